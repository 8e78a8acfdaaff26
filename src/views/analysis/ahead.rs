//! P(vivo) against value, with a brush, and what is expected of the next thirty days.

use super::{Behind, Desk, Figures, LearningNote, Panel};
use crate::charts::rescue_map::{Cloud, rescue_map};
use crate::charts::value_months::{Monthly, month_bars};
use crate::charts::{frame, json};
use crate::domain::indicator::analysis::insight::Ahead;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::money::Centavos;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::population::who;
use crate::text::{analysis as words, format, labels};
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

/// A client that bought before: slot, class, mean month in centavos, what is ahead.
type Point = (usize, Lifecycle, i64, Ahead);

/// The classes of buyers, one cloud each.
const CLASSES: [Lifecycle; 4] =
    [Lifecycle::Active, Lifecycle::AtRisk, Lifecycle::Inactive, Lifecycle::Former];

fn points(desk: Desk) -> Memo<Vec<Point>> {
    desk.scope.memo(|seen, _, _| {
        seen.clients()
            .filter_map(|(slot, status, insight)| {
                Some((slot, status.lifecycle, insight.revenue_12m / 12, insight.ahead?))
            })
            .collect()
    })
}

/// Of how many clients something is known ahead; `None` while it is being learnt.
fn known(desk: Desk, all: Memo<Vec<Point>>) -> Option<usize> {
    desk.scope.with(|seen| seen.foreseen).then(|| all.with(Vec::len))
}

#[component]
pub(super) fn RescueMap(desk: Desk) -> impl IntoView {
    let all = points(desk);
    // Only who bought in the last twelve months has a monthly value to stand on.
    let drawn = Memo::new(move |_| {
        CLASSES.map(|class| {
            all.with(|all| {
                all.iter()
                    .filter(|(_, own, monthly, _)| *own == class && *monthly > 0)
                    .copied()
                    .collect::<Vec<_>>()
            })
        })
    });
    let worth = Memo::new(move |_| {
        all.with(|all| {
            all.iter().filter(|(_, _, _, ahead)| ahead.is_worth_rescuing()).copied().collect::<Vec<_>>()
        })
    });
    let title = Signal::derive(move || {
        if !desk.scope.with(|seen| seen.foreseen) {
            return words::LEARNING.to_owned();
        }
        words::ahead::rescue(worth.with(Vec::len), all.with(Vec::len))
    });
    let money = MaybeProp::derive(move || {
        worth.with(|worth| {
            (!worth.is_empty())
                .then(|| words::ahead::rescue_money(worth.iter().map(|(_, _, _, a)| a.loss_centavos).sum()))
        })
    });
    let (version, covered) = (theme_version(), values_hidden());
    let option = Signal::derive(move || {
        version.track();
        let clouds: Vec<Cloud> = drawn.with(|drawn| {
            CLASSES
                .into_iter()
                .zip(drawn)
                .map(|(class, points)| Cloud {
                    name: labels::lifecycle(class).to_owned(),
                    points: points
                        .iter()
                        .map(|(_, _, monthly, ahead)| {
                            (round(ahead.outlook.p_alive * 100.0), *monthly as f64 / 100.0)
                        })
                        .collect(),
                })
                .collect()
        });
        let window = [(5.0, words::ahead::LEAST), (80.0, words::ahead::MOST)];
        let axes = [words::ahead::AXIS_ALIVE, words::ahead::AXIS_MONTHLY];
        rescue_map(&clouds, window, axes, covered.get(), &palette())
    });
    let open = move |mut chosen: Vec<Point>| {
        if chosen.is_empty() {
            return;
        }
        chosen.sort_by_key(|(slot, _, _, ahead)| (std::cmp::Reverse(ahead.loss_centavos), *slot));
        let slots: Vec<usize> = chosen.iter().map(|(slot, _, _, _)| *slot).collect();
        let title = format::plural(slots.len() as i64, "cliente", "clientes");
        desk.behind.set(Some(Behind::of(desk.scope, title, &slots, |seen, slot| {
            let ahead = seen.insights.get(slot).and_then(Option::as_ref).and_then(|one| one.ahead);
            ahead.map_or_else(Default::default, |ahead| {
                (
                    words::ahead::chance_note(ahead.outlook.p_alive),
                    format::money(Centavos::new(ahead.loss_centavos)),
                )
            })
        })));
    };
    let show = move |tapped: Vec<Tapped>| {
        open(drawn.with_untracked(|drawn| {
            tapped.iter().filter_map(|point| drawn.get(point.series)?.get(point.item).copied()).collect()
        }));
    };
    let brushing = RwSignal::new(false);
    let table: Figures = desk.scope.memo(move |_, p, _| {
        let mut rows = all.get();
        rows.sort_by_key(|(slot, _, _, ahead)| (std::cmp::Reverse(ahead.loss_centavos), *slot));
        let mut table = IndicatorTable::new(
            words::RESCUE_MAP,
            &[words::CLIENT, words::CLASS],
            &[words::ahead::P_ALIVE, words::ahead::MONTHLY, words::ahead::LOSS],
        );
        for (slot, class, monthly, ahead) in rows {
            let Some(client) = p.client_at(slot) else { continue };
            table.rows.push(vec![
                Value::Client { id: client.id, name: client.display_name().to_owned() },
                Value::Text(labels::lifecycle(class).to_owned()),
                Value::Chance(ahead.outlook.p_alive),
                Value::Centavos(monthly),
                Value::Centavos(ahead.loss_centavos),
            ]);
        }
        table
    });
    let population = desk.scope.population(who::BOUGHT_BEFORE, move || known(desk, all));
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    view! {
        <Panel title population money note=words::ahead::MAP_NOTE table file="p-vivo-valor" on>
            <LearningNote outlook=desk.outlook/>
            <div class="cluster">
                {move || {
                    let (label, glyph) = if brushing.get() {
                        (words::ahead::BRUSH_OFF, Glyph::Close)
                    } else {
                        (words::ahead::BRUSH, Glyph::Target)
                    };
                    view! {
                        <Button tone=Tone::Secondary glyph on_press=move || brushing.update(|on| *on = !*on)>
                            {label}
                        </Button>
                    }
                }}
            </div>
            <ChartBox
                label=title
                option
                height_rem=26.0
                on_tap=move |tapped: Tapped| show(vec![tapped])
                on_brush={move |tapped: Vec<Tapped>| {
                    if !tapped.is_empty() {
                        brushing.set(false);
                        show(tapped);
                    }
                }}
                brushing=Signal::derive(move || Some(brushing.get()))
            />
            <ByNumbers drawn on_see=open/>
        </Panel>
    }
}

