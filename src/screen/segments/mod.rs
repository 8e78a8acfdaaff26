//! *Segmentos*: which there are, who is in each and since when, what a queue asks, what came of it.

pub(crate) mod list;
pub(crate) mod mail;
pub(crate) mod pairs;
pub(crate) mod sectors;

use crate::domain::catalog::segment::Segment;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::segment::built_in::{BuiltIn, members};
use crate::domain::segment::matched::{Seen, matched};
use crate::domain::segment::together::Baskets;
use crate::domain::value::id::SegmentId;
use crate::exchange::filter_query::from_query;
use crate::text::segments as words;

/// One of the rep's own, or one that comes with the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Which {
    Own(SegmentId),
    BuiltIn(BuiltIn),
}

/// A built-in one is written about at most once a month.
const BUILT_IN_INTERVAL: u16 = 30;

impl Which {
    /// How an envio names it.
    pub(crate) fn key(self) -> String {
        match self {
            Which::Own(id) => id.to_string(),
            Which::BuiltIn(one) => one.key().to_owned(),
        }
    }
}

pub(crate) fn own(p: &Portfolio, id: SegmentId) -> Option<&Segment> {
    p.catalog().segments.get(&id).and_then(|register| register.value.as_ref())
}

/// `None` where it was removed.
pub(crate) fn name(p: &Portfolio, which: Which) -> Option<String> {
    match which {
        Which::Own(id) => own(p, id).map(|segment| segment.name.clone()),
        Which::BuiltIn(one) => Some(words::built_in(one).to_owned()),
    }
}

pub(crate) fn interval_days(p: &Portfolio, which: Which) -> u16 {
    match which {
        Which::Own(id) => own(p, id).map_or(0, |segment| segment.interval_days),
        Which::BuiltIn(_) => BUILT_IN_INTERVAL,
    }
}

/// Who is in it on the day seen, in slot order; nobody where it was removed.
pub(crate) fn members_of(p: &Portfolio, which: Which, seen: &Seen, baskets: &Baskets) -> Vec<Slot> {
    match which {
        Which::Own(id) => own(p, id)
            .map(|segment| matched(p, &from_query(&segment.query), seen, baskets))
            .unwrap_or_default(),
        Which::BuiltIn(one) => members(one, p, seen, baskets),
    }
}
