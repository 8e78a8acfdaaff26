//! One thing to do. Every button is at least 44 px high and says what it does in words or in its label.
use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// How loud a button is: at most one `Primary` on a screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    Primary,
    #[default]
    Secondary,
    /// Text only, for what is rarely wanted.
    Quiet,
    Danger,
}

impl Tone {
    fn name(self) -> &'static str {
        match self {
            Tone::Primary => "primary",
            Tone::Secondary => "secondary",
            Tone::Quiet => "quiet",
            Tone::Danger => "danger",
        }
    }
}

/// A button with words, and an icon before them when there is one.
#[component]
pub(crate) fn Button(
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional)] tone: Tone,
    #[prop(optional)] glyph: Option<Glyph>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Shows work under way and ignores presses.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Sends the form it stands in, besides calling `on_press`.
    #[prop(optional)]
    submit: bool,
    /// Fills the width of its container.
    #[prop(optional)]
    wide: bool,
    /// A fuller name for screen readers, when the words alone are not enough in a list.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class="button"
            type=if submit { "submit" } else { "button" }
            data-tone=tone.name()
            data-wide=wide.then_some("")
            disabled=move || disabled.get()
            aria-busy=move || busy.get().then_some("true")
            aria-label=move || label.get()
            on:click=move |_| {
                if !busy.get_untracked() {
                    on_press.run(());
                }
            }
        >
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            <span class="button__words">{children()}</span>
        </button>
    }
}

/// A square button with an icon; `label` is read aloud and shown as a tooltip.
#[component]
pub(crate) fn IconButton(
    #[prop(into)] glyph: Signal<Glyph>,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Present for a toggle: whether it is on.
    #[prop(optional, into)]
    pressed: MaybeProp<bool>,
) -> impl IntoView {
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=move || label.get()
            title=move || label.get()
            aria-pressed=move || pressed.get().map(|on| if on { "true" } else { "false" })
            disabled=move || disabled.get()
            on:click=move |_| on_press.run(())
        >
            {move || view! { <Icon glyph=glyph.get()/> }}
        </button>
    }
}

/// A link that looks like a button: it goes somewhere, so it can be opened in a new tab.
#[component]
pub(crate) fn LinkButton(
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] tone: Tone,
    #[prop(optional)] glyph: Option<Glyph>,
    /// Opens outside the app (WhatsApp, Waze, telephone).
    #[prop(optional)]
    external: bool,
    #[prop(optional)] wide: bool,
    #[prop(optional, into)] label: MaybeProp<String>,
    /// Called besides following the link.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    view! {
        <a
            class="button"
            href=move || href.get()
            data-tone=tone.name()
            data-wide=wide.then_some("")
            target=external.then_some("_blank")
            rel=external.then_some("noopener noreferrer external")
            aria-label=move || label.get()
            on:click=move |_| {
                if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            <span class="button__words">{children()}</span>
        </a>
    }
}
