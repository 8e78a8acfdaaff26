//! Copies kept on the device, and when the last one was made.

use super::wizard::Wizard;
use crate::routes::Route;
use crate::state::notices::Notice;
use crate::state::{clock, use_carteira};
use crate::text::{data as words, format};
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn Copies(wizard: Wizard) -> impl IntoView {
    let carteira = use_carteira();
    let busy = RwSignal::new(false);
    let copy = move || {
        busy.set(true);
        spawn_local(async move {
            if let Err(why) = carteira.copy_now().await {
                carteira.notice.set(Some(Notice::problem(words::failure(&why))));
            }
            busy.try_set(false);
        });
    };
    let rows = move || {
        let copies = carteira.copies.get().unwrap_or_default();
        if copies.is_empty() {
            return view! { <p>{words::COPIES_NONE}</p> }.into_any();
        }
        let row = |copy: crate::workers::protocol::Copy| {
            let name = words::copy(
                &format::near(copy.day, carteira.today.get()),
                &clock::civil_time(copy.at).map(format::time).unwrap_or_default(),
                copy.clients,
            );
            let title = name.clone();
            view! {
                <li class="row-list__item data__act">
                    <span>{name}</span>
                    <span></span>
                    <Button
                        tone=Tone::Quiet
                        glyph=Glyph::History
                        on_press=move || wizard.open_copy(copy.at, title.clone())
                    >
                        {words::COPY_OPEN}
                    </Button>
                </li>
            }
        };
        view! { <ul class="row-list">{copies.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="card stack" data-gap="tight">
            <h2 class="card__title">{words::COPIES}</h2>
            <p class="muted">{words::COPIES_WHY}</p>
            {rows}
            <div>
                <Button tone=Tone::Secondary busy on_press=copy>
                    {words::COPY_NOW}
                </Button>
            </div>
        </section>
    }
}

/// For the header: the day of the last copy, leading to where copies are.
#[component]
pub fn LastCopy() -> impl IntoView {
    let carteira = use_carteira();
    move || {
        let copies = carteira.copies.get().filter(|_| !carteira.is_sample.get())?;
        let said = match copies.first() {
            Some(copy) => words::last_copy(&format::near(copy.day, carteira.today.get())),
            None if carteira.derived.client_count.get() == 0 => return None,
            None => words::COPY_NEVER.to_owned(),
        };
        Some(view! {
            <a class="last-copy" href=Route::Data.href()>
                {said}
            </a>
        })
    }
}
