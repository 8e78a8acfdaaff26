//! The form of a client as plain values: what stands in its fields, what is wrong with them together, what they make.

use crate::domain::calendar::visiting::{Hours, IsoWeekday};
use crate::domain::client::Client;
use crate::domain::client::person::Person;
use crate::domain::place::cities::City;
use crate::domain::place::geo::LatLon;
use crate::domain::value::cep::Cep;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::id::PrincipalId;
use crate::domain::value::money::Centavos;
use crate::domain::value::phone::Phone;
use crate::domain::value::uf::Uf;
use crate::screen::interaction::details::filled;
use crate::text::clients::form as words;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What stands in the fields; text as it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Written {
    pub legal_name: String,
    pub trade_name: String,
    pub tax_id: Option<TaxId>,
    pub state_registration: String,
    pub industry: String,
    pub code: String,
    pub cep: Option<Cep>,
    pub street: String,
    pub street_number: String,
    pub complement: String,
    pub district: String,
    pub city: CityValue,
    pub location: Option<LatLon>,
    pub phones: Vec<Phone>,
    pub whatsapp: Option<Phone>,
    pub emails: Vec<String>,
    pub people: Vec<Person>,
    pub principals: BTreeSet<PrincipalId>,
    pub cadence: Option<i64>,
    /// Centavos a month.
    pub potential: Option<i64>,
    /// Key of a source, or the rep's own word.
    pub source: String,
    /// Centavos a month.
    pub expected: Option<i64>,
    pub benefit: String,
    pub benefit_since: Option<NaiveDate>,
    pub visit_weekdays: BTreeSet<IsoWeekday>,
    pub visit_hours: Option<Vec<Hours>>,
    pub entered: Option<NaiveDate>,
    pub left: Option<NaiveDate>,
    pub tags: String,
    /// Name and value of each free field.
    pub extra: Vec<(String, String)>,
    pub notes: String,
}

/// The município as typed, and as chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CityValue {
    pub name: String,
    pub uf: Option<Uf>,
    /// `None`: typed, and chosen from no list.
    pub code: Option<u32>,
}

impl CityValue {
    pub(crate) fn of(city: &City) -> Self {
        Self { name: city.name.clone(), uf: Some(city.uf), code: Some(city.code) }
    }

    /// "Campinas/SP".
    pub(crate) fn written(&self) -> String {
        match self.uf {
            Some(uf) if !self.name.is_empty() => format!("{}/{}", self.name, uf.letters()),
            Some(_) | None => self.name.clone(),
        }
    }

    /// A name that was typed anew while there was a list to choose from.
    pub(crate) fn is_unknown(&self, before: &Client, is_listed: bool) -> bool {
        let as_before = before.city.as_deref().unwrap_or_default() == self.name;
        is_listed && self.code.is_none() && !self.name.trim().is_empty() && !as_before
    }
}

impl Written {
    pub(crate) fn of(client: &Client) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let hours = Some(client.visit_hours.clone()).filter(|hours| !hours.is_empty());
        Self {
            legal_name: client.legal_name.clone(),
            trade_name: text(&client.trade_name),
            tax_id: client.tax_id,
            state_registration: text(&client.state_registration),
            industry: text(&client.industry),
            code: text(&client.code),
            cep: client.cep,
            street: text(&client.street),
            street_number: text(&client.street_number),
            complement: text(&client.complement),
            district: text(&client.district),
            city: CityValue { name: text(&client.city), uf: client.uf, code: client.city_code },
            location: client.location,
            phones: client.phones.clone(),
            whatsapp: client.whatsapp.clone(),
            emails: client.emails.clone(),
            people: client.known_people().into_owned(),
            principals: client.principals.clone(),
            cadence: client.cadence_days.filter(|days| *days > 0).map(i64::from),
            potential: client.purchase_potential.map(Centavos::get),
            source: text(&client.source),
            expected: client.expected_value.map(Centavos::get),
            benefit: text(&client.benefit),
            benefit_since: client.benefit_since,
            visit_weekdays: client.visit_weekdays.clone(),
            visit_hours: hours,
            entered: client.entered,
            left: client.left,
            tags: client.tags.iter().map(String::as_str).collect::<Vec<_>>().join(", "),
            extra: client.extra.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
            notes: text(&client.notes),
        }
    }

    /// The client `before` with what is written: a blank is nothing, and so are no days and no money.
    pub(crate) fn client(self, before: Client) -> Client {
        let people: Vec<Person> = self.people.into_iter().filter_map(said_of).collect();
        // Of a list that nobody touched the identities stay as they were written.
        let people = if *before.known_people() == people { before.people.clone() } else { people };
        let extra = self.extra.iter();
        let extra =
            extra.filter_map(|(name, value)| Some((filled(name)?, filled(value).unwrap_or_default())));
        Client {
            code: filled(&self.code),
            legal_name: self.legal_name.trim().to_owned(),
            trade_name: filled(&self.trade_name),
            tax_id: self.tax_id,
            state_registration: filled(&self.state_registration),
            industry: filled(&self.industry),
            entered: self.entered,
            left: self.left,
            principals: self.principals,
            street: filled(&self.street),
            street_number: filled(&self.street_number),
            complement: filled(&self.complement),
            district: filled(&self.district),
            city: filled(&self.city.name),
            city_code: self.city.code,
            uf: self.city.uf,
            cep: self.cep,
            location: self.location,
            people,
            phones: self.phones,
            whatsapp: self.whatsapp,
            emails: self.emails,
            tags: tags(&self.tags),
            extra: extra.collect(),
            notes: filled(&self.notes),
            cadence_days: self.cadence.and_then(|days| u16::try_from(days).ok()).filter(|days| *days > 0),
            purchase_potential: self.potential.map(Centavos::new),
            source: filled(&self.source),
            expected_value: self.expected.filter(|much| *much > 0).map(Centavos::new),
            benefit: filled(&self.benefit),
            benefit_since: self.benefit_since,
            visit_weekdays: self.visit_weekdays,
            visit_hours: self.visit_hours.unwrap_or_default(),
            ..before
        }
    }
}

