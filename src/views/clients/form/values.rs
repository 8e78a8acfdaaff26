//! What the form holds: a signal a field, made from a client and read back into one.
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

use super::lists::{ExtraLine, Line, Lines, PersonLine};
use crate::domain::calendar::visiting::{Hours, IsoWeekday};
use crate::domain::client::person::Person;
use crate::domain::client::{Client, ClientEdit, Holding};
use crate::domain::place::geo::LatLon;
use crate::domain::value::cep::Cep;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::id::{PrincipalId, SalespersonId};
use crate::domain::value::money::Centavos;
use crate::domain::value::phone::Phone;
use crate::domain::value::uf::Uf;
use crate::state::Carteira;

#[derive(Clone, Copy)]
pub(super) struct Values {
    pub(super) carteira: Carteira,
    /// The client as it was, or an empty one.
    pub(super) before: StoredValue<Client>,
    pub(super) is_new: bool,
    /// *Salvar* was pressed: from now on what is missing is said.
    pub(super) tried: RwSignal<bool>,
    pub(super) legal_name: RwSignal<String>,
    pub(super) trade_name: RwSignal<String>,
    pub(super) tax_id: RwSignal<Option<TaxId>>,
    pub(super) state_registration: RwSignal<String>,
    pub(super) industry: RwSignal<String>,
    pub(super) code: RwSignal<String>,
    pub(super) cep: RwSignal<Option<Cep>>,
    pub(super) street: RwSignal<String>,
    pub(super) street_number: RwSignal<String>,
    pub(super) complement: RwSignal<String>,
    pub(super) district: RwSignal<String>,
    pub(super) city: RwSignal<CityValue>,
    pub(super) location: RwSignal<Option<LatLon>>,
    pub(super) phones: Lines<Line<Phone>>,
    pub(super) whatsapp: RwSignal<Option<Phone>>,
    pub(super) emails: Lines<Line<String>>,
    pub(super) people: Lines<PersonLine>,
    pub(super) salesperson: RwSignal<String>,
    pub(super) principals: RwSignal<BTreeSet<PrincipalId>>,
    pub(super) cadence: RwSignal<Option<i64>>,
    /// Centavos a month.
    pub(super) potential: RwSignal<Option<i64>>,
    /// Key of a source, or the rep's own word.
    pub(super) source: RwSignal<String>,
    /// Centavos a month.
    pub(super) expected: RwSignal<Option<i64>>,
    pub(super) benefit: RwSignal<String>,
    pub(super) benefit_since: RwSignal<Option<NaiveDate>>,
    pub(super) visit_weekdays: RwSignal<BTreeSet<IsoWeekday>>,
    pub(super) visit_hours: RwSignal<Option<Vec<Hours>>>,
    pub(super) entered: RwSignal<Option<NaiveDate>>,
    pub(super) left: RwSignal<Option<NaiveDate>>,
    pub(super) tags: RwSignal<String>,
    pub(super) extra: Lines<ExtraLine>,
    pub(super) notes: RwSignal<String>,
    pub(super) wrong: Wrong,
}

/// The município as typed, and as chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CityValue {
    pub(super) name: String,
    pub(super) uf: Option<Uf>,
    pub(super) code: Option<u32>,
}

/// Fields of one value whose text does not parse.
#[derive(Clone, Copy)]
pub(super) struct Wrong {
    pub(super) tax_id: RwSignal<bool>,
    pub(super) cep: RwSignal<bool>,
    pub(super) whatsapp: RwSignal<bool>,
    pub(super) location: RwSignal<bool>,
    pub(super) cadence: RwSignal<bool>,
    pub(super) potential: RwSignal<bool>,
    pub(super) expected: RwSignal<bool>,
    pub(super) benefit_since: RwSignal<bool>,
    pub(super) visit_hours: RwSignal<bool>,
    pub(super) entered: RwSignal<bool>,
    pub(super) left: RwSignal<bool>,
}

