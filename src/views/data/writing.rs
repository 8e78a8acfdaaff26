//! The last step of an import or a merge: it is written, or given up before it is complete. What is said of it is what the
//! store then has.

use super::wizard::{Stage, Wizard};
use super::wizard_sheet::HowFar;
use crate::state::notices::Notice;
use crate::state::written::Written;
use crate::text::data as words;
use crate::ui::prelude::*;
use crate::workers::protocol::Failure;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

impl Wizard {
    /// Writes what was shown; of a merge with the other value of the conflicts at these places.
    pub(crate) fn commit(self, others: BTreeSet<usize>) {
        let Some(worker) = self.worker.get_value() else { return };
        self.progress.set((0, 0));
        self.stage.set(Stage::Writing { stopping: false });
        let (carteira, progress) = (self.carteira, self.progress);
        let report = move |done, total| {
            let _ = progress.try_set((done, total));
        };
        spawn_local(async move {
            let written = carteira.write_prepared(&worker, others, report).await;
            let stopping = self.stage.try_get_untracked() == Some(Stage::Writing { stopping: true });
            if let (true, Written::Kept { .. } | Written::Nothing(_)) = (stopping, &written) {
                // Before anything is offered on it. A store that does not answer is told by the next act on it.
                let _ = carteira.catch_up().await;
            }
            self.wrote(written, stopping);
        });
    }

    /// Asks that the write be given up, and waits for what comes of it.
    pub(crate) fn stop_writing(self) {
        if let Some(worker) = self.worker.get_value() {
            self.stage.set(Stage::Writing { stopping: true });
            self.carteira.stop_writing(&worker);
        }
    }

    fn wrote(self, written: Written, stopping: bool) {
        if stopping {
            // It may have been in the middle of something.
            let _ = self.worker.try_set_value(None);
        }
        match written {
            Written::Kept { records, .. } if !stopping => self.tell(Stage::Done { records }, None),
            Written::Kept { seq, records } => self.tell_kept(seq, words::kept_after_stop(records)),
            Written::KeptUnsaid { seq, records } => self.tell_kept(seq, words::kept_unsaid(records)),
            // Ended because it did not hear in time, it left nothing either.
            Written::Nothing(Failure::Cancelled | Failure::Broken) if stopping => {
                self.carteira.notice.set(Some(Notice::done(words::CANCELLED, None)));
                self.over();
            }
            Written::Nothing(why) => self.tell_problem(words::failure(&why)),
            Written::Unknown => self.tell_problem(words::WRITTEN_UNKNOWN.to_owned()),
        }
    }

    fn tell_kept(self, seq: u64, said: String) {
        let notice = Notice::done(said.clone(), Some(seq));
        self.tell(Stage::Kept { seq, said }, Some(notice));
    }

    fn tell_problem(self, said: String) {
        let notice = Notice::problem(said.clone());
        self.tell(Stage::Failed(said), Some(notice));
    }

    /// Says in the sheet what came of the write or, where that was left, in a toast.
    fn tell(self, stage: Stage, notice: Option<Notice>) {
        if self.open.try_get_untracked() == Some(true) {
            return self.stage.set(stage);
        }
        if notice.is_some() {
            self.carteira.notice.set(notice);
        }
        self.over();
    }

    /// Goes on with the files chosen meanwhile, where the page still stands.
    fn over(self) {
        if self.stage.try_set(Stage::Idle).is_none() {
            self.next_file();
        }
    }
}

/// So far has the write come.
#[component]
pub(super) fn Writing(wizard: Wizard, stopping: bool) -> impl IntoView {
    if stopping {
        return view! { <Progress label=words::STOPPING done=None/> }.into_any();
    }
    view! { <HowFar wizard what=words::WRITING on_cancel=move || wizard.stop_writing()/> }.into_any()
}

/// It was kept, though it was to be given up or the worker broke: said, with the way back.
#[component]
pub(super) fn KeptAfterAll(wizard: Wizard, seq: u64, said: String) -> impl IntoView {
    let undo = move || {
        wizard.carteira.undo(seq);
        wizard.next_file();
    };
    view! {
        <div class="stack">
            <p role="alert" class="wizard__done">
                <Icon glyph=Glyph::Check/>
                {said}
            </p>
            <div class="cluster">
                <Button tone=Tone::Secondary glyph=Glyph::Undo on_press=undo>
                    {words::UNDO}
                </Button>
                <Button tone=Tone::Primary on_press=move || wizard.next_file()>
                    {words::CLOSE}
                </Button>
            </div>
        </div>
    }
}
