//! The whole roteiro in Google Maps, in as many links as it takes, and the next stop in Waze.

use super::desk::RouteDesk;
use crate::domain::place::geo::LatLon;
use crate::exchange::map_links;
use crate::text::day_route as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn MapsSheet(desk: RouteDesk, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Sheet open title=words::MAPS_TITLE size=SheetSize::Small>
            <div class="stack">
                <p class="muted">{words::MAPS_WHY}</p>
                <div class="stack" data-gap="tight">
                    {move || links(desk)}
                </div>
            </div>
        </Sheet>
    }
}

fn links(desk: RouteDesk) -> impl IntoView {
    desk.plan.with(|plan| {
        let made = plan.made.len();
        let day = plan.trip.day();
        let stops: Vec<LatLon> = plan.left.iter().filter_map(|stop| stop.at).collect();
        let way: Vec<LatLon> = day.start.into_iter().chain(stops.iter().copied()).chain(day.end).collect();
        let before = usize::from(day.start.is_some());
        let stretches = map_links::google_way(&way, day.start.is_none());
        let only = stretches.len() == 1;
        let numbered = |at: usize| made + (at + 1).saturating_sub(before).clamp(1, stops.len().max(1));
        let google = stretches
            .into_iter()
            .map(|stretch| {
                let label = match only {
                    true => words::whole_way().to_owned(),
                    false => words::stretch(numbered(stretch.from), numbered(stretch.until)),
                };
                view! {
                    <LinkButton href=stretch.address glyph=Glyph::Map external=true wide=true>
                        {label}
                    </LinkButton>
                }
            })
            .collect_view();
        let waze = stops.first().map(|next| {
            view! {
                <LinkButton href=map_links::waze(*next) glyph=Glyph::Forward external=true wide=true>
                    {words::WAZE_NEXT}
                </LinkButton>
            }
        });
        view! {
            {google}
            {waze}
        }
    })
}
