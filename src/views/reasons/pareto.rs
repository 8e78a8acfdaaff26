//! The Pareto: which motivo weighs most, in times or in R$, and what somebody can act on.

use super::remedies::Remedies;
use super::{ReasonsDesk, WITHOUT};
use crate::charts::ranking_bars::{self, Ranked, ranking_bars};
use crate::domain::calendar::period::Month;
use crate::domain::catalog::reasons::Taxonomy;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rescue::reason_pareto::{By, Occasions, ReasonPareto, ReasonRow};
use crate::domain::value::money::Centavos;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::screen::reasons::{question, to_ask};
use crate::text::population::who;
use crate::text::{format, reason_ask, reason_pareto as words};
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::analysis::{Behind, Figures, Panel, PeopleSheet};
use crate::views::coverage::palette;
use leptos::prelude::*;
use std::collections::BTreeSet;

#[component]
pub(super) fn Pareto(desk: ReasonsDesk) -> impl IntoView {
    let scope = desk.scope;
    let behind = RwSignal::new(None::<Behind>);
    let found = scope.memo(move |_, p, columns| {
        let (which, by) = (desk.which.get(), desk.by.get());
        let list = Taxonomy::of(p.catalog());
        desk.occasions.with(|all| ReasonPareto::of(all, which, columns, &list)).sorted(by)
    });
    let name = move |key: Option<&str>| scope.carteira.portfolio.with(|p| words::name(p.catalog(), key));
    let title = Signal::derive(move || {
        let since = Month::of(desk.first(scope.with(|seen| seen.on)));
        found.with(|found| words::finding(found, desk.by.get(), name, since))
    });
    let (version, hidden) = (theme_version(), values_hidden());
    let option = Signal::derive(move || {
        version.track();
        let by = desk.by.get();
        let bars: Vec<Ranked> =
            found.with(|found| found.rows.iter().map(|row| bar(row, by, &name)).collect());
        let covered = by == By::Bought && hidden.get();
        ranking_bars(if by == By::Times { words::TIMES } else { words::BOUGHT }, &bars, covered, &palette())
    });
    let tap = move |tapped: Tapped| {
        let row = found.with_untracked(|found| {
            let at = ranking_bars::tapped(found.rows.len(), tapped.item)?;
            found.rows.get(at).cloned()
        });
        if let Some(row) = row {
            let title = words::see(&name(row.key.as_deref()), row.slots.len());
            behind.set(Some(Behind::of(scope, title, &row.slots, |seen, slot| {
                let status = seen.statuses.get(slot.at()).and_then(Option::as_ref);
                let class = status.map(|status| crate::text::labels::lifecycle(status.lifecycle).to_owned());
                let revenue = status.map_or(0, |status| status.revenue_12m);
                (class.unwrap_or_default(), format::money(Centavos::new(revenue)))
            })));
        }
    };
    let table: Figures = Memo::new(move |_| found.with(|found| table(found, &name)));
    let alert = move || found.with(ReasonPareto::other_alert);
    let is_empty = Memo::new(move |_| found.with(|found| found.rows.is_empty()));
    let population = scope.population(who::WITH_REASON, move || {
        let slots =
            |found: &ReasonPareto| found.rows.iter().flat_map(|row| row.slots.iter().copied()).collect();
        Some(found.with(|found| -> BTreeSet<Slot> { slots(found) }).len())
    });
    let on = Signal::derive(move || scope.with(|seen| seen.on));
    let occasions = vec![
        (Occasions::All, words::ALL.to_owned()),
        (Occasions::Contacts, words::CONTACTS.to_owned()),
        (Occasions::Departures, words::DEPARTURES.to_owned()),
    ];
    let orders = vec![(By::Times, words::BY_TIMES.to_owned()), (By::Bought, words::BY_BOUGHT.to_owned())];
    view! {
        <div class="stack">
            <Unasked desk/>
            <div class="cluster">
                <Segmented label=words::OCCASIONS choices=occasions value=desk.which/>
                <Segmented label=words::ORDER choices=orders value=desk.by/>
            </div>
            {move || alert().map(|share| view! { <p class="why__note" role="status">{words::other_alert(share)}</p> })}
            {move || {
                if is_empty.get() {
                    view! { <Empty glyph=Glyph::Help title=words::EMPTY_TITLE why=words::EMPTY_WHY/> }.into_any()
                } else {
                    view! {
                        <Panel title population note=words::NOTE table file="motivos" on>
                            <ChartBox label=title option height_rem=26.0 on_tap=tap/>
                        </Panel>
                        <Remedies desk found/>
                    }
                        .into_any()
                }
            }}
        </div>
        <PeopleSheet behind/>
    }
}

/// Clients that turned inativo and about whom nobody was asked yet: one tap away.
#[component]
fn Unasked(desk: ReasonsDesk) -> impl IntoView {
    let asked = Memo::new(move |_| desk.occasions.with(|all| to_ask(all)));
    view! {
        <Show when=move || asked.with(|asked| !asked.is_empty())>
            <section class="card unasked">
                <h2 class="card__title">{move || asked.with(|asked| question(asked))}</h2>
                <Button
                    tone=Tone::Primary
                    glyph=Glyph::Help
                    on_press=move || desk.tab.set(WITHOUT.to_owned())
                >
                    {reason_ask::ANSWER}
                </Button>
            </section>
        </Show>
    }
}

fn bar(row: &ReasonRow, by: By, name: &impl Fn(Option<&str>) -> String) -> Ranked {
    let (value, words) = match by {
        By::Times => (row.times as f64, format::count(row.times)),
        By::Bought => {
            (row.bought_centavos as f64 / 100.0, format::money_short(Centavos::new(row.bought_centavos)))
        }
    };
    Ranked { name: name(row.key.as_deref()), value, words, strong: row.controllable }
}

fn table(found: &ReasonPareto, name: &impl Fn(Option<&str>) -> String) -> IndicatorTable {
    let mut table = IndicatorTable::new(
        words::TITLE,
        &[words::REASON, words::GROUP, words::CONTROLLABLE],
        &[words::TIMES, words::CLIENTS, words::BOUGHT],
    );
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
    table
}
