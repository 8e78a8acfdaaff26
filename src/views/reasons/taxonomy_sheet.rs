//! The sheet of one motivo.

use crate::domain::catalog::reasons::{OTHER, Reason, ReasonGroup};
use crate::screen::taxonomy::{self, can_reset, effect_of_word, effect_word, effects, groups};
use crate::state::{Carteira, use_carteira};
use crate::text::improvement as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

/// The motivo that is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edited {
    New,
    /// By key.
    Known(String),
}

#[derive(Clone, Copy)]
struct Written {
    name: RwSignal<String>,
    group: RwSignal<ReasonGroup>,
    effect: RwSignal<String>,
    controllable: RwSignal<bool>,
    retired: RwSignal<bool>,
    error: RwSignal<Option<String>>,
}

#[component]
pub(super) fn ReasonSheet(edited: RwSignal<Option<Edited>>) -> impl IntoView {
    let carteira = use_carteira();
    let open = RwSignal::new(false);
    let written = Written {
        name: RwSignal::new(String::new()),
        group: RwSignal::new(ReasonGroup::Ours),
        effect: RwSignal::new(String::new()),
        controllable: RwSignal::new(true),
        retired: RwSignal::new(false),
        error: RwSignal::new(None),
    };
    let key = Memo::new(move |_| {
        edited.with(|edited| match edited {
            Some(Edited::Known(key)) => Some(key.clone()),
            Some(Edited::New) | None => None,
        })
    });
    let form = Form::new(Signal::derive(move || {
        edited.with(|edited| {
            edited.as_ref().map(|edited| match edited {
                Edited::New => "motivo".to_owned(),
                Edited::Known(key) => format!("motivo.{key}"),
            })
        })
    }));
    Effect::new(move |_| {
        if edited.with(Option::is_some) {
            fill(carteira, written, key.get().as_deref());
            open.set(true);
        }
    });
    Effect::new(move |_| {
        written.name.track();
        written.error.set(None);
    });
    let save = move || {
        let key = key.get_untracked();
        match read(carteira, written, key.as_deref()) {
            Err(why) => {
                written.error.set(Some(why.to_owned()));
                form.focus_problem();
            }
            Ok(reason) => {
                form.finish();
                carteira.save_reason(key, reason);
                open.set(false);
            }
        }
    };
    let is_changed = Memo::new(move |_| {
        key.with(|key| carteira.portfolio.with(|p| key.as_deref().is_some_and(|key| can_reset(p, key))))
    });
    let reset = move || {
        form.finish();
        if let Some(key) = key.get_untracked() {
            carteira.reset_reason(key);
        }
        open.set(false);
    };
    let is_other = Memo::new(move |_| key.with(|key| key.as_deref() == Some(OTHER)));
    let title = Signal::derive(move || {
        if key.with(Option::is_some) { words::EDIT_REASON } else { words::NEW_REASON }.to_owned()
    });
    let footer = move || {
        view! {
            <Show when=move || is_changed.get()>
                <Button on_press=reset>{words::RESET}</Button>
            </Show>
            <Button tone=Tone::Primary on_press=save>{words::SAVE}</Button>
        }
    };
    let groups = StoredValue::new(groups());
    let effects =
        Signal::stored(effects().into_iter().map(|(word, name)| Choice::new(word, name)).collect::<Vec<_>>());
    view! {
        <Sheet open title footer form on_close=move || edited.set(None)>
            <div class="stack">
                <TextField
                    label=words::NAME
                    value=written.name
                    error=Signal::derive(move || written.error.get())
                />
                <Show
                    when=move || !is_other.get()
                    fallback=|| view! { <p class="muted">{words::OTHER_STAYS}</p> }
                >
                    <Segmented label=words::GROUP choices=groups.get_value() value=written.group/>
                    <SelectField label=words::EFFECT value=written.effect choices=effects/>
                    <Checkbox
                        label=words::CONTROLLABLE
                        checked=written.controllable
                        hint=words::CONTROLLABLE_HINT
                    />
                    <Show when=move || key.with(Option::is_some)>
                        <Checkbox label=words::RETIRED checked=written.retired hint=words::RETIRED_HINT/>
                    </Show>
                </Show>
            </div>
        </Sheet>
    }
}

fn fill(carteira: Carteira, form: Written, key: Option<&str>) {
    let taxonomy::Written { name, group, effect, controllable, retired } =
        carteira.portfolio.with_untracked(|p| taxonomy::written(p, key));
    form.name.set(name);
    form.group.set(group);
    form.effect.set(effect_word(effect));
    form.controllable.set(controllable);
    form.retired.set(retired);
    form.error.set(None);
}

/// The motivo of the form, or why it can not be kept.
fn read(carteira: Carteira, form: Written, key: Option<&str>) -> Result<Reason, &'static str> {
    let written = taxonomy::Written {
        name: form.name.get_untracked(),
        group: form.group.get_untracked(),
        effect: form.effect.with_untracked(|word| effect_of_word(word)),
        controllable: form.controllable.get_untracked(),
        retired: form.retired.get_untracked(),
    };
    carteira.portfolio.with_untracked(|p| taxonomy::read(p, key, written))
}
