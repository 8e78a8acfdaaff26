//! One client with everything known of it: a line of the file.

use super::super::error::Flaw;
use super::care::CaredFor;
use super::client_itself::Fields;
use super::fact::{Contact, Purchase};
use super::incident::Happened;
use super::kept::{Unplaced, keep};
use super::kept_fact::{Counted, Planned, Prospected, Worked};
use super::object::{Any, Pairs, object};
use super::risk_check::Checked;
use super::value::{At, Id, Text};
use crate::domain::fact::Fact;
use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::fact::order::Order;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::ClientId;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

object!(
    /// What `client` lines hold.
    ClientLine {
        need { id: Id }
        may {
            fields: Fields<'a>, interactions: Vec<Contact<'a>>, orders: Vec<Purchase<'a>>,
            appointments: Vec<Planned<'a>>, stock_counts: Vec<Counted<'a>>, case_events: Vec<Worked<'a>>,
            prospect_events: Vec<Prospected<'a>>, risk_checks: Vec<Checked<'a>>,
            incidents: Vec<Happened<'a>>, care_events: Vec<CaredFor<'a>>,
            removed: Pairs<Id, At>, erased: At, kept: Pairs<Text<'a>, Any<'a>>,
        }
    }
);

/// Unknown fields by path.
type Kept = BTreeMap<String, Value>;
/// Contacts and orders.
type Lists = (Vec<Interaction>, Vec<Order>);

impl<'a> ClientLine<'a> {
    pub(in super::super) fn of(dossier: &'a Dossier) -> Self {
        let mut unplaced = Unplaced::of(&dossier.unknown);
        let fields = dossier.client.as_ref().map(|client| Fields::of(client, &mut unplaced));
        let contacts = dossier.interactions.iter().map(|fact| Contact::of(fact, &mut unplaced)).collect();
        let purchases = dossier.orders.iter().map(|fact| Purchase::of(fact, &mut unplaced)).collect();
        let rest = ClientLine::of_rest(dossier, &mut unplaced);
        let beside = unplaced.take(String::new, ClientLine::KNOWN);
        let kept = unplaced.rest().map(|(path, value)| (Text::of(path), Any(Cow::Borrowed(value)))).collect();
        ClientLine {
            fields,
            interactions: filled(contacts),
            orders: filled(purchases),
            kept: filled_pairs(kept),
            unknown: beside,
            ..rest
        }
    }

    /// Without the client itself, its contacts and its orders.
    pub(super) fn of_rest(dossier: &'a Dossier, unplaced: &mut Unplaced<'a>) -> Self {
        let Dossier { id, client: _, interactions: _, orders: _, facts, removed, erased, unknown: _ } =
            dossier;
        let (mut planned, mut counted, mut worked) = (vec![], vec![], vec![]);
        let (mut prospected, mut checked, mut happened) = (vec![], vec![], vec![]);
        let mut cared = vec![];
        for fact in facts {
            match fact {
                KeptFact::Appointment(fact) => planned.push(Planned::of(fact, unplaced)),
                KeptFact::StockCount(fact) => counted.push(Counted::of(fact, unplaced)),
                KeptFact::CaseEvent(fact) => worked.push(Worked::of(fact, unplaced)),
                KeptFact::ProspectEvent(fact) => prospected.push(Prospected::of(fact, unplaced)),
                KeptFact::RiskCheck(fact) => checked.push(Checked::of(fact, unplaced)),
                KeptFact::Incident(fact) => happened.push(Happened::of(fact, unplaced)),
                KeptFact::CareEvent(fact) => cared.push(CaredFor::of(fact, unplaced)),
            }
        }
        let stones = removed.iter().map(|(id, stamp)| (Id(*id), At(*stamp))).collect();
        ClientLine {
            id: Id(id.uuid()),
            fields: None,
            interactions: None,
            orders: None,
            appointments: filled(planned),
            stock_counts: filled(counted),
            case_events: filled(worked),
            prospect_events: filled(prospected),
            risk_checks: filled(checked),
            incidents: filled(happened),
            care_events: filled(cared),
            removed: filled_pairs(stones),
            erased: erased.map(At),
            kept: None,
            unknown: Vec::new(),
        }
    }

