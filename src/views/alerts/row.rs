//! One alert: who, why, what is at stake, the act that answers it, and putting it off.
use leptos::prelude::*;

use crate::domain::calendar::period::step_days;
use crate::domain::client::numbers::whatsapp_of;
use crate::domain::plan::alerts::{Alert, Reason};
use crate::domain::rescue::case_of;
use crate::routes::Route;
use crate::state::{use_alerts, use_carteira};
use crate::text::ahead::rescue as money;
use crate::text::alerts as words;
use crate::ui::prelude::*;
use crate::views::interaction::{ContactButton, WhatsAppButton};
use crate::views::rescue::{CaseActs, RescueDesk};
use crate::views::steady::Done;

#[component]
pub(super) fn Row(alert: Alert, desk: RescueDesk) -> impl IntoView {
    let carteira = use_carteira();
    let alerts = use_alerts();
    let today = carteira.today.get_untracked();
    let Alert { id, slot, reason, since: _, centavos } = alert;
    let (name, why) = carteira.portfolio.with_untracked(|p| {
        let name = id.client.and_then(|id| p.client(id)).map(|client| client.display_name().to_owned());
        let why = words::reason(&reason, &p.rules().reactivation, today);
        (name.unwrap_or_else(|| words::THE_CARTEIRA.to_owned()), why)
    });
    let href = id.client.map_or(Route::Data, |client| Route::Client(client.to_string())).href();
    let items = vec![
        MenuItem::new(words::TOMORROW, move || alerts.put_off(id, step_days(today, 1))),
        MenuItem::new(words::A_WEEK, move || alerts.put_off(id, step_days(today, 7))),
    ];
    let is_done = Memo::new(move |_| id.client.is_some_and(|client| carteira.taps.held(client).is_some()));
    let called = name.clone();
    let acts = move || {
        let name = called.clone();
        match (&reason, id.client) {
            (_, Some(client)) if is_done.get() => view! { <Done client name/> }.into_any(),
            (Reason::CopyOld { last: _ }, _) | (_, None) => view! {
                <LinkButton href=Route::Data.href() glyph=Glyph::Download>
                    {words::KEEP_COPY}
                </LinkButton>
            }
            .into_any(),
            (
                Reason::CaseStep { .. } | Reason::CaseUnconfirmed | Reason::CaseClosing | Reason::CaseReview,
                Some(client),
            ) => {
                let case = carteira.portfolio.with_untracked(|p| case_of(p, slot?, today));
                case.map(|case| view! { <CaseActs desk client name case/> }).into_any()
            }
            (
                Reason::Appointment { .. }
                | Reason::NextStep { .. }
                | Reason::AtRisk { .. }
                | Reason::OrderLate { .. }
                | Reason::Stockout { .. }
                | Reason::Contact { .. },
                Some(client),
            ) => {
                let phone =
                    carteira.portfolio.with_untracked(|p| p.client(client).and_then(whatsapp_of).cloned());
                view! {
                    {phone.map(|phone| view! { <WhatsAppButton client phone name=name.clone()/> })}
                    <ContactButton client name/>
                }
                .into_any()
            }
        }
    };
    view! {
        <li class="rescue-row" data-alert="">
            <a class="rescue-row__who" href=href>
                <span class="rescue-row__name">{name.clone()}</span>
                <span>{why}</span>
            </a>
            {(centavos > 0)
                .then(|| view! { <span class="rescue-row__loss number private">{money::loss(centavos)}</span> })}
            <span class="rescue-row__acts cluster">
                {acts}
                <Menu label=words::put_off(&name) items=Signal::derive(move || items.clone()) glyph=Glyph::Clock/>
            </span>
        </li>
    }
}
