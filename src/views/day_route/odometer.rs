//! The odometer at the end of the day, from which the road factor is measured.

use super::desk::RouteDesk;
use crate::domain::catalog::CatalogEdit;
use crate::domain::plan::road::day_route::{DayRoute, LEAST_READINGS, measured_factor};
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::text::{day_route as words, format};
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub(super) fn Odometer(desk: RouteDesk) -> impl IntoView {
    move || {
        let date = desk.date.get();
        view! { <OfDay desk date/> }
    }
}

#[component]
fn OfDay(desk: RouteDesk, date: NaiveDate) -> impl IntoView {
    let read = move || desk.route.with(|route| (route.odometer_start_km, route.odometer_end_km));
    let (from, until) = untrack(read);
    let (start, end) = (RwSignal::new(from), RwSignal::new(until));
    let form = Form::new(Signal::stored(Some(format!("hodometro.{date}"))));
    Effect::new(move |before: Option<_>| {
        let now = read();
        if before.is_some_and(|before| before != now) {
            start.set(now.0);
            end.set(now.1);
        }
        now
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
                <FormArea form>
                    <div class="form-grid">
                        <Km label=words::ODOMETER_START value=start/>
                        <Km label=words::ODOMETER_END value=end error=backwards/>
                    </div>
                </FormArea>
                <div class="cluster">
                    <Button
                        glyph=Glyph::Check
                        disabled=Signal::derive(move || !can_keep.get())
                        on_press=move || {
                            if !form.is_refused() {
                                form.finish();
                                keep(desk, start.get_untracked(), end.get_untracked());
                            }
                        }
                    >
                        {words::ODOMETER_KEEP}
                    </Button>
                </div>
                <p class="muted" role="status">{said}</p>
            </div>
        </Disclosure>
    }
}

#[component]
fn Km(
    label: &'static str,
    value: RwSignal<Option<u32>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <ParsedField
            label
            value
            parse=|text: &str| {
                let km = format::parse_integer(text).and_then(|km| u32::try_from(km).ok());
                km.ok_or_else(|| words::KM_WRONG.to_owned())
            }
            show=|km: &u32| format::integer(i64::from(*km))
            error
            suffix=words::KM
            input_mode="numeric"
            optional=true
        />
    }
}

/// Keeps the readings, and with them the road factor that all readings together measure: one act.
fn keep(desk: RouteDesk, start: Option<u32>, end: Option<u32>) {
    let Some(device) = desk.carteira.device() else { return };
    let date = desk.date.get_untracked();
    let mut route = desk.route.get_untracked();
    (route.odometer_start_km, route.odometer_end_km) = (start, end);
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