impl Values {
    pub(super) fn of(carteira: Carteira, known: Option<Client>) -> Self {
        let is_new = known.is_none();
        let today = carteira.today.get_untracked();
        let client = known.unwrap_or_else(|| Client { entered: Some(today), ..carteira.new_client() });
        // The only vendedor there is serves whom is registered here.
        let only = carteira.portfolio.with_untracked(|p| {
            let all = p.catalog().salespeople_by_name();
            all.first().map(|one| one.id.to_string()).filter(|_| all.len() == 1)
        });
        let text = |value: &Option<String>| RwSignal::new(value.clone().unwrap_or_default());
        let no = || RwSignal::new(false);
        let extra = client.extra.iter().map(|(name, value)| ExtraLine::of(name.clone(), value.clone()));
        Self {
            carteira,
            is_new,
            tried: no(),
            legal_name: RwSignal::new(client.legal_name.clone()),
            trade_name: text(&client.trade_name),
            tax_id: RwSignal::new(client.tax_id),
            state_registration: text(&client.state_registration),
            industry: text(&client.industry),
            code: text(&client.code),
            cep: RwSignal::new(client.cep),
            street: text(&client.street),
            street_number: text(&client.street_number),
            complement: text(&client.complement),
            district: text(&client.district),
            city: RwSignal::new(CityValue {
                name: client.city.clone().unwrap_or_default(),
                uf: client.uf,
                code: client.city_code,
            }),
            location: RwSignal::new(client.location),
            phones: Lines::of(at_least_one(client.phones.iter().cloned().map(|phone| Line::of(Some(phone))))),
            whatsapp: RwSignal::new(client.whatsapp.clone()),
            emails: Lines::of(at_least_one(client.emails.iter().cloned().map(|email| Line::of(Some(email))))),
            people: Lines::of(client.known_people().iter().map(PersonLine::of).collect()),
            salesperson: RwSignal::new(only.unwrap_or_default()),
            principals: RwSignal::new(client.principals.clone()),
            cadence: RwSignal::new(client.cadence_days.filter(|days| *days > 0).map(i64::from)),
            potential: RwSignal::new(client.purchase_potential.map(Centavos::get)),
            source: text(&client.source),
            expected: RwSignal::new(client.expected_value.map(Centavos::get)),
            benefit: text(&client.benefit),
            benefit_since: RwSignal::new(client.benefit_since),
            visit_weekdays: RwSignal::new(client.visit_weekdays.clone()),
            visit_hours: RwSignal::new(Some(client.visit_hours.clone()).filter(|hours| !hours.is_empty())),
            entered: RwSignal::new(client.entered),
            left: RwSignal::new(client.left),
            tags: RwSignal::new(client.tags.iter().cloned().collect::<Vec<_>>().join(", ")),
            extra: Lines::of(extra.collect()),
            notes: text(&client.notes),
            wrong: Wrong {
                tax_id: no(),
                cep: no(),
                whatsapp: no(),
                location: no(),
                cadence: no(),
                potential: no(),
                expected: no(),
                benefit_since: no(),
                visit_hours: no(),
                entered: no(),
                left: no(),
            },
            before: StoredValue::new(client),
        }
    }

    /// What was changed in the form.
    pub(super) fn edits(self) -> Vec<ClientEdit> {
        let written = self.to_client();
        self.before.with_value(|before| before.edits_towards(&written))
    }

    /// Whether what is typed makes a client.
    pub(super) fn is_fit(self) -> bool {
        let Wrong { tax_id, cep, whatsapp, location, cadence, .. } = self.wrong;
        let Wrong { potential, expected, visit_hours, entered, left, benefit_since, .. } = self.wrong;
        let single = [
            tax_id,
            cep,
            whatsapp,
            location,
            cadence,
            potential,
            expected,
            visit_hours,
            entered,
            left,
            benefit_since,
        ];
        !self.name_is_missing()
            && !self.left_before_entered()
            && !self.city_is_unknown()
            && !self.potential_is_nothing()
            && single.into_iter().all(|wrong| !wrong.get_untracked())
            && self.phones.all().iter().all(|line| !line.wrong.get_untracked())
            && self.emails.all().iter().all(|line| !line.wrong.get_untracked())
            && self.people.all().iter().all(PersonLine::is_fit)
    }

    pub(super) fn name_is_missing(self) -> bool {
        let blank = |text: RwSignal<String>| text.with(|text| text.trim().is_empty());
        blank(self.legal_name) && blank(self.trade_name)
    }

    pub(super) fn left_before_entered(self) -> bool {
        matches!((self.entered.get(), self.left.get()), (Some(entered), Some(left)) if left < entered)
    }

    /// Zero is not what a client buys: unknown is left blank.
    pub(super) fn potential_is_nothing(self) -> bool {
        self.potential.get().is_some_and(|centavos| centavos <= 0)
    }

    /// A name that was typed anew and chosen from no list.
    pub(super) fn city_is_unknown(self) -> bool {
        let city = self.city.get();
        let as_before = self.before.with_value(|before| before.city.clone().unwrap_or_default() == city.name);
        let listed = crate::state::places::cities().with(|cities| cities.ready().is_some());
        listed && city.code.is_none() && !city.name.trim().is_empty() && !as_before
    }

