//! The choices of one facet, each with the number of clients it would leave.
use leptos::prelude::*;

use super::marks::mark_of;
use crate::domain::filter::facets::{Facet, toggle};
use crate::screen::filters::{self, Choice, Known};
use crate::state::{Carteira, use_carteira};
use crate::text::{filters as words, format};
use crate::ui::prelude::*;

#[component]
pub(super) fn Choices(facet: Facet) -> impl IntoView {
    let c = use_carteira();
    let find = RwSignal::new(String::new());
    let all = Memo::new(move |_| choices(c, facet));
    let shown = move || all.with(|all| find.with(|text| filters::found(all, text)));
    view! {
        <div class="stack" data-gap="tight">
            <Show when=move || all.with(|all| filters::can_find(all))>
                <TextField
                    label=words::find_in(facet)
                    value=find
                    kind=TextKind::Search
                    placeholder=words::FIND
                    bare=true
                />
            </Show>
            {(facet == Facet::Days).then(|| view! { <OtherDays/> })}
            <Show when=move || all.with(Vec::is_empty)>
                <p class="muted">{words::NOTHING_TO_CHOOSE}</p>
            </Show>
            <ul class="choices">
                <For each=shown key=|choice| (choice.value.clone(), choice.count) let(choice)>
                    <li>
                        <ChoiceRow choice/>
                    </li>
                </For>
            </ul>
        </div>
    }
}

#[component]
fn ChoiceRow(choice: Choice) -> impl IntoView {
    let c = use_carteira();
    let Choice { value, name, count } = choice;
    let mark = mark_of(&value);
    let own = value.clone();
    let is_on = Memo::new(move |_| c.view.filter.with(|filter| filters::is_chosen(filter, &own)));
    view! {
        <button
            class="choice"
            type="button"
            aria-pressed=move || if is_on.get() { "true" } else { "false" }
            on:click=move |_| c.view.filter.update(|filter| toggle(filter, &value))
        >
            <span class="choice__tick" aria-hidden="true">
                {move || is_on.get().then(|| view! { <Icon glyph=Glyph::Check/> })}
            </span>
            {mark.map(|mark| view! { <StateMark mark/> })}
            <span class="choice__name">{name}</span>
            <span class="choice__count number">{format::count(count)}</span>
        </button>
    }
}

/// A number of days of one's own.
#[component]
fn OtherDays() -> impl IntoView {
    let filter = use_carteira().view.filter;
    let days = RwSignal::new(filter.with_untracked(|filter| filter.days_at_least.map(i64::from)));
    let choose = move |wanted: Option<i64>| {
        let wanted = wanted.and_then(|days| u16::try_from(days).ok());
        filter.update(|filter| filter.days_at_least = wanted);
    };
    Effect::new(move |_| {
        let kept = filter.with(|filter| filter.days_at_least.map(i64::from));
        if days.get_untracked() != kept {
            days.set(kept);
        }
    });
    view! {
        <NumberField
            label=words::OTHER_DAYS
            value=days
            suffix=words::DAYS_UNIT
            hint=words::DAYS_HINT
            on_commit=choose
        />
    }
}

/// Follows all that the counts are made of.
fn choices(c: Carteira, facet: Facet) -> Vec<Choice> {
    // The side looked at knows nobody of the other representadas.
    let statuses = if facet == Facet::Principal { c.whole_statuses() } else { c.derived.statuses.get() };
    let (names, holders) = (c.derived.names.get(), c.derived.holders.get());
    let asks = c.view.filter.with(|filter| filters::asks_character(facet, filter));
    let characters = if asks { c.derived.characters.all() } else { None };
    let characters = characters.as_ref().map(|all| all.as_slice());
    let known = Known { statuses: &statuses, names: &names, holders: &holders, characters };
    c.derived.filter.with(|filter| c.portfolio.with(|p| filters::choices(p, filter, facet, known)))
}
