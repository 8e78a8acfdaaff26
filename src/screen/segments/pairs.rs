//! Products that go together, and who takes only one of them.

use crate::domain::calendar::day::Day;
use crate::domain::filter::Filter;
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::portfolio::Portfolio;
use crate::domain::segment::built_in::Named;
use crate::domain::segment::together::{Baskets, Pair};
use crate::domain::value::id::ClientId;
use crate::exchange::filter_query::to_pairs;
use crate::text::segments::together as words;
use chrono::NaiveDate;

/// Pairs that a page can show.
const SHOWN: usize = 20;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// "Quem compra farinha costuma levar fermento: …".
    pub finding: String,
    /// "2,0×": as often as by chance.
    pub lift: String,
    /// The filter that shows who does not take it yet.
    pub link: Vec<(&'static str, String)>,
}

/// What goes together is learnt from all clients; who lacks it are those whom `held_by` holds.
pub(crate) fn shown(p: &Portfolio, baskets: &Baskets, held_by: &HeldBy, on: NaiveDate) -> Vec<Row> {
    let row = |mut pair: Pair| {
        pair.missing.retain(|slot| held_by.has(p.columns(), *slot, Day::of(on)));
        let built_in = Some(Named::missing(&pair.with, &pair.without).key());
        let link = to_pairs(&Filter { built_in, ..Filter::default() });
        (!pair.missing.is_empty()).then(|| Row {
            finding: words::pair_finding(&pair),
            lift: words::lift(&pair),
            link,
        })
    };
    baskets.pairs(on).into_iter().filter_map(row).take(SHOWN).collect()
}

/// Offers that a client's page can show.
const OFFERS: usize = 3;

/// "Quem leva farinha também leva fermento: 2,0× o acaso (7 de 8 clientes)".
pub(crate) fn offers(p: &Portfolio, baskets: &Baskets, client: ClientId, on: NaiveDate) -> Vec<String> {
    let found = p.slot(client).map(|slot| baskets.offers(slot, on)).unwrap_or_default();
    found.iter().take(OFFERS).map(words::offer).collect()
}

/// Whether an order named a product: without one nothing can be said.
pub(crate) fn names_products(p: &Portfolio, client: ClientId, on: NaiveDate) -> bool {
    let orders = p.dossier(client).map(|dossier| &dossier.orders);
    orders.is_some_and(|orders| {
        orders.iter().any(|order| order.is_valid() && order.date <= on && !order.items.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::order::OrderItem;
    use crate::domain::value::id::SalespersonId;
    use crate::domain::value::money::Centavos;
    use crate::screen::small::{Small, d, id};

    #[test]
    fn a_pair_is_told_with_its_counts_and_leads_to_who_lacks_it() {
        let names = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16"];
        let mut small = Small::clients(&names);
        for client in 1..=16 {
            let products: &[&str] = match client {
                1..=7 => &["farinha", "fermento"],
                8 => &["farinha"],
                _ => &["queijo"],
            };
            small = small.order_with(client, "2026-11-03", 100, |order| {
                let item = |product: &&str| OrderItem {
                    product: (*product).to_owned(),
                    quantity_milli: 1000,
                    total: Centavos::new(100),
                };
                order.items = products.iter().map(item).collect();
            });
        }
        let p = small.portfolio();
        let everybody = HeldBy::default();
        let rows = shown(&p, &Baskets::of(&p), &everybody, d("2026-11-28"));
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].lift, "2,0×");
        assert_eq!(
            rows[0].finding,
            "Quem compra farinha costuma levar fermento: 87,5% (7 de 8); 1 ainda não leva"
        );
        assert_eq!(rows[0].link, [("segmento", "sem-o-par\tfarinha\tfermento".to_owned())]);
        assert!(shown(&p, &Baskets::of(&p), &everybody, d("2026-11-02")).is_empty());
        let of_another = HeldBy::new([Some(SalespersonId::from_u128(1))].into());
        assert_eq!(shown(&p, &Baskets::of(&p), &of_another, d("2026-11-28")), [], "theirs lack nothing");
        let offered = |client, on| offers(&p, &Baskets::of(&p), id(client), d(on));
        assert_eq!(
            offered(8, "2026-11-28"),
            ["Quem leva farinha também leva fermento: 2,0× o acaso (7 de 8 clientes)"]
        );
        assert!(offered(1, "2026-11-28").is_empty() && offered(9, "2026-11-28").is_empty());
        assert!(offered(8, "2026-11-02").is_empty());
        assert_eq!(["2026-11-02", "2026-11-03"].map(|on| names_products(&p, id(8), d(on))), [false, true]);
    }
}
