//! What a carteira is divided from: who may serve, whom, and on which terms.

use super::cost::Load;
use crate::domain::indicator::status::Status;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::day::worklist::is_worth_a_contact;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::Rules;
use crate::domain::rules::sharing::Balance;
use crate::domain::value::id::{ClientId, SalespersonId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// By id.
    pub members: Vec<Member>,
    /// By name.
    pub seats: Vec<Seat>,
    pub terms: Terms,
}

/// A client that somebody is to serve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Member {
    pub slot: Slot,
    pub client: ClientId,
    /// `None`: nobody knows; its ways count nothing.
    pub place: Option<LatLon>,
    /// Net revenue of twelve months, zero where more was given back.
    pub centavos: i64,
    /// Visits a month that its interval asks for, in thousandths.
    pub visits_thousandths: i64,
    /// Who serves it today.
    pub held_by: Option<SalespersonId>,
    /// The same among the seats; `None`: nobody of them.
    pub holder: Option<usize>,
    /// Said by hand: it stays there.
    pub pinned: Option<usize>,
}

/// A vendedor who is to serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seat {
    pub salesperson: SalespersonId,
    pub base: Option<LatLon>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Terms {
    pub balance: Balance,
    pub tolerance_percent: u16,
    /// Metres a month that a change of hands has to save.
    pub move_metres: i64,
    pub road_factor_hundredths: u16,
}

/// What is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    Value,
    Visits,
    Clients,
}

impl Balance {
    pub(crate) fn measures(self) -> &'static [Measure] {
        match self {
            Balance::Value => &[Measure::Value],
            Balance::Visits => &[Measure::Visits],
            Balance::ValueAndVisits => &[Measure::Value, Measure::Visits],
            Balance::Clients => &[Measure::Clients],
        }
    }
}

impl Measure {
    /// In centavos, thousandths of a visit, or clients.
    pub(crate) fn of(self, member: &Member) -> i64 {
        match self {
            Measure::Value => member.centavos,
            Measure::Visits => member.visits_thousandths,
            Measure::Clients => 1,
        }
    }

    /// The same of all that one would serve.
    pub(crate) fn of_load(self, load: &Load) -> i64 {
        match self {
            Measure::Value => load.centavos,
            Measure::Visits => load.visits_thousandths,
            Measure::Clients => i64::try_from(load.clients).unwrap_or(i64::MAX),
        }
    }
}

impl Terms {
    pub(crate) fn of(rules: &Rules) -> Self {
        Self {
            balance: rules.sharing.balance,
            tolerance_percent: rules.sharing.tolerance_percent,
            move_metres: i64::from(rules.sharing.move_km) * 1000,
            road_factor_hundredths: rules.visits.road_factor_hundredths,
        }
    }
}

/// Whose clients are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Of those who are to serve, and who has no vendedor.
    Theirs,
    /// Everybody's: who is not chosen hands all over.
    All,
}

/// A month is 30 days.
const MONTH_THOUSANDTHS: i64 = 30_000;

/// Gathers it as of the day of `statuses` and `holders`, both by slot. `seats` as they are shown; `place` says where a client
/// is; `pins`: what was said by hand, of whom may not be among the seats any more.
pub(crate) fn asked(
    portfolio: &Portfolio,
    statuses: &[Option<Status>],
    holders: &[Option<SalespersonId>],
    (seats, whose): (Vec<Seat>, Whose),
    pins: &BTreeMap<ClientId, SalespersonId>,
    place: impl Fn(Slot) -> Option<LatLon>,
) -> Asked {
    let seat = |who: SalespersonId| seats.iter().position(|seat| seat.salesperson == who);
    let mut members = Vec::new();
    for (slot, client) in portfolio.clients() {
        let Some(status) = statuses.get(slot.at()).copied().flatten() else { continue };
        let holder = holders.get(slot.at()).copied().flatten();
        let sits = holder.and_then(seat);
        if whose == Whose::Theirs && holder.is_some() && sits.is_none() {
            continue;
        }
        let asks = is_worth_a_contact(&status);
        members.push(Member {
            slot,
            client: client.id,
            place: place(slot),
            centavos: status.revenue_12m.max(0),
            visits_thousandths: if asks {
                MONTH_THOUSANDTHS / i64::from(status.cadence_days.max(1))
            } else {
                0
            },
            held_by: holder,
            holder: sits,
            pinned: pins.get(&client.id).and_then(|who| seat(*who)),
        });
    }
    members.sort_by_key(|member| member.client);
    Asked { members, seats, terms: Terms::of(portfolio.rules()) }
}
