//! The rescue of this client: where it stands, what was tried, what to do now.
use leptos::prelude::*;

use super::Shown;
use crate::domain::calendar::period::days_between;
use crate::domain::fact::case_event::CaseEventKind;
use crate::domain::rescue::book::awaited_try;
use crate::domain::rescue::{Case, Stage, Try, case_of};
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::rules::workflow::CaseStep;
use crate::text::{reactivation as words, reasons};
use crate::ui::prelude::*;
use crate::views::rescue::{CaseActs, RescueDesk, RescueSheets, Tries};

#[derive(Clone, PartialEq)]
struct Known {
    case: Case,
    step: Option<CaseStep>,
    said: String,
    asked: Option<Try>,
}

#[component]
pub(super) fn RescueCard(shown: Shown, desk: RescueDesk) -> impl IntoView {
    let Shown { carteira, id, client: _, status } = shown;
    let known = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| {
            let slot = p.slot(id)?;
            let case = case_of(p, slot, on)?;
            let lasts = i64::from(p.rules().lifecycle.reactivated_label_days);
            // Won long ago: no news.
            if matches!(case.stage, Stage::Won { on: won } if days_between(won, on) > lasts) {
                return None;
            }
            let step = case.stage.step().and_then(|step| p.rules().reactivation.step(step)).cloned();
            let said = words::stage(&case, step.as_ref(), |key| reasons::name(p.catalog(), key), on);
            let asked = p.dossier(id).and_then(|dossier| awaited_try(dossier, &case, on));
            Some(Known { case, step, said, asked })
        })
    });
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    // Gone before anybody tried: a person may still open a rescue.
    let can_open = Memo::new(move |_| {
        let class = status.get().map(|status| status.lifecycle);
        known.with(Option::is_none)
            && !is_past.get()
            && matches!(class, Some(Lifecycle::Inactive | Lifecycle::Former))
            && shown.client.with(|client| {
                client.as_ref().is_some_and(|one| one.situation == crate::domain::client::Situation::Active)
            })
    });
    view! {
        {move || {
            known
                .get()
                .map(|Known { case, step: _, said, asked }| {
                    let is_open = case.stage.is_open();
                    let (opened, tries) = (words::opened(&case), case.tries.clone());
                    let is_unconfirmed = matches!(case.stage, Stage::Unconfirmed { .. });
                    view! {
                        <section class="card stack case" data-gap="tight" data-open=is_open.then_some("")>
                            <h3 class="card__title">{words::TITLE}</h3>
                            <p>{said}</p>
                            {is_unconfirmed.then(|| view! { <p class="muted">{words::CONFIRM_WHY}</p> })}
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
