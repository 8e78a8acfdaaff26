//! Ticket médio, frequency and mix, by month.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::value_months::month_bars;
use crate::charts::{frame, running_json};
use crate::screen::analysis::ticket;
use crate::text::analysis as words;
use crate::text::format;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn TicketAndMix(desk: AnalysisDesk) -> impl IntoView {
    let months = desk.scope.memo(ticket::months);
    let year = desk.scope.memo(ticket::year);
    let title = Signal::derive(move || year.with(|year| words::ticket::finding(year.sales, year.mix)));
    let money = Signal::derive(move || year.with(|year| words::ticket::money(year.sales)));
    let (version, covered) = (theme_version(), values_hidden());
    let option = Signal::derive(move || {
        version.track();
        let (names, values) = months.with(|months| ticket::series(months));
        let palette = palette();
        let chart = month_bars(&names, &values, frame::MONEY, covered.get(), &palette);
        running_json(&chart, format::RUNNING, &palette)
    });
    let table: Figures = Memo::new(move |_| months.with(|months| ticket::table(months)));
    let population = desk
        .scope
        .population(who::ORDERED, move || usize::try_from(year.with(|year| year.sales.buyers)).ok());
    view! {
        <Panel title population money note=words::ticket::NOTE table file="ticket-e-mix" on=desk.scope.on()>
            <ChartBox label=title option/>
        </Panel>
    }
}
