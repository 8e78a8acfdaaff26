//! What the device shows outside the app: the number on its icon, and notifications. Each is used only where it is there.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What one notification says. Text is text: the browser never reads markup in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    /// A later note of the same id takes its place.
    pub id: String,
    pub title: String,
    pub body: String,
    /// Opened when it is tapped.
    pub address: String,
}

/// Puts a number on the app's icon; 0 takes it away.
pub(crate) fn set_badge(count: usize) {
    let navigator: JsValue = window().navigator().into();
    let asked = match count {
        0 => method(&navigator, "clearAppBadge").and_then(|clear| clear.call0(&navigator).ok()),
        _ => method(&navigator, "setAppBadge")
            .and_then(|set| set.call1(&navigator, &JsValue::from_f64(count as f64)).ok()),
    };
    // Refused where the app is not installed: the number is on the page too.
    settle(asked);
}

/// Whether this browser has notifications at all.
pub(crate) fn has_notifications() -> bool {
    notification().is_some() && service_worker().is_some()
}

/// Whether the person lets this app notify.
pub(crate) fn may_notify() -> bool {
    has_notifications()
        && notification()
            .and_then(|class| Reflect::get(&class, &"permission".into()).ok())
            .and_then(|permission| permission.as_string())
            .is_some_and(|permission| permission == "granted")
}

/// Asks the person, where the browser still does. Gives whether this app may notify.
pub(crate) async fn ask_to_notify() -> bool {
    let asked = notification().and_then(|class| {
        let request = method(&class, "requestPermission")?;
        request.call0(&class).ok()?.dyn_into::<Promise>().ok()
    });
    if let Some(asked) = asked {
        // Refused or dismissed: `may_notify` tells.
        drop(JsFuture::from(asked).await);
    }
    may_notify()
}

/// Shows a note through the service worker, which also opens it when tapped.
pub(crate) fn show(note: Note) {
    spawn_local(async move {
        let Some(worker) = service_worker() else { return };
        let Some(asked) = method(&worker, "getRegistration")
            .and_then(|get| get.call0(&worker).ok())
            .and_then(|promise| promise.dyn_into::<Promise>().ok())
        else {
            return;
        };
        let Ok(registration) = JsFuture::from(asked).await else { return };
        let Some(show) = method(&registration, "showNotification") else { return };
        settle(show.call2(&registration, &note.title.as_str().into(), &options(&note)).ok());
    });
}

fn options(note: &Note) -> JsValue {
    let (options, data) = (Object::new(), Object::new());
    let icon = format!("{}/icons/carteira-192.png", crate::routes::base());
    let fields: [(&Object, &str, JsValue); 6] = [
        (&data, "address", note.address.as_str().into()),
        (&options, "body", note.body.as_str().into()),
        (&options, "tag", note.id.as_str().into()),
        (&options, "lang", "pt-BR".into()),
        (&options, "icon", icon.into()),
        (&options, "data", data.clone().into()),
    ];
    for (object, name, value) in fields {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(object, &name.into(), &value);
    }
    options.into()
}

fn notification() -> Option<JsValue> {
    Reflect::get(&window(), &"Notification".into()).ok().filter(JsValue::is_function)
}

fn service_worker() -> Option<JsValue> {
    let navigator: JsValue = window().navigator().into();
    Reflect::get(&navigator, &"serviceWorker".into()).ok().filter(JsValue::is_object)
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// Waits for a promise whose refusal changes nothing.
fn settle(asked: Option<JsValue>) {
    if let Some(promise) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}
