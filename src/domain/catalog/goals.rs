//! Metas: what a month should bring, of the whole carteira or of one vendedor.
//!
//! Each target is an entry of its own in the catalog, so that two devices may each set one. Where a vendedor has no rate of
//! its own, the carteira's holds for it; where nobody set a coverage, the setting does (80% unless changed).

use crate::domain::calendar::period::Month;
use crate::domain::catalog::Catalog;
use crate::domain::rules::Rules;
use crate::domain::value::id::SalespersonId;
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
    pub measure: Measure,
}

/// `2026-11/coverage`, or `2026-11/coverage/<vendedor>`.
impl fmt::Display for GoalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.month, self.measure.key())?;
        self.salesperson.map_or(Ok(()), |id| write!(f, "/{id}"))
    }
}

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
        let salesperson = parts.next().map(str::parse).transpose().map_err(|_| NotAGoal)?;
        match parts.next() {
            None => Ok(Self { month, salesperson, measure }),
            Some(_) => Err(NotAGoal),
        }
    }
}

/// Who set the target in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// For this month and this vendedor (or the carteira).
    Own,
    /// The carteira's rate of the month, for a vendedor without one.
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
    let carteira = || {
        let of_all = id.salesperson.is_some() && id.measure.is_rate();
        let value = of_all.then(|| catalog.goal(GoalId { salesperson: None, ..id })).flatten()?;
        Some(Target { value, source: Source::Carteira })
    };
    let setting = || {
        let value = u64::from(rules.coverage.goal_percent);
        (id.measure == Measure::Coverage).then_some(Target { value, source: Source::Setting })
    };
    own.or_else(carteira).or_else(setting)
}

/// The coverage that the carteira, or one vendedor, aims at in a month, in percent.
pub fn coverage_percent(
    catalog: &Catalog,
    rules: &Rules,
    month: Month,
    salesperson: Option<SalespersonId>,
) -> u8 {
    let id = GoalId { month, salesperson, measure: Measure::Coverage };
    let set = target(catalog, rules, id).and_then(|target| u8::try_from(target.value.min(100)).ok());
    set.unwrap_or(rules.coverage.goal_percent)
}

impl Catalog {
    /// The target that was set under `id`; zero is none.
    pub fn goal(&self, id: GoalId) -> Option<u64> {
        self.goals.get(&id).and_then(|register| register.value).filter(|value| *value > 0)
    }

    /// The targets set for a month, of the carteira and of every vendedor, in order.
    pub fn goals_of(&self, month: Month) -> Vec<(GoalId, u64)> {
        let ids = self.goals.keys().filter(|id| id.month == month);
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
        GoalId { month, salesperson: salesperson.map(SalespersonId::from_u128), measure }
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
                assert_eq!(id.to_string().parse(), Ok(id));
            }
        }
        assert_eq!(id(None, Measure::Coverage).to_string(), "2026-11/coverage");
        for text in
            ["", "2026-11", "2026-13/coverage", "2026-11/luck", "2026-11/coverage/x", "2026-11/revenue//"]
        {
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
    fn the_coverage_of_a_month_is_its_own_or_the_settings() {
        let rules = Rules::default();
        let month = Month::new(2026, 11).unwrap();
        let goals = with(&[(id(None, Measure::Coverage), 65), (id(Some(1), Measure::Coverage), 90)]);
        assert_eq!(coverage_percent(&goals, &rules, month, None), 65);
        assert_eq!(coverage_percent(&goals, &rules, month.next(), None), 80);
        assert_eq!(coverage_percent(&with(&[(id(None, Measure::Coverage), 0)]), &rules, month, None), 80);
    }

    #[test]
    fn the_goals_of_a_month_are_listed_carteira_first() {
        let goals = with(&[(id(Some(1), Measure::Coverage), 90), (id(None, Measure::Revenue), 1)]);
        let month = Month::new(2026, 11).unwrap();
        assert_eq!(
            goals.goals_of(month),
            [(id(None, Measure::Revenue), 1), (id(Some(1), Measure::Coverage), 90)]
        );
        assert_eq!(goals.goals_of(month.prev()), []);
    }
}
