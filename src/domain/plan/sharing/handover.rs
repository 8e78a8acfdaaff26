//! A client handed over: who served it before stays in its history.

use super::asked::{Asked, Member};
use super::share::Division;
use crate::domain::client::{ClientEdit, Holding};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use chrono::NaiveDate;

/// Everybody who changes hands, from the day `since` on, as one change. A client that is gone by now, or that was handed over
/// since the division was made, is left alone.
pub(crate) fn handover(
    portfolio: &Portfolio,
    asked: &Asked,
    division: &Division,
    (today, since): (NaiveDate, NaiveDate),
) -> Change {
    let step = |(member, seat): (&Member, &usize)| {
        let client = portfolio.client(member.client).filter(|_| member.holder != Some(*seat))?;
        if client.holder_on(today) != member.held_by {
            return None;
        }
        let salesperson = Some(asked.seats.get(*seat)?.salesperson);
        let holdings = handed_over(client.holdings.clone(), Holding { since: Some(since), salesperson });
        Some(Step::EditClient { client: member.client, edits: vec![ClientEdit::Holdings(holdings)] })
    };
    let steps = asked.members.iter().zip(&division.seats).filter_map(step).collect();
    Change { deed: Deed::Share, steps }
}

/// What was arranged from that day on gives way.
fn handed_over(mut holdings: Vec<Holding>, new: Holding) -> Vec<Holding> {
    holdings.retain(|holding| holding.since < new.since);
    holdings.push(new);
    holdings
}
