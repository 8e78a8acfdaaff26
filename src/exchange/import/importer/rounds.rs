//! Clients that only the whole file could tell: its rows are judged anew until they all agree.

use super::super::client_row::ClientRow;
use super::super::known::Found;
use super::of_clients::keys_of;
use super::{Importer, Verdict};

/// How often the rows are judged anew.
const ROUNDS: usize = 8;

impl Importer<'_> {
    /// The file is one whole and must not say more when it is read a second time. So once all rows are in, each is asked
    /// again who its client is; where later rows have changed the answer, it is given, and all are judged anew.
    pub(super) fn judge_again(&mut self) {
        for _ in 0..ROUNDS {
            self.known.hide_nameless();
            let before = self.told.len();
            for index in 0..self.verdicts.len() {
                self.tell(index);
            }
            if self.told.len() == before {
                return;
            }
            let mut anew = Importer::new(self.sheet, self.portfolio, self.cities, self.settings.clone());
            std::mem::swap(&mut anew.told, &mut self.told);
            *self = anew;
            self.step(usize::MAX);
        }
    }

    fn tell(&mut self, index: usize) {
        let given = match &self.verdicts[index].1 {
            Verdict::NewClient(who)
            | Verdict::NewFact(who, _)
            | Verdict::UpdatedFact(who, _)
            | Verdict::Same(who) => Some(*who),
            Verdict::UpdatedClient(who, _, _) => Some(*who),
            Verdict::Conflict(..) => None,
            Verdict::Refused(..) | Verdict::Ignored(_) => return,
        };
        // A document leads to the client that has it, whatever else was brought.
        if self.told.contains_key(&index) || given.is_some() && self.by_document.get(index) == Some(&true) {
            return;
        }
        let Some(row) = self.sheet.table.row(index) else { return };
        let client = ClientRow::read(&row, &self.context());
        let principals = self.principals_of(&client);
        if self.settings.choices.contains_key(&row.line()) {
            return;
        }
        if let Found::One(who) = self.known.find(&keys_of(&client, &principals))
            && given != Some(who)
        {
            self.told.insert(index, self.known.client(who).id);
        }
    }
}
