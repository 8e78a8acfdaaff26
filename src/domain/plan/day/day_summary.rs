//! What came of a day: contacts, the coverage they gained, the way between the visits.

use crate::domain::calendar::period::{Month, Period};
use crate::domain::fact::interaction::Interaction;
use crate::domain::indicator::coverage::{coverage, members};
use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::Rules;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct DaySummary {
    /// Clients visited, whether or not anybody was there.
    pub visits: usize,
    /// Clients contacted by any other channel only.
    pub others: usize,
    /// Coverage of the month up to the day.
    pub coverage: Ratio,
    /// Clients that the day brought into it.
    pub gained: usize,
    /// From place to place in the order of the visits, by road; `None` with fewer than two places.
    pub km: Option<f64>,
}

pub(crate) fn day_summary(portfolio: &Portfolio, day: NaiveDate) -> DaySummary {
    let (mut visits, mut others) = (0, 0);
    let mut stops: Vec<(Interaction, LatLon)> = Vec::new();
    for dossier in portfolio.dossiers().iter().filter(|dossier| dossier.client.is_some()) {
        let mut made: Vec<Interaction> = Vec::new();
        // Looked through without opening what lies packed.
        dossier.interactions.each(|one| {
            if one.date == day && one.outcome.is_done() {
                made.push(one.clone());
            }
        });
        let spoken = !made.is_empty();
        made.retain(Interaction::is_visit_made);
        visits += usize::from(!made.is_empty());
        others += usize::from(spoken && made.is_empty());
        stops.extend(made.into_iter().filter_map(|one| {
            let place = place_of(dossier, &one)?;
            Some((one, place))
        }));
    }
    stops.sort_by_key(|(one, _)| (one.time.is_none(), one.time, one.recorded, one.id));
    let (columns, rules) = (portfolio.whole_columns(), portfolio.rules());
    let month = Month::of(day).period();
    DaySummary {
        visits,
        others,
        coverage: coverage(columns, rules, month, day).tally.coverage(),
        gained: gained(columns, rules, month, day),
        km: way_km(&stops, rules),
    }
}

/// Where the visit took place: where the rep stood, else where the client is.
fn place_of(dossier: &Dossier, visit: &Interaction) -> Option<LatLon> {
    visit.position.or_else(|| dossier.client.as_ref().and_then(|client| client.location))
}

fn gained(columns: &Columns, rules: &Rules, month: Period, day: NaiveDate) -> usize {
    let covered = |until: NaiveDate| -> BTreeSet<Slot> {
        let period = Period { end: until, ..month };
        let all = members(columns, rules, period, until);
        all.filter(|(_, member)| member.as_ref().is_ok_and(|reach| reach.covered))
            .map(|(slot, _)| slot)
            .collect()
    };
    let before = day.pred_opt().filter(|before| month.contains(*before)).map(covered).unwrap_or_default();
    covered(day).difference(&before).count()
}

fn way_km(stops: &[(Interaction, LatLon)], rules: &Rules) -> Option<f64> {
    (stops.len() >= 2).then(|| {
        let straight: f64 = stops.windows(2).map(|pair| pair[0].1.distance_km(pair[1].1)).sum();
        straight * f64::from(rules.visits.road_factor_hundredths) / 100.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::interaction::{Channel, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::Record;
    use crate::domain::value::id::{ClientId, InteractionId};
    use chrono::NaiveTime;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn client(id: u128, lat: Option<f64>, contacts: &[(&str, Channel, Outcome, Option<u32>)]) -> Record {
        let location = lat.map(|lat| LatLon::new(lat, -46.0).unwrap());
        let client = Client { location, ..Client::new(ClientId::from_u128(id), Stamp::default()) };
        let interactions = contacts.iter().enumerate().map(|(at, (date, channel, outcome, hour))| {
            let id = InteractionId::from_u128(id * 100 + at as u128);
            let time = hour.and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
            Interaction { time, ..Interaction::new(id, Stamp::default(), d(date), *channel, *outcome) }
        });
        Record::Client(Box::new(Dossier { interactions: interactions.collect(), ..Dossier::of(client) }))
    }

    #[test]
    fn a_day_is_told_in_visits_coverage_gained_and_the_way() {
        use Channel::{Call, Visit};
        use Outcome::{Absent, NoAnswer, Scheduled, Success};
        let day = "2026-06-10";
        let portfolio = Portfolio::from_records([
            // One degree apart, visited south to north; the one in between has no place.
            client(1, Some(-24.0), &[(day, Visit, Success, Some(8)), (day, Call, Success, Some(9))]),
            client(2, Some(-22.0), &[(day, Visit, Absent, Some(16))]),
            client(3, Some(-23.0), &[("2026-06-02", Visit, Success, None), (day, Visit, Success, Some(10))]),
            client(4, None, &[(day, Visit, Success, Some(12))]),
            client(5, Some(-20.0), &[(day, Call, NoAnswer, None)]),
            client(6, Some(-20.0), &[(day, Visit, Scheduled, None)]),
        ]);
        let summary = day_summary(&portfolio, d(day));
        assert_eq!((summary.visits, summary.others, summary.gained), (4, 1, 2));
        assert_eq!(summary.coverage, Ratio::new(3, 6));
        // Two degrees of a meridian, by road.
        let degree = std::f64::consts::PI * 6371.0088 / 180.0;
        assert!((summary.km.unwrap() - 2.0 * degree * 1.3).abs() < 1e-6, "{summary:?}");
    }

    #[test]
    fn the_first_of_the_month_gains_against_nothing() {
        let contacts = [
            ("2026-05-31", Channel::Visit, Outcome::Success, None),
            ("2026-06-01", Channel::Visit, Outcome::Success, None),
        ];
        let summary = day_summary(&Portfolio::from_records([client(1, None, &contacts)]), d("2026-06-01"));
        assert_eq!((summary.gained, summary.coverage, summary.km), (1, Ratio::new(1, 1), None));
    }

    #[test]
    fn a_day_without_contacts_gained_nothing() {
        let summary = day_summary(&Portfolio::default(), d("2026-06-01"));
        assert_eq!((summary.visits, summary.others, summary.gained, summary.km), (0, 0, 0, None));
        assert!(!summary.coverage.is_defined());
    }
}
