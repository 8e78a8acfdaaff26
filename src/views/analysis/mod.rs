//! *Análises*: what the orders say of the carteira, one finding a panel, each with its chart, its table and its CSV.

mod abc;
mod balance;
mod cohorts;
mod complaint_cost;
mod complaints;
mod concentration;
mod conversion;
mod credit;
mod next_orders;
mod opinion;
mod panel;
mod people;
mod rescue_map;
mod retention;
mod rfm;
mod satisfied;
mod scope;
mod ticket;
mod wallet;

use crate::domain::portfolio::Portfolio;
use crate::screen::analysis::behind::Behind;
use crate::screen::analysis::scope::Seen;
use crate::state::{Learning, Outlook, use_carteira, use_outlook};
use crate::text::analysis as words;
use crate::ui::prelude::*;
use crate::views::filters::{FilterChips, FilterCount};
use crate::views::sending::DossieButton;
use crate::views::standing::{NoData, WhenReady};
use leptos::prelude::*;
pub(crate) use panel::{Figures, Panel};
pub(crate) use people::PeopleSheet;
pub(crate) use scope::{Scope, use_scope};

#[component]
pub fn AnalysisPage() -> impl IntoView {
    let carteira = use_carteira();
    let counts = Memo::new(move |_| {
        carteira
            .portfolio
            .with(|p| (p.columns().slots().next().is_some(), p.columns().first_order_day().is_some()))
    });
    view! {
        <div class="page analysis">
            <WhenReady>
                {move || {
                    let (clients, orders) = counts.get();
                    let without_orders = (!orders)
                        .then(|| {
                            view! {
                                <NoData glyph=Glyph::Chart title=words::EMPTY_TITLE why=words::EMPTY_WHY/>
                            }
                        });
                    view! {
                        {without_orders}
                        {clients.then(|| view! { <Analyses orders/> })}
                    }
                }}
            </WhenReady>
        </div>
    }
}

/// What every panel needs.
#[derive(Clone, Copy)]
pub(crate) struct AnalysisDesk {
    pub scope: Scope,
    pub outlook: Outlook,
    /// The clients behind a figure, when somebody asks.
    pub behind: RwSignal<Option<Behind>>,
}

impl AnalysisDesk {
    /// Opens the clients behind what was tapped, if there are any.
    fn open(self, find: impl FnOnce(&Seen, &Portfolio) -> Option<Behind>) {
        if let Some(found) = self.scope.with_now(find) {
            self.behind.set(Some(found));
        }
    }
}

/// All of them, or without `orders` those that count none.
#[component]
fn Analyses(orders: bool) -> impl IntoView {
    let outlook = use_outlook();
    let desk = AnalysisDesk { scope: use_scope(outlook), outlook, behind: RwSignal::new(None) };
    let of_orders = vec![
        Tab::new("abc", words::ABC, move || view! { <abc::Curve desk/> }),
        Tab::new("rfm", words::RFM, move || view! { <rfm::Grid desk/> }),
        Tab::new("concentracao", words::CONCENTRATION, move || view! { <concentration::Greatest desk/> }),
        Tab::new("valor", words::RESCUE_MAP, move || view! { <rescue_map::RescueMap desk/> }),
        Tab::new("proximos", words::NEXT, move || view! { <next_orders::NextOrders desk/> }),
        Tab::new("retencao", words::RETENTION, move || view! { <retention::Retained desk/> }),
        Tab::new("saldo", words::BALANCE, move || view! { <balance::Balanced desk/> }),
        Tab::new("ticket", words::TICKET, move || view! { <ticket::TicketAndMix desk/> }),
        Tab::new("participacao", crate::text::wallet::TAB, move || view! { <wallet::Shares desk/> }),
    ];
    let of_others = vec![
        Tab::new("risco", crate::text::credit_at_risk::TAB, move || view! { <credit::AtRisk desk/> }),
        Tab::new("nps", words::NPS, move || view! { <opinion::Opinions desk/> }),
        Tab::new("conversao", words::CONVERSION, move || view! { <conversion::Conversion desk/> }),
    ];
    let tabs: Vec<Tab> = of_orders.into_iter().filter(|_| orders).chain(of_others).collect();
    let remembered = remembered_tab();
    let first = tabs.iter().find(|tab| tab.id == remembered).or(tabs.first());
    let selected = RwSignal::new(first.map_or(remembered.clone(), |tab| tab.id.clone()));
    Effect::new(move |_| crate::state::preferences::remember(TAB, &selected.get()));
    let is_empty = Memo::new(move |_| desk.scope.with(|seen, _| seen.slots.is_empty()));
    let tabs = StoredValue::new(tabs);
    view! {
        <div class="stack">
            <div class="analysis__filters">
                <FilterChips/>
                <FilterCount/>
                <div class="cluster">
                    <DossieButton/>
                </div>
            </div>
            {move || {
                if is_empty.get() {
                    view! {
                        <Empty glyph=Glyph::Filter title=words::NO_FILTER_MATCH why=words::NO_FILTER_WHY/>
                    }
                        .into_any()
                } else {
                    view! { <Tabs label=words::TABS tabs=tabs.get_value() selected/> }.into_any()
                }
            }}
        </div>
        <PeopleSheet behind=desk.behind/>
    }
}

/// Where the learning stands, above the panels that need it.
#[component]
pub(crate) fn LearningNote(outlook: Outlook) -> impl IntoView {
    move || match outlook.learning.get() {
        Learning::Running(done) if !outlook.is_ready() => {
            view! { <Progress label=words::LEARNING done=Signal::derive(move || Some(done))/> }.into_any()
        }
        Learning::Failed => view! { <p class="muted" role="status">{words::LEARN_FAILED}</p> }.into_any(),
        Learning::Running(_) | Learning::Resting if outlook.is_initial() => {
            view! { <p class="why__note" role="status">{words::INITIAL}</p> }.into_any()
        }
        Learning::Running(_) | Learning::Resting => ().into_any(),
    }
}

const TAB: &str = "analise";

fn remembered_tab() -> String {
    crate::state::preferences::remembered::<String>(TAB).unwrap_or_else(|| "abc".to_owned())
}
