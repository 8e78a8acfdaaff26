//! Asked before an act is taken back in part: what was built on it, by name, and what to do.

use crate::state::carteira::Question;
use crate::state::use_carteira;
use crate::text::changes::{self, ask as words};
use crate::ui::prelude::*;
use leptos::prelude::*;

/// So many are named; the others are counted.
const NAMED: usize = 5;

#[component]
pub(super) fn UndoQuestion() -> impl IntoView {
    let carteira = use_carteira();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(carteira.asking.with(Option::is_some)));
    let leave = move || carteira.asking.set(None);
    let take_back_the_rest = move || {
        let question = carteira.asking.get_untracked();
        open.set(false);
        question.into_iter().for_each(|question| carteira.undo_rest(question));
    };
    let footer = move || {
        view! {
            <Button on_press=move || open.set(false)>{words::LEAVE}</Button>
            <Button tone=Tone::Primary glyph=Glyph::Undo on_press=take_back_the_rest>{words::REST}</Button>
        }
    };
    view! {
        <Sheet open title=words::TITLE size=SheetSize::Small alert=true footer on_close=leave>
            {move || carteira.asking.get().map(|question| said(&question))}
        </Sheet>
    }
}

fn said(question: &Question) -> impl IntoView + use<> {
    let carteira = use_carteira();
    let names = carteira.portfolio.with_untracked(|p| changes::what_stays(&question.kept, NAMED, p));
    let rows = names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    view! {
        <div class="stack" data-gap="tight">
            <p>{words::before(question.deed)}</p>
            <ul class="stays">{rows}</ul>
            <p>{words::AFTER}</p>
        </div>
    }
}
