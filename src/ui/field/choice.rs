//! One of a list.
use leptos::prelude::*;

use super::frame::{FieldFrame, FieldIds};
use crate::ui::alive::Alive;
use crate::ui::form::{self, Means};
use crate::ui::icon::{Glyph, Icon};

/// One line of a choice: the value kept and the words shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Choice { value: value.into(), label: label.into() }
    }
}

/// One of a list, by the device's own picker. An empty `value` is a choice like any other: give it its words.
#[component]
pub(crate) fn SelectField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    /// The label is read aloud but not drawn.
    #[prop(optional)]
    bare: bool,
    #[prop(optional, into)] on_change: Option<Callback<(String,)>>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let id = ids.control.clone();
    let described_by = ids.described_by();
    let here = Alive::here();
    let told = form::join(&label.get_untracked(), || Means {
        text: Box::new(move || value.try_get_untracked()),
        put: Box::new(move |kept| value.set(kept.to_owned())),
        is_wrong: Box::new(|| false),
    });
    view! {
        <div class="field-host" data-bare=bare.then_some("")>
            <FieldFrame ids label hint error optional>
                <div class="field__box">
                    <select
                        class="field__control"
                        id=id
                        aria-describedby=described_by
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                        on:change=move |event| {
                            if here.is_gone() {
                                return;
                            }
                            let chosen = event_target_value(&event);
                            value.set(chosen.clone());
                            if let Some(on_change) = on_change {
                                on_change.run((chosen,));
                            }
                            told.typed();
                        }
                    >
                        {move || {
                            choices
                                .get()
                                .into_iter()
                                .map(|choice| {
                                    let own = choice.value.clone();
                                    view! {
                                        <option
                                            value=choice.value
                                            selected=move || value.with(|value| *value == own)
                                        >
                                            {choice.label}
                                        </option>
                                    }
                                })
                                .collect_view()
                        }}
                    </select>
                    <Icon glyph=Glyph::ChevronDown/>
                </div>
            </FieldFrame>
        </div>
    }
}
