//! What is known of the client: telephones, address, register, relation, notes, other fields.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shown;
use super::people::People;
use crate::domain::client::Client;
use crate::screen::client::cards::{register, relation, wallet};
use crate::screen::client::links::{self, Reach};
use crate::state::position::{PositionProblem, current_position};
use crate::text::clients::card;
use crate::text::wallet as wallet_words;
use crate::ui::prelude::*;

#[component]
pub(super) fn Cards(shown: Shown) -> impl IntoView {
    view! {
        <div class="stack cards">
            {move || shown.client.with(|client| client.as_ref().map(contacts))}
            <People shown/>
            {move || {
                shown
                    .client
                    .get()
                    .map(|client| {
                        view! {
                            {address(shown, &client)}
                            {relation_card(shown, &client)}
                            {wallet_card(shown, &client)}
                            {register_card(&client)}
                            {notes(&client)}
                        }
                    })
            }}
        </div>
    }
}

fn contacts(client: &Client) -> impl IntoView + use<> {
    let (phones, emails) = (links::phones(client), links::emails(client));
    let none = phones.is_empty() && emails.is_empty();
    let phones = phones.into_iter().map(|one| reach(Glyph::Phone, one)).collect_view();
    let emails = emails.into_iter().map(|one| reach(Glyph::Email, one)).collect_view();
    view! {
        <section class="card stack" data-gap="tight">
            <h3 class="card__title">{card::CONTACTS}</h3>
            {none.then(|| view! { <p class="muted">{card::NO_PHONE}</p> })}
            <ul class="reaches">{phones} {emails}</ul>
        </section>
    }
}

fn address(shown: Shown, client: &Client) -> impl IntoView + use<> {
    let written = links::one_line(client);
    let placed = client.location.is_some();
    let place = links::place(client).map(|place| {
        view! {
            <div class="cluster">
                <LinkButton href=place.maps glyph=Glyph::Map external=true>
                    {card::MAPS}
                </LinkButton>
                <LinkButton href=place.waze glyph=Glyph::Route external=true>
                    {card::WAZE}
                </LinkButton>
            </div>
        }
    });
    view! {
        <section class="card stack" data-gap="tight">
            <h3 class="card__title">{card::ADDRESS}</h3>
            <p>{written.unwrap_or_else(|| card::NO_ADDRESS.to_owned())}</p>
            {(!placed).then(|| view! { <Here shown/> })}
            {place}
        </section>
    }
}

/// Puts the client where the rep stands, when tapped.
#[component]
fn Here(shown: Shown) -> impl IntoView {
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<&'static str>);
    let place = move || {
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let found = current_position().await;
            busy.try_set(false);
            match found {
                Ok(position) => shown.carteira.locate(shown.id, position.place),
                Err(why) => {
                    problem.try_set(Some(match why {
                        PositionProblem::Denied => card::POSITION_DENIED,
                        PositionProblem::Unavailable | PositionProblem::TooLong => card::NO_POSITION,
                    }));
                }
            }
        });
    };
    view! {
        <p class="muted">{card::NO_PLACE}</p>
        <Button glyph=Glyph::Location busy on_press=place>
            {move || if busy.get() { card::HERE_BUSY } else { card::HERE }}
        </Button>
        <p class="field__error" role="status">{move || problem.get()}</p>
    }
}

fn relation_card(shown: Shown, client: &Client) -> impl IntoView + use<> {
    let on = shown.carteira.derived.as_of.get();
    let lines = shown.carteira.portfolio.with(|p| relation(p, client, on));
    view! {
        <section class="card stack" data-gap="tight">
            <h3 class="card__title">{card::RELATION}</h3>
            {pairs(lines)}
        </section>
    }
}

fn wallet_card(shown: Shown, client: &Client) -> Option<impl IntoView + use<>> {
    let on = shown.carteira.derived.as_of.get();
    let found = shown.carteira.portfolio.with(|p| wallet(p, client, on))?;
    Some(view! {
        <section class="card stack" data-gap="tight">
            <h3 class="card__title">{wallet_words::TITLE}</h3>
            <p class="private">{found.said}</p>
            {found.over.map(|over| view! { <p class="wallet__over">{over}</p> })}
            <p class="muted">{wallet_words::MEANS}</p>
        </section>
    })
}

fn register_card(client: &Client) -> Option<impl IntoView + use<>> {
    let lines = register(client);
    (!lines.is_empty()).then(|| {
        view! {
            <section class="card stack" data-gap="tight">
                <h3 class="card__title">{card::REGISTER}</h3>
                {pairs(lines)}
            </section>
        }
    })
}

fn notes(client: &Client) -> impl IntoView + use<> {
    let extra: Vec<(String, String)> =
        client.extra.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let notes = client.notes.clone().map(|notes| {
        view! {
            <section class="card stack" data-gap="tight">
                <h3 class="card__title">{card::NOTES}</h3>
                <p class="written">{notes}</p>
            </section>
        }
    });
    let extra = (!extra.is_empty()).then(|| {
        view! {
            <section class="card stack" data-gap="tight">
                <h3 class="card__title">{card::EXTRA}</h3>
                {pairs(extra)}
            </section>
        }
    });
    view! { {notes} {extra} }
}

/// A telephone or an e-mail that can be tapped.
pub(super) fn reach(glyph: Glyph, to: Reach) -> impl IntoView {
    let Reach { href, words } = to;
    view! {
        <li>
            <a class="reach" href=href rel="external">
                <Icon glyph/>
                <span>{words}</span>
            </a>
        </li>
    }
}

fn pairs<L: Into<String>>(lines: Vec<(L, String)>) -> impl IntoView + use<L> {
    let rows = lines
        .into_iter()
        .map(|(label, value)| {
            view! {
                <div class="pair">
                    <dt class="pair__label">{label.into()}</dt>
                    <dd class="pair__value">{value}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="pairs">{rows}</dl> }
}
