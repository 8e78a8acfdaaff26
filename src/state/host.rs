//! What the page around the app offers: a new version, installation, files from outside. `public/boot.js` is the
//! other side and says what each event means.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Where this page stands among the versions of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    Current,
    /// A newer one is whole on the device and waits to be accepted.
    NewerReady,
    /// Another tab went over to a newer one.
    NewerElsewhere,
}

/// The version's standing, followed while the caller's owner lives.
pub(crate) fn version() -> Signal<Version> {
    let version = RwSignal::new(if flag("updatedElsewhere") {
        Version::NewerElsewhere
    } else if flag("updateReady") {
        Version::NewerReady
    } else {
        Version::Current
    });
    follow("carteira:update-ready", move || version.set(Version::NewerReady));
    follow("carteira:updated-elsewhere", move || version.set(Version::NewerElsewhere));
    version.into()
}

/// Goes over to the version that waits, or only loads the page again if another tab did so already.
pub(crate) fn apply_update(version: Version) {
    match version {
        Version::Current => {}
        Version::NewerReady => drop(call("applyUpdate")),
        // Refused only by a page that is going away, which loads anew anyhow.
        Version::NewerElsewhere => drop(window().location().reload()),
    }
}

/// Whether the browser offers to install the app, followed while the caller's owner lives.
pub(crate) fn installable() -> Signal<bool> {
    let installable = RwSignal::new(flag("installable"));
    follow("carteira:installable", move || installable.set(flag("installable")));
    installable.into()
}

/// Asks for installation; the browser shows its own question.
pub(crate) fn install() {
    drop(call("install"));
}

/// An iPhone or iPad that shows the app in its browser: it installs only by its own menu, and gives what is installed a storage of
/// its own. An iPad says that it is a Mac, of which none has a screen for fingers.
pub(crate) fn is_installed_by_hand() -> bool {
    let navigator = window().navigator();
    let named = navigator.user_agent().unwrap_or_default();
    let is_ios = ["iPhone", "iPad", "iPod"].iter().any(|device| named.contains(device))
        || named.contains("Macintosh") && navigator.max_touch_points() > 1;
    let is_installed = window().match_media("(display-mode: standalone)").ok().flatten();
    is_ios && !is_installed.is_some_and(|query| query.matches())
}

/// Calls back when files were opened or shared with the app, and once now if some already wait.
pub(crate) fn on_files(arrived: impl Fn(Vec<web_sys::File>) + Clone + 'static) {
    let take = move || {
        let arrived = arrived.clone();
        leptos::task::spawn_local(async move {
            let files = take_files().await;
            if !files.is_empty() {
                arrived(files);
            }
        });
    };
    take();
    follow("carteira:files", take);
}

/// Hands files to the page that takes them next, as if they had been shared with the app.
pub(crate) fn hand_over(files: Vec<web_sys::File>) {
    let files: Array = files.iter().collect();
    drop(call_with("giveFiles", &files));
}

/// Lets go of files that were shared with the app and not yet taken.
pub(crate) async fn forget_files() {
    drop(take_files().await);
}

async fn take_files() -> Vec<web_sys::File> {
    let Some(promise) = call("takeFiles").and_then(|answer| answer.dyn_into::<Promise>().ok()) else {
        return Vec::new();
    };
    let files = JsFuture::from(promise).await.ok().and_then(|files| files.dyn_into::<Array>().ok());
    files.map(|files| files.iter().filter_map(|file| file.dyn_into().ok()).collect()).unwrap_or_default()
}

/// Listens to an event of the window for as long as the owner lives.
fn follow(event: &'static str, heard: impl Fn() + 'static) {
    let listener = window_event_listener_untyped(event, move |_| heard());
    on_cleanup(move || listener.remove());
}

fn page() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"carteira".into()).ok().filter(JsValue::is_object)
}

fn flag(name: &str) -> bool {
    page().and_then(|page| Reflect::get(&page, &name.into()).ok()).is_some_and(|value| value.is_truthy())
}

fn call(name: &str) -> Option<JsValue> {
    let page = page()?;
    let function = Reflect::get(&page, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    function.call0(&page).ok()
}

fn call_with(name: &str, argument: &JsValue) -> Option<JsValue> {
    let page = page()?;
    let function = Reflect::get(&page, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    function.call1(&page, argument).ok()
}

/// Whether this device never had a carteira and nothing was asked for.
pub(crate) fn is_first_visit() -> bool {
    flag("firstVisit")
}

/// The first visit is over: the app opens at this address, and *back* leads here again.
pub(crate) fn begin(address: &str) {
    drop(call("begin"));
    // Refused only by a page that is going away.
    let _ =
        window().history().and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(address)));
}

/// Something of the app is on the screen: what stood there while it came goes.
pub(crate) fn stands() {
    drop(call("stands"));
}

/// Loads an address in place of this page, to which *back* does not lead any more.
pub(crate) fn load_instead(address: &str) {
    // Refused only by a page that is going away.
    drop(window().location().replace(address));
}

/// Loads the page again.
pub(crate) fn start_again() {
    // Refused only by a page that is going away, which loads anew anyhow.
    drop(window().location().reload());
}

/// The page that exports the data without the app.
pub(crate) fn rescue_address() -> String {
    format!("{}/socorro.html", crate::routes::base())
}
