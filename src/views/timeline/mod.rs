//! Linha do tempo: every client by days without contact, what happened at each on the calendar, and the máquina do
//! tempo that shows all of it as known on a past date.
//!
//! The canvas knows rows and days ([`crate::ui::canvas_timeline`]); here clients become rows. Filter, scale and date are
//! those of the whole app.

mod card;
mod density;
mod desk;
pub mod machine;
mod opened;
mod picture;
mod printed;
mod table;
mod tools;

pub(crate) use opened::{OpenedTimeMachine, TimeMachineKey, provide_time_machine};

use crate::routes::Route;
use crate::screen::timeline::card::{Nothing, nothing};
use crate::screen::timeline::{keeps_unseen, toggle_unseen, unseen};
use crate::state::{Carteira, Phase, use_carteira};
use crate::text::timeline as words;
use crate::ui::prelude::*;
use crate::views::filters::{FilterCount, FilterSheet};
use crate::views::map::legend::{Legend, entries};
use card::Card;
use density::DensityView;
use desk::TimelineDesk;
use leptos::prelude::*;
use picture::Picture;
use printed::Printed;
use table::Table;
use tools::Tools;

#[component]
pub fn TimelinePage() -> impl IntoView {
    let carteira = use_carteira();
    let legend = entries(carteira);
    let desk = TimelineDesk::new(carteira);
    let filtered = Memo::new(move |_| carteira.view.filter.with(|filter| !filter.is_empty()));
    let opening = Memo::new(move |_| matches!(carteira.phase.get(), Phase::Opening { .. }));
    let empty = Memo::new(move |_| desk.rows.with(|rows| rows.slots.is_empty()));
    view! {
        <div class="page timeline-page" data-edge="" data-fill="">
            <div class="timeline-page__top">
                <Tools desk/>
                <Unseen desk/>
                <Show when=move || filtered.get()>
                    <FilterCount/>
                </Show>
                <Show when=move || desk.summary_open.get()>
                    <div class="timeline-page__legend"><Legend entries=legend/></div>
                    <DensityView desk/>
                </Show>
            </div>
            <div class="timeline-page__rows">
                {move || match (empty.get(), desk.as_table.get()) {
                    (true, _) if opening.get() => view! { <Skeleton rows=8/> }.into_any(),
                    (true, _) => view! { <NoRows carteira/> }.into_any(),
                    (false, false) => view! { <Picture desk legend/> }.into_any(),
                    (false, true) => view! { <Table desk/> }.into_any(),
                }}
                <div class="timeline-page__card"><Card desk/></div>
            </div>
            <div class="timeline-page__machine"><machine::TimeMachine/></div>
            <Printed desk/>
            <FilterSheet open=desk.filters_open whole=true/>
        </div>
    }
}

/// Who bought while nobody spoke to them: a finding, and its list by one tap.
#[component]
fn Unseen(desk: TimelineDesk) -> impl IntoView {
    let view = desk.carteira.view;
    let found = Memo::new(move |_| {
        let statuses = desk.carteira.derived.statuses.get();
        desk.rows.with(|rows| unseen(&rows.slots, &statuses))
    });
    move || {
        found.get().map(|label| {
            view! {
                <div class="timeline-page__finding">
                    <FilterChip
                        label
                        pressed=Signal::derive(move || view.filter.with(keeps_unseen))
                        on_toggle=move |_: bool| view.filter.update(toggle_unseen)
                    />
                </div>
            }
        })
    }
}

/// Says why there are no rows.
#[component]
fn NoRows(carteira: Carteira) -> impl IntoView {
    let clients = carteira.derived.client_count;
    let filtered = move || carteira.view.filter.with(|filter| !filter.is_empty());
    move || match nothing(clients.get(), filtered()) {
        Nothing::NoClients => view! {
            <Empty glyph=Glyph::Timeline title=words::EMPTY_TITLE why=words::EMPTY_WHY>
                <LinkButton href=Route::Data.href() tone=Tone::Primary>
                    {words::EMPTY_IMPORT}
                </LinkButton>
            </Empty>
        }
        .into_any(),
        Nothing::FilteredOut => view! {
            <p class="timeline-page__note" role="status">
                <span>{words::FILTERED_OUT}</span>
                <Button tone=Tone::Quiet on_press=move || carteira.view.filter.set(Default::default())>
                    {words::CLEAR_FILTERS}
                </Button>
            </p>
        }
        .into_any(),
        Nothing::NobodyThen => {
            view! { <p class="timeline-page__note" role="status">{words::NOBODY_THEN}</p> }.into_any()
        }
    }
}
