//! Curva ABC: one stretch a class, the 80/20 lines, and the clients of each class.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::curve::curve;
use crate::domain::measure::abc::AbcClass;
use crate::screen::analysis::abc::{self, CLASSES};
use crate::text::analysis as words;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn Curve(desk: AnalysisDesk) -> impl IntoView {
    let found = desk.scope.memo(abc::curve);
    let title = Signal::derive(move || found.with(abc::Curve::finding));
    let money = Signal::derive(move || found.with(abc::Curve::money));
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        found.with(|found| {
            let crossing = (20.0, words::abc::TOP_FIFTH.to_owned());
            let axes = [words::SHARE_OF_CLIENTS, words::SHARE_OF_REVENUE];
            curve(&found.stretches(), &found.limits(), crossing, axes, &palette())
        })
    });
    let table: Figures = desk.scope.memo(move |_, p| found.with(|found| found.table(p)));
    let filter = desk.scope.carteira.view.filter;
    let show = move |class: AbcClass| {
        desk.open(|seen, p| {
            Some(found.with(|found| filter.with(|filter| found.behind(class, seen, p, filter))))
        });
    };
    let tap = move |tapped: Tapped| CLASSES.get(tapped.series).copied().into_iter().for_each(show);
    let population = desk.scope.population(who::BUYERS, move || Some(found.with(abc::Curve::clients)));
    view! {
        <Panel title population money note=words::abc::NOTE table file="curva-abc" on=desk.scope.on()>
            <ChartBox label=title option height_rem=22.0 on_tap=tap/>
            <div class="cluster">
                {CLASSES
                    .map(|class| {
                        let label = move || found.with(|found| words::abc::see(class, found.clients_of(class)));
                        view! {
                            <Button tone=Tone::Secondary glyph=Glyph::Clients on_press=move || show(class)>
                                {label}
                            </Button>
                        }
                    })
                    .collect_view()}
            </div>
        </Panel>
    }
}