    /// The dossier, normal.
    pub(in super::super) fn read(mut self) -> Result<Dossier, Flaw> {
        let (contacts, purchases) = (self.interactions.take(), self.orders.take());
        self.read_with(|unknown| {
            let contacts = contacts.into_iter().flatten().map(|fact| fact.read(unknown));
            let contacts = contacts.collect::<Result<_, _>>()?;
            let purchases = purchases.into_iter().flatten().map(|fact| fact.read(unknown));
            Ok((contacts, purchases.collect::<Result<_, _>>()?))
        })
    }

    /// The same with contacts and orders that come from elsewhere.
    pub(super) fn read_with(
        self,
        facts: impl FnOnce(&mut Kept) -> Result<Lists, Flaw>,
    ) -> Result<Dossier, Flaw> {
        let mut unknown = BTreeMap::new();
        for (path, value) in self.kept.into_iter().flat_map(|pairs| pairs.0) {
            unknown.insert(path.0.into_owned(), value.0.into_owned());
        }
        keep(&mut unknown, String::new, self.unknown);
        let id = ClientId::new(self.id.0);
        let client = self.fields.map(|fields| fields.read(id, &mut unknown)).transpose()?;
        let (interactions, orders) = facts(&mut unknown)?;
        let (interactions, orders) = (interactions.into(), orders.into());
        let planned = self.appointments.into_iter().flatten();
        let mut facts: Vec<KeptFact> = planned.map(|fact| fact.read(&mut unknown).into()).collect();
        let counted = self.stock_counts.into_iter().flatten();
        facts.extend(counted.map(|fact| KeptFact::from(fact.read(&mut unknown))));
        let worked = self.case_events.into_iter().flatten();
        facts.extend(worked.map(|fact| KeptFact::from(fact.read(&mut unknown))));
        let prospected = self.prospect_events.into_iter().flatten();
        facts.extend(prospected.map(|fact| KeptFact::from(fact.read(&mut unknown))));
        let checked = self.risk_checks.into_iter().flatten();
        facts.extend(checked.map(|fact| KeptFact::from(fact.read(&mut unknown))));
        let happened = self.incidents.into_iter().flatten();
        facts.extend(happened.map(|fact| KeptFact::from(fact.read(&mut unknown))));
        let cared = self.care_events.into_iter().flatten();
        facts.extend(cared.map(|fact| KeptFact::from(fact.read(&mut unknown))));
        let removed =
            self.removed.into_iter().flat_map(|pairs| pairs.0).map(|(id, at)| (id.0, at.0)).collect();
        let erased = self.erased.map(|at| at.0);
        let mut dossier = Dossier { id, client, interactions, orders, facts, removed, erased, unknown };
        if has_twins(&dossier) {
            dossier = Dossier::empty(id).merged(&dossier);
        }
        dossier.normalize();
        dossier.pack();
        Ok(dossier)
    }
}

/// Two facts with one id: no app writes that, and merging settles which stays.
fn has_twins(dossier: &Dossier) -> bool {
    fn twins<T: Fact>(facts: &[T]) -> bool {
        let mut ids: Vec<_> = facts.iter().map(Fact::uuid).collect();
        ids.sort_unstable();
        ids.windows(2).any(|pair| pair[0] == pair[1])
    }
    twins(&dossier.interactions) || twins(&dossier.orders) || twins(&dossier.facts)
}

pub(super) fn filled<T>(list: Vec<T>) -> Option<Vec<T>> {
    Some(list).filter(|list| !list.is_empty())
}

pub(super) fn filled_pairs<K, V>(pairs: Vec<(K, V)>) -> Option<Pairs<K, V>> {
    filled(pairs).map(Pairs)
}
