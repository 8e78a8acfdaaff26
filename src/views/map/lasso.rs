//! Clients chosen by an area drawn on the map: it is a filter like any other, so that list, agenda and segment take it on.

use super::desk::MapDesk;
use crate::domain::fact::interaction::Channel;
use crate::domain::filter::area::{Area, MOST_CORNERS};
use crate::domain::place::geo::{LatLon, WorldPoint, ring_holds};
use crate::domain::portfolio::slot::Slot;
use crate::routes::Route;
use crate::state::notices::Notice;
use crate::text::map as words;
use crate::ui::prelude::*;
use crate::views::segments::saved::SaveFilter;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// More than this in one day is not a day's work: the list is where they are chosen among.
const MOST_ON_A_DAY: usize = 40;

/// The area that was drawn becomes the filter's; nobody inside leaves all as it was.
pub(super) fn drawn(desk: MapDesk, ring: &[(f64, f64)]) {
    desk.lassoing.set(false);
    let ring: Vec<WorldPoint> = ring.iter().map(|&(x, y)| WorldPoint { x, y }).collect();
    let area = area_of(desk, &ring);
    let Some(area) = area else {
        return desk.carteira.notice.set(Some(Notice::problem(words::NOBODY_INSIDE.to_owned())));
    };
    desk.chosen.set(Vec::new());
    desk.carteira.view.filter.update(|filter| filter.area = Some(area));
}

fn area_of(desk: MapDesk, ring: &[WorldPoint]) -> Option<Area> {
    let inside: Vec<_> = desk.pins.with_untracked(|pins| {
        let holds = |x: f64, y: f64| ring_holds(ring, WorldPoint { x, y });
        pins.points.iter().filter(|point| holds(point.x, point.y)).copied().collect()
    });
    if inside.is_empty() {
        return None;
    }
    let seats: BTreeSet<u32> = desk.carteira.portfolio.with_untracked(|p| {
        let guessed = inside.iter().filter(|point| point.approximate);
        guessed.filter_map(|point| p.client_at(Slot::from(point.id))?.city_code).collect()
    });
    let corners: Vec<LatLon> = ring.iter().filter_map(|corner| corner.place()).take(MOST_CORNERS).collect();
    Area::new(corners, seats).ok()
}

/// The outline of the area in force, for the canvas.
pub(super) fn outline(desk: MapDesk) -> Signal<Option<Arc<Vec<(f64, f64)>>>> {
    Signal::derive(move || {
        desk.carteira.view.filter.with(|filter| {
            let area = filter.area.as_ref()?;
            Some(Arc::new(area.outline().into_iter().map(|p| (p.x, p.y)).collect()))
        })
    })
}

/// While an area is drawn: how, and the way out; for the keyboard what is in view.
#[component]
pub(super) fn DrawBar(desk: MapDesk) -> impl IntoView {
    let in_view = move || {
        if let Some(view) = desk.seen.get_untracked() {
            let b = view.area;
            drawn(desk, &[(b.left, b.top), (b.right, b.top), (b.right, b.bottom), (b.left, b.bottom)]);
        }
    };
    view! {
        <section class="map-card" aria-label=words::DRAW>
            <h2 class="map-card__name">{words::DRAW}</h2>
            <p class="muted">{words::DRAW_HOW}</p>
            <div class="cluster">
                <Button on_press=in_view>{words::DRAW_IN_VIEW}</Button>
                <Button tone=Tone::Quiet on_press=move || desk.lassoing.set(false)>{words::CANCEL}</Button>
            </div>
        </section>
    }
}

/// Whom the area holds and what can be done with them.
#[component]
pub(super) fn AreaBar(desk: MapDesk) -> impl IntoView {
    let c = desk.carteira;
    let planning = RwSignal::new(false);
    let count = Memo::new(move |_| c.derived.visible.with(|visible| visible.len()));
    let leave = move || c.view.filter.update(|filter| filter.area = None);
    let is_past = Memo::new(move |_| c.view.as_of.with(Option::is_some));
    view! {
        <section class="map-card" aria-label=words::AREA>
            <div class="map-card__head">
                <h2 class="map-card__name map-card__who">
                    <span role="status">{move || words::in_area(count.get())}</span>
                </h2>
                <IconButton glyph=Glyph::Close label=words::LEAVE_AREA on_press=leave/>
            </div>
            <div class="cluster">
                {move || {
                    let href = format!("{}?{}", Route::Clients.href(), c.view.query());
                    view! { <LinkButton href glyph=Glyph::List>{words::SEE_LIST}</LinkButton> }
                }}
                <Show when=move || !is_past.get() && (1..=MOST_ON_A_DAY).contains(&count.get())>
                    <Button glyph=Glyph::Agenda on_press=move || planning.set(true)>{words::PUT_ON_AGENDA}</Button>
                </Show>
                <SaveFilter/>
                <Button tone=Tone::Quiet glyph=Glyph::Lasso on_press=move || desk.lassoing.set(true)>
                    {words::DRAW_AGAIN}
                </Button>
            </div>
            <PlanSheet desk open=planning/>
        </section>
    }
}

/// On which day they are visited.
#[component]
fn PlanSheet(desk: MapDesk, open: RwSignal<bool>) -> impl IntoView {
    let c = desk.carteira;
    let day = RwSignal::new(None::<NaiveDate>);
    Effect::new(move |_| {
        if open.get() {
            day.set(Some(c.derived.as_of.get_untracked()));
        }
    });
    let count = move || c.derived.visible.with(|visible| visible.len());
    let put = move || {
        let Some(on) = day.get_untracked() else { return };
        let chosen = c.derived.visible.get_untracked();
        let clients: Vec<_> = c.portfolio.with_untracked(|p| {
            chosen.iter().filter_map(|slot| p.client_at(*slot)).map(|client| client.id).collect()
        });
        let visit = |client| (client, c.new_appointment(client, on, Channel::Visit));
        c.put_appointments(clients.into_iter().map(visit).collect());
        open.set(false);
    };
    view! {
        <Sheet open title=words::PUT_ON_AGENDA size=SheetSize::Small>
            <div class="stack">
                <DateField label=words::VISIT_ON value=day/>
                <Button tone=Tone::Primary glyph=Glyph::Check on_press=put>
                    {move || words::plan_visits(count())}
                </Button>
            </div>
        </Sheet>
    }
}
