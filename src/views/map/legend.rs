//! The legend is the filter: each state with its shape, its cut and how many there are; a tap keeps only it.

use crate::domain::filter::Filter;
use crate::domain::indicator::status::Status;
use crate::domain::rhythm::cadence::{ContactState, day_band};
use crate::domain::rules::CadenceRules;
use crate::state::{Carteira, Scale, use_carteira};
use crate::text::{format, labels, map as words};
use crate::ui::prelude::*;
use crate::views::marks;
use leptos::prelude::*;

const BANDS: usize = 6;

#[derive(Debug, Clone, PartialEq)]
pub(in crate::views) struct Entry {
    pub mark: Mark,
    pub name: String,
    pub cut: String,
    pub count: usize,
    pub pressed: bool,
    keeps: Keeps,
}

/// What a tap leaves visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeps {
    State(ContactState),
    /// Days without contact, both ends inside; contacted at least once.
    Days(u16, u16),
}

/// Position of a client's entry in the legend.
pub(in crate::views) fn kind_of(status: &Status, scale: Scale, rules: &CadenceRules) -> u8 {
    let position = match scale {
        Scale::Relative => ContactState::ALL.iter().position(|state| *state == status.state),
        Scale::Days => Some(day_band(status.days_since_interaction, &rules.day_cuts).unwrap_or(BANDS)),
    };
    position.and_then(|at| u8::try_from(at).ok()).unwrap_or_default()
}

/// The shape of a client in the scale in use.
pub(super) fn mark_of(status: &Status, scale: Scale, rules: &CadenceRules) -> Mark {
    match (scale, day_band(status.days_since_interaction, &rules.day_cuts)) {
        (Scale::Relative, _) => marks::of_state(status.state),
        (Scale::Days, Some(band)) => band_mark(band),
        (Scale::Days, None) => marks::of_state(ContactState::Never),
    }
}

fn band_mark(band: usize) -> Mark {
    Mark::Band(u8::try_from(band + 1).unwrap_or(u8::MAX))
}

/// The legend of the scale in use, counted over what passes all other filters.
pub(in crate::views) fn entries(carteira: Carteira) -> Memo<Vec<Entry>> {
    let counts = Memo::new(move |_| count(carteira));
    Memo::new(move |_| {
        let rules = carteira.portfolio.with(|p| p.rules().cadence.clone());
        let filter = carteira.view.filter.get();
        let counts = counts.get();
        let entry = |(at, (mark, name, cut, keeps)): (usize, (Mark, String, String, Keeps))| Entry {
            mark,
            name,
            cut,
            count: counts.get(at).copied().unwrap_or_default(),
            pressed: keeps.holds(&filter),
            keeps,
        };
        match carteira.view.scale.get() {
            Scale::Relative => {
                let state = |state: ContactState| {
                    let cut = words::relative_cut(state, &rules);
                    (marks::of_state(state), labels::state(state).to_owned(), cut, Keeps::State(state))
                };
                ContactState::ALL.into_iter().map(state).enumerate().map(entry).collect()
            }
            Scale::Days => {
                let band = |band: usize| {
                    let mark = band_mark(band);
                    let (from, to) = band_days(band, &rules.day_cuts);
                    (mark, words::day_band(band, &rules.day_cuts), String::new(), Keeps::Days(from, to))
                };
                let never = ContactState::Never;
                let last = (
                    marks::of_state(never),
                    labels::state(never).to_owned(),
                    words::relative_cut(never, &rules),
                    Keeps::State(never),
                );
                (0..BANDS).map(band).chain([last]).enumerate().map(entry).collect()
            }
        }
    })
}

/// How many clients there are of each entry when the legend's own filter is off.
fn count(carteira: Carteira) -> Vec<usize> {
    let scale = carteira.view.scale.get();
    let mut open: Filter = carteira.view.filter.get();
    open.states.clear();
    if scale == Scale::Days {
        (open.days_at_least, open.days_at_most) = (None, None);
    }
    let derived = carteira.derived;
    let (statuses, names, holders) = (derived.statuses.get(), derived.names.get(), derived.holders.get());
    let like = derived.characters.asked_by(&open);
    let mut counts = vec![0; BANDS + 1];
    carteira.portfolio.with(|portfolio| {
        for (slot, status) in statuses.iter().enumerate() {
            let Some((status, client)) = status.as_ref().zip(portfolio.client_at(slot)) else { continue };
            let holder = holders.get(slot).copied().flatten();
            let text = names.get(slot).map_or("", |name| name.text.as_str());
            let like = like.as_ref().and_then(|all| all.get(slot)?.as_ref());
            if open.lets(client, status, holder, text) && open.suits(like) {
                let kind = kind_of(status, scale, &portfolio.rules().cadence);
                if let Some(count) = counts.get_mut(usize::from(kind)) {
                    *count += 1;
                }
            }
        }
    });
    counts
}

fn band_days(band: usize, cuts: &[u16; 5]) -> (u16, u16) {
    let from = band.checked_sub(1).and_then(|before| cuts.get(before)).map_or(0, |cut| cut + 1);
    (from, cuts.get(band).copied().unwrap_or(u16::MAX))
}

impl Keeps {
    fn holds(self, filter: &Filter) -> bool {
        match self {
            Keeps::State(state) => filter.states.contains(&state),
            Keeps::Days(from, to) => (filter.days_at_least, filter.days_at_most) == (Some(from), Some(to)),
        }
    }

    /// States add up; a range of days stands alone, because days have one range.
    fn toggle(self, filter: &mut Filter) {
        let on = !self.holds(filter);
        match self {
            Keeps::State(state) => {
                if on {
                    filter.states.insert(state);
                } else {
                    filter.states.remove(&state);
                }
            }
            Keeps::Days(from, to) => {
                filter.states.clear();
                (filter.days_at_least, filter.days_at_most) =
                    if on { (Some(from), Some(to)) } else { (None, None) };
            }
        }
    }
}

#[component]
pub(in crate::views) fn Legend(entries: Memo<Vec<Entry>>) -> impl IntoView {
    let carteira = use_carteira();
    let rows = move || entries.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <ul class="map-legend" aria-label=words::LEGEND>
            <For each=rows key=|(at, entry)| (*at, entry.name.clone(), entry.count, entry.pressed, entry.cut.clone()) let((_, entry))>
                <li>
                    <button
                        type="button"
                        class="map-legend__entry"
                        aria-pressed=if entry.pressed { "true" } else { "false" }
                        on:click=move |_| {
                            carteira.view.filter.update(|filter| entry.keeps.toggle(filter));
                        }
                    >
                        <StateMark mark=entry.mark/>
                        <span class="map-legend__words">
                            <span class="map-legend__name">{entry.name}</span>
                            {(!entry.cut.is_empty())
                                .then(|| view! { <span class="map-legend__cut">{entry.cut}</span> })}
                        </span>
                        <span class="map-legend__count number">{format::count(entry.count)}</span>
                    </button>
                </li>
            </For>
        </ul>
    }
}
