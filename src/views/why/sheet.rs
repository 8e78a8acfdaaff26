//! *Por que esta classe?*: the dates, the cycle, the limits, the rule and the day of the next change.
use leptos::prelude::*;

use crate::domain::calendar::day::Day;
use crate::domain::indicator::analysis::insight::{Ahead, ahead as ahead_of};
use crate::domain::indicator::status::why::{ClassWhy, ContactWhy, class_why, contact_why};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::screen::client::character_words;
use crate::state::{use_carteira, use_outlook};
use crate::text::{ahead as said, format, labels, why as words};
use crate::ui::prelude::*;
use crate::views::marks;

/// Dates of orders shown; what is older is counted.
const DATES: usize = 8;

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
    let class = move || {
        let on = as_of.get();
        carteira.portfolio.with(|p| class_why(p.columns(), p.rules(), p.slot(id)?, on))
    };
    let outlook = use_outlook();
    let ahead = move || {
        let slot = slot.get()?;
        // Of this client alone; the others need not be looked at.
        let (model, today) = (outlook.model.get()?, Day::of(as_of.get()));
        let revenue = status().map_or(0, |status| status.revenue_12m);
        let ahead = carteira.portfolio.with(|p| ahead_of(p.columns(), slot, today, revenue, &model))?;
        let class = class()?;
        let usual = class.rhythm.map(|rhythm| rhythm.mean_days);
        Some((ahead, class.class, said::rhythm(usual, class.days_since_order)))
    };
    let contact = move || {
        let status = status()?;
        carteira
            .portfolio
            .with(|p| Some(contact_why(&status, p.client(id)?, &p.rules().cadence, as_of.get())))
    };
    view! {
            <div class="stack why" data-gap="loose">
                <p class="cluster">
                    <a href=Route::Client(id.to_string()).href()><strong>{name}</strong></a>
                    {chips}
                </p>
                {move || class().map(|why| view! { <ClassPart why today=as_of.get()/> })}
                {move || ahead().map(|(ahead, class, rhythm)| view! { <AheadPart ahead class rhythm initial=outlook.is_initial()/> })}
                {move || contact().map(|why| view! { <ContactPart why today=as_of.get()/> })}
                <p class="muted">
                    {words::RULES} " " <a href=Route::Settings.href()>{words::CHANGE_RULES}</a>
                </p>
            </div>
    }
}

#[component]
fn ClassPart(why: ClassWhy, today: chrono::NaiveDate) -> impl IntoView {
    let limits = words::limits(&why)
        .into_iter()
        .map(|(class, until)| limit(labels::lifecycle(class), None, until, class == why.class))
        .collect_view();
    let dates: Vec<String> =
        why.order_dates.iter().rev().take(DATES).map(|date| format::date(*date)).collect();
    let earlier = why.order_dates.len().saturating_sub(DATES);
    let irregular = why.rhythm.is_some_and(|rhythm| rhythm.irregular);
    let has_limits = why.active_until.is_some();
    view! {
        <section class="why__part">
            <h3 class="why__heading">{words::CLASS}</h3>
            <p class="why__sentence">{words::class(&why)}</p>
            <p>{words::rule(&why)}</p>
            {words::season(&why).map(|season| view! { <p class="why__note">{season}</p> })}
            {irregular.then(|| view! { <p class="why__note">{words::IRREGULAR_WHY}</p> })}
            {words::next_class(&why, today).map(|next| view! { <p class="why__next">{next}</p> })}
            {has_limits
                .then(|| {
                    view! {
                        <h4 class="why__sub">{words::LIMITS}</h4>
                        <ul class="limits">{limits}</ul>
                    }
                })}
            {(!dates.is_empty())
                .then(|| {
                    view! {
                        <h4 class="why__sub">{words::DATES}</h4>
                        <ul class="cluster why__dates">
                            {dates.into_iter().map(|date| view! { <li class="chip">{date}</li> }).collect_view()}
                        </ul>
                        {(earlier > 0).then(|| view! { <p class="muted">{words::earlier(earlier)}</p> })}
                    }
                })}
        </section>
    }
}

#[component]
fn AheadPart(
    ahead: Ahead,
    class: crate::domain::rhythm::lifecycle::Lifecycle,
    rhythm: String,
    initial: bool,
) -> impl IntoView {
    let p_alive = ahead.outlook.p_alive;
    view! {
        <section class="why__part">
            <h3 class="why__heading">{said::HEADING}</h3>
            <p class="why__sentence">{said::verdict(p_alive)} "; " {rhythm} "."</p>
            <p>{said::buys(ahead.outlook.p_buys)}</p>
            {said::disagreement(class, p_alive).map(|words| view! { <p class="why__note">{words}</p> })}
            {initial.then(|| view! { <p class="muted">{said::INITIAL}</p> })}
        </section>
    }
}

#[component]
fn ContactPart(why: ContactWhy, today: chrono::NaiveDate) -> impl IntoView {
    let cuts = words::cuts(&why)
        .into_iter()
        .map(|(state, from)| {
            limit(labels::state(state), Some(marks::of_state(state)), from, state == why.state)
        })
        .collect_view();
    view! {
        <section class="why__part">
            <h3 class="why__heading">{words::CONTACT}</h3>
            <p class="why__sentence">{words::contact(&why)}</p>
            <p>{words::source(&why)}</p>
            {words::next_state(&why, today).map(|next| view! { <p class="why__next">{next}</p> })}
            <h4 class="why__sub">{words::CUTS}</h4>
            <ul class="limits">{cuts}</ul>
        </section>
    }
}

fn limit(name: &'static str, mark: Option<Mark>, until: String, here: bool) -> impl IntoView {
    view! {
        <li class="limit" data-here=here.then_some("")>
            <span class="limit__name">
                {mark.map(|mark| view! { <StateMark mark/> })}
                {name}
                {here.then(|| view! { <span class="limit__here">{words::HERE}</span> })}
            </span>
            <span class="limit__words">{until}</span>
        </li>
    }
}
