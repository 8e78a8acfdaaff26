//! How a gestor follows the vendedores.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TeamRules {
    /// A vendedor is reminded to send a file once the last one is older: the meeting is weekly.
    pub(crate) remind_after_days: u16,
}

impl Default for TeamRules {
    fn default() -> Self {
        Self { remind_after_days: 7 }
    }
}
