//! Vendedores, representadas and settings on the wire; other kinds stand in `template.rs`, `improvement.rs`, `commitment.rs`,
//! `month_closing.rs` and `segment.rs`.
//!
//! Some settings are the format's own and never a `setting` line: `unknown.<kind>.<id>` holds what a newer version wrote
//! into an entry, `line.<kind>.<hash>` a whole line of a kind this version does not know.

use super::super::error::Flaw;
use super::commitment::{self, CommitmentLine};
use super::fact::owned;
use super::improvement::{self, ActionLine, GoalLine, ReasonLine};
use super::kept::{escaped, unescaped};
use super::month_closing::{self, MonthClosingLine};
use super::object::{Any, object};
use super::part::phone;
use super::segment::{self, MailAnswerLine, MailingLine, SegmentLine};
use super::template::{self, TemplateLine};
use super::value::{At, Id, Text};
use crate::domain::catalog::own_settings::{LINE, UNKNOWN};
use crate::domain::catalog::principal::Principal;
use crate::domain::catalog::salesperson::Salesperson;
use crate::domain::catalog::{Catalog, CatalogEntry};
use crate::domain::keeping::register::Register;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::{PrincipalId, SalespersonId};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

object!(
    /// A vendedor, with when it was last edited; without `value` it was removed.
    SalespersonLine {
        need { id: Id, at: At }
        may { value: Seller<'a> }
    }
);
object!(Seller {
    need { name: Text<'a> }
    may { email: Text<'a>, phone: Text<'a> }
});
object!(
    /// A representada.
    PrincipalLine {
        need { id: Id, at: At }
        may { value: House<'a> }
    }
);
object!(House {
    need { name: Text<'a> }
    may {}
});
object!(
    /// A setting by its path.
    SettingLine {
        need { id: Text<'a>, at: At }
        may { value: Any<'a> }
    }
);

const OF_VALUE: &str = "value/";

impl<'a> SalespersonLine<'a> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) -> Result<(), Flaw> {
        let id = SalespersonId::new(self.id.0);
        let mut unknown = of_entry(self.unknown);
        let read = |seller: Seller<'a>, unknown: &mut Fields<'a>| {
            unknown.extend(seller.unknown.into_iter().map(of_value));
            let name = seller.name.0.into_owned();
            Ok(Salesperson {
                id,
                name,
                email: owned(seller.email),
                phone: seller.phone.map(phone).transpose()?,
            })
        };
        let value = self.value.map(|seller| read(seller, &mut unknown)).transpose()?;
        keep(entries, "salesperson", &id.to_string(), unknown, self.at.0);
        entries.push(CatalogEntry::Salesperson { id, register: Register { value, at: self.at.0 } });
        Ok(())
    }
}

impl PrincipalLine<'_> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) {
        let id = PrincipalId::new(self.id.0);
        let mut unknown = of_entry(self.unknown);
        let value = self.value.map(|house| {
            unknown.extend(house.unknown.into_iter().map(of_value));
            Principal { id, name: house.name.0.into_owned() }
        });
        keep(entries, "principal", &id.to_string(), unknown, self.at.0);
        entries.push(CatalogEntry::Principal { id, register: Register { value, at: self.at.0 } });
    }
}

impl SettingLine<'_> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) -> Result<(), Flaw> {
        let id = self.id.0.into_owned();
        if id.starts_with(UNKNOWN) || id.starts_with(LINE) {
            return Err(Flaw::Value(format!("reserved setting: {id:?}")));
        }
        keep(entries, "setting", &id, of_entry(self.unknown), self.at.0);
        let value = self.value.map(|value| value.0.into_owned());
        entries.push(CatalogEntry::Setting { id, register: Register { value, at: self.at.0 } });
        Ok(())
    }
}

/// The entry that keeps a line of an unknown kind.
pub(in super::super) fn foreign_line(kind: &str, line: Value) -> CatalogEntry {
    let text = serde_json::to_vec(&line).unwrap_or_default();
    let hash: String = Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let register = Register { value: Some(line), at: Stamp::default() };
    CatalogEntry::Setting { id: format!("{LINE}{kind}.{hash}"), register }
}

