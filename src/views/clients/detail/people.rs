//! The people at the client, each with what can be done with their data: taken along, or erased for good.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shown;
use super::cards::reach;
use crate::domain::client::Client;
use crate::domain::client::person::Person;
use crate::domain::record::mentions::mentions;
use crate::screen::client::links::{email_of, phone_of};
use crate::screen::client::page::role;
use crate::state::notices::Notice;
use crate::text::clients::{card, person as words};
use crate::text::{data, sending as send};
use crate::ui::prelude::*;
use crate::views::sending::{SendSheet, Sending};
use crate::workers::protocol::{Export, PersonForm};

#[component]
pub(super) fn People(shown: Shown) -> impl IntoView {
    let people = Memo::new(move |_| {
        let known = |client: &Option<Client>| client.as_ref().map(|known| known.known_people().into_owned());
        shown.client.with(known).unwrap_or_default()
    });
    let sending = Sending::new();
    let (open, asked) = (RwSignal::new(false), RwSignal::new(None::<Person>));
    let title = Signal::derive(move || {
        asked.with(|one| one.as_ref().map(|one| words::title(&one.name))).unwrap_or_default()
    });
    let body = Signal::derive(move || {
        let Some(one) = asked.get() else { return String::new() };
        let found = shown.carteira.portfolio.with(|p| p.dossier(shown.id).map(|known| mentions(known, &one)));
        words::body(&one.name, &found.unwrap_or_default())
    });
    let erase = move || {
        let Some(person) = asked.get_untracked().and_then(|one| one.id) else { return };
        spawn_local(async move {
            // The page that is loaded then says that it was done.
            if let Err(why) = shown.carteira.forget_person(shown.id, person).await {
                shown.carteira.notice.set(Some(Notice::problem(data::failure(&why))));
            }
        });
    };
    let ask = Callback::new(move |one: Person| {
        asked.set(Some(one));
        open.set(true);
    });
    view! {
        <Show when=move || people.with(|people| !people.is_empty())>
            <section class="card stack" data-gap="tight">
                <h3 class="card__title">{card::PEOPLE}</h3>
                <ul class="stack" data-gap="tight">
                    {move || people.get().into_iter().map(|one| row(shown, one, sending, ask)).collect_view()}
                </ul>
            </section>
        </Show>
        <SendSheet sending title=send::TITLE/>
        <Confirm open title body action=words::ERASE danger=true on_confirm=erase/>
    }
}

fn row(shown: Shown, one: Person, sending: Sending, ask: Callback<Person>) -> impl IntoView {
    let below = role(&one);
    let phone = phone_of(&one).map(|phone| reach(Glyph::Phone, phone));
    let email = email_of(&one).map(|email| reach(Glyph::Email, email));
    let name = one.name.clone();
    let label = words::acts(&name);
    let items = Signal::derive(move || {
        let give = move |form| {
            move || {
                if let Some(person) = one.id {
                    sending.give(Export::Person { client: shown.id, person, form });
                }
            }
        };
        let erased = one.clone();
        vec![
            MenuItem::new(words::SAVE, give(PersonForm::Readable)).glyph(Glyph::File),
            MenuItem::new(words::CARD, give(PersonForm::Card)).glyph(Glyph::Download),
            MenuItem::new(words::ERASE, move || ask.run(erased.clone())).glyph(Glyph::Trash).danger(),
        ]
    });
    view! {
        <li class="person">
            <div class="cluster" data-spread="">
                <p class="person__name">{name}</p>
                <Menu label items/>
            </div>
            <p class="muted">{below}</p>
            <ul class="reaches">{phone} {email}</ul>
        </li>
    }
}
