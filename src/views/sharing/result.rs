//! The proposal: what it says, each vendedor from today on, the map, who changes hands, and the way to keep it.

use super::desk::SharingDesk;
use super::hand::HandSheets;
use super::picture::Picture;
use crate::screen::sharing::{Found, Moved, Row};
use crate::text::sharing as words;
use crate::text::shell::UNDO;
use crate::ui::prelude::*;
use crate::views::marks;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

#[component]
pub(super) fn Proposed(desk: SharingDesk) -> impl IntoView {
    let carteira = desk.carteira;
    let with = move |look: fn(&Found, &crate::domain::portfolio::Portfolio) -> Vec<String>| {
        let found = desk.found.get();
        found.map(|found| carteira.portfolio.with(|p| look(&found, p))).unwrap_or_default()
    };
    let finding = move || desk.found.with(|found| found.as_ref().map(|found| found.finding()));
    let evenness = move || {
        let line = |line: String| view! { <li>{line}</li> };
        with(Found::evenness).into_iter().map(line).collect_view()
    };
    let picking = RwSignal::new(false);
    let toasts = use_toasts();
    let discard = move || {
        // What brings it back outlives the proposal that it stands in: it belongs to nobody who goes.
        spawn_local(async move {
            toasts.show(Toast::new(words::DISCARDED).action(UNDO, desk.discard()));
        });
    };
    view! {
        <section class="card stack" aria-label=words::RESULT>
            <h2 class="panel__finding" aria-live="polite">{finding}</h2>
            <ul class="plain-list">{evenness}</ul>
            <ByPerson desk/>
            <p class="muted">{words::ROAD_NOTE}</p>
            <Picture desk/>
            <div class="cluster">
                <Button glyph=Glyph::Edit on_press=move || picking.set(true)>{words::HAND}</Button>
                <Button tone=Tone::Quiet on_press=discard>{words::DISCARD}</Button>
            </div>
            <Apply desk/>
            <MovedList desk/>
        </section>
        <HandSheets desk picking/>
    }
}

#[component]
fn ByPerson(desk: SharingDesk) -> impl IntoView {
    let carteira = desk.carteira;
    let columns = vec![
        Column::text(words::SALESPERSON),
        Column::number(words::CLIENTS),
        Column::number(words::VALUE),
        Column::number(words::VISITS),
        Column::number(words::ROAD),
        Column::number(words::COVERAGE),
    ];
    let row = |row: Row| {
        let (mark, name) = (marks::of_part(row.seat), row.name);
        let who = ViewFn::from(move || view! { <StateChip mark label=name.clone()/> });
        vec![
            Cell::View(who),
            row.clients.into(),
            Cell::Private(row.value),
            row.visits.into(),
            row.road.into(),
            row.coverage.into(),
        ]
    };
    let rows = Signal::derive(move || {
        let (found, on) = (desk.found.get(), carteira.derived.as_of.get());
        let rows = found.map(|found| carteira.portfolio.with(|p| found.rows(p, on)));
        rows.unwrap_or_default().into_iter().map(row).collect::<Vec<_>>()
    });
    view! { <DataTable caption=words::TABLE columns=Signal::stored(columns) rows/> }
}

#[component]
fn MovedList(desk: SharingDesk) -> impl IntoView {
    let carteira = desk.carteira;
    let moved = Memo::new(move |_| {
        let found = desk.found.get();
        Arc::new(found.map(|found| carteira.portfolio.with(|p| found.moved(p))).unwrap_or_default())
    });
    let drawn = growing(move || moved.with(|moved| moved.len()), usize::MAX);
    let row = move |one: Moved| {
        let Moved { client: _, slot, seat, name, place, hands, why } = one;
        let mark = marks::of_part(seat);
        view! {
            <li>
                <button class="choice sharing__moved" type="button" on:click=move |_| desk.open(vec![slot.into()])>
                    <StateMark mark/>
                    <span class="choice__name">
                        {name} <span class="muted sharing__hands">{hands} " · " {why}</span>
                    </span>
                    <span class="choice__count">{place}</span>
                </button>
            </li>
        }
    };
    let note = Signal::derive(move || Some(words::many(moved.with(|moved| moved.len()))));
    view! {
        <Disclosure summary=words::MOVED note open=true>
            <Show when=move || moved.with(|moved| moved.is_empty())>
                <p class="muted">{words::NOBODY_MOVES}</p>
            </Show>
            <ul class="choices">
                <For
                    each=move || moved.with(|all| all.iter().take(drawn.get()).cloned().collect::<Vec<_>>())
                    key=|one| (one.client, one.hands.clone(), one.why.clone())
                    children=row
                />
            </ul>
        </Disclosure>
    }
}

#[component]
fn Apply(desk: SharingDesk) -> impl IntoView {
    let form = Form::new(Signal::stored(Some("divisao.dia".to_owned())));
    let since = RwSignal::new(Some(desk.carteira.today.get_untracked()));
    desk.carteira.follow_today(since);
    let tried = RwSignal::new(false);
    let error = Signal::derive(move || {
        (tried.get() && since.get().is_none()).then(|| words::SINCE_NEEDED.to_owned())
    });
    let busy = RwSignal::new(false);
    let moving =
        Memo::new(move |_| desk.found.with(|found| found.as_ref().map_or(0, |found| found.moving())));
    let apply = move || {
        if form.is_refused() {
            return;
        }
        let day: Option<NaiveDate> = since.get_untracked();
        let Some(day) = day else {
            tried.set(true);
            return form.focus_problem();
        };
        form.finish();
        desk.apply(day, busy);
    };
    let disabled = Signal::derive(move || moving.get() == 0 || !desk.is_live());
    view! {
        <div class="stack" data-gap="tight">
            <FormArea form>
                <div class="sharing__since">
                    <DateField label=words::SINCE value=since hint=words::SINCE_HINT error/>
                </div>
            </FormArea>
            <Show when=move || moving.get() == 0>
                <p class="muted">{words::NOTHING_TO_APPLY}</p>
            </Show>
            <div class="cluster">
                <Button tone=Tone::Primary glyph=Glyph::Check disabled busy on_press=apply>
                    {move || words::apply(moving.get(), since.get())}
                </Button>
            </div>
        </div>
    }
}
