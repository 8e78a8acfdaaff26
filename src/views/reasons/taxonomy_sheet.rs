//! The sheet of one motivo.

use crate::domain::catalog::reasons::{OTHER, Reason, ReasonEffect, ReasonGroup, Taxonomy, shipped};
use crate::domain::value::fold::fold;
use crate::state::{Carteira, use_carteira};
use crate::text::{improvement as words, reasons};
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
        key.with(|key| {
            let key = key.as_deref().filter(|key| shipped(key).is_some());
            carteira.portfolio.with(|p| key.is_some_and(|key| p.catalog().reason(key).is_some()))
        })
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
    let groups: StoredValue<Vec<(ReasonGroup, String)>> = StoredValue::new(
        ReasonGroup::ALL
            .into_iter()
            .filter(|group| *group != ReasonGroup::Other)
            .map(|group| (group, words::group(group).to_owned()))
            .collect(),
    );
    let effects: Vec<Choice> = ReasonEffect::ALL
        .into_iter()
        .enumerate()
        .map(|(at, effect)| Choice::new(at.to_string(), words::effect(effect)))
        .collect();
    let effects = Signal::derive(move || effects.clone());
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
    let known = carteira.portfolio.with_untracked(|p| {
        key.and_then(|key| Taxonomy::of(p.catalog()).get(key).map(|reason| (key.to_owned(), reason.clone())))
    });
    let name = known.as_ref().map(|(key, reason)| reasons::name_of(key, reason));
    let reason = known.map_or_else(blank, |(_, reason)| reason);
    form.name.set(name.unwrap_or_default());
    form.group.set(reason.group);
    form.effect.set(place_of(reason.effect).to_string());
    form.controllable.set(reason.controllable);
    form.retired.set(reason.retired);
    form.error.set(None);
}

fn blank() -> Reason {
    Reason {
        name: None,
        group: ReasonGroup::Ours,
        effect: ReasonEffect::None,
        controllable: true,
        retired: false,
    }
}

/// The motivo of the form, or why it can not be kept.
fn read(carteira: Carteira, form: Written, key: Option<&str>) -> Result<Reason, &'static str> {
    let name = form.name.with_untracked(|name| name.trim().to_owned());
    if name.is_empty() {
        return Err(words::NAME_NEEDED);
    }
    let taken = carteira.portfolio.with_untracked(|p| {
        let list = Taxonomy::of(p.catalog());
        let same = |(other, reason): (&str, &Reason)| {
            Some(other) != key && fold(&reasons::name_of(other, reason)) == fold(&name)
        };
        list.all().any(same)
    });
    if taken {
        return Err(words::NAME_TAKEN);
    }
    let at = form.effect.with_untracked(|at| at.parse::<usize>().unwrap_or(0));
    let is_own_name = key.is_none_or(|key| reasons::reason(key) != name);
    Ok(Reason {
        name: is_own_name.then_some(name),
        group: form.group.get_untracked(),
        effect: ReasonEffect::ALL.get(at).copied().unwrap_or_default(),
        controllable: form.controllable.get_untracked(),
        retired: form.retired.get_untracked(),
    })
}

fn place_of(effect: ReasonEffect) -> usize {
    ReasonEffect::ALL.iter().position(|one| *one == effect).unwrap_or(0)
}
