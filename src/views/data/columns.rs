//! What each column means: suggested from its heading, changed by the user, remembered for files like this one.

use super::wizard::Wizard;
use crate::exchange::headings::{Field, Kind, Target};
use crate::exchange::import::Preview;
use crate::text::{data as words, import};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Columns(wizard: Wizard, preview: Preview) -> impl IntoView {
    let preview = StoredValue::new(preview);
    let kind = RwSignal::new(wizard.mapping().map_or(Kind::Clients, |mapping| mapping.kind));
    let kinds = Kind::ALL.map(|kind| (kind, words::kind(kind).to_owned())).to_vec();
    let missing = move || wizard.mapping().map(|mapping| mapping.missing()).unwrap_or_default();
    let is_missing = Signal::derive(move || !missing().is_empty());
    let area_code = RwSignal::new(wizard.options.with_untracked(|options| options.area_code.map(i64::from)));
    let create = RwSignal::new(wizard.options.with_untracked(|options| options.create_clients));
    let set_area_code = move |code: Option<i64>| {
        let code = code.and_then(|code| u8::try_from(code).ok());
        wizard.options.update(|options| options.area_code = code);
    };
    let rows = move || {
        // Another kind reads every column anew.
        let kind = kind.get();
        let columns = preview.with_value(|preview| preview.headings.len());
        (0..columns).map(|column| view! { <ColumnRow wizard preview kind column/> }).collect_view()
    };
    view! {
        <div class="stack wizard">
            <p class="muted">
                {preview.with_value(|preview| words::file_rows(&wizard.name.get_untracked(), preview.rows))}
            </p>
            <Segmented
                label=words::KIND
                choices=kinds
                value=kind
                on_change=move |kind| {
                    preview.with_value(|preview| wizard.read_as(kind, &preview.headings))
                }
            />
            <h3 class="wizard__title">{words::COLUMNS}</h3>
            <ul class="row-list wizard__columns">{rows}</ul>
            {move || {
                missing()
                    .into_iter()
                    .map(|missing| view! { <p class="wizard__missing" role="alert">{import::missing(missing)}</p> })
                    .collect_view()
            }}
            <Show when={move || kind.get() != Kind::Clients}>
                <Switch
                    label=words::CREATE_CLIENTS
                    hint=words::CREATE_CLIENTS_HINT
                    checked=create
                    on_change=move |on| wizard.options.update(|options| options.create_clients = on)
                />
            </Show>
            <Show when={move || kind.get() == Kind::Clients}>
                <NumberField
                    label=words::AREA_CODE
                    value=area_code
                    optional=true
                    on_commit=set_area_code
                />
            </Show>
            <div class="wizard__acts">
                <Button tone=Tone::Quiet on_press=move || wizard.cancel()>
                    {words::CANCEL}
                </Button>
                <Button tone=Tone::Primary disabled=is_missing on_press=move || wizard.judge()>
                    {words::CONTINUE}
                </Button>
            </div>
        </div>
    }
}

#[component]
fn ColumnRow(wizard: Wizard, preview: StoredValue<Preview>, kind: Kind, column: usize) -> impl IntoView {
    let heading = preview.with_value(|preview| preview.headings.get(column).cloned().unwrap_or_default());
    let example = preview.with_value(|preview| {
        let cells = preview.sample.iter().filter_map(|(_, cells)| cells.get(column));
        cells.filter(|cell| !cell.is_empty()).take(2).cloned().collect::<Vec<_>>().join(" · ")
    });
    let now = wizard
        .mapping
        .with_untracked(|mapping| mapping.as_ref().and_then(|mapping| mapping.columns.get(column).copied()));
    let value = RwSignal::new(word(now.unwrap_or(Target::Extra)));
    let choose = move |chosen: String| {
        let target = targets(kind).into_iter().find(|target| word(*target) == chosen);
        if let (Some(target), Some(mut mapping)) = (target, wizard.mapping.get_untracked()) {
            mapping.set(column, target);
            wizard.set_mapping(mapping);
        }
    };
    let choices: Vec<Choice> =
        targets(kind).into_iter().map(|target| Choice::new(word(target), import::target(target))).collect();
    view! {
        <li class="row-list__item wizard__column">
            <span class="wizard__heading">{heading.clone()}</span>
            <span class="wizard__example muted">{example}</span>
            <SelectField label=format!("{} {heading}", words::MEANS) bare=true value choices on_change=choose/>
        </li>
    }
}

fn targets(kind: Kind) -> Vec<Target> {
    let fields = Field::of(kind).into_iter().map(Target::Field);
    fields.chain([Target::Extra, Target::Ignore]).collect()
}

fn word(target: Target) -> String {
    serde_json::to_string(&target).unwrap_or_default()
}
