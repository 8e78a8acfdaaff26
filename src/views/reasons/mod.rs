//! *Motivos*: why visits end without an order, the most common first, and what those clients used to buy.

use crate::charts::ranking_bars::{self, Ranked, ranking_bars};
use crate::domain::money::Centavos;
use crate::domain::period::{Month, Period, step_months};
use crate::domain::reason_pareto::{Occasions, ReasonPareto, occasions};
use crate::domain::reasons::Taxonomy;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::state::use_outlook;
use crate::text::{format, reason_pareto as words};
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::analysis::{Behind, Figures, Panel, PeopleSheet, use_scope};
use crate::views::coverage::palette;
use crate::views::filters::{FilterChips, FilterCount};
use crate::views::standing::WhenReady;
use leptos::prelude::*;

#[component]
pub fn ReasonsPage() -> impl IntoView {
    view! {
        <div class="page reasons-page">
            <WhenReady>
                <Pareto/>
            </WhenReady>
        </div>
    }
}

#[component]
fn Pareto() -> impl IntoView {
    let scope = use_scope(use_outlook());
    let months = RwSignal::new(12_i32);
    let behind = RwSignal::new(None::<Behind>);
    let first = move |on: chrono::NaiveDate| step_months(on, -months.get()).succ_opt().unwrap_or(on);
    let found = scope.memo(move |seen, p, columns| {
        let principals = scope.carteira.view.filter.with(|filter| filter.principals.clone());
        let occasions = occasions(p, columns, &seen.slots, Period::new(first(seen.on), seen.on), &principals);
        ReasonPareto::of(&occasions, Occasions::All, columns, &Taxonomy::of(p.catalog()))
    });
    let name = move |key: Option<&str>| scope.carteira.portfolio.with(|p| words::name(p.catalog(), key));
    let title = Signal::derive(move || {
        let since = Month::of(first(scope.with(|seen| seen.on)));
        found.with(|found| {
            let top = found.rows.first().map(|row| (name(row.key.as_deref()), row.times));
            let top = top.as_ref().map(|(name, times)| (name.as_str(), *times));
            words::finding(top, found.total, found.controllable(), since)
        })
    });
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let bars: Vec<Ranked> = found.with(|found| {
            let bar = |row: &crate::domain::reason_pareto::ReasonRow| Ranked {
                name: name(row.key.as_deref()),
                value: row.times as f64,
                words: format::count(row.times),
                strong: row.controllable,
            };
            found.rows.iter().map(bar).collect()
        });
        ranking_bars(words::TIMES, &bars, false, &palette())
    });
    let tap = move |tapped: Tapped| {
        let row = found.with_untracked(|found| {
            let at = ranking_bars::tapped(found.rows.len(), tapped.item)?;
            found.rows.get(at).cloned()
        });
        if let Some(row) = row {
            let title = words::see(&name(row.key.as_deref()), row.slots.len());
            behind.set(Some(Behind::of(scope, title, &row.slots, |seen, slot| {
                let status = seen.statuses.get(slot).and_then(Option::as_ref);
                let class = status.map(|status| crate::text::labels::lifecycle(status.lifecycle).to_owned());
                let revenue = status.map_or(0, |status| status.revenue_12m);
                (class.unwrap_or_default(), format::money(Centavos::new(revenue)))
            })));
        }
    };
    let table: Figures = Memo::new(move |_| {
        let mut table = IndicatorTable::new(
            words::TITLE,
            &[words::REASON, words::GROUP, words::CONTROLLABLE],
            &[words::TIMES, words::CLIENTS, words::BOUGHT],
        );
        found.with(|found| {
            for row in &found.rows {
                let can = if row.controllable { words::YES } else { words::NO };
                table.rows.push(vec![
                    Value::Text(name(row.key.as_deref())),
                    Value::Text(words::group(row.group)),
                    Value::Text(can.to_owned()),
                    Value::Count(row.times as i64),
                    Value::Count(row.slots.len() as i64),
                    Value::Centavos(row.bought_centavos),
                ]);
            }
        });
        table
    });
    let alert = move || found.with(ReasonPareto::other_alert);
    let is_empty = Memo::new(move |_| found.with(|found| found.rows.is_empty()));
    let on = Signal::derive(move || scope.with(|seen| seen.on));
    let periods = vec![(3, words::QUARTER.to_owned()), (12, words::YEAR.to_owned())];
    view! {
        <div class="stack">
            <div class="analysis__filters">
                <FilterChips/>
                <FilterCount/>
            </div>
            <Segmented label=words::MONTHS choices=periods value=months/>
            {move || alert().map(|share| view! { <p class="why__note" role="status">{words::other_alert(share)}</p> })}
            {move || {
                if is_empty.get() {
                    view! { <Empty glyph=Glyph::Help title=words::EMPTY_TITLE why=words::EMPTY_WHY/> }.into_any()
                } else {
                    view! {
                        <Panel title note=words::NOTE table file="motivos" on>
                            <ChartBox label=title option height_rem=26.0 on_tap=tap/>
                        </Panel>
                    }
                        .into_any()
                }
            }}
        </div>
        <PeopleSheet behind/>
    }
}
