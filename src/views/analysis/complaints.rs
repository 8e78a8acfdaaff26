//! The complaints open and resolved, of the clients in scope.

use super::{AnalysisDesk, Figures, Panel};
use crate::screen::analysis::complaints::Complaints;
use crate::text::population::who;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn ComplaintsPanel(desk: AnalysisDesk, all: Memo<Complaints>) -> impl IntoView {
    let title = Signal::derive(move || all.with(Complaints::finding));
    let note = MaybeProp::derive(move || Some(all.with(Complaints::note)));
    let table: Figures = desk.scope.memo(move |_, p| all.with(|all| all.table(p)));
    let show_open = move || desk.open(|seen, p| Some(all.with(|all| all.behind_open(seen, p))));
    let population = desk.scope.population(who::COMPLAINED, move || Some(all.with(Complaints::clients)));
    view! {
        <Panel title population note table file="reclamacoes" on=desk.scope.on()>
            <div class="cluster">
                <Button
                    tone=Tone::Secondary
                    glyph=Glyph::Clients
                    disabled=Signal::derive(move || all.with(Complaints::open_count) == 0)
                    on_press=show_open
                >
                    {move || all.with(Complaints::see_open)}
                </Button>
            </div>
        </Panel>
    }
}
