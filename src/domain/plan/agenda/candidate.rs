//! Whom a week could be spent on: who falls due in it, what waiting costs, where and when each is found.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::visiting::{Hours, IsoWeekday};
use crate::domain::indicator::analysis::insight::Insight;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::risk::is_left_out;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::day::worklist::{is_worth_a_contact, next_due};
use crate::domain::plan::road::free_hours::visit_value;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::{AppointmentId, ClientId};
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeSet;

use super::week::Week;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Candidate {
    pub slot: Slot,
    pub client: ClientId,
    /// `None`: nobody knows; a fixed way is assumed.
    pub place: Option<LatLon>,
    pub minutes: u32,
    /// What the visit is worth in centavos: expected loss, and the days late by the end of the week after.
    pub value: i64,
    /// Centavos a month at stake.
    pub monthly_centavos: i64,
    /// As of the day the proposal is made.
    pub days_since_contact: Option<i32>,
    pub cadence_days: u16,
    /// Working day on which the contact falls due; `None`: never contacted, so now.
    pub due: Option<NaiveDate>,
    /// Days of the week and hours it receives visits; empty: any.
    pub weekdays: BTreeSet<IsoWeekday>,
    pub hours: Vec<Hours>,
    /// Stands in this week already, not locked: it stays in the week, and may change its day and hour.
    pub planned: Option<Planned>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Planned {
    pub appointment: AppointmentId,
    pub date: NaiveDate,
    pub time: Option<NaiveTime>,
}

/// A week later than the end of this one: when whoever is left out now could be visited next.
const NEXT_CHANCE_DAYS: i32 = 7;

/// Everybody who falls due by the end of the week or stands in it, but, where the rules say so, whose credit is blocked and with whom nothing is arranged: who stands in it, then the most valuable; ties by id. `statuses` and
/// `insights` by slot, as of `today`; `place` says where a client is.
pub(crate) fn candidates(
    portfolio: &Portfolio,
    statuses: &[Option<Status>],
    insights: &[Option<Insight>],
    week: Week,
    today: NaiveDate,
    place: impl Fn(Slot) -> Option<LatLon>,
) -> Vec<Candidate> {
    let rules = portfolio.rules();
    let calendar = &rules.calendar;
    let Some(last_day) = week.working_days(calendar).next_back() else {
        return Vec::new();
    };
    let ahead = (Day::of(last_day) - Day::of(today)).max(0);
    let mut found = Vec::new();
    for (slot, dossier) in Slot::each(portfolio.dossiers()) {
        let Some((client, status)) = dossier.client.as_ref().zip(statuses.get(slot.at()).copied().flatten())
        else {
            continue;
        };
        let arranged = dossier.planned_next(today, calendar);
        let here = arranged.iter().filter(|one| week.contains(one.date)).collect::<Vec<_>>();
        let planned = match (here.as_slice(), arranged.len()) {
            ([], 0) => None,
            // One of a series stands on the day agreed with the client.
            ([only], _) if !only.locked && only.occurrence.is_none() => {
                Some(Planned { appointment: only.id, date: only.date, time: only.time })
            }
            // Arranged for another week, locked, or more than once: the rep has decided.
            _ => continue,
        };
        let due = status.last_contact.and_then(|last| next_due(last, status.cadence_days, calendar));
        let is_due = is_worth_a_contact(&status)
            && due.is_none_or(|due| due <= last_day)
            && !is_left_out(portfolio, slot, today);
        if planned.is_none() && !is_due {
            continue;
        }
        let monthly = status.revenue_12m.max(0) / 12;
        let loss = insights.get(slot.at()).copied().flatten().and_then(|insight| insight.ahead);
        let loss = loss.map_or(0, |ahead| ahead.loss_centavos);
        let late = Status {
            days_since_interaction: status
                .days_since_interaction
                .map(|days| days.saturating_add(ahead + NEXT_CHANCE_DAYS)),
            ..status
        };
        found.push(Candidate {
            slot,
            client: dossier.id,
            place: place(slot),
            minutes: u32::from(rules.visits.visit_minutes),
            value: visit_value(&late, loss),
            monthly_centavos: monthly,
            days_since_contact: status.days_since_interaction,
            cadence_days: status.cadence_days,
            due,
            weekdays: client.visit_weekdays.clone(),
            hours: client.visit_hours.clone(),
            planned,
        });
    }
    found.sort_by_key(|one| (one.planned.is_none(), std::cmp::Reverse(one.value), one.client));
    found
}
