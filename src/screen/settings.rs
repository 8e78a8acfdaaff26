//! *Ajustes*: what changed rules would change, counted over the whole carteira, and what its sections show.

pub(crate) mod coverage;
pub(crate) mod days_off;
pub(crate) mod groups;
pub(crate) mod hours;
pub(crate) mod index;
pub(crate) mod messages;
pub(crate) mod names;
pub(crate) mod stages;
pub(crate) mod steps;

use crate::domain::calendar::period::{Month, Period};
use crate::domain::indicator::coverage::coverage;
use crate::domain::indicator::status::{Status, statuses};
use crate::domain::portfolio::Portfolio;
use crate::domain::rules::Rules;
use crate::text::settings as words;
use chrono::NaiveDate;

/// How many clients change class or contact state under `rules`, and where the month's coverage goes. `now`: statuses by
/// slot under the rules in force.
pub(crate) fn impact(p: &Portfolio, rules: &Rules, now: &[Option<Status>], on: NaiveDate) -> String {
    let recounted = (rules.coverage != p.rules().coverage).then(|| p.columns_with(rules));
    let columns = recounted.as_ref().unwrap_or(p.columns());
    let then = statuses(columns, rules, on);
    let pairs = || now.iter().zip(&then).filter_map(|(now, then)| Some((now.as_ref()?, then.as_ref()?)));
    let classes = pairs().filter(|(now, then)| now.lifecycle != then.lifecycle).count();
    let states = pairs().filter(|(now, then)| now.state != then.state).count();
    let period = Period::new(Month::of(on).first_day(), on);
    let before = coverage(p.columns(), p.rules(), period, on).tally;
    let after = coverage(columns, rules, period, on).tally;
    words::impact(classes, states, &before, &after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::small::{Small, d, seen};

    const DAY: &str = "2026-11-18";

    fn said(change: impl FnOnce(&mut Rules)) -> String {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .visit(1, "2026-10-01")
            .visit(2, "2026-11-10")
            .order(3, "2026-08-01", 100)
            .portfolio();
        let mut rules = p.rules().clone();
        change(&mut rules);
        impact(&p, &rules, &seen(&p, DAY), d(DAY))
    }

    #[test]
    fn the_same_rules_change_nobody() {
        assert_eq!(said(|_| ()), "Nenhum cliente muda com isto.");
    }

    #[test]
    fn a_shorter_interval_changes_states_and_leaves_classes_and_coverage() {
        let text = said(|rules| {
            (rules.cadence.a_days, rules.cadence.b_days) = (1, 1);
            (rules.cadence.c_days, rules.cadence.prospect_days) = (1, 1);
        });
        assert!(text.starts_with("0 clientes mudam de classe, "), "{text}");
        assert!(text.ends_with(" de estado de contato."), "{text}");
    }

    #[test]
    fn what_counts_as_a_contact_moves_the_coverage() {
        let text = said(|rules| {
            rules.coverage.counts.insert("visit.success".to_owned(), false);
        });
        assert!(text.contains("a cobertura do mês vai de "), "{text}");
    }
}
