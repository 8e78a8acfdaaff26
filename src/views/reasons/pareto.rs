//! The Pareto: which motivo weighs most, in times or in R$, and what somebody can act on.

use super::remedies::Remedies;
use super::{ReasonsDesk, WITHOUT};
use crate::charts::ranking_bars::ranking_bars;
use crate::domain::rescue::reason_pareto::{By, Occasions, ReasonPareto};
use crate::screen::analysis::behind::Behind;
use crate::screen::reason_pareto;
use crate::screen::reasons::{question, to_ask};
use crate::text::population::who;
use crate::text::{reason_ask, reason_pareto as words};
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::analysis::{Figures, Panel, PeopleSheet};
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn Pareto(desk: ReasonsDesk) -> impl IntoView {
    let scope = desk.scope;
    let behind = RwSignal::new(None::<Behind>);
    let found = scope.memo(move |_, p| {
        let (which, by) = (desk.which.get(), desk.by.get());
        desk.occasions.with(|all| reason_pareto::pareto(all, which, by, p))
    });
    let portfolio = scope.carteira.portfolio;
    let title = Signal::derive(move || {
        let since = reason_pareto::period(scope.on().get(), desk.months.get()).start;
        found.with(|found| portfolio.with(|p| reason_pareto::finding(found, desk.by.get(), p, since)))
    });
    let (version, hidden) = (theme_version(), values_hidden());
    let option = Signal::derive(move || {
        version.track();
        let by = desk.by.get();
        let bars = found.with(|found| portfolio.with(|p| reason_pareto::bars(found, by, p)));
        let covered = reason_pareto::is_private(by) && hidden.get();
        ranking_bars(reason_pareto::measure(by), &bars, covered, &palette())
    });
    let tap = move |tapped: Tapped| {
        let people = |found: &ReasonPareto| {
            scope.with_now(|seen, p| reason_pareto::behind(found, tapped.item, seen, p))
        };
        if let Some(found) = found.with_untracked(people) {
            behind.set(Some(found));
        }
    };
    let table: Figures =
        Memo::new(move |_| found.with(|found| portfolio.with(|p| reason_pareto::table(found, p))));
    let alert = move || found.with(ReasonPareto::other_alert);
    let is_empty = Memo::new(move |_| found.with(|found| found.rows.is_empty()));
    let population = scope.population(who::WITH_REASON, move || Some(found.with(reason_pareto::clients)));
    let on = scope.on();
    let occasions = vec![
        (Occasions::All, words::ALL.to_owned()),
        (Occasions::Contacts, words::CONTACTS.to_owned()),
        (Occasions::Departures, words::DEPARTURES.to_owned()),
    ];
    let orders = vec![(By::Times, words::BY_TIMES.to_owned()), (By::Bought, words::BY_BOUGHT.to_owned())];
    view! {
        <div class="stack">
            <Unasked desk/>
            <div class="cluster">
                <Segmented label=words::OCCASIONS choices=occasions value=desk.which/>
                <Segmented label=words::ORDER choices=orders value=desk.by/>
            </div>
            {move || alert().map(|share| view! { <p class="why__note" role="status">{words::other_alert(share)}</p> })}
            {move || {
                if is_empty.get() {
                    view! { <Empty glyph=Glyph::Help title=words::EMPTY_TITLE why=words::EMPTY_WHY/> }.into_any()
                } else {
                    view! {
                        <Panel title population note=words::NOTE table file="motivos" on>
                            <ChartBox label=title option height_rem=26.0 on_tap=tap/>
                        </Panel>
                        <Remedies desk found/>
                    }
                        .into_any()
                }
            }}
        </div>
        <PeopleSheet behind/>
    }
}

/// Clients that turned inativo and about whom nobody was asked yet: one tap away.
#[component]
fn Unasked(desk: ReasonsDesk) -> impl IntoView {
    let asked = Memo::new(move |_| desk.occasions.with(|all| to_ask(all)));
    view! {
        <Show when=move || asked.with(|asked| !asked.is_empty())>
            <section class="card unasked">
                <h2 class="card__title">{move || asked.with(|asked| question(asked))}</h2>
                <Button
                    tone=Tone::Primary
                    glyph=Glyph::Help
                    on_press=move || desk.tab.set(WITHOUT.to_owned())
                >
                    {reason_ask::ANSWER}
                </Button>
            </section>
        </Show>
    }
}