    pub(super) fn to_client(self) -> Client {
        let city = self.city.get_untracked();
        let before = self.before.get_value();
        let holdings = match self.salesperson.with_untracked(|id| id.parse::<SalespersonId>().ok()) {
            Some(id) if self.is_new => vec![Holding { since: None, salesperson: Some(id) }],
            Some(_) | None => before.holdings.clone(),
        };
        let people: Vec<Person> =
            self.people.all().iter().copied().filter_map(PersonLine::to_person).collect();
        // Of a list that nobody touched the identities stay as they were written.
        let as_before = *before.known_people() == people;
        let people = if as_before { before.people.clone() } else { people };
        Client {
            code: filled(self.code),
            legal_name: filled(self.legal_name).unwrap_or_default(),
            trade_name: filled(self.trade_name),
            tax_id: self.tax_id.get_untracked(),
            state_registration: filled(self.state_registration),
            industry: filled(self.industry),
            entered: self.entered.get_untracked(),
            left: self.left.get_untracked(),
            holdings,
            principals: self.principals.get_untracked(),
            street: filled(self.street),
            street_number: filled(self.street_number),
            complement: filled(self.complement),
            district: filled(self.district),
            city: Some(city.name.trim().to_owned()).filter(|name| !name.is_empty()),
            city_code: city.code,
            uf: city.uf,
            cep: self.cep.get_untracked(),
            location: self.location.get_untracked(),
            people,
            phones: self.phones.all().iter().filter_map(|line| line.value.get_untracked()).collect(),
            whatsapp: self.whatsapp.get_untracked(),
            emails: self.emails.all().iter().filter_map(|line| line.value.get_untracked()).collect(),
            tags: tags(&self.tags.get_untracked()),
            extra: self
                .extra
                .all()
                .iter()
                .copied()
                .filter_map(ExtraLine::to_pair)
                .collect::<BTreeMap<_, _>>(),
            notes: filled(self.notes),
            cadence_days: self
                .cadence
                .get_untracked()
                .and_then(|days| u16::try_from(days).ok())
                .filter(|days| *days > 0),
            purchase_potential: self.potential.get_untracked().map(Centavos::new),
            source: filled(self.source),
            expected_value: self.expected.get_untracked().filter(|much| *much > 0).map(Centavos::new),
            benefit: filled(self.benefit),
            benefit_since: self.benefit_since.get_untracked(),
            visit_weekdays: self.visit_weekdays.get_untracked(),
            visit_hours: self.visit_hours.get_untracked().unwrap_or_default(),
            ..before
        }
    }
}

pub(super) fn filled(text: RwSignal<String>) -> Option<String> {
    text.with_untracked(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}

fn tags(text: &str) -> BTreeSet<String> {
    let words = text.split([',', ';', '|']).map(str::trim).filter(|tag| !tag.is_empty());
    words.map(str::to_owned).collect()
}

pub(super) fn at_least_one<T: Clone + Send + Sync + 'static>(
    lines: impl Iterator<Item = Line<T>>,
) -> Vec<Line<T>> {
    let lines: Vec<Line<T>> = lines.collect();
    if lines.is_empty() { vec![Line::of(None)] } else { lines }
}

impl PersonLine {
    pub(super) fn of(person: &Person) -> Self {
        let text = |value: &Option<String>| RwSignal::new(value.clone().unwrap_or_default());
        PersonLine {
            id: person.id,
            name: RwSignal::new(person.name.clone()),
            role: text(&person.role),
            phone: Line::of(person.phone.clone()),
            email: Line::of(person.email.clone()),
            partner: RwSignal::new(person.partner),
        }
    }

    pub(super) fn nobody() -> Self {
        PersonLine::of(&Person::default())
    }

    fn is_fit(&self) -> bool {
        !self.phone.wrong.get_untracked() && !self.email.wrong.get_untracked()
    }

    fn to_person(self) -> Option<Person> {
        let person = Person {
            id: self.id,
            name: filled(self.name).unwrap_or_default(),
            role: filled(self.role),
            phone: self.phone.value.get_untracked(),
            email: self.email.value.get_untracked(),
            partner: self.partner.get_untracked(),
        };
        (!person.says_the_same(&Person::default())).then_some(person)
    }
}

impl ExtraLine {
    pub(super) fn blank() -> Self {
        ExtraLine::of(String::new(), String::new())
    }

    pub(super) fn of(name: String, value: String) -> Self {
        ExtraLine { name: RwSignal::new(name), value: RwSignal::new(value) }
    }

    fn to_pair(self) -> Option<(String, String)> {
        Some((filled(self.name)?, filled(self.value).unwrap_or_default()))
    }
}
