//! Words of the file that no list knows, mapped once for all rows, and what holds for rows that say nothing.

use super::wizard::Wizard;
use crate::exchange::headings::{Kind, Mapping};
use crate::exchange::import::Preview;
use crate::screen::data::unknown::{self, Sort, Unknown};
use crate::text::import;
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;

/// One choice for each unknown word of a column that is made of closed words.
#[component]
pub(super) fn UnknownWords(wizard: Wizard, preview: StoredValue<Preview>, kind: Kind) -> impl IntoView {
    let columns = Memo::new(move |_| {
        wizard.mapping().map(|mapping| unknown::columns(&mapping, kind)).unwrap_or_default()
    });
    move || {
        let found = columns.with(|columns| preview.with_value(|preview| unknown::unknown(preview, columns)));
        found.into_iter().map(|one| word_choice(wizard, one)).collect_view()
    }
}

fn word_choice(wizard: Wizard, one: Unknown) -> impl IntoView + use<> {
    let now = wizard.mapping.with_untracked(|mapping| unknown::meaning(mapping.as_ref()?, &one));
    let value = RwSignal::new(now.map(import::meant).unwrap_or_default());
    let (label, choices) = (one.label.clone(), choices(one.sort, import::WORD_LEFT));
    let choose = move |chosen: String| {
        change(wizard, |mapping| unknown::choose(mapping, &one, &chosen));
    };
    view! { <SelectField label value choices on_change=choose/> }
}

fn choices(sort: Sort, none: &str) -> Vec<Choice> {
    let named =
        sort.meanings().into_iter().map(|meant| Choice::new(import::meant(meant), import::meant(meant)));
    std::iter::once(Choice::new("", none)).chain(named).collect()
}

fn change(wizard: Wizard, change: impl FnOnce(&mut Mapping)) {
    if let Some(mut mapping) = wizard.mapping.get_untracked() {
        change(&mut mapping);
        wizard.set_mapping(mapping);
    }
}

/// The day of the looks at credit whose rows do not say it.
#[component]
pub(super) fn AssumedDate(wizard: Wizard) -> impl IntoView {
    let now =
        wizard.mapping.with_untracked(|mapping| mapping.as_ref().and_then(|mapping| mapping.assumed.date));
    let value = RwSignal::new(now);
    let choose = move |day: Option<NaiveDate>| {
        if let Some(mut mapping) = wizard.mapping.get_untracked() {
            mapping.assumed.date = day;
            wizard.set_mapping(mapping);
        }
    };
    let today = wizard.carteira.today;
    let max = MaybeProp::derive(move || Some(today.get()));
    view! { <DateField label=import::ASSUMED_DATE value max optional=true on_commit=choose/> }
}

/// Channel and result of the rows that do not say them.
#[component]
pub(super) fn AssumedFields(wizard: Wizard) -> impl IntoView {
    let field = move |sort: Sort, label: &'static str| {
        let now = wizard.mapping.with_untracked(|mapping| unknown::assumed(mapping.as_ref()?, sort));
        let value = RwSignal::new(now.map(import::meant).unwrap_or_default());
        let choose = move |chosen: String| {
            change(wizard, |mapping| unknown::assume(mapping, sort, &chosen));
        };
        view! { <SelectField label value choices=choices(sort, import::NOT_CHOSEN) on_change=choose/> }
    };
    view! {
        {field(Sort::Channel, import::ASSUMED_CHANNEL)}
        {field(Sort::Outcome, import::ASSUMED_OUTCOME)}
    }
}
