//! Why a client would change hands.

use super::asked::Asked;
use super::cost::road;
use super::share::Division;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Said by hand.
    Hand,
    /// Nobody of those who serve has it today.
    Unserved,
    /// So many metres nearer, one way.
    Nearer(i64),
    /// For the balance: so many metres farther, one way; 0 as near, or no one knows where it is.
    Balance(i64),
}

/// Of the member at this place; `None`: it stays.
pub(crate) fn why(asked: &Asked, division: &Division, member: usize) -> Option<Why> {
    let (of, to) = (asked.members.get(member)?, *division.seats.get(member)?);
    if of.holder == Some(to) {
        return None;
    }
    if of.pinned == Some(to) {
        return Some(Why::Hand);
    }
    let Some(holder) = of.holder else { return Some(Why::Unserved) };
    let way = |seat: usize| Some(road(asked, of, division.centres.get(seat).copied().flatten()?));
    let farther = way(to).zip(way(holder)).map_or(0, |(to, from)| to - from);
    Some(if farther < 0 { Why::Nearer(-farther) } else { Why::Balance(farther) })
}
