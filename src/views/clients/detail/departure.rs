//! A client that stopped buying: why, asked once, and the answer with a way to change it.
use leptos::prelude::*;

use super::Shown;
use crate::domain::rescue::departure::departure;
use crate::domain::rescue::reason_pareto::About;
use crate::screen::client::rescue::{Parting, parting};
use crate::text::reason_ask as words;
use crate::ui::prelude::*;
use crate::views::reasons::{AskHost, Question, QuickReasons, ask_again, use_asking};

#[component]
pub(super) fn DepartureCard(shown: Shown) -> impl IntoView {
    let carteira = shown.carteira;
    let found = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| {
            let slot = p.slot(shown.id)?;
            departure(p.dossiers().get(slot.at())?, p.columns(), p.rules(), slot, on)
        })
    });
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    let asking = use_asking();
    let card = move || {
        let found = found.get()?;
        let about = About::Departure { after: found.after, was_asked: !found.is_asked() };
        let name = shown.client.with_untracked(|client| {
            client.as_ref().map(|client| client.display_name().to_owned()).unwrap_or_default()
        });
        let question = Question { client: shown.id, name, about, date: found.turned };
        let told = |said: String, act: &'static str| {
            let question = question.clone();
            view! {
                <section class="card departure">
                    <h3 class="card__title">{words::RELATION}</h3>
                    <p>{said}</p>
                    <Show when=move || !is_past.get()>
                        <Button
                            tone=Tone::Quiet
                            on_press={
                                let question = question.clone();
                                move || ask_again(asking, question.clone())
                            }
                        >
                            {act}
                        </Button>
                    </Show>
                </section>
            }
            .into_any()
        };
        let (today, is_past) = (carteira.today.get(), is_past.get());
        Some(match carteira.portfolio.with_untracked(|p| parting(p, &found, today, is_past)) {
            Parting::Told { said, act } => told(said, act),
            Parting::Asked(title) => view! {
                <section class="card stack" data-gap="tight">
                    <h3 class="card__title">{title}</h3>
                    <QuickReasons asking question/>
                </section>
            }
            .into_any(),
        })
    };
    view! {
        {card}
        <AskHost asking/>
    }
}
