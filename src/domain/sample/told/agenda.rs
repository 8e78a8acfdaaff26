//! The agenda and the roteiro of the first vendedor: the day that is open now, the days after it, the visits made in the last
//! weeks, one that nobody closed. A sample opened on a day off has its visits on the next working day.

use super::super::places::office;
use super::super::{DEVICE, Team, stamp};
use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::{days_between, step_days};
use crate::domain::catalog::CatalogEntry;
use crate::domain::client::Situation;
use crate::domain::fact::appointment::{Appointment, AppointmentState, Repeat};
use crate::domain::fact::interaction::Channel;
use crate::domain::keeping::register::Register;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::day_route::{Anchor, DayRoute, key};
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::Rules;
use crate::domain::value::id::{AppointmentId, SalespersonId};
use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;

/// Identities of the appointments begin here.
const FIRST_ID: u128 = 0xa9e4_da00_0000;
/// Hours of the day that is open: far enough apart for the way between two.
const HOURS: [(u32, u32); 6] = [(8, 30), (9, 30), (10, 45), (13, 30), (14, 30), (16, 0)];
/// Hours of the days after it.
const LATER_HOURS: [(u32, u32); 3] = [(9, 0), (10, 30), (14, 0)];
const LATER_DAYS: u32 = 4;
/// Working visits of so many days back are told as agreed before.
const MADE_WITHIN: i64 = 14;
const MADE_A_DAY: usize = 4;
/// Of the round each so manieth is a stop of the day: a few streets apart are no way to drive.
const APART: usize = 4;
const NOTES: [&str; 2] = ["Levar a tabela nova", "Contar o estoque antes de oferecer"];
const HOME_NAME: &str = "Escritório";

pub(in super::super) fn plan(dossiers: &mut [Dossier], team: &Team, today: NaiveDate) -> Vec<Record> {
    let calendar = Calendar::default();
    let day = calendar.on_or_after(today).unwrap_or(today);
    let seller = team.salespeople.first().copied();
    let mut ids = (FIRST_ID..).map(AppointmentId::from_u128);
    let mut bare = |date: NaiveDate, time: (u32, u32)| {
        let at = stamp(step_days(date.min(today), -1), 8);
        let id = ids.next().unwrap_or(AppointmentId::from_u128(FIRST_ID));
        let time = NaiveTime::from_hms_opt(time.0, time.1, 0);
        Appointment { time, salesperson: seller, ..Appointment::new(id, at, date, Channel::Visit) }
    };
    made(dossiers, seller, today, &mut bare);
    let near = round(dossiers, seller, today);
    let (stops, near): (Vec<_>, Vec<_>) = near
        .into_iter()
        .enumerate()
        .partition(|(place, _)| place % APART == 0 && *place < HOURS.len() * APART);
    let stops: Vec<usize> = stops.into_iter().map(|(_, at)| at).collect();
    let mut near = near.into_iter().map(|(_, at)| at);
    for (number, (at, time)) in stops.iter().zip(HOURS).enumerate() {
        let one = Appointment {
            confirmed: number == 1,
            locked: number == 1,
            note: NOTES.get(number).map(|note| (*note).to_owned()),
            ..bare(day, time)
        };
        dossiers[*at].facts.push(one.into());
    }
    for later in 1..=LATER_DAYS {
        let Some(date) = calendar.add(day, later) else { continue };
        for (at, time) in near.by_ref().take(LATER_HOURS.len()).zip(LATER_HOURS) {
            // One of them comes again every two weeks.
            let repeat = (later == 2 && time == LATER_HOURS[0]).then_some(Repeat::EveryWeeks(2));
            dossiers[at].facts.push(Appointment { repeat, ..bare(date, time) }.into());
        }
    }
    // Agreed for the last working day, and nobody said what became of it.
    if let (Some(at), Some(date)) = (near.next(), calendar.on_or_before(step_days(today, -1))) {
        dossiers[at].facts.push(bare(date, HOURS[5]).into());
    }
    dossiers.iter_mut().for_each(Dossier::normalize);
    let stops = stops.iter().map(|at| dossiers[*at].id).collect();
    kept(&DayRoute { stops, end: Anchor::Stops, ..DayRoute::default() }, day, today)
}

/// The visits that the vendedor made lately stood in the agenda.
fn made(
    dossiers: &mut [Dossier],
    seller: Option<SalespersonId>,
    today: NaiveDate,
    bare: &mut impl FnMut(NaiveDate, (u32, u32)) -> Appointment,
) {
    let mut on: Vec<(NaiveDate, Option<NaiveTime>, usize)> = Vec::new();
    for (at, dossier) in dossiers.iter().enumerate() {
        dossier.interactions.each(|said| {
            let ago = days_between(said.date, today);
            if said.is_visit_made() && said.salesperson == seller && (1..=MADE_WITHIN).contains(&ago) {
                on.push((said.date, said.time, at));
            }
        });
    }
    on.sort_unstable();
    for day in on.chunk_by(|one, next| one.0 == next.0) {
        for (date, time, at) in day.iter().take(MADE_A_DAY) {
            let one = Appointment { time: *time, state: AppointmentState::Done, ..bare(*date, HOURS[0]) };
            dossiers[*at].facts.push(one.into());
        }
    }
}

/// Positions of the vendedor's clients in the order of a round: from the office always to the nearest that is left. Whom somebody spoke
/// to today is not asked again.
fn round(dossiers: &[Dossier], seller: Option<SalespersonId>, today: NaiveDate) -> Vec<usize> {
    let place = |dossier: &Dossier| {
        let client = dossier.client.as_ref()?;
        let is_visited = client.situation == Situation::Active && client.holder_on(today) == seller;
        let mut spoken = false;
        dossier.interactions.each(|said| spoken |= said.date == today);
        client.location.filter(|_| is_visited && !spoken && !dossier.orders.is_empty())
    };
    let mut left: Vec<(LatLon, usize)> =
        dossiers.iter().enumerate().filter_map(|(at, dossier)| Some((place(dossier)?, at))).collect();
    let mut round = Vec::new();
    let Some(mut here) = office() else { return round };
    while let Some((place, at)) = left
        .iter()
        .min_by(|one, other| {
            here.distance_km(one.0).total_cmp(&here.distance_km(other.0)).then(one.1.cmp(&other.1))
        })
        .copied()
    {
        left.retain(|one| one.1 != at);
        round.push(at);
        here = place;
    }
    round
}

/// The roteiro of the day, and where the vendedor sets out from.
fn kept(route: &DayRoute, day: NaiveDate, today: NaiveDate) -> Vec<Record> {
    let mut rules = Rules::default();
    (rules.visits.home, rules.visits.home_name) = (office(), Some(HOME_NAME.to_owned()));
    let at = stamp(step_days(today, -1), 8);
    let setting = |id: String, value: Option<Value>| {
        Record::Catalog(CatalogEntry::Setting { id, register: Register { value, at } })
    };
    let home = Rules::default().edits_towards(&rules).into_iter().map(|(id, value)| setting(id, Some(value)));
    let route = setting(key(day, DEVICE), serde_json::to_value(route).ok());
    home.chain([route]).collect()
}
