//! Who serves the client from when. What was before stays with who served it then.
use chrono::NaiveDate;
use leptos::prelude::*;

use super::Shown;
use crate::domain::client::{ClientEdit, Holding};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::Deed;
use crate::domain::value::fold;
use crate::domain::value::id::SalespersonId;
use crate::text::clients::{card, transfer as words};
use crate::ui::prelude::*;

/// The choice of nobody, which is made and not fallen into.
const NOBODY: &str = "ninguem";

/// Why nothing is transferred yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    NobodyChosen,
    /// Somebody was chosen and another name typed.
    NameNotAdded,
    /// Without a day the new holding would stand in the place of who served before.
    NoDate,
}

#[component]
pub(super) fn TransferSheet(shown: Shown, open: RwSignal<bool>) -> impl IntoView {
    let carteira = shown.carteira;
    let to = RwSignal::new(String::new());
    let since = RwSignal::new(None::<NaiveDate>);
    let new_name = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<Problem>);
    carteira.follow_today(since);
    let form = Form::new(Signal::derive(move || Some(format!("transferencia.{}", shown.id))));
    let refuse = move |why: Problem| {
        problem.set(Some(why));
        form.focus_problem();
    };
    // Whatever is typed answers the problem, or the next press asks again.
    Effect::new(move |_| {
        to.track();
        since.track();
        new_name.track();
        problem.set(None);
    });
    let error = move |about: Problem, said: &'static str| {
        Signal::derive(move || (problem.get() == Some(about)).then(|| said.to_owned()))
    };
    let choices = Signal::derive(move || {
        let own = carteira.portfolio.with(|p| {
            let named = p.catalog().salespeople_by_name();
            named.into_iter().map(|one| Choice::new(one.id.to_string(), &one.name)).collect::<Vec<_>>()
        });
        let first = [Choice::new("", words::CHOOSE), Choice::new(NOBODY, words::NOBODY)];
        first.into_iter().chain(own).collect::<Vec<_>>()
    });
    let add = move || {
        let name = new_name.with_untracked(|name| name.trim().to_owned());
        if !name.is_empty() {
            let known = carteira.portfolio.with_untracked(|p| named(p, &name));
            let id = known.unwrap_or_else(|| carteira.save_salesperson(None, name));
            to.set(id.to_string());
            new_name.set(String::new());
        }
    };
    let save = move || {
        if form.is_refused() {
            return;
        }
        let served =
            shown.client.with_untracked(|client| client.as_ref().is_some_and(|one| !one.holdings.is_empty()));
        if served && since.with_untracked(Option::is_none) {
            return refuse(Problem::NoDate);
        }
        // A name that was typed and not added is meant, unless somebody else was chosen.
        match (to.with_untracked(String::is_empty), new_name.with_untracked(|name| name.trim().is_empty())) {
            (true, false) => add(),
            (true, true) => return refuse(Problem::NobodyChosen),
            (false, false) => return refuse(Problem::NameNotAdded),
            (false, true) => {}
        }
        let who = to.with_untracked(|id| id.parse::<SalespersonId>().ok());
        let holdings = shown.client.get_untracked().map(|client| client.holdings).unwrap_or_default();
        let holdings = with_holding(holdings, Holding { since: since.get_untracked(), salesperson: who });
        form.finish();
        open.set(false);
        carteira.edit_client(shown.id, Deed::Transfer, vec![ClientEdit::Holdings(holdings)]);
    };
    let footer = move || {
        view! {
            <Button tone=Tone::Primary on_press=save>
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
        <Sheet open title=words::TITLE footer form>
            {
                since.set(Some(carteira.today.get_untracked()));
                to.set(String::new());
                new_name.set(String::new());
                problem.set(None);
                view! {
                    <div class="stack">
                        <SelectField label=words::TO value=to choices error=error(Problem::NobodyChosen, words::CHOOSE_SOMEBODY)/>
                        <div class="add-line">
                            <TextField
                                label=words::NEW_NAME
                                value=new_name
                                optional=true
                                error=error(Problem::NameNotAdded, words::NAME_NOT_ADDED)
                            />
                            <Button on_press=add>{words::ADD}</Button>
                        </div>
                        <DateField
                            label=words::SINCE
                            value=since
                            hint=words::SINCE_HINT
                            error=error(Problem::NoDate, words::SINCE_NEEDED)
                        />
                        <p class="muted">{words::WHY}</p>
                        {history}
                    </div>
                }
            }
        </Sheet>
    }
}

/// The vendedor of that name, as it is written or otherwise spelt.
fn named(portfolio: &Portfolio, name: &str) -> Option<SalespersonId> {
    let wanted = fold::words(name);
    let mut all = portfolio.catalog().salespeople_by_name().into_iter();
    all.find(|one| fold::words(&one.name) == wanted).map(|one| one.id)
}

/// The holdings with one more, oldest first; of one date the newer statement holds.
fn with_holding(mut holdings: Vec<Holding>, new: Holding) -> Vec<Holding> {
    holdings.retain(|holding| holding.since != new.since);
    holdings.push(new);
    holdings.sort_by_key(|holding| holding.since);
    holdings
}
