//! Light, dark or sol, and the tokens as values for what is drawn on a canvas.
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

/// How the page looks. `Auto` follows the device.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
    /// Maximum contrast and larger type, for the sun.
    Sun,
}

impl Theme {
    pub(crate) const ALL: [Theme; 4] = [Theme::Auto, Theme::Light, Theme::Dark, Theme::Sun];

    /// The value of `data-theme`, also kept among the preferences.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Sun => "sol",
        }
    }

    /// The theme of that name; an unknown name is `None`.
    pub(crate) fn from_name(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// The theme in use, and a number that changes whenever colours change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ThemeSwitch {
    pub theme: RwSignal<Theme>,
    drawn: RwSignal<u32>,
}

/// Puts the switch in reach of every part below and keeps the root element in step: `public/theme.js` looks there, and
/// gives the browser's own bars their colour.
pub(crate) fn provide_theme(theme: Theme) -> ThemeSwitch {
    let switch = ThemeSwitch { theme: RwSignal::new(theme), drawn: RwSignal::new(0) };
    provide_context(switch);
    Effect::new(move |_| {
        let Some(root) = document().document_element() else { return };
        let _ = root.set_attribute("data-theme", switch.theme.get().name());
        switch.drawn.update(|times| *times += 1);
    });
    for query in ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"] {
        follow(query, switch.drawn);
    }
    switch
}

/// The switch provided by the app.
pub(crate) fn use_theme() -> Option<ThemeSwitch> {
    use_context()
}

/// Changes whenever colours change: a canvas reads it to draw itself again.
pub(crate) fn theme_version() -> Signal<u32> {
    match use_context::<ThemeSwitch>() {
        Some(switch) => switch.drawn.into(),
        None => Signal::stored(0),
    }
}

/// The present colour of a token, like `token("--accent")`, as a canvas takes it.
pub(crate) fn token(name: &str) -> String {
    computed_colour(name).unwrap_or_default()
}

/// The size of the smallest type, in CSS pixels: in *sol* it is larger.
pub(crate) fn text_px() -> u16 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = |name: &str, unit: &str| {
        let text = style.as_ref()?.get_property_value(name).ok()?;
        text.trim().strip_suffix(unit)?.parse::<f64>().ok()
    };
    let (rem, text) = (size("font-size", "px").unwrap_or(16.0), size("--text-13", "rem").unwrap_or(0.8125));
    (rem * text).round() as u16
}

/// A token names one colour for the light and one for the dark look: the browser chooses where it is an element's colour.
fn computed_colour(name: &str) -> Option<String> {
    let probe: HtmlElement = document().create_element("span").ok()?.unchecked_into();
    probe.set_hidden(true);
    probe.style().set_property("color", &format!("var({name})")).ok()?;
    probe.style().set_property("forced-color-adjust", "none").ok()?;
    document().body()?.append_child(&probe).ok()?;
    let style = window().get_computed_style(&probe);
    let colour = style.ok().flatten().and_then(|style| style.get_property_value("color").ok());
    probe.remove();
    colour
}

/// The size of one `rem` in pixels: it grows in *sol* and with the device's own text size.
pub(crate) fn rem_pixels() -> f64 {
    let Some(root) = document().document_element() else { return DEFAULT_REM };
    let size = match window().get_computed_style(&root) {
        Ok(Some(style)) => style.get_property_value("font-size").unwrap_or_default(),
        Ok(None) | Err(_) => String::new(),
    };
    size.trim_end_matches("px").parse().unwrap_or(DEFAULT_REM)
}

const DEFAULT_REM: f64 = 16.0;

fn follow(query: &str, drawn: RwSignal<u32>) {
    let Ok(Some(list)) = window().match_media(query) else { return };
    let changed = Closure::<dyn Fn()>::new(move || {
        drawn.try_update(|times| *times += 1);
    });
    let _ = list.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
    changed.forget();
}
