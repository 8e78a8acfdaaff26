//! Colours of the theme for the canvas: custom properties resolved by the browser, so that themes apply.

use std::collections::BTreeMap;
use web_sys::{Element, HtmlElement};

/// Colours by token, read once and kept until the theme changes.
#[derive(Debug)]
pub(crate) struct Palette {
    /// An unseen element of the page: what CSS says of its colour is what the canvas is given.
    probe: HtmlElement,
    colours: BTreeMap<String, String>,
    family: Option<String>,
}

impl Palette {
    pub(crate) fn new(probe: HtmlElement) -> Palette {
        Palette { probe, colours: BTreeMap::new(), family: None }
    }

    pub(crate) fn forget(&mut self) {
        self.colours.clear();
        self.family = None;
    }

    pub(crate) fn colour(&mut self, token: &str) -> String {
        if let Some(colour) = self.colours.get(token) {
            return colour.clone();
        }
        let colour = self.resolve(token).unwrap_or_else(|| "currentColor".to_owned());
        self.colours.insert(token.to_owned(), colour.clone());
        colour
    }

    /// A CSS font of the page's family.
    pub(crate) fn font(&mut self, weight: u16, px: f64) -> String {
        let family = match &self.family {
            Some(family) => family.clone(),
            None => self.computed("font-family").unwrap_or_else(|| "sans-serif".to_owned()),
        };
        let font = format!("{weight} {px}px {family}");
        self.family = Some(family);
        font
    }

    fn resolve(&self, token: &str) -> Option<String> {
        self.probe.style().set_property("color", &format!("var({token})")).ok()?;
        self.computed("color")
    }

    fn computed(&self, property: &str) -> Option<String> {
        let element: &Element = self.probe.as_ref();
        let style = web_sys::window()?.get_computed_style(element).ok()??;
        style.get_property_value(property).ok().filter(|value| !value.is_empty())
    }
}
