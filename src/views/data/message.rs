//! A message that was shared with the app or is pasted here: the sheet of a contact opens with it, for whom it is of.

use super::wizard::Wizard;
use crate::state::{files, host};
use crate::text::import::chat as words;
use crate::ui::prelude::*;
use crate::views::interaction::use_interaction_sheet;
use leptos::prelude::*;

/// How the service worker marks a text that was shared without a file.
const MESSAGE: &str = "text/x-carteira-mensagem";

/// Files that were opened or shared with the app go to the import, a text to the sheet of a contact.
pub(super) fn take_received(wizard: Wizard) {
    let sheet = use_interaction_sheet();
    host::on_files(move |received| {
        let (messages, files): (Vec<_>, Vec<_>) =
            received.into_iter().partition(|file| file.type_() == MESSAGE);
        if !files.is_empty() {
            wizard.take(files);
        }
        // One share brings one text.
        if let Some(message) = messages.into_iter().next_back() {
            leptos::task::spawn_local(async move {
                if let Some(bytes) = files::read(&message).await {
                    sheet.receive(String::from_utf8_lossy(&bytes).into_owned());
                }
            });
        }
    });
}

/// One tap to the field for a message that was copied.
#[component]
pub(crate) fn PasteMessage() -> impl IntoView {
    let sheet = use_interaction_sheet();
    let open = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(false);
    let form = Form::new(Signal::stored(Some("mensagem".to_owned())));
    let go = move || {
        let pasted = text.get_untracked();
        if pasted.trim().is_empty() {
            problem.set(true);
            return form.focus_problem();
        }
        form.finish();
        open.set(false);
        text.set(String::new());
        sheet.receive(pasted);
    };
    let error = Signal::derive(move || {
        (problem.get() && text.with(|text| text.trim().is_empty())).then(|| words::PASTE_EMPTY.to_owned())
    });
    view! {
        <Button tone=Tone::Secondary glyph=Glyph::WhatsApp on_press=move || open.set(true)>
            {words::PASTE}
        </Button>
        <Sheet open title=words::PASTE_TITLE form>
            <div class="stack">
                <TextArea label=words::PASTE_LABEL hint=words::PASTE_HINT value=text error rows=6 autofocus=true/>
                <div class="cluster">
                    <Button tone=Tone::Primary on_press=go>
                        {words::PASTE_GO}
                    </Button>
                </div>
            </div>
        </Sheet>
    }
}