/// What one entry of the catalog is in the file.
#[derive(Debug)]
pub(in super::super) enum EntryLine<'a> {
    Salesperson(SalespersonLine<'a>),
    Principal(PrincipalLine<'a>),
    Setting(SettingLine<'a>),
    Template(TemplateLine<'a>),
    Goal(GoalLine<'a>),
    Reason(ReasonLine<'a>),
    Action(ActionLine<'a>),
    Commitment(CommitmentLine<'a>),
    MonthClosing(MonthClosingLine<'a>),
    Segment(SegmentLine<'a>),
    Mailing(MailingLine<'a>),
    MailAnswer(MailAnswerLine<'a>),
    /// A line of another version, as it was.
    Foreign(&'a Value),
}

/// The lines of the catalog, in its order.
pub(in super::super) fn lines(catalog: &Catalog) -> impl Iterator<Item = EntryLine<'_>> {
    let salespeople = catalog.salespeople.iter().map(|(id, register)| {
        let (at, unknown, inner) =
            placed(catalog, "salesperson", &id.to_string(), register.at, register.value.is_some());
        let value = register.value.as_ref().map(|Salesperson { id: _, name, email, phone }| Seller {
            name: Text::of(name),
            email: email.as_deref().map(Text::of),
            phone: phone.as_ref().map(|phone| Text::of(phone.as_str())),
            unknown: inner,
        });
        EntryLine::Salesperson(SalespersonLine { id: Id(id.uuid()), at, value, unknown })
    });
    let principals = catalog.principals.iter().map(|(id, register)| {
        let (at, unknown, inner) =
            placed(catalog, "principal", &id.to_string(), register.at, register.value.is_some());
        let value = register
            .value
            .as_ref()
            .map(|Principal { id: _, name }| House { name: Text::of(name), unknown: inner });
        EntryLine::Principal(PrincipalLine { id: Id(id.uuid()), at, value, unknown })
    });
    let settings = catalog.settings.iter().filter_map(|(id, register)| {
        if id.starts_with(LINE) {
            return register.value.as_ref().map(EntryLine::Foreign);
        }
        if id.starts_with(UNKNOWN) {
            return None;
        }
        let (at, unknown, _) = placed(catalog, "setting", id, register.at, false);
        let value = register.value.as_ref().map(|value| Any(Cow::Borrowed(value)));
        Some(EntryLine::Setting(SettingLine { id: Text::of(id), at, value, unknown }))
    });
    let templates = template::lines(catalog).map(EntryLine::Template);
    let commitments = commitment::lines(catalog).map(EntryLine::Commitment);
    let closings = month_closing::lines(catalog).map(EntryLine::MonthClosing);
    let others = templates.chain(improvement::lines(catalog)).chain(commitments).chain(closings);
    let others = others.chain(segment::lines(catalog));
    salespeople.chain(principals).chain(settings).chain(others)
}

pub(super) fn keep(
    entries: &mut Vec<CatalogEntry>,
    kind: &str,
    id: &str,
    unknown: Vec<(String, Cow<'_, Value>)>,
    at: Stamp,
) {
    if unknown.is_empty() {
        return;
    }
    let value: Map<String, Value> =
        unknown.into_iter().map(|(name, value)| (name, value.into_owned())).collect();
    let register = Register { value: Some(Value::Object(value)), at };
    entries.push(CatalogEntry::Setting { id: format!("{UNKNOWN}{kind}.{id}"), register });
}

pub(super) fn of_entry(unknown: Fields<'_>) -> Fields<'_> {
    unknown.into_iter().map(|(name, value)| (escaped(&name), value)).collect()
}

pub(super) fn of_value<'a>((name, value): (String, Cow<'a, Value>)) -> (String, Cow<'a, Value>) {
    (format!("{OF_VALUE}{}", escaped(&name)), value)
}

pub(super) type Fields<'a> = Vec<(String, Cow<'a, Value>)>;

/// The stamp of an entry, its unknown fields, and those of its value (where it still has one).
pub(super) fn placed<'a>(
    catalog: &'a Catalog,
    kind: &str,
    id: &str,
    at: Stamp,
    has_value: bool,
) -> (At, Fields<'a>, Fields<'a>) {
    let found =
        catalog.settings.get(&format!("{UNKNOWN}{kind}.{id}")).and_then(|register| register.value.as_ref());
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    for (name, value) in found.and_then(Value::as_object).into_iter().flatten() {
        match name.strip_prefix(OF_VALUE) {
            Some(name) if has_value => inner.push((unescaped(name), Cow::Borrowed(value))),
            Some(_) => {}
            None => outer.push((unescaped(name), Cow::Borrowed(value))),
        }
    }
    (At(at), outer, inner)
}
