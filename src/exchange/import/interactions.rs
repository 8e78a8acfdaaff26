//! Which interaction of the carteira a row is: the same client, day, time, channel and result are one contact, unless the
//! source numbers its contacts.

use super::identity::{InteractionContent, interaction_id};
use super::plan::ConflictKind;
use crate::domain::change::Step;
use crate::domain::fact::Origin;
use crate::domain::id::{InteractionId, PrincipalId, SalespersonId};
use crate::domain::interaction::Interaction;
use crate::domain::stamp::Stamp;
use std::collections::{HashMap, HashSet};

#[derive(Debug, Default)]
pub struct Interactions {
    claimed: HashMap<InteractionContent, (Option<String>, u32)>,
    used: HashSet<InteractionId>,
}

#[derive(Debug)]
pub enum InteractionVerdict {
    New(Box<Step>),
    Same,
    Repeated { first_line: u32 },
    Conflict(ConflictKind),
}

/// What goes with an interaction and does not tell it from others.
#[derive(Debug, Default)]
pub struct Details {
    pub salesperson: Option<SalespersonId>,
    pub principal: Option<PrincipalId>,
    pub note: Option<String>,
}

impl Interactions {
    pub fn judge(
        &mut self,
        content: InteractionContent,
        details: Details,
        known: &[Interaction],
        line: u32,
    ) -> InteractionVerdict {
        if let Some((note, first_line)) = self.claimed.get(&content) {
            let first_line = *first_line;
            return if *note == details.note {
                InteractionVerdict::Repeated { first_line }
            } else {
                InteractionVerdict::Conflict(ConflictKind::RepeatedInteraction { first_line })
            };
        }
        self.claimed.insert(content.clone(), (details.note.clone(), line));
        let id = interaction_id(&content);
        let itself = known.iter().find(|fact| fact.id == id);
        let free = |fact: &&Interaction| is_alike(fact, &content) && !self.used.contains(&fact.id);
        let alike = itself.or_else(|| known.iter().find(free));
        if let Some(fact) = alike {
            self.used.insert(fact.id);
            return InteractionVerdict::Same;
        }
        InteractionVerdict::New(Box::new(adding(id, content, details)))
    }
}

pub fn adding(id: InteractionId, content: InteractionContent, details: Details) -> Step {
    let mut fact = Interaction::new(id, Stamp::default(), content.date, content.channel, content.outcome);
    fact.time = content.time;
    fact.origin = Origin::Imported;
    fact.salesperson = details.salesperson;
    fact.principal = details.principal;
    fact.note = details.note;
    Step::AddInteraction { client: content.client, interaction: Box::new(fact) }
}

/// One without time is the same as one with; a numbered one is only the same as one that was recorded by hand.
fn is_alike(fact: &Interaction, content: &InteractionContent) -> bool {
    let numbered = content.number.is_some() && fact.origin == Origin::Imported;
    !numbered
        && fact.date == content.date
        && fact.channel == content.channel
        && fact.outcome == content.outcome
        && (fact.time == content.time || fact.time.is_none() || content.time.is_none())
}
