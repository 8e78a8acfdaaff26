//! The sheet that begins a queue: who gets it, who is left out and why, with which template and offer.
use leptos::prelude::*;

use super::QUEUE;
use super::edit::TemplateField;
use crate::domain::segment::together::Baskets;
use crate::routes::Route;
use crate::screen::segments::mail::{Plan, begun as beginning, held_words, plan};
use crate::screen::segments::{Which, own};
use crate::state::{clock, use_carteira};
use crate::text::segments::{begin as words, edit, write_to};
use crate::ui::prelude::*;
use crate::views::nav::use_go_with;
use std::sync::Arc;

/// Whom the sheet is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Beginning {
    pub which: Which,
    pub name: String,
}

#[component]
pub(super) fn BeginSheet(
    begun: RwSignal<Option<Beginning>>,
    baskets: RwSignal<Option<Arc<Baskets>>>,
) -> impl IntoView {
    let carteira = use_carteira();
    let open = RwSignal::new(false);
    let (template, offer) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let hold = RwSignal::new(true);
    let which = Memo::new(move |_| begun.with(|begun| begun.as_ref().map(|begun| begun.which)));
    let planned = Memo::new(move |_| {
        let (Some(which), Some(baskets)) = (which.get(), baskets.get()) else { return Plan::default() };
        let seen = carteira.seen_now();
        carteira.portfolio.with(|p| plan(p, which, &seen, &baskets))
    });
    let form =
        Form::new(Signal::derive(move || which.get().map(|which| format!("envio-de.{}", which.key()))));
    Effect::new(move |_| {
        let Some(which) = which.get() else { return };
        let kept = match which {
            Which::Own(id) => carteira.portfolio.with_untracked(|p| own(p, id).cloned()),
            Which::BuiltIn(_) => None,
        };
        let (chosen, offered) = kept.map(|kept| (kept.template, kept.offer)).unwrap_or_default();
        template.set(chosen.map(|id| id.to_string()).unwrap_or_default());
        offer.set(offered.unwrap_or_default());
        hold.set(true);
        open.set(true);
    });
    let go = use_go_with();
    let start = move || {
        let Some(which) = which.get_untracked() else { return };
        let chosen = template.with_untracked(|id| id.parse().ok());
        let offered =
            offer.with_untracked(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()));
        let seed = hold.get_untracked().then(clock::random_u64);
        let made = carteira.portfolio.with_untracked(|p| {
            planned.with_untracked(|plan| beginning(p, which, plan, chosen, offered, seed, clock::today()))
        });
        if let Some(made) = made {
            form.finish();
            let id = carteira.begin_mailing(made);
            open.set(false);
            go(&Route::Segments, &[(QUEUE, &id.to_string())], false);
        }
    };
    let nobody = Signal::derive(move || planned.with(|plan| plan.clients.is_empty()));
    let title = Signal::derive(move || {
        begun.with(|begun| begun.as_ref().map(|begun| write_to(&begun.name)).unwrap_or_default())
    });
    let footer = move || {
        let start = start.clone();
        view! {
            <Button tone=Tone::Primary disabled=nobody on_press=start>{words::START}</Button>
        }
    };
    view! {
        <Sheet open title footer form on_close=move || begun.set(None)>
            <div class="stack">
                <p>
                    <strong>{move || planned.with(|plan| plan.receive.clone())}</strong>
                </p>
                {move || {
                    planned.with(|plan| plan.left_out.clone()).map(|left| view! { <p class="muted">{left}</p> })
                }}
                {move || nobody.get().then(|| view! { <p>{words::NOBODY}</p> })}
                <TemplateField value=template/>
                <TextField label=edit::OFFER value=offer hint=edit::OFFER_HINT optional=true/>
                <Checkbox
                    label=words::HOLD
                    checked=hold
                    hint=Signal::derive(move || {
                        carteira.portfolio.with(|p| planned.with(|plan| held_words(p, plan)))
                    })
                />
                <p class="muted">{words::ONE_BY_ONE}</p>
            </div>
        </Sheet>
    }
}
