//! A conversation before it comes in: which of the two is the client, and which client of the carteira that is.

use crate::domain::client::Client;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::exchange::chat::Talk;
use crate::exchange::received::{Whom, whom_called};
use crate::screen::client::place_of;
use crate::text::import::chat as words;

/// Clients offered before the search is the quicker way.
const OFFERED: usize = 6;

/// The client that the voice of the file names, or several.
pub(crate) fn whom(talk: &Talk, p: &Portfolio) -> Whom {
    match talk.client.and_then(|at| talk.voices.get(at)) {
        Some(name) => whom_called(p, name),
        None => Whom::Nobody,
    }
}

/// Who may be the client: the key it is chosen by and its name. With nobody said yet, that stands first.
pub(crate) fn voices(talk: &Talk) -> Vec<(String, String)> {
    let named = |name: &str| if name.is_empty() { words::SILENT_CLIENT } else { name }.to_owned();
    let unsaid = talk.client.is_none().then(|| (String::new(), words::UNSAID.to_owned()));
    let voices = talk.voices.iter().enumerate().map(|(at, name)| (at.to_string(), named(name)));
    unsaid.into_iter().chain(voices).collect()
}

/// Clients to choose among, each with name and town.
pub(crate) fn offered(whom: &Whom, p: &Portfolio) -> Vec<(ClientId, String)> {
    let several: &[ClientId] = match whom {
        Whom::Several(clients) => clients,
        Whom::One(_) | Whom::Nobody => &[],
    };
    several.iter().take(OFFERED).filter_map(|id| Some((*id, label(p.client(*id)?)))).collect()
}

fn label(client: &Client) -> String {
    let (name, place) = (client.display_name(), place_of(client));
    if place.is_empty() { name.to_owned() } else { format!("{name}, {place}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::chat::DateOrder;
    use crate::screen::small::{Small, d, id};

    fn talk(voices: &[&str], client: Option<usize>) -> Talk {
        Talk {
            voices: voices.iter().map(|name| (*name).to_owned()).collect(),
            client,
            first: d("2026-11-01"),
            last: d("2026-11-18"),
            messages: 2,
            order: DateOrder::DayFirst,
            order_is_proven: true,
        }
    }

    #[test]
    fn who_may_be_the_client_can_be_chosen_and_the_silent_one_has_a_name() {
        let pairs = |talk: &Talk| voices(talk).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        assert_eq!(pairs(&talk(&["Ana", ""], Some(0))), ["0", "1"]);
        let unsaid = talk(&["Ana", ""], None);
        assert_eq!(pairs(&unsaid), ["", "0", "1"]);
        assert_eq!(voices(&unsaid)[2].1, words::SILENT_CLIENT);
    }

    #[test]
    fn of_several_with_the_name_six_are_offered_with_their_town() {
        let p = Small::clients(&["Bar"; 7]).with(1, |one| one.city = Some("Campinas".to_owned())).portfolio();
        let found = whom(&talk(&["Bar"], Some(0)), &p);
        let offered = offered(&found, &p);
        assert_eq!(offered.len(), 6);
        assert!(offered.iter().any(|(client, label)| *client == id(1) && label == "Bar, Campinas"));
        assert!(offered.iter().any(|(_, label)| label == "Bar"));
    }

    #[test]
    fn nobody_is_offered_where_one_is_meant_or_none() {
        let p = Small::clients(&["Bar"]).portfolio();
        let one = whom(&talk(&["Bar"], Some(0)), &p);
        assert_eq!((&one, offered(&one, &p).len()), (&Whom::One(id(1)), 0));
        assert_eq!(whom(&talk(&["Bar"], None), &p), Whom::Nobody);
    }
}
