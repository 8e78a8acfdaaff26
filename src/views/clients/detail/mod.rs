//! The page of one client: who, the acts, the three facts, the history, and what is known of it.

mod acts;
mod by_principal;
mod cards;
mod correct;
mod departure;
mod facts;
mod fold;
mod history;
mod offers;
mod people;
mod photos;
mod planned;
mod rescue;
mod situation;
mod transfer;

use crate::domain::client::Client;
use crate::domain::indicator::status::Status;
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::state::{Carteira, use_carteira};
use crate::text::clients::{self as words, street};
use crate::text::stock;
use crate::ui::prelude::*;
use crate::views::care::{AskLine, CareCard};
use crate::views::credit::CreditCard;
use crate::views::incidents::IncidentsCard;
use crate::views::interaction::{AnswerNote, PlaceNote, use_interaction_sheet};
use crate::views::nav::{use_go, use_link};
use crate::views::prospecting::ProspectCard;
use crate::views::rescue::{RescueDesk, rescue_desk};
use crate::views::stock::StockCard;
use acts::{Acts, MoreActs};
use by_principal::ByPrincipal;
use cards::Cards;
use departure::DepartureCard;
use facts::Facts;
use fold::Fold;
use history::History;
use leptos::{html::H2, prelude::*};
use offers::Offers;
use photos::Photos;
use planned::Planned;
use rescue::RescueCard;

use crate::screen::by_principal::outside;
use crate::screen::client::page;

/// What the parts of the page share; copy it.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) carteira: Carteira,
    pub(super) id: ClientId,
    pub(super) client: Memo<Option<Client>>,
    pub(super) status: Memo<Option<Status>>,
}

impl Shown {
    pub(super) fn name(self) -> String {
        self.client.with(|client| page::called(client.as_ref()))
    }
}

#[component]
pub(super) fn ClientDetail(id: ClientId) -> impl IntoView {
    let carteira = use_carteira();
    let client = Memo::new(move |_| carteira.portfolio.with(|p| p.client(id).cloned()));
    let status = Memo::new(move |_| {
        let slot = carteira.portfolio.with(|p| p.slot(id))?;
        carteira.derived.statuses.with(|statuses| statuses.get(slot.at()).copied().flatten())
    });
    let shown = Shown { carteira, id, client, status };
    let desk = rescue_desk();
    let sheet = use_interaction_sheet();
    sheet.look_around();
    let (editing, counting) = (RwSignal::new(false), RwSignal::new(false));
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    let cadence =
        Signal::derive(move || status.with(|status| status.map_or(30, |status| status.cadence_days)));
    let revenue = Signal::derive(move || status.with(|status| status.map_or(0, |status| status.revenue_12m)));
    let gone = move || {
        let on = carteira.derived.as_of.get();
        client.with(|client| page::gone(client.as_ref()?, on))
    };
    let outside = move || carteira.portfolio.with(|p| outside(p, id));
    let ahead = move || {
        let today = carteira.today.get();
        carteira.portfolio.with(|p| page::dated_ahead(p, id, today))
    };
    let known = Memo::new(move |_| client.with(Option::is_some));
    view! {
        <article class="client">
            <Show
                when=move || known.get()
                fallback=|| view! { <Missing/> }
            >
                <Head shown desk editing/>
                {move || outside().map(|said| view! { <p class="note-card card" role="note">{said}</p> })}
                {move || gone().map(|said| view! { <p class="note-card card" role="note">{said}</p> })}
                {move || ahead().map(|said| view! { <p class="note-card card" role="note">{said}</p> })}
                <Acts shown editing/>
                <AnswerNote client=id/>
                <PlaceNote client=id/>
                <Facts shown/>
                <Show when=move || !is_past.get()>
                    <div class="client__next">
                        <Button glyph=Glyph::Money on_press=move || sheet.order(id)>{street::ORDER}</Button>
                        <Button glyph=Glyph::Archive on_press=move || counting.set(true)>{stock::COUNT}</Button>
                    </div>
                </Show>
                <AskLine client=id status/>
                <CareCard client=id/>
                <RescueCard shown desk/>
                <ProspectCard client=id status/>
                <DepartureCard shown/>
                <div class="client__columns">
                    <History shown/>
                    <div class="stack">
                        <Planned shown/>
                        <Fold name=street::SHELF>
                            <StockCard client=id cadence_days=cadence counting/>
                            <Offers shown/>
                        </Fold>
                        <ByPrincipal shown/>
                        <Fold name=street::TROUBLE>
                            <IncidentsCard client=id/>
                            <CreditCard client=id revenue_12m=revenue/>
                        </Fold>
                        <Fold name=crate::text::photos::TITLE>
                            <Photos shown/>
                        </Fold>
                        <Fold name=street::REGISTER>
                            <Cards shown/>
                        </Fold>
                    </div>
                </div>
            </Show>
        </article>
    }
}

#[component]
fn Head(shown: Shown, desk: RescueDesk, editing: RwSignal<bool>) -> impl IntoView {
    let title = NodeRef::<H2>::new();
    // Where the page takes the place of the list, focus follows it.
    Effect::new(move |_| {
        let Some(title) = title.get() else { return };
        let list_is_hidden = document()
            .query_selector(".clients__list")
            .ok()
            .flatten()
            .is_some_and(|list| list.get_bounding_client_rect().width() == 0.0);
        if list_is_hidden {
            let _ = title.focus();
        }
    });
    let below = move || shown.client.with(|client| client.as_ref().map(page::below));
    let link = use_link();
    view! {
        <header class="client__head">
            <a class="icon-button client__back" href=move || link(&Route::Clients) aria-label=words::BACK_TO_LIST title=words::BACK_TO_LIST>
                <Icon glyph=Glyph::Back/>
            </a>
            <div class="client__who">
                <h2 class="client__name" node_ref=title tabindex="-1">{move || shown.name()}</h2>
                <p class="client__below">{below}</p>
            </div>
            <MoreActs shown desk editing/>
        </header>
    }
}

/// No client of the carteira is at the address.
#[component]
pub(super) fn Missing() -> impl IntoView {
    let go = use_go();
    view! {
        <Empty glyph=Glyph::Person title=words::missing::TITLE why=words::missing::WHY>
            <Button tone=Tone::Primary on_press=move || go(&Route::Clients)>
                {words::missing::ACTION}
            </Button>
        </Empty>
    }
}
