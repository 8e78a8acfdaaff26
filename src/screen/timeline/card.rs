//! The card of the client that was chosen on the timeline.

use crate::domain::calendar::day::Day;
use crate::domain::client::numbers::whatsapp_of;
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::ClientId;
use crate::domain::value::phone::Phone;
use crate::screen::client::{name_of, place_of};
use crate::text::{map, timeline as words};

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Card {
    pub id: ClientId,
    pub slot: Slot,
    pub name: String,
    pub place: String,
    pub state: ContactState,
    pub class: Lifecycle,
    pub days: String,
    /// Last contact and last order.
    pub last: String,
    pub whatsapp: Option<Phone>,
}

/// `None`: no client in the slot.
pub(crate) fn card(p: &Portfolio, slot: Slot, status: &Status) -> Option<Card> {
    let client = p.client_at(slot)?;
    let date = |day: Option<Day>| day.and_then(Day::date);
    Some(Card {
        id: client.id,
        slot,
        name: name_of(client).to_owned(),
        place: place_of(client),
        state: status.state,
        class: status.lifecycle,
        days: map::days_line(status.days_since_interaction, status.cadence_days),
        last: words::last_facts(date(status.last_contact), date(status.last_order)),
        whatsapp: whatsapp_of(client).cloned(),
    })
}

/// Why there are no rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nothing {
    /// The carteira is empty.
    NoClients,
    FilteredOut,
    /// Nobody was in it on the day shown.
    NobodyThen,
}

pub(crate) fn nothing(clients: usize, is_filtered: bool) -> Nothing {
    match (clients, is_filtered) {
        (0, _) => Nothing::NoClients,
        (_, true) => Nothing::FilteredOut,
        (_, false) => Nothing::NobodyThen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::uf::Uf;
    use crate::screen::small::{Small, id, seen};

    const DAY: &str = "2026-11-30";

    #[test]
    fn a_card_says_who_where_and_since_when() {
        let p = Small::clients(&["Ana", ""])
            .with(1, |one| (one.city, one.uf) = (Some("Campinas".to_owned()), Some(Uf::SP)))
            .with(1, |one| one.phones = vec![Phone::parse("(19) 99999-1234").unwrap()])
            .visit(1, "2026-10-31")
            .order(1, "2026-10-30", 100)
            .portfolio();
        let statuses = seen(&p, DAY);
        let of = |at: usize| card(&p, Slot::new(at), &statuses[at.min(1)].unwrap());
        let ana = of(0).unwrap();
        assert_eq!((ana.id, ana.name.as_str(), ana.place.as_str()), (id(1), "Ana", "Campinas/SP"));
        assert_eq!(ana.last, "Último contato em 31/10/2026. Último pedido em 30/10/2026.");
        assert!(ana.days.contains("30 dias") && ana.whatsapp.is_some(), "{}", ana.days);
        let bare = of(1).unwrap();
        assert_eq!((bare.name.as_str(), bare.place.as_str(), bare.whatsapp), ("(sem nome)", "", None));
        assert_eq!(
            (bare.state, bare.last.as_str()),
            (ContactState::Never, "Nenhum contato registrado. Nenhum pedido.")
        );
        assert_eq!(of(5), None);
    }

    #[test]
    fn an_empty_carteira_is_empty_whatever_the_filter() {
        assert_eq!((nothing(0, true), nothing(0, false)), (Nothing::NoClients, Nothing::NoClients));
        assert_eq!((nothing(1, true), nothing(1, false)), (Nothing::FilteredOut, Nothing::NobodyThen));
    }
}
