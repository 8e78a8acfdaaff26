//! Who is under way, by stage, each with the next step and the step forward one tap away.
use leptos::prelude::*;

use super::step::StepDesk;
use crate::domain::prospect::conversion::Tried;
use crate::routes::Route;
use crate::screen::prospecting::funnel::{Row, Stage, funnel};
use crate::state::use_carteira;
use crate::text::prospecting::page as words;
use crate::text::reactivation::act_with;
use crate::ui::prelude::*;
use crate::views::interaction::ContactButton;

#[component]
pub(super) fn Funnel(tried: Memo<Vec<Tried>>, desk: StepDesk) -> impl IntoView {
    let carteira = use_carteira();
    let stages = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| tried.with(|tried| funnel(p, tried, on)))
    });
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    view! {
        <Show
            when=move || !stages.with(Vec::is_empty)
            fallback=|| view! { <Empty glyph=Glyph::Person title=words::NOBODY why=words::NOBODY_WHY/> }
        >
            <div class="stack">
                <For
                    each=move || stages.get()
                    key=move |stage| (format!("{stage:?}"), is_past.get())
                    children=move |Stage { key: _, name, says, rows }| {
                        let acts = !is_past.get_untracked();
                        view! {
                            <section class="stack" data-gap="tight">
                                <header class="cluster" data-spread="">
                                    <h2 class="prospecting__stage">{name}</h2>
                                    <span class="muted private">{says}</span>
                                </header>
                                <ol class="rescue__list">
                                    {rows
                                        .into_iter()
                                        .map(|row| view! { <ProspectRow row desk acts/> })
                                        .collect_view()}
                                </ol>
                            </section>
                        }
                    }
                />
            </div>
        </Show>
    }
}

#[component]
fn ProspectRow(row: Row, desk: StepDesk, acts: bool) -> impl IntoView {
    let Row { client, name, below, next, expected, again, onward } = row;
    let next = match next {
        Some((next, late)) => {
            view! { <span class="prospect-row__next" data-late=late.then_some("")>{next}</span> }.into_any()
        }
        None => view! { <span class="prospect-row__next" data-late="">{words::NO_NEXT}</span> }.into_any(),
    };
    let step = act_with(words::STEP, &name);
    view! {
        <li class="rescue-row">
            <a class="rescue-row__who" href=Route::Client(client.to_string()).href()>
                <span class="rescue-row__name">
                    {name.clone()} {again.then(|| view! { " " <Chip label=words::AGAIN/> })}
                </span>
                <span class="muted">{below}</span>
                {next}
            </a>
            {expected.map(|value| view! { <span class="prospect-row__value number private">{value}</span> })}
            {acts
                .then(|| {
                    view! {
                        <span class="rescue-row__acts cluster">
                            <ContactButton client name=name.clone()/>
                            <Button
                                glyph=Glyph::ChevronRight
                                label=step
                                on_press=move || desk.open(client, onward.clone())
                            >
                                {words::STEP}
                            </Button>
                        </span>
                    }
                })}
        </li>
    }
}
