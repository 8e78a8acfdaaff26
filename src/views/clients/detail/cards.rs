//! What is known of the client: telephones, address, register, relation, notes, other fields.
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shown;
use super::links;
use super::people::People;
use crate::domain::client::{Client, SituationHeld};
use crate::domain::indicator::analysis::wallet::wallet_on;
use crate::state::position::{PositionProblem, current_position};
use crate::text::clients::{self as words, card};
use crate::text::{format, reasons, visiting, wallet as wallet_words};
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
                            {relation(shown, &client)}
                            {wallet(shown, &client)}
                            {register(&client)}
                            {notes(&client)}
                        }
                    })
            }}
        </div>
    }
}

fn contacts(client: &Client) -> impl IntoView + use<> {
    let phones = client
        .phones
        .iter()
        .chain(client.whatsapp.iter().filter(|phone| !client.phones.contains(phone)))
        .map(|phone| reach(Glyph::Phone, phone.tel_link(), phone.to_string()))
        .collect_view();
    let emails = client
        .emails
        .iter()
        .map(|email| reach(Glyph::Email, format!("mailto:{email}"), email.clone()))
        .collect_view();
    let none = client.phones.is_empty() && client.whatsapp.is_none() && client.emails.is_empty();
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

fn relation(shown: Shown, client: &Client) -> impl IntoView + use<> {
    let on = shown.carteira.derived.as_of.get();
    let holder = client.holder_on(on);
    let since = client
        .holdings
        .iter()
        .rev()
        .find(|holding| holding.since.is_none_or(|since| since <= on))
        .and_then(|holding| holding.since);
    let (who, principals) = shown.carteira.portfolio.with(|p| {
        let who = holder.and_then(|id| p.catalog().salesperson(id)).map(|person| person.name.clone());
        let names: Vec<String> = p
            .catalog()
            .principals_by_name()
            .into_iter()
            .filter(|principal| client.principals.contains(&principal.id))
            .map(|principal| principal.name.clone())
            .collect();
        (who, names)
    });
    let said = |held: &SituationHeld, until: Option<NaiveDate>| {
        let name = |key: &str| shown.carteira.portfolio.with(|p| reasons::name(p.catalog(), key));
        let reason = held.reason.as_deref().map(name);
        match until {
            Some(until) => words::situation_was(held.situation, held.since, until, reason.as_deref()),
            None => words::situation_since(held.situation, held.since, reason.as_deref()),
        }
    };
    let begun = |held: &SituationHeld| held.since.is_none_or(|since| since <= on);
    let mut known: Vec<SituationHeld> = client.situations().into_iter().filter(begun).collect();
    let now = known.pop().unwrap_or_default();
    let mut until = now.since;
    // A client that was always active has no story to tell.
    let mut situations: Vec<(&'static str, String)> =
        (now != SituationHeld::default()).then(|| (card::SITUATION, said(&now, None))).into_iter().collect();
    for held in known.iter().rev() {
        let last_day = until.and_then(|day| day.pred_opt());
        situations.extend(last_day.map(|day| (card::SITUATION_BEFORE, said(held, Some(day)))));
        until = held.since;
    }
    let cadence = client.cadence_days.filter(|days| *days > 0);
    let tags: Vec<String> = client.tags.iter().cloned().collect();
    let mut lines = vec![(
        card::SALESPERSON,
        who.map_or_else(|| card::NO_SALESPERSON.to_owned(), |who| card::since(&who, since)),
    )];
    lines.extend(situations);
    lines.push((
        card::CADENCE,
        cadence.map_or_else(|| card::OF_CLASS.to_owned(), |days| format::days(i64::from(days))),
    ));
    let visiting = [visiting::weekdays(&client.visit_weekdays), visiting::hours(&client.visit_hours)];
    let visiting = visiting.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(", ");
    lines.extend((!visiting.is_empty()).then_some((visiting::TITLE, visiting)));
    lines.extend((!principals.is_empty()).then(|| (card::PRINCIPALS, format::list(&principals))));
    let benefit = client.benefit.as_deref().map(|benefit| card::benefit(benefit, client.benefit_since));
    lines.extend(benefit.map(|benefit| (card::BENEFIT, benefit)));
    lines.extend((!tags.is_empty()).then(|| (card::TAGS, tags.join(", "))));
    view! {
        <section class="card stack" data-gap="tight">
            <h3 class="card__title">{card::RELATION}</h3>
            {pairs(lines)}
        </section>
    }
}

/// Only where the rep said what the client buys of everybody.
fn wallet(shown: Shown, client: &Client) -> Option<impl IntoView + use<>> {
    let on = shown.carteira.derived.as_of.get();
    let found = shown.carteira.portfolio.with(|p| wallet_on(client, p.columns(), p.slot(shown.id)?, on))?;
    let over = found.is_over().then(|| view! { <p class="wallet__over">{wallet_words::OVER}</p> });
    Some(view! {
        <section class="card stack" data-gap="tight">
            <h3 class="card__title">{wallet_words::TITLE}</h3>
            <p class="private">{wallet_words::of_client(found)}</p>
            {over}
            <p class="muted">{wallet_words::MEANS}</p>
        </section>
    })
}

fn register(client: &Client) -> Option<impl IntoView + use<>> {
    let lines: Vec<(&'static str, String)> = [
        (card::TAX_ID, client.tax_id.map(|tax_id| tax_id.to_string())),
        (card::STATE_REGISTRATION, client.state_registration.clone()),
        (card::INDUSTRY, client.industry.clone()),
        (card::CODE, client.code.clone()),
        (card::ENTERED, client.entered.map(format::date)),
        (card::LEFT, client.left.map(format::date)),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((label, value?)))
    .collect();
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
pub(super) fn reach(glyph: Glyph, href: String, words: String) -> impl IntoView {
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
