//! Which days the carteira may hold: those that a file can carry and every reader takes back, the years 0 to 9999. What a
//! clock set to the year 10500 or a wrong text would bring is refused before anything of the change is applied.

use super::change::{ChangeError, Step};
use crate::domain::catalog::CatalogEdit;
use crate::domain::client::{ClientEdit, ClientField};
use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::kept_fact::KeptFact;
use chrono::{Datelike, NaiveDate};

/// Whether a file can carry the day.
pub fn is_writable(day: NaiveDate) -> bool {
    (0..=9999).contains(&day.year())
}

/// Refuses a step with a day that no file could carry.
pub(super) fn check(step: &Step) -> Result<(), ChangeError> {
    let mut wrong = None;
    each_day(step, &mut |day| {
        if !is_writable(day) {
            wrong = Some(day);
        }
    });
    wrong.map_or(Ok(()), |day| Err(ChangeError::NoSuchDay(day)))
}

fn each_day(step: &Step, see: &mut impl FnMut(NaiveDate)) {
    match step {
        Step::AddClient(client) => {
            ClientField::ALL.iter().for_each(|field| of_edit(&client.get(*field), see));
        }
        Step::EditClient { client: _, edits } => edits.iter().for_each(|edit| of_edit(edit, see)),
        Step::AddInteraction { client: _, interaction } => {
            let Interaction { date, next_step, .. } = interaction.as_ref();
            see(*date);
            next_step.iter().for_each(|step| see(step.date));
        }
        Step::AddOrder { client: _, order } => see(order.date),
        Step::PutFact { client: _, fact } => match fact.as_ref() {
            KeptFact::Appointment(fact) => {
                let occurrence = fact.occurrence.map(|occurrence| occurrence.on);
                let days = [Some(fact.date), fact.until, fact.moved_to, occurrence];
                days.into_iter().flatten().for_each(see);
            }
            KeptFact::StockCount(fact) => see(fact.date),
            KeptFact::CaseEvent(fact) => see(fact.date),
            KeptFact::ProspectEvent(fact) => see(fact.date),
            KeptFact::Incident(fact) => [Some(fact.date), fact.solved_on].into_iter().flatten().for_each(see),
            KeptFact::CareEvent(fact) => [Some(fact.date), fact.due].into_iter().flatten().for_each(see),
            KeptFact::RiskCheck(fact) => {
                let days = [Some(fact.date), fact.again_on, fact.seen.partners_changed, fact.seen.founded];
                days.into_iter().flatten().for_each(see);
            }
        },
        Step::EditCatalog(edit) => of_entry(edit, see),
        // Held before: it was checked when it came in.
        Step::RestoreClient(_) => {}
        // Read from a file, whose reader takes no other days.
        Step::Absorb(_) => {}
        Step::ErasePerson { .. } | Step::EraseClient { .. } | Step::RemoveInteraction { .. } => {}
        Step::RemoveOrder { .. } | Step::RemoveFact { .. } => {}
    }
}

fn of_edit(edit: &ClientEdit, see: &mut impl FnMut(NaiveDate)) {
    match edit {
        ClientEdit::SituationSince(day)
        | ClientEdit::Entered(day)
        | ClientEdit::Left(day)
        | ClientEdit::BenefitSince(day) => {
            day.iter().for_each(|day| see(*day));
        }
        ClientEdit::PastSituations(past) => past.iter().filter_map(|held| held.since).for_each(see),
        ClientEdit::Holdings(holdings) => holdings.iter().filter_map(|held| held.since).for_each(see),
        ClientEdit::Departures(departures) => {
            for (last_order, answer) in departures {
                [*last_order, answer.turned, answer.said].into_iter().for_each(&mut *see);
            }
        }
        ClientEdit::Code(_)
        | ClientEdit::LegalName(_)
        | ClientEdit::TradeName(_)
        | ClientEdit::TaxId(_)
        | ClientEdit::StateRegistration(_)
        | ClientEdit::Industry(_)
        | ClientEdit::Situation(_)
        | ClientEdit::SituationReason(_)
        | ClientEdit::Principals(_)
        | ClientEdit::Street(_)
        | ClientEdit::StreetNumber(_)
        | ClientEdit::Complement(_)
        | ClientEdit::District(_)
        | ClientEdit::City(_)
        | ClientEdit::CityCode(_)
        | ClientEdit::Uf(_)
        | ClientEdit::Cep(_)
        | ClientEdit::Location(_)
        | ClientEdit::People(_)
        | ClientEdit::Phones(_)
        | ClientEdit::WhatsApp(_)
        | ClientEdit::Emails(_)
        | ClientEdit::Tags(_)
        | ClientEdit::Extra(_)
        | ClientEdit::Notes(_)
        | ClientEdit::CadenceDays(_)
        | ClientEdit::PurchasePotential(_)
        | ClientEdit::CreditLimit(_)
        | ClientEdit::VisitWeekdays(_)
        | ClientEdit::VisitHours(_)
        | ClientEdit::Source(_)
        | ClientEdit::ReferredBy(_)
        | ClientEdit::ExpectedValue(_)
        | ClientEdit::Benefit(_) => {}
    }
}

