//! What the user is looking at: filter, order, date of the máquina do tempo. Lives in the address, so that reload, back
//! and a sent link bring it back.

use super::clock;
use crate::domain::filter::Filter;
use crate::domain::indicator::coverage::held_by::HeldBy;
pub(crate) use crate::domain::mended::Order as Sort;
use crate::exchange::filter_query::{from_pairs, to_pairs};
use crate::routes::Route;
use crate::screen::map_layer::Layer;
use crate::screen::map_parts::PartsBy;
pub(crate) use crate::screen::scale::Scale;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What the map is coloured by, in the address, where it is not the scale.
pub(crate) const COLOURS: &str = "cores";

/// What the map shows, in the address, where it is not the clients.
const LAYER: &str = "camada";

/// The day of the máquina do tempo, in the address.
const DATE: &str = "data";

#[derive(Clone, Copy, Debug)]
pub struct View {
    pub filter: RwSignal<Filter>,
    pub sort: RwSignal<Sort>,
    pub(crate) scale: RwSignal<Scale>,
    /// The map tells clients apart by something else than days without contact, whatever the scale.
    pub(crate) parts: RwSignal<Option<PartsBy>>,
    pub(crate) layer: RwSignal<Layer>,
    /// The máquina do tempo's date; `None`: today.
    pub as_of: RwSignal<Option<NaiveDate>>,
}

impl View {
    pub(super) fn new() -> Self {
        Self {
            filter: RwSignal::new(Filter::default()),
            sort: RwSignal::new(Sort::default()),
            scale: RwSignal::new(Scale::default()),
            parts: RwSignal::new(None),
            layer: RwSignal::new(Layer::default()),
            as_of: RwSignal::new(None),
        }
    }

    /// Takes over what an address says. `query` without the question mark.
    pub fn read(&self, query: &str) {
        let pairs: Vec<(String, String)> = pairs_of(query);
        let value = |key: &str| pairs.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str());
        let filter = from_pairs(pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())));
        set_if_new(self.filter, filter);
        set_if_new(self.sort, value("ordem").and_then(Sort::parse).unwrap_or_default());
        let scale = if value("escala") == Some("dias") { Scale::Days } else { Scale::Relative };
        set_if_new(self.scale, scale);
        set_if_new(self.parts, value(COLOURS).and_then(PartsBy::parse));
        set_if_new(self.layer, Layer::parse(value(LAYER)));
        // There is no máquina do tempo for days to come.
        let past = |date: &NaiveDate| *date < clock::today();
        set_if_new(self.as_of, value(DATE).and_then(|date| date.parse().ok()).filter(past));
    }

    /// The query of the address that shows this view; empty when nothing is chosen.
    pub fn query(&self) -> String {
        self.query_of(&self.filter.read())
    }

    /// That of this view with the clients behind a number, who are so many only on the side looked at.
    pub fn query_behind(&self, filter: &Filter) -> String {
        let principals = self.filter.with(|own| own.principals.clone());
        self.query_of(&Filter { principals, ..filter.clone() })
    }

    /// Whose clients the numbers count; read reactively.
    pub fn held_by(&self) -> HeldBy {
        self.filter.with(|filter| HeldBy::new(filter.salespeople.clone()))
    }

    /// What of the view holds on pages without filters: the pairs of vendedor and representada.
    pub fn scope(&self) -> Vec<(&'static str, String)> {
        self.filter.with(|filter| to_pairs(&filter.scope()))
    }

    /// The address of a page that shows `pairs`: whose carteira is looked at, and of which day, go along where they do not
    /// name it. Read reactively.
    pub(crate) fn href(&self, route: &Route, pairs: &[(&str, &str)]) -> String {
        let date = self.as_of.get().map(|date| (DATE, date.to_string()));
        let mut own: Vec<(&str, String)> = self.scope().into_iter().chain(date).collect();
        own.retain(|(key, _)| pairs.iter().all(|(named, _)| named != key));
        let own = own.iter().map(|(key, value)| (*key, value.as_str()));
        route.href_with(&pairs.iter().copied().chain(own).collect::<Vec<_>>())
    }

    /// Takes over what the address of such a page says; the other filters stay.
    pub fn read_scope(&self, query: &str) {
        let pairs = pairs_of(query);
        let asked = from_pairs(pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()))).scope();
        let Filter { salespeople, principals, .. } = asked;
        let filter =
            self.filter.with_untracked(|filter| Filter { salespeople, principals, ..filter.clone() });
        set_if_new(self.filter, filter);
    }

    /// That of this view with another filter.
    pub fn query_of(&self, filter: &Filter) -> String {
        let params = web_sys::UrlSearchParams::new();
        let Ok(params) = params else { return String::new() };
        for (key, value) in to_pairs(filter) {
            params.append(key, &value);
        }
        if self.sort.get() != Sort::default() {
            params.append("ordem", self.sort.get().word());
        }
        if self.scale.get() == Scale::Days {
            params.append("escala", "dias");
        }
        if let Some(by) = self.parts.get() {
            params.append(COLOURS, by.word());
        }
        if let Some(layer) = self.layer.get().word() {
            params.append(LAYER, layer);
        }
        if let Some(date) = self.as_of.get() {
            params.append(DATE, &date.to_string());
        }
        params.to_string().into()
    }
}

fn set_if_new<T: PartialEq + Clone + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}

pub(crate) fn pairs_of(query: &str) -> Vec<(String, String)> {
    let Ok(params) = web_sys::UrlSearchParams::new_with_str(query) else { return Vec::new() };
    let mut pairs = Vec::new();
    for entry in js_sys::Array::from(&js_sys::Array::from(&params)).iter() {
        let entry = js_sys::Array::from(&entry);
        if let (Some(key), Some(value)) = (entry.get(0).as_string(), entry.get(1).as_string()) {
            pairs.push((key, value));
        }
    }
    pairs
}
