//! Rows of a count: the products offered, and one more as long as the last is filled.

use crate::domain::fact::stock_count::StockCount;
use crate::domain::indicator::status::shelf;
use crate::domain::value::id::ClientId;
use crate::state::Carteira;
use crate::text::stock as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

/// So many are offered; more by name.
const OFFERED: usize = 6;

/// One product being counted.
#[derive(Clone, Copy)]
pub(super) struct CountRow {
    /// Written by the rep: its name is a field.
    own: bool,
    product: RwSignal<String>,
    units: RwSignal<Option<i64>>,
    delivered: RwSignal<Option<i64>>,
    losses: RwSignal<Option<i64>>,
    in_transit: RwSignal<Option<i64>>,
    pack: RwSignal<Option<i64>>,
}

/// Why a count can not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    NothingCounted,
    NoProduct,
    Negative,
}

impl CountRow {
    fn new(own: bool, product: String, pack: Option<i64>) -> Self {
        Self {
            own,
            product: RwSignal::new(product),
            units: RwSignal::new(None),
            delivered: RwSignal::new(None),
            losses: RwSignal::new(None),
            in_transit: RwSignal::new(None),
            pack: RwSignal::new(pack),
        }
    }

    /// Tracks what is written.
    fn count(self, carteira: Carteira) -> Result<Option<StockCount>, Problem> {
        let Some(units) = self.units.get() else { return Ok(None) };
        let product = self.product.with(|product| product.trim().to_owned());
        let more = [self.delivered.get(), self.losses.get(), self.in_transit.get()];
        if product.is_empty() {
            return Err(Problem::NoProduct);
        }
        if units < 0 || more.iter().flatten().any(|units| *units < 0) {
            return Err(Problem::Negative);
        }
        let [delivered, losses, in_transit] = more;
        let pack = self.pack.get().filter(|pack| *pack > 0);
        let bare = carteira.new_stock_count(product, units);
        Ok(Some(StockCount { delivered, losses, in_transit, pack, ..bare }))
    }
}

/// The rows to start with: what the client counted or bought last, and one to be named.
pub(super) fn offered(carteira: Carteira, client: ClientId) -> RwSignal<Vec<CountRow>> {
    let rows = carteira.portfolio.with_untracked(|p| {
        let Some(dossier) = p.dossier(client) else { return Vec::new() };
        let pack = |product: &str| {
            dossier.stock_counts().rev().filter(|count| count.product == product).find_map(|count| count.pack)
        };
        let products = shelf::products(dossier, OFFERED);
        products.into_iter().map(|product| (pack(&product), product)).collect()
    });
    let mut rows: Vec<CountRow> =
        rows.into_iter().map(|(pack, product)| CountRow::new(false, product, pack)).collect();
    rows.push(CountRow::new(true, String::new(), None));
    RwSignal::new(rows)
}

/// What was counted, or the first thing that is wrong.
pub(super) fn counted(carteira: Carteira, rows: RwSignal<Vec<CountRow>>) -> Result<Vec<StockCount>, Problem> {
    let counts: Result<Vec<Option<StockCount>>, Problem> =
        rows.with(|rows| rows.iter().map(|row| row.count(carteira)).collect());
    let counts: Vec<StockCount> = counts?.into_iter().flatten().collect();
    if counts.is_empty() { Err(Problem::NothingCounted) } else { Ok(counts) }
}

pub(super) fn said(problem: Problem) -> &'static str {
    match problem {
        Problem::NothingCounted => words::NOTHING_COUNTED,
        Problem::NoProduct => words::PRODUCT_NEEDED,
        Problem::Negative => words::NEGATIVE,
    }
}

/// `whole`: with what was delivered, lost and is on its way.
#[component]
pub(super) fn CountRows(rows: RwSignal<Vec<CountRow>>, whole: bool) -> impl IntoView {
    // One more row as soon as the last is used. It belongs to the list: what an effect makes goes when it runs again.
    let owner = Owner::current().unwrap_or_default();
    Effect::new(move |_| {
        let used = rows.with(|rows| rows.last().is_none_or(|row| row.units.with(Option::is_some)));
        if used {
            let row = owner.with(|| CountRow::new(true, String::new(), None));
            rows.update(|rows| rows.push(row));
        }
    });
    view! {
        <ul class="count-rows">
            <For
                each=move || rows.get().into_iter().enumerate()
                key=|(at, _)| *at
                children=move |(_, row)| view! { <CountRow row whole/> }
            />
        </ul>
    }
}

#[component]
fn CountRow(row: CountRow, whole: bool) -> impl IntoView {
    let label = Signal::derive(move || match row.own {
        true => words::UNITS.to_owned(),
        false => row.product.get(),
    });
    view! {
        <li class="count-row">
            {row
                .own
                .then(|| view! { <TextField label=words::ANOTHER value=row.product optional=true max_length=80/> })}
            <NumberField label value=row.units optional=true/>
            {whole
                .then(|| {
                    view! {
                        <Disclosure summary=words::MORE>
                            <div class="form-grid">
                                <NumberField
                                    label=words::DELIVERED
                                    value=row.delivered
                                    hint=words::DELIVERED_HINT
                                    optional=true
                                />
                                <NumberField label=words::LOSSES value=row.losses optional=true/>
                                <NumberField label=words::IN_TRANSIT value=row.in_transit optional=true/>
                                <NumberField label=words::PACK value=row.pack optional=true/>
                            </div>
                        </Disclosure>
                    }
                })}
        </li>
    }
}
