//! The app: the welcome on a device that never had a carteira; else, or once somebody begins, what opens it and shows it.
//! Where there is a PIN, nothing of it stands before that is told.
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route as RouterRoute, Router};
use leptos_router::path;

use crate::routes;
use crate::state::lock::provide_lock;
use crate::state::preferences::{THEME, VALUES, chosen, keep_preference};
use crate::state::{drafts, host, provide_carteira};
use crate::ui::form::{Drafts, install_drafts};
use crate::ui::layers;
use crate::ui::private::provide_values_hidden;
use crate::ui::theme::{Theme, provide_theme, use_theme};
use crate::ui::toast::provide_toasts;
use crate::views::lock::PLACE as LOCK_PLACE;
use crate::views::notices::Notices;
use crate::views::parts::{Arriving, Parts, provide_furnishing, use_parts};
use crate::views::parts_words;
use crate::views::shell::Frame;
use crate::views::welcome::WelcomePage;

/// Mounted once.
#[component]
pub fn App(parts: &'static Parts) -> impl IntoView {
    provide_context(parts);
    routes::set_base(&served_under());
    provide_theme(kept_theme());
    let begun = RwSignal::new(!host::is_first_visit());
    let lock = provide_lock();
    view! {
        {move || {
            if !lock.has_opened.get() {
                ().into_any()
            } else if begun.get() {
                view! { <Arriving load=parts.opened/> }.into_any()
            } else {
                view! { <WelcomePage begin=move || begun.set(true)/> }.into_any()
            }
        }}
        <div class="lock-place" id=LOCK_PLACE hidden=move || !lock.is_locked.get()>
            {move || lock.is_set.get().then(|| view! { <Arriving load=parts.lock/> })}
        </div>
    }
}

/// What every page finds around it: words of the parts, looks, toasts, the carteira, the router; and the frame.
#[component]
pub fn Opened() -> impl IntoView {
    parts_words::install();
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
