//! The complaints open and resolved, of the clients in scope.

use super::behind::Behind;
use super::scope::Seen;
use crate::domain::indicator::status::satisfaction::treatment::{CareStep, Treatment, treatments};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::clients::person::named;
use crate::text::{analysis as words, format};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Open ones first, of each kind the oldest first; ties by slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Complaints {
    rows: Vec<(Slot, Treatment)>,
    on: NaiveDate,
}

pub(crate) fn all(seen: &Seen, p: &Portfolio) -> Complaints {
    let of = |slot: Slot| {
        let found = p.dossiers().get(slot.at()).map(|dossier| treatments(dossier, seen.on));
        let complained = found.unwrap_or_default().into_iter().filter(|one| one.complaint.is_some());
        complained.map(move |one| (slot, one))
    };
    let mut rows: Vec<(Slot, Treatment)> = seen.slots.iter().copied().flat_map(of).collect();
    rows.sort_by_key(|(slot, one)| (is_resolved(one), one.since, *slot));
    Complaints { rows, on: seen.on }
}

/// Its solution was told back: until then the client is *detrator*.
fn is_resolved(one: &Treatment) -> bool {
    one.done(CareStep::Tell).is_some()
}

impl Complaints {
    fn open(&self) -> impl Iterator<Item = &(Slot, Treatment)> {
        self.rows.iter().filter(|(_, one)| !is_resolved(one))
    }

    /// The days on which each client complained, the oldest of each kind first.
    pub(crate) fn days(&self) -> BTreeMap<Slot, Vec<NaiveDate>> {
        let mut days = BTreeMap::<Slot, Vec<NaiveDate>>::new();
        for (slot, one) in &self.rows {
            days.entry(*slot).or_default().push(one.since);
        }
        days
    }

    pub(crate) fn open_count(&self) -> usize {
        self.open().count()
    }

    /// Clients that complained.
    pub(crate) fn clients(&self) -> usize {
        self.rows.iter().map(|(slot, _)| *slot).collect::<BTreeSet<Slot>>().len()
    }

    pub(crate) fn finding(&self) -> String {
        words::opinion::complaints(self.open_count(), self.rows.len())
    }

    /// How long the oldest waits, how many are late, and how long the resolved ones took.
    pub(crate) fn note(&self) -> String {
        let oldest = self.open().map(|(_, one)| one.since).min();
        let taken: Vec<i64> = self.rows.iter().filter_map(|(_, one)| one.days_to_solve()).collect();
        let late = self.rows.iter().filter(|(_, one)| one.is_late(self.on)).count();
        words::opinion::complaints_note(oldest.map(|day| (self.on - day).num_days()), late, &taken)
    }

    pub(crate) fn table(&self, p: &Portfolio) -> IndicatorTable {
        let mut table = IndicatorTable::new(
            words::opinion::COMPLAINTS,
            &[
                words::CLIENT,
                words::opinion::STATE,
                words::opinion::DAY,
                words::opinion::RESOLVED_ON,
                words::opinion::OWNER,
                words::opinion::DUE,
                words::opinion::CONFIRMED_BY,
                words::opinion::WHAT,
            ],
            &[words::opinion::DAYS_TO_SOLVE],
        );
        for (slot, one) in &self.rows {
            let Some(client) = p.client_at(*slot) else { continue };
            let confirmed = one.confirmed_by.map(|who| {
                let people = client.known_people();
                named(people.iter().find(|person| person.id == Some(who)).map_or("", |person| &person.name))
            });
            table.rows.push(vec![
                Value::Client { id: client.id, name: client.display_name().to_owned() },
                Value::Text(words::opinion::state(is_resolved(one)).to_owned()),
                Value::Date(one.since),
                one.solved_on().map_or(Value::Nothing, Value::Date),
                one.owner.clone().map_or(Value::Nothing, Value::Text),
                one.due.map_or(Value::Nothing, Value::Date),
                confirmed.map_or(Value::Nothing, Value::Text),
                Value::Text(one.complaint.clone().unwrap_or_default()),
                one.days_to_solve().map_or(Value::Nothing, Value::Count),
            ]);
        }
        table
    }

    /// "Abertas (3)".
    pub(crate) fn see_open(&self) -> String {
        words::opinion::open(self.open_count())
    }

