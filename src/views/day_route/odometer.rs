//! The odometer at the end of the day, from which the road factor is measured.

use super::desk::Desk;
use crate::domain::catalog::CatalogEdit;
use crate::domain::change::{Change, Deed, Step};
use crate::domain::day_route::{DayRoute, LEAST_READINGS, measured_factor};
use crate::text::day_route as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Odometer(desk: Desk) -> impl IntoView {
    let (start, end) = (RwSignal::new(None::<i64>), RwSignal::new(None::<i64>));
    Effect::new(move |_| {
        let (from, until) = desk.route.with(|route| (route.odometer_start_km, route.odometer_end_km));
        start.set(from.map(i64::from));
        end.set(until.map(i64::from));
    });
    let backwards = Signal::derive(move || {
        let both = start.get().zip(end.get());
        both.filter(|(start, end)| end <= start).map(|_| words::ODOMETER_BACKWARDS.to_owned())
    });
    let said = move || {
        let driven = desk.route.with(|route| {
            let km = route.odometer_end_km?.checked_sub(route.odometer_start_km?)?;
            Some(words::driven(km, route.straight_metres?))
        });
        let (measured, known) = desk.carteira.portfolio.with(|p| {
            let read =
                |route: &DayRoute| route.odometer_end_km.is_some() && route.odometer_start_km.is_some();
            let known = DayRoute::all(p.catalog()).filter(|(_, route)| read(route)).count();
            (measured_factor(DayRoute::all(p.catalog())), known)
        });
        let factor = match measured {
            Some(measured) => words::measured(measured.factor_hundredths, measured.days),
            None => words::readings_missing(known, LEAST_READINGS),
        };
        driven.into_iter().chain([factor]).collect::<Vec<_>>().join(" ")
    };
    let can_keep = Signal::derive(move || {
        let both = start.get().is_some() || end.get().is_some();
        both && backwards.with(Option::is_none)
    });
    view! {
        <Disclosure summary=words::ODOMETER>
            <div class="stack" data-gap="tight">
                <div class="form-grid">
                    <NumberField label=words::ODOMETER_START value=start suffix=words::KM optional=true/>
                    <NumberField label=words::ODOMETER_END value=end suffix=words::KM optional=true error=backwards/>
                </div>
                <div class="cluster">
                    <Button
                        glyph=Glyph::Check
                        disabled=Signal::derive(move || !can_keep.get())
                        on_press=move || keep(desk, start.get_untracked(), end.get_untracked())
                    >
                        {words::ODOMETER_KEEP}
                    </Button>
                </div>
                <p class="muted" role="status">{said}</p>
            </div>
        </Disclosure>
    }
}

/// Keeps the readings, and with them the road factor that all readings together measure: one act.
fn keep(desk: Desk, start: Option<i64>, end: Option<i64>) {
    let Some(device) = desk.carteira.device() else { return };
    let date = desk.date.get_untracked();
    let mut route = desk.route.get_untracked();
    let km = |value: Option<i64>| value.and_then(|value| u32::try_from(value).ok());
    (route.odometer_start_km, route.odometer_end_km) = (km(start), km(end));
    route.straight_metres = Some(desk.plan.with_untracked(|plan| plan.straight_metres));
    let mut steps = vec![Step::EditCatalog(route.edit(date, device))];
    let (measured, mut rules) = desk.carteira.portfolio.with_untracked(|p| {
        let others = DayRoute::all(p.catalog()).filter(|(day, _)| *day != date);
        (measured_factor(others.chain([(date, route)])), p.rules().clone())
    });
    if let Some(measured) = measured {
        let before = rules.clone();
        rules.visits.road_factor_hundredths = measured.factor_hundredths;
        let edits = before.edits_towards(&rules).into_iter();
        steps.extend(
            edits.map(|(id, value)| Step::EditCatalog(CatalogEdit::Setting { id, value: Some(value) })),
        );
    }
    desk.carteira.send(Change { deed: Deed::PlanRoute, steps });
}
