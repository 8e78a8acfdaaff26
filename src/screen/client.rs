//! What a client is called on every page, where it is said to be, and what its chips say.

pub(crate) mod cards;
pub(crate) mod correct;
pub(crate) mod form;
pub(crate) mod links;
pub(crate) mod offered;
pub(crate) mod page;
pub(crate) mod rescue;

use crate::domain::client::Client;
use crate::domain::indicator::status::character::{Character, Label};
use crate::domain::indicator::status::profile::Profile;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::text::{clients as words, labels};

/// What a client is called, even without a name.
pub(crate) fn name_of(client: &Client) -> &str {
    let name = client.display_name().trim();
    if name.is_empty() { words::NO_NAME } else { name }
}

/// The razão social, where a client is called by the nome fantasia.
pub(crate) fn other_name(client: &Client) -> Option<String> {
    let legal = client.legal_name.trim();
    (!legal.is_empty() && legal != name_of(client)).then(|| legal.to_owned())
}

/// "Campinas/SP"; what is missing is left out.
pub(crate) fn place_of(client: &Client) -> String {
    let state = client.uf.map(|uf| uf.letters());
    let parts: Vec<&str> = client.city.as_deref().into_iter().chain(state).collect();
    parts.join("/")
}

/// "Rua das Flores, 10, Centro, Campinas/SP".
pub(crate) fn address_of(client: &Client) -> String {
    let parts = [&client.street, &client.street_number, &client.district].into_iter().flatten().cloned();
    let city = Some(place_of(client)).filter(|city| !city.is_empty());
    parts.chain(city).collect::<Vec<_>>().join(", ")
}

/// Profile and labels in words: only what the class does not say already. Irregular cycles are of interest on the client's
/// own page (`whole`) only.
pub(crate) fn character_words(
    character: &Character,
    class: Option<Lifecycle>,
    whole: bool,
) -> Vec<&'static str> {
    let profile = match character.profile {
        // The class says so.
        Profile::Inactive | Profile::Regular => None,
        Profile::Qualified if class == Some(Lifecycle::Prospect) => None,
        Profile::Detractor | Profile::Hyperconsumer | Profile::Qualified => Some(character.profile),
    };
    let shown = character.has().filter(|label| match label {
        Label::New | Label::Reactivated | Label::Seasonal => true,
        Label::Irregular => whole,
    });
    profile.map(labels::profile).into_iter().chain(shown.map(labels::label)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::indicator::status::risk::Credit;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::rhythm::labels::Labels;
    use crate::domain::value::id::ClientId;
    use crate::domain::value::uf::Uf;

    fn client() -> Client {
        Client::new(ClientId::from_u128(1), Stamp::default())
    }

    fn text(of: &str) -> Option<String> {
        Some(of.to_owned())
    }

    #[test]
    fn the_trade_name_stands_first_and_the_legal_one_beside_it_only_where_it_differs() {
        for (trade, legal, name, other) in [
            (text("Padaria Sol"), "Sol Alimentos Ltda", "Padaria Sol", text("Sol Alimentos Ltda")),
            (text("Padaria Sol"), " Padaria Sol ", "Padaria Sol", None),
            (text("  "), "Sol Alimentos Ltda", "Sol Alimentos Ltda", None),
            (None, " ", "(sem nome)", None),
        ] {
            let of = Client { trade_name: trade, legal_name: legal.to_owned(), ..client() };
            assert_eq!((name_of(&of), other_name(&of)), (name, other));
        }
    }

    #[test]
    fn of_a_place_what_is_missing_is_left_out() {
        let whole = Client {
            street: text("Rua das Flores"),
            street_number: text("10"),
            district: text("Centro"),
            city: text("Campinas"),
            uf: Some(Uf::SP),
            ..client()
        };
        assert_eq!(place_of(&whole), "Campinas/SP");
        assert_eq!(address_of(&whole), "Rua das Flores, 10, Centro, Campinas/SP");
        let part = Client { street_number: None, district: None, uf: None, ..whole };
        assert_eq!(
            (place_of(&part), address_of(&part)),
            ("Campinas".into(), "Rua das Flores, Campinas".into())
        );
        assert_eq!((place_of(&client()), address_of(&client())), (String::new(), String::new()));
    }

    #[test]
    fn chips_say_nothing_that_the_class_says_and_irregular_only_on_its_own_page() {
        let of = |profile, irregular| Character {
            profile,
            labels: Labels { new: true, irregular, ..Labels::default() },
            rfm: None,
            credit: Credit::default(),
        };
        let class = Some(Lifecycle::Prospect);
        assert_eq!(character_words(&of(Profile::Inactive, true), class, false), ["novo"]);
        assert_eq!(character_words(&of(Profile::Inactive, true), class, true), ["novo", "ciclo irregular"]);
        assert_eq!(character_words(&of(Profile::Qualified, false), class, true), ["novo"]);
        let active = Some(Lifecycle::Active);
        assert_eq!(character_words(&of(Profile::Qualified, false), active, true), ["qualificado", "novo"]);
        assert_eq!(character_words(&of(Profile::Detractor, false), active, true), ["detrator", "novo"]);
    }
}
