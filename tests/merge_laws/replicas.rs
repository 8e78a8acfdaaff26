//! Three devices with clocks that disagree, editing one carteira and exchanging it now and then.

use super::arbitrary::{client_id, date, edit, fact_id, interaction, kept_fact, order};
use super::image;
use carteira::domain::catalog::{Catalog, CatalogEdit};
use carteira::domain::client::person::Person;
use carteira::domain::client::{Client, ClientEdit};
use carteira::domain::fact::Fact;
use carteira::domain::fact::interaction::Interaction;
use carteira::domain::fact::kept_fact::KeptFact;
use carteira::domain::fact::order::Order;
use carteira::domain::keeping::stamp::{DeviceId, Stamp};
use carteira::domain::portfolio::Portfolio;
use carteira::domain::portfolio::change::{Applied, Change, ChangeError, Deed, Step};
use carteira::domain::portfolio::columns::Columns;
use carteira::domain::value::id::{ClientId, InteractionId, OrderId};
use proptest::prelude::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Clone, Debug)]
enum Act {
    Step(Step),
    /// Erases the person who stands first at the client.
    ErasePerson(ClientId),
    /// Takes back the last act of that device.
    Undo,
    /// Reads the carteira of another device.
    Absorb {
        from: usize,
    },
}

#[derive(Default)]
struct Device {
    number: u64,
    portfolio: Portfolio,
    done: Vec<Applied>,
}

impl Device {
    /// Wall clocks that stand still, each at another time.
    fn next_stamp(&self) -> Stamp {
        let wall = [0, 1_000_000, 7][self.number as usize % 3];
        self.portfolio.seen().newest().next(wall, DeviceId(self.number + 1))
    }

