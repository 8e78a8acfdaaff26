//! What other rules would make of the carteira: counts and money by class, contact states and coverage, in one scan.

use crate::domain::calendar::period::{Month, Period};
use crate::domain::indicator::coverage::coverage;
use crate::domain::indicator::status::{Status, statuses};
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::rules::Rules;
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
    pub classes: [ClassCount; 6],
    /// In the order of [`ContactState::ALL`].
    pub states: [usize; 5],
    pub coverage: Tally,
    /// Clients whose class, or contact state, is not what it is under the rules in force.
    pub changed_class: usize,
    pub changed_state: usize,
    /// Centavos a month of those whose class changes.
    pub changed_centavos: i64,
}

/// How a client's class changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shift {
    Same,
    /// Nearer to buying: from inativo to em risco.
    Warmer,
    Colder,
}

impl Shift {
    pub const ALL: [Shift; 3] = [Self::Same, Self::Warmer, Self::Colder];

    pub fn of(before: Lifecycle, after: Lifecycle) -> Self {
        match place(&Lifecycle::ALL, after).cmp(&place(&Lifecycle::ALL, before)) {
            std::cmp::Ordering::Equal => Self::Same,
            std::cmp::Ordering::Less => Self::Warmer,
            std::cmp::Ordering::Greater => Self::Colder,
        }
    }
}

/// The carteira under `rules` on `on`, in counts and client by client; `now` are the statuses under the rules in force.
pub fn simulate(
    portfolio: &Portfolio,
    rules: &Rules,
    now: &[Option<Status>],
    on: NaiveDate,
) -> (Simulation, Vec<Option<Status>>) {
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
            if before.lifecycle != status.lifecycle {
                simulation.changed_class += 1;
                simulation.changed_centavos += status.revenue_12m / 12;
            }
            simulation.changed_state += usize::from(before.state != status.state);
        }
    }
    let month = Period::new(Month::of(on).first_day(), on);
    simulation.coverage = coverage(columns, rules, month, on).tally;
    (simulation, then)
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
        let (same, statuses) = simulate(&portfolio, portfolio.rules(), &now, on);
        assert_eq!(statuses, now);
        assert_eq!((same.changed_class, same.changed_state), (0, 0));
        let clients =
            |simulation: &Simulation| simulation.classes.iter().map(|class| class.clients).sum::<usize>();
        assert_eq!(clients(&same), now.iter().flatten().count());
        let mut strict = portfolio.rules().clone();
        strict.lifecycle.active_cycles_tenths = 10;
        strict.lifecycle.at_risk_cycles_tenths = 15;
        strict.cadence.b_days = 7;
        let (stricter, then) = simulate(&portfolio, &strict, &now, on);
        let shift = |(a, b): (&Option<Status>, &Option<Status>)| {
            Some(Shift::of(a.as_ref()?.lifecycle, b.as_ref()?.lifecycle))
        };
        let shifts: Vec<Shift> = now.iter().zip(&then).filter_map(shift).collect();
        assert_eq!(shifts.iter().filter(|shift| **shift != Shift::Same).count(), stricter.changed_class);
        assert!(!shifts.contains(&Shift::Warmer) && stricter.changed_centavos > 0);
        assert!(stricter.changed_class > 0 && stricter.changed_state > 0);
        assert!(stricter.classes[2].clients < same.classes[2].clients, "fewer active");
        assert_eq!(clients(&stricter), clients(&same));
        let money = |s: &Simulation| s.classes.iter().map(|class| class.monthly_centavos).sum::<i64>();
        assert_eq!(money(&stricter), money(&same));
    }
}
