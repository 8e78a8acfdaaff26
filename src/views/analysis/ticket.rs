//! Ticket médio, frequency and mix, by month.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::value_months::{Monthly, month_bars};
use crate::charts::{frame, json};
use crate::domain::calendar::period::{Month, Period, step_months};
use crate::domain::indicator::analysis::sales::{mixes, sales};
use crate::domain::value::ratio::Ratio;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::population::who;
use crate::text::{analysis as words, format};
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

const MONTHS: u32 = 24;

#[component]
pub(super) fn TicketAndMix(desk: AnalysisDesk) -> impl IntoView {
    let months = desk.scope.memo(|seen, p, columns| {
        let months: Vec<Month> = Month::of(seen.on).last_n(MONTHS).collect();
        let period = |month: &Month| Period::new(month.first_day(), month.period().reference(seen.on));
        let periods: Vec<Period> = months.iter().map(period).collect();
        let mixes = mixes(p, &seen.slots, &periods);
        let found = periods.iter().map(|period| sales(columns, &seen.slots, *period));
        months
            .into_iter()
            .zip(found)
            .zip(mixes)
            .map(|((month, sales), mix)| (month, sales, mix))
            .collect::<Vec<_>>()
    });
    let year = desk.scope.memo(|seen, p, columns| {
        let first = step_months(seen.on, -12).succ_opt().unwrap_or(seen.on);
        let period = Period::new(first, seen.on);
        let mix = mixes(p, &seen.slots, &[period]).pop().unwrap_or_default();
        (sales(columns, &seen.slots, period), mix)
    });
    let title = Signal::derive(move || {
        let (sales, mix) = year.get();
        words::ticket::finding(sales, mix)
    });
    let money = Signal::derive(move || words::ticket::money(year.get().0));
    let (version, covered) = (theme_version(), values_hidden());
    let option = Signal::derive(move || {
        version.track();
        months.with(|months| {
            let names: Vec<String> = months.iter().map(|(month, _, _)| format::month_short(*month)).collect();
            let reais = |ratio: Ratio| ratio.quotient_half_up().map(|centavos| centavos as f64 / 100.0);
            let values = Monthly {
                name: words::ticket::AVERAGE.to_owned(),
                values: months.iter().map(|(_, sales, _)| reais(sales.average_ticket())).collect(),
            };
            json(&month_bars(&names, &values, frame::MONEY, covered.get(), &palette()))
        })
    });
    let table: Figures = Memo::new(move |_| {
        let mut table = IndicatorTable::new(
            words::TICKET,
            &[words::MONTH],
            &[
                words::ticket::REVENUE,
                words::ORDERS,
                words::BUYERS,
                words::ticket::AVERAGE,
                words::ticket::FREQUENCY,
                words::ticket::PER_BUYER,
                words::ticket::MIX,
            ],
        );
        months.with(|months| {
            for (month, sales, mix) in months.iter().rev() {
                let centavos =
                    |ratio: Ratio| ratio.quotient_half_up().map_or(Value::Nothing, Value::Centavos);
                let number = |ratio: Ratio| ratio.value().map_or(Value::Nothing, Value::Decimal);
                table.rows.push(vec![
                    Value::Text(format::month_year(*month)),
                    Value::Centavos(sales.revenue_centavos),
                    Value::Count(sales.orders),
                    Value::Count(sales.buyers),
                    centavos(sales.average_ticket()),
                    number(sales.frequency()),
                    centavos(sales.revenue_per_buyer()),
                    number(*mix),
                ]);
            }
        });
        table
    });
    let population = desk.scope.population(who::ORDERED, move || usize::try_from(year.get().0.buyers).ok());
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    view! {
        <Panel title population money note=words::ticket::NOTE table file="ticket-e-mix" on>
            <ChartBox label=title option/>
        </Panel>
    }
}