/// The rectangle of the brush as three sliders: for the keyboard, and for who knows the numbers.
#[component]
fn ByNumbers(drawn: Memo<[Vec<Point>; 4]>, #[prop(into)] on_see: Callback<(Vec<Point>,)>) -> impl IntoView {
    let (from, to, least) = (RwSignal::new(5_i64), RwSignal::new(80_i64), RwSignal::new(0_i64));
    let most = Memo::new(move |_| {
        let greatest = drawn.with(|drawn| drawn.iter().flatten().map(|(_, _, monthly, _)| *monthly).max());
        // To the next hundred reais.
        (greatest.unwrap_or(0) / 10_000 + 1) * 100
    });
    let inside = move || {
        let (from, to, least) = (from.get(), to.get(), least.get());
        let holds = move |point: &&Point| {
            let percent = point.3.outlook.p_alive * 100.0;
            from as f64 <= percent && percent <= to as f64 && point.2 >= least.saturating_mul(100)
        };
        drawn.with(|drawn| drawn.iter().flatten().filter(holds).copied().collect::<Vec<Point>>())
    };
    let found = Memo::new(move |_| inside().len());
    view! {
        <Disclosure summary=words::ahead::BY_NUMBERS>
            <div class="stack by-numbers" data-gap="tight">
                <Slider
                    label=words::ahead::FROM
                    shown=Signal::derive(move || words::ahead::percent_of(from.get()))
                    value=from
                    min=0
                    max=100
                    on_input=move |number: i64| {
                        from.set(number);
                        to.update(|to| *to = (*to).max(number));
                    }
                />
                <Slider
                    label=words::ahead::TO
                    shown=Signal::derive(move || words::ahead::percent_of(to.get()))
                    value=to
                    min=0
                    max=100
                    on_input=move |number: i64| {
                        to.set(number);
                        from.update(|from| *from = (*from).min(number));
                    }
                />
                {move || {
                    view! {
                        <Slider
                            label=words::ahead::AT_LEAST
                            shown=Signal::derive(move || words::ahead::reais(least.get()))
                            value=least
                            min=0
                            max=most.get()
                            step=100
                            on_input=move |number: i64| least.set(number)
                        />
                    }
                }}
                <div class="cluster">
                    <Button
                        tone=Tone::Secondary
                        glyph=Glyph::Clients
                        disabled=Signal::derive(move || found.get() == 0)
                        on_press=move || on_see.run((untrack(inside),))
                    >
                        {move || words::ahead::see(found.get())}
                    </Button>
                </div>
            </div>
        </Disclosure>
    }
}

