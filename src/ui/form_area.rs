//! What a form says of its draft, in a sheet or in a part of a page.
use leptos::context::Provider;
use leptos::prelude::*;

use super::button::{Button, Tone};
use super::form::{Form, forget_draft};
use super::locale::locale;
use super::toast::{Toast, Toasts, use_toasts};

/// Fields that stand in the page itself: they are one form while they stand there.
#[component]
pub(crate) fn FormArea(form: Form, children: Children) -> impl IntoView {
    form.open();
    let toasts = use_toasts();
    on_cleanup(move || say_kept(form, toasts));
    view! {
        <div class="form-area stack" data-gap="tight" data-draft=form.keeps_draft().then_some("")>
            <DraftNote form/>
            <Provider value=Some(form)>{children()}</Provider>
        </div>
    }
}

/// Says that the form was filled from a draft, and takes it back.
#[component]
pub(super) fn DraftNote(form: Form) -> impl IntoView {
    move || {
        form.restored.get().map(|when| {
            view! {
                <div class="draft-note" role="status">
                    <p>{(locale().draft_restored)(&when)}</p>
                    <Button tone=Tone::Quiet on_press=move || form.discard()>{locale().discard_draft}</Button>
                </div>
            }
        })
    }
}

/// The form was left: says that its draft is kept, where one is, and offers to take it away.
pub(super) fn say_kept(form: Form, toasts: Toasts) {
    if let Some(name) = form.leaves_draft() {
        let forget = Callback::new(move |()| forget_draft(&name));
        toasts.show(Toast::new(locale().draft_kept).action(locale().discard_draft, forget));
    }
}
