//! Whom a filter shows on a day: those of whom a file is written.

use crate::domain::client::Client;
use crate::domain::filter::search::search_text;
use crate::domain::filter::{Filter, asked};
use crate::domain::indicator::status::{Status, gone_statuses, statuses};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::fold::fold;
use chrono::NaiveDate;

/// By name, then id. Who had left, or had not entered, is found by a search and behind the filter that asks for them, as in
/// the list on the screen.
pub(super) fn shown<'a>(
    portfolio: &'a Portfolio,
    on: NaiveDate,
    filter: &Filter,
) -> Vec<(&'a Client, Status)> {
    let statuses = statuses(portfolio.columns(), portfolio.rules(), on);
    let like = asked(portfolio, filter, &statuses, on);
    let sieve = filter.sieve_on(portfolio.side());
    let mut shown: Vec<(&Client, Status)> = portfolio
        .clients()
        .filter(|(slot, _)| filter.suits(like.get(slot.at()).and_then(Option::as_ref)))
        .filter_map(|(slot, client)| Some((client, (*statuses.get(slot.at())?)?)))
        .filter(|(client, status)| {
            sieve.lets(client, status, client.holder_on(on), search_text(client).as_bytes())
        })
        .collect();
    if filter.gone || !filter.text.is_empty() {
        let gone = gone_statuses(portfolio.columns(), portfolio.rules(), on).into_iter();
        shown.extend(gone.filter_map(|(slot, status)| {
            let client = portfolio.client_at(slot)?;
            let passes = sieve.lets(client, &status, client.holder_on(on), search_text(client).as_bytes());
            (passes && filter.suits(None)).then_some((client, status))
        }));
    }
    shown.sort_by_cached_key(|(client, _)| (fold(client.display_name()).into_owned(), client.id));
    shown
}
