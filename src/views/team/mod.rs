//! *Equipe*: who needs help first, each vendedor with what is behind every number, whose file is missing, and the sheet of
//! the meeting.

mod card;
mod files;
mod meeting;

use crate::domain::filter::Filter;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::SalespersonId;
use crate::exchange::filter_query::to_pairs;
use crate::routes::Route;
use crate::screen::map_parts::PartsBy;
use crate::screen::team::reasons::top_reasons;
use crate::screen::team::{Row, Seen, help, of_nobody, rows};
use crate::state::view::COLOURS;
use crate::state::{Carteira, use_carteira};
use crate::text::{shell, team as words};
use crate::ui::prelude::*;
use crate::views::standing::{NoData, WhenReady};
use card::PersonCard;
use files::Files;
use leptos::prelude::*;
use meeting::MeetingCard;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the parts of the page share; copy it.
#[derive(Clone, Copy)]
pub(super) struct TeamDesk {
    pub carteira: Carteira,
    /// Who needs help first at the top.
    pub rows: Memo<Arc<Vec<Row>>>,
    /// The motivos named most of each, in words.
    pub reasons: Memo<Arc<BTreeMap<SalespersonId, String>>>,
}

impl TeamDesk {
    fn new() -> Self {
        let carteira = use_carteira();
        let rows = Memo::new(move |_| Arc::new(looked(carteira, rows)));
        let reasons = Memo::new(move |_| Arc::new(looked(carteira, top_reasons)));
        Self { carteira, rows, reasons }
    }

    pub(super) fn look<R>(self, with: impl FnOnce(&Portfolio, &Seen<'_>) -> R) -> R {
        looked(self.carteira, with)
    }
}

/// What `with` says of the day shown; read reactively.
fn looked<R>(carteira: Carteira, with: impl FnOnce(&Portfolio, &Seen<'_>) -> R) -> R {
    let derived = carteira.derived;
    let (held, statuses, on) = (derived.holders.get(), derived.statuses.get(), derived.as_of.get());
    carteira.portfolio.with(|p| with(p, &Seen { held: &held, statuses: &statuses, on }))
}

#[component]
pub fn TeamPage() -> impl IntoView {
    view! {
        <div class="page team">
            <WhenReady>
                <Team/>
            </WhenReady>
        </div>
    }
}

#[component]
fn Team() -> impl IntoView {
    let desk = TeamDesk::new();
    let is_empty = Memo::new(move |_| desk.rows.with(|rows| rows.is_empty()));
    move || {
        if is_empty.get() {
            view! {
                <NoData glyph=Glyph::Person title=words::EMPTY_TITLE why=words::EMPTY_WHY/>
            }
            .into_any()
        } else {
            view! { <People desk/> }.into_any()
        }
    }
}

/// The list of whom nobody holds, on the side looked at.
fn nobodys_list(carteira: Carteira) -> String {
    let principals = carteira.view.filter.with(|filter| filter.principals.clone());
    let pairs = to_pairs(&Filter { salespeople: [None].into(), principals, ..Filter::default() });
    Route::Clients.href_with(&pairs.iter().map(|(key, value)| (*key, value.as_str())).collect::<Vec<_>>())
}

/// Everybody on the map, each vendedor with his own shape and colour.
fn on_map(carteira: Carteira) -> String {
    let principals = carteira.view.filter.with(|filter| filter.principals.clone());
    let pairs = to_pairs(&Filter { principals, ..Filter::default() });
    let own = pairs.iter().map(|(key, value)| (*key, value.as_str()));
    Route::Map.href_with(&own.chain([(COLOURS, PartsBy::Holder.word())]).collect::<Vec<_>>())
}

#[component]
fn People(desk: TeamDesk) -> impl IntoView {
    let count = Memo::new(move |_| desk.rows.with(|rows| rows.len()));
    let nobodys = Memo::new(move |_| desk.look(|_, seen| of_nobody(seen)));
    view! {
        <div class="stack">
            <section class="card stack team__screen" data-gap="tight">
                <h2 class="panel__finding private" aria-live="polite">{move || desk.rows.with(|rows| help(rows))}</h2>
                <p class="muted panel__note">{words::RULE}</p>
                <div class="cluster">
                    <Show when=move || { nobodys.get() > 0 }>
                        <LinkButton
                            tone=Tone::Quiet
                            href=Signal::derive(move || nobodys_list(desk.carteira))
                        >
                            {move || words::without_holder(nobodys.get())}
                        </LinkButton>
                    </Show>
                    <LinkButton tone=Tone::Quiet glyph=Glyph::Target href=Route::Goals.href()>
                        {shell::page::GOALS}
                    </LinkButton>
                    <LinkButton tone=Tone::Quiet glyph=Glyph::Map href=Signal::derive(move || on_map(desk.carteira))>
                        {words::SEE_ALL_ON_MAP}
                    </LinkButton>
                    <LinkButton tone=Tone::Quiet glyph=Glyph::Forward href=Route::Sharing.href()>
                        {words::DIVIDE}
                    </LinkButton>
                </div>
            </section>
            <div class="team__people team__screen">
                <For each=move || 0..count.get() key=|at| *at children=move |at| view! { <PersonCard desk at/> }/>
            </div>
            <Files desk/>
            <MeetingCard desk/>
        </div>
    }
}
