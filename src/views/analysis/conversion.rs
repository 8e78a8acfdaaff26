//! Potenciais that became clients, in the two ways of counting, each under its own name: by cohort and by flow.

use super::{AnalysisDesk, Behind, Figures, Panel, abc};
use crate::charts::json;
use crate::charts::paired_months::{Counted, paired_months};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::measure::retention::{Lead, LeadConversion, lead_conversion};
use crate::domain::portfolio::slot::Slot;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::population::who;
use crate::text::{analysis as words, format};
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

const MONTHS: u32 = 12;

#[component]
pub(super) fn Conversion(desk: AnalysisDesk) -> impl IntoView {
    // Who had bought before entering the carteira came as a client, and was never to be converted.
    let leads: Memo<Vec<(Slot, Lead)>> = desk.scope.memo(|seen, p, columns| {
        let lead = |slot: &Slot| {
            let created = p.client_at(*slot)?.entered?;
            let first_order = columns.order_days.of(*slot).first().copied().and_then(Day::date);
            first_order.is_none_or(|first| first >= created).then_some((*slot, Lead { created, first_order }))
        };
        seen.slots.iter().filter_map(lead).collect()
    });
    let undated = desk.scope.memo(|seen, p, _| {
        let has_date = |slot: &Slot| p.client_at(*slot).is_some_and(|client| client.entered.is_some());
        seen.slots.len() - seen.slots.iter().filter(|slot| has_date(slot)).count()
    });
    let of = move |period: Period| {
        let on = desk.scope.with(|seen| seen.on);
        leads.with(|leads| lead_conversion(leads.iter().map(|(_, lead)| *lead), period, on))
    };
    let months = Memo::new(move |_| {
        let on = desk.scope.with(|seen| seen.on);
        Month::of(on)
            .last_n(MONTHS)
            .map(|month| (month, of(Period::new(month.first_day(), month.period().reference(on)))))
            .collect::<Vec<(Month, LeadConversion)>>()
    });
    let year = Memo::new(move |_| {
        let on = desk.scope.with(|seen| seen.on);
        let first = Month::of(on).plus(1 - MONTHS as i32).first_day();
        of(Period::new(first, on))
    });
    let title = Signal::derive(move || words::conversion::finding(&year.get()));
    let money = MaybeProp::derive(move || words::conversion::flow(&year.get()));
    let note = MaybeProp::derive(move || Some(words::conversion::note(undated.get())));
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        months.with(|months| {
            let names: Vec<String> = months.iter().map(|(month, _)| format::month_short(*month)).collect();
            let [created, converted, first_orders] = words::conversion::IN_CHART;
            let counted = |name: &str, of: fn(&LeadConversion) -> i64| Counted {
                name: name.to_owned(),
                counts: months.iter().map(|(_, found)| usize::try_from(of(found)).unwrap_or(0)).collect(),
            };
            let series = [
                counted(created, |found| found.by_cohort.den),
                counted(converted, |found| found.by_cohort.num),
                counted(first_orders, |found| found.by_flow.num),
            ];
            json(&paired_months(&names, &series, &palette()))
        })
    });
    let table: Figures = Memo::new(move |_| {
        let mut table = IndicatorTable::new(
            words::CONVERSION,
            &[words::MONTH],
            &[
                words::conversion::CREATED,
                words::conversion::CONVERTED,
                words::conversion::BY_COHORT,
                words::conversion::FIRST_ORDERS,
                words::conversion::BY_FLOW,
            ],
        );
        months.with(|months| {
            for (month, found) in months.iter().rev() {
                table.rows.push(vec![
                    Value::Text(format::month_year(*month)),
                    Value::Count(found.by_cohort.den),
                    Value::Count(found.by_cohort.num),
                    Value::Share(found.by_cohort),
                    Value::Count(found.by_flow.num),
                    Value::Share(found.by_flow),
                ]);
            }
        });
        table
    });
    let show = move |month: Month| {
        let on = desk.scope.with_now(|seen| seen.on);
        let belongs = |lead: &Lead| {
            let bought = lead.first_order.filter(|first| *first <= on);
            (month.contains(lead.created) && lead.created <= on)
                || bought.is_some_and(|day| month.contains(day))
        };
        let found: Vec<(Slot, Lead)> =
            leads.with_untracked(|leads| leads.iter().filter(|(_, lead)| belongs(lead)).copied().collect());
        if found.is_empty() {
            return;
        }
        let slots: Vec<Slot> = found.iter().map(|(slot, _)| *slot).collect();
        let title = words::conversion::of_month(month, slots.len());
        desk.behind.set(Some(Behind::of(desk.scope, title, &slots, |_, slot| {
            let lead = found.iter().find(|(own, _)| *own == slot).map(|(_, lead)| *lead);
            let said = lead.map(|lead| {
                words::conversion::history(lead.created, lead.first_order.filter(|first| *first <= on))
            });
            (said.unwrap_or_default(), abc::place(desk, slot))
        })));
    };
    let show_row = move |at: usize| {
        let month = months.with_untracked(|months| months.iter().rev().nth(at).map(|(month, _)| *month));
        month.into_iter().for_each(show);
    };
    let tap = move |tapped: Tapped| {
        let month = months.with_untracked(|months| months.get(tapped.item).map(|(month, _)| *month));
        month.into_iter().for_each(show);
    };
    let is_empty = Memo::new(move |_| {
        let found = year.get();
        found.by_cohort.den == 0 && found.by_flow.num == 0
    });
    let population = desk.scope.population(who::DATED, move || Some(leads.with(Vec::len)));
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    view! {
        <Panel title population money note table file="conversao" on on_row=show_row>
            {move || (!is_empty.get()).then(|| view! { <ChartBox label=title option on_tap=tap/> })}
        </Panel>
    }
}
