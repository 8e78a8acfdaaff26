//! What can be made of whom the list shows: cards for a telephone, a map, the análise.

use super::{SendSheet, Sending};
use crate::domain::filter::Filter;
use crate::state::use_carteira;
use crate::text::sending as words;
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::workers::protocol::{Export, MapForm};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Of whom the list shows on a day.
type Asked = fn(NaiveDate, Filter) -> Export;

#[component]
pub(crate) fn ShownMenu() -> impl IntoView {
    let carteira = use_carteira();
    let sending = Sending::new();
    let give = move |what: Asked| {
        let as_of = carteira.derived.as_of.get_untracked();
        sending.give(what(as_of, carteira.derived.filter.get_untracked()));
    };
    // Who hides values on the screen hides them in what is shown to others.
    let hidden = values_hidden();
    let discreet: Asked = |as_of, filter| Export::Analysis { as_of, filter, discreet: true };
    let with_values: Asked = |as_of, filter| Export::Analysis { as_of, filter, discreet: false };
    let items = Signal::derive(move || {
        vec![
            MenuItem::new(words::CONTACTS, move || give(|as_of, filter| Export::Contacts { as_of, filter }))
                .glyph(Glyph::Person),
            MenuItem::new(words::KML, move || {
                give(|as_of, filter| Export::Map { as_of, filter, form: MapForm::Kml });
            })
            .glyph(Glyph::Map),
            MenuItem::new(words::GEOJSON, move || {
                give(|as_of, filter| Export::Map { as_of, filter, form: MapForm::GeoJson });
            })
            .glyph(Glyph::Layers),
            MenuItem::new(words::analysis(hidden.get()), move || {
                give(if hidden.get_untracked() { discreet } else { with_values });
            })
            .glyph(Glyph::Chart),
        ]
    });
    view! {
        <Menu label=words::SHOWN items glyph=Glyph::Download/>
        <SendSheet sending title=words::TITLE/>
    }
}
