//! What stands above the map: which layer, coloured by what; at its edge filters, list and where the rep is.

use super::desk::{Layer, MapDesk, spot};
use crate::domain::place::geo::WorldPoint;
use crate::state::Scale;
use crate::state::notices::Notice;
use crate::state::position::{Position, current_position};
use crate::text::map as words;
use crate::ui::canvas_map::Here;
use crate::ui::prelude::*;
use crate::views::filters::FilterSheet;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How close the map goes to the rep.
const HERE_ZOOM: f64 = 13.0;
const METRES_AROUND_EARTH: f64 = 40_030_228.88;

/// What the points are coloured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paint {
    Relative,
    Days,
    Holder,
}

impl Paint {
    fn of(scale: Scale, by_holder: bool) -> Paint {
        match scale {
            _ if by_holder => Paint::Holder,
            Scale::Relative => Paint::Relative,
            Scale::Days => Paint::Days,
        }
    }
}

#[component]
pub(super) fn Tools(desk: MapDesk) -> impl IntoView {
    let (scale, by_holder) = (desk.carteira.view.scale, desk.carteira.view.by_holder);
    let paint = RwSignal::new(Paint::Relative);
    Effect::new(move |_| paint.set(Paint::of(scale.get(), by_holder.get())));
    let choose = move |paint: Paint| {
        by_holder.set(paint == Paint::Holder);
        match paint {
            Paint::Relative => scale.set(Scale::Relative),
            Paint::Days => scale.set(Scale::Days),
            Paint::Holder => {}
        }
    };
    let is_team = Memo::new(move |_| by_holder.get() || desk.holders.with(|all| all.len() > 1));
    let choices = move || {
        let contact = [(Paint::Relative, words::SCALE_RELATIVE), (Paint::Days, words::SCALE_DAYS)];
        let holder = is_team.get().then_some((Paint::Holder, words::SCALE_HOLDER));
        contact.into_iter().chain(holder).map(|(paint, word)| (paint, word.to_owned())).collect::<Vec<_>>()
    };
    let relative = move || desk.layer.get() == Layer::Clients;
    view! {
        <div class="map-tools">
            <Segmented
                label=words::LAYER
                choices=vec![
                    (Layer::Clients, words::LAYER_CLIENTS.to_owned()),
                    (Layer::Coverage, words::LAYER_COVERAGE.to_owned()),
                ]
                value=desk.layer
            />
            {move || {
                relative()
                    .then(|| {
                        view! {
                            <Segmented label=words::SCALE choices=choices() value=paint on_change=move |(paint,)| choose(paint)/>
                        }
                    })
            }}
        </div>
    }
}

/// What stands at the thumb's edge: filters, the list, where the rep is.
#[component]
pub(super) fn Side(desk: MapDesk) -> impl IntoView {
    let filters = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let here = move || {
        busy.set(true);
        spawn_local(async move {
            let found = current_position().await;
            busy.set(false);
            match found {
                Ok(position) => {
                    let here = here(position);
                    desk.here.set(Some(here));
                    desk.look(spot(here.x, here.y), HERE_ZOOM);
                }
                Err(problem) => desk.carteira.notice.set(Some(Notice::problem(problem.said()))),
            }
        });
    };
    let filtered = Memo::new(move |_| desk.carteira.view.filter.with(|filter| !filter.is_empty()));
    view! {
        <div class="map-side">
            <IconButton
                glyph=Glyph::Filter
                label=words::FILTERS
                pressed=filtered
                on_press=move || filters.set(true)
            />
            <IconButton
                glyph=Glyph::List
                label=words::LIST
                pressed=desk.list_open
                on_press=move || desk.list_open.update(|open| *open = !*open)
            />
            <IconButton glyph=Glyph::Location label=words::MY_POSITION disabled=busy on_press=here/>
        </div>
        <FilterSheet open=filters whole=true/>
    }
}

/// A position of the device on the flat map; Mercator stretches the radius of doubt with the latitude.
pub(super) fn here(position: Position) -> Here {
    let WorldPoint { x, y } = WorldPoint::of(position.place);
    let stretch = position.place.lat().to_radians().cos().max(0.01);
    Here { x, y, radius: position.accuracy_m / (METRES_AROUND_EARTH * stretch) }
}
