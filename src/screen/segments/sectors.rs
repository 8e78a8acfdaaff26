//! Ramos that heat up, and who of them lies near the planned visits.

use crate::domain::portfolio::Portfolio;
use crate::domain::segment::built_in::{BuiltIn, members};
use crate::domain::segment::matched::Seen;
use crate::domain::segment::sector::{Sector, near_route, sectors};
use crate::domain::segment::together::Baskets;
use crate::domain::value::id::ClientId;
use crate::text::format;
use crate::text::segments::sectors as words;
use chrono::Days;

/// Visits of so many days are looked at.
const AHEAD: Days = Days::new(6);
/// Names that a list shows.
const SHOWN: usize = 20;

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shown {
    pub finding: String,
    /// Ramo, orders of 90 days, of the 90 before, the rest in both, growth.
    pub rows: Vec<Vec<String>>,
    /// Client, its name, and how near it lies to which visit; nearest first.
    pub near: Vec<(ClientId, String, String)>,
}

pub(crate) fn shown(p: &Portfolio, seen: &Seen) -> Shown {
    let all = sectors(p, seen.on);
    let hot: Vec<&Sector> = all.iter().filter(|one| one.is_heating()).collect();
    let row = |one: &Sector| {
        let rest =
            format!("{} · {}", format::integer(one.rest_now.into()), format::integer(one.rest_before.into()));
        vec![
            one.name.clone(),
            format::integer(one.now.into()),
            format::integer(one.before.into()),
            rest,
            words::growth(one),
        ]
    };
    let wanted = members(BuiltIn::HeatingSector, p, seen, &Baskets::default());
    let last = seen.on.checked_add_days(AHEAD).unwrap_or(seen.on);
    let near = near_route(p, &wanted, seen.on, last).into_iter().take(SHOWN).filter_map(|one| {
        let (client, stop) = (p.client_at(one.slot)?, p.client_at(one.stop)?);
        let how = words::near(one.km, stop.display_name(), one.on);
        Some((client.id, client.display_name().to_owned(), how))
    });
    Shown { finding: words::heating(&hot), rows: all.iter().map(row).collect(), near: near.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Situation;
    use crate::domain::place::geo::LatLon;
    use crate::screen::small::{Small, d, id, seen};

    #[test]
    fn a_ramo_that_heats_up_is_named_with_its_numbers_and_who_of_it_is_near() {
        const DAY: &str = "2026-11-28";
        let bar = |small: Small, client| small.with(client, |one| one.industry = Some("Bar".to_owned()));
        let mut small = (1..=4).fold(Small::clients(&["Ana", "Bia", "Caio", "Duda", "Eva"]), bar);
        for at in 0..24 {
            let day = |month| format!("2026-{month}-{:02}", 1 + at);
            small =
                small.order(1 + at % 3, &day("11"), 100).order(5, &day("11"), 100).order(5, &day("07"), 100);
        }
        let place = |lat| LatLon::new(lat, -46.6).ok();
        let p = small
            .with(4, |one| (one.situation, one.location) = (Situation::Prospect, place(-23.5)))
            .with(1, |one| one.location = place(-23.509))
            .agreed(1, 9, "2026-12-01", None)
            .portfolio();
        let found = shown(&p, &Seen { on: d(DAY), statuses: seen(&p, DAY) });
        assert!(found.finding.starts_with("Bar aquece: "), "{}", found.finding);
        assert_eq!(found.rows.len(), 1);
        assert_eq!(found.rows[0][..4], ["Bar", "24", "0", "24 · 24"].map(str::to_owned));
        let near = "a 1,0 km de Ana, na agenda de 01/12/2026".to_owned();
        assert_eq!(found.near, [(id(4), "Duda".to_owned(), near)]);
    }

    #[test]
    fn without_orders_nothing_heats_up() {
        let p = Small::clients(&["Ana"]).portfolio();
        let found = shown(&p, &Seen { on: d("2026-11-28"), statuses: seen(&p, "2026-11-28") });
        assert_eq!(found.finding, words::heating(&[]));
        assert!(found.rows.is_empty() && found.near.is_empty());
    }
}
