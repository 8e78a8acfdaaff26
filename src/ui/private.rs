//! Figures that must not be read over the rep's shoulder.
//!
//! The page hides them by `data-values="hidden"` on the root element, so that nothing is drawn again and nothing
//! moves. What draws on a canvas asks [`values_hidden`] instead.
use leptos::prelude::*;

/// Whether values are hidden, and the switch itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ValuesHidden(pub RwSignal<bool>);

/// Puts the switch in reach of every part below and keeps the root element in step.
pub(crate) fn provide_values_hidden(hidden: bool) -> ValuesHidden {
    let switch = ValuesHidden(RwSignal::new(hidden));
    provide_context(switch);
    Effect::new(move |_| {
        let Some(root) = document().document_element() else { return };
        let value = if switch.0.get() { "hidden" } else { "shown" };
        let _ = root.set_attribute("data-values", value);
    });
    switch
}

/// Whether values are hidden now; `false` where nothing was provided.
pub(crate) fn values_hidden() -> Signal<bool> {
    match use_context::<ValuesHidden>() {
        Some(ValuesHidden(hidden)) => hidden.into(),
        None => Signal::stored(false),
    }
}
