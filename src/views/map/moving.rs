//! Correcting where a client stands: by tap, by drag, by arrow keys, or to where the rep is now. Saved on request.

use super::desk::{MapDesk, spot};
use super::tools::here;
use crate::domain::place::geo::WorldPoint;
use crate::domain::portfolio::slot::Slot;
use crate::state::notices::Notice;
use crate::state::position::current_position;
use crate::text::map as words;
use crate::ui::canvas_map::Moving;
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

const HERE_ZOOM: f64 = 16.0;

#[component]
pub(super) fn MovingBar(desk: MapDesk) -> impl IntoView {
    let busy = RwSignal::new(false);
    let name = move || {
        let slot = desk.moving.get().map(|moving| Slot::from(moving.id));
        desk.carteira
            .portfolio
            .with(|p| slot.and_then(|slot| p.client_at(slot)).map(|client| client.display_name().to_owned()))
    };
    let use_here = move || {
        busy.set(true);
        spawn_local(async move {
            let found = current_position().await;
            busy.set(false);
            match found {
                Ok(position) => {
                    let here = here(position);
                    desk.here.set(Some(here));
                    desk.put_at(here.x, here.y);
                    desk.look(spot(here.x, here.y), HERE_ZOOM);
                }
                Err(problem) => desk.carteira.notice.set(Some(Notice::problem(problem.said()))),
            }
        });
    };
    view! {
        <section class="map-card" aria-label=words::MOVE>
            <h2 class="map-card__name">{name}</h2>
            <p class="muted">{words::MOVE_HOW}</p>
            <div class="cluster">
                <Button tone=Tone::Primary glyph=Glyph::Check on_press=move || save(desk)>
                    {words::MOVE_SAVE}
                </Button>
                <Button glyph=Glyph::Location busy on_press=use_here>{words::MOVE_HERE}</Button>
                <Button tone=Tone::Quiet on_press=move || desk.moving.set(None)>{words::CANCEL}</Button>
            </div>
        </section>
    }
}

fn save(desk: MapDesk) {
    let Some(Moving { id, x, y }) = desk.moving.get_untracked() else { return };
    let slot = Slot::from(id);
    let client = desk.carteira.portfolio.with_untracked(|p| p.client_at(slot).map(|client| client.id));
    if let Some((client, place)) = client.zip(WorldPoint { x, y }.place()) {
        desk.carteira.locate(client, place);
    }
    desk.moving.set(None);
    desk.chosen.set(vec![slot]);
}
