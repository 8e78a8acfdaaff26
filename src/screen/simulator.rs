//! *Simulador de regra*: what stands beside what would be, class by class and client by client, and how far its sliders reach.

use crate::domain::indicator::analysis::simulation::{ClassCount, Shift, Simulation};
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::rules::{CadenceRules, LifecycleMode, Rules};
use crate::domain::value::ratio::Ratio;
use crate::screen::scale::{Scale, legend_place};
use crate::screen::thresholds::{self, Threshold};
use crate::text::{format, simulator as words};

/// Cycles are kept in tenths and shown in percent.
const CYCLES_PERCENT: i64 = 2000;
const CYCLES_SHOWN: i64 = 1000;
const DAYS_MOST: i64 = 365;

/// The limits of the classes, as they are counted, then those of cadence and ABC.
pub(crate) fn knobs(rules: &Rules) -> impl Iterator<Item = &'static Threshold> + use<> {
    let of_class: &'static [Threshold] =
        if is_fixed(rules) { &thresholds::FIXED_PERIODS } else { &thresholds::OWN_CYCLE };
    of_class.iter().chain(&thresholds::CADENCE).chain(&thresholds::ABC)
}

/// The classes go by periods typed for all.
pub(crate) fn is_fixed(rules: &Rules) -> bool {
    rules.lifecycle.mode == LifecycleMode::FixedPeriods
}

/// Sliders reach what people choose; *Ajustes* takes any number.
pub(crate) fn reach(threshold: &Threshold) -> i64 {
    match threshold.max {
        CYCLES_PERCENT => CYCLES_SHOWN,
        DAYS_MOST.. => DAYS_MOST,
        least => least,
    }
}

/// A class: its name, clients now and then, money a month then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub name: &'static str,
    pub now: String,
    pub then: String,
    pub money: String,
    pub is_changed: bool,
}

/// A row each class.
pub(crate) fn rows(now: &Simulation, then: &Simulation) -> Vec<Row> {
    let pairs = Lifecycle::ALL.into_iter().zip(now.classes.iter().zip(&then.classes));
    let row = |(class, (before, after)): (Lifecycle, (&ClassCount, &ClassCount))| Row {
        name: words::class(class),
        now: format::count(before.clients),
        then: words::count(before.clients, after.clients),
        money: words::money(after.monthly_centavos),
        is_changed: before != after,
    };
    pairs.map(row).collect()
}

/// Atrasados and esquecidos.
pub(crate) fn late(of: &Simulation) -> usize {
    [ContactState::Overdue, ContactState::Forgotten].into_iter().map(|state| of.states[state as usize]).sum()
}

pub(crate) fn coverage(of: &Simulation) -> Ratio {
    of.coverage.coverage()
}

/// What changes class, in money a month; `None`: nothing does.
pub(crate) fn moved(then: &Simulation) -> Option<String> {
    (then.changed_centavos > 0).then(|| words::moved(then.changed_centavos))
}

/// What the colours of the map mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    Change,
    ContactState,
}

/// The place of a client in the legend.
pub(crate) fn place(colour: Colour, before: &Status, after: &Status, cadence: &CadenceRules) -> u8 {
    match colour {
        Colour::ContactState => legend_place(after, Scale::Relative, cadence),
        Colour::Change => match Shift::of(before.lifecycle, after.lifecycle) {
            Shift::Same => 0,
            Shift::Warmer => 1,
            Shift::Colder => 2,
        },
    }
}

