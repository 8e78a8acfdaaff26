//! What the counts of a client say, product by product, with the counts themselves.

use super::CountSheet;
use crate::domain::value::id::ClientId;
use crate::screen::stock::card::{CountRow, Product, products};
use crate::state::use_carteira;
use crate::text::stock as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(crate) fn StockCard(
    client: ClientId,
    #[prop(into)] cadence_days: Signal<u16>,
    /// Opens the sheet of a count.
    counting: RwSignal<bool>,
) -> impl IntoView {
    let carteira = use_carteira();
    let on = carteira.derived.as_of;
    let stock = Memo::new(move |_| {
        carteira.portfolio.with(|p| products(p, client, cadence_days.get(), on.get())).unwrap_or_default()
    });
    let none = move || stock.with(Vec::is_empty);
    view! {
        <section class="card stack" data-gap="tight" id="estoque">
            <h3 class="card__title">{words::TITLE}</h3>
            <Show when=none>
                <p class="muted">{words::EMPTY}</p>
            </Show>
            {move || stock.get().into_iter().map(|one| product(client, one)).collect_view()}
        </section>
        <CountSheet client open=counting/>
    }
}

fn product(client: ClientId, product: Product) -> impl IntoView {
    let Product { name, counted, figures, until, why_none, wrong, counts } = product;
    let figures = (!figures.is_empty()).then(|| {
        let pairs = figures.into_iter().map(|(label, value)| pair(label, value)).collect_view();
        view! { <dl class="pairs">{pairs}</dl> }
    });
    let wrong = wrong.into_iter().map(|said| {
        view! {
            <p class="shelf__wrong">
                <Icon glyph=Glyph::Warning/>
                <span>{said}</span>
            </p>
        }
    });
    view! {
        <section class="shelf">
            <h4 class="shelf__name">{name.clone()}</h4>
            <p>{counted}</p>
            {figures}
            {until.map(|until| view! { <p class="muted">{until}</p> })}
            {why_none.map(|why| view! { <p class="muted">{why}</p> })}
            {wrong.collect_view()}
            <Disclosure summary=words::COUNTS note=counts.len().to_string()>
                <Counts client name counts/>
            </Disclosure>
        </section>
    }
}

/// Every count, newest first, with what happened since the one before; each can be removed.
#[component]
fn Counts(client: ClientId, name: String, counts: Vec<CountRow>) -> impl IntoView {
    let carteira = use_carteira();
    let mut columns: Vec<Column> = words::COLUMNS.map(Column::number).into();
    if let Some(first) = columns.first_mut() {
        first.numeric = false;
    }
    columns.push(Column::text(words::REMOVE));
    let row = |CountRow { id, date, cells }: CountRow| {
        let remove = ViewFn::from(move || {
            view! {
                <IconButton
                    glyph=Glyph::Trash
                    label=words::remove(date)
                    on_press=move || carteira.remove_stock_count(client, id)
                />
            }
        });
        cells.into_iter().map(Cell::from).chain([Cell::View(remove)]).collect()
    };
    let rows: Vec<Vec<Cell>> = counts.into_iter().map(row).collect();
    view! { <DataTable caption=name columns rows bare=true/> }
}

fn pair(label: &'static str, value: String) -> impl IntoView {
    view! {
        <div class="pair">
            <dt class="pair__label">{label}</dt>
            <dd class="pair__value">{value}</dd>
        </div>
    }
}