    fn apply(&mut self, change: &Change) -> Result<(), ChangeError> {
        let stamp = self.next_stamp();
        let applied = self.portfolio.apply(change, stamp)?;
        self.done.push(applied);
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn after_exchanging_files_every_device_shows_the_same(acts in acts()) {
        let mut devices = play(&acts, |_, _, _| Ok(()))?;
        for from in [0, 1, 2, 0, 1] {
            for to in 0..3 {
                let records: Vec<_> = devices[from].portfolio.records().collect();
                devices[to].portfolio.absorb(records);
            }
        }
        let first = image(&devices[0].portfolio);
        prop_assert_eq!(&first, &image(&devices[1].portfolio));
        prop_assert_eq!(&first, &image(&devices[2].portfolio));
    }

    #[test]
    fn apply_then_inverse_is_identity_as_a_person_sees_it(acts in acts()) {
        play(&acts, |device, before, applied| {
            let mut undone = device.portfolio.clone();
            let stamp = device.next_stamp();
            let back = undone.apply(&applied.inverse, stamp);
            prop_assert!(back.is_ok(), "{:?} refused: {:?}", applied.inverse, back);
            let stones = stones(&undone);
            prop_assert_eq!(view_without(&undone, &stones), view_without(before, &stones));
            let again = back.map(|back| undone.apply(&back.inverse, stamp.next(0, DeviceId(1))));
            prop_assert!(matches!(again, Ok(Ok(_))), "refazer was refused");
            prop_assert_eq!(view_without(&undone, &stones), view_without(&device.portfolio, &stones));
            Ok(())
        })?;
    }

    #[test]
    fn a_change_that_could_not_be_kept_leaves_no_trace(acts in acts()) {
        play(&acts, |device, before, applied| {
            let mut reverted = device.portfolio.clone();
            reverted.revert(applied);
            prop_assert_eq!(image(&reverted), image(before));
            prop_assert_eq!(reverted.columns(), &Columns::of(reverted.dossiers(), &reverted.rules().coverage));
            Ok(())
        })?;
    }

    #[test]
    fn columns_keep_in_step_with_the_records(acts in acts()) {
        play(&acts, |device, _, _| {
            let portfolio = &device.portfolio;
            prop_assert_eq!(portfolio.columns(), &Columns::of(portfolio.dossiers(), &portfolio.rules().coverage));
            Ok(())
        })?;
    }

    #[test]
    fn an_edit_made_after_seeing_another_wins(acts in acts(), later in edit(), mine in 0..3_usize, id in client_id()) {
        let mut devices = play(&acts, |_, _, _| Ok(()))?;
        for other in 0..3 {
            let records: Vec<_> = devices[other].portfolio.records().collect();
            devices[mine].portfolio.absorb(records);
        }
        let step = Step::EditClient { client: id, edits: vec![later.clone()] };
        if devices[mine].apply(&Change::one(Deed::Edit, step)).is_ok() {
            let records: Vec<_> = devices[mine].portfolio.records().collect();
            for device in &mut devices {
                device.portfolio.absorb(records.clone());
                let kept = device.portfolio.client(id).map(|client| nameless(client.get(later.field())));
                prop_assert_eq!(kept, Some(later.clone()));
            }
        }
    }

    #[test]
    fn a_person_erased_anywhere_comes_back_from_nowhere(acts in acts(), later in edit(), mine in 0..3_usize, id in client_id()) {
        let mut devices = play(&acts, |_, _, _| Ok(()))?;
        let first = |device: &Device| {
            let people = device.portfolio.client(id)?.known_people();
            people.first().and_then(|person| person.id)
        };
        let Some(person) = first(&devices[mine]) else { return Ok(()) };
        let life = devices[mine].portfolio.client(id).map(|client| client.life);
        prop_assert_eq!(devices[mine].apply(&Change::one(Deed::Edit, Step::ErasePerson { client: id, person })), Ok(()));
        // The others edit on without knowing; whose clock is ahead, wins.
        for device in &mut devices {
            let _ = device.apply(&Change::one(Deed::Edit, Step::EditClient { client: id, edits: vec![later.clone()] }));
        }
        let all: Vec<_> = devices.iter().flat_map(|device| device.portfolio.records().collect::<Vec<_>>()).collect();
        for device in &mut devices {
            device.portfolio.absorb(all.clone());
            let client = device.portfolio.client(id).filter(|client| Some(client.life) == life);
            prop_assert!(client.is_none_or(|client| !client.known_people().iter().any(|one| one.id == Some(person))));
        }
    }

    #[test]
    fn an_erased_client_comes_back_whole(acts in acts(), mine in 0..3_usize, id in client_id()) {
        let mut devices = play(&acts, |_, _, _| Ok(()))?;
        let device = &mut devices[mine];
        let before = view(&device.portfolio);
        if device.apply(&Change::one(Deed::Erase, Step::EraseClient { client: id })).is_ok() {
            prop_assert!(device.portfolio.client(id).is_none());
            let tombstone = serde_json::to_string(device.portfolio.dossier(id).unwrap()).unwrap();
            prop_assert!(!tombstone.contains("Ana") && !tombstone.contains("visit") && !tombstone.contains("date"), "{}", tombstone);
            let undo = device.done.last().unwrap().inverse.clone();
            prop_assert_eq!(device.apply(&undo), Ok(()));
            prop_assert_eq!(view(&device.portfolio), before);
        }
    }
}

/// Plays `acts`; `check` sees each applied one with the carteira before it. Refused acts change nothing.
fn play(
    acts: &[(usize, Act)],
    check: impl Fn(&Device, &Portfolio, &Applied) -> Result<(), TestCaseError>,
) -> Result<Vec<Device>, TestCaseError> {
    let mut devices: Vec<Device> = (0..3).map(|number| Device { number, ..Device::default() }).collect();
    for (at, act) in acts {
        let change = match act {
            Act::Step(step) => Change::one(Deed::Edit, step.clone()),
            Act::ErasePerson(client) => {
                let known = devices[*at].portfolio.client(*client);
                let first = known.and_then(|known| known.known_people().first().and_then(|one| one.id));
                let Some(person) = first else { continue };
                Change::one(Deed::Edit, Step::ErasePerson { client: *client, person })
            }
            Act::Undo => match devices[*at].done.pop() {
                Some(applied) => applied.inverse,
                None => continue,
            },
            Act::Absorb { from } => {
                let steps = devices[*from].portfolio.records().map(Step::Absorb).collect();
                Change { deed: Deed::Merge, steps }
            }
        };
        let before = devices[*at].portfolio.clone();
        match devices[*at].apply(&change) {
            Ok(()) => {
                let applied = devices[*at].done.last().cloned();
                if let Some(applied) = applied {
                    check(&devices[*at], &before, &applied)?;
                }
            }
            Err(_) => prop_assert_eq!(image(&devices[*at].portfolio), image(&before)),
        }
    }
    Ok(devices)
}

fn acts() -> impl Strategy<Value = Vec<(usize, Act)>> {
    let act = prop_oneof![
        8 => step().prop_map(Act::Step),
        1 => client_id().prop_map(Act::ErasePerson),
        1 => Just(Act::Undo),
        2 => (0..3_usize).prop_map(|from| Act::Absorb { from }),
    ];
    proptest::collection::vec((0..3_usize, act), 1..24)
}

fn step() -> impl Strategy<Value = Step> {
    let add = (client_id(), edit()).prop_map(|(id, edit)| {
        let mut client = Client::new(id, Stamp::default());
        client.set(edit, Stamp::default());
        Step::AddClient(Box::new(client))
    });
    let edit_client =
        (client_id(), edit()).prop_map(|(client, edit)| Step::EditClient { client, edits: vec![edit] });
    let interact = (client_id(), interaction(), date()).prop_map(|(client, fact, _)| Step::AddInteraction {
        client,
        interaction: Box::new(same_content(fact)),
    });
    let forget = (client_id(), fact_id()).prop_map(|(client, id)| Step::RemoveInteraction {
        client,
        interaction: InteractionId::from_u128(id),
    });
    let buy = (client_id(), order())
        .prop_map(|(client, order)| Step::AddOrder { client, order: Box::new(same_order(order)) });
    let cancel = (client_id(), fact_id())
        .prop_map(|(client, id)| Step::RemoveOrder { client, order: OrderId::from_u128(200 + id) });
    let put =
        (client_id(), kept_fact()).prop_map(|(client, fact)| Step::PutFact { client, fact: Box::new(fact) });
    let take =
        (client_id(), kept_fact()).prop_map(|(client, fact)| Step::RemoveFact { client, fact: fact.uuid() });
    let goal = prop::option::of(70..73_u8).prop_map(|goal| {
        Step::EditCatalog(CatalogEdit::Setting {
            id: "coverage.goal_percent".to_owned(),
            value: goal.map(|goal| json!(goal)),
        })
    });
    prop_oneof![
        4 => add,
        4 => edit_client,
        1 => client_id().prop_map(|client| Step::EraseClient { client }),
        4 => interact,
        2 => forget,
        3 => buy,
        1 => cancel,
        4 => put,
        2 => take,
        1 => goal,
    ]
}

/// An id is never reused for another fact, so what a fact says follows from its id.
fn same_content(fact: Interaction) -> Interaction {
    let day = 1 + (fact.id.uuid().as_u128() % 20) as u32;
    let date = chrono::NaiveDate::from_ymd_opt(2026, 2, day).unwrap_or_default();
    Interaction {
        date,
        note: None,
        ..Interaction::new(
            fact.id,
            fact.recorded,
            date,
            fact.channel,
            carteira::domain::fact::interaction::Outcome::Success,
        )
    }
}

fn same_order(order: Order) -> Order {
    let day = 1 + (order.id.uuid().as_u128() % 20) as u32;
    let date = chrono::NaiveDate::from_ymd_opt(2026, 2, day).unwrap_or_default();
    Order::new(order.id, order.recorded, date, carteira::domain::value::money::Centavos::new(100))
}

/// What a person sees: clients with their fields, facts and the catalog, without stamps.
#[derive(Debug, PartialEq)]
struct View {
    clients: BTreeMap<ClientId, Seen>,
    catalog: Vec<CatalogEdit>,
}

type Seen = (Vec<ClientEdit>, Vec<Interaction>, Vec<Order>, Vec<KeptFact>);

fn view(portfolio: &Portfolio) -> View {
    view_without(portfolio, &BTreeSet::new())
}

/// Every tombstone there is.
fn stones(portfolio: &Portfolio) -> BTreeSet<Uuid> {
    portfolio.dossiers().iter().flat_map(|dossier| dossier.removed.keys().copied()).collect()
}

/// A list of people as it was typed.
fn nameless(edit: ClientEdit) -> ClientEdit {
    match edit {
        ClientEdit::People(people) => {
            ClientEdit::People(people.into_iter().map(|person| Person { id: None, ..person }).collect())
        }
        edit => edit,
    }
}

/// Without the people that were erased, whom nothing brings back.
fn view_without(portfolio: &Portfolio, stones: &BTreeSet<Uuid>) -> View {
    let mut clients = BTreeMap::new();
    for dossier in portfolio.dossiers() {
        if let Some(client) = &dossier.client {
            let mut client = client.with_known_people();
            client.people.retain(|person| !person.id.is_some_and(|id| stones.contains(&id.uuid())));
            client.people.sort_by_key(|person| person.id);
            let fields =
                carteira::domain::client::ClientField::ALL.iter().map(|field| client.get(*field)).collect();
            let bare = Stamp::default();
            let mut contacts: Vec<_> = dossier
                .interactions
                .iter()
                .map(|fact| Interaction { recorded: bare, ..fact.clone() })
                .collect();
            contacts.sort_by_key(|fact| (fact.date, fact.id));
            let mut orders: Vec<_> =
                dossier.orders.iter().map(|fact| Order { recorded: bare, ..fact.clone() }).collect();
            orders.sort_by_key(|fact| (fact.date, fact.id));
            let mut facts: Vec<_> = dossier.facts.iter().map(|fact| fact.clone().recorded_at(bare)).collect();
            facts.sort_by_key(|fact| (fact.date(), fact.uuid()));
            clients.insert(dossier.id, (fields, contacts, orders, facts));
        }
    }
    let empty = Catalog::default();
    let catalog = portfolio.catalog().entries().into_iter().map(|entry| entry.as_edit());
    let catalog = catalog.filter(|edit| empty.edit_back(&edit.key()) != *edit).collect();
    View { clients, catalog }
}