#[component]
pub(super) fn NextOrders(desk: Desk) -> impl IntoView {
    let all = points(desk);
    let title = Signal::derive(move || {
        if !desk.scope.with(|seen| seen.foreseen) {
            return words::LEARNING.to_owned();
        }
        all.with(|all| {
            let orders = all.iter().map(|(_, _, _, ahead)| ahead.outlook.expected_orders).sum();
            words::ahead::next(orders, all.iter().filter(|(_, _, _, a)| a.outlook.p_buys > 0.5).count())
        })
    });
    let money = MaybeProp::derive(move || {
        if !desk.scope.with(|seen| seen.foreseen) {
            return None;
        }
        all.with(|all| {
            Some(words::ahead::next_money(all.iter().map(|(_, _, _, ahead)| ahead.expected_centavos()).sum()))
        })
    });
    // Who is more likely alive than not, by the day its next order becomes likely.
    let days = Memo::new(move |_| {
        let on = desk.scope.with(|seen| seen.on);
        let mut counts = vec![0_u32; 30];
        all.with(|all| {
            for (_, _, _, ahead) in all.iter().filter(|(_, _, _, ahead)| ahead.outlook.p_alive >= 0.5) {
                let days = ahead.next_order.map(|day| (day - on).num_days());
                if let Some(count) = days.and_then(|days| counts.get_mut(usize::try_from(days - 1).ok()?)) {
                    *count += 1;
                }
            }
        });
        (on, counts)
    });
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let (on, counts) = days.get();
        let labels: Vec<String> = (1..=30)
            .map(|ahead| format::day_month(crate::domain::calendar::period::step_days(on, ahead)))
            .collect();
        let values = Monthly {
            name: words::ahead::EXPECTED_BY_DAY.to_owned(),
            values: counts.iter().map(|count| Some(f64::from(*count))).collect(),
        };
        json(&month_bars(&labels, &values, frame::FIGURE, false, &palette()))
    });
    let table: Figures = desk.scope.memo(move |_, p, _| {
        let mut rows = all.get();
        rows.sort_by(|a, b| b.3.outlook.p_buys.total_cmp(&a.3.outlook.p_buys).then_with(|| a.0.cmp(&b.0)));
        let mut table = IndicatorTable::new(
            words::NEXT,
            &[words::CLIENT, words::ahead::NEXT_ORDER],
            &[words::ahead::P_BUYS, words::ahead::EXPECTED, words::ahead::EXPECTED_MONEY],
        );
        for (slot, _, _, ahead) in rows {
            let Some(client) = p.client_at(slot) else { continue };
            table.rows.push(vec![
                Value::Client { id: client.id, name: client.display_name().to_owned() },
                ahead.next_order.map_or(Value::Nothing, Value::Date),
                Value::Chance(ahead.outlook.p_buys),
                Value::Decimal(ahead.outlook.expected_orders),
                Value::Centavos(ahead.expected_centavos()),
            ]);
        }
        table
    });
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    let tap = move |tapped: Tapped| {
        let day = crate::domain::calendar::period::step_days(on.get_untracked(), tapped.item as i64 + 1);
        let mut due: Vec<Point> = all.with_untracked(|all| {
            let expected = |point: &&Point| point.3.next_order == Some(day) && point.3.outlook.p_alive >= 0.5;
            all.iter().filter(expected).copied().collect()
        });
        if due.is_empty() {
            return;
        }
        due.sort_by_key(|(slot, _, _, ahead)| (std::cmp::Reverse(ahead.expected_centavos()), *slot));
        let slots: Vec<usize> = due.iter().map(|(slot, _, _, _)| *slot).collect();
        let title = words::ahead::expected_on(day, slots.len());
        desk.behind.set(Some(Behind::of(desk.scope, title, &slots, |_, slot| {
            let own = due.iter().find(|point| point.0 == slot);
            own.map_or_else(Default::default, |(_, _, _, ahead)| {
                let chance = crate::text::ahead::buys(ahead.outlook.p_buys);
                (chance, format::money(Centavos::new(ahead.order_centavos)))
            })
        })));
    };
    let population = desk.scope.population(who::BOUGHT_BEFORE, move || known(desk, all));
    view! {
        <Panel title population money note=words::ahead::NEXT_NOTE table file="proximos-30-dias" on>
            <LearningNote outlook=desk.outlook/>
            <ChartBox label=title option on_tap=tap/>
        </Panel>
    }
}

/// A tenth of a percent is all a picture can show.
fn round(percent: f64) -> f64 {
    (percent * 10.0).round() / 10.0
}
