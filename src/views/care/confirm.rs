//! Who of the client said that it is right now: with that the rescue is closed.

use super::card::CareDesk;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::care::kind::CareKind;
use crate::screen::care::people;
use crate::screen::interaction::details::filled;
use crate::text::satisfaction as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn ConfirmSheet(desk: CareDesk, open: RwSignal<bool>) -> impl IntoView {
    let CareDesk { carteira, client, matter, .. } = desk;
    let (who, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let missing = RwSignal::new(false);
    let all = Memo::new(move |_| carteira.portfolio.with(|p| people(p, client)));
    let choices = Signal::derive(move || {
        let named = all.get().into_iter().map(|(id, name)| Choice::new(id.to_string(), name));
        std::iter::once(Choice::new(String::new(), words::CHOOSE)).chain(named).collect::<Vec<_>>()
    });
    let form = desk.draft("confirmado");
    let save = move || {
        let Some(matter) = matter.get_untracked() else { return };
        let chosen = who.get_untracked();
        let person =
            all.with_untracked(|all| all.iter().map(|(id, _)| *id).find(|id| id.to_string() == chosen));
        if person.is_none() {
            missing.set(true);
            return form.focus_problem();
        }
        let bare = carteira.new_care_event(CareKind::Confirmed, Some(matter.about));
        let note = note.with_untracked(|note| filled(note));
        form.finish();
        open.set(false);
        carteira.put_care_event(client, CareEvent { person, note, ..bare });
    };
    let error = Signal::derive(move || {
        (missing.get() && who.with(String::is_empty)).then(|| words::WHO_NEEDED.to_owned())
    });
    let footer = move || {
        view! {
            <Show when=move || all.with(|all| !all.is_empty())>
                <Button tone=Tone::Primary glyph=Glyph::Check on_press=save>{words::SAVE_CONFIRMED}</Button>
            </Show>
        }
    };
    view! {
        <Sheet open title=words::CONFIRM footer form>
            {
                who.set(String::new());
                note.set(String::new());
                missing.set(false);
                view! {
                    <div class="stack">
                        <p class="written">{move || desk.said()}</p>
                        <Show
                            when=move || all.with(|all| !all.is_empty())
                            fallback=|| view! { <p class="muted">{words::NO_PEOPLE}</p> }
                        >
                            <SelectField label=words::WHO value=who choices error/>
                        </Show>
                        <TextArea label=words::WHAT_THEY_SAID value=note rows=2 optional=true/>
                    </div>
                }
            }
        </Sheet>
    }
}
