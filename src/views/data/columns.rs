//! What each column means: suggested from its heading, changed by the user, remembered for files like this one.

use super::column_words::{AssumedDate, AssumedFields, UnknownWords};
use super::wizard::Wizard;
use crate::exchange::headings::{Kind, Target};
use crate::exchange::import::{Preview, Source};
use crate::exchange::table::{Encoding, Reading};
use crate::exchange::xlsx::Pages;
use crate::screen::data::columns::{self, ColumnRow};
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
    let repeats = preview.with_value(|preview| preview.repeats_numbers);
    let sums =
        RwSignal::new(wizard.mapping.with_untracked(|mapping| mapping.as_ref().is_some_and(|m| m.sum_lines)));
    let set_area_code = move |code: Option<i64>| {
        let code = code.and_then(|code| u8::try_from(code).ok());
        wizard.options.update(|options| options.area_code = code);
    };
    let rows = move || {
        // Another kind reads every column anew.
        let kind = kind.get();
        let columns = preview.with_value(|preview| preview.headings.len());
        (0..columns).map(|column| view! { <ColumnLine wizard preview kind column/> }).collect_view()
    };
    view! {
        <div class="stack wizard">
            <p class="muted">
                {preview.with_value(|preview| words::file_rows(&wizard.name.get_untracked(), preview.rows))}
            </p>
            {preview
                .with_value(columns::problems)
                .into_iter()
                .map(|said| view! { <p class="muted">{said}</p> })
                .collect_view()}
            {match preview.with_value(|preview| preview.source.clone()) {
                Source::Text => view! { <FileEncoding wizard preview/> <FirstRow wizard preview/> }.into_any(),
                Source::Workbook(pages) => {
                    view! { <SheetReading wizard pages/> <FirstRow wizard preview/> }.into_any()
                }
                Source::Notes | Source::Cards | Source::Chat(_) => ().into_any(),
            }}
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
            {move || view! { <UnknownWords wizard preview kind=kind.get()/> }}
            <Show when={move || kind.get() == Kind::Interactions}>
                <AssumedFields wizard/>
            </Show>
            <Show when={move || kind.get() == Kind::Checks}>
                <AssumedDate wizard/>
            </Show>
            <Show when={move || kind.get() == Kind::Orders && repeats}>
                <Switch
                    label=import::SUM_LINES
                    hint=import::SUM_LINES_HINT
                    checked=sums
                    on_change=move |on| {
                        if let Some(mut mapping) = wizard.mapping.get_untracked() {
                            mapping.sum_lines = on;
                            wizard.set_mapping(mapping);
                        }
                    }
                />
            </Show>
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

/// In what encoding the file is: for who sees it read wrongly.
#[component]
fn FileEncoding(wizard: Wizard, preview: StoredValue<Preview>) -> impl IntoView {
    let found = preview.with_value(|preview| preview.encoding);
    let name = |encoding: Encoding| import::encoding(encoding).to_owned();
    let value = RwSignal::new(name(found));
    let all = columns::encodings(found).into_iter();
    let choices: Vec<Choice> = all.map(|encoding| Choice::new(name(encoding), name(encoding))).collect();
    let choose = move |chosen: String| {
        let encoding = columns::encoding_of(found, &chosen);
        wizard.reread(Reading { encoding, ..wizard.reading.get_untracked() });
    };
    view! { <SelectField label=import::ENCODING value choices on_change=choose/> }
}

#[component]
fn FirstRow(wizard: Wizard, preview: StoredValue<Preview>) -> impl IntoView {
    let headless = RwSignal::new(preview.with_value(|preview| preview.headless));
    view! {
        <Switch
            label=import::FIRST_ROW_IS_DATA
            checked=headless
            on_change=move |on| {
                wizard.reread(Reading { first_row_is_data: Some(on), ..wizard.reading.get_untracked() })
            }
        />
    }
}

/// Which sheet of the workbook is read, and whether with the rows that nobody sees.
#[component]
fn SheetReading(wizard: Wizard, pages: Pages) -> impl IntoView {
    let choices: Vec<Choice> =
        columns::sheets(&pages).into_iter().map(|(place, name)| Choice::new(place, name)).collect();
    let Pages { all, taken, hidden_rows, leaves_out_hidden } = pages;
    let value = RwSignal::new(taken.to_string());
    let choose = move |chosen: String| {
        let sheet = chosen.parse().ok();
        wizard.reread(Reading { sheet, first_row_is_data: None, ..wizard.reading.get_untracked() });
    };
    let without = RwSignal::new(leaves_out_hidden);
    view! {
        <Show when=move || { all.len() > 1 }>
            <SelectField label=import::SHEET value choices=choices.clone() on_change=choose/>
        </Show>
        <Show when=move || { hidden_rows > 0 }>
            <Switch
                label=import::LEAVE_OUT_HIDDEN
                checked=without
                on_change=move |on| {
                    wizard.reread(Reading { leave_out_hidden: on, ..wizard.reading.get_untracked() })
                }
            />
        </Show>
    }
}

#[component]
fn ColumnLine(wizard: Wizard, preview: StoredValue<Preview>, kind: Kind, column: usize) -> impl IntoView {
    let ColumnRow { heading, example, label } = preview.with_value(|preview| columns::row(preview, column));
    let now = wizard
        .mapping
        .with_untracked(|mapping| mapping.as_ref().and_then(|mapping| mapping.columns.get(column).copied()));
    let value = RwSignal::new(columns::key(now.unwrap_or(Target::Extra)));
    let choose = move |chosen: String| {
        let target = columns::target_of(kind, &chosen);
        if let (Some(target), Some(mut mapping)) = (target, wizard.mapping.get_untracked()) {
            mapping.set(column, target);
            wizard.set_mapping(mapping);
        }
    };
    let targets = columns::targets(kind).into_iter();
    let choices: Vec<Choice> = targets.map(|(_, key, name)| Choice::new(key, name)).collect();
    view! {
        <li class="row-list__item wizard__column">
            <span class="wizard__heading">{heading}</span>
            <span class="wizard__example muted">{example}</span>
            <SelectField label bare=true value choices on_change=choose/>
        </li>
    }
}
