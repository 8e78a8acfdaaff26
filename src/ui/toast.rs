//! One short message at a time, above the bottom bar. It waits while it is pointed at or holds focus, so that
//! *undo* is never missed by a hair.
use std::time::Duration;

use leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*};

use super::button::IconButton;
use super::icon::{Glyph, Icon};
use super::locale::locale;

/// A message, and what can be done about it: one thing, seldom two.
#[derive(Debug, Clone)]
pub(crate) struct Toast {
    text: String,
    actions: Vec<(String, Callback<()>)>,
    problem: bool,
    stays: bool,
}

impl Toast {
    /// Goes away by itself after 5 seconds.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Toast { text: text.into(), actions: Vec::new(), problem: false, stays: false }
    }

    /// Stays until it is closed: something was not done.
    pub(crate) fn problem(text: impl Into<String>) -> Self {
        Toast { text: text.into(), actions: Vec::new(), problem: true, stays: true }
    }

    /// Adds a button, like *Desfazer*.
    pub(crate) fn action(mut self, label: impl Into<String>, on_press: impl Into<Callback<()>>) -> Self {
        self.actions.push((label.into(), on_press.into()));
        self
    }
}

/// The place of the one toast.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Toasts {
    current: RwSignal<Option<Toast>>,
    ticks_left: RwSignal<u32>,
}

const TICK: Duration = Duration::from_millis(250);
const TICKS: u32 = 20;

impl Toasts {
    /// Shows a toast in place of the present one.
    pub(crate) fn show(self, toast: Toast) {
        self.ticks_left.set(TICKS);
        self.current.set(Some(toast));
    }

    /// Takes the present toast away.
    pub(crate) fn dismiss(self) {
        self.current.set(None);
    }
}

/// Puts the toasts in reach of every part below.
pub(crate) fn provide_toasts() -> Toasts {
    let toasts = Toasts { current: RwSignal::new(None), ticks_left: RwSignal::new(0) };
    provide_context(toasts);
    toasts
}

/// The toasts of the app; without a provider, ones nobody sees.
pub(crate) fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(|| Toasts { current: RwSignal::new(None), ticks_left: RwSignal::new(0) })
}

/// Where toasts appear; stands outside the page so that an open sheet does not cover it.
#[component]
pub(crate) fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    let held = RwSignal::new(false);
    let tick = move || {
        let counting =
            toasts.current.with_untracked(|toast| toast.as_ref().is_some_and(|toast| !toast.stays));
        if !counting || held.get_untracked() {
            return;
        }
        match toasts.ticks_left.get_untracked() {
            0 | 1 => toasts.dismiss(),
            left => toasts.ticks_left.set(left - 1),
        }
    };
    if let Ok(interval) = set_interval_with_handle(tick, TICK) {
        on_cleanup(move || interval.clear());
    }
    view! {
        <div
            class="toast-region"
            role="status"
            aria-live="polite"
            on:pointerenter=move |_| held.set(true)
            on:pointerleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
        >
            {move || {
                toasts
                    .current
                    .get()
                    .map(|toast| {
                        held.set(false);
                        view! { <ToastView toast/> }
                    })
            }}
        </div>
    }
}

#[component]
fn ToastView(toast: Toast) -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toast" data-problem=toast.problem.then_some("")>
            <Icon glyph=if toast.problem { Glyph::Warning } else { Glyph::Check }/>
            <p class="toast__text">{toast.text}</p>
            {toast
                .actions
                .into_iter()
                .map(|(label, on_press)| {
                    view! {
                        <button
                            class="toast__action"
                            type="button"
                            on:click=move |_| {
                                toasts.dismiss();
                                on_press.try_run(());
                            }
                        >
                            {label}
                        </button>
                    }
                })
                .collect_view()}
            <IconButton glyph=Glyph::Close label=locale().close on_press=move || toasts.dismiss()/>
        </div>
    }
}
