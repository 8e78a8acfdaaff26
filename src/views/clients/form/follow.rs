//! What moves in an open form by itself: a field that nobody touched here shows what another tab or a merge made of it, and
//! chips and numbers of lines go into the draft as the fields do.
use leptos::prelude::*;
use std::collections::BTreeSet;

use super::lists::{ExtraLine, Line, PersonLine};
use super::values::{Values, lines};
use crate::domain::calendar::visiting::IsoWeekday;
use crate::domain::client::{Client, ClientField};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::{ClientId, PrincipalId};
use crate::screen::client::form::{CityValue, Written};
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
        let people_differ = was.people != now.people;
        // What was written here and not kept yet has no identity to be shown.
        let is_kept = now.stamp(ClientField::People) != Stamp::default();
        let people = if is_kept { now.known_people() } else { now.people.as_slice().into() };
        if people_differ {
            self.people.replace(people.iter().map(PersonLine::of).collect());
        }
        let (was, now) = (Written::of(was), Written::of(now));
        set_other(self.legal_name, was.legal_name, now.legal_name);
        set_other(self.trade_name, was.trade_name, now.trade_name);
        set_other(self.tax_id, was.tax_id, now.tax_id);
        set_other(self.state_registration, was.state_registration, now.state_registration);
        set_other(self.industry, was.industry, now.industry);
        set_other(self.code, was.code, now.code);
        set_other(self.cep, was.cep, now.cep);
        set_other(self.street, was.street, now.street);
        set_other(self.street_number, was.street_number, now.street_number);
        set_other(self.complement, was.complement, now.complement);
        set_other(self.district, was.district, now.district);
        set_other(self.city, was.city, now.city);
        set_other(self.location, was.location, now.location);
        set_other(self.whatsapp, was.whatsapp, now.whatsapp);
        set_other(self.principals, was.principals, now.principals);
        set_other(self.cadence, was.cadence, now.cadence);
        set_other(self.potential, was.potential, now.potential);
        set_other(self.source, was.source, now.source);
        set_other(self.expected, was.expected, now.expected);
        set_other(self.benefit, was.benefit, now.benefit);
        set_other(self.benefit_since, was.benefit_since, now.benefit_since);
        set_other(self.visit_weekdays, was.visit_weekdays, now.visit_weekdays);
        set_other(self.visit_hours, was.visit_hours, now.visit_hours);
        set_other(self.entered, was.entered, now.entered);
        set_other(self.left, was.left, now.left);
        set_other(self.tags, was.tags, now.tags);
        set_other(self.notes, was.notes, now.notes);
        if was.phones != now.phones {
            self.phones.replace(lines(now.phones));
        }
        if was.emails != now.emails {
            self.emails.replace(lines(now.emails));
        }
        if was.extra != now.extra {
            let extra = now.extra.into_iter().map(|(name, value)| ExtraLine::of(name, value));
            self.extra.replace(extra.collect());
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
                    cities.with_untracked(|cities| cities.ready()?.by_code(code).map(CityValue::of))
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
