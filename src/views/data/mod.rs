//! *Dados*: what comes in, what goes out, what can be undone, the sample, and erasing everything.

mod column_words;
mod columns;
mod conversation;
mod copies;
mod erase;
mod journal;
mod lock;
mod merging;
mod message;
mod photos;
mod region;
mod review;
mod share;
mod wizard;
mod wizard_sheet;
mod writing;

use crate::exchange::headings::Kind;
use crate::exchange::import::{model, model_file_name};
use crate::screen::data::files::is_note;
use crate::state::files;
use crate::text::data as words;
use crate::ui::prelude::*;
use crate::views::standing::WhenReady;
use copies::Copies;
pub(crate) use copies::{Keeping, LastCopy};
use erase::{Damaged, Erase, Sample};
use journal::Journal;
use leptos::prelude::*;
pub(crate) use message::PasteMessage;
use message::take_received;
use photos::Photos;
use region::Region;
use share::Share;
use wizard::Wizard;
use wizard_sheet::WizardSheet;

#[component]
pub fn DataPage() -> impl IntoView {
    view! {
        <div class="page data">
            <WhenReady>
                <Sections/>
            </WhenReady>
        </div>
    }
}

#[component]
fn Sections() -> impl IntoView {
    let wizard = Wizard::new();
    take_received(wizard);
    view! {
        <div class="data__sections">
            <Damaged/>
            <section class="card stack" data-gap="tight">
                <h2 class="card__title">{words::IMPORT}</h2>
                <p class="muted">{words::IMPORT_WHY}</p>
                <FileDrop
                    label=words::DROP
                    hint=words::DROP_HINT
                    accept=".carteira,.xlsx,.xlsm,.csv,.txt,.tsv,.xml,.zip,.vcf,.json,text/csv,text/plain,application/json"
                    multiple=true
                    on_files=move |files| wizard.take(files)
                />
                <div class="cluster">
                    <NotesFolder wizard/>
                    <PasteMessage/>
                </div>
                <Disclosure summary=words::MODELS>
                    <div class="cluster">{Kind::ALL.map(|kind| view! { <Model kind/> }).collect_view()}</div>
                </Disclosure>
            </section>
            <Share/>
            <Keeping/>
            <Copies wizard/>
            <Photos/>
            <Region/>
            <Journal/>
            <Sample/>
            <Erase/>
        </div>
        <WizardSheet wizard/>
    }
}

/// A folder has whatever else was saved beside the notas: that is left, and said.
#[component]
fn NotesFolder(wizard: Wizard) -> impl IntoView {
    let toasts = use_toasts();
    let take = move |chosen: Vec<web_sys::File>| {
        let (notes, others): (Vec<_>, Vec<_>) = chosen.into_iter().partition(|file| is_note(&file.name()));
        if notes.is_empty() {
            return toasts.show(Toast::problem(words::NO_NOTES_IN_FOLDER));
        }
        if !others.is_empty() {
            let names: Vec<String> = others.iter().map(web_sys::File::name).collect();
            toasts.show(Toast::problem(words::left_in_folder(others.len(), &names)));
        }
        wizard.take(notes);
    };
    view! { <FolderButton label=words::NOTES_FOLDER on_files=Callback::new(move |(files,)| take(files))/> }
}

#[component]
fn Model(kind: Kind) -> impl IntoView {
    let save = move || files::save(model_file_name(kind), "text/csv;charset=utf-8", model(kind).as_bytes());
    view! {
        <Button tone=Tone::Secondary glyph=Glyph::Download on_press=save>
            {words::kind(kind)}
        </Button>
    }
}
