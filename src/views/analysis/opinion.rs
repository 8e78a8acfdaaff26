//! NPS with its margin, from the latest answer of each client in scope, and the complaints under it.

use super::complaint_cost::ComplaintCostPanel;
use super::complaints::ComplaintsPanel;
use super::satisfied::SatisfiedPanel;
use super::{AnalysisDesk, Figures, Panel};
use crate::charts::paired_months::{paired_months, stacked};
use crate::domain::measure::nps::Opinion;
use crate::screen::analysis::complaints;
use crate::screen::analysis::opinion::{Answers, answers};
use crate::text::analysis as words;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn Opinions(desk: AnalysisDesk) -> impl IntoView {
    let complaints = desk.scope.memo(complaints::all);
    view! {
        <div class="stack">
            <NetPromoters desk/>
            <SatisfiedPanel desk/>
            <ComplaintsPanel desk all=complaints/>
            <ComplaintCostPanel desk complaints/>
        </div>
    }
}

#[component]
fn NetPromoters(desk: AnalysisDesk) -> impl IntoView {
    let answers = desk.scope.memo(answers);
    let title = Signal::derive(move || answers.with(Answers::finding));
    let money = MaybeProp::derive(move || answers.with(Answers::groups));
    let note = MaybeProp::derive(move || Some(answers.with(Answers::note)));
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let (names, series) = answers.with(Answers::series);
        let palette = palette();
        stacked(&paired_months(&names, &series, &palette), &palette)
    });
    let tap = move |tapped: Tapped| {
        desk.open(|seen, p| answers.with(|answers| answers.behind_answer(tapped.item, seen, p)));
    };
    let table: Figures = desk.scope.memo(move |_, p| answers.with(|answers| answers.table(p)));
    let buttons = Opinion::ALL
        .map(|opinion| {
            view! {
                <Button
                    tone=Tone::Secondary
                    glyph=Glyph::Clients
                    disabled=Signal::derive(move || answers.with(|answers| answers.clients_of(opinion)) == 0)
                    on_press=move || {
                        desk.open(|seen, p| answers.with(|answers| answers.behind(opinion, seen, p)));
                    }
                >
                    {move || answers.with(|answers| answers.see(opinion))}
                </Button>
            }
        })
        .collect_view();
    let count = Memo::new(move |_| answers.with(Answers::clients));
    let nobody = Memo::new(move |_| count.get() == 0);
    let population = desk.scope.population(who::ANSWERED, move || Some(count.get()));
    view! {
        <Panel title population money note table file="nps" on=desk.scope.on()>
            {move || {
                if nobody.get() {
                    view! { <p class="muted">{words::opinion::HOW_TO_ASK}</p> }.into_any()
                } else {
                    view! { <ChartBox label=title option on_tap=tap/> }.into_any()
                }
            }}
            <div class="cluster">{buttons}</div>
        </Panel>
    }
}
