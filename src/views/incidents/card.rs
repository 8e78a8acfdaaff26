//! Eventualidades with what became of each: solved in one tap, mended, removed.

use super::sheet::IncidentSheet;
use crate::domain::value::id::{ClientId, IncidentId};
use crate::screen::incidents::{self as shown, Happened};
use crate::state::{Carteira, use_carteira};
use crate::text::incidents as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(crate) fn IncidentsCard(client: ClientId) -> impl IntoView {
    let carteira = use_carteira();
    let on = carteira.derived.as_of;
    let open = RwSignal::new(false);
    let edited = RwSignal::new(None::<IncidentId>);
    let ask = move |incident: Option<IncidentId>| {
        edited.set(incident);
        open.set(true);
    };
    let all = Memo::new(move |_| carteira.portfolio.with(|p| shown::card(p, client, on.get())));
    let is_past = move || carteira.view.as_of.with(Option::is_some);
    let list = move || {
        let acts = !is_past();
        all.get().into_iter().map(|one| row(carteira, client, one, ask, acts)).collect_view()
    };
    view! {
        <section class="card stack" data-gap="tight" id="eventualidades">
            <header class="cluster" data-spread="">
                <h3 class="card__title">{words::TITLE}</h3>
                <Show when=move || !is_past()>
                    <Button glyph=Glyph::Plus on_press=move || ask(None)>{words::RECORD}</Button>
                </Show>
            </header>
            <Show when=move || all.with(Vec::is_empty)>
                <p class="muted">{words::EMPTY}</p>
            </Show>
            <Show when=move || all.with(|all| !all.is_empty())>
                <ul class="incidents">{list}</ul>
            </Show>
        </section>
        <IncidentSheet client open edited/>
    }
}

fn row(
    carteira: Carteira,
    client: ClientId,
    one: Happened,
    ask: impl Fn(Option<IncidentId>) + Copy + Send + Sync + 'static,
    acts: bool,
) -> impl IntoView {
    let Happened { id, headline, state, told, is_open } = one;
    let acts = acts.then(|| {
        let solve = is_open.then(|| {
            view! {
                <Button
                    glyph=Glyph::Check
                    label=words::solve(&headline)
                    on_press=move || carteira.solve_incident(client, id)
                >
                    {words::SOLVE}
                </Button>
            }
        });
        view! {
            <span class="incident__acts">
                {solve}
                <IconButton glyph=Glyph::Edit label=words::edit(&headline) on_press=move || ask(Some(id))/>
                <IconButton
                    glyph=Glyph::Trash
                    label=words::remove(&headline)
                    on_press=move || carteira.remove_incident(client, id)
                />
            </span>
        }
    });
    view! {
        <li class="incident" data-open=is_open.then_some("")>
            <Icon glyph=if is_open { Glyph::Warning } else { Glyph::Check }/>
            <span class="incident__told">
                <strong>{headline}</strong>
                <span>{state}</span>
                {told.map(|told| view! { <span class="muted">{told}</span> })}
            </span>
            {acts}
        </li>
    }
}
