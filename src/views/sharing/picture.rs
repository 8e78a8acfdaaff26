//! The clients on the map, coloured and shaped by who would serve them.

use super::desk::SharingDesk;
use crate::domain::client::whereabouts::spot;
use crate::domain::place::geo::WorldPoint;
use crate::text::{map as map_words, sharing as words};
use crate::ui::canvas_map::{CanvasMap, Covered, MapPoint, MapView, MapWords, WorldBox};
use crate::ui::prelude::*;
use crate::views::map::{grouping, outlines};
use crate::views::marks;
use leptos::prelude::*;
use std::sync::Arc;

const WORDS: MapWords = MapWords {
    name: words::MAP,
    keyboard_hint: words::MAP_KEYS,
    zoom_in: map_words::ZOOM_IN,
    zoom_out: map_words::ZOOM_OUT,
    see_all: map_words::SEE_ALL,
    distance: map_words::distance,
    numeral: map_words::days_at_mark,
};

/// The corners of Brazil, where nobody has a place.
const COUNTRY: WorldBox = WorldBox { left: 0.292, top: 0.485, right: 0.404, bottom: 0.597 };

#[component]
pub(super) fn Picture(desk: SharingDesk) -> impl IntoView {
    let carteira = desk.carteira;
    let seen = RwSignal::new(None::<MapView>);
    let ground = outlines::ground(carteira, desk.cities, seen);
    let points = Memo::new(move |_| {
        let (found, cities) = (desk.found.get(), desk.cities.get().ready());
        let Some(found) = found else { return Arc::default() };
        let mut points: Vec<MapPoint> = carteira.portfolio.with(|p| {
            let pairs = found.asked.members.iter().zip(&found.division.seats);
            let point = |(member, seat): (&crate::domain::plan::sharing::Member, &usize)| {
                let (place, approximate) = spot(p.client(member.client)?, cities.as_deref())?;
                let WorldPoint { x, y } = WorldPoint::of(place);
                let kind = u8::try_from(*seat).unwrap_or(u8::MAX);
                Some(MapPoint {
                    id: member.slot.into(),
                    x,
                    y,
                    kind,
                    approximate,
                    flagged: false,
                    number: None,
                })
            };
            pairs.filter_map(point).collect()
        });
        points.sort_unstable_by_key(|point| point.id);
        Arc::new(points)
    });
    let seats = Memo::new(move |_| {
        let found = desk.found.get();
        let names = |found: &crate::screen::sharing::Found| {
            carteira
                .portfolio
                .with(|p| (0..found.asked.seats.len()).map(|seat| found.name(p, seat)).collect::<Vec<_>>())
        };
        found.as_deref().map(names).unwrap_or_default()
    });
    let kinds =
        Memo::new(move |_| Arc::new((0..seats.with(Vec::len)).map(marks::of_part).collect::<Vec<_>>()));
    let home = Memo::new(move |_| {
        points.with(|points| WorldBox::around(points.iter().map(|p| (p.x, p.y)))).unwrap_or(COUNTRY)
    });
    let legend = move || {
        let entry = |(seat, label): (usize, String)| {
            view! { <li><StateChip mark=marks::of_part(seat) label/></li> }
        };
        seats.get().into_iter().enumerate().map(entry).collect_view()
    };
    let said = move |ids: &[u32]| {
        desk.found.with_untracked(|found| {
            let found = found.as_ref()?;
            Some(carteira.portfolio.with_untracked(|p| found.spoken(p, ids)))
        })
    };
    let selected = Signal::derive(move || {
        let open = desk.subject_open.get();
        desk.subject.with(|slots| if let [slot] = slots[..] { open.then_some(slot) } else { None })
    });
    view! {
        <div class="sharing__map">
            <CanvasMap
                words=WORDS
                home
                points
                kinds
                covered=Covered { right: 48.0, ..Covered::default() }
                grouping
                outlines=ground.layers
                names=ground.names
                fills=Arc::default()
                selected
                moving=None
                here=None
                look_at=None
                describe=Callback::new(move |(ids,): (Vec<u32>,)| said(&ids).unwrap_or_default())
                on_tap=Callback::new(move |(ids,): (Vec<u32>,)| desk.open(ids))
                on_area=Callback::new(|(_,): (u32,)| ())
                on_place=Callback::new(|(_, _, _): (u32, f64, f64)| ())
                on_view=Callback::new(move |(view,): (MapView,)| seen.set(Some(view)))
            />
        </div>
        <ul class="cluster sharing__legend" aria-label=words::LEGEND>{legend}</ul>
    }
}
