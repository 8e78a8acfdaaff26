//! *Modelos de mensagem*: the list, what is wrong with one being written, and what of it stands in a draft.

use crate::domain::catalog::reasons::{ReasonGroup, Taxonomy};
use crate::domain::catalog::template::{Field, Template, templates, unknown_fields};
use crate::domain::portfolio::Portfolio;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::TemplateId;
use crate::text::{reasons, templates as words};
use std::collections::BTreeSet;

const SEPARATOR: &str = "\n";

/// A template in the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub template: Template,
    /// Who it is for.
    pub audience: String,
    /// What the button beside it is called.
    pub edit: String,
}

/// By name, then id: those shipped, as the carteira changed them, and its own.
pub(crate) fn rows(p: &Portfolio) -> Vec<Row> {
    let row = |template: Template| Row {
        audience: words::audience(p.catalog(), &template),
        edit: format!("{} {}", words::EDIT, template.name),
        template,
    };
    templates(p.catalog(), words::shipped()).into_iter().map(row).collect()
}

/// What is written in the sheet of one template.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Message {
    pub name: String,
    pub subject: String,
    pub body: String,
    pub classes: BTreeSet<Lifecycle>,
    pub reasons: BTreeSet<String>,
}

impl Message {
    pub(crate) fn of(template: &Template) -> Self {
        let Template { id: _, name, subject, body, classes, reasons } = template.clone();
        Self { name, subject: subject.unwrap_or_default(), body, classes, reasons }
    }

    pub(crate) fn template(self, id: TemplateId) -> Template {
        let Self { name, subject, body, classes, reasons } = self;
        let subject = Some(subject.trim().to_owned()).filter(|line| !line.is_empty());
        Template { id, name: name.trim().to_owned(), subject, body: body.trim().to_owned(), classes, reasons }
    }
}

/// Why the text can not be kept; that nothing is written is said only once it was `tried`.
pub(crate) fn wrong_text(subject: &str, body: &str, tried: bool) -> Option<String> {
    let unknown = unknown_fields(&format!("{subject} {body}"));
    if !unknown.is_empty() {
        return Some(words::unknown(&unknown));
    }
    (tried && body.trim().is_empty()).then(|| words::TEXT_NEEDED.to_owned())
}

pub(crate) fn wrong_name(name: &str, tried: bool) -> Option<String> {
    (tried && name.trim().is_empty()).then(|| words::NAME_NEEDED.to_owned())
}

/// "Campos: {nome}: nome do cliente · …"
pub(crate) fn fields() -> String {
    let named = Field::ALL.map(|field| format!("{}: {}", words::in_braces(field), words::field(field)));
    format!("{}: {}", words::FIELDS, named.join(" · "))
}

/// The motivos a template may answer, by key, in the order in which they are offered.
pub(crate) fn reasons_offered(p: &Portfolio) -> Vec<(String, String)> {
    let taxonomy = Taxonomy::of(p.catalog());
    let of_group = |group| taxonomy.offered(group).collect::<Vec<_>>();
    let all = ReasonGroup::ALL.into_iter().flat_map(of_group);
    all.map(|(key, reason)| (key.to_owned(), reasons::name_of(key, reason))).collect()
}

pub(crate) fn classes_drafted(chosen: &BTreeSet<Lifecycle>) -> String {
    let places = Lifecycle::ALL.iter().enumerate().filter(|(_, class)| chosen.contains(class));
    places.map(|(at, _)| at.to_string()).collect::<Vec<_>>().join(SEPARATOR)
}

/// What a draft does not hold is left out.
pub(crate) fn classes_of_draft(kept: &str) -> BTreeSet<Lifecycle> {
    let places = kept.split(SEPARATOR).filter_map(|at| at.parse::<usize>().ok());
    places.filter_map(|at| Lifecycle::ALL.get(at).copied()).collect()
}

pub(crate) fn reasons_drafted(chosen: &BTreeSet<String>) -> String {
    chosen.iter().map(String::as_str).collect::<Vec<_>>().join(SEPARATOR)
}

