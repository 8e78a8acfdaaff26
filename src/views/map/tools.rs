//! What stands above the map: which layer, coloured by what; at its edge filters, list and where the rep is.

use super::desk::{MapDesk, spot};
use super::street_search::StreetSearch;
use crate::domain::place::geo::WorldPoint;
use crate::screen::map_layer::Layer;
use crate::screen::map_parts::PartsBy;
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

/// What the points are coloured by, as the picker keeps it.
const RELATIVE: &str = "intervalo";
const DAYS: &str = "dias";

#[component]
pub(super) fn Tools(desk: MapDesk) -> impl IntoView {
    let (scale, parts) = (desk.carteira.view.scale, desk.carteira.view.parts);
    let paint = RwSignal::new(RELATIVE.to_owned());
    Effect::new(move |_| {
        let word = match (parts.get(), scale.get()) {
            (Some(by), _) => by.word(),
            (None, Scale::Relative) => RELATIVE,
            (None, Scale::Days) => DAYS,
        };
        paint.set(word.to_owned());
    });
    let choose = move |word: String| {
        parts.set(PartsBy::parse(&word));
        match word.as_str() {
            RELATIVE => scale.set(Scale::Relative),
            DAYS => scale.set(Scale::Days),
            _ => {}
        }
    };
    let people = Memo::new(move |_| {
        desk.carteira
            .portfolio
            .with(|p| (p.catalog().salespeople_by_name().len(), p.catalog().principals_by_name().len()))
    });
    let choices = Signal::derive(move || {
        let ((salespeople, principals), now) = (people.get(), parts.get());
        let offered = |by: PartsBy| match by {
            PartsBy::Holder => salespeople > 1,
            PartsBy::Principal => principals > 0,
            PartsBy::Abc | PartsBy::Risk => true,
        };
        let contact = [(RELATIVE, words::COLOUR_RELATIVE), (DAYS, words::COLOUR_DAYS)];
        let parted = PartsBy::ALL.into_iter().filter(|by| offered(*by) || now == Some(*by));
        let parted = parted.map(|by| (by.word(), by.name()));
        contact.into_iter().chain(parted).map(|(value, label)| Choice::new(value, label)).collect::<Vec<_>>()
    });
    view! {
        <div class="map-tools">
            <Segmented
                label=words::LAYER
                choices=vec![
                    (Layer::Clients, words::LAYER_CLIENTS.to_owned()),
                    (Layer::Coverage, words::LAYER_COVERAGE.to_owned()),
                    (Layer::Heat, words::LAYER_HEAT.to_owned()),
                ]
                value=desk.layer
            />
            {move || {
                (desk.layer.get() == Layer::Clients)
                    .then(|| {
                        view! {
                            <div class="map-tools__paint">
                                <SelectField
                                    label=words::SCALE
                                    value=paint
                                    choices
                                    bare=true
                                    on_change=Callback::new(move |(word,)| choose(word))
                                />
                            </div>
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
                on_press=move || match desk.list_open.get_untracked() {
                    true => desk.close_list(),
                    false => desk.list_open.set(true),
                }
            />
            <IconButton
                glyph=Glyph::Lasso
                label=words::DRAW
                pressed=desk.lassoing
                on_press=move || {
                    desk.layer.set(Layer::Clients);
                    desk.lassoing.update(|on| *on = !*on);
                }
            />
            <StreetSearch desk/>
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
