//! Closing a case that nobody won: the reason, and the day on which it is looked at again.
use leptos::prelude::*;

use super::desk::RescueDesk;
use crate::domain::case_event::CaseEventKind;
use crate::domain::period::step_days;
use crate::domain::rescue::last_reason;
use crate::text::reactivation as words;
use crate::ui::prelude::*;
use crate::views::interaction::{ReasonChoices, Tapped};
use chrono::NaiveDate;

#[component]
pub(super) fn ClosingSheet(desk: RescueDesk) -> impl IntoView {
    let carteira = desk.carteira;
    let reason = RwSignal::new(None::<String>);
    let review = RwSignal::new(None::<NaiveDate>);
    let invalid = RwSignal::new(false);
    Effect::new(move |_| {
        if !desk.closing_open.get() {
            return;
        }
        let today = carteira.today.get_untracked();
        let (known, wait) = carteira.portfolio.with_untracked(|p| {
            let dossier = desk.closing.get_untracked().and_then(|id| p.dossier(id));
            let known = dossier.and_then(|dossier| last_reason(dossier, today)).map(str::to_owned);
            (known, p.rules().reactivation.review_after_days)
        });
        reason.set(known);
        review.set(Some(step_days(today, i64::from(wait))));
    });
    let save = move || {
        let (Some(client), Some(key)) = (desk.closing.get_untracked(), reason.get_untracked()) else {
            return;
        };
        let kind = CaseEventKind::ClosedLost { reason: Some(key), review_on: review.get_untracked() };
        desk.keep(client, kind);
        desk.closing_open.set(false);
    };
    let footer = move || {
        view! {
            <Button
                tone=Tone::Primary
                disabled=Signal::derive(move || invalid.get() || reason.with(Option::is_none))
                on_press=save
            >
                {words::CLOSE_SAVE}
            </Button>
        }
    };
    view! {
        <Sheet open=desk.closing_open title=words::CLOSE_TITLE footer>
            <div class="stack">
                <p class="muted">{words::CLOSE_WHY}</p>
                <ReasonChoices
                    chosen=reason
                    on_choose=move |tapped: Tapped| reason.set(Some(tapped.key))
                />
                <DateField
                    label=words::REVIEW_ON
                    value=review
                    min=Signal::derive(move || Some(carteira.today.get()))
                    invalid
                    optional=true
                />
            </div>
        </Sheet>
    }
}
