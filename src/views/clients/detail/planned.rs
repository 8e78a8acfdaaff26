//! What is agreed with the client from today on: each can be taken out, and the removal taken back.
use leptos::prelude::*;

use super::Shown;
use crate::domain::appointment::Appointment;
use crate::text::clients::planned as words;
use crate::text::format;
use crate::ui::prelude::*;

#[component]
pub(super) fn Planned(shown: Shown) -> impl IntoView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let today = carteira.derived.as_of;
    let ahead = Memo::new(move |_| {
        let from = today.get();
        carteira.portfolio.with(|p| {
            let all = p.dossier(id).into_iter().flat_map(|dossier| dossier.appointments());
            all.filter(|one| one.date >= from && one.state.is_planned())
                .cloned()
                .collect::<Vec<Appointment>>()
        })
    });
    let rows = move || {
        ahead
            .get()
            .into_iter()
            .map(|one| {
                let when = format::near_and_date(one.date, today.get());
                view! {
                    <li class="planned">
                        <Icon glyph=Glyph::Calendar/>
                        <div class="planned__what">
                            <p>{words::line(one.channel, &when, one.time)}</p>
                            {one.note.map(|note| view! { <p class="muted">{note}</p> })}
                        </div>
                        <IconButton
                            glyph=Glyph::Trash
                            label=words::remove(&format::date(one.date))
                            on_press=move || carteira.remove_appointment(id, one.id)
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
    }
}
