//! Intervals of tags and of segments, which win over those of the classes.

use super::Draft;
use crate::domain::client::Client;
use crate::domain::rules::CadenceRules;
use crate::screen::settings::names_in_use;
use crate::state::use_carteira;
use crate::text::settings as words;
use crate::ui::prelude::*;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The two kinds of group.
#[derive(Clone, Copy)]
struct Kind {
    title: &'static str,
    field: &'static str,
    none: &'static str,
    set: fn(&mut CadenceRules) -> &mut BTreeMap<String, u16>,
    get: fn(&CadenceRules) -> &BTreeMap<String, u16>,
    of: fn(&Client) -> Vec<&str>,
}

const TAGS: Kind = Kind {
    title: words::CADENCE_OF_TAGS,
    field: words::TAG,
    none: words::NO_TAGS,
    set: |rules| &mut rules.tags,
    get: |rules| &rules.tags,
    of: |client| client.tags.iter().map(String::as_str).collect(),
};
const SEGMENTS: Kind = Kind {
    title: words::CADENCE_OF_SEGMENTS,
    field: words::SEGMENT,
    none: words::NO_SEGMENTS,
    set: |rules| &mut rules.segments,
    get: |rules| &rules.segments,
    of: |client| client.industry.as_deref().into_iter().collect(),
};
const LONGEST: i64 = 730;

#[component]
pub(super) fn GroupCadences(draft: Draft) -> impl IntoView {
    view! {
        <h3 class="settings__subtitle">{words::CADENCE_OF_TAGS}</h3>
        <p class="muted">{words::CADENCE_OF_TAGS_WHY}</p>
        <Intervals draft kind=TAGS/>
        <h3 class="settings__subtitle">{words::CADENCE_OF_SEGMENTS}</h3>
        <Intervals draft kind=SEGMENTS/>
    }
}

#[component]
fn Intervals(draft: Draft, kind: Kind) -> impl IntoView {
    let carteira = use_carteira();
    let Kind { title, field, none, set, get, of } = kind;
    let name = RwSignal::new(String::new());
    let days = RwSignal::new(None::<i64>);
    let names = Memo::new(move |_| carteira.portfolio.with(|p| names_in_use(p, of)));
    let set_already = move || draft.rules.with(|rules| get(&rules.cadence).clone());
    let chips = move || {
        let chip = |(name, days): (String, u16)| {
            let removed = name.clone();
            let remove = move || {
                draft.rules.update(|rules| {
                    set(&mut rules.cadence).remove(&removed);
                });
            };
            view! { <Chip label=words::group_interval(&name, days) on_remove=remove/> }
        };
        set_already().into_iter().map(chip).collect_view()
    };
    let choices = Signal::derive(move || {
        let named = names.get().into_iter().map(|name| Choice::new(name.clone(), &name));
        std::iter::once(Choice::new("", words::CHOOSE)).chain(named).collect::<Vec<_>>()
    });
    let fits = move || {
        let days = u16::try_from(days.get().filter(|days| (1..=LONGEST).contains(days))?).ok()?;
        Some((name.get(), days)).filter(|(name, _)| !name.is_empty())
    };
    let out_of_range = Signal::derive(move || {
        let wrong = days.get().is_some_and(|days| !(1..=LONGEST).contains(&days));
        wrong.then(|| words::out_of_range(1, LONGEST))
    });
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
