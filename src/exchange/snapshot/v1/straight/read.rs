//! Line → dossier.

use super::super::care::{Because, CaredFor};
use super::super::client::ClientLine;
use super::super::client_itself::Fields;
use super::super::fact::{Agreed, Item, read_place};
use super::super::incident::Happened;
use super::super::kept_fact::{Counted, Planned, Prospected, Worked};
use super::super::object::Pairs;
use super::super::risk_check::Checked;
use super::super::value::{At, ChannelWord, Day, Hour, Id, OriginWord, OutcomeWord, StatusWord};
use crate::domain::fact::Origin;
use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::order::Order;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{InteractionId, OrderId, PrincipalId, SalespersonId};
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

/// The dossier of a line with its line feed; `None` where [`ClientLine`] is to read it.
pub(in super::super::super) fn read(line: &str) -> Option<Dossier> {
    let mut rest = In(line.strip_suffix('\n').unwrap_or(line));
    let dossier = rest.client()?;
    rest.0.is_empty().then_some(dossier)
}

struct In<'a>(&'a str);

impl<'a> In<'a> {
    fn client(&mut self) -> Option<Dossier> {
        self.skip("{\"client\":{\"id\":")?;
        let id = Id::parse(self.text_as_long(36)?)?;
        let fields = self.may::<Fields<'a>>(",\"fields\":")?;
        let interactions = self.list(",\"interactions\":[", In::contact)?;
        let orders = self.list(",\"orders\":[", In::order)?;
        let line = ClientLine {
            id,
            fields,
            interactions: None,
            orders: None,
            appointments: self.may::<Vec<Planned<'a>>>(",\"appointments\":")?,
            stock_counts: self.may::<Vec<Counted<'a>>>(",\"stock_counts\":")?,
            case_events: self.may::<Vec<Worked<'a>>>(",\"case_events\":")?,
            prospect_events: self.may::<Vec<Prospected<'a>>>(",\"prospect_events\":")?,
            risk_checks: self.may::<Vec<Checked<'a>>>(",\"risk_checks\":")?,
            incidents: self.may::<Vec<Happened<'a>>>(",\"incidents\":")?,
            care_events: self.may::<Vec<CaredFor<'a>>>(",\"care_events\":")?,
            removed: self.may::<Pairs<Id, At>>(",\"removed\":")?,
            erased: self.may::<At>(",\"erased\":")?,
            kept: None,
            unknown: Vec::new(),
        };
        self.skip("}}")?;
        line.read_with(|_| Ok((interactions, orders))).ok()
    }

    fn list<T>(&mut self, name: &str, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut facts = Vec::new();
        if self.skip(name).is_none() {
            return Some(facts);
        }
        loop {
            facts.push(read(self)?);
            if self.skip("]").is_some() {
                return Some(facts);
            }
            self.skip(",")?;
        }
    }

    fn contact(&mut self) -> Option<Interaction> {
        let (id, recorded, date) = self.begin()?;
        self.skip(",\"channel\":")?;
        let channel = ChannelWord::of(self.text()?)?.0;
        self.skip(",\"outcome\":")?;
        let outcome = OutcomeWord::of(self.text()?)?.0;
        let mut fact = Interaction::new(InteractionId::new(id), recorded, date, channel, outcome);
        if self.skip("}").is_some() {
            return Some(fact);
        }
        fact.time = self.text_of(",\"time\":", Hour::parse)?.map(|time| time.0);
        fact.origin = self.origin()?;
        fact.salesperson = self.id(",\"salesperson\":")?.map(SalespersonId::new);
        fact.principal = self.id(",\"principal\":")?.map(PrincipalId::new);
        fact.note = self.text_of(",\"note\":", owned)?;
        fact.reason = self.text_of(",\"reason\":", owned)?;
        let position = self.may::<(f64, f64)>(",\"position\":")?;
        fact.position = position.map(read_place).transpose().ok()?;
        fact.order = self.id(",\"order\":")?.map(OrderId::new);
        fact.nps = self.may::<u8>(",\"nps\":")?;
        fact.csat = self.may::<u8>(",\"csat\":")?;
        fact.answer_reason = self.may::<Because>(",\"answer_reason\":")?.map(Because::read);
        fact.complaint = self.text_of(",\"complaint\":", owned)?;
        fact.resolves = self.id(",\"resolves\":")?.map(InteractionId::new);
        let agreed = self.may::<Agreed<'a>>(",\"next_step\":")?;
        fact.next_step = match agreed {
            Some(agreed) => Some(agreed.known()?),
            None => None,
        };
        self.skip("}")?;
        Some(fact)
    }

