//! Metas: what a month should bring, of the whole carteira or of one vendedor, and of everything or of one representada.
//!
//! Each target is an entry of its own in the catalog, so that two devices may each set one. Where a vendedor has no rate of
//! its own with a representada, the representada's holds for it, then its own with all of them, then the carteira's; where
//! nobody set a coverage, the setting does (80% unless changed). An amount is never anybody else's.

use crate::domain::calendar::period::Month;
use crate::domain::catalog::Catalog;
use crate::domain::rules::Rules;
use crate::domain::value::id::{PrincipalId, SalespersonId};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What is aimed at. Rates are whole percent, revenue is centavos, new clients are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    Coverage,
    /// Positivação.
    BuyerRate,
    Revenue,
    /// Clients whose first order ever is of the month.
    NewClients,
}

impl Measure {
    pub const ALL: [Measure; 4] = [Self::Coverage, Self::BuyerRate, Self::Revenue, Self::NewClients];

    /// A share of the clients of the carteira, in percent.
    pub fn is_rate(self) -> bool {
        match self {
            Self::Coverage | Self::BuyerRate => true,
            Self::Revenue | Self::NewClients => false,
        }
    }

    /// How it is named where it is kept; never changed once released.
    pub fn key(self) -> &'static str {
        match self {
            Self::Coverage => "coverage",
            Self::BuyerRate => "buyer_rate",
            Self::Revenue => "revenue",
            Self::NewClients => "new_clients",
        }
    }

    /// The largest target that means something.
    pub fn most(self) -> u64 {
        match self {
            Self::Coverage | Self::BuyerRate => 100,
            Self::Revenue => 1_000_000_000_000,
            Self::NewClients => 100_000,
        }
    }
}

/// Names one target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GoalId {
    pub month: Month,
    /// `None`: the whole carteira.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salesperson: Option<SalespersonId>,
    /// `None`: all representadas together, and what names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<PrincipalId>,
    pub measure: Measure,
}

/// `2026-11/coverage`, `2026-11/coverage/<vendedor>`, `2026-11/coverage/<vendedor>/<representada>`; `-` for the carteira.
impl fmt::Display for GoalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.month, self.measure.key())?;
        match (self.salesperson, self.principal) {
            (None, None) => Ok(()),
            (Some(who), None) => write!(f, "/{who}"),
            (None, Some(of)) => write!(f, "/{WHOLE}/{of}"),
            (Some(who), Some(of)) => write!(f, "/{who}/{of}"),
        }
    }
}

/// Stands for the vendedor of what is the carteira's.
const WHOLE: &str = "-";

/// The text that names no target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAGoal;

impl FromStr for GoalId {
    type Err = NotAGoal;

    fn from_str(text: &str) -> Result<Self, NotAGoal> {
        let mut parts = text.split('/');
        let month = parts.next().and_then(|month| month.parse().ok()).ok_or(NotAGoal)?;
        let named = parts.next().ok_or(NotAGoal)?;
        let measure = Measure::ALL.into_iter().find(|measure| measure.key() == named).ok_or(NotAGoal)?;
        let who = parts.next();
        let principal = parts.next().map(str::parse).transpose().map_err(|_| NotAGoal)?;
        // Alone it would be a second name of one target.
        let who = who.filter(|who| principal.is_none() || *who != WHOLE);
        let salesperson = who.map(str::parse).transpose().map_err(|_| NotAGoal)?;
        match parts.next() {
            None => Ok(Self { month, salesperson, principal, measure }),
            Some(_) => Err(NotAGoal),
        }
    }
}

/// Who set the target in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// For this month and this vendedor (or the carteira).
    Own,
    /// The representada's rate of the month, for a vendedor without one with it.
    Principal,
    /// The vendedor's rate of the month with all representadas, where there is none with the one.
    Everything,
    /// The carteira's rate of the month, where there is none nearer.
    Carteira,
    /// The coverage of the settings.
    Setting,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    pub value: u64,
    pub source: Source,
}

/// The target in force, if there is one.
pub fn target(catalog: &Catalog, rules: &Rules, id: GoalId) -> Option<Target> {
    let own = catalog.goal(id).map(|value| Target { value, source: Source::Own });
    let of = |other: GoalId, source: Source| {
        let value = (other != id && id.measure.is_rate()).then(|| catalog.goal(other)).flatten()?;
        Some(Target { value, source })
    };
    let everything = GoalId { principal: None, ..id };
    let further = || {
        of(GoalId { salesperson: None, ..id }, Source::Principal)
            .filter(|_| id.principal.is_some())
            .or_else(|| of(everything, Source::Everything).filter(|_| id.salesperson.is_some()))
            .or_else(|| of(GoalId { salesperson: None, ..everything }, Source::Carteira))
    };
    let setting = || {
        let value = u64::from(rules.coverage.goal_percent);
        (id.measure == Measure::Coverage).then_some(Target { value, source: Source::Setting })
    };
    own.or_else(further).or_else(setting)
}

/// The coverage that the carteira, or one vendedor, aims at in a month, with all representadas or with one, in percent.
pub fn coverage_percent(
    catalog: &Catalog,
    rules: &Rules,
    month: Month,
    salesperson: Option<SalespersonId>,
    principal: Option<PrincipalId>,
) -> u8 {
    let id = GoalId { month, salesperson, principal, measure: Measure::Coverage };
    let set = target(catalog, rules, id).and_then(|target| u8::try_from(target.value.min(100)).ok());
    set.unwrap_or(rules.coverage.goal_percent)
}

impl Catalog {
    /// The target that was set under `id`; zero is none.
    pub fn goal(&self, id: GoalId) -> Option<u64> {
        self.goals.get(&id).and_then(|register| register.value).filter(|value| *value > 0)
    }

