//! The proposal before it is kept: who would be visited when and why, who is left out and what that costs.

use super::desk::AgendaDesk;
use crate::domain::plan::agenda::{Candidate, LeftOut, ProposedDay, ProposedStop};
use crate::screen::agenda::proposal::{Preview, notes};
use crate::screen::credit::flag;
use crate::text::agenda as words;
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// Of those left out, so many are named.
const NAMED: usize = 20;

#[component]
pub(super) fn PreviewSheet(desk: AgendaDesk) -> impl IntoView {
    let visits = move || desk.preview.with(|preview| preview.as_ref().map_or(0, |preview| preview.visits()));
    let apply = move || {
        desk.preview_open.set(false);
        if let Some(preview) = desk.preview.get_untracked() {
            desk.apply(&preview);
        }
    };
    let footer = move || {
        view! {
            <Button on_press=move || desk.preview_open.set(false)>{words::DISCARD}</Button>
            <Button
                tone=Tone::Primary
                glyph=Glyph::Check
                disabled=Signal::derive(move || visits() == 0)
                on_press=apply
            >
                {move || words::apply(visits())}
            </Button>
        }
    };
    view! {
        <Sheet open=desk.preview_open title=words::PROPOSING size=SheetSize::Large footer>
            {move || desk.preview.get().map(|preview| view! { <Body desk preview/> })}
        </Sheet>
    }
}

#[component]
fn Body(desk: AgendaDesk, preview: Arc<Preview>) -> impl IntoView {
    if preview.asked.days.is_empty() {
        return view! { <Empty glyph=Glyph::Agenda title=words::PAST_TITLE why=words::PAST_WHY>""</Empty> }
            .into_any();
    }
    if preview.asked.candidates.is_empty() {
        return view! { <Empty glyph=Glyph::Check title=words::NOBODY_TITLE why=words::NOBODY_WHY>""</Empty> }.into_any();
    }
    let days = preview.proposal.days.iter().filter(|day| !day.stops.is_empty());
    let days = days.map(|day| day_of(desk, &preview, day)).collect_view();
    view! {
        // Focusable, so that a keyboard can scroll it.
        <div class="stack proposal" role="group" aria-label=words::PROPOSING tabindex="0">
            <p class="muted">{words::HOW}</p>
            {days}
            <LeftOuts desk preview=Arc::clone(&preview)/>
        </div>
    }
    .into_any()
}

fn day_of(desk: AgendaDesk, preview: &Preview, day: &ProposedDay) -> impl IntoView + use<> {
    let stops = day.stops.iter().map(|stop| stop_of(desk, preview, day.date, stop)).collect_view();
    view! {
        <section class="stack" data-gap="tight">
            <h3 class="proposal__day">
                {words::day(day.date)} " "
                <span class="muted proposal__sum">{words::day_sum(day.stops.len(), day.travel_minutes)}</span>
            </h3>
            <ol class="row-list">{stops}</ol>
        </section>
    }
}

fn stop_of(
    desk: AgendaDesk,
    preview: &Preview,
    date: NaiveDate,
    stop: &ProposedStop,
) -> impl IntoView + use<> {
    let one = &preview.asked.candidates[stop.candidate];
    let notes = notes(one, date, stop);
    view! {
        <li class="row-list__item proposal__stop">
            <span class="proposal__when">{words::minute(stop.begins)}</span>
            {who(desk, preview, one, notes)}
        </li>
    }
}

fn who(desk: AgendaDesk, preview: &Preview, one: &Candidate, notes: String) -> impl IntoView + use<> {
    let name = desk.carteira.portfolio.with_untracked(|p| {
        p.client_at(one.slot).map(|client| crate::screen::client::name_of(client).to_owned())
    });
    let credit = desk.carteira.portfolio.with_untracked(|p| flag(p, one.slot, preview.today));
    let stake = words::stake(one.monthly_centavos);
    view! {
        <span class="proposal__who">
            <span class="proposal__name">{name}</span>
            <span class="muted">{words::reason(one, preview.today)}</span>
            {credit.map(|credit| view! { <Chip label=credit strong=true glyph=Glyph::Money/> })}
            {stake.map(|stake| view! { <span class="muted private">{stake}</span> })}
            {(!notes.is_empty()).then(|| view! { <span class="muted">{notes}</span> })}
        </span>
    }
}

#[component]
fn LeftOuts(desk: AgendaDesk, preview: Arc<Preview>) -> impl IntoView {
    let out = &preview.proposal.left_out;
    let of = |out: &LeftOut| &preview.asked.candidates[out.candidate];
    let cost = words::cost(preview.left_out_centavos());
    let rows = out.iter().take(NAMED).map(|out| {
        view! {
            <li class="row-list__item proposal__stop" data-out="">
                {who(desk, &preview, of(out), words::why_out(out.why).to_owned())}
            </li>
        }
    });
    let rows = rows.collect_view();
    let more = out.len().saturating_sub(NAMED);
    view! {
        <section class="stack" data-gap="tight">
            <h3 class="proposal__day">{words::left_out(out.len())}</h3>
            {cost.map(|cost| view! { <p class="muted private">{cost}</p> })}
            <ul class="row-list">{rows}</ul>
            {(more > 0).then(|| view! { <p class="muted">{words::and_more(more)}</p> })}
        </section>
    }
}
