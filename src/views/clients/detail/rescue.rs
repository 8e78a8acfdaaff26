//! The rescue of this client: where it stands, what was tried, what to do now.
use leptos::prelude::*;

use super::Shown;
use crate::domain::fact::case_event::CaseEventKind;
use crate::screen::client::rescue::{Told, can_open, told};
use crate::text::reactivation as words;
use crate::ui::prelude::*;
use crate::views::rescue::{CaseActs, RescueDesk, RescueSheets, Tries};

#[component]
pub(super) fn RescueCard(shown: Shown, desk: RescueDesk) -> impl IntoView {
    let Shown { carteira, id, client: _, status } = shown;
    let known = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| told(p, id, on))
    });
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    let can_open = Memo::new(move |_| {
        let class = status.get().map(|status| status.lifecycle);
        known.with(Option::is_none)
            && !is_past.get()
            && shown.client.with(|client| client.as_ref().is_some_and(|one| can_open(one, class)))
    });
    view! {
        {move || {
            known
                .get()
                .map(|Told { case, said, opened, asked, confirm }| {
                    let is_open = case.stage.is_open();
                    let tries = case.tries.clone();
                    view! {
                        <section class="card stack case" data-gap="tight" data-open=is_open.then_some("")>
                            <h3 class="card__title">{words::TITLE}</h3>
                            <p>{said}</p>
                            {confirm.map(|why| view! { <p class="muted">{why}</p> })}
                            <p class="muted">{opened}</p>
                            <Tries tries/>
                            {(!is_past.get())
                                .then(|| {
                                    view! { <CaseActs desk client=id name=shown.name() case asked/> }
                                })}
                        </section>
                    }
                })
        }}
        <Show when=move || can_open.get()>
            <section class="card stack case" data-gap="tight">
                <h3 class="card__title">{words::TITLE}</h3>
                <p>{words::OPEN_WHY}</p>
                <div>
                    <Button on_press=move || {
                        let event = carteira.new_case_event(0, CaseEventKind::Opened);
                        carteira.put_case_event(id, event);
                    }>{words::OPEN}</Button>
                </div>
            </section>
        </Show>
        <RescueSheets desk/>
    }
}
