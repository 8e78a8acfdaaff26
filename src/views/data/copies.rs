//! Copies kept on the device, and what is said of the copy kept outside it.

use super::wizard::Wizard;
use crate::routes::Route;
use crate::screen::data::kept;
use crate::state::notices::Notice;
use crate::state::{Carteira, Phase, clock, use_carteira};
use crate::text::data as words;
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn Copies(wizard: Wizard) -> impl IntoView {
    let carteira = use_carteira();
    let busy = RwSignal::new(false);
    let copy = move || {
        busy.set(true);
        spawn_local(async move {
            if let Err(why) = carteira.copy_now().await {
                carteira.notice.set(Some(Notice::problem(words::failure(&why))));
            }
            busy.try_set(false);
        });
    };
    let rows = move || {
        let copies = carteira.copies.get().unwrap_or_default();
        if copies.is_empty() {
            return view! { <p>{words::COPIES_NONE}</p> }.into_any();
        }
        let row = |copy: crate::workers::protocol::Copy| {
            let name = kept::copy(&copy, clock::civil_time(copy.at), carteira.today.get());
            let title = name.clone();
            view! {
                <li class="row-list__item data__act">
                    <span>{name}</span>
                    <span></span>
                    <Button
                        tone=Tone::Quiet
                        glyph=Glyph::History
                        on_press=move || wizard.open_copy(copy.at, title.clone())
                    >
                        {words::COPY_OPEN}
                    </Button>
                </li>
            }
        };
        view! { <ul class="row-list">{copies.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="card stack" data-gap="tight">
            <h2 class="card__title">{words::COPIES}</h2>
            <p class="muted">{words::COPIES_WHY}</p>
            {rows}
            <div>
                <Button tone=Tone::Secondary busy on_press=copy>
                    {words::COPY_NOW}
                </Button>
            </div>
        </section>
    }
}

/// Whether and when a file was last kept outside the device, as said everywhere; `None`: there is nothing to keep.
fn kept_elsewhere(carteira: Carteira) -> Option<String> {
    let asked = carteira.phase.get() == Phase::Ready
        && !carteira.is_sample.get()
        && carteira.derived.client_count.get() > 0;
    asked.then(|| words::kept_elsewhere(carteira.kept_elsewhere.get(), carteira.today.get()))
}

/// For the header: the state of the last copy outside the device, leading to where copies are.
#[component]
pub(crate) fn LastCopy() -> impl IntoView {
    let carteira = use_carteira();
    let said = Memo::new(move |_| kept_elsewhere(carteira));
    move || {
        said.get().map(|said| {
            view! {
                <a class="last-copy" href=Route::Data.href()>
                    {said}
                </a>
            }
        })
    }
}

/// For pages: the same sentence, and whether the browser promised to keep the data.
#[component]
pub(crate) fn Keeping() -> impl IntoView {
    let carteira = use_carteira();
    let said = Memo::new(move |_| kept_elsewhere(carteira));
    let promise = move || {
        let promised = carteira.persistent.get()?;
        let words = if promised { words::PROMISED } else { words::NOT_PROMISED };
        let ask = (!promised).then(|| {
            let ask = move || spawn_local(carteira.ask_to_persist());
            view! {
                <div>
                    <Button tone=Tone::Quiet on_press=ask>
                        {words::ASK_PROMISE}
                    </Button>
                </div>
            }
        });
        Some(view! {
            <p class="muted">{words}</p>
            {ask}
        })
    };
    move || {
        said.get().map(|said| {
            view! {
                <section class="card stack" data-gap="tight">
                    <h2 class="card__title">{words::KEEPING}</h2>
                    <p>
                        <a href=Route::Data.href()>{said}</a>
                    </p>
                    {promise}
                </section>
            }
        })
    }
}
