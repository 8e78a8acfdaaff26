//! Where the device is, asked only when the rep asks. The answer is evidence and help, never a permission.

use crate::domain::place::geo::LatLon;
use crate::text::map;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::PositionOptions;

const WAIT_MS: u32 = 15_000;
/// The same as a delay of a timer, with a moment for the browser to say it first.
const WAIT_MILLIS: i32 = 15_200;
const TOO_LONG: f64 = 3.0;
/// A position this old is still where the rep stands.
const MAX_AGE_MS: u32 = 60_000;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Position {
    pub place: LatLon,
    /// Radius of doubt.
    pub accuracy_m: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PositionProblem {
    /// The device has no way to tell, or the browser refuses on this address.
    Unavailable,
    /// The rep did not allow it.
    Denied,
    TooLong,
}

impl PositionProblem {
    /// In words, where nothing else is known of what was asked for.
    pub(crate) fn said(self) -> &'static str {
        match self {
            PositionProblem::Denied => map::POSITION_DENIED,
            PositionProblem::TooLong => map::POSITION_TOO_LONG,
            PositionProblem::Unavailable => map::POSITION_UNAVAILABLE,
        }
    }
}

pub(crate) async fn current_position() -> Result<Position, PositionProblem> {
    let geolocation = window().navigator().geolocation().map_err(|_| PositionProblem::Unavailable)?;
    let answered = Promise::new(&mut |resolve: Function, reject: Function| {
        let options = PositionOptions::new();
        options.set_enable_high_accuracy(true);
        options.set_timeout(WAIT_MS);
        options.set_maximum_age(MAX_AGE_MS);
        let asked = geolocation.get_current_position_with_error_callback_and_options(
            &resolve,
            Some(&reject),
            &options,
        );
        if asked.is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
        // The browser's own patience begins when the question was answered; one that is ignored would be waited for for ever.
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments_1(&reject, WAIT_MILLIS, &too_long());
    });
    let answer = JsFuture::from(answered).await.map_err(|error| problem(&error))?;
    let coords = Reflect::get(&answer, &"coords".into()).map_err(|_| PositionProblem::Unavailable)?;
    // web-sys has the coordinates' types behind its unstable flag.
    let number = |name: &str| Reflect::get(&coords, &name.into()).ok().and_then(|value| value.as_f64());
    let degrees = number("latitude").zip(number("longitude")).ok_or(PositionProblem::Unavailable)?;
    let place = LatLon::try_from(degrees).map_err(|_| PositionProblem::Unavailable)?;
    Ok(Position { place, accuracy_m: number("accuracy").unwrap_or_default() })
}

/// What a browser says when its patience ended.
fn too_long() -> JsValue {
    let error = js_sys::Object::new();
    let _ = Reflect::set(&error, &"code".into(), &TOO_LONG.into());
    error.into()
}

fn problem(error: &JsValue) -> PositionProblem {
    match Reflect::get(error, &"code".into()).ok().and_then(|code| code.as_f64()) {
        Some(1.0) => PositionProblem::Denied,
        Some(TOO_LONG) => PositionProblem::TooLong,
        Some(_) | None => PositionProblem::Unavailable,
    }
}
