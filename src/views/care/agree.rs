//! What was agreed about an unhappy word: the solution, who makes it, by when.

use super::card::CareDesk;
use crate::domain::fact::care::kind::CareKind;
use crate::screen::care::{agree, agreement};
use crate::text::satisfaction as words;
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub(super) fn AgreeSheet(desk: CareDesk, open: RwSignal<bool>) -> impl IntoView {
    let CareDesk { carteira, client, matter, .. } = desk;
    let (solution, owner) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let due = RwSignal::new(None::<NaiveDate>);
    let missing = RwSignal::new(false);
    let form = desk.draft("combinado");
    let save = move || {
        let Some(matter) = matter.get_untracked() else { return };
        if form.is_refused() {
            return;
        }
        let bare = carteira.new_care_event(CareKind::Agreed, Some(matter.about));
        match agree(bare, &solution.get_untracked(), &owner.get_untracked(), due.get_untracked()) {
            None => {
                missing.set(true);
                form.focus_problem();
            }
            Some(event) => {
                form.finish();
                open.set(false);
                carteira.put_care_event(client, event);
            }
        }
    };
    let error = Signal::derive(move || {
        let is_empty = solution.with(|text| text.trim().is_empty())
            && owner.with(|text| text.trim().is_empty())
            && due.with(Option::is_none);
        (missing.get() && is_empty).then(|| words::NOTHING_AGREED.to_owned())
    });
    let footer = move || view! { <Button tone=Tone::Primary on_press=save>{words::SAVE_AGREED}</Button> };
    view! {
        <Sheet open title=words::AGREE footer form>
            {
                let about = matter.with_untracked(|one| one.as_ref().map(|one| one.about));
                let on = carteira.today.get_untracked();
                let known = about.map(|about| {
                    carteira.portfolio.with_untracked(|p| agreement(p, client, about, on))
                });
                let (was, by, until) = known.unwrap_or_default();
                solution.set(was);
                owner.set(by);
                due.set(until);
                missing.set(false);
                view! {
                    <div class="stack">
                        <p class="written">{move || desk.said()}</p>
                        <TextArea
                            label=words::SOLUTION
                            value=solution
                            hint=words::SOLUTION_HINT
                            error
                            rows=2
                        />
                        <div class="form-grid">
                            <TextField label=words::OWNER value=owner optional=true/>
                            <DateField label=words::DUE value=due hint=words::DUE_HINT optional=true/>
                        </div>
                    </div>
                }
            }
        </Sheet>
    }
}
