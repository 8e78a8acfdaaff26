//! Stock at the client: counting it, at a contact or by itself, and what follows from the counts.

mod card;
mod rows;

pub(crate) use card::StockCard;

use crate::domain::fact::stock_count::StockCount;
use crate::domain::value::id::ClientId;
use crate::screen::stock::counting::Problem;
use crate::state::{clock, use_carteira};
use crate::text::{interaction, stock as words};
use crate::ui::prelude::*;
use leptos::prelude::*;
use rows::{CountRows, counted, offered};

/// In the sheet of a contact: product and units only.
#[component]
pub(crate) fn CountsAtContact(client: ClientId, counts: RwSignal<Vec<StockCount>>) -> impl IntoView {
    let carteira = use_carteira();
    let rows = offered(carteira, client);
    let problem = RwSignal::new(None::<Problem>);
    Effect::new(move |_| {
        let found = counted(carteira, rows);
        problem.set(found.as_ref().err().copied().filter(|problem| *problem != Problem::NothingCounted));
        counts.set(found.unwrap_or_default());
    });
    view! {
        <Disclosure summary=words::COUNTING note=words::COUNTING_NOTE>
            <CountRows rows whole=false/>
            <p class="field__error" role="status">{move || problem.get().map(Problem::said)}</p>
        </Disclosure>
    }
}

/// Counting by itself, from the client's page.
#[component]
pub(crate) fn CountSheet(client: ClientId, open: RwSignal<bool>) -> impl IntoView {
    let carteira = use_carteira();
    let draft = Form::new(Signal::derive(move || Some(format!("contagem.{client}"))));
    let form = StoredValue::new(None::<(RwSignal<Vec<rows::CountRow>>, RwSignal<Option<chrono::NaiveDate>>)>);
    let problem = RwSignal::new(None::<&'static str>);
    let save = move || {
        let Some((rows, date)) = form.get_value() else { return };
        if draft.is_refused() {
            return;
        }
        let Some(date) = date.get_untracked() else {
            return problem.set(Some(interaction::DATE_MISSING));
        };
        match untrack(|| counted(carteira, rows)) {
            Err(wrong) => problem.set(Some(wrong.said())),
            Ok(mut counts) => {
                counts.iter_mut().for_each(|count| count.date = date);
                draft.finish();
                open.set(false);
                carteira.count_stock(client, counts);
            }
        }
    };
    let footer = move || {
        view! {
            <p class="field__error" role="status">{move || problem.get()}</p>
            <Button tone=Tone::Primary on_press=save>{words::SAVE}</Button>
        }
    };
    view! {
        <Sheet open title=words::COUNTING footer form=draft>
            {
                let rows = offered(carteira, client);
                let date = RwSignal::new(Some(clock::today()));
                carteira.follow_today(date);
                form.set_value(Some((rows, date)));
                problem.set(None);
                view! {
                    <div class="stack">
                        <DateField label=words::DATE value=date max=MaybeProp::derive(move || Some(carteira.today.get()))/>
                        <CountRows rows whole=true/>
                    </div>
                }
            }
        </Sheet>
    }
}
