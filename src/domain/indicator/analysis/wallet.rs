//! Share of wallet: what a client bought in twelve months ÷ what the rep says it buys of everybody (docs/domain.md §1).
//!
//! The potential is typed a month; twelve of them are the whole. Without one there is no share. It may pass 100%: then the
//! potential is too low, and that is said.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::step_months;
use crate::domain::client::Client;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;

const MONTHS: i64 = 12;

/// Centavos of the last twelve months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wallet {
    /// Net of returns: less than nothing where more came back than was bought.
    pub bought: i64,
    /// Of all suppliers, as the rep says; more than zero.
    pub potential: i64,
}

impl Wallet {
    pub(crate) fn share(self) -> Ratio {
        Ratio::new(self.bought, self.potential)
    }

    /// More was bought than the client is said to buy.
    pub(crate) fn is_over(self) -> bool {
        self.bought > self.potential
    }

    /// What others sell it, centavos; nothing where the potential is passed.
    pub(crate) fn elsewhere(self) -> i64 {
        self.potential.saturating_sub(self.bought).clamp(0, self.potential)
    }
}

/// The wallet of a client that bought `bought` centavos in twelve months; `None` where its potential is not known.
pub(crate) fn wallet(client: &Client, bought: i64) -> Option<Wallet> {
    let a_month = client.purchase_potential.filter(|potential| potential.is_positive())?;
    Some(Wallet { bought, potential: a_month.get().saturating_mul(MONTHS) })
}

/// The same, of the twelve months up to `on`.
pub(crate) fn wallet_on(client: &Client, columns: &Columns, slot: Slot, on: NaiveDate) -> Option<Wallet> {
    let from = Day::of(step_months(on, -(MONTHS as i32))) + 1;
    wallet(client, columns.bought_between(slot, from, Day::of(on)).centavos)
}

/// Several together: what all bought ÷ what all are said to buy. Who has no potential is in neither.
pub(crate) fn together(wallets: impl IntoIterator<Item = Wallet>) -> Option<Wallet> {
    wallets.into_iter().reduce(|all, one| Wallet {
        bought: all.bought.saturating_add(one.bought),
        potential: all.potential.saturating_add(one.potential),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::order::{Order, OrderStatus};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::rules::Rules;
    use crate::domain::value::id::{ClientId, OrderId};
    use crate::domain::value::money::Centavos;

    fn client(a_month: Option<i64>) -> Client {
        let client = Client::new(ClientId::from_u128(1), Stamp::default());
        Client { purchase_potential: a_month.map(Centavos::new), ..client }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// R$ 1.000,00 a month are R$ 12.000,00 in the year.
    #[test]
    fn the_share_is_of_twelve_times_what_was_typed() {
        for (bought, tenths, over, elsewhere) in [
            (0, 0, false, 1_200_000),
            (1, 0, false, 1_199_999),
            (600_000, 500, false, 600_000),
            (1_199_999, 1000, false, 1),
            (1_200_000, 1000, false, 0),
            (1_200_001, 1000, true, 0),
            (1_800_000, 1500, true, 0),
            (-120_000, -100, false, 1_200_000),
        ] {
            let found = wallet(&client(Some(100_000)), bought).unwrap();
            let said = (found.share().percent_tenths(), found.is_over(), found.elsewhere());
            assert_eq!(said, (Some(tenths), over, elsewhere), "{bought}");
        }
    }

    #[test]
    fn without_a_potential_there_is_no_share() {
        for a_month in [None, Some(0), Some(-100)] {
            assert_eq!(wallet(&client(a_month), 50_000), None, "{a_month:?}");
        }
        let most = wallet(&client(Some(i64::MAX)), 1).unwrap();
        assert_eq!((most.potential, most.share().percent_tenths()), (i64::MAX, Some(0)));
    }

    /// From 22/06/2025 to 21/06/2026: an order of either end counts, those beside do not; a cancelled one is none and a
    /// return takes off.
    #[test]
    fn twelve_months_up_to_the_day_net_of_returns() {
        let mut dossier = Dossier::of(client(Some(10_000)));
        for (number, (date, centavos, status)) in [
            ("2025-06-21", 1, OrderStatus::Invoiced),
            ("2025-06-22", 20_000, OrderStatus::Invoiced),
            ("2026-06-21", 30_000, OrderStatus::Pending),
            ("2026-06-22", 4, OrderStatus::Invoiced),
            ("2026-01-10", 7_777, OrderStatus::Cancelled),
            ("2026-02-10", 5_000, OrderStatus::Returned),
        ]
        .into_iter()
        .enumerate()
        {
            let id = OrderId::from_u128(number as u128);
            let order = Order::new(id, Stamp::default(), day(date), Centavos::new(centavos));
            dossier.orders.push(Order { status, ..order });
        }
        dossier.normalize();
        let of = dossier.client.clone().unwrap();
        let columns = Columns::of(&[dossier], &Rules::default().coverage);
        let found = wallet_on(&of, &columns, Slot::new(0), day("2026-06-21"));
        assert_eq!(found, Some(Wallet { bought: 45_000, potential: 120_000 }));
        assert_eq!(found.unwrap().share().percent_tenths(), Some(375));
    }

    #[test]
    fn who_has_no_potential_is_in_neither_sum() {
        let known = [(Some(100_000), 300_000), (None, 999_999), (Some(50_000), 900_000)];
        let wallets = known.iter().filter_map(|(a_month, bought)| wallet(&client(*a_month), *bought));
        assert_eq!(together(wallets), Some(Wallet { bought: 1_200_000, potential: 1_800_000 }));
        assert_eq!(together([]), None);
    }
}
