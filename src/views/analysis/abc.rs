//! Curva ABC: one stretch a class, the 80/20 lines, and the clients of each class.

use super::{AnalysisDesk, Behind, Figures, Panel};
use crate::charts::curve::{Stretch, curve};
use crate::charts::json;
use crate::domain::filter::Filter;
use crate::domain::measure::abc::{AbcClass, AbcLimits, abc};
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::ratio::Ratio;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::population::who;
use crate::text::{analysis as words, format};
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

/// Clients in scope with revenue, greatest first, each with its class among them.
#[derive(Clone, Debug, Default, PartialEq)]
struct Ranked {
    rows: Vec<(Slot, i64, AbcClass)>,
    total: i64,
    a_percent: u8,
    b_percent: u8,
}

const ALL: [AbcClass; 3] = [AbcClass::A, AbcClass::B, AbcClass::C];
/// Points that the curve is drawn with at most.
const POINTS: usize = 240;

#[component]
pub(super) fn Curve(desk: AnalysisDesk) -> impl IntoView {
    let ranked = desk.scope.memo(|seen, p, _| {
        let slots: Vec<(Slot, i64)> =
            seen.clients().map(|(slot, status, _)| (slot, status.revenue_12m)).collect();
        let revenue: Vec<i64> = slots.iter().map(|(_, revenue)| *revenue).collect();
        let rules = &p.rules().abc;
        let limits = AbcLimits {
            a_below_tenths: i64::from(rules.a_percent) * 10,
            b_below_tenths: i64::from(rules.b_percent) * 10,
        };
        let classes = abc(&revenue, &limits);
        let mut rows: Vec<(Slot, i64, AbcClass)> = slots
            .into_iter()
            .zip(classes)
            .filter_map(|((slot, revenue), class)| Some((slot, revenue, class?)))
            .collect();
        rows.sort_by_key(|(slot, revenue, _)| (std::cmp::Reverse(*revenue), *slot));
        let total = rows.iter().map(|(_, revenue, _)| revenue).sum();
        Ranked { rows, total, a_percent: rules.a_percent, b_percent: rules.b_percent }
    });
    let of = move |class: AbcClass| {
        ranked.with(|ranked| ranked.rows.iter().filter(|(_, _, own)| *own == class).count())
    };
    let title = Signal::derive(move || {
        ranked.with(|r| words::abc::finding(Ratio::of_counts(of(AbcClass::A), r.rows.len()), r.a_percent))
    });
    let money = Signal::derive(move || {
        ranked.with(|ranked| {
            let of_a = ranked.rows.iter().filter(|(_, _, class)| *class == AbcClass::A);
            words::abc::money(of_a.map(|(_, revenue, _)| revenue).sum(), ranked.total)
        })
    });
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        ranked.with(|ranked| {
            let limits = [ranked.a_percent, ranked.b_percent]
                .map(|percent| (f64::from(percent), format!("{percent}%")));
            let crossing = (20.0, words::abc::TOP_FIFTH.to_owned());
            let axes = [words::SHARE_OF_CLIENTS, words::SHARE_OF_REVENUE];
            json(&curve(&stretches(ranked), &limits, crossing, axes, &palette()))
        })
    });
    let table: Figures = desk.scope.memo(move |_, p, _| ranked.with(|ranked| table(ranked, p)));
    let show = move |class: AbcClass| {
        let slots: Vec<Slot> = ranked.with_untracked(|ranked| {
            ranked.rows.iter().filter(|(_, _, own)| *own == class).map(|(slot, _, _)| *slot).collect()
        });
        let title = words::abc::see(class, slots.len());
        desk.behind.set(Some(
            Behind::of(desk.scope, title, &slots, |seen, slot| {
                let status = seen.statuses.get(slot.at()).and_then(Option::as_ref);
                let revenue = status.map_or(0, |status| status.revenue_12m);
                (place(desk, slot), format::money(crate::domain::value::money::Centavos::new(revenue)))
            })
            // Here the curve is that of the clients in scope; in the list it is that of the whole carteira.
            .with_filter(
                desk.scope
                    .filter_with(|_| {})
                    .filter(Filter::is_empty)
                    .map(|filter| Filter { abc: [class].into(), ..filter }),
            ),
        ));
    };
    let tap = move |tapped: Tapped| {
        if let Some(class) = ALL.get(tapped.series) {
            show(*class);
        }
    };
    let population =
        desk.scope.population(who::BUYERS, move || Some(ranked.with(|ranked| ranked.rows.len())));
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    view! {
        <Panel title population money note=words::abc::NOTE table file="curva-abc" on>
            <ChartBox label=title option height_rem=22.0 on_tap=tap/>
            <div class="cluster">
                {ALL
                    .map(|class| {
                        let label = move || words::abc::see(class, of(class));
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

/// Where the client is, for the sheet behind a figure.
pub(super) fn place(desk: AnalysisDesk, slot: Slot) -> String {
    desk.scope.carteira.portfolio.with_untracked(|p| {
        let Some(client) = p.client_at(slot) else { return String::new() };
        let uf = client.uf.map(|uf| uf.letters().to_owned());
        [client.city.clone(), uf].into_iter().flatten().collect::<Vec<_>>().join("/")
    })
}

fn stretches(ranked: &Ranked) -> Vec<Stretch> {
    let clients = ranked.rows.len().max(1) as f64;
    let step = ranked.rows.len().div_ceil(POINTS).max(1);
    let mut stretches: Vec<Stretch> = ALL
        .iter()
        .map(|class| Stretch { name: words::abc::class(*class).to_owned(), points: Vec::new() })
        .collect();
    let (mut sum, mut last) = (0_i64, (0.0, 0.0));
    for (at, (_, revenue, class)) in ranked.rows.iter().enumerate() {
        sum += revenue;
        let here = ((at + 1) as f64 * 100.0 / clients, sum as f64 * 100.0 / ranked.total.max(1) as f64);
        let points = &mut stretches[*class as usize].points;
        if points.is_empty() {
            points.push(last);
        }
        let ends = ranked.rows.get(at + 1).is_none_or(|(_, _, next)| next != class);
        if ends || at % step == 0 {
            points.push(here);
        }
        last = here;
    }
    stretches
}

fn table(ranked: &Ranked, portfolio: &crate::domain::portfolio::Portfolio) -> IndicatorTable {
    let mut table = IndicatorTable::new(
        words::ABC,
        &[words::CLIENT, words::CLASS],
        &[words::REVENUE_12M, words::SHARE, words::CUMULATIVE],
    );
    let mut sum = 0_i64;
    for (slot, revenue, class) in &ranked.rows {
        let Some(client) = portfolio.client_at(*slot) else { continue };
        sum += revenue;
        table.rows.push(vec![
            Value::Client { id: client.id, name: client.display_name().to_owned() },
            Value::Text(words::abc::class(*class).to_owned()),
            Value::Centavos(*revenue),
            Value::Share(Ratio::new(*revenue, ranked.total)),
            Value::Share(Ratio::new(sum, ranked.total)),
        ]);
    }
    table
}
