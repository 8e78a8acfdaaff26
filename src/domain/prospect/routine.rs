//! The rep's own routine of prospecting: new names, contacts and visits of a day, week or month against what is aimed at, and
//! for how many periods in a row it was kept.

use super::conversion::Tried;
use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::{Month, Period, Week, step_days};
use crate::domain::fact::interaction::Channel;
use crate::domain::portfolio::Portfolio;
use crate::domain::rules::prospecting::{Pace, ProspectingRules};
use chrono::NaiveDate;

/// What was done in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Doings {
    /// Tries begun.
    pub names: usize,
    /// Acts that took place with whom a try was under way, visits not among them.
    pub contacts: usize,
    pub visits: usize,
}

impl Doings {
    pub(crate) fn reaches(&self, rules: &ProspectingRules) -> bool {
        self.names >= rules.names.into()
            && self.contacts >= rules.contacts.into()
            && self.visits >= rules.visits.into()
    }
}

/// Where the routine stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Routine {
    pub period: Period,
    pub done: Doings,
    /// Periods in a row in which all was reached, up to this one or, while it is not reached yet, the one before.
    pub streak: usize,
}

/// How far back a streak is looked for: nobody needs to be told more.
const PERIODS_BACK: usize = 60;

/// `None`: nothing is aimed at.
pub(crate) fn routine(
    p: &Portfolio,
    tried: &[Tried],
    rules: &ProspectingRules,
    calendar: &Calendar,
    today: NaiveDate,
) -> Option<Routine> {
    if !rules.has_routine() {
        return None;
    }
    let days = days_of(p, tried, today);
    let done_in = |period: Period| {
        days.iter().filter(|(on, _)| period.contains(*on)).fold(Doings::default(), |sum, (_, done)| Doings {
            names: sum.names + done.names,
            contacts: sum.contacts + done.contacts,
            visits: sum.visits + done.visits,
        })
    };
    let period = period_of(rules.pace, today);
    let done = done_in(period);
    let mut streak = usize::from(done.reaches(rules));
    let mut earlier = before(rules.pace, period, calendar);
    while let Some(one) = earlier.filter(|_| streak < PERIODS_BACK) {
        if !done_in(one).reaches(rules) {
            break;
        }
        streak += 1;
        earlier = before(rules.pace, one, calendar);
    }
    Some(Routine { period, done, streak })
}

fn period_of(pace: Pace, day: NaiveDate) -> Period {
    match pace {
        Pace::Daily => Period::day(day),
        Pace::Weekly => Week::of(day).period(),
        Pace::Monthly => Month::of(day).period(),
    }
}

/// The one before; of days, the working day before: a Sunday breaks no streak.
fn before(pace: Pace, period: Period, calendar: &Calendar) -> Option<Period> {
    let eve = step_days(period.start, -1);
    match pace {
        Pace::Daily => calendar.on_or_before(eve).map(Period::day),
        Pace::Weekly | Pace::Monthly => Some(period_of(pace, eve)),
    }
}

/// What was done, day by day; what is dated later has not happened.
fn days_of(p: &Portfolio, tried: &[Tried], today: NaiveDate) -> Vec<(NaiveDate, Doings)> {
    let mut days = Vec::new();
    let mut of_client = tried;
    while let Some(first) = of_client.first() {
        let count = of_client.iter().take_while(|one| one.slot == first.slot).count();
        let (these, rest) = of_client.split_at(count);
        of_client = rest;
        let began = these.iter().filter_map(|one| one.way.began).filter(|on| *on <= today);
        days.extend(began.map(|on| (on, Doings { names: 1, ..Doings::default() })));
        let Some(dossier) = p.dossiers().get(first.slot.at()) else { continue };
        for said in dossier.interactions.read().iter() {
            let counts = said.date <= today
                && said.outcome.is_done()
                && these.iter().any(|one| one.way.is_under_way(said.date));
            if counts {
                let visits = usize::from(said.channel == Channel::Visit);
                days.push((said.date, Doings { names: 0, contacts: 1 - visits, visits }));
            }
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::super::conversion::all_tries;
    use super::*;
    use crate::domain::client::{Client, Situation};
    use crate::domain::fact::interaction::{Interaction, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, InteractionId};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    /// One potencial a day given, with a visit and a call on each of `talks`.
    fn carteira(entered: &[NaiveDate], talks: &[NaiveDate]) -> Portfolio {
        let records = entered.iter().zip(1_u128..).map(|(on, id)| {
            let mut client = Client::new(ClientId::from_u128(id), Stamp::default());
            client.situation = Situation::Prospect;
            client.entered = Some(*on);
            let said = talks.iter().zip(1_u128..).flat_map(|(on, at)| {
                [
                    (Channel::Visit, Outcome::Absent),
                    (Channel::Call, Outcome::Success),
                    (Channel::Call, Outcome::Cancelled),
                ]
                .into_iter()
                .zip(0_u128..)
                .map(move |((channel, outcome), kind)| {
                    let id = InteractionId::from_u128(id * 1_000 + at * 10 + kind);
                    Interaction::new(id, Stamp::default(), *on, channel, outcome)
                })
            });
            Record::Client(Box::new(Dossier {
                interactions: said.collect::<Vec<_>>().into(),
                ..Dossier::of(client)
            }))
        });
        Portfolio::from_records(records)
    }

    fn found(p: &Portfolio, rules: &ProspectingRules, today: NaiveDate) -> Option<Routine> {
        routine(p, &all_tries(p, today), rules, &Calendar::default(), today)
    }

    fn aims(pace: Pace, names: u16, contacts: u16, visits: u16) -> ProspectingRules {
        ProspectingRules { pace, names, contacts, visits, ..ProspectingRules::default() }
    }

    #[test]
    fn a_week_counts_what_fell_in_it_from_monday_to_today() {
        // 16/11/2026 is a Monday.
        let p = carteira(&[day(11, 15), day(11, 16), day(11, 18)], &[day(11, 14), day(11, 17)]);
        let found = found(&p, &aims(Pace::Weekly, 2, 3, 3), day(11, 18)).unwrap();
        assert_eq!(found.period, Period::new(day(11, 16), day(11, 22)));
        // On the 17th two are under way; the third comes on the 18th.
        assert_eq!(found.done, Doings { names: 2, contacts: 2, visits: 2 });
        assert_eq!(found.streak, 0);
    }

    #[test]
    fn nothing_aimed_at_is_no_routine() {
        assert_eq!(found(&carteira(&[day(11, 16)], &[]), &aims(Pace::Daily, 0, 0, 0), day(11, 18)), None);
    }

    #[test]
    fn a_weekend_breaks_no_streak_and_today_not_reached_yet_neither() {
        // Thursday, Friday, Monday; today is Tuesday.
        let p = carteira(&[day(11, 12), day(11, 13), day(11, 16)], &[]);
        let rules = aims(Pace::Daily, 1, 0, 0);
        assert_eq!(found(&p, &rules, day(11, 17)).unwrap().streak, 3);
        assert_eq!(found(&p, &rules, day(11, 16)).unwrap().streak, 3);
        assert_eq!(found(&p, &rules, day(11, 18)).unwrap().streak, 0, "Tuesday was missed");
    }

    #[test]
    fn months_in_a_row() {
        let p = carteira(&[day(8, 31), day(9, 1), day(10, 31), day(11, 1)], &[]);
        assert_eq!(found(&p, &aims(Pace::Monthly, 1, 0, 0), day(11, 30)).unwrap().streak, 4);
        assert_eq!(found(&p, &aims(Pace::Monthly, 2, 0, 0), day(11, 30)).unwrap().streak, 0);
    }
}
