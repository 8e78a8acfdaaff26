//! An empty carteira: what the app is, and the four ways to begin, the usual one first. What each does is for the page to say.
use leptos::{html::Input, prelude::*};
use web_sys::File;

use super::picture::Picture;
use crate::text::clients::start as words;
use crate::ui::icon::{Glyph, Icon};

/// What an offer does when it is taken.
#[derive(Clone, Debug)]
pub(crate) enum Way {
    /// Opens an address.
    Goes(String),
    Does(Callback<()>),
    /// Has files chosen, of the kinds that an `accept` names, and gives them.
    Picks(&'static str, Callback<Vec<File>>),
}

#[component]
pub(crate) fn Offers(import: Way, open: Way, register: Way, sample: Way) -> impl IntoView {
    view! {
        <section class="start">
            <Picture/>
            <h2 class="start__title">{words::TITLE}</h2>
            <p class="start__why">{words::WHY}</p>
            <div class="start__offers">
                {offer(import, "main", Glyph::Upload, words::IMPORT, words::IMPORT_WHY)}
                {offer(sample, "second", Glyph::Star, words::SAMPLE, words::SAMPLE_WHY)}
                {offer(open, "other", Glyph::File, words::OPEN, words::OPEN_WHY)}
                {offer(register, "other", Glyph::Plus, words::REGISTER, words::REGISTER_WHY)}
            </div>
        </section>
    }
}

fn offer(way: Way, rank: &'static str, glyph: Glyph, title: &'static str, why: &'static str) -> AnyView {
    let inside = view! {
        <Icon glyph/>
        <span class="offer__title">{title}</span>
        <span class="offer__why">{why}</span>
    };
    match way {
        Way::Goes(href) => view! { <a class="offer" data-rank=rank href=href>{inside}</a> }.into_any(),
        Way::Does(act) => view! {
            <button class="offer" data-rank=rank type="button" on:click=move |_| act.run(())>
                {inside}
            </button>
        }
        .into_any(),
        Way::Picks(accept, give) => {
            let input = NodeRef::<Input>::new();
            let choose = move |_| {
                if let Some(input) = input.get_untracked() {
                    input.click();
                }
            };
            let chosen = move |_| {
                let Some(input) = input.try_get_untracked().flatten() else { return };
                let files: Vec<File> = input
                    .files()
                    .map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect())
                    .unwrap_or_default();
                // The same file may be chosen again.
                input.set_value("");
                if !files.is_empty() {
                    give.run(files);
                }
            };
            view! {
                <button class="offer" data-rank=rank type="button" on:click=choose>
                    {inside}
                </button>
                <input
                    node_ref=input
                    type="file"
                    hidden
                    multiple
                    accept=accept
                    aria-label=title
                    on:change=chosen
                />
            }
            .into_any()
        }
    }
}
