//! *Clientes*: whom to win back first, why, how, and the contact one tap away.

use super::desk::{RescueDesk, RescueSheets, rescue_desk};
use crate::domain::client::numbers::whatsapp_of;
use crate::domain::rescue::worth::{Rescue, rescues};
use crate::routes::Route;
use crate::screen::rescue::{LostRow, ROWS, row};
use crate::state::{use_carteira, use_outlook};
use crate::text::ahead::{self as said, rescue as words};
use crate::text::reactivation;
use crate::ui::prelude::*;
use crate::views::analysis::LearningNote;
use crate::views::filters::{FilterChips, FilterCount};
use crate::views::interaction::{ContactButton, WhatsAppButton};
use crate::views::why::WhyButton;
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub(super) fn Rescues() -> impl IntoView {
    let carteira = use_carteira();
    let outlook = use_outlook();
    let found = Memo::new(move |_| {
        let (slots, insights) = (carteira.derived.visible.get(), outlook.insights.get());
        rescues(&slots, &insights)
    });
    let is_ready = Memo::new(move |_| outlook.is_ready());
    let desk = rescue_desk();
    view! {
        <div class="stack">
            <div class="analysis__filters">
                <FilterChips/>
                <FilterCount/>
            </div>
            <LearningNote outlook/>
            {move || {
                let list = found.get();
                match (is_ready.get(), list.is_empty()) {
                    (false, _) => ().into_any(),
                    (true, true) => {
                        view! { <Empty glyph=Glyph::Check title=words::EMPTY_TITLE why=words::EMPTY_WHY/> }.into_any()
                    }
                    (true, false) => {
                        // Days without an order and *há quanto tempo* turn with the day.
                        let on = carteira.derived.as_of.get();
                        let loss = list.iter().map(|rescue| rescue.ahead.loss_centavos).sum();
                        view! {
                            <section class="stack" data-gap="tight">
                                <h2 class="panel__finding">{words::finding(list.len())}</h2>
                                <p class="panel__money private">{words::money(loss)}</p>
                                <p class="muted panel__note">{words::NOTE}</p>
                                <ol class="rescue__list">
                                    {list.into_iter().take(ROWS).map(|rescue| view! { <CaseRow rescue desk on/> }).collect_view()}
                                </ol>
                            </section>
                        }
                            .into_any()
                    }
                }
            }}
            <RescueSheets desk/>
        </div>
    }
}

#[component]
fn CaseRow(rescue: Rescue, desk: RescueDesk, on: NaiveDate) -> impl IntoView {
    let carteira = use_carteira();
    let Rescue { slot, ahead } = rescue;
    let row = carteira.portfolio.with_untracked(|p| {
        let client = p.client_at(slot)?;
        let phone = client.phones.first().or(client.whatsapp.as_ref()).cloned();
        Some((row(p, slot, on)?, whatsapp_of(client).cloned(), phone))
    });
    let Some((row, whatsapp, phone)) = row else { return ().into_any() };
    let LostRow { client: id, name, rhythm, reason, approach } = row;
    let is_past = carteira.view.as_of.with_untracked(Option::is_some);
    view! {
        <li class="rescue-row">
            <a class="rescue-row__who" href=Route::Client(id.to_string()).href()>
                <span class="rescue-row__name">{name.clone()}</span>
                <span>{said::verdict(ahead.outlook.p_alive)} "; " {rhythm}</span>
                <span class="muted">{reason}</span>
                <span>{approach}</span>
            </a>
            <span class="rescue-row__why"><WhyButton client=id name=name.clone()/></span>
            <span class="rescue-row__loss number private">{words::loss(ahead.loss_centavos)}</span>
            {(!is_past)
                .then(|| {
                    view! {
                        <span class="rescue-row__acts cluster">
                            {whatsapp
                                .map(|phone| view! { <WhatsAppButton client=id phone name=name.clone()/> })}
                            {phone
                                .map(|phone| {
                                    view! {
                                        <LinkButton href=format!("tel:{}", phone.as_str()) glyph=Glyph::Phone external=true>
                                            {words::CALL}
                                        </LinkButton>
                                    }
                                })}
                            <Button
                                glyph=Glyph::Email
                                label=reactivation::act_with(reactivation::MESSAGE, &name)
                                on_press=move || desk.write(id, None)
                            >
                                {reactivation::MESSAGE}
                            </Button>
                            <ContactButton client=id name=name.clone()/>
                        </span>
                    }
                })}
        </li>
    }
    .into_any()
}