/// `None`: nothing was written of anybody.
fn said_of(person: Person) -> Option<Person> {
    let Person { id, name, role, phone, email, partner } = person;
    let role = role.as_deref().and_then(filled);
    let said = Person { id, name: name.trim().to_owned(), role, phone, email, partner };
    (!said.says_the_same(&Person::default())).then_some(said)
}

fn tags(text: &str) -> BTreeSet<String> {
    text.split([',', ';', '|']).filter_map(filled).collect()
}

pub(crate) fn name_is_missing(legal: &str, trade: &str) -> bool {
    legal.trim().is_empty() && trade.trim().is_empty()
}

pub(crate) fn left_before_entered(entered: Option<NaiveDate>, left: Option<NaiveDate>) -> bool {
    matches!((entered, left), (Some(entered), Some(left)) if left < entered)
}

/// Zero is not what a client buys: unknown is left blank.
pub(crate) fn potential_is_nothing(centavos: Option<i64>) -> bool {
    centavos.is_some_and(|centavos| centavos <= 0)
}

/// Something before and after one @, with a dot after it and no blanks: the rest only the mail server knows.
pub(crate) fn parse_email(text: &str) -> Result<String, String> {
    let fit = text.split_once('@').is_some_and(|(who, host)| {
        !who.is_empty()
            && !host.contains('@')
            && host.split('.').count() > 1
            && host.split('.').all(|part| !part.is_empty())
            && !text.contains(char::is_whitespace)
    });
    if fit { Ok(text.to_owned()) } else { Err(words::EMAIL_WRONG.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;
    use crate::screen::small::{d, id};

    fn client() -> Client {
        Client::new(id(1), Stamp::default())
    }

    fn text(of: &str) -> Option<String> {
        Some(of.to_owned())
    }

    fn ana() -> Person {
        Person { name: "Ana".to_owned(), role: text("compras"), partner: true, ..Person::default() }
    }

    fn whole() -> Client {
        Client {
            code: text("77"),
            legal_name: "Sol Ltda".to_owned(),
            trade_name: text("Padaria Sol"),
            tax_id: TaxId::parse("11.222.333/0001-81").ok(),
            state_registration: text("110.042.490.114"),
            industry: text("padaria"),
            entered: Some(d("2026-02-28")),
            left: Some(d("2026-11-30")),
            principals: [PrincipalId::from_u128(1)].into(),
            street: text("Rua das Flores"),
            street_number: text("10"),
            complement: text("fundos"),
            district: text("Centro"),
            city: text("Campinas"),
            city_code: Some(3_509_502),
            uf: Some(Uf::SP),
            cep: Cep::parse("13010111").ok(),
            location: LatLon::new(-22.9, -47.06).ok(),
            people: vec![ana()],
            phones: vec![Phone::parse("(19) 3231-1234").unwrap()],
            whatsapp: Phone::parse("(19) 99999-1234").ok(),
            emails: vec!["ana@sol.com.br".to_owned()],
            tags: ["feira".to_owned(), "vip".to_owned()].into(),
            extra: [("Turno".to_owned(), "noite".to_owned())].into(),
            notes: text("toca a campainha"),
            cadence_days: Some(12),
            purchase_potential: Some(Centavos::new(90_000)),
            source: text("feira"),
            expected_value: Some(Centavos::new(1)),
            benefit: text("frete grátis"),
            benefit_since: "2026-10-01".parse().ok(),
            visit_weekdays: [IsoWeekday::ALL[4]].into(),
            ..client()
        }
    }

    #[test]
    fn a_form_that_nobody_touched_makes_the_same_client() {
        for one in [client(), whole()] {
            assert_eq!(Written::of(&one).client(one.clone()), one);
        }
        // Every field goes through the form: none is only what was there before.
        let remade = Written::of(&whole()).client(client());
        let edits = client().edits_towards(&whole());
        assert!(edits.len() >= 25, "{}", edits.len());
        assert_eq!(remade.edits_towards(&Client { people: remade.people.clone(), ..whole() }), []);
    }

    #[test]
    fn blanks_no_days_and_no_money_are_nothing() {
        let blank = || "  ".to_owned();
        let written = Written {
            trade_name: blank(),
            notes: blank(),
            source: blank(),
            city: CityValue { name: blank(), ..CityValue::default() },
            tags: " , ; |".to_owned(),
            extra: vec![(blank(), "x".to_owned()), ("Turno ".to_owned(), blank())],
            people: vec![Person { name: blank(), role: text(" "), ..Person::default() }],
            cadence: Some(0),
            expected: Some(0),
            ..Written::default()
        };
        let made = written.client(client());
        let turno = [("Turno".to_owned(), String::new())].into();
        assert_eq!(made, Client { extra: turno, ..client() });
        let days = |cadence| Written { cadence, ..Written::default() }.client(client()).cadence_days;
        assert_eq!((days(Some(1)), days(Some(70_000)), days(Some(-1))), (Some(1), None, None));
    }

    #[test]
    fn tags_are_parted_by_any_of_three_signs_and_stand_once() {
        let of = |tags: &str| Written { tags: tags.to_owned(), ..Written::default() }.client(client()).tags;
        assert_eq!(of("vip, feira;vip | de mês "), ["de mês", "feira", "vip"].map(str::to_owned).into());
    }

    #[test]
    fn people_that_nobody_touched_keep_who_they_were_written_as() {
        let before = Client { people: vec![ana()], ..client() };
        assert_eq!(Written::of(&before).client(before.clone()).people, before.people);
        let mut written = Written::of(&before);
        written.people[0].role = text("dona");
        let changed = written.client(before.clone());
        assert_eq!(changed.people[0].role, text("dona"));
        // It is the same person.
        assert_eq!(changed.people[0].id, before.known_people()[0].id);
    }

    #[test]
    fn what_is_wrong_with_two_fields_together() {
        assert!(name_is_missing(" ", "") && !name_is_missing("", "Sol") && !name_is_missing("Sol", ""));
        let (day, before) = (Some(d("2026-03-01")), Some(d("2026-02-28")));
        assert!(left_before_entered(day, before));
        assert!(!left_before_entered(day, day) && !left_before_entered(None, before));
        assert!(
            potential_is_nothing(Some(0)) && !potential_is_nothing(Some(1)) && !potential_is_nothing(None)
        );
    }

    #[test]
    fn a_municipio_is_known_when_chosen_as_before_or_when_there_is_no_list() {
        let before = Client { city: text("Campinas"), ..client() };
        let typed = |name: &str, code| CityValue { name: name.to_owned(), uf: None, code };
        assert!(typed("Campinos", None).is_unknown(&before, true));
        for (city, is_listed) in [
            (typed("Campinos", None), false),
            (typed("Campinos", Some(1)), true),
            (typed("Campinas", None), true),
            (typed(" ", None), true),
        ] {
            assert!(!city.is_unknown(&before, is_listed), "{city:?}");
        }
        let chosen = CityValue { uf: Some(Uf::SP), ..typed("Campinas", Some(3_509_502)) };
        assert_eq!((chosen.written(), typed("Camp", None).written()), ("Campinas/SP".into(), "Camp".into()));
        assert_eq!(CityValue { uf: Some(Uf::SP), ..CityValue::default() }.written(), "");
    }

    #[test]
    fn an_email_has_one_at_and_a_dotted_host() {
        for fine in ["a@b.c", "ana.lima+x@sol.com.br"] {
            assert_eq!(parse_email(fine), Ok(fine.to_owned()));
        }
        for wrong in ["", "ana", "@sol.com", "ana@sol", "ana@sol.", "ana@.br", "a@b@c.d", "a b@c.d", "a@b..c"]
        {
            assert_eq!(parse_email(wrong), Err(words::EMAIL_WRONG.to_owned()), "{wrong}");
        }
    }
}
