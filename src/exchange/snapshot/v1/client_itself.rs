//! The client itself: its own fields, beside what happened at it.

use super::super::error::Flaw;
use super::client::{filled, filled_pairs};
use super::client_field::{field_named, stamps_of};
use super::fact::{owned, read_place};
use super::kept::{Unplaced, escaped, keep};
use super::object::{Pairs, object};
use super::part::{Held, Parted, Someone, WasIn, displace, phone, place, unnamed};
use super::value::{At, Day, Id, SituationWord, Text};
use crate::domain::calendar::visiting::{Hours, IsoWeekday};
use crate::domain::client::{Client, Referrer};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::cep::Cep;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::id::{ClientId, PersonId, PrincipalId};
use crate::domain::value::money::Centavos;
use crate::domain::value::uf::Uf;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Debug;

object!(
    /// The client's own fields. `stamps` says when each was edited; one that is not listed still has the value registered at
    /// `created`. `life`: the erasure this life came after.
    Fields {
        need { created: At }
        may {
            life: At, stamps: Pairs<Text<'a>, At>, code: Text<'a>, legal_name: Text<'a>, trade_name: Text<'a>, tax_id: Text<'a>,
            state_registration: Text<'a>, industry: Text<'a>, situation: SituationWord, situation_since: Day,
            situation_reason: Text<'a>, past_situations: Vec<WasIn<'a>>, entered: Day, left: Day, holdings: Vec<Held<'a>>, principals: Vec<Id>,
            street: Text<'a>, street_number: Text<'a>, complement: Text<'a>, district: Text<'a>, city: Text<'a>,
            city_code: u32, state: Text<'a>, cep: Text<'a>, location: (f64, f64), people: Vec<Someone<'a>>,
            phones: Vec<Text<'a>>, whatsapp: Text<'a>, emails: Vec<Text<'a>>, tags: Vec<Text<'a>>,
            extra: Pairs<Text<'a>, Text<'a>>, notes: Text<'a>, cadence_days: u16, purchase_potential: i64, credit_limit: i64,
            visit_weekdays: Vec<u8>, visit_hours: Vec<Text<'a>>, departures: Vec<Parted<'a>>,
            source: Text<'a>, referred_by: Referral<'a>, expected_value: i64,
            benefit: Text<'a>, benefit_since: Day,
        }
    }
);
object!(
    /// Who pointed the client out: a client, and who of its people.
    Referral {
        need { client: Id }
        may { person: Id }
    }
);
const REFERRED_BY: &str = "/client/referred_by";

