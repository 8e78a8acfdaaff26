//! What merging a snapshot would do, and the fields that both sides changed, each with its choice.

use super::wizard::Wizard;
use crate::screen::data::merging::{self, Decision, SHOWN};
use crate::state::clock;
use crate::text::{data as words, format, snapshot};
use crate::ui::prelude::*;
use crate::workers::protocol::{Damaged, FieldConflict, MergeView};
use leptos::prelude::*;
use std::collections::BTreeSet;

#[component]
pub(super) fn Merging(wizard: Wizard, merge: MergeView) -> impl IntoView {
    let (writes, nothing_new) = (merging::writes(&merge), merging::nothing_new(&merge));
    let figures =
        merging::figures(&merge).map(|(label, count)| view! { <Stat label value=count.to_string()/> });
    let (origin, news) = (merging::origin(&merge, when), merging::news(&merge));
    let remarks = merging::remarks(&merge);
    let MergeView { conflict_count, conflicts, incomplete, .. } = merge;
    let others = RwSignal::new(BTreeSet::new());
    view! {
        <div class="stack wizard">
            <h3 class="wizard__title">{words::MERGE_TITLE}</h3>
            {incomplete.map(|incomplete| view! { <p role="status">{incomplete}</p> })}
            {origin.map(|said| view! { <p class="merge-origin">{said}</p> })}
            {news.map(|said| view! { <p>{said}</p> })}
            <div class="figures">{figures.collect_view()}</div>
            <p>{words::conflicts(conflict_count)}</p>
            {(conflict_count > 0).then(|| view! { <Conflicts conflicts others all=conflict_count/> })}
            {remarks.into_iter().map(|said| view! { <p>{said}</p> }).collect_view()}
            {nothing_new.map(|said| view! { <p role="status">{said}</p> })}
            <div class="wizard__acts">
                <Button tone=Tone::Quiet on_press=move || wizard.cancel()>
                    {words::CANCEL}
                </Button>
                {if writes {
                    view! {
                        <Button
                            tone=Tone::Primary
                            glyph=Glyph::Check
                            on_press=move || wizard.commit(others.get_untracked())
                        >
                            {words::MERGE}
                        </Button>
                    }
                        .into_any()
                } else {
                    view! {
                        <Button tone=Tone::Primary on_press=move || wizard.next_file()>
                            {words::CLOSE}
                        </Button>
                    }
                        .into_any()
                }}
            </div>
        </div>
    }
}

/// The first of them, and the next on demand. `others` are the places where the older edit is to stay.
#[component]
fn Conflicts(conflicts: Vec<FieldConflict>, others: RwSignal<BTreeSet<usize>>, all: usize) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    let (sent, conflicts) = (conflicts.len(), StoredValue::new(conflicts));
    let places = move || 0..sent.min(shown.get());
    view! {
        <ul class="row-list merge-conflicts">
            <For
                each=places
                key=|place| *place
                children=move |place| {
                    conflicts
                        .with_value(|conflicts| conflicts.get(place).cloned())
                        .map(|conflict| view! { <OneField conflict place others/> })
                }
            />
        </ul>
        {move || {
            merging::more(sent, shown.get())
                .map(|more| {
                    view! {
                        <Button tone=Tone::Quiet on_press=move || shown.update(|shown| *shown += SHOWN)>
                            {more}
                        </Button>
                    }
                })
        }}
        {merging::beyond(all, sent).map(|said| view! { <p class="muted">{said}</p> })}
    }
}

/// One field: what is here, what comes, and which of them stays. The newer is chosen until the rep says otherwise.
#[component]
fn OneField(conflict: FieldConflict, place: usize, others: RwSignal<BTreeSet<usize>>) -> impl IntoView {
    let decision = merging::decision(&conflict, when);
    let takes_theirs = RwSignal::new(decision.takes_theirs);
    let Decision { client, field, choices, .. } = decision.clone();
    let choose = move |takes_theirs: bool| {
        others.update(|others| merging::decide(others, place, &decision, takes_theirs));
    };
    view! {
        <li class="row-list__item stack" data-gap="tight">
            <span>
                <strong>{client.clone()}</strong>
                {format!(": {field}")}
            </span>
            <Segmented
                label=format!("{client}, {field}")
                choices=choices.to_vec()
                value=takes_theirs
                on_change=choose
            />
        </li>
    }
}

fn when(at: u64) -> String {
    let day = clock::civil_date(at).map(format::date);
    let time = clock::civil_time(at).map(format::time);
    [day, time].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A file that is not whole: why, what can still be read of it, and the way to that.
#[component]
pub(super) fn NotWhole(wizard: Wizard, damaged: Damaged) -> impl IntoView {
    let Damaged { why, whole } = damaged;
    view! {
        <div class="stack wizard">
            <p role="alert">{why}</p>
            <p>{words::can_be_read(&whole)}</p>
            <div class="wizard__acts">
                <Button tone=Tone::Quiet on_press=move || wizard.cancel()>
                    {words::CANCEL}
                </Button>
                <Button tone=Tone::Primary on_press=move || wizard.salvage()>
                    {snapshot::SALVAGE}
                </Button>
            </div>
        </div>
    }
}
