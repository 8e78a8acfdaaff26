//! The shell: what every page finds around it (words of the parts, theme, toasts, router), and the frame.
use leptos::prelude::*;

use crate::routes;
use crate::state::drafts;
use crate::state::preferences::{THEME, VALUES, chosen, keep_preference};
use crate::state::{Carteira, Means, provide_carteira};
use crate::text::{format, shell::parts};
use crate::ui::form::{Drafts, install_drafts};
use crate::ui::layers;
use crate::ui::locale::{self, Locale};
use crate::ui::private::provide_values_hidden;
use crate::ui::theme::{Theme, provide_theme};
use crate::ui::toast::provide_toasts;
use crate::views::notices::Notices;
use crate::views::shell::Around;
use crate::views::welcome::WelcomePage;
use crate::views::{Page, Pages};

/// The app with the pages that its binary brings along, mounted once.
#[component]
pub fn App(
    pages: &'static [Page],
    around: &'static Around,
    means: Means,
    /// What only these pages need, so that the first app does not carry it.
    #[prop(default = |_| ())]
    also: fn(Carteira),
) -> impl IntoView {
    provide_context(Pages(pages));
    provide_context(around);
    locale::install(portuguese());
    install_drafts(Drafts { read: drafts::read, keep: drafts::keep, forget: drafts::forget });
    routes::set_base(&served_under());
    provide_looks();
    layers::begin();
    provide_toasts();
    let carteira = provide_carteira(means);
    drafts::follow(carteira);
    also(carteira);
    view! {
        <Notices/>
        {(around.root)()}
    }
}

/// The first visit, alone: nothing of the device is opened.
#[component]
pub fn Welcome() -> impl IntoView {
    routes::set_base(&served_under());
    provide_theme(kept_theme());
    view! { <WelcomePage/> }
}

/// Theme and hidden values, as they were left on this device.
fn provide_looks() {
    let theme = provide_theme(kept_theme()).theme;
    keep_preference(THEME, move || theme.get().name().to_owned());
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
