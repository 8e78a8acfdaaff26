//! Who serves the client from when. What was before stays with who served it then.
use chrono::NaiveDate;
use leptos::prelude::*;

use super::Shown;
use crate::domain::change::Deed;
use crate::domain::client::{ClientEdit, Holding};
use crate::domain::id::SalespersonId;
use crate::text::clients::{card, transfer as words};
use crate::ui::prelude::*;

#[component]
pub(super) fn TransferSheet(shown: Shown, open: RwSignal<bool>) -> impl IntoView {
    let carteira = shown.carteira;
    let to = RwSignal::new(String::new());
    let since = RwSignal::new(None::<NaiveDate>);
    let invalid = RwSignal::new(false);
    let new_name = RwSignal::new(String::new());
    Effect::new(move |_| {
        if open.get() {
            since.set(Some(carteira.today.get_untracked()));
            to.set(String::new());
        }
    });
    let choices = Signal::derive(move || {
        let own = carteira.portfolio.with(|p| {
            let named = p.catalog().salespeople_by_name();
            named.into_iter().map(|one| Choice::new(one.id.to_string(), &one.name)).collect::<Vec<_>>()
        });
        std::iter::once(Choice::new("", words::NOBODY)).chain(own).collect::<Vec<_>>()
    });
    let add = move || {
        let name = new_name.with_untracked(|name| name.trim().to_owned());
        if !name.is_empty() {
            to.set(carteira.save_salesperson(None, name).to_string());
            new_name.set(String::new());
        }
    };
    let save = move || {
        let who = to.with_untracked(|id| id.parse::<SalespersonId>().ok());
        let holdings = shown.client.get_untracked().map(|client| client.holdings).unwrap_or_default();
        let holdings = with_holding(holdings, Holding { since: since.get_untracked(), salesperson: who });
        carteira.edit_client(shown.id, Deed::Transfer, vec![ClientEdit::Holdings(holdings)]);
        open.set(false);
    };
    let footer = move || {
        view! {
            <Button tone=Tone::Primary disabled=invalid on_press=save>
                {words::SAVE}
            </Button>
        }
    };
    let history = move || {
        let holdings = shown.client.get().map(|client| client.holdings).unwrap_or_default();
        let lines: Vec<String> = carteira.portfolio.with(|p| {
            let name = |who: Option<SalespersonId>| {
                who.and_then(|id| p.catalog().salesperson(id))
                    .map_or_else(|| words::NOBODY.to_owned(), |person| person.name.clone())
            };
            holdings.iter().rev().map(|one| card::since(&name(one.salesperson), one.since)).collect()
        });
        (!lines.is_empty()).then(|| {
            view! {
                <section>
                    <h3 class="results__heading">{words::HISTORY}</h3>
                    <ul class="plain-list">
                        {lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                    </ul>
                </section>
            }
        })
    };
    view! {
        <Sheet open title=words::TITLE footer>
            <div class="stack">
                <SelectField label=words::TO value=to choices/>
                <div class="add-line">
                    <TextField label=words::NEW_NAME value=new_name optional=true/>
                    <Button on_press=add>{words::ADD}</Button>
                </div>
                <DateField label=words::SINCE value=since invalid hint=words::SINCE_HINT/>
                <p class="muted">{words::WHY}</p>
                {history}
            </div>
        </Sheet>
    }
}

/// The holdings with one more, oldest first; of one date the newer statement holds.
fn with_holding(mut holdings: Vec<Holding>, new: Holding) -> Vec<Holding> {
    holdings.retain(|holding| holding.since != new.since);
    holdings.push(new);
    holdings.sort_by_key(|holding| holding.since);
    holdings
}
