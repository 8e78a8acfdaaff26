//! Message templates on the wire.

use super::super::error::Flaw;
use super::catalog::{keep, of_entry, of_value, placed};
use super::fact::owned;
use super::object::object;
use super::value::{At, ClassWord, Id, Text};
use crate::domain::catalog::template::Template;
use crate::domain::catalog::{Catalog, CatalogEntry};
use crate::domain::keeping::register::Register;
use crate::domain::value::id::TemplateId;

object!(
    /// A template, with when it was last edited; without `value` it was removed.
    TemplateLine {
        need { id: Id, at: At }
        may { value: Message<'a> }
    }
);
object!(Message {
    need { name: Text<'a>, body: Text<'a> }
    may { subject: Text<'a>, classes: Vec<ClassWord>, reasons: Vec<Text<'a>> }
});

impl TemplateLine<'_> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) -> Result<(), Flaw> {
        let id = TemplateId::new(self.id.0);
        let mut unknown = of_entry(self.unknown);
        let value = self.value.map(|message| {
            unknown.extend(message.unknown.into_iter().map(of_value));
            Template {
                id,
                name: message.name.0.into_owned(),
                subject: owned(message.subject),
                body: message.body.0.into_owned(),
                classes: message.classes.unwrap_or_default().into_iter().map(|word| word.0).collect(),
                reasons: message
                    .reasons
                    .unwrap_or_default()
                    .into_iter()
                    .map(|key| key.0.into_owned())
                    .collect(),
            }
        });
        keep(entries, "template", &id.to_string(), unknown, self.at.0);
        entries.push(CatalogEntry::Template { id, register: Register { value, at: self.at.0 } });
        Ok(())
    }
}

pub(super) fn lines(catalog: &Catalog) -> impl Iterator<Item = TemplateLine<'_>> {
    catalog.templates.iter().map(|(id, register)| {
        let (at, unknown, inner) =
            placed(catalog, "template", &id.to_string(), register.at, register.value.is_some());
        let value =
            register.value.as_ref().map(|Template { id: _, name, subject, body, classes, reasons }| {
                let classes: Vec<ClassWord> = classes.iter().map(|class| ClassWord(*class)).collect();
                let reasons: Vec<Text<'_>> = reasons.iter().map(|key| Text::of(key)).collect();
                Message {
                    name: Text::of(name),
                    body: Text::of(body),
                    subject: subject.as_deref().map(Text::of),
                    classes: Some(classes).filter(|classes| !classes.is_empty()),
                    reasons: Some(reasons).filter(|reasons| !reasons.is_empty()),
                    unknown: inner,
                }
            });
        TemplateLine { id: Id(id.uuid()), at, value, unknown }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::{DeviceId, Stamp};
    use crate::domain::portfolio::Portfolio;
    use crate::domain::record::Record;
    use crate::domain::rhythm::lifecycle::Lifecycle;
    use crate::exchange::snapshot::{self, Header};

    fn entry(id: u128, value: Option<Template>) -> Record {
        let at = Stamp { millis: id as u64, counter: 0, device: DeviceId(7) };
        Record::Catalog(CatalogEntry::Template {
            id: TemplateId::from_u128(id),
            register: Register { value, at },
        })
    }

    fn template(id: u128) -> Template {
        Template {
            id: TemplateId::from_u128(id),
            name: "Volta".to_owned(),
            subject: Some("Sentimos sua falta".to_owned()),
            body: "Olá, {nome}.\nFaz {dias}.".to_owned(),
            classes: [Lifecycle::Inactive, Lifecycle::AtRisk].into(),
            reasons: ["preco".to_owned()].into(),
        }
    }

    #[test]
    fn templates_are_written_and_read_back() {
        let plain = Template {
            subject: None,
            classes: Default::default(),
            reasons: Default::default(),
            ..template(2)
        };
        let records = [entry(1, Some(template(1))), entry(2, Some(plain)), entry(3, None)];
        let mine = Portfolio::from_records(records.clone());
        let bytes = snapshot::write(&mine, &Header::default().whole(&mine));
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(r#""classes":["at_risk","inactive"],"reasons":["preco"]"#), "{text}");
        assert_eq!(snapshot::read(&bytes).unwrap().records, records);
    }

    #[test]
    fn what_a_newer_version_wrote_into_a_template_is_kept() {
        let mine = Portfolio::from_records([entry(1, Some(template(1)))]);
        let text = String::from_utf8(snapshot::write(&mine, &Header::default().whole(&mine))).unwrap();
        let line = text.lines().nth(1).unwrap();
        let newer = line.replace(r#""subject""#, r#""tone":"calm","subject""#);
        let parsed: TemplateLine<'_> = {
            let value: serde_json::Value = serde_json::from_str(&newer).unwrap();
            let inner = value["template"].to_string();
            let inner: &'static str = Box::leak(inner.into_boxed_str());
            serde_json::from_str(inner).unwrap()
        };
        let mut entries = Vec::new();
        assert!(parsed.read(&mut entries).is_ok());
        let theirs = Portfolio::from_records(entries.into_iter().map(Record::Catalog));
        let again = String::from_utf8(snapshot::write(&theirs, &Header::default().whole(&theirs))).unwrap();
        assert!(again.contains(r#""tone":"calm""#), "{again}");
    }
}
