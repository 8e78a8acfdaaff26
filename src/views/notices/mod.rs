//! Shows what the state has to say once as a toast, with *Desfazer* where it can be taken back, and asks where that would
//! leave something.

mod question;

use crate::state::use_carteira;
use crate::text::{interaction, shell};
use crate::ui::prelude::*;
use leptos::prelude::*;
use question::UndoQuestion;

/// Stands once in the app and draws nothing itself but the question.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let carteira = use_carteira();
    let toasts = use_toasts();
    Effect::new(move |_| {
        let Some(notice) = carteira.notice.get() else { return };
        let toast = if notice.problem { Toast::problem(notice.text) } else { Toast::new(notice.text) };
        let Some(seq) = notice.undo else { return toasts.show(toast) };
        let toast = match notice.instead {
            Some((client, channel)) => toast.action(interaction::was_it(channel), move || {
                carteira.correct_channel(seq, client, channel);
            }),
            None => toast,
        };
        toasts.show(toast.action(shell::UNDO, move || carteira.undo(seq)));
    });
    view! { <UndoQuestion/> }
}
