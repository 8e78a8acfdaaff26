//! Clients as points: at their own coordinates, else at the seat of their município, else nowhere.

use crate::domain::client::whereabouts::spot;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::risk::is_blocked;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::WorldPoint;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::ui::canvas_map::MapPoint;
use chrono::NaiveDate;
use std::sync::Arc;

#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::views) struct Pins {
    /// Ascending by id, which is the slot.
    pub points: Arc<Vec<MapPoint>>,
    /// Visible clients without a place, in the order of the list.
    pub unplaced: Vec<Slot>,
}

impl Pins {
    pub(super) fn of(&self, slot: Slot) -> Option<MapPoint> {
        let id = u32::from(slot);
        self.points.binary_search_by_key(&id, |point| point.id).ok().map(|at| self.points[at])
    }
}

/// As of `on`. `kind`: the place of a client in the legend; `cities`: `None` while they are on their way; until then only clients with coordinates have a place.
pub(in crate::views) fn pins(
    portfolio: &Portfolio,
    statuses: &[Option<Status>],
    visible: &[Slot],
    cities: Option<&Cities>,
    kind: impl Fn(Slot, &Status) -> u8,
    on: NaiveDate,
) -> Pins {
    let (mut points, mut unplaced) = (Vec::with_capacity(visible.len()), Vec::new());
    for &slot in visible {
        let Some((client, status)) =
            portfolio.client_at(slot).zip(statuses.get(slot.at()).copied().flatten())
        else {
            continue;
        };
        let id = slot.into();
        match spot(client, cities) {
            Some((place, approximate)) => {
                let WorldPoint { x, y } = WorldPoint::of(place);
                let kind = kind(slot, &status);
                let flagged = is_blocked(portfolio, slot, on);
                let number = status.days_since_interaction.and_then(|days| u16::try_from(days).ok());
                points.push(MapPoint { id, x, y, kind, approximate, flagged, number });
            }
            None if cities.is_some() => unplaced.push(slot),
            None => {}
        }
    }
    points.sort_unstable_by_key(|point| point.id);
    Pins { points: Arc::new(points), unplaced }
}
