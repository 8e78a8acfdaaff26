//! How a carteira is divided among vendedores (docs/domain.md §5).

use crate::domain::value::id::SalespersonId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What every vendedor should have about as much of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Balance {
    /// Net revenue of twelve months.
    Value,
    /// Visits asked for a month.
    Visits,
    /// Both: who has the large clients has no fewer doors to knock at.
    #[default]
    ValueAndVisits,
    Clients,
}

impl Balance {
    pub(crate) const ALL: [Balance; 4] = [Self::ValueAndVisits, Self::Value, Self::Visits, Self::Clients];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SharingRules {
    pub(crate) balance: Balance,
    /// So far a vendedor may be from an even share: with less, clients change hands for a few reais.
    pub(crate) tolerance_percent: u16,
    /// A client changes hands where that saves so many kilometres a month: an hour on the road at the usual speed, which is
    /// less than a new acquaintance costs.
    pub(crate) move_km: u16,
    /// The município that a vendedor leaves from, by its IBGE code; without one, the middle of the own clients.
    pub(crate) bases: BTreeMap<SalespersonId, u32>,
}

impl Default for SharingRules {
    fn default() -> Self {
        Self { balance: Balance::default(), tolerance_percent: 10, move_km: 40, bases: BTreeMap::new() }
    }
}
