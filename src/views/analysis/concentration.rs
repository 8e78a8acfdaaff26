//! How much hangs on few clients, and what losing the greatest would cost.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::ranking_bars::{self, Ranked, ranking_bars};
use crate::domain::measure::concentration::{concentration, share_of_greatest};
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::routes::Route;
use crate::text::population::who;
use crate::text::{analysis as words, format};
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use crate::views::nav::use_go;
use leptos::prelude::*;

/// How many of the greatest are drawn.
const TOP: usize = 12;

type Greatest = Vec<(ClientId, String, i64)>;

#[component]
pub(super) fn Greatest(desk: AnalysisDesk) -> impl IntoView {
    let greatest: Memo<Greatest> = desk.scope.memo(|seen, p, _| {
        let mut all: Greatest = seen
            .clients()
            .filter(|(_, status, _)| status.revenue_12m > 0)
            .filter_map(|(slot, status, _)| {
                let client = p.client_at(slot)?;
                Some((client.id, client.display_name().to_owned(), status.revenue_12m))
            })
            .collect();
        all.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)).then_with(|| a.0.cmp(&b.0)));
        all
    });
    let revenue = Memo::new(move |_| greatest.with(|all| all.iter().map(|row| row.2).collect::<Vec<_>>()));
    let found = Memo::new(move |_| revenue.with(|revenue| concentration(revenue)));
    let title = Signal::derive(move || match found.get() {
        None => words::concentration::NOBODY.to_owned(),
        Some(found) => revenue.with(|revenue| {
            let top = TOP.min(revenue.len());
            words::concentration::finding(top, share_of_greatest(revenue, top), &found)
        }),
    });
    let money = MaybeProp::derive(move || {
        let found = found.get()?;
        let name = greatest.with(|all| all.first().map(|(_, name, _)| name.clone()))?;
        Some(words::concentration::money(&name, &found))
    });
    let note = MaybeProp::derive(move || found.get().map(|found| words::concentration::note(&found)));
    let (version, covered) = (theme_version(), values_hidden());
    let option = Signal::derive(move || {
        version.track();
        let bars: Vec<Ranked> = greatest.with(|all| {
            let bar = |(at, (_, name, revenue)): (usize, &(ClientId, String, i64))| Ranked {
                name: name.clone(),
                value: *revenue as f64 / 100.0,
                words: format::money_short(Centavos::new(*revenue)),
                strong: at == 0,
            };
            all.iter().take(TOP).enumerate().map(bar).collect()
        });
        ranking_bars(words::REVENUE_12M, &bars, covered.get(), &palette())
    });
    let go = use_go();
    let tap = move |tapped: Tapped| {
        let id = greatest.with_untracked(|all| {
            let at = ranking_bars::tapped(all.len().min(TOP), tapped.item)?;
            all.get(at).map(|(id, _, _)| *id)
        });
        if let Some(id) = id {
            go(&Route::Client(id.to_string()));
        }
    };
    let table: Figures = Memo::new(move |_| {
        let total = revenue.with(|revenue| revenue.iter().sum::<i64>());
        let mut table = IndicatorTable::new(
            words::CONCENTRATION,
            &[words::CLIENT],
            &[words::REVENUE_12M, words::SHARE, words::CUMULATIVE],
        );
        let mut sum = 0;
        greatest.with(|all| {
            for (id, name, revenue) in all {
                sum += revenue;
                table.rows.push(vec![
                    Value::Client { id: *id, name: name.clone() },
                    Value::Centavos(*revenue),
                    Value::Share(Ratio::new(*revenue, total)),
                    Value::Share(Ratio::new(sum, total)),
                ]);
            }
        });
        table
    });
    let population = desk.scope.population(who::BUYERS, move || Some(greatest.with(Vec::len)));
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    view! {
        <Panel title population money note table file="concentracao" on>
            <ChartBox label=title option height_rem=24.0 on_tap=tap/>
        </Panel>
    }
}
