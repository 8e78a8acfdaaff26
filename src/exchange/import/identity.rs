//! Identities that come out of the content, so that the same row makes the same thing on whatever device it is read.
//!
//! They have the form of UUIDv7: the time is the day of the fact (none for clients and names), the rest a hash.

use crate::domain::value::cpf::TaxId;
use crate::domain::value::fold;
use crate::domain::value::id::{
    ClientId, InteractionId, OrderId, PrincipalId, RiskCheckId, SalespersonId, uuid_v7,
};
use chrono::{NaiveDate, NaiveTime};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::order::OrderStatus;
use crate::domain::value::money::Centavos;

/// A client by its CNPJ or CPF, else by code and name, else by name and place. `salt` parts those that would coincide.
pub(crate) fn client_id(tax_id: Option<TaxId>, code: &str, name: &str, place: &str, salt: u32) -> ClientId {
    let salt = if salt == 0 { String::new() } else { salt.to_string() };
    ClientId::new(match tax_id {
        Some(tax_id) => hashed(0, &["client", "document", tax_id.as_str(), &salt]),
        None if !code.is_empty() => hashed(0, &["client", "code", code, &fold::words(name), &salt]),
        None => hashed(0, &["client", "name", &fold::words(name), &fold::words(place), &salt]),
    })
}

pub(crate) fn salesperson_id(name: &str) -> SalespersonId {
    SalespersonId::new(hashed(0, &["salesperson", &fold::words(name)]))
}

pub(crate) fn principal_id(name: &str) -> PrincipalId {
    PrincipalId::new(hashed(0, &["principal", &fold::words(name)]))
}

/// What an order is known by. Another value, status or vendedor makes another order, which replaces the first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OrderContent {
    pub client: ClientId,
    pub number: Option<String>,
    pub date: NaiveDate,
    pub value: Centavos,
    pub status: OrderStatus,
    pub principal: Option<PrincipalId>,
    pub salesperson: Option<SalespersonId>,
}

/// `occurrence` counts equal orders without number: two on one day are two.
pub fn order_id(content: &OrderContent, occurrence: u32) -> OrderId {
    let OrderContent { client, number, date, value, status, principal, salesperson } = content;
    let optional = |id: Option<String>| id.unwrap_or_default();
    OrderId::new(hashed(
        millis(*date),
        &[
            "order",
            &client.to_string(),
            number.as_deref().unwrap_or_default(),
            &date.to_string(),
            &value.get().to_string(),
            status_word(*status),
            &optional(principal.map(|id| id.to_string())),
            &optional(salesperson.map(|id| id.to_string())),
            &occurrence.to_string(),
        ],
    ))
}

/// What an interaction is known by; `number` is the source's own, where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct InteractionContent {
    pub client: ClientId,
    pub number: Option<String>,
    pub date: NaiveDate,
    pub time: Option<NaiveTime>,
    pub channel: Channel,
    pub outcome: Outcome,
}

pub fn interaction_id(content: &InteractionContent) -> InteractionId {
    let InteractionContent { client, number, date, time, channel, outcome } = content;
    InteractionId::new(hashed(
        millis(*date),
        &[
            "interaction",
            &client.to_string(),
            number.as_deref().unwrap_or_default(),
            &date.to_string(),
            &time.map(|time| time.to_string()).unwrap_or_default(),
            channel_word(*channel),
            outcome_word(*outcome),
        ],
    ))
}

/// A look at a client's credit: one a day and source.
pub(crate) fn risk_check_id(client: ClientId, date: NaiveDate, source: &str) -> RiskCheckId {
    RiskCheckId::new(hashed(
        millis(date),
        &["risk check", &client.to_string(), &date.to_string(), &fold::words(source)],
    ))
}

/// These words are part of every identity ever made: none may change, whatever the code calls the thing.
fn status_word(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Invoiced => "Invoiced",
        OrderStatus::Pending => "Pending",
        OrderStatus::Cancelled => "Cancelled",
        OrderStatus::Returned => "Returned",
    }
}

fn channel_word(channel: Channel) -> &'static str {
    match channel {
        Channel::Visit => "Visit",
        Channel::Call => "Call",
        Channel::WhatsApp => "WhatsApp",
        Channel::Email => "Email",
        Channel::Video => "Video",
        Channel::Event => "Event",
    }
}

fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Success => "Success",
        Outcome::Attended => "Attended",
        Outcome::Negotiation => "Negotiation",
        Outcome::Order => "Order",
        Outcome::NoOrder => "NoOrder",
        Outcome::Absent => "Absent",
        Outcome::Closed => "Closed",
        Outcome::NoAnswer => "NoAnswer",
        Outcome::Rescheduled => "Rescheduled",
        Outcome::Scheduled => "Scheduled",
        Outcome::Cancelled => "Cancelled",
    }
}

fn millis(date: NaiveDate) -> u64 {
    let midnight = date.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
    u64::try_from(midnight).unwrap_or(0)
}

fn hashed(millis: u64, parts: &[&str]) -> Uuid {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0x1f]);
    }
    let digest = hash.finalize();
    let mut random = [0u8; 10];
    random.copy_from_slice(&digest[..10]);
    uuid_v7(millis, random)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_decides_whatever_the_name() {
        let tax_id = TaxId::parse("11.222.333/0001-81").ok();
        assert_eq!(client_id(tax_id, "1", "Bar", "", 0), client_id(tax_id, "2", "Padaria", "campinas", 0));
        assert_ne!(client_id(tax_id, "1", "Bar", "", 0), client_id(tax_id, "1", "Bar", "", 1));
        assert_ne!(client_id(None, "1", "Bar", "", 0), client_id(None, "2", "Bar", "", 0));
        assert_eq!(client_id(None, "", "BAR do Zé", "x", 0), client_id(None, "", "Bar do Ze", "x", 0));
    }

    #[test]
    fn identities_are_uuids_of_version_7_that_sort_by_day() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
        let of = |date| {
            interaction_id(&InteractionContent {
                client: ClientId::from_u128(1),
                number: None,
                date,
                time: None,
                channel: Channel::Visit,
                outcome: Outcome::Success,
            })
        };
        assert_eq!(of(day(1)).uuid().get_version_num(), 7);
        assert!(of(day(1)) < of(day(2)));
        assert_eq!(of(day(1)), of(day(1)));
        assert_eq!(of(NaiveDate::from_ymd_opt(1960, 1, 1).unwrap()).uuid().get_version_num(), 7);
    }

    /// Literal: files read by earlier versions made these.
    #[test]
    fn identities_of_facts_are_what_they_always_were() {
        let (client, date) = (ClientId::from_u128(1), NaiveDate::from_ymd_opt(2026, 3, 1).unwrap());
        let order = OrderContent {
            client,
            number: Some("17".to_owned()),
            date,
            value: Centavos::new(12_345),
            status: OrderStatus::Invoiced,
            principal: None,
            salesperson: None,
        };
        assert_eq!(order_id(&order, 0).to_string(), "019ca6b1-dc00-71e6-92a6-0f0ba7b4aeb2");
        let (channel, outcome) = (Channel::WhatsApp, Outcome::NoOrder);
        let contact = InteractionContent { client, number: None, date, time: None, channel, outcome };
        assert_eq!(interaction_id(&contact).to_string(), "019ca6b1-dc00-7755-98ec-e75670e19cfc");
    }
}
