//! The sheet of the files in hand: each stage as it is drawn.

use super::columns::Columns;
use super::conversation::Conversation;
use super::lock::AskPassword;
use super::merging::{Merging, NotWhole};
use super::review::Review;
use super::wizard::{Stage, Wizard};
use super::writing::{KeptAfterAll, Writing};
use crate::exchange::import::Source;
use crate::text::data as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn WizardSheet(wizard: Wizard) -> impl IntoView {
    let title = Signal::derive(move || wizard.name.get());
    view! {
        <Sheet open=wizard.open title size=SheetSize::Large on_close=move || wizard.cancel()>
            {move || match wizard.stage.get() {
                Stage::Idle => ().into_any(),
                Stage::Busy { what } => view! { <Busy wizard what/> }.into_any(),
                Stage::Columns(preview) => match preview.source.clone() {
                    Source::Chat(talk) => view! { <Conversation wizard preview=*preview talk/> }.into_any(),
                    Source::Text | Source::Workbook(_) | Source::Notes | Source::Cards => {
                        view! { <Columns wizard preview=*preview/> }.into_any()
                    }
                },
                Stage::Review(plan) => view! { <Review wizard plan=*plan/> }.into_any(),
                Stage::Merge(merge) => view! { <Merging wizard merge=*merge/> }.into_any(),
                Stage::Damaged(damaged) => view! { <NotWhole wizard damaged/> }.into_any(),
                Stage::Locked { wrong } => view! { <AskPassword wizard wrong/> }.into_any(),
                Stage::Writing { stopping } => view! { <Writing wizard stopping/> }.into_any(),
                Stage::Done { records } => view! { <Finished wizard records/> }.into_any(),
                Stage::Kept { seq, said } => view! { <KeptAfterAll wizard seq said/> }.into_any(),
                Stage::Failed(said) => view! { <Failed wizard said/> }.into_any(),
            }}
        </Sheet>
    }
}

#[component]
fn Busy(wizard: Wizard, what: &'static str) -> impl IntoView {
    view! { <HowFar wizard what on_cancel=move || wizard.cancel()/> }
}

/// How far the worker is, in what it does.
#[component]
pub(super) fn HowFar(
    wizard: Wizard,
    what: &'static str,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let share = Signal::derive(move || {
        let (done, total) = wizard.progress.get();
        (total > 0).then(|| done as f64 / total as f64)
    });
    let detail = Signal::derive(move || {
        let (done, total) = wizard.progress.get();
        words::progress(done, total)
    });
    view! { <Progress label=what done=share detail on_cancel/> }
}

#[component]
fn Finished(wizard: Wizard, records: usize) -> impl IntoView {
    let more = wizard.waiting.get_untracked() > 0;
    view! {
        <div class="stack">
            <p role="status" class="wizard__done">
                <Icon glyph=Glyph::Check/>
                {words::committed(records)}
            </p>
            {wizard.incomplete.get_untracked().map(|incomplete| view! { <p role="status">{incomplete}</p> })}
            <div class="cluster">
                <Button tone=Tone::Primary on_press=move || wizard.next_file()>
                    {if more { words::NEXT_FILE } else { words::CLOSE }}
                </Button>
            </div>
        </div>
    }
}

#[component]
fn Failed(wizard: Wizard, said: String) -> impl IntoView {
    view! {
        <div class="stack">
            <p role="alert">{said}</p>
            <div class="cluster">
                <Button tone=Tone::Primary on_press=move || wizard.next_file()>
                    {words::CLOSE}
                </Button>
            </div>
        </div>
    }
}
