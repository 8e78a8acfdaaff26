//! Where the rep stood at a visit: kept as evidence when the device already knows it, never asked for, never waited for.
//!
//! A page that shows a client calls [`InteractionSheet::look_around`]; where the rep has allowed the position before, it
//! is then at hand when the visit is recorded.
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::desk::InteractionSheet;
use crate::domain::fact::interaction::Channel;
use crate::domain::place::geo::LatLon;
use crate::screen::interaction::place;
use crate::state::clock;
use crate::state::position::current_position;

impl InteractionSheet {
    /// Finds out where the device is, if that was allowed before.
    pub fn look_around(self) {
        spawn_local(async move {
            if is_allowed().await == Some(true)
                && let Ok(position) = current_position().await
            {
                self.seen.try_set(Some((position.place, clock::now_millis())));
            }
        });
    }

    /// The place to note with a contact by `channel`: only a visit happens where the rep stands.
    pub(super) fn evidence(self, channel: Channel) -> Option<LatLon> {
        place::evidence(self.seen.get_untracked(), channel, clock::now_millis())
    }

    /// Where the rep stands, as far as the device knows it by now.
    pub fn whereabouts(self) -> Option<LatLon> {
        place::whereabouts(self.seen.get(), clock::now_millis())
    }
}

/// Whether the browser gives the position without asking; `None` where it does not say.
async fn is_allowed() -> Option<bool> {
    let permissions = window().navigator().permissions().ok()?;
    let wanted = js_sys::Object::new();
    js_sys::Reflect::set(&wanted, &JsValue::from_str("name"), &JsValue::from_str("geolocation")).ok()?;
    let status = JsFuture::from(permissions.query(&wanted).ok()?).await.ok()?;
    let status: web_sys::PermissionStatus = status.dyn_into().ok()?;
    Some(status.state() == web_sys::PermissionState::Granted)
}
