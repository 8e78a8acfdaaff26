//! Prospecting on the page of one client: where it stands, how it came, what was done, the next step.
use leptos::prelude::*;

use super::step::{StepSheet, step_desk};
use crate::domain::indicator::status::Status;
use crate::domain::value::id::ClientId;
use crate::screen::prospecting::card::{Card, Step, card};
use crate::screen::prospecting::funnel::onward;
use crate::state::use_carteira;
use crate::text::prospecting::{card as words, page};
use crate::ui::prelude::*;

#[component]
pub(crate) fn ProspectCard(client: ClientId, #[prop(into)] status: Signal<Option<Status>>) -> impl IntoView {
    let carteira = use_carteira();
    let desk = step_desk();
    let shown = Memo::new(move |_| {
        let (on, status) = (carteira.derived.as_of.get(), status.get());
        carteira.portfolio.with(|p| card(p, client, status, on))
    });
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    let step_row = move |Step { id, says, note }: Step| {
        view! {
            <li class="planned">
                <div class="planned__what">
                    <p>{says}</p>
                    {note.map(|note| view! { <p class="muted">{note}</p> })}
                </div>
                <Show when=move || !is_past.get()>
                    <IconButton
                        glyph=Glyph::Trash
                        label=words::REMOVE
                        on_press=move || carteira.remove_prospect_event(client, id)
                    />
                </Show>
            </li>
        }
    };
    view! {
        {move || {
            shown
                .get()
                .map(|Card { stands, stage, can_try, came_by, expected, steps }| {
                    let next = stage.as_deref().and_then(|key| carteira.portfolio.with(|p| onward(p, key)));
                    let is_open = stage.is_some();
                    let count = steps.len();
                    view! {
                        <section class="card stack" data-gap="tight" id="prospeccao">
                            <h3 class="card__title">{words::TITLE}</h3>
                            {stands.map(|stands| view! { <p>{stands}</p> })}
                            {came_by.map(|came| view! { <p class="muted">{came}</p> })}
                            {expected.map(|value| view! { <p class="private">{value}</p> })}
                            {(can_try && !is_past.get()).then(|| view! { <p class="muted">{words::AGAIN_WHY}</p> })}
                            <Show when=move || !is_past.get() && (is_open || can_try)>
                                <div class="cluster">
                                    {
                                        let next = next.clone();
                                        match is_open {
                                            true => view! {
                                                <Button
                                                    glyph=Glyph::ChevronRight
                                                    on_press=move || desk.open(client, next.clone())
                                                >
                                                    {page::STEP}
                                                </Button>
                                            }
                                                .into_any(),
                                            false => view! {
                                                <Button glyph=Glyph::Plus on_press=move || desk.try_again(client)>
                                                    {words::AGAIN}
                                                </Button>
                                            }
                                                .into_any(),
                                        }
                                    }
                                </div>
                            </Show>
                            {(count > 0)
                                .then(|| {
                                    view! {
                                        <Disclosure summary=words::STEPS note=count.to_string()>
                                            <ul class="planned-list">
                                                {steps.clone().into_iter().map(step_row).collect_view()}
                                            </ul>
                                        </Disclosure>
                                    }
                                })}
                        </section>
                    }
                })
        }}
        <StepSheet desk/>
    }
}
