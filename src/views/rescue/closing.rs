//! Closing a case that nobody won: the reason, and the day on which it is looked at again.
use leptos::prelude::*;

use super::desk::RescueDesk;
use crate::domain::calendar::period::step_days;
use crate::domain::fact::case_event::CaseEventKind;
use crate::domain::rescue::worth::last_reason;
use crate::screen::interaction::motives::Motive;
use crate::state::Carteira;
use crate::text::reactivation as words;
use crate::ui::prelude::*;
use crate::views::interaction::ReasonChoices;
use chrono::NaiveDate;

#[component]
pub(super) fn ClosingSheet(desk: RescueDesk) -> impl IntoView {
    let carteira = desk.carteira;
    let reason = RwSignal::new(None::<String>);
    let review = RwSignal::new(None::<NaiveDate>);
    let form = Form::new(Signal::derive(move || desk.closing.get().map(|id| format!("resgate.{id}"))));
    // So many days from today, also when the day turns; another day chosen stays.
    Effect::new(move |before: Option<NaiveDate>| {
        let today = carteira.today.get();
        let usual = untrack(|| usual_review(carteira, today));
        if before.is_some_and(|before| before != usual && review.get_untracked() == Some(before)) {
            review.set(Some(usual));
        }
        usual
    });
    let save = move || {
        if form.is_refused() {
            return;
        }
        let (Some(client), Some(key)) = (desk.closing.get_untracked(), reason.get_untracked()) else {
            return;
        };
        form.finish();
        let kind = CaseEventKind::ClosedLost { reason: Some(key), review_on: review.get_untracked() };
        desk.keep(client, kind);
        desk.closing_open.set(false);
    };
    let footer = move || {
        view! {
            <Button
                tone=Tone::Primary
                disabled=Signal::derive(move || reason.with(Option::is_none))
                on_press=save
            >
                {words::CLOSE_SAVE}
            </Button>
        }
    };
    view! {
        <Sheet open=desk.closing_open title=words::CLOSE_TITLE footer form>
            {
                untrack(|| {
                    let today = carteira.today.get();
                    reason.set(known_reason(desk, today));
                    review.set(Some(usual_review(carteira, today)));
                });
                view! { <Fields carteira form reason review/> }
            }
        </Sheet>
    }
}

#[component]
fn Fields(
    carteira: Carteira,
    form: Form,
    reason: RwSignal<Option<String>>,
    review: RwSignal<Option<NaiveDate>>,
) -> impl IntoView {
    form.keep(
        "motivo",
        move || reason.get().unwrap_or_default(),
        move |kept| reason.set(Some(kept.to_owned()).filter(|kept| !kept.is_empty())),
    );
    view! {
        <div class="stack">
            <p class="muted">{words::CLOSE_WHY}</p>
            <ReasonChoices
                chosen=reason
                on_choose=move |tapped: Motive| reason.set(Some(tapped.key))
            />
            <DateField
                label=words::REVIEW_ON
                value=review
                min=Signal::derive(move || Some(carteira.today.get()))
                optional=true
            />
        </div>
    }
}

/// What it was said to be for last.
fn known_reason(desk: RescueDesk, today: NaiveDate) -> Option<String> {
    desk.carteira.portfolio.with(|p| {
        let dossier = desk.closing.get().and_then(|id| p.dossier(id))?;
        last_reason(dossier, today).map(str::to_owned)
    })
}

fn usual_review(carteira: Carteira, today: NaiveDate) -> NaiveDate {
    let wait = carteira.portfolio.with(|p| p.rules().reactivation.review_after_days);
    step_days(today, i64::from(wait))
}