impl<'a> Fields<'a> {
    pub(super) fn of(client: &'a Client, unplaced: &mut Unplaced<'a>) -> Self {
        let Client {
            id: _,
            created,
            life,
            stamps,
            code,
            legal_name,
            trade_name,
            tax_id,
            state_registration,
            industry,
            situation,
            situation_since,
            situation_reason,
            past_situations,
            entered,
            left,
            holdings,
            principals,
            street,
            street_number,
            complement,
            district,
            city,
            city_code,
            uf: state,
            cep,
            location,
            people,
            phones,
            whatsapp,
            emails,
            tags,
            extra,
            notes,
            cadence_days,
            purchase_potential,
            credit_limit,
            visit_weekdays,
            visit_hours,
            departures,
            source,
            referred_by,
            expected_value,
            benefit,
            benefit_since,
        } = client;
        let mut held: Vec<Held<'a>> = holdings.iter().map(Held::of).collect();
        place(&mut held, "/client/holdings", Held::KNOWN, unplaced, |held| &mut held.unknown);
        let mut was_in: Vec<WasIn<'a>> = past_situations.iter().map(WasIn::of).collect();
        place(&mut was_in, "/client/past_situations", WasIn::KNOWN, unplaced, |was| &mut was.unknown);
        let mut someone: Vec<Someone<'a>> = people.iter().map(Someone::of).collect();
        unnamed(&mut someone, |someone| {
            place(someone, "/client/people", Someone::KNOWN, unplaced, |someone| &mut someone.unknown);
        });
        let mut parted: Vec<Parted<'a>> = departures.iter().map(Parted::of).collect();
        place(&mut parted, "/client/departures", Parted::KNOWN, unplaced, |parted| &mut parted.unknown);
        Fields {
            created: At(*created),
            life: (*life != Stamp::default()).then_some(At(*life)),
            stamps: filled_pairs(stamps_of(stamps, unplaced)),
            code: code.as_deref().map(Text::of),
            legal_name: Some(Text::of(legal_name)).filter(|name| !name.0.is_empty()),
            trade_name: trade_name.as_deref().map(Text::of),
            tax_id: tax_id.as_ref().map(|id| Text::of(id.as_str())),
            state_registration: state_registration.as_deref().map(Text::of),
            industry: industry.as_deref().map(Text::of),
            situation: Some(SituationWord(*situation)).filter(|word| word.0 != Default::default()),
            situation_since: situation_since.map(Day),
            situation_reason: situation_reason.as_deref().map(Text::of),
            past_situations: filled(was_in),
            entered: entered.map(Day),
            left: left.map(Day),
            holdings: filled(held),
            principals: filled(principals.iter().map(|id| Id(id.uuid())).collect()),
            street: street.as_deref().map(Text::of),
            street_number: street_number.as_deref().map(Text::of),
            complement: complement.as_deref().map(Text::of),
            district: district.as_deref().map(Text::of),
            city: city.as_deref().map(Text::of),
            city_code: *city_code,
            state: state.map(|uf| Text::of(uf.letters())),
            cep: cep.as_ref().map(|cep| Text::of(cep.as_str())),
            location: location.map(Into::into),
            people: filled(someone),
            phones: filled(phones.iter().map(|phone| Text::of(phone.as_str())).collect()),
            whatsapp: whatsapp.as_ref().map(|phone| Text::of(phone.as_str())),
            emails: filled(emails.iter().map(|email| Text::of(email)).collect()),
            tags: filled(tags.iter().map(|tag| Text::of(tag)).collect()),
            extra: filled_pairs(
                extra.iter().map(|(name, value)| (Text::of(name), Text::of(value))).collect(),
            ),
            notes: notes.as_deref().map(Text::of),
            cadence_days: *cadence_days,
            purchase_potential: purchase_potential.map(Centavos::get),
            credit_limit: credit_limit.map(Centavos::get),
            visit_weekdays: filled(visit_weekdays.iter().map(|day| u8::from(*day)).collect()),
            visit_hours: filled(
                visit_hours.iter().map(|hours| Text(Cow::Owned(hours.to_string()))).collect(),
            ),
            departures: filled(parted),
            source: source.as_deref().map(Text::of),
            referred_by: referred_by.map(|Referrer { client, person }| Referral {
                client: Id(client.uuid()),
                person: person.map(|id| Id(id.uuid())),
                unknown: unplaced.take(|| REFERRED_BY.to_owned(), Referral::KNOWN),
            }),
            expected_value: expected_value.map(Centavos::get),
            benefit: benefit.as_deref().map(Text::of),
            benefit_since: benefit_since.map(Day),
            unknown: unplaced.take(|| "/client".to_owned(), Fields::KNOWN),
        }
    }

