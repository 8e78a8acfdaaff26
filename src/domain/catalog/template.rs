//! Messages with fields, as *Olá, {nome}*: which one fits a client, and what it says once filled.
//!
//! Nothing is ever said of a client that is not known: a sentence whose field has no value is left out.

use crate::domain::catalog::Catalog;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::fold::fold;
use crate::domain::value::id::TemplateId;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    pub id: TemplateId,
    pub name: String,
    /// Of an e-mail; WhatsApp has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    pub body: String,
    /// The classes it is for; empty: any.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub classes: BTreeSet<Lifecycle>,
    /// The motivos it answers, by key; empty: any.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub reasons: BTreeSet<String>,
}

/// What can stand in braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Field {
    Name,
    /// Days since the last order.
    Days,
    LastOrder,
    /// What the client usually buys.
    Products,
    Salesperson,
    /// What a segment offers; a message to one client has none.
    Offer,
    /// What was agreed or done about what the client complained of.
    Solution,
}

impl Field {
    pub(crate) const ALL: [Field; 7] = [
        Self::Name,
        Self::Days,
        Self::LastOrder,
        Self::Products,
        Self::Salesperson,
        Self::Offer,
        Self::Solution,
    ];

    /// As written between braces; part of the data, never changed.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Name => "nome",
            Self::Days => "dias",
            Self::LastOrder => "ultimo_pedido",
            Self::Products => "produtos",
            Self::Salesperson => "vendedor",
            Self::Offer => "oferta",
            Self::Solution => "solucao",
        }
    }

    fn of_key(key: &str) -> Option<Field> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }
}

/// The fields in braces that there are not, each once, in order.
pub(crate) fn unknown_fields(text: &str) -> Vec<String> {
    let mut unknown: Vec<String> = Vec::new();
    for piece in pieces(text) {
        if let Piece::Unknown(key) = piece
            && !unknown.iter().any(|known| known == key)
        {
            unknown.push(key.to_owned());
        }
    }
    unknown
}

/// The text with its fields filled by `value`. A sentence with a field that has no value is left out; if nothing would be
/// left, only the field is.
pub(crate) fn filled(text: &str, value: impl Fn(Field) -> Option<String>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let said: Vec<String> =
            sentences(line).into_iter().filter_map(|sentence| fill(sentence, &value)).collect();
        let said = said.concat().trim().to_owned();
        let was_blank = line.trim().is_empty();
        let follows_blank = lines.last().is_none_or(String::is_empty);
        if !said.is_empty() || (was_blank && !follows_blank) {
            lines.push(said);
        }
    }
    let whole = lines.join("\n").trim().to_owned();
    if whole.is_empty() { without_unknown(text, &value) } else { whole }
}

/// The template for a client of this class whose last reason is this: one made for both, else for the reason, else for the
/// class, else for anybody; ties in the order given. Those made for others are never chosen.
pub(crate) fn chosen<'a>(
    templates: &'a [Template],
    class: Option<Lifecycle>,
    reason: Option<&str>,
) -> Option<&'a Template> {
    let fits = |template: &&Template| {
        let class_fits =
            template.classes.is_empty() || class.is_some_and(|class| template.classes.contains(&class));
        let reason_fits =
            template.reasons.is_empty() || reason.is_some_and(|reason| template.reasons.contains(reason));
        class_fits && reason_fits
    };
    let made_for = |template: &&Template| (!template.reasons.is_empty(), !template.classes.is_empty());
    templates.iter().filter(fits).min_by_key(|template| Reverse(made_for(template)))
}

/// The templates of a carteira: those shipped with the app, as edited or taken out there, and its own. By name, then id.
pub(crate) fn templates(catalog: &Catalog, shipped: Vec<Template>) -> Vec<Template> {
    let own = catalog.templates.values().filter_map(|register| register.value.clone());
    let untouched = shipped.into_iter().filter(|template| !catalog.templates.contains_key(&template.id));
    let mut all: Vec<Template> = own.chain(untouched).collect();
    all.sort_by_cached_key(|template| (fold(&template.name).into_owned(), template.id));
    all
}

