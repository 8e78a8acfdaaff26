//! Whom to try next, with why; the forgotten come back by one tap; the profiles lead to their lists.
use leptos::prelude::*;

use super::step::StepDesk;
use crate::domain::indicator::status::profile::Profile;
use crate::domain::prospect::conversion::Tried;
use crate::domain::segment::matched::Seen;
use crate::exchange::filter_query::{PROFILE, profile_word};
use crate::routes::Route;
use crate::screen::prospecting::whom::{Candidate, and_more, whom};
use crate::state::use_carteira;
use crate::text::prospecting::{card, page, whom as words};
use crate::text::reactivation::act_with;
use crate::ui::prelude::*;

#[component]
pub(super) fn WhomToTry(tried: Memo<Vec<Tried>>, desk: StepDesk) -> impl IntoView {
    let carteira = use_carteira();
    let found = Memo::new(move |_| {
        let Seen { on, statuses } = carteira.seen_now();
        carteira.portfolio.with(|p| tried.with(|tried| whom(p, tried, &statuses, on)))
    });
    let acts = move || carteira.view.as_of.with(Option::is_none);
    view! {
        <div class="stack">
            <section class="stack" data-gap="tight">
                <h2 class="panel__finding">{words::ALIKE}</h2>
                {move || {
                    let profile = found.with(|found| found.profile.clone());
                    match profile.is_empty() {
                        true => view! { <p class="muted">{words::FEW}</p> }.into_any(),
                        false => {
                            let lines = StoredValue::new(profile);
                            view! {
                                <Disclosure summary=words::PROFILE>
                                    <ul class="prospecting__profile private">
                                        {lines
                                            .get_value()
                                            .into_iter()
                                            .map(|line| view! { <li>{line}</li> })
                                            .collect_view()}
                                    </ul>
                                </Disclosure>
                            }
                                .into_any()
                        }
                    }
                }}
                {move || {
                    let (alike, any) = found.with(|found| (found.alike.clone(), !found.profile.is_empty()));
                    (any && alike.is_empty()).then(|| view! { <p class="muted">{words::NOBODY_ALIKE}</p> })
                }}
                {move || list(found.with(|found| found.alike.clone()), |client, name| {
                    view! {
                        <Button
                            glyph=Glyph::ChevronRight
                            label=act_with(page::STEP, &name)
                            on_press=move || desk.open(client, None)
                        >
                            {page::STEP}
                        </Button>
                    }
                    .into_any()
                }, acts())}
            </section>
            <section class="stack" data-gap="tight">
                <h2 class="panel__finding">{words::FORGOTTEN}</h2>
                <p class="muted panel__note">{words::FORGOTTEN_WHY}</p>
                {move || {
                    found.with(|found| found.forgotten.is_empty()).then(|| view! { <p>{words::NOBODY_FORGOTTEN}</p> })
                }}
                {move || list(found.with(|found| found.forgotten.clone()), |client, name| {
                    view! {
                        <Button
                            glyph=Glyph::Plus
                            label=act_with(card::AGAIN, &name)
                            on_press=move || desk.try_again(client)
                        >
                            {card::AGAIN}
                        </Button>
                    }
                    .into_any()
                }, acts())}
                {move || found.with(and_more).map(|more| view! { <p class="muted">{more}</p> })}
            </section>
            <section class="stack" data-gap="tight">
                <h2 class="panel__finding">{words::BY_PROFILE}</h2>
                <ul class="prospecting__profiles">
                    {PROFILES
                        .into_iter()
                        .map(|profile| {
                            let href = move || carteira.view.href(&Route::Clients, &[(PROFILE, profile_word(profile))]);
                            let (name, what) = words::profile(profile);
                            view! {
                                <li>
                                    <a class="more__link" href=href>
                                        <span>
                                            <strong>{name}</strong>
                                            <span class="muted">{what}</span>
                                        </span>
                                        <Icon glyph=Glyph::ChevronRight/>
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>
        </div>
    }
}

/// Those that S0 names.
const PROFILES: [Profile; 4] =
    [Profile::Hyperconsumer, Profile::Qualified, Profile::Detractor, Profile::Inactive];

fn list(
    candidates: Vec<Candidate>,
    act: impl Fn(crate::domain::value::id::ClientId, String) -> AnyView,
    acts: bool,
) -> AnyView {
    if candidates.is_empty() {
        return ().into_any();
    }
    let rows = candidates
        .into_iter()
        .map(|Candidate { client, name, why }| {
            view! {
                <li class="rescue-row">
                    <a class="rescue-row__who" href=Route::Client(client.to_string()).href()>
                        <span class="rescue-row__name">{name.clone()}</span>
                        <span class="private">{why}</span>
                    </a>
                    {acts.then(|| view! { <span class="rescue-row__acts cluster">{act(client, name)}</span> })}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="rescue__list">{rows}</ol> }.into_any()
}
