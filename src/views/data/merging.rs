//! What merging a snapshot would do, and the fields that both sides changed.

use super::wizard::Wizard;
use crate::text::data as words;
use crate::ui::prelude::*;
use crate::workers::protocol::MergeView;
use leptos::prelude::*;

#[component]
pub(super) fn Merging(wizard: Wizard, merge: MergeView) -> impl IntoView {
    let changes = merge.changes;
    let columns = vec![
        Column::text(words::CLIENT),
        Column::text(words::FIELD),
        Column::text(words::MERGE_KEPT),
        Column::text(words::MERGE_DROPPED),
    ];
    let rows: Vec<Vec<Cell>> = merge
        .conflicts
        .iter()
        .map(|conflict| {
            vec![
                conflict.client.clone().into(),
                crate::text::import::client_field(conflict.field).into(),
                conflict.kept.clone().into(),
                conflict.dropped.clone().into(),
            ]
        })
        .collect();
    let duplicates = merge.duplicates;
    view! {
        <div class="stack wizard">
            <h3 class="wizard__title">{words::MERGE_TITLE}</h3>
            <div class="figures">
                <Stat label=words::MERGE_NEW value=merge.new_clients.to_string()/>
                <Stat label=words::MERGE_UPDATED value=merge.updated.to_string()/>
                <Stat label=words::MERGE_SAME value=merge.same.to_string()/>
                <Stat label=words::MERGE_CONTACTS value=merge.interactions.to_string()/>
                <Stat label=words::MERGE_ORDERS value=merge.orders.to_string()/>
                <Stat label=words::MERGE_REMOVED value=merge.removed.to_string()/>
            </div>
            <p>{words::conflicts(merge.conflict_count)}</p>
            {(!rows.is_empty()).then(|| view! { <DataTable caption=words::CONFLICTS columns rows/> })}
            {(duplicates > 0).then(|| view! { <p>{words::duplicates(duplicates)}</p> })}
            {(!changes).then(|| view! { <p role="status">{words::NOTHING_TO_DO}</p> })}
            <div class="wizard__acts">
                <Button tone=Tone::Quiet on_press=move || wizard.cancel()>
                    {words::CANCEL}
                </Button>
                {if changes {
                    view! {
                        <Button tone=Tone::Primary glyph=Glyph::Check on_press=move || wizard.commit()>
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
