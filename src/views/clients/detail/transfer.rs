//! Who serves the client from when. What was before stays with who served it then.
use chrono::NaiveDate;
use leptos::prelude::*;

use super::Shown;
use crate::domain::client::{ClientEdit, Holding};
use crate::domain::portfolio::change::Deed;
use crate::domain::value::id::SalespersonId;
use crate::screen::holding::{self, NOBODY, Problem, means_new_name, named, with_holding};
use crate::text::clients::transfer as words;
use crate::ui::prelude::*;

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
        let meant = shown.client.with_untracked(|client| {
            let (to, name) = (to.get_untracked(), new_name.get_untracked());
            means_new_name(client.as_ref(), &to, &name, since.get_untracked())
        });
        match meant {
            Err(problem) => return refuse(problem),
            Ok(true) => add(),
            Ok(false) => {}
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
        let lines = carteira.portfolio.with(|p| holding::history(p, &holdings));
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
