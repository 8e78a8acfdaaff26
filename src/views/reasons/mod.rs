//! *Motivos*: why visits end without an order and clients stop buying, what is done about it, and who was not asked yet.

mod ask;
mod gaps;
mod pareto;
mod remedies;
mod remedy_sheet;
mod taxonomy;
mod taxonomy_sheet;

use crate::domain::rescue::reason_pareto::{By, Occasion, Occasions, occasions};
use crate::screen::reason_pareto::period;
use crate::state::{preferences, use_outlook};
use crate::text::{reason_ask, reason_pareto as words};
use crate::ui::prelude::*;
use crate::views::analysis::{Scope, use_scope};
use crate::views::filters::{FilterChips, FilterCount};
use crate::views::standing::WhenReady;
use leptos::prelude::*;

pub(crate) use ask::{AskHost, Question, QuickReasons, ask_again, use_asking};

const TAB: &str = "motivos";
const PARETO: &str = "pareto";
const WITHOUT: &str = "sem-motivo";
const LIST: &str = "lista";

/// What the parts of the page share; copy it.
#[derive(Clone, Copy)]
pub(super) struct ReasonsDesk {
    pub scope: Scope,
    pub months: RwSignal<i32>,
    pub which: RwSignal<Occasions>,
    pub by: RwSignal<By>,
    /// Of the period and the filters, newest first.
    pub occasions: Memo<Vec<Occasion>>,
    pub tab: RwSignal<String>,
}

#[component]
pub fn ReasonsPage() -> impl IntoView {
    view! {
        <div class="page reasons-page">
            <WhenReady>
                <Reasons/>
            </WhenReady>
        </div>
    }
}

#[component]
fn Reasons() -> impl IntoView {
    let scope = use_scope(use_outlook());
    let months = RwSignal::new(12_i32);
    let occasions = scope.memo(move |seen, p| {
        let principals = scope.carteira.view.filter.with(|filter| filter.principals.clone());
        occasions(p, p.columns(), &seen.slots, period(seen.on, months.get()), &principals)
    });
    let remembered = preferences::remembered::<String>(TAB);
    let tab = RwSignal::new(remembered.unwrap_or_else(|| PARETO.to_owned()));
    Effect::new(move |_| preferences::remember(TAB, &tab.get()));
    let (which, by) = (RwSignal::new(Occasions::All), RwSignal::new(By::Times));
    let desk = ReasonsDesk { scope, months, which, by, occasions, tab };
    let asking = use_asking();
    let tabs = vec![
        Tab::new(PARETO, words::TITLE, move || view! { <pareto::Pareto desk/> }),
        Tab::new(WITHOUT, reason_ask::WITHOUT, move || view! { <gaps::Gaps desk asking/> }),
        Tab::new(LIST, words::LIST, move || view! { <taxonomy::List desk/> }),
    ];
    let periods = vec![(3, words::QUARTER.to_owned()), (12, words::YEAR.to_owned())];
    view! {
        <div class="stack">
            <div class="analysis__filters">
                <FilterChips/>
                <FilterCount/>
            </div>
            <Segmented label=words::MONTHS choices=periods value=months/>
            <Tabs label=words::TABS tabs selected=tab/>
        </div>
        <AskHost asking/>
    }
}
