//! What the counts of a client say, product by product, with the counts themselves.

use super::CountSheet;
use crate::domain::fact::stock_count::StockCount;
use crate::domain::indicator::status::shelf;
use crate::domain::indicator::status::shelf::Shelf;
use crate::domain::rules::StockRules;
use crate::domain::value::id::ClientId;
use crate::state::use_carteira;
use crate::text::{format, stock as words};
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The shelves, the rules they were read by, and the day of the next visit.
#[derive(Clone, PartialEq)]
struct Stock {
    shelves: Vec<Shelf>,
    rules: StockRules,
    next_visit: NaiveDate,
}

#[component]
pub(crate) fn StockCard(client: ClientId, #[prop(into)] cadence_days: Signal<u16>) -> impl IntoView {
    let carteira = use_carteira();
    let counting = RwSignal::new(false);
    let on = carteira.derived.as_of;
    let stock = Memo::new(move |_| {
        carteira.portfolio.with(|p| {
            let dossier = p.dossier(client)?;
            let rules = p.rules().stock.clone();
            let shelves = shelf::shelves(dossier, &rules, on.get());
            let next_visit = shelf::next_visit(dossier, &p.rules().calendar, cadence_days.get(), on.get());
            Some(Stock { shelves, rules, next_visit })
        })
    });
    let is_past = move || carteira.view.as_of.with(Option::is_some);
    let none = move || stock.with(|stock| stock.as_ref().is_none_or(|stock| stock.shelves.is_empty()));
    view! {
        <section class="card stack" data-gap="tight" id="estoque">
            <header class="cluster" data-spread="">
                <h3 class="card__title">{words::TITLE}</h3>
                <Show when=move || !is_past()>
                    <Button glyph=Glyph::Plus on_press=move || counting.set(true)>
                        {words::COUNT}
                    </Button>
                </Show>
            </header>
            <Show when=none>
                <p class="muted">{words::EMPTY}</p>
            </Show>
            {move || {
                stock
                    .get()
                    .map(|Stock { shelves, rules, next_visit }| {
                        shelves
                            .into_iter()
                            .map(|shelf| product(client, shelf, &rules, next_visit, on.get()))
                            .collect_view()
                    })
            }}
        </section>
        <CountSheet client open=counting/>
    }
}

fn product(
    client: ClientId,
    shelf: Shelf,
    rules: &StockRules,
    next_visit: NaiveDate,
    today: NaiveDate,
) -> AnyView {
    let Some(last) = shelf.last().cloned() else { return ().into_any() };
    let rate = shelf.rate.filter(|rate| rate.per_day.num > 0);
    let turnover = shelf.intervals.iter().rev().find_map(|interval| interval.turnover());
    let figures = rate.map(|rate| {
        let stockout = shelf.stockout.filter(|_| !shelf.restocked);
        view! {
            <dl class="pairs">
                {pair(words::TURNOVER, format!("{} · {}", words::ratio(turnover), words::per_day(rate)))}
                {pair(words::DAYS_OF_STOCK, words::ratio(Some(rate.days_of_stock(last.units))))}
                {stockout.map(|on| pair(words::STOCKOUT, format::near_and_date(on, today)))}
                {shelf
                    .suggested_order(rules, next_visit)
                    .map(|units| {
                        let pack = shelf.counts.iter().rev().find_map(|count| count.pack);
                        let said = match units {
                            0 => words::NO_ORDER.to_owned(),
                            units => words::suggestion(units, pack),
                        };
                        pair(words::SUGGESTED, said)
                    })}
            </dl>
            <p class="muted">{words::until(next_visit, rules.lead_days, rules.safety_days)}</p>
        }
    });
    let why_none = match (&shelf.rate, shelf.counts.len()) {
        (Some(rate), _) if rate.per_day.num == 0 => Some(words::NOTHING_SOLD),
        (Some(_), _) => shelf.restocked.then_some(words::RESTOCKED),
        (None, 0 | 1) => Some(words::ONE_COUNT),
        (None, _) => Some(words::NO_RATE),
    };
    let wrong = shelf
        .inconsistent()
        .map(|interval| {
            view! {
                <p class="shelf__wrong">
                    <Icon glyph=Glyph::Warning/>
                    <span>{words::inconsistent(interval)}</span>
                </p>
            }
        })
        .collect_view();
    view! {
        <section class="shelf">
            <h4 class="shelf__name">{shelf.product.clone()}</h4>
            <p>{words::counted(last.units, last.date)}</p>
            {figures}
            {why_none.map(|why| view! { <p class="muted">{why}</p> })}
            {wrong}
            <Disclosure summary=words::COUNTS note=shelf.counts.len().to_string()>
                <Counts client shelf/>
            </Disclosure>
        </section>
    }
    .into_any()
}

/// Every count, newest first, with what happened since the one before; each can be removed.
#[component]
fn Counts(client: ClientId, shelf: Shelf) -> impl IntoView {
    let carteira = use_carteira();
    let mut columns: Vec<Column> = words::COLUMNS.map(Column::number).into();
    if let Some(first) = columns.first_mut() {
        first.numeric = false;
    }
    columns.push(Column::text(words::REMOVE));
    let Shelf { product, counts, intervals, .. } = shelf;
    let row = |count: &StockCount| {
        let interval = intervals.iter().find(|interval| interval.to == count.date).copied();
        let number = |value: Option<i64>| format::or_none(value, format::integer);
        let per_day = interval.and_then(|interval| interval.rate()).map(|rate| rate.per_day);
        let sold = interval.map(|interval| match interval.is_consistent() {
            true => format::integer(interval.sell_out()),
            false => words::DOES_NOT_ADD_UP.to_owned(),
        });
        let (id, date) = (count.id, count.date);
        let remove = ViewFn::from(move || {
            view! {
                <IconButton
                    glyph=Glyph::Trash
                    label=words::remove(date)
                    on_press=move || carteira.remove_stock_count(client, id)
                />
            }
        });
        vec![
            Cell::from(format::date(date)),
            format::integer(count.units).into(),
            number(interval.map(|interval| interval.delivered)).into(),
            number(interval.map(|interval| interval.lost)).into(),
            format::or_none(sold, |sold| sold).into(),
            words::ratio(per_day).into(),
            Cell::View(remove),
        ]
    };
    let rows: Vec<Vec<Cell>> = counts.iter().rev().map(row).collect();
    view! { <DataTable caption=product columns rows bare=true/> }
}

fn pair(label: &'static str, value: String) -> impl IntoView {
    view! {
        <div class="pair">
            <dt class="pair__label">{label}</dt>
            <dd class="pair__value">{value}</dd>
        </div>
    }
}