    pub(super) fn read(self, id: ClientId, kept: &mut BTreeMap<String, Value>) -> Result<Client, Flaw> {
        keep(kept, || "/client".to_owned(), self.unknown);
        let mut stamps = BTreeMap::new();
        for (name, at) in self.stamps.into_iter().flat_map(|pairs| pairs.0) {
            match field_named(&name.0) {
                Some(field) => {
                    stamps.insert(field, at.0);
                }
                None => {
                    kept.insert(
                        format!("/client/stamps/{}", escaped(&name.0)),
                        Value::from(at.0.to_string()),
                    );
                }
            }
        }
        let mut holdings = self.holdings.unwrap_or_default();
        displace(&mut holdings, "/client/holdings", kept, |held| &mut held.unknown);
        let mut was_in = self.past_situations.unwrap_or_default();
        displace(&mut was_in, "/client/past_situations", kept, |was| &mut was.unknown);
        let mut people = self.people.unwrap_or_default();
        unnamed(&mut people, |people| {
            displace(people, "/client/people", kept, |someone| &mut someone.unknown);
        });
        let mut departures = self.departures.unwrap_or_default();
        displace(&mut departures, "/client/departures", kept, |parted| &mut parted.unknown);
        Ok(Client {
            id,
            created: self.created.0,
            life: self.life.map(|at| at.0).unwrap_or_default(),
            stamps,
            code: owned(self.code),
            legal_name: owned(self.legal_name).unwrap_or_default(),
            trade_name: owned(self.trade_name),
            tax_id: parsed("tax_id", self.tax_id, TaxId::parse)?,
            state_registration: owned(self.state_registration),
            industry: owned(self.industry),
            situation: self.situation.map(|word| word.0).unwrap_or_default(),
            situation_since: self.situation_since.map(|day| day.0),
            situation_reason: owned(self.situation_reason),
            past_situations: was_in.into_iter().map(WasIn::read).collect(),
            entered: self.entered.map(|day| day.0),
            left: self.left.map(|day| day.0),
            holdings: holdings.into_iter().map(Held::read).collect(),
            principals: self.principals.into_iter().flatten().map(|id| PrincipalId::new(id.0)).collect(),
            street: owned(self.street),
            street_number: owned(self.street_number),
            complement: owned(self.complement),
            district: owned(self.district),
            city: owned(self.city),
            city_code: self.city_code,
            uf: parsed("state", self.state, |text| Uf::parse(text).ok_or(()))?,
            cep: parsed("cep", self.cep, Cep::parse)?,
            location: self.location.map(read_place).transpose()?,
            people: people.into_iter().map(Someone::read).collect::<Result<_, _>>()?,
            phones: self.phones.into_iter().flatten().map(phone).collect::<Result<_, _>>()?,
            whatsapp: self.whatsapp.map(phone).transpose()?,
            emails: self.emails.into_iter().flatten().map(|email| email.0.into_owned()).collect(),
            tags: self.tags.into_iter().flatten().map(|tag| tag.0.into_owned()).collect(),
            extra: self
                .extra
                .into_iter()
                .flat_map(|pairs| pairs.0)
                .map(|(name, value)| (name.0.into_owned(), value.0.into_owned()))
                .collect(),
            notes: owned(self.notes),
            cadence_days: self.cadence_days,
            purchase_potential: self.purchase_potential.map(Centavos::new),
            credit_limit: self.credit_limit.map(Centavos::new),
            visit_weekdays: read_all("visit_weekdays", self.visit_weekdays, IsoWeekday::try_from)?,
            visit_hours: read_all("visit_hours", self.visit_hours, |text| text.0.parse::<Hours>())?,
            departures: departures.into_iter().map(Parted::read).collect(),
            source: owned(self.source),
            referred_by: self.referred_by.map(|one| {
                keep(kept, || REFERRED_BY.to_owned(), one.unknown);
                let person = one.person.map(|id| PersonId::new(id.0));
                Referrer { client: ClientId::new(one.client.0), person }
            }),
            expected_value: self.expected_value.map(Centavos::new),
            benefit: owned(self.benefit),
            benefit_since: self.benefit_since.map(|day| day.0),
        })
    }
}

fn parsed<T, E: Debug>(
    field: &'static str,
    text: Option<Text<'_>>,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<Option<T>, Flaw> {
    let wrong = |error| Flaw::Value(format!("{field}: {error:?}"));
    text.map(|text| parse(&text.0).map_err(wrong)).transpose()
}

fn read_all<T, U, E: Debug, All: FromIterator<U>>(
    field: &'static str,
    list: Option<Vec<T>>,
    read: impl Fn(T) -> Result<U, E>,
) -> Result<All, Flaw> {
    let wrong = |error| Flaw::Value(format!("{field}: {error:?}"));
    list.into_iter().flatten().map(|one| read(one).map_err(wrong)).collect()
}
