//! A row of a list of contacts.

use super::super::client_row::whole_row;
use super::super::conversation;
use super::super::fact_row::FactRow;
use super::super::identity::InteractionContent;
use super::super::interactions::{Details, InteractionVerdict};
use super::super::plan::{IgnoredReason, RowReason};
use super::super::sheet::Source;
use super::{Importer, Verdict};
use crate::exchange::headings::Field;
use crate::exchange::table::TableRow;

impl<'a> Importer<'a> {
    pub(super) fn judge_interaction(&mut self, row: &TableRow<'a>) -> Verdict {
        let mut fact = FactRow::read(row, &self.context());
        let assumed = self.sheet.mapping.assumed;
        let (channel, outcome) = (fact.channel.or(assumed.channel), fact.outcome.or(assumed.outcome));
        fact.require(fact.date.is_some(), RowReason::MissingDate, Field::Date);
        fact.require(channel.is_some(), RowReason::MissingChannel, Field::Channel);
        fact.require(outcome.is_some(), RowReason::MissingOutcome, Field::Outcome);
        if let (Some(date), Some(outcome)) = (fact.date, outcome)
            && date > self.settings.today
            && outcome.is_done()
        {
            fact.problems.push(whole_row(RowReason::FutureDate(date)));
        }
        let who = match self.client_of(&mut fact, row) {
            Ok(who) => who,
            Err(verdict) => return verdict,
        };
        let (Some(date), Some(channel), Some(outcome)) = (fact.date, channel, outcome) else {
            return Verdict::Refused(fact.label().into(), fact.problems);
        };
        let client = self.known.client(who).id;
        let (salesperson, principal) = self.names_of(&fact);
        let number = (!fact.number.is_empty()).then(|| fact.number.to_owned());
        let content = InteractionContent { client, number, date, time: fact.time, channel, outcome };
        let reason = (!fact.reason.is_empty()).then(|| self.reasons.key(fact.reason));
        let complaint = (!fact.complaint.is_empty()).then(|| fact.complaint.join("\n"));
        let note = fact.note(self.sheet);
        let details =
            Details { salesperson, principal, note, reason, nps: fact.nps, csat: fact.csat, complaint };
        let known = self.known_interactions(client);
        let verdict = match self.sheet.source {
            Source::Chat(_) => conversation::judge(content, details, known),
            Source::Text | Source::Workbook(_) | Source::Notes | Source::Cards => {
                self.interactions.judge(content, details, known, row.line())
            }
        };
        match verdict {
            InteractionVerdict::New(step) => {
                self.accept(&mut fact, row.line(), salesperson, principal);
                Verdict::NewFact(who, vec![*step])
            }
            InteractionVerdict::Replaces(steps) => Verdict::UpdatedFact(who, steps),
            InteractionVerdict::Same => Verdict::Same(who),
            InteractionVerdict::Repeated { first_line } => {
                Verdict::Ignored(IgnoredReason::Repeated { first_line })
            }
            InteractionVerdict::Conflict(kind) => {
                Verdict::Conflict(self.known.client(who).display_name().into(), kind)
            }
        }
    }
}
