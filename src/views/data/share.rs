//! Files that go out: the snapshot, checked, and the tables.

use crate::state::exports::{self, Made};
use crate::state::files::{self, Shared};
use crate::state::notices::Notice;
use crate::state::use_carteira;
use crate::text::data as words;
use crate::ui::prelude::*;
use crate::workers::protocol::{Export, Job};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn Share() -> impl IntoView {
    let carteira = use_carteira();
    let busy = RwSignal::new(false);
    let hand_out = move |what: Export, shared: bool| {
        busy.set(true);
        let is_copy = matches!(what, Export::Snapshot);
        spawn_local(async move {
            let said = match exports::made(carteira.database(), Job::Export(what)).await {
                Ok(file) => {
                    let said = out(file, shared).await;
                    if is_copy && said.is_some() {
                        carteira.was_kept_elsewhere();
                    }
                    Notice::done(said.unwrap_or_else(|| words::NOT_SENT.to_owned()), None)
                }
                Err(why) => Notice::problem(words::failure(&why)),
            };
            busy.try_set(false);
            carteira.notice.set(Some(said));
        });
    };
    let as_of = carteira.derived.as_of;
    let analysis = move || Export::Analysis {
        as_of: as_of.get_untracked(),
        filter: carteira.view.filter.get_untracked(),
    };
    let workbook = move || Export::AnalysisWorkbook {
        as_of: as_of.get_untracked(),
        filter: carteira.view.filter.get_untracked(),
    };
    view! {
        <section class="card stack" data-gap="tight">
            <h2 class="card__title">{words::SHARE}</h2>
            <div class="data__out">
                <p>
                    <strong>{words::SNAPSHOT}</strong>
                    <br/>
                    <span class="muted">{words::SNAPSHOT_WHY}</span>
                </p>
                <div class="cluster">
                    <Button
                        tone=Tone::Primary
                        glyph=Glyph::Share
                        busy
                        on_press=move || hand_out(Export::Snapshot, true)
                    >
                        {words::SHARE_SNAPSHOT}
                    </Button>
                    <Button
                        tone=Tone::Secondary
                        glyph=Glyph::Download
                        busy
                        on_press=move || hand_out(Export::Snapshot, false)
                    >
                        {words::SAVE_SNAPSHOT}
                    </Button>
                </div>
            </div>
            <div class="data__out">
                <p class="muted">{words::ANALYSIS_WHY}</p>
                <div class="cluster">
                    <Button tone=Tone::Secondary glyph=Glyph::Download busy on_press=move || hand_out(analysis(), false)>
                        {words::ANALYSIS}
                    </Button>
                    <Button tone=Tone::Secondary glyph=Glyph::Download busy on_press=move || hand_out(workbook(), false)>
                        {words::ANALYSIS_WORKBOOK}
                    </Button>
                </div>
            </div>
            <div class="data__out">
                <p class="muted">{words::COVERAGE_WHY}</p>
                <Button
                    tone=Tone::Secondary
                    glyph=Glyph::Download
                    busy
                    on_press=move || hand_out(Export::Coverage { as_of: as_of.get_untracked() }, false)
                >
                    {words::COVERAGE}
                </Button>
            </div>
        </section>
    }
}

/// Hands the file out and says what became of it; `None`: it was not sent after all.
async fn out(file: Made, shared: bool) -> Option<String> {
    let Made { name, mime, checked, bytes } = file;
    let went = if shared { files::share(&name, &mime, &bytes).await } else { Shared::Unavailable };
    let how = match went {
        Shared::Shared => words::SENT_FILE,
        Shared::Cancelled => return None,
        Shared::Unavailable => {
            files::save(&name, &mime, &bytes);
            words::SAVED_FILE
        }
    };
    Some(if checked { format!("{how} {}", words::CHECKED) } else { how.to_owned() })
}
