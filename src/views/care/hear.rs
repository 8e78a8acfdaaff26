//! What the client told when somebody listened.

use super::card::CareDesk;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::care::kind::CareKind;
use crate::screen::interaction::details::filled;
use crate::text::satisfaction as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn HearSheet(desk: CareDesk, open: RwSignal<bool>) -> impl IntoView {
    let heard = RwSignal::new(String::new());
    let missing = RwSignal::new(false);
    let form = desk.draft("ouvido");
    let save = move || {
        let Some(matter) = desk.matter.get_untracked() else { return };
        let Some(note) = heard.with_untracked(|text| filled(text)) else {
            missing.set(true);
            return form.focus_problem();
        };
        let bare = desk.carteira.new_care_event(CareKind::Heard, Some(matter.about));
        form.finish();
        open.set(false);
        desk.carteira.put_care_event(desk.client, CareEvent { note: Some(note), ..bare });
    };
    let error = Signal::derive(move || {
        let is_empty = heard.with(|text| text.trim().is_empty());
        (missing.get() && is_empty).then(|| words::HEARD_NEEDED.to_owned())
    });
    let footer = move || view! { <Button tone=Tone::Primary on_press=save>{words::SAVE_HEARD}</Button> };
    view! {
        <Sheet open title=words::HEAR footer form>
            {
                heard.set(String::new());
                missing.set(false);
                view! {
                    <div class="stack">
                        <p class="written">{move || desk.said()}</p>
                        <TextArea label=words::HEARD value=heard error rows=3/>
                    </div>
                }
            }
        </Sheet>
    }
}
