//! The choices of one facet in a sheet, each with the number of clients it would leave.
use leptos::prelude::*;
use std::cmp::Reverse;

use super::names::{has_own_order, mark, name};
use crate::domain::filter::facets;
use crate::domain::filter::facets::{Facet, FacetValue, Seen, chosen, clear, toggle};
use crate::domain::value::fold::fold;
use crate::state::{Carteira, use_carteira};
use crate::text::{filters, format};
use crate::ui::prelude::*;

/// Above this many choices there is a box to find one.
const FIND_ABOVE: usize = 12;

#[component]
pub(super) fn Choices(open: RwSignal<bool>, facet: RwSignal<Facet>) -> impl IntoView {
    let c = use_carteira();
    let footer = move || {
        let left = move || c.derived.visible.with(|visible| visible.len());
        view! {
            <Button
                disabled=Signal::derive(move || c.view.filter.with(|filter| chosen(filter, facet.get()).is_empty()))
                on_press=move || c.view.filter.update(|filter| clear(filter, facet.get_untracked()))
            >
                {filters::CLEAR_ONE}
            </Button>
            <Button tone=Tone::Primary on_press=move || open.set(false)>
                {move || filters::see(left())}
            </Button>
        }
    };
    view! {
        <Sheet open title=Signal::derive(move || filters::filter_by(facet.get()).to_owned()) footer>
            <List facet/>
        </Sheet>
    }
}

#[component]
fn List(facet: RwSignal<Facet>) -> impl IntoView {
    let c = use_carteira();
    let find = RwSignal::new(String::new());
    let all = Memo::new(move |_| choices(c, facet.get()));
    let shown = move || {
        let wanted = find.with(|text| fold(text.trim()).into_owned());
        all.get().into_iter().filter(|choice| fold(&choice.name).contains(&wanted)).collect::<Vec<_>>()
    };
    view! {
        <div class="stack" data-gap="tight">
            <Show when=move || all.with(|all| all.len() > FIND_ABOVE)>
                <TextField label=filters::FIND value=find kind=TextKind::Search placeholder=filters::FIND bare=true/>
            </Show>
            <Show when=move || facet.get() == Facet::Days>
                <OtherDays/>
            </Show>
            <Show when=move || all.with(Vec::is_empty)>
                <p class="muted">{filters::NOTHING_TO_CHOOSE}</p>
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
    let mark = mark(&value);
    let own = value.clone();
    let is_on = Memo::new(move |_| c.view.filter.with(|filter| is_chosen(filter, &own)));
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
            label=filters::OTHER_DAYS
            value=days
            suffix=filters::DAYS_UNIT
            hint=filters::DAYS_HINT
            on_commit=choose
        />
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Choice {
    value: FacetValue,
    name: String,
    count: usize,
}

/// The choices of a facet in the order of the screen; chosen ones stay in sight even when they leave nobody.
fn choices(c: Carteira, facet: Facet) -> Vec<Choice> {
    let (statuses, names, holders) =
        (c.derived.statuses.get(), c.derived.names.get(), c.derived.holders.get());
    let wants = |filter: &crate::domain::filter::Filter| {
        matches!(facet, Facet::Profile | Facet::Label | Facet::Segment) || filter.asks_character()
    };
    let like = if c.view.filter.with(wants) { c.derived.characters.all() } else { None };
    let mut counts = c.view.filter.with(|filter| {
        c.portfolio.with(|p| {
            let seen = p.clients().filter_map(|(slot, client)| {
                let status = statuses.get(slot.at())?.as_ref()?;
                let text = names.get(slot).map_or(&[][..], |name| name.text);
                let holder = holders.get(slot.at()).copied().flatten();
                let character = like.as_ref().and_then(|all| all.get(slot.at())?.as_ref());
                Some(Seen { client, status, holder, text, character })
            });
            facets::counts(seen, filter, facet, &p.rules().cadence.day_cuts)
        })
    });
    for value in c.view.filter.with(|filter| chosen(filter, facet)) {
        counts.entry(value).or_insert(0);
    }
    let named = |(value, count): (FacetValue, usize)| Choice { name: name(c, &value), value, count };
    let mut all: Vec<Choice> = counts.into_iter().map(named).collect();
    if !has_own_order(facet) {
        all.sort_by_cached_key(|choice| (Reverse(choice.count), fold(&choice.name).into_owned()));
    }
    all
}

fn is_chosen(filter: &crate::domain::filter::Filter, value: &FacetValue) -> bool {
    Facet::ALL.into_iter().any(|facet| chosen(filter, facet).contains(value))
}
