//! Cobertura, visitação and positivação as counts over one denominator.

use crate::domain::value::ratio::Ratio;
use serde::{Deserialize, Serialize};

/// What happened at an eligible client in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    pub covered: bool,
    pub visited: bool,
    pub bought: bool,
}

/// Numerators over one denominator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub eligible: u32,
    pub covered: u32,
    pub visited: u32,
    pub bought: u32,
}

impl Tally {
    pub fn add(&mut self, reach: Reach) {
        self.eligible += 1;
        self.covered += u32::from(reach.covered);
        self.visited += u32::from(reach.visited);
        self.bought += u32::from(reach.bought);
    }

    pub fn take_away(&mut self, reach: Reach) {
        self.eligible -= 1;
        self.covered -= u32::from(reach.covered);
        self.visited -= u32::from(reach.visited);
        self.bought -= u32::from(reach.bought);
    }

    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            eligible: self.eligible + other.eligible,
            covered: self.covered + other.covered,
            visited: self.visited + other.visited,
            bought: self.bought + other.bought,
        }
    }

    /// Cobertura.
    pub fn coverage(&self) -> Ratio {
        Ratio::new(self.covered.into(), self.eligible.into())
    }

    /// Visitação.
    pub fn visit_rate(&self) -> Ratio {
        Ratio::new(self.visited.into(), self.eligible.into())
    }

    /// Positivação.
    pub fn buyer_rate(&self) -> Ratio {
        Ratio::new(self.bought.into(), self.eligible.into())
    }
}
