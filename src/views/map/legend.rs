//! The legend is the filter: each state with its shape, its cut and how many there are; a tap keeps only it.

use crate::screen::map::{Entry, counted, legend, without_legend};
use crate::screen::passing::Known;
use crate::state::{Carteira, use_carteira};
use crate::text::{format, map as words};
use crate::ui::prelude::*;
use crate::views::marks;
use leptos::prelude::*;

/// The legend of the scale in use, counted over what passes all other filters.
pub(in crate::views) fn entries(carteira: Carteira) -> Memo<Vec<Entry>> {
    let counts = Memo::new(move |_| count(carteira));
    Memo::new(move |_| {
        let rules = carteira.portfolio.with(|p| p.rules().cadence.clone());
        let (filter, scale) = (carteira.view.filter.get(), carteira.view.scale.get());
        counts.with(|counts| legend(&rules, &filter, scale, counts))
    })
}

/// How many clients there are of each entry when the legend's own filter is off.
fn count(carteira: Carteira) -> Vec<usize> {
    let scale = carteira.view.scale.get();
    let derived = carteira.derived;
    let open = derived.filter.with(|filter| without_legend(filter, scale));
    let (statuses, names, holders) = (derived.statuses.get(), derived.names.get(), derived.holders.get());
    let like = derived.characters.asked_by(&open);
    let characters = like.as_ref().map(|all| all.as_slice());
    carteira.portfolio.with(|portfolio| {
        let known = Known { portfolio, statuses: &statuses, names: &names, holders: &holders, characters };
        counted(&known, &open, scale)
    })
}

#[component]
pub(in crate::views) fn Legend(
    entries: Memo<Vec<Entry>>,
    /// How many bear the small mark; it is said where somebody does.
    #[prop(optional, into)]
    flagged: Signal<usize>,
) -> impl IntoView {
    let carteira = use_carteira();
    let rows = move || entries.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <ul class="map-legend" aria-label=words::LEGEND>
            <For each=rows key=|(at, entry)| (*at, entry.name.clone(), entry.count, entry.pressed, entry.cut.clone()) let((_, entry))>
                <LegendEntry
                    mark=marks::of_shade(entry.shade)
                    name=entry.name
                    cut=entry.cut
                    count=entry.count
                    pressed=entry.pressed
                    on_press=Some(Callback::new(move |()| carteira.view.filter.update(|filter| entry.keeps.toggle(filter))))
                />
            </For>
            <Flagged flagged/>
        </ul>
    }
}

/// One shape of a legend: what it stands for and how many there are; a tap keeps only them.
#[component]
pub(super) fn LegendEntry(
    mark: Mark,
    /// Stands in the mark on the map, and here before the name.
    #[prop(optional_no_strip)]
    letter: Option<char>,
    name: String,
    /// The limits of what is kept, in words.
    #[prop(optional)]
    cut: String,
    count: usize,
    pressed: bool,
    /// None: there is no filter that keeps only them.
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    let inside = view! {
        <StateMark mark/>
        {letter.map(|letter| view! { <span class="map-legend__letter" aria-hidden="true">{letter}</span> })}
        <span class="map-legend__words">
            <span class="map-legend__name">{name}</span>
            {(!cut.is_empty()).then(|| view! { <span class="map-legend__cut">{cut}</span> })}
        </span>
        <span class="map-legend__count number">{format::count(count)}</span>
    };
    match on_press {
        Some(on_press) => view! {
            <li>
                <button
                    type="button"
                    class="map-legend__entry"
                    aria-pressed=if pressed { "true" } else { "false" }
                    on:click=move |_| on_press.run(())
                >
                    {inside}
                </button>
            </li>
        }
        .into_any(),
        None => view! {
            <li>
                <p class="map-legend__entry">{inside}</p>
            </li>
        }
        .into_any(),
    }
}

/// How many bear the small mark, where somebody does.
#[component]
pub(super) fn Flagged(flagged: Signal<usize>) -> impl IntoView {
    view! {
        <Show when=move || flagged.get() != 0>
            <li class="map-legend__flag">{move || words::flagged(flagged.get())}</li>
        </Show>
    }
}
