//! *Prospecção*: the rep's routine, who is under way, whom to try next, what became of it, who pointed out whom.

mod card;
mod funnel;
mod new;
mod referrals;
mod result;
mod routine;
mod step;
mod whom;

pub(crate) use card::ProspectCard;
pub use routine::RoutineLine;
use step::{StepSheet, step_desk};

use crate::screen::prospecting::of_those;
use crate::state::use_carteira;
use crate::text::prospecting::page as words;
use crate::ui::prelude::*;
use crate::views::nav::use_query;
use crate::views::standing::WhenReady;
use funnel::Funnel;
use leptos::prelude::*;
use new::NewProspect;
use referrals::Referrals;
use result::ResultPanel;
use routine::RoutineBar;
use whom::WhomToTry;

/// Name and values in the address of the part that is shown.
const PART: &str = "aba";
const FUNNEL: &str = "funil";
const WHOM: &str = "quem";
const RESULT: &str = "resultado";
const REFERRALS: &str = "indicacoes";

#[component]
pub fn ProspectingPage() -> impl IntoView {
    let carteira = use_carteira();
    let query = use_query();
    let asked = Memo::new(move |_| query.with(|query| query.get(PART)));
    let part_of = |asked: Option<String>| {
        let known = asked.filter(|part| [WHOM, RESULT, REFERRALS].contains(&part.as_str()));
        known.unwrap_or_else(|| FUNNEL.to_owned())
    };
    let selected = RwSignal::new(part_of(asked.get_untracked()));
    Effect::new(move |_| selected.set(part_of(asked.get())));
    // Every try as known on the day shown, of the vendedores chosen.
    let tried = Memo::new(move |_| {
        let (on, held_by) = (carteira.derived.as_of.get(), carteira.view.held_by());
        carteira.portfolio.with(|p| of_those(p, &held_by, on))
    });
    let desk = step_desk();
    let adding = RwSignal::new(false);
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    let tabs = move || {
        vec![
            Tab::new(FUNNEL, words::FUNNEL, move || view! { <Funnel tried desk/> }),
            Tab::new(WHOM, words::WHOM, move || view! { <WhomToTry tried desk/> }),
            Tab::new(RESULT, words::RESULT, move || view! { <ResultPanel tried/> }),
            Tab::new(REFERRALS, words::REFERRALS, || view! { <Referrals/> }),
        ]
    };
    view! {
        <div class="page prospecting">
            <WhenReady>
                <div class="stack">
                    <div class="cluster" data-spread="">
                        <Show when=move || !is_past.get()>
                            <Button tone=Tone::Primary glyph=Glyph::Plus on_press=move || adding.set(true)>
                                {words::NEW}
                            </Button>
                        </Show>
                        <RoutineBar tried/>
                    </div>
                    <Tabs label=words::TABS tabs=tabs() selected/>
                </div>
                <StepSheet desk/>
                <NewProspect open=adding/>
            </WhenReady>
        </div>
    }
}
