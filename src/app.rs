//! The app: the welcome on a device that never had a carteira; else, or once somebody begins, what opens it and shows it.
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route as RouterRoute, Router};
use leptos_router::path;

use crate::routes;
use crate::state::preferences::{THEME, VALUES, chosen, keep_preference};
use crate::state::{drafts, host, provide_carteira};
use crate::text::{format, shell::parts};
use crate::ui::form::{Drafts, install_drafts};
use crate::ui::layers;
use crate::ui::locale::{self, Locale};
use crate::ui::private::provide_values_hidden;
use crate::ui::theme::{Theme, provide_theme, use_theme};
use crate::ui::toast::provide_toasts;
use crate::views::notices::Notices;
use crate::views::parts::{Arriving, Parts, provide_furnishing, use_parts};
use crate::views::shell::Frame;
use crate::views::welcome::WelcomePage;

/// Mounted once.
#[component]
pub fn App(parts: &'static Parts) -> impl IntoView {
    provide_context(parts);
    routes::set_base(&served_under());
    provide_theme(kept_theme());
    let begun = RwSignal::new(!host::is_first_visit());
    move || {
        if begun.get() {
            view! { <Arriving load=parts.opened/> }.into_any()
        } else {
            view! { <WelcomePage begin=move || begun.set(true)/> }.into_any()
        }
    }
}

/// What every page finds around it: words of the parts, looks, toasts, the carteira, the router; and the frame.
#[component]
pub fn Opened() -> impl IntoView {
    locale::install(portuguese());
    install_drafts(Drafts { read: drafts::read, keep: drafts::keep, forget: drafts::forget });
    keep_looks();
    layers::begin();
    provide_toasts();
    let carteira = provide_carteira(use_parts().reader);
    drafts::follow(carteira);
    provide_furnishing();
    Effect::new(|_| host::stands());
    view! {
        <Notices/>
        // One route takes every address: `routes::Route` reads it, and `views` says what stands there.
        <Router base=routes::base()>
            <FlatRoutes fallback=Frame>
                <RouterRoute path=path!("/*any") view=Frame/>
            </FlatRoutes>
        </Router>
    }
}

/// Theme and hidden values, from now on as they are left on this device.
fn keep_looks() {
    if let Some(switch) = use_theme() {
        keep_preference(THEME, move || switch.theme.get().name().to_owned());
    }
    let hidden = provide_values_hidden(chosen(VALUES).as_deref() == Some(HIDDEN)).0;
    keep_preference(VALUES, move || if hidden.get() { HIDDEN } else { SHOWN }.to_owned());
}

fn kept_theme() -> Theme {
    chosen(THEME).and_then(|name| Theme::from_name(&name)).unwrap_or_default()
}

const HIDDEN: &str = "ocultos";
const SHOWN: &str = "visiveis";

/// The path of `<base href>`: the app runs at the root of a host or in any folder of it.
fn served_under() -> String {
    let address = document().base_uri().ok().flatten();
    let url = address.and_then(|address| web_sys::Url::new(&address).ok());
    url.map(|url| url.pathname()).unwrap_or_default()
}

fn portuguese() -> Locale {
    Locale {
        close: parts::CLOSE,
        cancel: parts::CANCEL,
        loading: parts::LOADING,
        optional: parts::OPTIONAL,
        remove: parts::REMOVE,
        show_password: parts::SHOW_PASSWORD,
        hide_password: parts::HIDE_PASSWORD,
        currency: parts::CURRENCY,
        not_a_number: parts::NOT_A_NUMBER,
        not_an_amount: parts::NOT_AN_AMOUNT,
        not_a_date: parts::NOT_A_DATE,
        not_a_year: parts::NOT_A_YEAR,
        date_shape: parts::DATE_SHAPE,
        open_calendar: parts::OPEN_CALENDAR,
        date_too_early: parts::date_too_early,
        date_too_late: parts::date_too_late,
        draft_kept: parts::DRAFT_KEPT,
        draft_restored: parts::draft_restored,
        discard_draft: parts::DISCARD_DRAFT,
        format_integer: format::integer,
        parse_integer: format::parse_integer,
        format_amount: format::amount,
        parse_amount: format::parse_amount,
        format_date: format::date,
        parse_date: format::parse_date,
        date_while_typed: format::date_while_typed,
    }
}
