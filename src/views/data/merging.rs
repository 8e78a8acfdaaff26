//! What merging a snapshot would do, and the fields that both sides changed, each with its choice.

use super::wizard::Wizard;
use crate::state::clock;
use crate::text::{data as words, format, import, snapshot};
use crate::ui::prelude::*;
use crate::workers::protocol::{Damaged, Edited, FieldConflict, MergeView};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Conflicts shown before more are asked for.
const SHOWN: usize = 50;

#[component]
pub(super) fn Merging(wizard: Wizard, merge: MergeView) -> impl IntoView {
    let MergeView {
        new_clients,
        updated,
        same,
        removed,
        interactions,
        orders,
        conflict_count,
        conflicts,
        catalog_conflicts,
        incomplete,
        duplicates,
        changes,
    } = merge;
    let writes = changes || conflict_count > 0;
    let others = RwSignal::new(BTreeSet::new());
    view! {
        <div class="stack wizard">
            <h3 class="wizard__title">{words::MERGE_TITLE}</h3>
            {incomplete.map(|incomplete| view! { <p role="status">{incomplete}</p> })}
            <div class="figures">
                <Stat label=words::MERGE_NEW value=new_clients.to_string()/>
                <Stat label=words::MERGE_UPDATED value=updated.to_string()/>
                <Stat label=words::MERGE_SAME value=same.to_string()/>
                <Stat label=words::MERGE_CONTACTS value=interactions.to_string()/>
                <Stat label=words::MERGE_ORDERS value=orders.to_string()/>
                <Stat label=words::MERGE_REMOVED value=removed.to_string()/>
            </div>
            <p>{words::conflicts(conflict_count)}</p>
            {(conflict_count > 0).then(|| view! { <Conflicts conflicts others all=conflict_count/> })}
            {(catalog_conflicts > 0).then(|| view! { <p>{words::catalog_conflicts(catalog_conflicts)}</p> })}
            {(duplicates > 0).then(|| view! { <p>{words::duplicates(duplicates)}</p> })}
            {(!changes)
                .then(|| {
                    let said = if writes { words::ONLY_CONFLICTS } else { words::NOTHING_TO_DO };
                    view! { <p role="status">{said}</p> }
                })}
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
                        .map(|conflict| view! { <Decision conflict place others/> })
                }
            />
        </ul>
        {move || {
            let left = sent.saturating_sub(shown.get());
            (left > 0)
                .then(|| {
                    view! {
                        <Button tone=Tone::Quiet on_press=move || shown.update(|shown| *shown += SHOWN)>
                            {words::more_conflicts(left)}
                        </Button>
                    }
                })
        }}
        {(all > sent).then(|| view! { <p class="muted">{words::conflicts_beyond(all - sent)}</p> })}
    }
}

/// One field: what is here, what comes, and which of them stays. The newer is chosen until the rep says otherwise.
#[component]
fn Decision(conflict: FieldConflict, place: usize, others: RwSignal<BTreeSet<usize>>) -> impl IntoView {
    let FieldConflict { client, field, here, comes, theirs_is_newer } = conflict;
    let field = import::client_field(field);
    let takes_theirs = RwSignal::new(theirs_is_newer);
    let choose = move |takes_theirs: bool| {
        others.update(|others| {
            if takes_theirs == theirs_is_newer {
                others.remove(&place);
            } else {
                others.insert(place);
            }
        });
    };
    let choices = vec![
        (false, words::conflict_here(&here.value, &when(&here))),
        (true, words::conflict_comes(&comes.value, &when(&comes))),
    ];
    view! {
        <li class="row-list__item stack" data-gap="tight">
            <span>
                <strong>{client.clone()}</strong>
                {format!(": {field}")}
            </span>
            <Segmented label=format!("{client}, {field}") choices value=takes_theirs on_change=choose/>
        </li>
    }
}

fn when(edited: &Edited) -> String {
    let day = clock::civil_date(edited.at).map(format::date);
    let time = clock::civil_time(edited.at).map(format::time);
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
