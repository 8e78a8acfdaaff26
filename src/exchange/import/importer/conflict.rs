//! Of a row in conflict: the clients it may be of, and whether it may be something new.

use crate::domain::client::Client;
use crate::domain::value::id::ClientId;
use crate::exchange::headings::Kind;
use crate::exchange::import::plan::{Candidate, ConflictKind};

/// The clients that a row in conflict may be of.
pub(super) fn candidates(kind: &ConflictKind) -> Vec<ClientId> {
    match kind {
        ConflictKind::KeysDisagree { by_document, by_code } => vec![*by_document, *by_code],
        ConflictKind::OtherDocument { client, there: _, here: _ } | ConflictKind::OtherName { client } => {
            vec![*client]
        }
        ConflictKind::OtherOrder { .. } | ConflictKind::SeveralMatch { .. } => Vec::new(),
        ConflictKind::RepeatedClient { .. } | ConflictKind::RepeatedNumber { .. } => Vec::new(),
        ConflictKind::RepeatedInteraction { .. } | ConflictKind::RepeatedCheck { .. } => Vec::new(),
    }
}

/// Whether a row in conflict can be something new: a client beside those there, an order beside that of its number.
pub(super) fn may_be_new(kind: &ConflictKind, of: Kind) -> bool {
    match kind {
        ConflictKind::OtherDocument { .. } | ConflictKind::OtherName { .. } => of == Kind::Clients,
        ConflictKind::SeveralMatch { .. } => of == Kind::Clients,
        ConflictKind::OtherOrder { .. } => true,
        ConflictKind::KeysDisagree { .. } | ConflictKind::RepeatedClient { .. } => false,
        ConflictKind::RepeatedNumber { .. }
        | ConflictKind::RepeatedInteraction { .. }
        | ConflictKind::RepeatedCheck { .. } => false,
    }
}

pub(super) fn candidate(client: &Client) -> Candidate {
    let place = client.city.as_deref().unwrap_or_default();
    let label = if place.is_empty() {
        client.display_name().to_owned()
    } else {
        format!("{}, {place}", client.display_name())
    };
    Candidate { client: client.id, label: label.into() }
}
