//! The situation of a client has a history, like who held it: each value with the day from which it holds.
//!
//! The last value stands in the client's own fields and what came before in `past_situations`, so that who reads only the
//! former still knows how the client stands now. Blocking and unblocking later never rewrites the months between.

use crate::domain::client::{Client, ClientEdit, Situation, SituationHeld};
use chrono::NaiveDate;

impl Client {
    /// Every situation, oldest first; the last is the present one.
    pub fn situations(&self) -> Vec<SituationHeld> {
        self.past_situations.iter().cloned().chain([self.last_situation()]).collect()
    }

    /// The situation in force on `date`; before the first that is known, active.
    pub fn situation_on(&self, date: NaiveDate) -> SituationHeld {
        let begun = |held: &SituationHeld| held.since.is_none_or(|since| since <= date);
        let past = self.past_situations.iter().rev().cloned();
        std::iter::once(self.last_situation()).chain(past).find(begun).unwrap_or_default()
    }

    /// The motivo of the situation in force on `date`.
    pub fn situation_reason_on(&self, date: NaiveDate) -> Option<&str> {
        if self.situation_since.is_none_or(|since| since <= date) {
            return self.situation_reason.as_deref();
        }
        let begun = |held: &&SituationHeld| held.since.is_none_or(|since| since <= date);
        self.past_situations.iter().rev().find(begun).and_then(|held| held.reason.as_deref())
    }

    /// The edits that put the client in `next` from its day on. What began before that day stays as it was; of what began
    /// on it or later nothing is left. The present situation said again is a correction of its day and motivo.
    pub fn situation_edits(&self, next: SituationHeld) -> Vec<ClientEdit> {
        let last = self.last_situation();
        let mut past = self.past_situations.clone();
        if last.situation != next.situation && last != SituationHeld::default() {
            past.push(last);
        }
        past.retain(|held| held.since < next.since);
        vec![
            ClientEdit::Situation(next.situation),
            ClientEdit::SituationSince(next.since),
            ClientEdit::SituationReason(next.reason),
            ClientEdit::PastSituations(past),
        ]
    }

    fn last_situation(&self) -> SituationHeld {
        SituationHeld {
            since: self.situation_since,
            situation: self.situation,
            reason: self.situation_reason.clone(),
        }
    }
}

impl SituationHeld {
    pub fn new(situation: Situation, since: Option<NaiveDate>, reason: Option<String>) -> Self {
        Self { since, situation, reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::period::Month;
    use crate::domain::indicator::coverage::coverage;
    use crate::domain::indicator::coverage::coverage_history::{By, history};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::columns::Columns;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::rules::Rules;
    use crate::domain::value::id::ClientId;

    fn day(text: &str) -> Option<NaiveDate> {
        Some(text.parse().unwrap())
    }

    fn put(client: &mut Client, situation: Situation, since: Option<NaiveDate>) {
        for edit in client.situation_edits(SituationHeld::new(situation, since, None)) {
            client.set(edit, Stamp::default());
        }
    }

    fn client() -> Client {
        Client::new(ClientId::from_u128(1), Stamp::default())
    }

    #[test]
    fn blocked_in_october_and_back_in_november_leaves_october_as_it_was() {
        let mut client = client();
        put(&mut client, Situation::Blocked, day("2026-10-10"));
        let october = Month::new(2026, 10).unwrap();
        let months: Vec<Month> = Month::new(2026, 12).unwrap().last_n(4).collect();
        let of = |client: &Client| {
            let today = day("2026-12-15").unwrap();
            let rules = Rules::default();
            let columns = Columns::of(&[Dossier::of(client.clone())], &rules.coverage);
            let past = history(&columns, &rules, &months, today, By::Nothing);
            let eligible: Vec<u32> = past.totals.iter().map(|tally| tally.eligible).collect();
            (eligible, coverage(&columns, &rules, october.period(), today))
        };
        let (blocked, october_then) = of(&client);
        assert_eq!(blocked, [1, 0, 0, 0]);
        put(&mut client, Situation::Active, day("2026-11-05"));
        let (back, october_now) = of(&client);
        assert_eq!(back, [1, 0, 1, 1]);
        assert_eq!(october_now, october_then);
        let on = |date| client.situation_on(day(date).unwrap()).situation;
        assert_eq!(on("2026-10-09"), Situation::Active);
        assert_eq!((on("2026-10-10"), on("2026-11-04")), (Situation::Blocked, Situation::Blocked));
        assert_eq!(on("2026-11-05"), Situation::Active);
    }

    #[test]
    fn the_present_situation_said_again_corrects_its_day() {
        let mut client = client();
        put(&mut client, Situation::Blocked, day("2026-10-01"));
        put(&mut client, Situation::Blocked, day("2026-10-20"));
        assert_eq!(client.situations().len(), 1);
        assert_eq!(client.situation_on(day("2026-10-10").unwrap()).situation, Situation::Active);
        put(&mut client, Situation::Former, day("2026-11-01"));
        put(&mut client, Situation::Active, day("2026-11-01"));
        let known: Vec<_> =
            client.situations().into_iter().map(|held| (held.situation, held.since)).collect();
        assert_eq!(known, [(Situation::Blocked, day("2026-10-20")), (Situation::Active, day("2026-11-01")),]);
        put(&mut client, Situation::Prospect, None);
        assert!(client.past_situations.is_empty(), "since ever: nothing came before");
    }

    #[test]
    fn a_client_that_was_always_blocked_stays_so_up_to_the_day_it_comes_back() {
        let mut client = client();
        client.situation = Situation::Blocked;
        put(&mut client, Situation::Active, day("2026-11-05"));
        assert_eq!(client.situation_on(day("2020-01-01").unwrap()).situation, Situation::Blocked);
        assert_eq!(client.situation_on(day("2026-11-05").unwrap()).situation, Situation::Active);
    }
}
