//! What is agreed with the client from today on, and what was not kept: each can be taken out, and the removal taken back.
use leptos::prelude::*;

use super::Shown;
use crate::domain::fact::appointment::{Appointment, Repeat};
use crate::domain::plan::agenda::Edit;
use crate::domain::record::promise::unkept;
use crate::routes::Route;
use crate::text::clients::planned as words;
use crate::text::{agenda, format};
use crate::ui::prelude::*;
use crate::views::series::{Asking, WhichSheet};

#[component]
pub(super) fn Planned(shown: Shown) -> impl IntoView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let today = carteira.derived.as_of;
    let asking = Asking::new(|| {});
    let ahead = Memo::new(move |_| {
        let from = today.get();
        carteira.portfolio.with(|p| {
            let Some(dossier) = p.dossier(id) else { return Vec::new() };
            let calendar = &p.rules().calendar;
            let all = unkept(dossier, calendar, from).into_iter().chain(dossier.planned_next(from, calendar));
            all.map(|one| {
                let repeat = asking.repeat_of(id, &one);
                (one.into_owned(), repeat)
            })
            .collect::<Vec<(Appointment, Option<Repeat>)>>()
        })
    });
    let rows = move || {
        ahead
            .get()
            .into_iter()
            .map(|(one, repeat)| {
                let when = format::near_and_date(one.date, today.get());
                let marks = [
                    (one.date < today.get()).then(|| words::UNKEPT.to_owned()),
                    one.confirmed.then(|| agenda::CONFIRMED.to_owned()),
                    repeat.map(agenda::repeats),
                    one.note.clone(),
                ];
                let below = marks.into_iter().flatten().collect::<Vec<_>>().join(" · ");
                let week = Route::Agenda.href_with(&[("semana", &one.date.to_string())]);
                let line = words::line(one.channel, &when, one.time);
                let label = words::remove(&format::date(one.date));
                view! {
                    <li class="planned">
                        <Icon glyph=Glyph::Calendar/>
                        <div class="planned__what">
                            <p><a href=week>{line}</a></p>
                            {(!below.is_empty()).then(|| view! { <p class="muted">{below}</p> })}
                        </div>
                        <IconButton
                            glyph=Glyph::Trash
                            label
                            on_press=move || asking.change(id, one.clone(), Edit::Drop)
                        />
                    </li>
                }
            })
            .collect_view()
    };
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
