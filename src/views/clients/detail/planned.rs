//! What is agreed with the client from today on, and what was not kept: each can be taken out, and the removal taken back.
use leptos::prelude::*;

use super::Shown;
use crate::domain::plan::agenda::Edit;
use crate::routes::Route;
use crate::screen::client::page::{Agreed, agreed};
use crate::text::clients::planned as words;
use crate::ui::prelude::*;
use crate::views::series::{Asking, WhichSheet};

#[component]
pub(super) fn Planned(shown: Shown) -> impl IntoView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let asking = Asking::new(|| {});
    let ahead = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| agreed(p, id, on))
    });
    let row = move |one: Agreed| {
        let Agreed { appointment, line, below, remove } = one;
        let week = Route::Agenda.href_with(&[("semana", &appointment.date.to_string())]);
        view! {
            <li class="planned">
                <Icon glyph=Glyph::Calendar/>
                <div class="planned__what">
                    <p><a href=week>{line}</a></p>
                    {(!below.is_empty()).then(|| view! { <p class="muted">{below}</p> })}
                </div>
                <IconButton
                    glyph=Glyph::Trash
                    label=remove
                    on_press=move || asking.change(id, appointment.clone(), Edit::Drop)
                />
            </li>
        }
    };
    let rows = move || ahead.get().into_iter().map(row).collect_view();
    view! {
        <Show when=move || !ahead.with(Vec::is_empty)>
            <section class="card stack" data-gap="tight">
                <h3 class="card__title">{words::TITLE}</h3>
                <ul class="planned-list">{rows}</ul>
            </section>
        </Show>
        <WhichSheet asking/>
    }
}
