//! Text of one line and of many.
use leptos::prelude::*;

use super::frame::{FieldFrame, FieldIds};
use crate::ui::alive::Alive;
use crate::ui::form::{self, Means, Told};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::locale::locale;

/// What is typed: it chooses the keyboard of the device.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum TextKind {
    #[default]
    Text,
    Search,
    Password,
    /// A few digits that nobody else is to see.
    Pin,
}

impl TextKind {
    fn input_type(self) -> &'static str {
        match self {
            TextKind::Text => "text",
            TextKind::Search => "search",
            TextKind::Password | TextKind::Pin => "password",
        }
    }

    fn is_secret(self) -> bool {
        matches!(self, TextKind::Password | TextKind::Pin)
    }
}

/// One line of text.
#[component]
pub(crate) fn TextField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(optional)] kind: TextKind,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// Adds *optional* after the label.
    #[prop(optional)]
    optional: bool,
    #[prop(optional, into)] placeholder: MaybeProp<String>,
    /// The label is read aloud but not drawn (a search box with its icon).
    #[prop(optional)]
    bare: bool,
    #[prop(optional)] max_length: Option<u32>,
    #[prop(default = "off")] autocomplete: &'static str,
    /// Receives focus when its sheet opens.
    #[prop(optional)]
    autofocus: bool,
    /// Called on Enter and on leaving the field, when the text changed.
    #[prop(optional, into)]
    on_commit: Option<Callback<(String,)>>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let id = ids.control.clone();
    let described_by = ids.described_by();
    let here = Alive::here();
    // What is looked for is no draft, and a password is kept nowhere.
    let told = match kind {
        TextKind::Search | TextKind::Password | TextKind::Pin => None,
        TextKind::Text => Some(joined(label, value)),
    };
    let shown = RwSignal::new(false);
    let input_type = move || if shown.get() { "text" } else { kind.input_type() };
    view! {
        <div class="field-host" data-bare=bare.then_some("")>
            <FieldFrame ids label hint error optional>
                <div class="field__box">
                    {(kind == TextKind::Search).then(|| view! { <Icon glyph=Glyph::Search/> })}
                    <input
                        class="field__control"
                        id=id
                        type=input_type
                        autocomplete=autocomplete
                        autocapitalize=(kind != TextKind::Text).then_some("none")
                        spellcheck="false"
                        inputmode=(kind == TextKind::Pin).then_some("numeric")
                        enterkeyhint=(kind == TextKind::Search).then_some("search")
                        required=required
                        maxlength=max_length
                        placeholder=move || placeholder.get()
                        aria-describedby=described_by
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                        data-autofocus=autofocus.then_some("")
                        prop:value=move || value.get()
                        on:input=move |event| {
                            value.set(event_target_value(&event));
                            if let Some(told) = told {
                                told.typed();
                            }
                        }
                        on:change=move |event| {
                            if let Some(on_commit) = on_commit.filter(|_| !here.is_gone()) {
                                on_commit.run((event_target_value(&event),));
                            }
                        }
                    />
                    {kind
                        .is_secret()
                        .then(|| {
                            view! {
                                <button
                                    class="field__reveal"
                                    type="button"
                                    aria-label=move || {
                                        if shown.get() { locale().hide_password } else { locale().show_password }
                                    }
                                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                                >
                                    {move || {
                                        view! {
                                            <Icon glyph=if shown.get() { Glyph::EyeOff } else { Glyph::Eye }/>
                                        }
                                    }}
                                </button>
                            }
                        })}
                </div>
            </FieldFrame>
        </div>
    }
}

/// Several lines of text.
#[component]
pub(crate) fn TextArea(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    #[prop(default = 3)] rows: u32,
    #[prop(optional)] max_length: Option<u32>,
    /// Receives focus when its sheet opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let ids = FieldIds::new();
    let id = ids.control.clone();
    let described_by = ids.described_by();
    let told = joined(label, value);
    view! {
        <FieldFrame ids label hint error optional>
            <textarea
                class="field__control"
                id=id
                rows=rows
                maxlength=max_length
                data-autofocus=autofocus.then_some("")
                aria-describedby=described_by
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input=move |event| {
                    value.set(event_target_value(&event));
                    told.typed();
                }
            ></textarea>
        </FieldFrame>
    }
}

/// The form's view of a text: any text can be read.
fn joined(label: Signal<String>, value: RwSignal<String>) -> Told {
    form::join(&label.get_untracked(), || Means {
        text: Box::new(move || value.try_get_untracked()),
        put: Box::new(move |kept| value.set(kept.to_owned())),
        is_wrong: Box::new(|| false),
    })
}