/// Of the client, or of those that stand together; places by slot. `None`: nobody.
pub(crate) fn said(
    p: &Portfolio,
    at: &[usize],
    now: &[Option<Status>],
    then: &[Option<Status>],
) -> Option<String> {
    let pair = |at: &usize| Some((now.get(*at)?.as_ref()?, then.get(*at)?.as_ref()?));
    if let [one] = at {
        let client = p.client_at(Slot::new(*one))?;
        let (before, after) = pair(one)?;
        let (class, state) = ((before.lifecycle, after.lifecycle), (before.state, after.state));
        return Some(words::of_client(client.display_name(), class, state));
    }
    let count = |wanted: Shift| {
        let shifts = at.iter().filter_map(pair).map(|(a, b)| Shift::of(a.lifecycle, b.lifecycle));
        shifts.filter(|shift| *shift == wanted).count()
    };
    (!at.is_empty()).then(|| words::of_group(at.len(), count(Shift::Colder), count(Shift::Warmer)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::indicator::analysis::simulation::simulate;
    use crate::screen::small::{Small, d, seen};

    const DAY: &str = "2026-11-18";

    /// Ana bought 40 days ago and Bia 100; Caio never.
    fn three() -> Portfolio {
        Small::clients(&["Ana", "Bia", "Caio"])
            .order(1, "2026-10-09", 120_000)
            .order(2, "2026-08-10", 240_000)
            .portfolio()
    }

    fn fixed(active: u16) -> Rules {
        let mut rules = Rules::default();
        rules.lifecycle.mode = LifecycleMode::FixedPeriods;
        rules.lifecycle.fixed_active_days = active;
        rules.lifecycle.fixed_at_risk_days = 120;
        rules
    }

    fn simulated(p: &Portfolio, rules: &Rules) -> (Simulation, Vec<Option<Status>>) {
        simulate(p, rules, &seen(p, DAY), d(DAY))
    }

    #[test]
    fn a_row_says_how_many_there_are_and_how_many_there_would_be() {
        let p = three();
        let ((now, before), (then, after)) = (simulated(&p, p.rules()), simulated(&p, &fixed(30)));
        let found = rows(&now, &then);
        let of = |class: Lifecycle| found.iter().find(|row| row.name == words::class(class)).unwrap();
        assert_eq!((found.len(), of(Lifecycle::Active).now.as_str()), (6, "1"));
        assert_eq!(of(Lifecycle::Active).then, words::count(1, 0));
        assert_eq!(of(Lifecycle::AtRisk).then, words::count(0, 2));
        assert!(of(Lifecycle::Active).is_changed && !of(Lifecycle::NoOrders).is_changed);
        assert_eq!(of(Lifecycle::AtRisk).money, words::money(30_000));
        assert_eq!(moved(&then), Some(words::moved(then.changed_centavos)));
        assert_eq!(moved(&now), None);
        // Ana grew colder and Bia warmer.
        let places = [0, 1, 2].map(|at| {
            let (before, after) = (before[at].as_ref().unwrap(), after[at].as_ref().unwrap());
            place(Colour::Change, before, after, &p.rules().cadence)
        });
        assert_eq!(places, [2, 1, 0]);
    }

    #[test]
    fn a_point_says_what_changes_of_one_and_how_many_of_many() {
        let p = three();
        let ((_, now), (_, then)) = (simulated(&p, p.rules()), simulated(&p, &fixed(30)));
        let ana = said(&p, &[0], &now, &then).unwrap();
        assert!(ana.starts_with("Ana: ativo → em risco"), "{ana}");
        assert_eq!(said(&p, &[0, 1, 2], &now, &then), Some(words::of_group(3, 1, 1)));
        assert_eq!([said(&p, &[], &now, &then), said(&p, &[9], &now, &then)], [None, None]);
    }

    #[test]
    fn those_never_contacted_are_not_late() {
        let p = Small::clients(&["Ana", "Bia"]).visit(1, "2026-01-05").portfolio();
        assert_eq!(late(&simulated(&p, p.rules()).0), 1);
        assert_eq!(late(&simulated(&Portfolio::default(), &Rules::default()).0), 0);
    }

    #[test]
    fn sliders_are_those_of_the_mode_and_reach_what_people_choose() {
        let labels = |rules: &Rules| knobs(rules).map(|one| one.words.label).collect::<Vec<_>>();
        let own = labels(&Rules::default());
        assert_eq!(own.len(), 10);
        assert_eq!(labels(&fixed(30)).len(), 9);
        assert_ne!(own[0], labels(&fixed(30))[0]);
        for rules in [Rules::default(), fixed(30)] {
            for knob in knobs(&rules) {
                let (now, most) = ((knob.get)(&Rules::default()), reach(knob));
                assert!((knob.min..=most).contains(&now) && most <= knob.max, "{}", knob.words.label);
            }
        }
    }
}
