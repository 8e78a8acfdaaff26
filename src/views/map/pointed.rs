//! A place that was pointed at: what can be done there.

use super::desk::MapDesk;
use crate::domain::place::geo::WorldPoint;
use crate::text::clients::coordinates;
use crate::text::map as words;
use crate::ui::prelude::*;
use crate::views::clients::ClientForm;
use leptos::prelude::*;

#[component]
pub(super) fn PointedBar(desk: MapDesk) -> impl IntoView {
    let form = RwSignal::new(false);
    let place = Memo::new(move |_| {
        let (x, y) = desk.pointed.get()?;
        WorldPoint { x, y }.place()
    });
    let said = move || place.get().map(coordinates).unwrap_or_default();
    let is_past = Memo::new(move |_| desk.carteira.view.as_of.with(Option::is_some));
    view! {
        <section class="map-card" aria-label=words::POINTED>
            <div class="map-card__head">
                <div class="map-card__who">
                    <h2 class="map-card__name">{words::POINTED}</h2>
                    <p class="muted number">{said}</p>
                </div>
                <IconButton glyph=Glyph::Close label=words::CLOSE_CARD on_press=move || desk.pointed.set(None)/>
            </div>
            <div class="cluster">
                <Show when=move || !is_past.get() fallback=|| view! { <p class="muted">{words::NOT_IN_THE_PAST}</p> }>
                    <Button tone=Tone::Primary glyph=Glyph::Plus on_press=move || form.set(true)>
                        {words::REGISTER_HERE}
                    </Button>
                </Show>
            </div>
        </section>
        <ClientForm open=form place/>
    }
}
