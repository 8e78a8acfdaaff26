//! *Por que esta classe?*: the dates, the cycle, the limits, the rule and the day of the next change.
use leptos::prelude::*;

use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::screen::client::character_words;
use crate::screen::why::{self, Limit};
use crate::state::{use_carteira, use_outlook};
use crate::text::{ahead as said, incidents as incident_words, why as words};
use crate::ui::prelude::*;
use crate::views::marks;

#[component]
pub(super) fn WhySheet(id: ClientId) -> impl IntoView {
    let carteira = use_carteira();
    let slot = Memo::new(move |_| carteira.portfolio.with(|p| p.slot(id)));
    let status = move || {
        let slot = slot.get()?;
        carteira.derived.statuses.with(|all| all.get(slot.at()).copied().flatten())
    };
    let name = move || {
        let name = |p: &Portfolio| p.client(id).map(|client| client.display_name().to_owned());
        carteira.portfolio.with(name)
    };
    let chips = move || {
        let character = carteira.derived.characters.of(carteira, slot.get()?)?;
        let words = character_words(&character, None, true);
        Some(words.into_iter().map(|label| view! { <Chip label strong=true/> }).collect_view())
    };
    let as_of = carteira.derived.as_of;
    let class = move || carteira.portfolio.with(|p| why::class_part(p, slot.get()?, as_of.get()));
    let outlook = use_outlook();
    let ahead = move || {
        let (slot, status, model) = (slot.get()?, status(), outlook.model.get()?);
        carteira.portfolio.with(|p| why::ahead_part(p, slot, status.as_ref(), &model, as_of.get()))
    };
    let contact = move || {
        let (slot, status) = (slot.get()?, status()?);
        carteira.portfolio.with(|p| why::contact_part(p, slot, &status, as_of.get()))
    };
    view! {
            <div class="stack why" data-gap="loose">
                <p class="cluster">
                    <a href=Route::Client(id.to_string()).href()><strong>{name}</strong></a>
                    {chips}
                </p>
                {move || class().map(|part| view! { <ClassPart part/> })}
                {move || ahead().map(|part| view! { <AheadPart part initial=outlook.is_initial()/> })}
                {move || contact().map(|part| view! { <ContactPart part/> })}
                <p class="muted">
                    {words::RULES} " " <a href=Route::Settings.href()>{words::CHANGE_RULES}</a>
                </p>
            </div>
    }
}

#[component]
fn ClassPart(part: why::ClassPart) -> impl IntoView {
    let why::ClassPart { sentence, rule, notes, next, limits, dates, earlier } = part;
    view! {
        <section class="why__part">
            <h3 class="why__heading">{words::CLASS}</h3>
            <p class="why__sentence">{sentence}</p>
            <p>{rule}</p>
            {notes.into_iter().map(|note| view! { <p class="why__note">{note}</p> }).collect_view()}
            {next.map(|next| view! { <p class="why__next">{next}</p> })}
            {(!limits.is_empty())
                .then(|| {
                    view! {
                        <h4 class="why__sub">{words::LIMITS}</h4>
                        <ul class="limits">{limits.into_iter().map(limit).collect_view()}</ul>
                    }
                })}
            {(!dates.is_empty())
                .then(|| {
                    view! {
                        <h4 class="why__sub">{words::DATES}</h4>
                        <ul class="cluster why__dates">
                            {dates.into_iter().map(|date| view! { <li class="chip">{date}</li> }).collect_view()}
                        </ul>
                        {earlier.map(|earlier| view! { <p class="muted">{earlier}</p> })}
                    }
                })}
        </section>
    }
}

#[component]
fn AheadPart(part: why::AheadPart, initial: bool) -> impl IntoView {
    let why::AheadPart { sentence, buys, disagreement, incidents } = part;
    view! {
        <section class="why__part">
            <h3 class="why__heading">{said::HEADING}</h3>
            <p class="why__sentence">{sentence}</p>
            <p>{buys}</p>
            {disagreement.map(|words| view! { <p class="why__note">{words}</p> })}
            {(!incidents.is_empty())
                .then(|| {
                    view! {
                        <h4 class="why__sub">{incident_words::MAY_EXPLAIN}</h4>
                        <ul class="stack" data-gap="tight">
                            {incidents.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}
                        </ul>
                        <p class="muted">{incident_words::NO_PROOF}</p>
                    }
                })}
            {initial.then(|| view! { <p class="muted">{said::INITIAL}</p> })}
        </section>
    }
}

#[component]
fn ContactPart(part: why::ContactPart) -> impl IntoView {
    let why::ContactPart { sentence, source, next, cuts } = part;
    view! {
        <section class="why__part">
            <h3 class="why__heading">{words::CONTACT}</h3>
            <p class="why__sentence">{sentence}</p>
            <p>{source}</p>
            {next.map(|next| view! { <p class="why__next">{next}</p> })}
            <h4 class="why__sub">{words::CUTS}</h4>
            <ul class="limits">{cuts.into_iter().map(limit).collect_view()}</ul>
        </section>
    }
}

fn limit(one: Limit) -> impl IntoView {
    let Limit { name, contact_state, words, is_here } = one;
    view! {
        <li class="limit" data-here=is_here.then_some("")>
            <span class="limit__name">
                {contact_state.map(|state| view! { <StateMark mark=marks::of_state(state)/> })}
                {name}
                {is_here.then(|| view! { <span class="limit__here">{words::HERE}</span> })}
            </span>
            <span class="limit__words">{words}</span>
        </li>
    }
}
