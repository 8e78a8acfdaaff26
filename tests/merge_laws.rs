//! What must hold of every merge, whatever was edited where and in whatever order files arrive.
//!
//! Generators draw from very few ids, devices and instants, so that stamps collide, lives overlap and facts meet their
//! own tombstones in almost every case.

#[path = "merge_laws/arbitrary.rs"]
mod arbitrary;
#[path = "merge_laws/replicas.rs"]
mod replicas;

use arbitrary::{catalog_entry, client_id, dossier, dossier_of, stamp};
use carteira::domain::catalog::CatalogEntry;
use carteira::domain::client::ClientField;
use carteira::domain::fact::Fact;
use carteira::domain::keeping::packed::{Pack, Packer, Unpacker};
use carteira::domain::keeping::stamp::Seen;
use carteira::domain::merge::Many;
use carteira::domain::portfolio::Portfolio;
use carteira::domain::portfolio::columns::Columns;
use carteira::domain::record::dossier::Dossier;
use carteira::domain::record::{Record, RecordKey};
use carteira::domain::value::id::PersonId;
use carteira::exchange::snapshot::{self, Header};
use proptest::prelude::*;
use std::collections::BTreeMap;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_dossier_comes_back_from_its_bytes(written in dossier()) {
        let mut packer = Packer::default();
        written.pack(&mut packer);
        let bytes = packer.into_bytes();
        let mut from = Unpacker::new(&bytes);
        prop_assert_eq!(Dossier::unpack(&mut from), Some(written));
        prop_assert!(from.is_at_end());
    }

    #[test]
    fn dossiers_merge_in_any_order(a in dossier(), b in dossier(), c in dossier()) {
        prop_assert_eq!(a.merged(&b), b.merged(&a));
        prop_assert_eq!(a.merged(&b).merged(&c), a.merged(&b.merged(&c)));
    }

    #[test]
    fn many_carteiras_are_the_same_file_in_any_order(files in proptest::collection::vec(carteira(), 2..4)) {
        let merged = |files: &[(Vec<Record>, Seen)]| {
            let mut many = Many::default();
            files.iter().for_each(|(records, seen)| drop(many.take(records.clone(), seen)));
            let whole = many.finish();
            (snapshot::write(&whole, &Header::default().whole(&whole)), whole.seen().clone())
        };
        let (first, seen) = merged(&files);
        let mut turned = files.clone();
        for _ in 1..files.len() {
            turned.rotate_left(1);
            prop_assert_eq!(&merged(&turned), &(first.clone(), seen.clone()));
        }
        turned.reverse();
        prop_assert_eq!(&merged(&turned), &(first.clone(), seen.clone()));
        let again = snapshot::read(&first).unwrap();
        for (records, known) in &files {
            let mut known = known.clone();
            Portfolio::from_records(records.clone()).seen().stamps().for_each(|stamp| known.note(stamp));
            prop_assert!(known.stamps().all(|stamp| again.header.seen.knows(stamp)));
        }
        let more = [files, vec![(again.records, again.header.seen)]].concat();
        prop_assert_eq!(merged(&more), (first, seen), "what came of it changes nothing");
    }

    #[test]
    fn merging_again_changes_nothing(a in dossier(), b in dossier()) {
        let both = a.merged(&b);
        prop_assert_eq!(&a.merged(&a), &a);
        prop_assert_eq!(&both.merged(&a), &both);
        prop_assert_eq!(&b.merged(&both), &both);
        prop_assert_eq!(&Dossier::empty(a.id).merged(&a), &a);
    }

    #[test]
    fn a_merged_dossier_is_normal(a in dossier(), b in dossier()) {
        let both = a.merged(&b);
        let mut again = both.clone();
        again.normalize();
        prop_assert_eq!(again, both);
    }

    #[test]
    fn no_fact_is_lost_unless_it_was_removed(a in dossier(), b in dossier()) {
        let both = a.merged(&b);
        let stone = |id| both.removed.get(&id).copied().max(a.erased).max(b.erased)
            .max(a.removed.get(&id).copied()).max(b.removed.get(&id).copied());
        for fact in a.interactions.iter().chain(&b.interactions) {
            let gone = stone(fact.uuid()).is_some_and(|stone| fact.recorded <= stone);
            prop_assert_eq!(gone || both.interaction(fact.id).is_some(), true);
        }
        for fact in a.orders.iter().chain(&b.orders) {
            let gone = stone(fact.uuid()).is_some_and(|stone| fact.recorded <= stone);
            prop_assert_eq!(gone || both.order(fact.id).is_some(), true);
        }
        for fact in a.facts.iter().chain(&b.facts) {
            let gone = stone(fact.uuid()).is_some_and(|stone| fact.recorded() <= stone);
            let kept = both.fact(fact.uuid());
            prop_assert_eq!(gone || kept.is_some_and(|kept| kept.recorded() >= fact.recorded()), true);
        }
        for fact in &both.facts {
            prop_assert!(stone(fact.uuid()).is_none_or(|stone| fact.recorded() > stone), "a removed fact came back");
            prop_assert!(a.facts.contains(fact) || b.facts.contains(fact));
        }
        for fact in &both.interactions {
            prop_assert!(stone(fact.uuid()).is_none_or(|stone| fact.recorded > stone), "a removed fact came back");
        }
    }

    #[test]
    fn each_field_is_the_one_edited_last(a in dossier(), b in dossier()) {
        let both = a.merged(&b);
        if let (Some(mine), Some(theirs), Some(kept)) = (&a.client, &b.client, &both.client)
            && mine.life == theirs.life
        {
            for field in ClientField::ALL {
                // Any edit is newer than what was registered.
                let age = |client: &carteira::domain::client::Client| (client.stamps.get(field).copied(), client.created);
                let newer = if age(mine) > age(theirs) { mine } else { theirs };
                let tied = mine.stamps.contains_key(field) && mine.stamps.get(field) == theirs.stamps.get(field);
                if *field == ClientField::People && !tied && age(mine) != age(theirs) {
                    let gone = |id: PersonId| both.removed.get(&id.uuid()).is_some_and(|stone| *stone > kept.life);
                    let mut left = newer.known_people().into_owned();
                    left.retain(|person| !person.id.is_some_and(gone));
                    let mut found = kept.known_people().into_owned();
                    for people in [&mut left, &mut found] {
                        people.sort_by_key(|person| (person.id, person.name.clone()));
                        people.dedup();
                    }
                    prop_assert_eq!(found, left);
                } else if !tied && age(mine) != age(theirs) {
                    prop_assert_eq!(kept.get(*field), newer.get(*field));
                }
            }
        }
    }

    #[test]
    fn catalog_entries_merge_in_any_order(a in catalog_entry(), b in catalog_entry(), c in catalog_entry()) {
        let [a, b, c] = [a, b, c].map(Record::Catalog);
        prop_assert_eq!(a.merged(&a), a.clone());
        if a.key() == b.key() {
            prop_assert_eq!(a.merged(&b), b.merged(&a));
            if b.key() == c.key() {
                prop_assert_eq!(a.merged(&b).merged(&c), a.merged(&b.merged(&c)));
            }
        }
    }

    #[test]
    fn portfolios_merge_in_any_order_and_any_grouping(
        (records, shuffled) in records().prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle())),
        cut in 0..8_usize,
    ) {
        let whole = Portfolio::from_records(records.clone());
        let cut = cut.min(shuffled.len());
        let mut pieces = Portfolio::from_records(shuffled[..cut].to_vec());
        pieces.absorb(shuffled[cut..].to_vec());
        pieces.absorb(records);
        prop_assert_eq!(image(&whole), image(&pieces));
        prop_assert_eq!(whole.rules(), pieces.rules());
        prop_assert_eq!(pieces.columns(), &Columns::of(pieces.dossiers(), &pieces.rules().coverage));
    }

    #[test]
    fn a_tombstone_keeps_no_personal_data(a in dossier(), b in dossier(), at in stamp()) {
        let both = a.merged(&b);
        let at = both.newest_stamp().max(at).next(0, at.device);
        let mut erased = both.clone();
        erased.erased = Some(at);
        erased.normalize();
        prop_assert_eq!(&erased, &Dossier { erased: Some(at), ..Dossier::empty(a.id) });
        let text = serde_json::to_string(&erased).unwrap();
        prop_assert!(!text.contains("Ana") && !text.contains("cor"), "{}", text);
        prop_assert_eq!(erased.merged(&both), erased, "what was erased does not come back");
    }
}

