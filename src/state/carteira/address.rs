//! What the address says to a page that starts, and forgets so that a reload does not say it again.

use super::forgetting::{FORGOTTEN, PERSON_FORGOTTEN};
use crate::routes::{Route, base};
use crate::state::notices::Notice;
use crate::text;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// What the address says to a page that starts: one click from an invitation to the sample.
pub(super) const SAMPLE_ASKED: &str = "exemplo";
/// And after everything was erased.
const ERASED: &str = "apagada";

/// Where the page says that everything was erased.
pub(crate) fn erased_address() -> String {
    format!("{}{}?{ERASED}", base(), Route::Data.path())
}

/// What the page before this one has done.
pub(super) fn told_by_address() -> Option<Notice> {
    let told = [
        (ERASED, text::data::ERASED),
        (FORGOTTEN, text::clients::forget::DONE),
        (PERSON_FORGOTTEN, text::clients::person::ERASED),
    ];
    let (_, said) = told.into_iter().find(|(word, _)| address_says(word))?;
    Some(Notice::done(said, None))
}

/// Whether the address says that word. It forgets it, so that a reload does not say it again.
pub(super) fn address_says(word: &str) -> bool {
    let location = window().location();
    let query = location.search().unwrap_or_default();
    let asked = query.trim_start_matches('?').split('&').any(|part| part.split('=').next() == Some(word));
    if asked && let (Ok(history), Ok(path)) = (window().history(), location.pathname()) {
        // Only the look of the address is at stake.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    }
    asked
}
