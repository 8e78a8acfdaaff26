//! P(vivo) against value, with a brush, and what is expected of the next thirty days.

use super::{AnalysisDesk, Behind, Figures, LearningNote, Panel};
use crate::charts::rescue_map::{Cloud, rescue_map};
use crate::charts::value_months::{Monthly, month_bars};
use crate::charts::{frame, json};
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::money::Centavos;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::screen::ahead::{
    CLASSES, Point, Window, clouds, expected_by_day, expected_on, inside, most_reais, point, sort_by_chance,
    sort_by_loss, worth_rescuing,
};
use crate::text::population::who;
use crate::text::{analysis as words, format, labels};
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

fn points(desk: AnalysisDesk) -> Memo<Vec<Point>> {
    desk.scope.memo(|seen, _, _| {
        seen.clients().filter_map(|(slot, status, insight)| point(slot, status, insight)).collect()
    })
}

/// Of how many clients something is known ahead; `None` while it is being learnt.
fn known(desk: AnalysisDesk, all: Memo<Vec<Point>>) -> Option<usize> {
    desk.scope.with(|seen| seen.foreseen).then(|| all.with(Vec::len))
}

#[component]
pub(super) fn RescueMap(desk: AnalysisDesk) -> impl IntoView {
    let all = points(desk);
    let drawn = Memo::new(move |_| all.with(|all| clouds(all)));
    let worth = Memo::new(move |_| all.with(|all| worth_rescuing(all)));
    let title = Signal::derive(move || {
        if !desk.scope.with(|seen| seen.foreseen) {
            return words::LEARNING.to_owned();
        }
        words::ahead::rescue(worth.with(Vec::len), all.with(Vec::len))
    });
    let money = MaybeProp::derive(move || {
        worth.with(|worth| {
            (!worth.is_empty())
                .then(|| words::ahead::rescue_money(worth.iter().map(|one| one.ahead.loss_centavos).sum()))
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
                        .map(|one| {
                            let percent = round(one.ahead.outlook.p_alive * 100.0);
                            (percent, one.monthly_centavos as f64 / 100.0)
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
        sort_by_loss(&mut chosen);
        let slots: Vec<Slot> = chosen.iter().map(|one| one.slot).collect();
        let title = format::plural(slots.len() as i64, "cliente", "clientes");
        desk.behind.set(Some(Behind::of(desk.scope, title, &slots, |seen, slot| {
            let ahead = seen.insights.get(slot.at()).and_then(Option::as_ref).and_then(|one| one.ahead);
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
        sort_by_loss(&mut rows);
        let mut table = IndicatorTable::new(
            words::RESCUE_MAP,
            &[words::CLIENT, words::CLASS],
            &[words::ahead::P_ALIVE, words::ahead::MONTHLY, words::ahead::LOSS],
        );
        for Point { slot, class, monthly_centavos, ahead } in rows {
            let Some(client) = p.client_at(slot) else { continue };
            table.rows.push(vec![
                Value::Client { id: client.id, name: client.display_name().to_owned() },
                Value::Text(labels::lifecycle(class).to_owned()),
                Value::Chance(ahead.outlook.p_alive),
                Value::Centavos(monthly_centavos),
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
    let most = Memo::new(move |_| drawn.with(|drawn| most_reais(drawn)));
    let chosen = move || {
        let window = Window { from_percent: from.get(), to_percent: to.get(), least_reais: least.get() };
        drawn.with(|drawn| inside(drawn, window))
    };
    let found = Memo::new(move |_| chosen().len());
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
                        on_press=move || on_see.run((untrack(chosen),))
                    >
                        {move || words::ahead::see(found.get())}
                    </Button>
                </div>
            </div>
        </Disclosure>
    }
}

#[component]
pub(super) fn NextOrders(desk: AnalysisDesk) -> impl IntoView {
    let all = points(desk);
    let title = Signal::derive(move || {
        if !desk.scope.with(|seen| seen.foreseen) {
            return words::LEARNING.to_owned();
        }
        all.with(|all| {
            let orders = all.iter().map(|one| one.ahead.outlook.expected_orders).sum();
            words::ahead::next(orders, all.iter().filter(|one| one.ahead.outlook.p_buys > 0.5).count())
        })
    });
    let money = MaybeProp::derive(move || {
        if !desk.scope.with(|seen| seen.foreseen) {
            return None;
        }
        all.with(|all| {
            Some(words::ahead::next_money(all.iter().map(|one| one.ahead.expected_centavos()).sum()))
        })
    });
    // Who is more likely alive than not, by the day its next order becomes likely.
    let days = Memo::new(move |_| {
        let on = desk.scope.with(|seen| seen.on);
        (on, all.with(|all| expected_by_day(all, on)))
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
        sort_by_chance(&mut rows);
        let mut table = IndicatorTable::new(
            words::NEXT,
            &[words::CLIENT, words::ahead::NEXT_ORDER],
            &[words::ahead::P_BUYS, words::ahead::EXPECTED, words::ahead::EXPECTED_MONEY],
        );
        for Point { slot, ahead, .. } in rows {
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
        let due = all.with_untracked(|all| expected_on(all, day));
        if due.is_empty() {
            return;
        }
        let slots: Vec<Slot> = due.iter().map(|one| one.slot).collect();
        let title = words::ahead::expected_on(day, slots.len());
        desk.behind.set(Some(Behind::of(desk.scope, title, &slots, |_, slot| {
            let own = due.iter().find(|one| one.slot == slot);
            own.map_or_else(Default::default, |one| {
                let chance = crate::text::ahead::buys(one.ahead.outlook.p_buys);
                (chance, format::money(Centavos::new(one.ahead.order_centavos)))
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
