//! One client of two: the same company, registered on two devices.

use super::super::client::{Client, ClientEdit, ClientField};
use super::super::fact::Fact;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::dossier::Dossier;

/// Makes one client of two: what `keep` lacks comes from `dropped`, whose facts move over before it is erased.
pub fn join(keep: &Dossier, dropped: &Dossier) -> Change {
    let client = keep.id;
    let mut steps = Vec::new();
    if let (Some(kept), Some(other)) = (&keep.client, &dropped.client) {
        let edits = completed(kept, other);
        if !edits.is_empty() {
            steps.push(Step::EditClient { client, edits });
        }
    }
    let contacts = dropped.interactions.iter().filter(|fact| keep.interaction(fact.id).is_none());
    steps.extend(contacts.map(|fact| Step::AddInteraction { client, interaction: Box::new(fact.clone()) }));
    let orders = dropped.orders.iter().filter(|fact| keep.order(fact.id).is_none());
    steps.extend(orders.map(|fact| Step::AddOrder { client, order: Box::new(fact.clone()) }));
    let others = dropped.facts.iter().filter(|fact| keep.fact(fact.uuid()).is_none());
    steps.extend(others.map(|fact| Step::PutFact { client, fact: Box::new(fact.clone()) }));
    if dropped.client.is_some() {
        steps.push(Step::EraseClient { client: dropped.id });
    }
    Change { deed: Deed::Merge, steps }
}

/// Edits that give `kept` what only `other` has.
fn completed(kept: &Client, other: &Client) -> Vec<ClientEdit> {
    let empty = Client::new(kept.id, kept.created);
    let lists = union(kept, other);
    ClientField::ALL
        .iter()
        .filter_map(|field| {
            let (mine, theirs) = (kept.get(*field), other.get(*field));
            let joined = lists.get(*field);
            let nothing = empty.get(*field);
            match () {
                () if joined != nothing => (joined != mine).then_some(joined),
                () if mine == nothing && theirs != nothing => Some(theirs),
                () => None,
            }
        })
        .collect()
}

/// Only the fields that can hold what both have.
fn union(kept: &Client, other: &Client) -> Client {
    let mut joined = Client::new(kept.id, kept.created);
    joined.principals = kept.principals.union(&other.principals).copied().collect();
    joined.tags = kept.tags.union(&other.tags).cloned().collect();
    joined.phones = both(&kept.phones, &other.phones);
    joined.emails = both(&kept.emails, &other.emails);
    joined.people.clone_from(&kept.people);
    let only_there =
        other.people.iter().filter(|one| !kept.people.iter().any(|known| known.says_the_same(one)));
    joined.people.extend(only_there.cloned());
    joined.extra = other.extra.clone();
    joined.extra.extend(kept.extra.clone());
    joined
}

fn both<T: Clone + PartialEq>(first: &[T], second: &[T]) -> Vec<T> {
    let mut all = first.to_vec();
    all.extend(second.iter().filter(|item| !first.contains(item)).cloned());
    all
}