fn of_entry(edit: &CatalogEdit, see: &mut impl FnMut(NaiveDate)) {
    match edit {
        CatalogEdit::Commitment { id: _, value } => {
            let days = value.iter().flat_map(|value| [Some(value.date), value.until]);
            days.flatten().for_each(see);
        }
        CatalogEdit::Action { id: _, value } => {
            value.iter().filter_map(|value| value.due).for_each(see);
        }
        CatalogEdit::MonthClosing { id: _, value } => value.iter().for_each(|value| see(value.closed_on)),
        CatalogEdit::Mailing { id: _, value } => value.iter().for_each(|value| see(value.begun)),
        CatalogEdit::MailAnswer { id: _, value } => value.iter().for_each(|value| see(value.on)),
        // Their days are text of the rep's own or months, which end with the year 9999.
        CatalogEdit::Salesperson { .. } | CatalogEdit::Principal { .. } | CatalogEdit::Setting { .. } => {}
        CatalogEdit::Template { .. } | CatalogEdit::Goal { .. } | CatalogEdit::Reason { .. } => {}
        CatalogEdit::Segment { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::answer::Answer;
    use crate::domain::client::{Client, Holding};
    use crate::domain::fact::interaction::{Channel, NextStep, Outcome};
    use crate::domain::keeping::stamp::{DeviceId, Stamp};
    use crate::domain::portfolio::Portfolio;
    use crate::domain::portfolio::change::{Change, Deed};
    use crate::domain::value::id::{ClientId, InteractionId};

    const AT: Stamp = Stamp { millis: 1, counter: 0, device: DeviceId(1) };

    fn day(year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, 3, 1).unwrap()
    }

    #[test]
    fn both_ends_of_what_a_file_carries() {
        for (year, expected) in [(-1, false), (0, true), (1899, true), (9999, true), (10_000, false)] {
            assert_eq!(is_writable(day(year)), expected, "{year}");
        }
    }

    #[test]
    fn a_day_beyond_is_refused_wherever_it_stands_and_nothing_is_applied() {
        let id = ClientId::from_u128(1);
        let mut carteira = Portfolio::default();
        let add = Step::AddClient(Box::new(Client::new(id, AT)));
        carteira.apply(&Change::one(Deed::Register, add), AT).unwrap();
        let late = day(10_500);
        let answer = Answer { turned: day(2026), said: late, reason: None, note: None };
        let edits = [
            ClientEdit::Entered(Some(late)),
            ClientEdit::Holdings(vec![Holding { since: Some(late), salesperson: None }]),
            ClientEdit::Departures([(day(2026), answer)].into()),
        ];
        for edit in edits {
            let edits = vec![ClientEdit::Notes(Some("antes".to_owned())), edit];
            let change = Change::one(Deed::Edit, Step::EditClient { client: id, edits });
            let before = carteira.client(id).cloned();
            assert_eq!(carteira.apply(&change, AT).unwrap_err(), ChangeError::NoSuchDay(late));
            assert_eq!(carteira.client(id).cloned(), before);
        }
        let contact = |date, next: Option<i32>| {
            let fact = InteractionId::from_u128(9);
            let mut said = Interaction::new(fact, AT, day(date), Channel::Visit, Outcome::Success);
            said.next_step = next.map(|year| NextStep { date: day(year), what: String::new() });
            Change::one(
                Deed::RecordInteraction,
                Step::AddInteraction { client: id, interaction: Box::new(said) },
            )
        };
        for (date, next) in [(10_500, None), (2026, Some(10_500)), (-4, None)] {
            assert!(carteira.apply(&contact(date, next), AT).is_err(), "{date} {next:?}");
            assert!(carteira.dossier(id).unwrap().interactions.is_empty());
        }
        assert!(carteira.apply(&contact(9999, Some(9999)), AT).is_ok());
    }
}