    fn order(&mut self) -> Option<Order> {
        let (id, recorded, date) = self.begin()?;
        self.skip(",\"value\":")?;
        let value = Centavos::new(self.whole()?);
        let mut fact = Order::new(OrderId::new(id), recorded, date, value);
        if self.skip("}").is_some() {
            return Some(fact);
        }
        fact.status = self.text_of(",\"status\":", StatusWord::of)?.map(|word| word.0).unwrap_or_default();
        fact.origin = self.origin()?;
        fact.number = self.text_of(",\"number\":", owned)?;
        fact.principal = self.id(",\"principal\":")?.map(PrincipalId::new);
        fact.salesperson = self.id(",\"salesperson\":")?.map(SalespersonId::new);
        let items = self.may::<Vec<Item<'a>>>(",\"items\":")?;
        fact.items = items.into_iter().flatten().map(Item::known).collect::<Option<_>>()?;
        fact.note = self.text_of(",\"note\":", owned)?;
        self.skip("}")?;
        Some(fact)
    }

    fn begin(&mut self) -> Option<(Uuid, Stamp, NaiveDate)> {
        self.skip("{\"id\":")?;
        let id = Id::parse(self.text_as_long(36)?)?.0;
        self.skip(",\"recorded\":")?;
        let recorded = At::parse(self.text_as_long(Stamp::TEXT)?)?.0;
        self.skip(",\"date\":")?;
        Some((id, recorded, Day::parse(self.text_as_long(10)?)?.0))
    }

    fn origin(&mut self) -> Option<Origin> {
        Some(self.text_of(",\"origin\":", OriginWord::of)?.map_or_else(Origin::default, |word| word.0))
    }

    fn id(&mut self, name: &str) -> Option<Option<Uuid>> {
        self.text_of(name, Id::parse).map(|id| id.map(|id| id.0))
    }

    /// A field that may be left out.
    fn text_of<T>(&mut self, name: &str, read: impl Fn(&'a str) -> Option<T>) -> Option<Option<T>> {
        if self.skip(name).is_none() {
            return Some(None);
        }
        read(self.text()?).map(Some)
    }

    fn may<T: Deserialize<'a>>(&mut self, name: &str) -> Option<Option<T>> {
        if self.skip(name).is_none() {
            return Some(None);
        }
        let mut values = serde_json::Deserializer::from_str(self.0).into_iter::<T>();
        let value = values.next()?.ok()?;
        self.0 = self.0.get(values.byte_offset()..)?;
        Some(Some(value))
    }

    /// A text that has so many bytes if it is the one looked for. What it may hold is for its reader to say.
    fn text_as_long(&mut self, bytes: usize) -> Option<&'a str> {
        let (text, rest) = self.0.strip_prefix('"')?.split_at_checked(bytes)?;
        self.0 = rest.strip_prefix('"')?;
        Some(text)
    }

    /// A text without escapes.
    fn text(&mut self) -> Option<&'a str> {
        let inner = self.0.strip_prefix('"')?;
        let end = inner.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20)?;
        let (text, rest) = inner.split_at_checked(end)?;
        self.0 = rest.strip_prefix('"')?;
        Some(text)
    }

    /// A whole number as it is written here: no zero before it, no fraction, no exponent.
    fn whole(&mut self) -> Option<i64> {
        let digits = self.0.strip_prefix('-').unwrap_or(self.0);
        let signs = self.0.len() - digits.len();
        let end = signs + digits.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.0.split_at_checked(end)?;
        if !rest.starts_with([',', '}']) || (digits.starts_with('0') && end > 1) {
            return None;
        }
        self.0 = rest;
        number.parse().ok()
    }

    fn skip(&mut self, text: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(text)?;
        Some(())
    }
}

fn owned(text: &str) -> Option<String> {
    Some(text.to_owned())
}
