//! Files for views: read, save, share.

use super::carteira::Carteira;
use super::clock;
use crate::exchange::file_name::{as_of, file_name, handed_on_as, whose};
use crate::storage::files;
use chrono::NaiveDate;
pub(crate) use files::Shared;
use leptos::prelude::*;

/// The bytes of a chosen file; `None` when it can not be read.
pub(crate) async fn read(file: &web_sys::File) -> Option<Vec<u8>> {
    files::read(file).await.ok()
}

/// Saves a file where the browser saves downloads.
pub(crate) fn save(name: &str, media_type: &str, bytes: &[u8]) {
    // A page that may not save says so itself.
    let _ = files::download(name, media_type, bytes);
}

/// Whether this device hands such a file to another app.
pub(crate) fn can_share(name: &str, media_type: &str) -> bool {
    handed_on_as(name, media_type).is_some_and(|(name, kind)| files::can_share(&name, kind))
}

/// Hands a file to another app, where the device can; call it in the turn of a tap.
pub(crate) async fn share(name: &str, media_type: &str, bytes: &[u8]) -> Shared {
    let Some((name, media_type)) = handed_on_as(name, media_type) else { return Shared::Unavailable };
    files::share(&name, &name, media_type, bytes).await.unwrap_or(Shared::Unavailable)
}

/// The name of a file that is written now and shows the carteira of that day.
pub(crate) fn named_as_of(carteira: Carteira, what: &str, day: NaiveDate, ending: &str) -> String {
    named(carteira, &as_of(what, day, clock::today()), ending)
}

/// The name of a file of this carteira that is written now.
pub(crate) fn named(carteira: Carteira, what: &str, ending: &str) -> String {
    let today = clock::today();
    let at = today.and_time(clock::time_of_day().unwrap_or_default());
    carteira.portfolio.with_untracked(|p| file_name(what, whose(p, today), at, ending))
}
