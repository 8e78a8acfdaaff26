//! The queues there were, how far each is and what came of it.
use leptos::prelude::*;

use super::QUEUE;
use super::answers::Answers;
use crate::routes::Route;
use crate::screen::segments::mail::{Sent, all_sent};
use crate::state::use_carteira;
use crate::text::reactivation::act_with;
use crate::text::segments::sent as words;
use crate::ui::prelude::*;

#[component]
pub(super) fn SentList() -> impl IntoView {
    let carteira = use_carteira();
    let all = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| all_sent(p, on))
    });
    move || {
        let rows = all.get();
        if rows.is_empty() {
            return view! { <Empty glyph=Glyph::WhatsApp title=words::NONE why=words::NONE_WHY/> }.into_any();
        }
        let drawn = rows.into_iter().map(|sent| view! { <OneSent sent/> }).collect_view();
        view! { <div class="stack">{drawn}</div> }.into_any()
    }
}

#[component]
fn OneSent(sent: Sent) -> impl IntoView {
    let Sent { id, name, progress, is_open, came_of, rows, is_unfair } = sent;
    let columns = [words::DECIDED, words::ANSWERED, words::BOUGHT, words::WAITING].map(Column::number);
    let columns: Vec<Column> = std::iter::once(Column::text(words::GROUP)).chain(columns).collect();
    let cells: Vec<Vec<Cell>> =
        rows.into_iter().map(|row| row.into_iter().map(Cell::from).collect()).collect();
    let href = Route::Segments.href_with(&[(QUEUE, &id.to_string())]);
    let caption = name.clone();
    view! {
        <section class="card stack" data-gap="tight">
            <div class="cluster" data-spread="">
                <div>
                    <h2 class="card__title">{name.clone()}</h2>
                    <p class="muted">{progress}</p>
                </div>
                {is_open
                    .then(|| {
                        view! {
                            <LinkButton href glyph=Glyph::Play label=act_with(words::GO_ON, &name)>
                                {words::GO_ON}
                            </LinkButton>
                        }
                    })}
            </div>
            <p>{came_of}</p>
            <DataTable
                caption
                columns=Signal::stored(columns)
                rows=Signal::stored(cells)
                bare=true
            />
            {is_unfair.then(|| view! { <p class="muted">{words::UNFAIR}</p> })}
            <Answers id/>
        </section>
    }
}
