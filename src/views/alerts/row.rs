//! One alert: who, why, what is at stake, the act that answers it, and putting it off.
use leptos::prelude::*;

use crate::domain::calendar::period::step_days;
use crate::domain::client::numbers::whatsapp_of;
use crate::domain::plan::alerts::Alert;
use crate::domain::rescue::case_of;
use crate::routes::Route;
use crate::screen::alerts::{Act, act, if_not, leads_to, said, to_leave};
use crate::state::{use_alerts, use_carteira};
use crate::text::ahead::rescue as money;
use crate::text::alerts as words;
use crate::ui::prelude::*;
use crate::views::interaction::{ContactButton, WhatsAppButton};
use crate::views::rescue::{CaseActs, RescueDesk};
use crate::views::steady::Done;

#[component]
pub(super) fn AlertRow(alert: Alert, desk: RescueDesk) -> impl IntoView {
    let carteira = use_carteira();
    let alerts = use_alerts();
    let today = carteira.today.get_untracked();
    let ((name, why), after) =
        carteira.portfolio.with_untracked(|p| (said(p, &alert, today), if_not(p, &alert, today)));
    let answer = act(&alert);
    let leaves = {
        let alert = alert.clone();
        Memo::new(move |_| carteira.portfolio.with(|p| to_leave(p, &alert, today)))
    };
    let Alert { id, slot, reason: _, since: _, centavos } = alert;
    let href = leads_to(id).href();
    let items = vec![
        MenuItem::new(words::TOMORROW, move || alerts.put_off(id, step_days(today, 1))),
        MenuItem::new(words::A_WEEK, move || alerts.put_off(id, step_days(today, 7))),
    ];
    let is_done = Memo::new(move |_| id.client.is_some_and(|client| carteira.taps.held(client).is_some()));
    let called = name.clone();
    let acts = move || {
        let name = called.clone();
        match answer {
            Act::Case(client) | Act::Contact(client) if is_done.get() => {
                view! { <Done client name/> }.into_any()
            }
            Act::SeeTeam => view! {
                <LinkButton href=Route::Team.href() glyph=Glyph::Person>
                    {words::SEE_TEAM}
                </LinkButton>
            }
            .into_any(),
            Act::KeepCopy => view! {
                <LinkButton href=Route::Data.href() glyph=Glyph::Download>
                    {words::KEEP_COPY}
                </LinkButton>
            }
            .into_any(),
            Act::Case(client) => {
                let case = carteira.portfolio.with_untracked(|p| case_of(p, slot?, today));
                case.map(|case| view! { <CaseActs desk client name case/> }).into_any()
            }
            Act::Complaint(client) => view! {
                <LinkButton href=Route::Client(client.to_string()).href() glyph=Glyph::Warning>
                    {words::SEE_COMPLAINT}
                </LinkButton>
            }
            .into_any(),
            Act::Credit(client) => view! {
                <LinkButton href=Route::Client(client.to_string()).href() glyph=Glyph::Money>
                    {words::SEE_CREDIT}
                </LinkButton>
            }
            .into_any(),
            Act::Contact(client) => {
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
                <span class="muted">{after}</span>
            </a>
            {(centavos > 0)
                .then(|| view! { <span class="rescue-row__loss number private">{money::loss(centavos)}</span> })}
            <span class="rescue-row__acts cluster">
                {move || {
                    leaves
                        .get()
                        .map(|client| {
                            view! {
                                <Button glyph=Glyph::Check on_press=move || carteira.mark_former(client)>
                                    {words::MARK_FORMER}
                                </Button>
                            }
                        })
                }}
                {acts}
                <Menu label=words::put_off(&name) items=Signal::derive(move || items.clone()) glyph=Glyph::Clock/>
            </span>
        </li>
    }
}
