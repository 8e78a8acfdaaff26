//! Whom the analyses speak of, as of one day: those the filters let through and, where representadas are chosen, only what
//! was bought of them.

use crate::domain::fact::order::Order;
use crate::domain::filter::Filter;
use crate::domain::indicator::analysis::insight::{Foreseen, Insight, Model, insights_foreseen};
use crate::domain::indicator::status::{Status, statuses};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::PrincipalId;
use crate::domain::value::money::Centavos;
use crate::text::format;
use crate::text::population as words;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::sync::Arc;

/// By slot, as of one day.
pub(crate) struct Seen {
    /// Of the orders of chosen representadas alone; `None`: all orders count.
    pub own: Option<Columns>,
    pub statuses: Arc<Vec<Option<Status>>>,
    pub insights: Arc<Vec<Option<Insight>>>,
    /// Slots that the filters let through.
    pub slots: Arc<Vec<Slot>>,
    pub on: NaiveDate,
    /// What is ahead of clients is known.
    pub foreseen: bool,
}

/// The columns of what was bought of `principals`; `None`: nobody chose one.
pub(crate) fn own_columns(p: &Portfolio, principals: &BTreeSet<PrincipalId>) -> Option<Columns> {
    let of = |order: &Order| order.principal.is_some_and(|id| principals.contains(&id));
    (!principals.is_empty()).then(|| Columns::of_orders(p.dossiers(), &p.rules().coverage, of))
}

impl Seen {
    /// By the orders of `own` alone. `foreseen`: `None` while nobody has looked ahead of them.
    pub(crate) fn by_own_orders(
        p: &Portfolio,
        own: Columns,
        slots: Arc<Vec<Slot>>,
        on: NaiveDate,
        model: Option<&Model>,
        foreseen: Option<&Foreseen>,
    ) -> Self {
        let statuses = statuses(&own, p.rules(), on);
        let unknown = Foreseen::default();
        let insights = insights_foreseen(&own, &statuses, on, model, foreseen.unwrap_or(&unknown));
        Self {
            own: Some(own),
            statuses: Arc::new(statuses),
            insights: Arc::new(insights),
            slots,
            on,
            foreseen: foreseen.is_some(),
        }
    }

    pub(crate) fn columns<'a>(&'a self, p: &'a Portfolio) -> &'a Columns {
        self.own.as_ref().unwrap_or(p.columns())
    }

    pub(crate) fn status(&self, slot: Slot) -> Option<&Status> {
        self.statuses.get(slot.at())?.as_ref()
    }

    pub(crate) fn insight(&self, slot: Slot) -> Option<&Insight> {
        self.insights.get(slot.at())?.as_ref()
    }

    /// Slots in scope with their status and insight.
    pub(crate) fn clients(&self) -> impl Iterator<Item = (Slot, &Status, &Insight)> + '_ {
        self.slots.iter().filter_map(|slot| Some((*slot, self.status(*slot)?, self.insight(*slot)?)))
    }

    /// "R$ 1.234,56" of the last twelve months.
    pub(crate) fn bought(&self, slot: Slot) -> String {
        format::money(Centavos::new(self.status(slot).map_or(0, |status| status.revenue_12m)))
    }

    /// Whom a panel speaks of: `inside` of those in scope, `who` says which; without a number, `who` of them.
    pub(crate) fn population(&self, filter: &Filter, who: &str, inside: Option<usize>) -> String {
        let whole = words::Whole {
            here: self.slots.len(),
            on: self.on,
            filtered: !filter.is_empty(),
            gone: filter.gone,
        };
        match inside {
            Some(inside) => words::counted(inside, who, &whole),
            None => words::among(who, &whole),
        }
    }
}

/// The filters in force with one more condition, where the list of clients would judge it as the analyses do: over all
/// orders, not those of chosen representadas.
pub(crate) fn narrowed(filter: &Filter, add: impl FnOnce(&mut Filter)) -> Option<Filter> {
    filter.principals.is_empty().then(|| {
        let mut filter = filter.clone();
        add(&mut filter);
        filter
    })
}

/// "Campinas/SP", or what of it is known.
pub(crate) fn place(p: &Portfolio, slot: Slot) -> String {
    let Some(client) = p.client_at(slot) else { return String::new() };
    let uf = client.uf.map(|uf| uf.letters().to_owned());
    [client.city.clone(), uf].into_iter().flatten().collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::abc::AbcClass;
    use crate::domain::value::uf::Uf;
    use crate::screen::analysis::small::seen_on;
    use crate::screen::small::{Small, d};
    use crate::text::population::who;

    const DAY: &str = "2026-11-18";

    #[test]
    fn a_chosen_representada_counts_only_its_own_orders() {
        let principal = PrincipalId::from_u128;
        let p = Small::clients(&["Ana", "Bia"])
            .order_with(1, "2026-11-03", 10_000, |order| order.principal = Some(principal(1)))
            .order_with(1, "2026-11-10", 70_000, |order| order.principal = Some(principal(2)))
            .order(2, "2026-11-10", 5_000)
            .portfolio();
        assert!(own_columns(&p, &BTreeSet::new()).is_none());
        let own = own_columns(&p, &[principal(1)].into()).unwrap();
        let slots = Arc::new(p.columns().slots().collect());
        let seen = Seen::by_own_orders(&p, own, slots, d(DAY), None, None);
        let bought: Vec<i64> = seen.clients().map(|(_, status, _)| status.revenue_12m).collect();
        assert_eq!((bought, seen.foreseen), (vec![10_000, 0], false));
        assert_eq!(seen.bought(Slot::new(0)), "R$\u{a0}100,00");
        let days = |columns: &Columns| columns.order_days.of(Slot::new(0)).len();
        assert_eq!((days(seen.columns(&p)), days(seen_on(&p, DAY).columns(&p))), (1, 2));
    }

    #[test]
    fn a_population_says_of_how_many_and_whether_filters_are_on() {
        let p = Small::clients(&["Ana", "Bia"]).portfolio();
        let seen = seen_on(&p, DAY);
        let whole = words::Whole { here: 2, on: d(DAY), filtered: false, gone: false };
        let (none, gone) = (Filter::default(), Filter { gone: true, ..Filter::default() });
        assert_eq!(seen.population(&none, who::BUYERS, Some(1)), words::counted(1, who::BUYERS, &whole));
        let gone_too = words::Whole { filtered: true, gone: true, ..whole };
        assert_eq!(
            seen.population(&gone, who::BUYERS_AT_ENDS, None),
            words::among(who::BUYERS_AT_ENDS, &gone_too)
        );
    }

    #[test]
    fn the_list_judges_as_the_analyses_do_only_over_all_orders() {
        let add = |filter: &mut Filter| filter.abc = [AbcClass::A].into();
        let open = Filter { ufs: [Uf::SP].into(), ..Filter::default() };
        assert_eq!(narrowed(&open, add), Some(Filter { abc: [AbcClass::A].into(), ..open.clone() }));
        let chosen = Filter { principals: [PrincipalId::from_u128(1)].into(), ..open };
        assert_eq!(narrowed(&chosen, add), None);
    }

    #[test]
    fn a_place_is_what_is_known_of_it() {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .with(1, |one| (one.uf, one.city) = (Some(Uf::SP), Some("Campinas".to_owned())))
            .with(2, |one| one.uf = Some(Uf::MG))
            .portfolio();
        let places = [0, 1, 2, 9].map(|slot| place(&p, Slot::new(slot)));
        assert_eq!(places, ["Campinas/SP", "MG", "", ""]);
    }
}