/// Everything a carteira knows, whatever slots it stands in.
pub fn image(portfolio: &Portfolio) -> BTreeMap<RecordKey, Record> {
    let blank = |record: &Record| match record {
        Record::Client(dossier) => dossier.is_blank(),
        Record::Catalog(_) => false,
    };
    portfolio.records().filter(|record| !blank(record)).map(|record| (record.key(), record)).collect()
}

fn records() -> impl Strategy<Value = Vec<Record>> {
    let client = client_id().prop_flat_map(dossier_of).prop_map(|dossier| Record::Client(Box::new(dossier)));
    let entry = catalog_entry().prop_map(|entry: CatalogEntry| Record::Catalog(entry));
    proptest::collection::vec(prop_oneof![3 => client, 1 => entry], 0..8)
}

/// A carteira as a file brings it: its records, and edits that it saw beyond them.
fn carteira() -> impl Strategy<Value = (Vec<Record>, Seen)> {
    (records(), proptest::collection::vec(stamp(), 0..3)).prop_map(|(records, stamps)| {
        let mut seen = Seen::default();
        stamps.into_iter().for_each(|stamp| seen.note(stamp));
        let records = Portfolio::from_records(records).records().collect();
        (records, seen)
    })
}

/// Two reps import the same file, one on Monday and corrects a name, the other on Tuesday.
#[test]
fn an_edit_survives_the_same_client_registered_later_elsewhere() {
    use carteira::domain::client::{Client, ClientEdit};
    use carteira::domain::keeping::stamp::{DeviceId, Stamp};
    use carteira::domain::value::id::ClientId;
    let at = |millis, device| Stamp { millis, counter: 0, device: DeviceId(device) };
    let registered =
        |stamp| Client { legal_name: "Padaria".to_owned(), ..Client::new(ClientId::from_u128(1), stamp) };
    let mut monday = registered(at(1, 1));
    monday.set(ClientEdit::LegalName("Padaria Central".to_owned()), at(2, 1));
    let (monday, tuesday) = (Dossier::of(monday), Dossier::of(registered(at(3, 2))));
    let both = monday.merged(&tuesday);
    assert_eq!(both, tuesday.merged(&monday));
    assert_eq!(both.client.map(|client| client.legal_name).as_deref(), Some("Padaria Central"));
}
