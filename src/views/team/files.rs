//! Whose file is missing, with the message that asks for it.

use super::TeamDesk;
use crate::screen::team::received::{Reminder, of_nobody, reminders};
use crate::text::team as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Files(desk: TeamDesk) -> impl IntoView {
    let due = Memo::new(move |_| {
        let rows = desk.rows.get();
        desk.carteira.portfolio.with(|p| reminders(p, &rows))
    });
    let after = Memo::new(move |_| desk.carteira.portfolio.with(|p| p.rules().team.remind_after_days));
    let never = Memo::new(move |_| desk.rows.with(|rows| rows.iter().all(|row| row.received.is_none())));
    let unknown = Memo::new(move |_| {
        let on = desk.carteira.derived.as_of.get();
        desk.carteira.portfolio.with(|p| of_nobody(p, on))
    });
    let said = move || match due.with(Vec::len) {
        _ if never.get() => words::NO_FILES.to_owned(),
        0 => words::ALL_SENT.to_owned(),
        people => words::to_remind(people, after.get()),
    };
    let row = |one: Reminder| {
        let Reminder { name, said, whatsapp } = one;
        view! {
            <li class="row-list__item team__due">
                <span><strong>{name.clone()}</strong> ": " {said}</span>
                <LinkButton
                    glyph=Glyph::WhatsApp
                    external=true
                    href=whatsapp
                    label=words::ask_whom(&name)
                >
                    {words::ASK}
                </LinkButton>
            </li>
        }
    };
    view! {
        <section class="card stack team__screen" data-gap="tight" aria-label=words::FILES>
            <h2 class="card__title">{words::FILES}</h2>
            <p>{said}</p>
            <Show when=move || due.with(|due| !due.is_empty())>
                <ul class="row-list">{move || due.get().into_iter().map(row).collect_view()}</ul>
            </Show>
            <Show when=move || { unknown.get() > 0 }>
                <p class="muted">{move || words::unknown_files(unknown.get())}</p>
            </Show>
        </section>
    }
}
