//! Intervals of tags and of segments, which win over those of the classes.

use super::Draft;
use crate::screen::settings::groups::{self, KINDS, Kind, interval};
use crate::state::use_carteira;
use crate::text::settings as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn GroupCadences(draft: Draft) -> impl IntoView {
    let of = move |kind: Kind| {
        view! {
            <h3 class="settings__subtitle">{kind.title}</h3>
            {kind.why.map(|why| view! { <p class="muted">{why}</p> })}
            <Intervals draft kind/>
        }
    };
    KINDS.map(of).collect_view()
}

#[component]
fn Intervals(draft: Draft, kind: Kind) -> impl IntoView {
    let carteira = use_carteira();
    let Kind { title, field, none, set, .. } = kind;
    let name = RwSignal::new(String::new());
    let days = RwSignal::new(None::<i64>);
    let names = Memo::new(move |_| carteira.portfolio.with(|p| kind.names_in_use(p)));
    let chips = move || {
        let chip = |(name, label): (String, String)| {
            let remove = move || {
                draft.rules.update(|rules| {
                    set(&mut rules.cadence).remove(&name);
                });
            };
            view! { <Chip label on_remove=remove/> }
        };
        let set_already = draft.rules.with(|rules| kind.with_interval(&rules.cadence));
        set_already.into_iter().map(chip).collect_view()
    };
    let choices = Signal::derive(move || {
        let named = names.get().into_iter().map(|name| Choice::new(name.clone(), &name));
        std::iter::once(Choice::new("", words::CHOOSE)).chain(named).collect::<Vec<_>>()
    });
    let fits = move || name.with(|name| interval(name, days.get()));
    let out_of_range = Signal::derive(move || groups::out_of_range(days.get()));
    let add = move || {
        let Some((chosen, interval)) = untrack(fits) else { return };
        draft.rules.update(|rules| {
            set(&mut rules.cadence).insert(chosen, interval);
        });
        name.set(String::new());
        days.set(None);
    };
    view! {
        <div class="cluster" role="group" aria-label=title>{chips}</div>
        <Show
            when=move || names.with(|names| !names.is_empty())
            fallback=move || view! { <p class="muted">{none}</p> }
        >
            <div class="settings__numbers">
                <SelectField label=field value=name choices/>
                <NumberField label=words::INTERVAL value=days suffix=crate::text::clients::DAYS error=out_of_range optional=true/>
            </div>
            <div>
                <Button
                    tone=Tone::Secondary
                    glyph=Glyph::Plus
                    disabled=Signal::derive(move || fits().is_none())
                    on_press=add
                >
                    {words::SET_INTERVAL}
                </Button>
            </div>
        </Show>
    }
}
