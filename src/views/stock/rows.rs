//! Rows of a count: the products offered, and one more as long as the last is filled.

use crate::domain::fact::stock_count::StockCount;
use crate::domain::value::id::ClientId;
use crate::screen::stock::counting::{self, Counted, Problem};
use crate::state::Carteira;
use crate::text::stock as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

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
    fn counted(self) -> Counted {
        Counted {
            product: self.product.get(),
            units: self.units.get(),
            delivered: self.delivered.get(),
            losses: self.losses.get(),
            in_transit: self.in_transit.get(),
            pack: self.pack.get(),
        }
    }
}

/// The rows to start with, and one to be named.
pub(super) fn offered(carteira: Carteira, client: ClientId) -> RwSignal<Vec<CountRow>> {
    let products = carteira.portfolio.with_untracked(|p| counting::offered(p, client));
    let rows = products.into_iter().map(|(product, pack)| CountRow::new(false, product, pack));
    RwSignal::new(rows.chain([CountRow::new(true, String::new(), None)]).collect())
}

/// What was counted, or the first thing that is wrong.
pub(super) fn counted(carteira: Carteira, rows: RwSignal<Vec<CountRow>>) -> Result<Vec<StockCount>, Problem> {
    let rows: Vec<Counted> = rows.with(|rows| rows.iter().map(|row| row.counted()).collect());
    counting::counts(&rows, |product, units| carteira.new_stock_count(product, units))
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
