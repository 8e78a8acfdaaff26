//! *Avisos*: what asks for the rep today, the most at stake first, each with its act and *adiar*.

mod row;

use crate::domain::plan::alerts::{Alert, Cause};
use crate::routes::Route;
use crate::screen::alerts::{STEP, kinds, line, of_kind, of_today};
use crate::state::{use_alerts, use_carteira, use_outlook};
use crate::text::{alerts as words, format};
use crate::ui::prelude::*;
use crate::views::data::Keeping;
use crate::views::rescue::{RescueSheets, rescue_desk};
use crate::views::standing::WhenReady;
use crate::views::steady::{only_if_steady, steady};
use leptos::prelude::*;
use row::AlertRow;
use std::sync::Arc;

#[component]
pub fn AlertsPage() -> impl IntoView {
    view! {
        <div class="page alerts">
            <WhenReady>
                <Gathered/>
            </WhenReady>
        </div>
    }
}

/// They stand once every client was looked at.
#[component]
fn Gathered() -> impl IntoView {
    let alerts = use_alerts();
    alerts.watch();
    let list = Memo::new(move |_| alerts.list.get().unwrap_or_default());
    let stands = Memo::new(move |_| alerts.list.with(Option::is_some));
    move || match stands.get() {
        true => view! { <List list/> }.into_any(),
        false => view! { <Skeleton rows=8/> }.into_any(),
    }
}

/// The queue in one line, which leads to it. On *Hoje*, where no tap waits for it: it follows once the data rest.
#[component]
pub fn QueueLine() -> impl IntoView {
    let carteira = use_carteira();
    let at_rest = use_alerts().at_rest;
    let said = move || {
        let today = carteira.today.get();
        let now = at_rest.get()?;
        Some(carteira.portfolio.with_untracked(|p| line(p, &now, today)))
    };
    view! { <a href=Route::Alerts.href()>{move || said().unwrap_or_else(|| words::OF_TODAY.to_owned())}</a> }
}

#[component]
fn List(list: Memo<Arc<Vec<Alert>>>) -> impl IntoView {
    let carteira = use_carteira();
    // Late orders and what is at stake are better told once it was learnt when clients buy.
    let _ = use_outlook();
    let desk = rescue_desk();
    let only = RwSignal::new(None::<Cause>);
    let limit = RwSignal::new(STEP);
    let whole = RwSignal::new(false);
    let now = Memo::new(move |_| {
        let today = carteira.today.get();
        list.with(|all| carteira.portfolio.with(|p| of_today(p, all, today)))
    });
    let total = Memo::new(move |_| list.with(|all| all.len()));
    let fresh = move || match whole.get() {
        true => {
            let only = only.get();
            list.with(|all| of_kind(all, only))
        }
        false => now.with(|now| now.queue.clone()),
    };
    let shown = steady(fresh, move || (whole.get(), only.get()), |alert| alert.id.client, |alert| alert.id);
    let has_any = Memo::new(move |_| total.get() > 0 || shown.with(|all| !all.is_empty()));
    let chips = move || {
        let kinds = list.with(|all| kinds(all));
        kinds
            .into_iter()
            .map(|(cause, count)| {
                view! {
                    <FilterChip
                        label=words::cause(cause)
                        pressed=Signal::derive(move || only.get() == Some(cause))
                        on_toggle=move |on: bool| only.set(on.then_some(cause))
                        count=format::count(count)
                    />
                }
            })
            .collect_view()
    };
    view! {
        <div class="stack">
            <Show
                when=move || has_any.get()
                fallback=|| view! { <Empty glyph=Glyph::Check title=words::EMPTY_TITLE why=words::EMPTY_WHY/> }
            >
                <h2 class="panel__finding">
                    {move || if whole.get() { words::finding(total.get()) } else { words::QUEUE.to_owned() }}
                </h2>
                <p class="muted panel__note">
                    {move || match (whole.get(), shown.with(Vec::is_empty)) {
                        (true, _) => words::NOTE,
                        (false, true) => words::QUEUE_DONE,
                        (false, false) => words::QUEUE_NOTE,
                    }}
                </p>
                <Show when=move || whole.get()>
                    <div class="cluster" role="group" aria-label=words::KINDS>
                        {chips}
                    </div>
                </Show>
                <Show when=move || !shown.with(Vec::is_empty)>
                    <ol class="rescue__list" on:click:capture=only_if_steady()>
                        <For
                            each=move || shown.with(|all| all.iter().take(limit.get()).cloned().collect::<Vec<_>>())
                            key=move |alert| (alert.id, format!("{:?}", alert.reason), alert.centavos, carteira.today.get())
                            children=move |alert| view! { <AlertRow alert desk/> }
                        />
                    </ol>
                </Show>
                <Show when=move || shown.with(|all| all.len() > limit.get())>
                    <Button tone=Tone::Quiet on_press=move || limit.update(|limit| *limit += STEP)>
                        {move || words::more(shown.with(Vec::len).saturating_sub(limit.get()))}
                    </Button>
                </Show>
                <Show when=move || whole.get() || now.with(|now| !now.rest.is_empty())>
                    <div>
                        <Button tone=Tone::Quiet on_press=move || whole.update(|whole| *whole = !*whole)>
                            {move || match whole.get() {
                                true => words::SEE_QUEUE.to_owned(),
                                false => words::see_rest(now.with(|now| now.rest.len())),
                            }}
                        </Button>
                    </div>
                </Show>
            </Show>
            <Keeping/>
            <RescueSheets desk/>
        </div>
    }
}