    /// Each client once, with the oldest that is open.
    pub(crate) fn behind_open(&self, seen: &Seen, p: &Portfolio) -> Behind {
        let mut met = BTreeSet::new();
        let slots: Vec<Slot> = self.open().map(|(slot, _)| *slot).filter(|slot| met.insert(*slot)).collect();
        let says = |slot: Slot| {
            let own = self.open().find(|(own, _)| *own == slot);
            own.map_or_else(Default::default, |(_, one)| {
                (one.complaint.clone().unwrap_or_default(), format::date(one.since))
            })
        };
        Behind::of(seen, p, self.see_open(), &slots, says)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::person::Person;
    use crate::domain::fact::care::CareEvent;
    use crate::domain::fact::care::kind::CareKind;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{CareEventId, InteractionId, PersonId};
    use crate::screen::analysis::small::{people, rows, seen_on};
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    /// Ana's two are open, Bia's was resolved after four days, Caio complains after the day.
    fn three() -> Portfolio {
        let complains = |text: &str| {
            let text = text.to_owned();
            move |said: &mut crate::domain::fact::interaction::Interaction| said.complaint = Some(text)
        };
        Small::clients(&["Ana", "Bia", "Caio"])
            .said(1, "2026-11-10", complains("avaria"))
            .said(1, "2026-11-06", complains("atraso"))
            .said(2, "2026-11-02", complains("preço"))
            .said(2, "2026-11-06", |said| said.resolves = Some(InteractionId::from_u128(200)))
            .said(3, "2026-11-19", complains("atraso"))
            .portfolio()
    }

    #[test]
    fn the_oldest_that_is_open_stands_first_and_the_resolved_last() {
        let p = three();
        let found = all(&seen_on(&p, DAY), &p);
        assert_eq!(
            rows(&found.table(&p)),
            [
                "Ana|aberta|06/11/2026|—|—|—|—|atraso|—",
                "Ana|aberta|10/11/2026|—|—|—|—|avaria|—",
                "Bia|resolvida|02/11/2026|06/11/2026|—|—|—|preço|4",
            ]
        );
        assert_eq!((found.clients(), found.open_count()), (2, 2));
        assert_eq!(found.finding(), words::opinion::complaints(2, 3));
        assert_eq!(found.note(), words::opinion::complaints_note(Some(12), 0, &[4]));
    }

    #[test]
    fn behind_the_open_ones_stands_each_client_once_with_the_oldest() {
        let p = three();
        let seen = seen_on(&p, DAY);
        let found = all(&seen, &p).behind_open(&seen, &p);
        assert_eq!(
            (people(&found), found.title),
            (vec!["Ana|atraso|06/11/2026".to_owned()], words::opinion::open(2))
        );
    }

    #[test]
    fn who_confirmed_stands_by_name() {
        let ana =
            Person { id: Some(PersonId::from_u128(7)), name: "Ana Lima".to_owned(), ..Person::default() };
        let bare =
            CareEvent::new(CareEventId::from_u128(1), Stamp::default(), d("2026-11-12"), CareKind::Confirmed);
        let about = Some(InteractionId::from_u128(100));
        let p = Small::clients(&["Loja"])
            .with(1, |one| one.people = vec![ana])
            .said(1, "2026-11-06", |said| said.complaint = Some("atraso".to_owned()))
            .said(1, "2026-11-10", |said| said.resolves = Some(InteractionId::from_u128(100)))
            .fact(1, CareEvent { about, person: Some(PersonId::from_u128(7)), ..bare })
            .portfolio();
        let expected = "Loja|resolvida|06/11/2026|10/11/2026|—|—|Ana Lima|atraso|4";
        assert_eq!(rows(&all(&seen_on(&p, DAY), &p).table(&p)), [expected]);
    }

    #[test]
    fn nobody_complained_is_said_so() {
        let p = Small::clients(&["Ana"]).portfolio();
        let found = all(&seen_on(&p, DAY), &p);
        assert_eq!(
            (found.finding(), found.note()),
            (words::opinion::complaints(0, 0), words::opinion::complaints_note(None, 0, &[]))
        );
        assert_eq!((found.clients(), found.table(&p).rows.len()), (0, 0));
    }
}
