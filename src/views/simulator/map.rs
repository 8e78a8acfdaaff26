//! The carteira as the simulated rules would colour it, while a slider is dragged.

use crate::domain::indicator::analysis::simulation::{Shift, Simulation};
use crate::domain::indicator::status::Status;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::WorldPoint;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::screen::scale::{Scale, legend_place};
use crate::screen::simulator::{self, Colour};
use crate::state::places::{self, Fetched};
use crate::state::use_carteira;
use crate::text::{labels, map as map_words, simulator as words};
use crate::ui::canvas_map::{CanvasMap, Covered, MapPoint, MapWords, WorldBox};
use crate::ui::prelude::*;
use crate::views::map::{grouping, outlines::country_layers, pins::pins};
use crate::views::marks;
use leptos::prelude::*;
use std::sync::Arc;

/// Counts, and the status of every slot.
pub(super) type Simulated = (Simulation, Vec<Option<Status>>);

const WORDS: MapWords = MapWords {
    name: words::MAP,
    keyboard_hint: words::MAP_KEYS,
    zoom_in: map_words::ZOOM_IN,
    zoom_out: map_words::ZOOM_OUT,
    see_all: map_words::SEE_ALL,
    distance: map_words::distance,
    numeral: map_words::days_at_mark,
};

#[component]
pub(super) fn SimulatedMap(simulated: Memo<Arc<Simulated>>) -> impl IntoView {
    let carteira = use_carteira();
    let colour = RwSignal::new(Colour::Change);
    let cities: RwSignal<Fetched<Cities>> = places::cities().into();
    let outlines = country_layers();
    let statuses = carteira.derived.statuses;
    // Places change with the carteira, colours with every step of a slider.
    let placed = Memo::new(move |_| {
        let (now, cities) = (statuses.get(), cities.get().ready());
        let all: Vec<Slot> = Slot::all(now.len()).filter(|slot| now[*slot].is_some()).collect();
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| {
            let kind = |_: Slot, status: &Status| legend_place(status, Scale::Relative, &p.rules().cadence);
            pins(p, &now, &all, cities.as_deref(), kind, on).points
        })
    });
    let points = Memo::new(move |_| {
        let (placed, now, then, colour) = (placed.get(), statuses.get(), simulated.get(), colour.get());
        let cadence = carteira.portfolio.with(|p| p.rules().cadence.clone());
        let kind = |point: &MapPoint| {
            let at = point.id as usize;
            let (before, after) = (now.get(at)?.as_ref()?, then.1.get(at)?.as_ref()?);
            Some(simulator::place(colour, before, after, &cadence))
        };
        let coloured = |point: &MapPoint| MapPoint {
            kind: kind(point).unwrap_or(point.kind),
            flagged: false,
            number: None,
            ..*point
        };
        Arc::new(placed.iter().map(coloured).collect::<Vec<_>>())
    });
    let kinds = Memo::new(move |_| {
        Arc::new(match colour.get() {
            Colour::Change => Shift::ALL.map(mark).to_vec(),
            Colour::ContactState => ContactState::ALL.map(marks::of_state).to_vec(),
        })
    });
    let home = Memo::new(move |_| {
        placed.with(|placed| WorldBox::around(placed.iter().map(|p| (p.x, p.y)))).unwrap_or_else(country)
    });
    let chosen = RwSignal::new(Vec::<u32>::new());
    let said = move |ids: &[u32]| {
        let (now, then) = (statuses.get(), simulated.get());
        let at: Vec<usize> = ids.iter().map(|id| *id as usize).collect();
        carteira.portfolio.with(|p| simulator::said(p, &at, &now, &then.1))
    };
    let legend = move || {
        let entries: Vec<(Mark, &str)> = match colour.get() {
            Colour::Change => Shift::ALL.map(|shift| (mark(shift), words::shift(shift))).to_vec(),
            Colour::ContactState => {
                ContactState::ALL.map(|state| (marks::of_state(state), labels::state(state))).to_vec()
            }
        };
        entries.into_iter().map(|(mark, label)| view! { <StateChip mark label/> }).collect_view()
    };
    let choices = vec![
        (Colour::Change, words::BY_CHANGE.to_owned()),
        (Colour::ContactState, words::BY_STATE.to_owned()),
    ];
    let nowhere = move || cities.get().ready().is_some() && placed.with(|placed| placed.is_empty());
    view! {
        <Segmented label=words::COLOUR_BY choices value=colour/>
        <div class="simulator__map">
            <CanvasMap
                words=WORDS
                home
                points
                kinds
                covered=Covered { right: 48.0, ..Covered::default() }
                grouping
                outlines
                names=Arc::default()
                fills=Arc::default()
                selected=Signal::derive(move || chosen.with(|ids| if let [id] = ids[..] { Some(id) } else { None }))
                moving=None
                here=None
                look_at=None
                describe=Callback::new(move |(ids,): (Vec<u32>,)| untrack(|| said(&ids)).unwrap_or_default())
                on_tap=Callback::new(move |(ids,): (Vec<u32>,)| chosen.set(ids))
                on_area=Callback::new(|(_,): (u32,)| ())
                on_place=Callback::new(|(_, _, _): (u32, f64, f64)| ())
                on_view=Callback::new(|(_,): (crate::ui::canvas_map::MapView,)| ())
            />
        </div>
        <div class="cluster simulator__legend">{legend}</div>
        <p class="muted" role="status">
            {move || {
                if nowhere() {
                    return words::NOWHERE.to_owned();
                }
                chosen.with(|ids| said(ids)).unwrap_or_else(|| words::TAP_HINT.to_owned())
            }}
        </p>
    }
}

/// Hollow for who stays, so that who moves is seen.
fn mark(shift: Shift) -> Mark {
    match shift {
        Shift::Same => Mark::Never,
        Shift::Warmer => Mark::OnTrack,
        Shift::Colder => Mark::Overdue,
    }
}

/// Brazil, while nobody has a place.
fn country() -> WorldBox {
    let corners = [(-33.8, -74.0), (5.3, -34.7)].map(|(lat, lon)| WorldPoint::from_degrees(lat, lon));
    WorldBox::around(corners.map(|p| (p.x, p.y))).unwrap_or_default()
}