enum Piece<'a> {
    Text(&'a str),
    Field(Field),
    Unknown(&'a str),
}

/// Braces around anything but a word are only braces.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(open) = rest[from..].find('{').map(|at| from + at) {
        let inside = &rest[open + 1..];
        let is_word = |word: &&str| {
            !word.is_empty() && word.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
        };
        match inside.find('}').map(|close| &inside[..close]).filter(is_word) {
            Some(key) => {
                pieces.push(Piece::Text(&rest[..open]));
                pieces.push(Field::of_key(key).map_or(Piece::Unknown(key), Piece::Field));
                rest = &inside[key.len() + 1..];
                from = 0;
            }
            None => from = open + 1,
        }
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// The sentences of a line, each with the space after it.
fn sentences(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (at, letter) in line.char_indices() {
        if ended && !letter.is_whitespace() && line[..at].ends_with(char::is_whitespace) {
            found.push(&line[start..at]);
            start = at;
        }
        if !letter.is_whitespace() {
            ended = matches!(letter, '.' | '!' | '?' | '…');
        }
    }
    found.push(&line[start..]);
    found
}

fn fill(sentence: &str, value: &impl Fn(Field) -> Option<String>) -> Option<String> {
    let mut said = String::new();
    for piece in pieces(sentence) {
        match piece {
            Piece::Text(text) => said.push_str(text),
            Piece::Field(field) => said.push_str(&value(field).filter(|text| !text.trim().is_empty())?),
            Piece::Unknown(_) => return None,
        }
    }
    Some(said)
}

fn without_unknown(text: &str, value: &impl Fn(Field) -> Option<String>) -> String {
    let said: String = pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Field(field) => value(field).unwrap_or_default(),
            Piece::Unknown(_) => String::new(),
        })
        .collect();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::register::Register;
    use crate::domain::keeping::stamp::Stamp;
    use proptest::prelude::*;

    fn known(field: Field) -> Option<String> {
        match field {
            Field::Name => Some("Padaria União".to_owned()),
            Field::Days => Some("41 dias".to_owned()),
            Field::Salesperson => Some("Rui".to_owned()),
            Field::LastOrder | Field::Products | Field::Offer | Field::Solution => None,
        }
    }

    #[test]
    fn fields_are_filled_and_a_sentence_without_its_value_is_left_out() {
        for (text, expected) in [
            ("Olá, {nome}.", "Olá, Padaria União."),
            (
                "Olá, {nome}. Separei {produtos} para você. Posso passar aí?",
                "Olá, Padaria União. Posso passar aí?",
            ),
            ("Faz {dias}, {nome}!", "Faz 41 dias, Padaria União!"),
            ("Oi.\n\n{produtos}\n\nAté logo, {vendedor}", "Oi.\n\nAté logo, Rui"),
            ("sem campo { aqui } {}", "sem campo { aqui } {}"),
            ("{nome}{nome}", "Padaria UniãoPadaria União"),
            ("Último: {ultimo_pedido}", "Último:"),
            ("", ""),
        ] {
            assert_eq!(filled(text, known), expected, "{text}");
        }
    }

    #[test]
    fn a_value_is_never_read_as_a_field() {
        let hostile = |field| (field == Field::Name).then(|| "{produtos} {vendedor}. Fim".to_owned());
        assert_eq!(filled("Olá, {nome}.", hostile), "Olá, {produtos} {vendedor}. Fim.");
    }

    #[test]
    fn unknown_fields_are_named_once() {
        assert_eq!(unknown_fields("{nome} {apelido} {x1} {apelido} { nome }"), ["apelido", "x1"]);
        assert!(unknown_fields("{nome} {dias} {ultimo_pedido} {produtos} {vendedor}").is_empty());
        assert_eq!(filled("Oi. Fala, {apelido}.", known), "Oi.", "of a newer version: never shown as it is");
    }

    fn template(id: u128, name: &str, classes: &[Lifecycle], reasons: &[&str]) -> Template {
        Template {
            id: TemplateId::from_u128(id),
            name: name.to_owned(),
            subject: None,
            body: "Olá".to_owned(),
            classes: classes.iter().copied().collect(),
            reasons: reasons.iter().map(|&reason| reason.to_owned()).collect(),
        }
    }

    #[test]
    fn the_one_made_for_reason_and_class_is_chosen_first() {
        use Lifecycle::{Active, Inactive};
        let all = [
            template(1, "geral", &[], &[]),
            template(2, "inativo", &[Inactive], &[]),
            template(3, "preço", &[], &["preco"]),
            template(4, "inativo por preço", &[Inactive], &["preco"]),
        ];
        let id = |class, reason| chosen(&all, class, reason).map(|one| one.id.uuid().as_u128());
        assert_eq!(id(Some(Inactive), Some("preco")), Some(4));
        assert_eq!(id(Some(Active), Some("preco")), Some(3));
        assert_eq!(id(Some(Inactive), Some("sem-giro")), Some(2));
        assert_eq!(id(Some(Active), None), Some(1));
        assert_eq!(id(None, None), Some(1));
        assert_eq!(chosen(&all[1..], Some(Active), None), None, "made for others");
        assert_eq!(chosen(&[], None, None), None);
    }

    #[test]
    fn a_shipped_template_is_replaced_or_taken_out_by_the_carteira() {
        let shipped =
            vec![template(1, "B", &[], &[]), template(2, "C", &[], &[]), template(3, "D", &[], &[])];
        let mut catalog = Catalog::default();
        let mut put = |id, value| {
            catalog.templates.insert(TemplateId::from_u128(id), Register { value, at: Stamp::default() });
        };
        put(2, Some(template(2, "Á", &[], &[])));
        put(3, None);
        put(9, Some(template(9, "b", &[], &[])));
        let names: Vec<_> = templates(&catalog, shipped).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Á", "B", "b"]);
    }

    proptest! {
        #[test]
        fn nothing_in_braces_that_is_a_word_is_left(text in r"([a-z .]{0,9}\{[a-z .]{0,6}\}){0,6}[a-z .{]{0,9}") {
            let said = filled(&text, |_| None);
            prop_assert!(pieces(&said).iter().all(|piece| matches!(piece, Piece::Text(_))), "{said}");
        }

        #[test]
        fn a_text_without_fields_keeps_every_word(text in "[a-zé .!?\n]{0,60}") {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&filled(&text, |_| None)), words(&text));
        }
    }
}
