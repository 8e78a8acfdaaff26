//! *Mapa*, where what is forgotten weighs: the clients *esquecidos* of the view, each by what it buys a month.

use crate::domain::indicator::status::Status;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::value::money::Centavos;

/// What the layer shows and what its legend sums.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Forgotten {
    /// With centavos a month: the mean of the last twelve months, more than zero.
    pub weights: Vec<(Slot, i64)>,
    /// Forgotten too, but without purchases in twelve months: nothing weighs.
    pub without_purchases: usize,
}

impl Forgotten {
    pub(crate) fn monthly(&self) -> Centavos {
        Centavos::new(self.weights.iter().map(|(_, centavos)| centavos).sum())
    }
}

/// Of the `visible` slots.
pub(crate) fn forgotten(statuses: &[Option<Status>], visible: &[Slot]) -> Forgotten {
    let mut found = Forgotten::default();
    for slot in visible {
        let Some(status) = statuses.get(slot.at()).copied().flatten() else { continue };
        if status.state != ContactState::Forgotten {
            continue;
        }
        match status.revenue_12m / 12 {
            monthly @ 1.. => found.weights.push((*slot, monthly)),
            ..=0 => found.without_purchases += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::small::{Small, seen};

    #[test]
    fn only_who_is_forgotten_weighs_and_by_what_it_buys_a_month() {
        let p = Small::clients(&["Ana", "Bia", "Caio", "Duda"])
            .visit(1, "2026-01-10")
            .visit(2, "2026-01-10")
            .visit(3, "2026-11-17")
            .order(1, "2026-06-01", 1_200_000)
            .order(3, "2026-06-01", 2_400_000)
            .portfolio();
        let statuses = seen(&p, "2026-11-18");
        let all: Vec<Slot> = (0..4).map(Slot::new).collect();
        let found = forgotten(&statuses, &all);
        assert_eq!(found.weights, [(Slot::new(0), 100_000)]);
        assert_eq!((found.without_purchases, found.monthly()), (1, Centavos::new(100_000)));
        // Who is filtered out is not summed.
        assert_eq!(forgotten(&statuses, &all[1..]).monthly(), Centavos::new(0));
    }
}
