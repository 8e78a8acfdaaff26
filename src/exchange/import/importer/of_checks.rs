//! A row of a list of looks at credit.

use super::super::checks::{CheckVerdict, of_row};
use super::super::client_row::whole_row;
use super::super::fact_row::FactRow;
use super::super::plan::{IgnoredReason, RowReason};
use super::super::risk_row::RiskRow;
use super::{Importer, Verdict};
use crate::domain::client::ClientEdit;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::portfolio::change::Step;
use crate::domain::value::id::ClientId;
use crate::exchange::headings::Field;
use crate::exchange::table::TableRow;

impl<'a> Importer<'a> {
    pub(super) fn judge_check(&mut self, row: &TableRow<'a>) -> Verdict {
        let mut fact = FactRow::read(row, &self.context());
        let mut risk = RiskRow::read(row, &self.context());
        fact.extra.append(&mut risk.unread);
        let date = fact.date.or(self.sheet.mapping.assumed.date);
        fact.require(date.is_some(), RowReason::MissingDate, Field::Date);
        if risk.is_empty() {
            fact.problems.push(whole_row(RowReason::NothingSeen));
        }
        if let Some(date) = date.filter(|date| *date > self.settings.today) {
            fact.problems.push(whole_row(RowReason::FutureDate(date)));
        }
        let who = match self.client_of(&mut fact, row) {
            Ok(who) => who,
            Err(verdict) => return verdict,
        };
        let Some(date) = date else { return Verdict::Refused(fact.label().into(), fact.problems) };
        let client = self.known.client(who).id;
        let limit = self.limit_step(client, &risk);
        if risk.seen.is_empty() && risk.again_on.is_none() {
            return match limit {
                Some(step) => Verdict::UpdatedFact(who, vec![step]),
                None => Verdict::Same(who),
            };
        }
        let check = RiskCheck {
            seen: risk.seen,
            again_on: risk.again_on,
            note: fact.note(self.sheet),
            ..of_row(client, date, risk.source)
        };
        let known: Vec<&RiskCheck> =
            self.portfolio.dossier(client).into_iter().flat_map(|dossier| dossier.risk_checks()).collect();
        let put = |check: Box<RiskCheck>| {
            let put = Step::PutFact { client, fact: Box::new((*check).into()) };
            std::iter::once(put).chain(limit.clone()).collect()
        };
        let verdict = match self.checks.judge(check, &known, row.line()) {
            CheckVerdict::New(check) => Verdict::NewFact(who, put(check)),
            CheckVerdict::Replaces(check) => Verdict::UpdatedFact(who, put(check)),
            CheckVerdict::Same => match limit {
                Some(step) => Verdict::UpdatedFact(who, vec![step]),
                None => Verdict::Same(who),
            },
            CheckVerdict::Repeated { first_line } => {
                return Verdict::Ignored(IgnoredReason::Repeated { first_line });
            }
            CheckVerdict::Conflict(kind) => {
                return Verdict::Conflict(self.known.client(who).display_name().into(), kind);
            }
        };
        if !matches!(verdict, Verdict::Same(_)) {
            self.notes.append(&mut fact.remarks);
            self.notes.append(&mut risk.remarks);
        }
        verdict
    }

    /// The limit that the row gives, where it is another than the client has.
    fn limit_step(&self, client: ClientId, risk: &RiskRow<'_>) -> Option<Step> {
        let limit = risk.credit_limit?;
        let now = self.portfolio.client(client).and_then(|client| client.credit_limit);
        let edit = ClientEdit::CreditLimit(Some(limit));
        (now != Some(limit)).then(|| Step::EditClient { client, edits: vec![edit] })
    }
}