pub(crate) fn reasons_of_draft(kept: &str) -> BTreeSet<String> {
    kept.split(SEPARATOR).filter(|key| !key.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::reasons::Reason;
    use crate::screen::small::{Small, edit};

    fn id(number: u128) -> TemplateId {
        TemplateId::from_u128(number)
    }

    fn message(name: &str, body: &str) -> Message {
        Message { name: name.to_owned(), body: body.to_owned(), ..Message::default() }
    }

    fn keep(p: &mut Portfolio, number: u128, value: Option<Template>) {
        edit(p, CatalogEdit::Template { id: id(number), value });
    }

    #[test]
    fn the_list_lays_the_carteiras_own_over_those_shipped_by_name() {
        let mut p = Small::clients(&[]).portfolio();
        let shipped = rows(&p);
        assert_eq!(shipped.len(), words::shipped().len());
        // The name of one there is: the older id stands first.
        keep(&mut p, 9, Some(message("árvore", "Olá").template(id(9))));
        keep(&mut p, 3, Some(message("Árvore", "Olá").template(id(3))));
        let gone = shipped[0].template.id;
        edit(&mut p, CatalogEdit::Template { id: gone, value: None });
        let now = rows(&p);
        assert_eq!((now[0].template.id, now[1].template.id), (id(3), id(9)));
        assert_eq!(now.len(), shipped.len() + 1);
        assert!(now.iter().all(|row| row.template.id != gone));
    }

    #[test]
    fn a_row_says_whom_it_is_for_by_the_names_of_today() {
        let mut p = Small::clients(&[]).portfolio();
        let reasons = ["preco".to_owned()].into();
        keep(&mut p, 1, Some(Message { reasons, ..message("0 Volta", "Olá") }.template(id(1))));
        assert_eq!(
            (rows(&p)[0].audience.as_str(), rows(&p)[0].edit.as_str()),
            ("motivo: preço", "Editar 0 Volta")
        );
        rename(&mut p, "preco", "caro demais", false);
        assert_eq!(rows(&p)[0].audience, "motivo: caro demais");
    }

    fn rename(p: &mut Portfolio, key: &str, name: &str, retired: bool) {
        let known = Taxonomy::of(p.catalog()).get(key).cloned().unwrap();
        let value = Some(Reason { name: Some(name.to_owned()), retired, ..known });
        edit(p, CatalogEdit::Reason { id: key.to_owned(), value });
    }

    #[test]
    fn what_is_written_becomes_a_template_without_blanks_and_back() {
        let classes = [Lifecycle::Active].into();
        let typed = Message { subject: "  ".to_owned(), classes, ..message(" Volta ", "Olá\n") };
        let kept = typed.template(id(1));
        assert_eq!((kept.name.as_str(), kept.body.as_str(), kept.subject.as_deref()), ("Volta", "Olá", None));
        assert_eq!(Message::of(&kept).template(id(1)), kept);
        let with_subject = Message { subject: " Vamos? ".to_owned(), ..message("a", "b") }.template(id(2));
        assert_eq!(Message::of(&with_subject).subject, "Vamos?");
    }

    #[test]
    fn a_field_that_is_unknown_is_said_at_once_and_a_missing_word_only_when_tried() {
        assert_eq!(wrong_text("", " ", false), None);
        assert_eq!(wrong_text("", " ", true).as_deref(), Some(words::TEXT_NEEDED));
        assert_eq!(wrong_text("Oi", "Olá, {nome}", true), None);
        for (subject, body) in [("{apelido}", "Olá"), ("", "{apelido}")] {
            let said = wrong_text(subject, body, false);
            assert_eq!(said, Some(words::unknown(&["apelido".to_owned()])));
        }
        // A field across the two lines is none.
        assert_eq!(wrong_text("{apel", "ido}", true), None);
        assert_eq!((wrong_name(" ", false), wrong_name("a", true)), (None, None));
        assert_eq!(wrong_name(" ", true).as_deref(), Some(words::NAME_NEEDED));
    }

    #[test]
    fn every_field_is_explained() {
        let said = fields();
        assert!(said.starts_with("Campos: {nome}: nome do cliente · "), "{said}");
        assert_eq!(said.matches(" · ").count() + 1, Field::ALL.len());
    }

    #[test]
    fn a_retired_motivo_is_not_offered_and_a_renamed_one_by_its_name() {
        let mut p = Small::clients(&[]).portfolio();
        let before = reasons_offered(&p);
        assert_eq!(before[0], ("preco".to_owned(), "preço".to_owned()));
        rename(&mut p, "preco", "caro demais", false);
        assert_eq!(reasons_offered(&p)[0].1, "caro demais");
        rename(&mut p, "preco", "caro demais", true);
        assert_eq!(reasons_offered(&p), before[1..]);
    }

    #[test]
    fn chips_come_back_from_a_draft_as_they_were() {
        let classes: BTreeSet<Lifecycle> = [Lifecycle::Former, Lifecycle::Prospect].into();
        assert_eq!(classes_of_draft(&classes_drafted(&classes)), classes);
        let reasons: BTreeSet<String> = ["preco".to_owned(), "sem-giro".to_owned()].into();
        assert_eq!(reasons_of_draft(&reasons_drafted(&reasons)), reasons);
        assert_eq!((classes_of_draft(""), reasons_of_draft("")), (BTreeSet::new(), BTreeSet::new()));
        // Of a version with more classes.
        assert_eq!(classes_of_draft("0\n99\nx"), [Lifecycle::ALL[0]].into());
    }
}
