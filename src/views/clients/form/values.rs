//! What the form holds: a signal a field, made from a client and read back into one.
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

use super::lists::{ExtraLine, Line, Lines, PersonLine};
use crate::domain::calendar::visiting::{Hours, IsoWeekday};
use crate::domain::client::person::Person;
use crate::domain::client::{Client, ClientEdit};
use crate::domain::place::geo::LatLon;
use crate::domain::value::cep::Cep;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::id::PrincipalId;
use crate::domain::value::phone::Phone;
use crate::screen::client::form::{self, CityValue, Written};
use crate::screen::client::offered::{first_holding, only_salesperson};
use crate::state::Carteira;

#[derive(Clone, Copy)]
pub(super) struct Values {
    pub(super) carteira: Carteira,
    /// The client as it was, or an empty one.
    pub(super) before: StoredValue<Client>,
    pub(super) is_new: bool,
    /// Of a new client: whether the fields that are not asked for are shown.
    pub(super) rest: RwSignal<bool>,
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
    /// What was typed before stays; where it is was pointed at just now.
    pub(super) fn stands_at(self, place: LatLon) {
        self.location.set(Some(place));
    }

    pub(super) fn of(carteira: Carteira, known: Option<Client>) -> Self {
        let is_new = known.is_none();
        let today = carteira.today.get_untracked();
        let client = known.unwrap_or_else(|| Client { entered: Some(today), ..carteira.new_client() });
        let only = carteira.portfolio.with_untracked(only_salesperson);
        let no = || RwSignal::new(false);
        let written = Written::of(&client);
        let extra = written.extra.into_iter().map(|(name, value)| ExtraLine::of(name, value));
        Self {
            carteira,
            is_new,
            rest: no(),
            tried: no(),
            legal_name: RwSignal::new(written.legal_name),
            trade_name: RwSignal::new(written.trade_name),
            tax_id: RwSignal::new(written.tax_id),
            state_registration: RwSignal::new(written.state_registration),
            industry: RwSignal::new(written.industry),
            code: RwSignal::new(written.code),
            cep: RwSignal::new(written.cep),
            street: RwSignal::new(written.street),
            street_number: RwSignal::new(written.street_number),
            complement: RwSignal::new(written.complement),
            district: RwSignal::new(written.district),
            city: RwSignal::new(written.city),
            location: RwSignal::new(written.location),
            phones: Lines::of(lines(written.phones)),
            whatsapp: RwSignal::new(written.whatsapp),
            emails: Lines::of(lines(written.emails)),
            people: Lines::of(written.people.iter().map(PersonLine::of).collect()),
            salesperson: RwSignal::new(only.map(|id| id.to_string()).unwrap_or_default()),
            principals: RwSignal::new(written.principals),
            cadence: RwSignal::new(written.cadence),
            potential: RwSignal::new(written.potential),
            source: RwSignal::new(written.source),
            expected: RwSignal::new(written.expected),
            benefit: RwSignal::new(written.benefit),
            benefit_since: RwSignal::new(written.benefit_since),
            visit_weekdays: RwSignal::new(written.visit_weekdays),
            visit_hours: RwSignal::new(written.visit_hours),
            entered: RwSignal::new(written.entered),
            left: RwSignal::new(written.left),
            tags: RwSignal::new(written.tags),
            extra: Lines::of(extra.collect()),
            notes: RwSignal::new(written.notes),
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

    /// Whether something was written beside the three fields that a new client is asked for.
    pub(super) fn has_more(self) -> bool {
        let now = self.written();
        let blank = self.before.with_value(Written::of);
        let asked = Written {
            legal_name: now.legal_name.clone(),
            whatsapp: now.whatsapp.clone(),
            city: now.city.clone(),
            ..blank
        };
        now != asked
    }

    pub(super) fn name_is_missing(self) -> bool {
        self.legal_name.with(|legal| self.trade_name.with(|trade| form::name_is_missing(legal, trade)))
    }

    pub(super) fn left_before_entered(self) -> bool {
        form::left_before_entered(self.entered.get(), self.left.get())
    }

    pub(super) fn potential_is_nothing(self) -> bool {
        form::potential_is_nothing(self.potential.get())
    }

    pub(super) fn city_is_unknown(self) -> bool {
        let is_listed = crate::state::places::cities().with(|cities| cities.ready().is_some());
        self.city.with(|city| self.before.with_value(|before| city.is_unknown(before, is_listed)))
    }

    pub(super) fn to_client(self) -> Client {
        let client = self.written().client(self.before.get_value());
        let first = self.salesperson.with_untracked(|id| first_holding(id));
        if self.is_new && !first.is_empty() { Client { holdings: first, ..client } } else { client }
    }

    fn written(self) -> Written {
        let extra = self.extra.all();
        let extra = extra.iter().map(|line| (line.name.get_untracked(), line.value.get_untracked()));
        Written {
            legal_name: self.legal_name.get_untracked(),
            trade_name: self.trade_name.get_untracked(),
            tax_id: self.tax_id.get_untracked(),
            state_registration: self.state_registration.get_untracked(),
            industry: self.industry.get_untracked(),
            code: self.code.get_untracked(),
            cep: self.cep.get_untracked(),
            street: self.street.get_untracked(),
            street_number: self.street_number.get_untracked(),
            complement: self.complement.get_untracked(),
            district: self.district.get_untracked(),
            city: self.city.get_untracked(),
            location: self.location.get_untracked(),
            phones: self.phones.all().iter().filter_map(|line| line.value.get_untracked()).collect(),
            whatsapp: self.whatsapp.get_untracked(),
            emails: self.emails.all().iter().filter_map(|line| line.value.get_untracked()).collect(),
            people: self.people.all().into_iter().map(PersonLine::person).collect(),
            principals: self.principals.get_untracked(),
            cadence: self.cadence.get_untracked(),
            potential: self.potential.get_untracked(),
            source: self.source.get_untracked(),
            expected: self.expected.get_untracked(),
            benefit: self.benefit.get_untracked(),
            benefit_since: self.benefit_since.get_untracked(),
            visit_weekdays: self.visit_weekdays.get_untracked(),
            visit_hours: self.visit_hours.get_untracked(),
            entered: self.entered.get_untracked(),
            left: self.left.get_untracked(),
            tags: self.tags.get_untracked(),
            extra: extra.collect(),
            notes: self.notes.get_untracked(),
        }
    }
}

/// A line each; a blank one to write in where there is none.
pub(super) fn lines<T: Clone + Send + Sync + 'static>(values: Vec<T>) -> Vec<Line<T>> {
    if values.is_empty() {
        return vec![Line::of(None)];
    }
    values.into_iter().map(|value| Line::of(Some(value))).collect()
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

    fn person(self) -> Person {
        Person {
            id: self.id,
            name: self.name.get_untracked(),
            role: Some(self.role.get_untracked()),
            phone: self.phone.value.get_untracked(),
            email: self.email.value.get_untracked(),
            partner: self.partner.get_untracked(),
        }
    }
}

impl ExtraLine {
    pub(super) fn blank() -> Self {
        ExtraLine::of(String::new(), String::new())
    }

    pub(super) fn of(name: String, value: String) -> Self {
        ExtraLine { name: RwSignal::new(name), value: RwSignal::new(value) }
    }
}
