//! Has the sheets drawn, once for all pages, and answers the shortcut *Registrar contato* of the app's icon.
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::answer::AnswerSheet;
use super::desk::{CONTACT, SHORTCUT, use_interaction_sheet};
use super::leaves::LeavesQuestion;
use super::message::ReceivedMessage;
use super::pick::WhomSheet;
use super::place::PlaceQuestion;
use super::sheet::ContactSheet;
use crate::routes::Route;
use crate::state::Phase;
use crate::views::order::OrderSheet;
use crate::views::parts::{Beside, use_parts};

#[component]
pub(crate) fn InteractionHost() -> impl IntoView {
    let sheet = use_interaction_sheet();
    let query = use_location().query;
    let pathname = use_location().pathname;
    let navigate = StoredValue::new_local(use_navigate());
    Effect::new(move |_| {
        let asked = query.with(|query| query.get_str(SHORTCUT) == Some(CONTACT));
        if asked && sheet.carteira.phase.get() == Phase::Ready {
            // The address forgets it, so that a reload does not ask again.
            let route = Route::parse_full(&pathname.get_untracked());
            let path = route.as_ref().map_or_else(|| "/".to_owned(), Route::path);
            let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate.with_value(|navigate| navigate(&path, options));
            set_timeout(move || sheet.pick(), std::time::Duration::from_millis(50));
        }
    });
    // Whoever comes back to the app stands somewhere, and is about to record it.
    sheet.look_around();
    let shown = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            sheet.look_around();
        }
    });
    on_cleanup(move || shown.remove());
    view! {
        <Beside load=use_parts().sheets asked=Signal::derive(move || sheet.is_asked()) give_up=move || sheet.give_up()/>
        <AnswerSheet sheet/>
    }
}

/// What a person may be asked about a contact or an order.
#[component]
pub fn InteractionSheets() -> impl IntoView {
    let sheet = use_interaction_sheet();
    let leaving = RwSignal::new(None);
    view! {
        <ContactSheet sheet leaving/>
        <OrderSheet/>
        <WhomSheet sheet/>
        <ReceivedMessage sheet/>
        <LeavesQuestion leaving/>
        <PlaceQuestion sheet/>
    }
}
