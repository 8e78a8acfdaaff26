//! Files that go out: the snapshot, checked, and the tables.

use crate::state::use_carteira;
use crate::text::{data, dossie, sending as words};
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::views::sending::{DossieButton, SealedButton, SendSheet, Sending};
use crate::workers::protocol::Export;
use leptos::prelude::*;

#[component]
pub(super) fn Share() -> impl IntoView {
    let carteira = use_carteira();
    let sending = Sending::new();
    let busy = sending.busy;
    let as_of = carteira.derived.as_of;
    // Who hides values on the screen hides them in what is shown to others.
    let hidden = values_hidden();
    let analysis = move || Export::Analysis {
        as_of: as_of.get_untracked(),
        filter: carteira.derived.filter.get_untracked(),
        discreet: hidden.get_untracked(),
    };
    let workbook = move || Export::AnalysisWorkbook {
        as_of: as_of.get_untracked(),
        filter: carteira.derived.filter.get_untracked(),
        discreet: hidden.get_untracked(),
    };
    view! {
        <section class="card stack" data-gap="tight">
            <h2 class="card__title">{data::SHARE}</h2>
            <div class="data__out">
                <p>
                    <strong>{data::SNAPSHOT}</strong>
                    <br/>
                    <span class="muted">{data::SNAPSHOT_WHY}</span>
                </p>
                <div class="cluster">
                    <Button
                        tone=Tone::Primary
                        glyph=Glyph::Share
                        on_press=move || sending.ask(Export::Snapshot)
                    >
                        {data::SHARE_SNAPSHOT}
                    </Button>
                    <Button
                        tone=Tone::Secondary
                        glyph=Glyph::Download
                        busy
                        on_press=move || sending.save_now(Export::Snapshot)
                    >
                        {data::SAVE_SNAPSHOT}
                    </Button>
                    <SealedButton/>
                </div>
            </div>
            <div class="data__out">
                <p class="muted">{data::ANALYSIS_WHY}</p>
                <div class="cluster">
                    <Button tone=Tone::Secondary glyph=Glyph::Download busy on_press=move || sending.give(analysis())>
                        {move || words::analysis(hidden.get())}
                    </Button>
                    <Button tone=Tone::Secondary glyph=Glyph::Download busy on_press=move || sending.give(workbook())>
                        {move || words::analysis_workbook(hidden.get())}
                    </Button>
                </div>
            </div>
            <div class="data__out">
                <p class="muted">{data::COVERAGE_WHY}</p>
                <Button
                    tone=Tone::Secondary
                    glyph=Glyph::Download
                    busy
                    on_press=move || sending.give(Export::Coverage { as_of: as_of.get_untracked() })
                >
                    {data::COVERAGE}
                </Button>
            </div>
            <div class="data__out">
                <p class="muted">{dossie::WHY}</p>
                <DossieButton/>
            </div>
        </section>
        <SendSheet sending title=words::TITLE/>
    }
}
