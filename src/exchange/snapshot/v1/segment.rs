//! Segmentos, envios and the answers of their queues on the wire.

use super::catalog::{EntryLine, keep, of_entry, of_value, placed};
use super::fact::owned;
use super::object::object;
use super::value::{At, ColourWord, Day, Id, Text};
use crate::domain::catalog::mailing::{MailAnswer, MailAnswerId, Mailing};
use crate::domain::catalog::segment::Segment;
use crate::domain::catalog::{Catalog, CatalogEntry};
use crate::domain::keeping::register::Register;
use crate::domain::value::id::{ClientId, MailingId, SalespersonId, SegmentId, TemplateId};

object!(
    /// A segment, with when it was last edited; without `value` it was removed.
    SegmentLine {
        need { id: Id, at: At }
        may { value: Kept<'a> }
    }
);
object!(Kept {
    need { name: Text<'a>, colour: ColourWord, query: Text<'a>, interval_days: u16 }
    may { owner: Id, template: Id, offer: Text<'a> }
});
object!(
    /// A message to many, as it was when it began.
    MailingLine {
        need { id: Id, at: At }
        may { value: Queue<'a> }
    }
);
object!(Queue {
    need { segment: Text<'a>, name: Text<'a>, begun: Day }
    may { template: Id, offer: Text<'a>, clients: Vec<Id>, held: Vec<Id>, stopped: bool }
});
object!(
    /// What the rep answered of one client of a queue.
    MailAnswerLine {
        need { mailing: Id, client: Id, at: At }
        may { value: Answer<'a> }
    }
);
object!(Answer {
    need { on: Day, sent: bool }
    may {}
});

impl<'a> SegmentLine<'a> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) {
        let id = SegmentId::new(self.id.0);
        let mut unknown = of_entry(self.unknown);
        let value = self.value.map(|kept: Kept<'a>| {
            unknown.extend(kept.unknown.into_iter().map(of_value));
            Segment {
                name: kept.name.0.into_owned(),
                colour: kept.colour.0,
                query: kept.query.0.into_owned(),
                interval_days: kept.interval_days,
                owner: kept.owner.map(|id| SalespersonId::new(id.0)),
                template: kept.template.map(|id| TemplateId::new(id.0)),
                offer: owned(kept.offer),
            }
        });
        keep(entries, "segment", &id.to_string(), unknown, self.at.0);
        entries.push(CatalogEntry::Segment { id, register: Register { value, at: self.at.0 } });
    }
}

impl<'a> MailingLine<'a> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) {
        let id = MailingId::new(self.id.0);
        let mut unknown = of_entry(self.unknown);
        let value = self.value.map(|queue: Queue<'a>| {
            unknown.extend(queue.unknown.into_iter().map(of_value));
            let ids =
                |list: Option<Vec<Id>>| list.unwrap_or_default().into_iter().map(|id| ClientId::new(id.0));
            Mailing {
                segment: queue.segment.0.into_owned(),
                name: queue.name.0.into_owned(),
                begun: queue.begun.0,
                template: queue.template.map(|id| TemplateId::new(id.0)),
                offer: owned(queue.offer),
                clients: ids(queue.clients).collect(),
                held: ids(queue.held).collect(),
                stopped: queue.stopped.unwrap_or(false),
            }
        });
        keep(entries, "mailing", &id.to_string(), unknown, self.at.0);
        entries.push(CatalogEntry::Mailing { id, register: Register { value, at: self.at.0 } });
    }
}

impl<'a> MailAnswerLine<'a> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) {
        let id =
            MailAnswerId { mailing: MailingId::new(self.mailing.0), client: ClientId::new(self.client.0) };
        let mut unknown = of_entry(self.unknown);
        let value = self.value.map(|answer: Answer<'a>| {
            unknown.extend(answer.unknown.into_iter().map(of_value));
            MailAnswer { on: answer.on.0, sent: answer.sent }
        });
        keep(entries, "mail_answer", &id.to_string(), unknown, self.at.0);
        entries.push(CatalogEntry::MailAnswer { id, register: Register { value, at: self.at.0 } });
    }
}

/// The lines of the three kinds, in their order.
pub(super) fn lines(catalog: &Catalog) -> impl Iterator<Item = EntryLine<'_>> {
    segments(catalog).chain(mailings(catalog)).chain(answers(catalog))
}

fn segments(catalog: &Catalog) -> impl Iterator<Item = EntryLine<'_>> {
    catalog.segments.iter().map(|(id, register)| {
        let (at, unknown, inner) =
            placed(catalog, "segment", &id.to_string(), register.at, register.value.is_some());
        let value = register.value.as_ref().map(|segment| {
            let Segment { name, colour, query, interval_days, owner, template, offer } = segment;
            Kept {
                name: Text::of(name),
                colour: ColourWord(*colour),
                query: Text::of(query),
                interval_days: *interval_days,
                owner: owner.map(|id| Id(id.uuid())),
                template: template.map(|id| Id(id.uuid())),
                offer: offer.as_deref().map(Text::of),
                unknown: inner,
            }
        });
        EntryLine::Segment(SegmentLine { id: Id(id.uuid()), at, value, unknown })
    })
}

fn mailings(catalog: &Catalog) -> impl Iterator<Item = EntryLine<'_>> {
    catalog.mailings.iter().map(|(id, register)| {
        let (at, unknown, inner) =
            placed(catalog, "mailing", &id.to_string(), register.at, register.value.is_some());
        let value = register.value.as_ref().map(|mailing| {
            let Mailing { segment, name, begun, template, offer, clients, held, stopped } = mailing;
            let clients: Vec<Id> = clients.iter().map(|id| Id(id.uuid())).collect();
            let held: Vec<Id> = held.iter().map(|id| Id(id.uuid())).collect();
            Queue {
                segment: Text::of(segment),
                name: Text::of(name),
                begun: Day(*begun),
                template: template.map(|id| Id(id.uuid())),
                offer: offer.as_deref().map(Text::of),
                clients: Some(clients).filter(|list| !list.is_empty()),
                held: Some(held).filter(|list| !list.is_empty()),
                stopped: stopped.then_some(true),
                unknown: inner,
            }
        });
        EntryLine::Mailing(MailingLine { id: Id(id.uuid()), at, value, unknown })
    })
}

fn answers(catalog: &Catalog) -> impl Iterator<Item = EntryLine<'_>> {
    catalog.mail_answers.iter().map(|(id, register)| {
        let (at, unknown, inner) =
            placed(catalog, "mail_answer", &id.to_string(), register.at, register.value.is_some());
        let value =
            register.value.map(|MailAnswer { on, sent }| Answer { on: Day(on), sent, unknown: inner });
        let (mailing, client) = (Id(id.mailing.uuid()), Id(id.client.uuid()));
        EntryLine::MailAnswer(MailAnswerLine { mailing, client, at, value, unknown })
    })
}
