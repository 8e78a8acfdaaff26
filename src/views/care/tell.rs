//! What was done, told back to the client: a contact that resolves what it said.

use super::card::CareDesk;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::screen::interaction::details::filled;
use crate::text::{complaints as words, labels};
use crate::ui::prelude::*;
use leptos::prelude::*;

/// How a client is told.
const CHANNELS: [Channel; 4] = [Channel::Call, Channel::Visit, Channel::WhatsApp, Channel::Email];

#[component]
pub(super) fn TellSheet(desk: CareDesk, open: RwSignal<bool>) -> impl IntoView {
    let CareDesk { carteira, client, matter, .. } = desk;
    let channel = RwSignal::new(Channel::Call);
    let how = RwSignal::new(String::new());
    let missing = RwSignal::new(false);
    let form = desk.draft("reclamacao");
    let save = move || {
        let Some(note) = how.with_untracked(|how| filled(how)) else {
            missing.set(true);
            return form.focus_problem();
        };
        let Some(matter) = matter.get_untracked() else { return };
        let mut said = carteira.new_interaction(client, channel.get_untracked(), Outcome::Attended);
        said.note = Some(note);
        said.resolves = Some(matter.about);
        form.finish();
        open.set(false);
        carteira.record(client, said);
    };
    let error = Signal::derive(move || {
        let is_empty = how.with(|how| how.trim().is_empty());
        (missing.get() && is_empty).then(|| words::HOW_NEEDED.to_owned())
    });
    let channels = CHANNELS.map(|one| (one, labels::channel(one).to_owned())).to_vec();
    let footer = move || {
        view! {
            <Button tone=Tone::Primary glyph=Glyph::Check on_press=save>
                {words::SAVE}
            </Button>
        }
    };
    view! {
        <Sheet open title=words::SHEET footer form>
            {
                let agreed = matter.with_untracked(|one| one.as_ref().and_then(|one| one.solution.clone()));
                how.set(agreed.unwrap_or_default());
                channel.set(Channel::Call);
                missing.set(false);
                view! {
                    <div class="stack">
                        <p class="written">{move || desk.said()}</p>
                        <TextArea label=words::HOW value=how error/>
                        <div class="stack" data-gap="tight">
                            <span class="field__label">{words::BY}</span>
                            <Segmented label=words::BY choices=channels.clone() value=channel/>
                        </div>
                        <p class="muted">{words::SAVE_HINT}</p>
                    </div>
                }
            }
        </Sheet>
    }
}
