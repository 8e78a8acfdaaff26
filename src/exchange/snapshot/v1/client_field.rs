//! The fields of a client by the names that their stamps have in the file.

use super::kept::Unplaced;
use super::value::{At, Text};
use crate::domain::client::ClientField;
use crate::domain::keeping::stamp::Stamp;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The name of a field in the file.
pub(super) fn field_name(field: ClientField) -> &'static str {
    match field {
        ClientField::Code => "code",
        ClientField::LegalName => "legal_name",
        ClientField::TradeName => "trade_name",
        ClientField::TaxId => "tax_id",
        ClientField::StateRegistration => "state_registration",
        ClientField::Industry => "industry",
        ClientField::Situation => "situation",
        ClientField::SituationSince => "situation_since",
        ClientField::SituationReason => "situation_reason",
        ClientField::PastSituations => "past_situations",
        ClientField::Entered => "entered",
        ClientField::Left => "left",
        ClientField::Holdings => "holdings",
        ClientField::Principals => "principals",
        ClientField::Street => "street",
        ClientField::StreetNumber => "street_number",
        ClientField::Complement => "complement",
        ClientField::District => "district",
        ClientField::City => "city",
        ClientField::CityCode => "city_code",
        ClientField::Uf => "state",
        ClientField::Cep => "cep",
        ClientField::Location => "location",
        ClientField::People => "people",
        ClientField::Phones => "phones",
        ClientField::WhatsApp => "whatsapp",
        ClientField::Emails => "emails",
        ClientField::Tags => "tags",
        ClientField::Extra => "extra",
        ClientField::Notes => "notes",
        ClientField::CadenceDays => "cadence_days",
        ClientField::PurchasePotential => "purchase_potential",
        ClientField::CreditLimit => "credit_limit",
        ClientField::VisitWeekdays => "visit_weekdays",
        ClientField::VisitHours => "visit_hours",
        ClientField::Departures => "departures",
        ClientField::Source => "source",
        ClientField::ReferredBy => "referred_by",
        ClientField::ExpectedValue => "expected_value",
        ClientField::Benefit => "benefit",
        ClientField::BenefitSince => "benefit_since",
    }
}

pub(super) fn field_named(name: &str) -> Option<ClientField> {
    ClientField::ALL.iter().copied().find(|field| field_name(*field) == name)
}

pub(super) fn stamps_of<'a>(
    stamps: &BTreeMap<ClientField, Stamp>,
    unplaced: &mut Unplaced<'a>,
) -> Vec<(Text<'a>, At)> {
    let known = stamps.iter().map(|(field, stamp)| (Text::of(field_name(*field)), At(*stamp)));
    let stamp = |value: &Value| value.as_str().and_then(At::parse);
    let place = || "/client/stamps".to_owned();
    let unknown =
        unplaced.take_if(place, |name, value| field_named(name).is_none() && stamp(value).is_some());
    let unknown =
        unknown.into_iter().filter_map(|(name, value)| Some((Text(Cow::Owned(name)), stamp(&value)?)));
    known.chain(unknown).collect()
}
