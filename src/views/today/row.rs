//! One client to contact: who, why now, what is at stake, and the one-tap contact.

use crate::domain::plan::day::worklist::Item;
use crate::routes::Route;
use crate::screen::today::{WorkRow, row};
use crate::state::use_carteira;
use crate::text::{interaction, today as words};
use crate::ui::prelude::*;
use crate::ui::side_swipe::{Side, SideSwipe};
use crate::views::interaction::use_interaction_sheet;
use crate::views::steady::{Done, go_on_in_list};
use crate::views::why::WhyMark;
use leptos::prelude::*;

#[component]
pub(super) fn ItemRow(item: Item) -> impl IntoView {
    let carteira = use_carteira();
    let sheet = use_interaction_sheet();
    let on = carteira.derived.as_of.get_untracked();
    let status = carteira.derived.statuses.with_untracked(|all| all.get(item.slot.at()).copied().flatten());
    let row = carteira.portfolio.with_untracked(|p| row(p, &item, status.as_ref(), on));
    let Some(WorkRow { client: id, name, place, state, days, why, stake }) = row else {
        return ().into_any();
    };
    let (mark, state) = (crate::views::marks::of_state(state), crate::text::labels::state(state));
    // What is recorded happens today: the past is only looked at.
    let is_past = carteira.view.as_of.with_untracked(Option::is_some);
    let held = Memo::new(move |_| carteira.taps.held(id).is_some());
    let done = Memo::new(move |_| carteira.taps.is_done(id));
    let swipe = SideSwipe::new(move |side| match side {
        _ if is_past || held.get_untracked() => {}
        Side::Right => sheet.succeed(id),
        Side::Left => sheet.open(id),
    });
    // What letting go would do, beside the row as it is drawn away.
    let drawn = Memo::new(move |_| swipe.drawn().filter(|_| !is_past && !held.get()));
    let shown = move || {
        let (side, far) = drawn.get()?;
        let (glyph, said, name) = match side {
            Side::Right => (Glyph::Check, interaction::record(sheet.one_tap()), "right"),
            Side::Left => (Glyph::MoreVertical, words::OTHER_RESULT.to_owned(), "left"),
        };
        Some(view! {
            <span class="today-row__swipe" data-side=name data-far=far.then_some("") aria-hidden="true">
                <Icon glyph/>
                <span>{said}</span>
            </span>
        })
    };
    view! {
        <li
            class="today-row"
            data-done=move || done.get().then_some("")
            style:transform=move || swipe.transform()
            on:pointerdown=move |event| swipe.start(&event)
            on:pointermove=move |event| swipe.follow(&event)
            on:pointerup=move |_| swipe.end()
            on:pointercancel=move |_| swipe.let_go()
        >
            {shown}
            <WhyMark client=id mark large=true state/>
            <a class="today-row__who" href=Route::Client(id.to_string()).href()>
                <span class="today-row__name">{name.clone()}</span>
                <span class="today-row__said">
                    <span class="today-row__place muted">{place}</span>
                    <span class="today-row__why">{why}</span>
                </span>
            </a>
            <span class="today-row__figures">
                {days
                    .map(|days| {
                        view! {
                            <span class="today-row__days number">
                                {days.to_string()} <span class="today-row__unit">{words::unit_of(days)}</span>
                            </span>
                        }
                    })}
                {stake.map(|stake| view! { <span class="today-row__stake number muted private">{stake}</span> })}
            </span>
            <span class="today-row__acts">
                {move || {
                    let name = name.clone();
                    if is_past {
                        return ().into_any();
                    }
                    if held.get() {
                        return view! { <Done client=id name/> }.into_any();
                    }
                    let other = words::other_with(&name);
                    let label = Signal::derive(move || interaction::record_by(sheet.one_tap(), &name));
                    let succeed = move || {
                        go_on_in_list(carteira);
                        sheet.succeed(id);
                    };
                    view! {
                        <Button glyph=Glyph::Check label on_press=succeed>
                            {move || interaction::record(sheet.one_tap())}
                        </Button>
                        <IconButton glyph=Glyph::MoreVertical label=other on_press=move || sheet.open(id)/>
                    }
                        .into_any()
                }}
            </span>
        </li>
    }
    .into_any()
}
