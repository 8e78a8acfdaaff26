//! What complaints cost, before and after.

use super::{AnalysisDesk, Figures, Panel};
use crate::screen::analysis::complaint_cost::{cost, finding, note, table};
use crate::screen::analysis::complaints::Complaints;
use crate::text::population::who;
use leptos::prelude::*;

#[component]
pub(super) fn ComplaintCostPanel(desk: AnalysisDesk, complaints: Memo<Complaints>) -> impl IntoView {
    let all = desk.scope.memo(move |seen, p| complaints.with(|all| cost(all, seen, p)));
    let title = Signal::derive(move || all.with(finding));
    let rows: Figures = Memo::new(move |_| all.with(table));
    let count = move || Some(all.with(|all| all.all().complained.clients));
    let population = desk.scope.population(who::COMPLAINED_LONG_AGO, count);
    view! {
        <Panel title population table=rows file="custo-das-reclamacoes" on=desk.scope.on()>
            <p class="muted">{move || all.with(note)}</p>
        </Panel>
    }
}
