//! What other rules would make of the carteira: counts and money by class, contact states and coverage, in one scan.

use super::cadence::ContactState;
use super::columns::Columns;
use super::coverage::{Tally, coverage};
use super::lifecycle::Lifecycle;
use super::period::{Month, Period};
use super::portfolio::Portfolio;
use super::rules::Rules;
use super::status::{Status, statuses};
use chrono::NaiveDate;

/// One class under one set of rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassCount {
    pub clients: usize,
    /// Centavos a month: the mean of the last twelve.
    pub monthly_centavos: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Simulation {
    /// In the order of [`Lifecycle::ALL`].
    pub classes: [ClassCount; 5],
    /// In the order of [`ContactState::ALL`].
    pub states: [usize; 5],
    pub coverage: Tally,
    /// Clients whose class, or contact state, is not what it is under the rules in force.
    pub changed_class: usize,
    pub changed_state: usize,
}

/// The carteira under `rules` on `on`; `now` are the statuses under the rules in force.
pub fn simulate(portfolio: &Portfolio, rules: &Rules, now: &[Option<Status>], on: NaiveDate) -> Simulation {
    let recounted = (rules.coverage != portfolio.rules().coverage).then(|| portfolio.columns_with(rules));
    let columns: &Columns = recounted.as_ref().unwrap_or(portfolio.columns());
    let then = statuses(columns, rules, on);
    let mut simulation = Simulation::default();
    for (slot, status) in then.iter().enumerate() {
        let Some(status) = status else { continue };
        let class = &mut simulation.classes[place(&Lifecycle::ALL, status.lifecycle)];
        class.clients += 1;
        class.monthly_centavos += status.revenue_12m / 12;
        simulation.states[place(&ContactState::ALL, status.state)] += 1;
        if let Some(Some(before)) = now.get(slot) {
            simulation.changed_class += usize::from(before.lifecycle != status.lifecycle);
            simulation.changed_state += usize::from(before.state != status.state);
        }
    }
    let month = Period::new(Month::of(on).first_day(), on);
    simulation.coverage = coverage(columns, rules, month, on).tally;
    simulation
}

fn place<T: PartialEq>(all: &[T], one: T) -> usize {
    all.iter().position(|other| *other == one).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    #[test]
    fn the_rules_in_force_change_nothing_and_stricter_ones_move_clients() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let portfolio = Portfolio::from_records(sample::records(7, on));
        let now = statuses(portfolio.columns(), portfolio.rules(), on);
        let same = simulate(&portfolio, portfolio.rules(), &now, on);
        assert_eq!((same.changed_class, same.changed_state), (0, 0));
        let clients =
            |simulation: &Simulation| simulation.classes.iter().map(|class| class.clients).sum::<usize>();
        assert_eq!(clients(&same), now.iter().flatten().count());
        let mut strict = portfolio.rules().clone();
        strict.lifecycle.active_cycles_tenths = 10;
        strict.lifecycle.at_risk_cycles_tenths = 15;
        strict.cadence.b_days = 7;
        let stricter = simulate(&portfolio, &strict, &now, on);
        assert!(stricter.changed_class > 0 && stricter.changed_state > 0);
        assert!(stricter.classes[1].clients < same.classes[1].clients, "fewer active");
        assert_eq!(clients(&stricter), clients(&same));
        let money = |s: &Simulation| s.classes.iter().map(|class| class.monthly_centavos).sum::<i64>();
        assert_eq!(money(&stricter), money(&same));
    }
}
