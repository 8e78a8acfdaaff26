//! What moves in an open form by itself: a field that nobody touched here shows what another tab or a merge made of it, and
//! chips and numbers of lines go into the draft as the fields do.
use leptos::prelude::*;
use std::collections::BTreeSet;

use super::lists::{ExtraLine, Line, PersonLine};
use super::values::{CityValue, Values, at_least_one};
use crate::domain::calendar::visiting::IsoWeekday;
use crate::domain::client::{Client, ClientField};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::{ClientId, PrincipalId};
use crate::domain::value::money::Centavos;
use crate::ui::prelude::*;

impl Values {
    /// Follows the client as it is now. What was changed here stays as written.
    pub(super) fn follow(self, client: Option<ClientId>) {
        let Some(id) = client else { return };
        Effect::new(move |_| {
            let now = self.carteira.portfolio.with(|p| p.client(id).cloned());
            let Some(now) = now.filter(|now| self.before.with_value(|before| before != now)) else { return };
            let edits = untrack(|| self.edits());
            let mut shown = now.clone();
            edits.into_iter().for_each(|edit| shown.set(edit, Stamp::default()));
            let was = untrack(|| self.to_client());
            self.before.set_value(now);
            self.show(&was, &shown);
        });
    }

    /// Shows what differs of a client from what the form holds.
    fn show(self, was: &Client, now: &Client) {
        let text = |field: RwSignal<String>, was: &Option<String>, now: &Option<String>| {
            if was != now {
                field.set(now.clone().unwrap_or_default());
            }
        };
        if was.legal_name != now.legal_name {
            self.legal_name.set(now.legal_name.clone());
        }
        text(self.trade_name, &was.trade_name, &now.trade_name);
        text(self.state_registration, &was.state_registration, &now.state_registration);
        text(self.industry, &was.industry, &now.industry);
        text(self.code, &was.code, &now.code);
        text(self.street, &was.street, &now.street);
        text(self.street_number, &was.street_number, &now.street_number);
        text(self.complement, &was.complement, &now.complement);
        text(self.district, &was.district, &now.district);
        text(self.notes, &was.notes, &now.notes);
        set_other(self.tax_id, was.tax_id, now.tax_id);
        set_other(self.cep, was.cep, now.cep);
        set_other(self.location, was.location, now.location);
        set_other(self.whatsapp, was.whatsapp.clone(), now.whatsapp.clone());
        set_other(self.cadence, was.cadence_days.map(i64::from), now.cadence_days.map(i64::from));
        let potential = |client: &Client| client.purchase_potential.map(Centavos::get);
        set_other(self.potential, potential(was), potential(now));
        let expected = |client: &Client| client.expected_value.map(Centavos::get);
        set_other(self.expected, expected(was), expected(now));
        text(self.source, &was.source, &now.source);
        text(self.benefit, &was.benefit, &now.benefit);
        set_other(self.benefit_since, was.benefit_since, now.benefit_since);
        set_other(self.entered, was.entered, now.entered);
        set_other(self.left, was.left, now.left);
        set_other(self.principals, was.principals.clone(), now.principals.clone());
        set_other(self.visit_weekdays, was.visit_weekdays.clone(), now.visit_weekdays.clone());
        let hours = |client: &Client| Some(client.visit_hours.clone()).filter(|hours| !hours.is_empty());
        set_other(self.visit_hours, hours(was), hours(now));
        let tags = |client: &Client| client.tags.iter().cloned().collect::<Vec<_>>().join(", ");
        set_other(self.tags, tags(was), tags(now));
        let city = |client: &Client| CityValue {
            name: client.city.clone().unwrap_or_default(),
            uf: client.uf,
            code: client.city_code,
        };
        set_other(self.city, city(was), city(now));
        if was.phones != now.phones {
            self.phones.replace(at_least_one(now.phones.iter().cloned().map(|one| Line::of(Some(one)))));
        }
        if was.emails != now.emails {
            self.emails.replace(at_least_one(now.emails.iter().cloned().map(|one| Line::of(Some(one)))));
        }
        if was.people != now.people {
            // What was written here and not kept yet has no identity to be shown.
            let is_kept = now.stamp(ClientField::People) != Stamp::default();
            let people = if is_kept { now.known_people() } else { now.people.as_slice().into() };
            self.people.replace(people.iter().map(PersonLine::of).collect());
        }
        if was.extra != now.extra {
            let lines = now.extra.iter().map(|(name, value)| ExtraLine::of(name.clone(), value.clone()));
            self.extra.replace(lines.collect());
        }
    }

    /// Has the draft keep what is in no field.
    pub(super) fn keep_in(self, form: Form) {
        form.keep(
            "phones",
            move || self.phones.count().to_string(),
            move |kept| {
                if let Ok(count) = kept.parse() {
                    self.phones.resize(count, || Line::of(None));
                }
            },
        );
        form.keep(
            "emails",
            move || self.emails.count().to_string(),
            move |kept| {
                if let Ok(count) = kept.parse() {
                    self.emails.resize(count, || Line::of(None));
                }
            },
        );
        form.keep(
            "people",
            move || self.people.count().to_string(),
            move |kept| {
                if let Ok(count) = kept.parse() {
                    self.people.resize(count, PersonLine::nobody);
                }
            },
        );
        form.keep(
            "extra",
            move || self.extra.count().to_string(),
            move |kept| {
                if let Ok(count) = kept.parse() {
                    self.extra.resize(count, ExtraLine::blank);
                }
            },
        );
        form.keep(
            "principals",
            move || self.principals.with(|chosen| written(chosen.iter().map(ToString::to_string))),
            move |kept| {
                let chosen = kept.split(SEPARATOR).filter_map(|id| id.parse::<PrincipalId>().ok());
                self.principals.set(chosen.collect());
            },
        );
        form.keep(
            "weekdays",
            move || {
                self.visit_weekdays.with(|days| {
                    let places = IsoWeekday::ALL.iter().enumerate().filter(|(_, day)| days.contains(day));
                    written(places.map(|(at, _)| at.to_string()))
                })
            },
            move |kept| {
                let places = kept.split(SEPARATOR).filter_map(|at| at.parse::<usize>().ok());
                let days = places.filter_map(|at| IsoWeekday::ALL.get(at).copied());
                self.visit_weekdays.set(days.collect::<BTreeSet<_>>());
            },
        );
        // The município that was chosen, beside the letters of its field.
        form.keep(
            "city",
            move || self.city.with(|city| city.code.map(|code| code.to_string()).unwrap_or_default()),
            move |kept| {
                let cities = crate::state::places::cities();
                let chosen = kept.parse().ok().and_then(|code: u32| {
                    cities.with_untracked(|cities| cities.ready()?.by_code(code).map(super::city::value))
                });
                if let Some(chosen) = chosen {
                    self.city.set(chosen);
                }
            },
        );
    }
}

const SEPARATOR: char = ' ';

fn written(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(&SEPARATOR.to_string())
}

fn set_other<T: PartialEq + Send + Sync + 'static>(field: RwSignal<T>, was: T, now: T) {
    if was != now {
        field.set(now);
    }
}
