//! Share of wallet: who buys most of others, of the clients whose potential the rep typed.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::ranking_bars::{self, Ranked, ranking_bars};
use crate::domain::indicator::analysis::wallet::{Wallet, together, wallet};
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::routes::Route;
use crate::text::population::who;
use crate::text::{analysis, format, wallet as words};
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use crate::views::nav::use_go;
use leptos::prelude::*;

/// How many are drawn.
const TOP: usize = 12;

type Shares = Vec<(ClientId, String, Wallet)>;

#[component]
pub(super) fn Shares(desk: AnalysisDesk) -> impl IntoView {
    // Who buys most of others first.
    let shares: Memo<Shares> = desk.scope.memo(|seen, p, _| {
        let mut all: Shares = seen
            .clients()
            .filter_map(|(slot, _, insight)| {
                let client = p.client_at(slot)?;
                let found = wallet(client, insight.revenue_12m)?;
                Some((client.id, client.display_name().to_owned(), found))
            })
            .collect();
        all.sort_by(|a, b| {
            b.2.elsewhere().cmp(&a.2.elsewhere()).then_with(|| a.1.cmp(&b.1)).then_with(|| a.0.cmp(&b.0))
        });
        all
    });
    let all = Memo::new(move |_| shares.with(|shares| together(shares.iter().map(|(_, _, one)| *one))));
    let title = Signal::derive(move || match all.get() {
        None => words::NOBODY.to_owned(),
        Some(all) => words::finding(all, shares.with(Vec::len)),
    });
    let money = MaybeProp::derive(move || {
        let elsewhere = |shares: &Shares| {
            shares.iter().fold(0, |sum: i64, (_, _, one)| sum.saturating_add(one.elsewhere()))
        };
        Some(words::money(all.get()?, shares.with(elsewhere)))
    });
    let over = move || shares.with(|shares| shares.iter().filter(|(_, _, one)| one.is_over()).count());
    let note = MaybeProp::derive(move || {
        let over = words::over(over()).map(|over| format!(" {over}")).unwrap_or_default();
        Some(format!("{}{over}", words::NOTE))
    });
    let (version, covered) = (theme_version(), values_hidden());
    let option = Signal::derive(move || {
        version.track();
        let bars: Vec<Ranked> = shares.with(|shares| {
            let bar = |(_, name, one): &(ClientId, String, Wallet)| Ranked {
                name: name.clone(),
                value: one.elsewhere() as f64 / 100.0,
                words: format::money_short(Centavos::new(one.elsewhere())),
                strong: false,
            };
            shares.iter().take(TOP).map(bar).collect()
        });
        ranking_bars(words::ELSEWHERE, &bars, covered.get(), &palette())
    });
    let go = use_go();
    let tap: Callback<(Tapped,)> = Callback::new(move |(tapped,): (Tapped,)| {
        let id = shares.with_untracked(|shares| {
            let at = ranking_bars::tapped(shares.len().min(TOP), tapped.item)?;
            shares.get(at).map(|(id, _, _)| *id)
        });
        if let Some(id) = id {
            go(&Route::Client(id.to_string()));
        }
    });
    let table: Figures = Memo::new(move |_| {
        let mut table = IndicatorTable::new(
            words::TAB,
            &[analysis::CLIENT],
            &[words::SHARE, words::BOUGHT, words::POTENTIAL, words::ELSEWHERE],
        );
        shares.with(|shares| {
            for (id, name, one) in shares {
                table.rows.push(vec![
                    Value::Client { id: *id, name: name.clone() },
                    Value::Share(one.share()),
                    Value::Centavos(one.bought),
                    Value::Centavos(one.potential),
                    Value::Centavos(one.elsewhere()),
                ]);
            }
        });
        table
    });
    let nobody = Memo::new(move |_| shares.with(Vec::is_empty));
    let population = desk.scope.population(who::WITH_POTENTIAL, move || Some(shares.with(Vec::len)));
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    view! {
        <Panel title population money note table file="participacao" on>
            {move || {
                if nobody.get() {
                    view! { <p class="muted">{words::HOW}</p> }.into_any()
                } else {
                    view! { <ChartBox label=title option height_rem=22.0 on_tap=tap/> }.into_any()
                }
            }}
        </Panel>
    }
}