    /// The targets set for a month, of the carteira and of every vendedor, with all representadas or with one, in order.
    pub fn goals_of(&self, month: Month, principal: Option<PrincipalId>) -> Vec<(GoalId, u64)> {
        let ids = self.goals.keys().filter(|id| (id.month, id.principal) == (month, principal));
        ids.filter_map(|id| Some((*id, self.goal(*id)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::keeping::stamp::Stamp;

    fn id(salesperson: Option<u128>, measure: Measure) -> GoalId {
        let month = Month::new(2026, 11).unwrap();
        GoalId { month, salesperson: salesperson.map(SalespersonId::from_u128), principal: None, measure }
    }

    fn of(principal: u128, id: GoalId) -> GoalId {
        GoalId { principal: Some(PrincipalId::from_u128(principal)), ..id }
    }

    fn with(goals: &[(GoalId, u64)]) -> Catalog {
        let mut catalog = Catalog::default();
        for (id, value) in goals {
            catalog.set(CatalogEdit::Goal { id: *id, value: Some(*value) }, Stamp::default());
        }
        catalog
    }

    #[test]
    fn a_name_leads_back_to_its_goal() {
        for measure in Measure::ALL {
            for salesperson in [None, Some(7)] {
                let id = id(salesperson, measure);
                assert_eq!([id, of(9, id)].map(|id| id.to_string().parse()), [Ok(id), Ok(of(9, id))]);
            }
        }
        assert_eq!(id(None, Measure::Coverage).to_string(), "2026-11/coverage");
        for text in [
            "",
            "2026-11",
            "2026-13/coverage",
            "2026-11/luck",
            "2026-11/coverage/x",
            "2026-11/revenue//",
            "2026-11/revenue/-",
        ] {
            assert_eq!(text.parse::<GoalId>(), Err(NotAGoal), "{text}");
        }
    }

    #[test]
    fn a_vendedor_without_a_rate_has_the_carteiras_and_coverage_at_last_the_settings() {
        let rules = Rules::default();
        let goals = with(&[
            (id(None, Measure::BuyerRate), 60),
            (id(None, Measure::Revenue), 5000),
            (id(Some(1), Measure::BuyerRate), 70),
        ]);
        let found = |id| target(&goals, &rules, id).map(|target| (target.value, target.source));
        assert_eq!(found(id(Some(1), Measure::BuyerRate)), Some((70, Source::Own)));
        assert_eq!(found(id(Some(2), Measure::BuyerRate)), Some((60, Source::Carteira)));
        assert_eq!(found(id(Some(2), Measure::Coverage)), Some((80, Source::Setting)));
        assert_eq!(found(id(Some(2), Measure::Revenue)), None, "an amount of all is nobody's own");
        assert_eq!(found(id(None, Measure::NewClients)), None);
    }

    #[test]
    fn with_a_representada_the_nearest_rate_holds_and_an_amount_is_never_anothers() {
        let rules = Rules::default();
        let (rate, amount) = (Measure::BuyerRate, Measure::Revenue);
        let mut set = vec![(id(None, amount), 5), (id(Some(1), amount), 6), (id(None, rate), 40)];
        let found = |set: &[(GoalId, u64)], id| {
            target(&with(set), &rules, id).map(|target| (target.value, target.source))
        };
        let asked = of(9, id(Some(1), rate));
        assert_eq!(found(&set, asked), Some((40, Source::Carteira)));
        set.push((id(Some(1), rate), 50));
        assert_eq!(found(&set, asked), Some((50, Source::Everything)));
        assert_eq!(found(&set, of(9, id(None, rate))), Some((40, Source::Carteira)));
        set.push((of(9, id(None, rate)), 60));
        assert_eq!(found(&set, asked), Some((60, Source::Principal)));
        assert_eq!(found(&set, of(8, id(Some(1), rate))), Some((50, Source::Everything)), "another one's");
        assert_eq!(found(&set, id(Some(2), rate)), Some((40, Source::Carteira)));
        set.push((asked, 70));
        assert_eq!(found(&set, asked), Some((70, Source::Own)));
        assert_eq!(found(&set, of(9, id(Some(1), amount))), None);
        assert_eq!(found(&set, of(9, id(None, amount))), None);
        let month = Month::new(2026, 11).unwrap();
        assert_eq!(with(&set).goals_of(month, Some(PrincipalId::from_u128(9))).len(), 2);
        assert_eq!(with(&set).goals_of(month, None).len(), 4);
    }

    #[test]
    fn the_coverage_of_a_month_is_its_own_or_the_settings() {
        let rules = Rules::default();
        let month = Month::new(2026, 11).unwrap();
        let goals = with(&[(id(None, Measure::Coverage), 65), (id(Some(1), Measure::Coverage), 90)]);
        assert_eq!(coverage_percent(&goals, &rules, month, None, None), 65);
        assert_eq!(coverage_percent(&goals, &rules, month.next(), None, None), 80);
        assert_eq!(
            coverage_percent(&with(&[(id(None, Measure::Coverage), 0)]), &rules, month, None, None),
            80
        );
    }

    #[test]
    fn the_goals_of_a_month_are_listed_carteira_first() {
        let goals = with(&[(id(Some(1), Measure::Coverage), 90), (id(None, Measure::Revenue), 1)]);
        let month = Month::new(2026, 11).unwrap();
        assert_eq!(
            goals.goals_of(month, None),
            [(id(None, Measure::Revenue), 1), (id(Some(1), Measure::Coverage), 90)]
        );
        assert_eq!(goals.goals_of(month.prev(), None), []);
    }
}
