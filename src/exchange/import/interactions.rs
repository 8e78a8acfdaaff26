//! Which interaction of the carteira a row is: the same client, day, time, channel and result are one contact, unless the
//! source numbers its contacts.

use super::identity::{InteractionContent, interaction_id};
use super::plan::ConflictKind;
use crate::domain::fact::Origin;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::portfolio::change::Step;
use crate::domain::value::id::{ClientId, InteractionId, PrincipalId, SalespersonId};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

#[derive(Debug, Default)]
pub(crate) struct Interactions<'a> {
    known: HashMap<ClientId, KnownInteractions<'a>>,
    claimed: HashMap<InteractionContent, (Details, u32)>,
    used: HashSet<InteractionId>,
}

/// The interactions of one client, by what a row may know them by.
#[derive(Debug, Default)]
struct KnownInteractions<'a> {
    by_id: HashSet<InteractionId>,
    by_day: HashMap<(NaiveDate, Channel, Outcome), Vec<&'a Interaction>>,
}

impl<'a> KnownInteractions<'a> {
    fn of(facts: &'a [Interaction]) -> KnownInteractions<'a> {
        let mut known = KnownInteractions::default();
        for fact in facts {
            known.by_id.insert(fact.id);
            known.by_day.entry((fact.date, fact.channel, fact.outcome)).or_default().push(fact);
        }
        known
    }
}

#[derive(Debug)]
pub(crate) enum InteractionVerdict {
    New(Box<Step>),
    Replaces(Vec<Step>),
    Same,
    Repeated { first_line: u32 },
    Conflict(ConflictKind),
}

/// What goes with an interaction and does not tell it from others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Details {
    pub salesperson: Option<SalespersonId>,
    pub principal: Option<PrincipalId>,
    pub note: Option<String>,
    /// Key of a motivo.
    pub reason: Option<String>,
    pub nps: Option<u8>,
    pub csat: Option<u8>,
    pub complaint: Option<String>,
}

impl<'a> Interactions<'a> {
    /// `known` are the client's interactions in the carteira.
    pub(crate) fn judge(
        &mut self,
        content: InteractionContent,
        details: Details,
        known: &'a [Interaction],
        line: u32,
    ) -> InteractionVerdict {
        if let Some((first, first_line)) = self.claimed.get(&content) {
            let first_line = *first_line;
            return if *first == details {
                InteractionVerdict::Repeated { first_line }
            } else {
                InteractionVerdict::Conflict(ConflictKind::RepeatedInteraction { first_line })
            };
        }
        self.claimed.insert(content.clone(), (details.clone(), line));
        let id = interaction_id(&content);
        let known = self.known.entry(content.client).or_insert_with(|| KnownInteractions::of(known));
        if known.by_id.contains(&id) {
            self.used.insert(id);
            return InteractionVerdict::Same;
        }
        let that_day =
            known.by_day.get(&(content.date, content.channel, content.outcome)).into_iter().flatten();
        let mut alike = that_day.filter(|fact| is_alike(fact, &content) && !self.used.contains(&fact.id));
        if let Some(fact) = alike.next() {
            self.used.insert(fact.id);
            return InteractionVerdict::Same;
        }
        InteractionVerdict::New(Box::new(adding(id, content, details)))
    }
}

pub(crate) fn adding(id: InteractionId, content: InteractionContent, details: Details) -> Step {
    let mut fact = Interaction::new(id, Stamp::default(), content.date, content.channel, content.outcome);
    fact.time = content.time;
    fact.origin = Origin::Imported;
    fact.salesperson = details.salesperson;
    fact.principal = details.principal;
    fact.note = details.note;
    fact.reason = details.reason;
    (fact.nps, fact.csat, fact.complaint) = (details.nps, details.csat, details.complaint);
    Step::AddInteraction { client: content.client, interaction: Box::new(fact) }
}

/// Of that day, channel and result, one without time is the same as one with; a numbered one is only the same as one that was recorded by hand.
fn is_alike(fact: &Interaction, content: &InteractionContent) -> bool {
    let numbered = content.number.is_some() && fact.origin == Origin::Imported;
    !numbered && (fact.time == content.time || fact.time.is_none() || content.time.is_none())
}
