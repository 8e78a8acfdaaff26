//! What can be made of whom the list shows: cards for a telephone, a map, the análise.

use super::{SendSheet, Sending};
use crate::state::use_carteira;
use crate::text::sending as words;
use crate::ui::prelude::*;
use crate::workers::protocol::{Export, MapForm};
use leptos::prelude::*;

#[component]
pub(crate) fn ShownMenu() -> impl IntoView {
    let carteira = use_carteira();
    let sending = Sending::new();
    let give = move |what: fn(chrono::NaiveDate, crate::domain::filter::Filter) -> Export| {
        let as_of = carteira.derived.as_of.get_untracked();
        sending.give(what(as_of, carteira.view.filter.get_untracked()));
    };
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
            MenuItem::new(words::ANALYSIS, move || give(|as_of, filter| Export::Analysis { as_of, filter }))
                .glyph(Glyph::Chart),
        ]
    });
    view! {
        <Menu label=words::SHOWN items glyph=Glyph::Download/>
        <SendSheet sending title=words::TITLE/>
    }
}
