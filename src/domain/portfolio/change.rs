//! Every mutation there is. A change is applied whole or not at all, and gives the change that takes it back.
//!
//! The inverse is not written by hand for each change: it is the difference from what was touched to what it was before,
//! so a new kind of change can not forget its own undo.

use crate::domain::catalog::CatalogEdit;
use crate::domain::client::{Client, ClientEdit};
use crate::domain::fact::Fact;
use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::fact::order::Order;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::record::dossier::Dossier;
use crate::domain::record::{Record, RecordKey};
use crate::domain::value::id::{ClientId, InteractionId, OrderId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What the user did, for the journal and *Desfazer*; its words are in `text/changes.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Register,
    Edit,
    Erase,
    RecordInteraction,
    RemoveInteraction,
    RecordOrder,
    RemoveOrder,
    /// A contact or an order of the history, told again.
    CorrectInteraction,
    CorrectOrder,
    PlanVisit,
    RemoveAppointment,
    CloseDay,
    CountStock,
    RemoveStockCount,
    WorkCase,
    RemoveCaseEvent,
    /// A stage, a loss or a sign of interest.
    Prospect,
    RemoveProspectEvent,
    /// What was seen of a client's credit, and its limit.
    CheckCredit,
    RemoveCreditCheck,
    /// An eventualidade, or that it was solved.
    RecordIncident,
    RemoveIncident,
    /// A step about what a client said.
    Care,
    RemoveCare,
    Locate,
    Transfer,
    /// A carteira divided among vendedores.
    Share,
    Classify,
    ChangeRules,
    ChangeCatalog,
    SetGoals,
    /// Why a visit brought no order, or why a client turned inativo.
    GiveReason,
    EditReason,
    EditAction,
    EditSegment,
    /// A message to many: begun, sent or skipped at one client, stopped.
    Mail,
    Snooze,
    PlanRoute,
    /// Of a spreadsheet.
    Import,
    ImportNotes,
    ImportCards,
    ImportChat,
    Merge,
    Undo,
}

/// One step. Steps of one change share one stamp.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// `client.created` and `stamps` are overwritten with the change's stamp.
    AddClient(Box<Client>),
    EditClient {
        client: ClientId,
        edits: Vec<ClientEdit>,
    },
    /// Takes one person out for good; leaves a tombstone of its identity. There is no way back.
    ErasePerson {
        client: ClientId,
        person: PersonId,
    },
    /// Removes the client and all its facts; leaves a tombstone.
    EraseClient {
        client: ClientId,
    },
    /// Brings an erased client back, as of the change's stamp.
    RestoreClient(Box<Dossier>),
    AddInteraction {
        client: ClientId,
        interaction: Box<Interaction>,
    },
    RemoveInteraction {
        client: ClientId,
        interaction: InteractionId,
    },
    AddOrder {
        client: ClientId,
        order: Box<Order>,
    },
    RemoveOrder {
        client: ClientId,
        order: OrderId,
    },
    /// Adds the fact, or edits the one of its id. `recorded` is overwritten with the change's stamp.
    PutFact {
        client: ClientId,
        fact: Box<KeptFact>,
    },
    RemoveFact {
        client: ClientId,
        fact: Uuid,
    },
    EditCatalog(CatalogEdit),
    /// Merges a record of another carteira, stamps and all.
    Absorb(Record),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub deed: Deed,
    pub steps: Vec<Step>,
}

impl Change {
    pub fn one(deed: Deed, step: Step) -> Self {
        Self { deed, steps: vec![step] }
    }

    /// Whether it edits anything itself, rather than only absorbing what others edited.
    pub fn edits(&self) -> bool {
        self.steps.iter().any(|step| !matches!(step, Step::Absorb(_)))
    }

    /// The newest edit that it absorbs.
    pub(super) fn newest_absorbed(&self) -> Stamp {
        let absorbed = self.steps.iter().filter_map(|step| match step {
            Step::Absorb(record) => Some(record.newest_stamp()),
            _ => None,
        });
        absorbed.max().unwrap_or_default()
    }
}

/// Why a change was refused. Nothing was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeError {
    NoSuchClient(ClientId),
    ClientExists(ClientId),
    NoSuchInteraction(InteractionId),
    InteractionExists(InteractionId),
    NoSuchOrder(OrderId),
    OrderExists(OrderId),
    NoSuchFact(Uuid),
    NoSuchPerson(PersonId),
    /// No file could carry the day, and no export would be whole again.
    NoSuchDay(NaiveDate),
}

/// A change that was applied: what it touched, as it was before, and how to take it back.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    pub stamp: Stamp,
    pub inverse: Change,
    /// Touched records as they were; `None`: not there.
    pub before: BTreeMap<RecordKey, Option<Record>>,
}

/// Applies one step that concerns a client to its dossier.
pub(super) fn apply_step(dossier: &mut Dossier, step: &Step, stamp: Stamp) -> Result<(), ChangeError> {
    let id = dossier.id;
    match step {
        Step::AddClient(client) => {
            if dossier.client.is_some() {
                return Err(ChangeError::ClientExists(id));
            }
            let mut client = Client::clone(client);
            client.life = dossier.erased.unwrap_or_default();
            client.created = stamp;
            client.stamps.clear();
            dossier.client = Some(client);
        }
        Step::EditClient { client: _, edits } => {
            let client = dossier.client.as_mut().ok_or(ChangeError::NoSuchClient(id))?;
            for edit in edits {
                client.set(edit.clone(), stamp);
            }
        }
        Step::ErasePerson { client: _, person } => {
            let client = dossier.client.as_mut().ok_or(ChangeError::NoSuchClient(id))?;
            let mut people = client.known_people().into_owned();
            let before = people.len();
            people.retain(|one| one.id != Some(*person));
            if people.len() == before {
                return Err(ChangeError::NoSuchPerson(*person));
            }
            client.set(ClientEdit::People(people), stamp);
            dossier.removed.insert(person.uuid(), stamp);
        }
        Step::EraseClient { client: _ } => {
            if dossier.client.is_none() {
                return Err(ChangeError::NoSuchClient(id));
            }
            dossier.erased = Some(stamp);
        }
        Step::RestoreClient(old) => {
            if dossier.client.is_some() {
                return Err(ChangeError::ClientExists(id));
            }
            let mut old = Dossier::clone(old);
            if let Some(client) = &mut old.client {
                *client = client.with_known_people();
                client.life = dossier.erased.unwrap_or_default();
                client.created = stamp;
                client.stamps.clear();
            }
            old.interactions.iter_mut().for_each(|fact| fact.recorded = stamp);
            old.orders.iter_mut().for_each(|fact| fact.recorded = stamp);
            old.facts = old.facts.into_iter().map(|fact| fact.recorded_at(stamp)).collect();
            *dossier = dossier.merged(&old);
        }
        Step::AddInteraction { client: _, interaction } => {
            living(dossier)?;
            if dossier.interaction(interaction.id).is_some() {
                return Err(ChangeError::InteractionExists(interaction.id));
            }
            dossier.interactions.push(Interaction { recorded: stamp, ..Interaction::clone(interaction) });
        }
        Step::RemoveInteraction { client: _, interaction } => {
            let fact =
                dossier.interaction(*interaction).ok_or(ChangeError::NoSuchInteraction(*interaction))?;
            dossier.removed.insert(fact.uuid(), stamp);
        }
        Step::AddOrder { client: _, order } => {
            living(dossier)?;
            if dossier.order(order.id).is_some() {
                return Err(ChangeError::OrderExists(order.id));
            }
            dossier.orders.push(Order { recorded: stamp, ..Order::clone(order) });
        }
        Step::RemoveOrder { client: _, order } => {
            let fact = dossier.order(*order).ok_or(ChangeError::NoSuchOrder(*order))?;
            dossier.removed.insert(fact.uuid(), stamp);
        }
        Step::PutFact { client: _, fact } => {
            living(dossier)?;
            dossier.facts.retain(|old| old.uuid() != fact.uuid());
            dossier.facts.push(KeptFact::clone(fact).recorded_at(stamp));
        }
        Step::RemoveFact { client: _, fact } => {
            dossier.fact(*fact).ok_or(ChangeError::NoSuchFact(*fact))?;
            dossier.removed.insert(*fact, stamp);
        }
        Step::Absorb(Record::Client(theirs)) => *dossier = dossier.merged(theirs),
        Step::Absorb(Record::Catalog(_)) | Step::EditCatalog(_) => {}
    }
    dossier.normalize();
    Ok(())
}

impl Step {
    /// The record this step touches.
    pub fn touches(&self) -> RecordKey {
        match self {
            Step::AddClient(client) => RecordKey::Client(client.id),
            Step::RestoreClient(dossier) => RecordKey::Client(dossier.id),
            Step::EditClient { client, edits: _ }
            | Step::ErasePerson { client, person: _ }
            | Step::EraseClient { client } => RecordKey::Client(*client),
            Step::AddInteraction { client, interaction: _ }
            | Step::RemoveInteraction { client, interaction: _ } => RecordKey::Client(*client),
            Step::AddOrder { client, order: _ } | Step::RemoveOrder { client, order: _ } => {
                RecordKey::Client(*client)
            }
            Step::PutFact { client, fact: _ } | Step::RemoveFact { client, fact: _ } => {
                RecordKey::Client(*client)
            }
            Step::EditCatalog(edit) => RecordKey::Catalog(edit.key()),
            Step::Absorb(record) => record.key(),
        }
    }
}

/// The steps that take a dossier from `now` back to `before`, as a person sees it.
pub(super) fn steps_back(now: &Dossier, before: Option<&Dossier>) -> Vec<Step> {
    let id = now.id;
    match (&now.client, before.and_then(|before| before.client.as_ref())) {
        (None, None) => Vec::new(),
        (Some(_), None) => vec![Step::EraseClient { client: id }],
        (None, Some(_)) => before.map(|old| restored(now, old)).unwrap_or_default(),
        (Some(client), Some(old_client)) => {
            let edits = client.with_known_people().edits_towards(&old_client.with_known_people());
            let mut steps = Vec::new();
            if !edits.is_empty() {
                steps.push(Step::EditClient { client: id, edits });
            }
            if let Some(before) = before {
                facts_back(now, before, &mut steps);
            }
            steps
        }
    }
}

/// A fact newer than the erasing lives on unseen, without its client: had it come with the erasing, it goes with it.
fn restored(now: &Dossier, before: &Dossier) -> Vec<Step> {
    let mut steps = Vec::new();
    added_facts_out(now, before, &mut steps);
    steps.push(Step::RestoreClient(Box::new(before.clone())));
    steps
}

/// Takes out what only `now` has.
fn added_facts_out(now: &Dossier, before: &Dossier, steps: &mut Vec<Step>) {
    let client = now.id;
    let come = |fact: &&Interaction| before.interaction(fact.id).is_none();
    steps.extend(
        now.interactions
            .iter()
            .filter(come)
            .map(|fact| Step::RemoveInteraction { client, interaction: fact.id }),
    );
    let come = |fact: &&Order| before.order(fact.id).is_none();
    steps.extend(now.orders.iter().filter(come).map(|fact| Step::RemoveOrder { client, order: fact.id }));
    let come = now.facts.iter().filter(|fact| before.fact(fact.uuid()).is_none());
    steps.extend(come.map(|fact| Step::RemoveFact { client, fact: fact.uuid() }));
}

fn facts_back(now: &Dossier, before: &Dossier, steps: &mut Vec<Step>) {
    let client = now.id;
    added_facts_out(now, before, steps);
    let missing = |fact: &&Interaction| now.interaction(fact.id).is_none();
    steps.extend(
        before
            .interactions
            .iter()
            .filter(missing)
            .map(|fact| Step::AddInteraction { client, interaction: Box::new(fact.clone()) }),
    );
    let missing = |fact: &&Order| now.order(fact.id).is_none();
    steps.extend(
        before
            .orders
            .iter()
            .filter(missing)
            .map(|fact| Step::AddOrder { client, order: Box::new(fact.clone()) }),
    );
    let changed = |fact: &&KeptFact| now.fact(fact.uuid()).is_none_or(|now| !now.says_the_same(fact));
    let other = before.facts.iter().filter(changed);
    steps.extend(other.map(|fact| Step::PutFact { client, fact: Box::new(fact.clone()) }));
}

fn living(dossier: &Dossier) -> Result<(), ChangeError> {
    match dossier.client {
        Some(_) => Ok(()),
        None => Err(ChangeError::NoSuchClient(dossier.id)),
    }
}
