//! *Perto de mim*: how far round the rep, and how long without contact; the list then stands by distance.

use crate::domain::filter::near::Near;
use crate::screen::filters::come_near;
use crate::state::notices::Notice;
use crate::state::position::current_position;
use crate::state::{Sort, use_carteira};
use crate::text::filters::near as words;
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

const RADII_KM: [u16; 5] = [1, 2, 5, 10, 25];
const USUAL_KM: u16 = 5;

#[component]
pub(super) fn NearChip() -> impl IntoView {
    let c = use_carteira();
    let open = RwSignal::new(false);
    let near = Memo::new(move |_| c.view.filter.with(|filter| filter.near));
    view! {
        <FilterChip
            label=words::TITLE
            pressed=Signal::derive(move || near.with(Option::is_some))
            on_toggle=move |_: bool| open.set(true)
            opens=true
        />
        <NearSheet open/>
    }
}

#[component]
fn NearSheet(open: RwSignal<bool>) -> impl IntoView {
    let c = use_carteira();
    let radius = RwSignal::new(USUAL_KM);
    let days = RwSignal::new(None::<i64>);
    let busy = RwSignal::new(false);
    // What is in force stands in the fields.
    Effect::new(move |_| {
        if open.get() {
            c.view.filter.with_untracked(|filter| {
                radius.set(filter.near.map_or(USUAL_KM, |near| near.radius_km));
                days.set(filter.days_at_least.map(i64::from));
            });
        }
    });
    let choose = move |near: Near| {
        c.view.filter.update(|filter| come_near(filter, near, days.get_untracked()));
        c.view.sort.set(Sort::Distance);
        open.set(false);
    };
    let here = Alive::here();
    let find = move || {
        busy.set(true);
        spawn_local(async move {
            let found = current_position().await;
            busy.try_set(false);
            match found {
                Ok(_) if here.is_gone() => {}
                Ok(position) => choose(Near::new(position.place, radius.get_untracked())),
                Err(problem) => c.notice.set(Some(Notice::problem(problem.said()))),
            }
        });
    };
    let leave_out = move || {
        c.view.filter.update(|filter| filter.near = None);
        if c.view.sort.get_untracked() == Sort::Distance {
            c.view.sort.set(Sort::default());
        }
        open.set(false);
    };
    let is_on = Memo::new(move |_| c.view.filter.with(|filter| filter.near.is_some()));
    let choices = RADII_KM.map(|km| (km, words::radius(km))).to_vec();
    let footer = move || {
        view! {
            <Button disabled=Signal::derive(move || !is_on.get()) on_press=leave_out>
                {words::LEAVE_OUT}
            </Button>
            <Button tone=Tone::Primary glyph=Glyph::Location busy on_press=find>
                {words::FIND}
            </Button>
        }
    };
    view! {
        <Sheet open title=words::TITLE size=SheetSize::Small footer>
            <div class="stack">
                <div class="field">
                    <span class="field__label">{words::RADIUS}</span>
                    <Segmented label=words::RADIUS choices=choices.clone() value=radius/>
                </div>
                <NumberField label=words::DAYS value=days suffix=words::DAYS_UNIT optional=true/>
                <p class="muted">{words::HINT}</p>
            </div>
        </Sheet>
    }
}
