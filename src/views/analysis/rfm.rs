//! RFM: a grid by recency and frequency whose cells open their clients, and the segments beside it.

use super::{AnalysisDesk, Behind, Figures, Panel, abc};
use crate::charts::ranking_bars::{self, Ranked, ranking_bars};
use crate::domain::filter::Filter;
use crate::domain::measure::rfm::{Rfm, RfmSegment};
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::money::Centavos;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::population::who;
use crate::text::{analysis as words, format};
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

type Scored = Vec<(Slot, Rfm, RfmSegment)>;

#[component]
pub(super) fn Grid(desk: AnalysisDesk) -> impl IntoView {
    let scored: Memo<Scored> = desk.scope.memo(|seen, _, _| {
        seen.clients().filter_map(|(slot, _, insight)| Some((slot, insight.rfm?, insight.segment?))).collect()
    });
    let title = Signal::derive(move || {
        scored.with(|scored| {
            words::rfm::finding(scored.iter().filter(|(_, _, s)| s.is_slipping()).count(), scored.len())
        })
    });
    let show = move |title: String, filter: Option<Filter>, wanted: &dyn Fn(&Rfm, &RfmSegment) -> bool| {
        let mut slots: Vec<Slot> = scored.with_untracked(|scored| {
            scored.iter().filter(|(_, rfm, segment)| wanted(rfm, segment)).map(|(slot, _, _)| *slot).collect()
        });
        untrack(|| {
            desk.scope.with(|seen| {
                let revenue = |slot: &Slot| {
                    seen.insights.get(slot.at()).and_then(Option::as_ref).map_or(0, |one| one.revenue_12m)
                };
                slots.sort_by_key(|slot| (std::cmp::Reverse(revenue(slot)), *slot));
            });
        });
        desk.behind.set(Some(
            Behind::of(desk.scope, title, &slots, |seen, slot| {
                let insight = seen.insights.get(slot.at()).and_then(Option::as_ref);
                let segment = insight.and_then(|insight| insight.segment).map(words::rfm::segment);
                let note = [segment.map(str::to_owned), Some(abc::place(desk, slot))];
                let money = format::money(Centavos::new(insight.map_or(0, |insight| insight.revenue_12m)));
                (
                    note.into_iter()
                        .flatten()
                        .filter(|part| !part.is_empty())
                        .collect::<Vec<_>>()
                        .join(" · "),
                    money,
                )
            })
            .with_filter(filter),
        ));
    };
    let cell = move |recency: u8, frequency: u8| {
        let count =
            scored.with(|scored| scored.iter().filter(|(_, rfm, _)| at(rfm, recency, frequency)).count());
        let most = scored.with(|scored| scored.len()).max(1);
        // Five steps: a cell that holds a tenth of the scored clients is at the fullest.
        let level = (count * 50).div_ceil(most).min(5);
        let label = words::rfm::at(recency, frequency, count);
        let title = label.clone();
        view! {
            <td class="rfm-grid__cell">
                <button
                    class="rfm-grid__button number"
                    type="button"
                    data-level=level.to_string()
                    disabled=count == 0
                    aria-label=label
                    on:click=move |_| {
                        let filter = desk.scope.filter_with(|filter| filter.cells = [(recency, frequency)].into());
                        show(title.clone(), filter, &|rfm, _| at(rfm, recency, frequency));
                    }
                >
                    {format::count(count)}
                </button>
            </td>
        }
    };
    let rows = move || {
        (1..=5_u8)
            .rev()
            .map(|frequency| {
                view! {
                    <tr>
                        <th class="rfm-grid__head" scope="row">{format!("F {frequency}")}</th>
                        {(1..=5_u8).map(|recency| cell(recency, frequency)).collect_view()}
                    </tr>
                }
            })
            .collect_view()
    };
    let segments = Memo::new(move |_| {
        let found = scored.get();
        RfmSegment::ALL
            .into_iter()
            .map(|segment| (segment, found.iter().filter(|(_, _, own)| *own == segment).count()))
            .filter(|(_, count)| *count > 0)
            .collect::<Vec<_>>()
    });
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let bars: Vec<Ranked> = segments
            .get()
            .into_iter()
            .map(|(segment, count)| Ranked {
                name: words::rfm::segment(segment).to_owned(),
                value: count as f64,
                words: format::count(count),
                strong: segment.is_slipping(),
            })
            .collect();
        ranking_bars(words::CLIENTS, &bars, false, &palette())
    });
    let tap = move |tapped: Tapped| {
        let wanted = segments.with_untracked(|segments| {
            ranking_bars::tapped(segments.len(), tapped.item).and_then(|at| segments.get(at).copied())
        });
        if let Some((segment, count)) = wanted {
            let filter = desk.scope.filter_with(|filter| filter.segments = [segment].into());
            let title = format!("{} ({})", words::rfm::segment(segment), format::count(count));
            show(title, filter, &|_, own| *own == segment);
        }
    };
    let table: Figures = desk.scope.memo(|seen, p, _| {
        let mut table = IndicatorTable::new(
            words::RFM,
            &[words::CLIENT, words::SEGMENT],
            &["R", "F", "M", words::DAYS, words::ORDERS_12M, words::REVENUE_12M],
        );
        for (slot, status, insight) in seen.clients() {
            let (Some(rfm), Some(segment), Some(client)) = (insight.rfm, insight.segment, p.client_at(slot))
            else {
                continue;
            };
            table.rows.push(vec![
                Value::Client { id: client.id, name: client.display_name().to_owned() },
                Value::Text(words::rfm::segment(segment).to_owned()),
                Value::Count(rfm.recency.into()),
                Value::Count(rfm.frequency.into()),
                Value::Count(rfm.monetary.into()),
                status.days_since_order.map_or(Value::Nothing, |days| Value::Count(days.into())),
                Value::Count(insight.orders_12m.into()),
                Value::Centavos(insight.revenue_12m),
            ]);
        }
        table
    });
    let population = desk.scope.population(who::ORDERED, move || Some(scored.with(Vec::len)));
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    view! {
        <Panel title population note=words::rfm::NOTE table file="rfm" on>
            <div class="panel__split">
                <table class="rfm-grid">
                    <caption class="muted">{words::rfm::GRID}</caption>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <td></td>
                            {(1..=5)
                                .map(|r| view! { <th class="rfm-grid__head" scope="col">{format!("R {r}")}</th> })
                                .collect_view()}
                        </tr>
                    </tfoot>
                </table>
                <ChartBox label=title option height_rem=20.0 on_tap=tap/>
            </div>
        </Panel>
    }
}

fn at(rfm: &Rfm, recency: u8, frequency: u8) -> bool {
    rfm.recency == recency && rfm.frequency == frequency
}
