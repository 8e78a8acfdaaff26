//! Files from the device, by tap or by drop, or all of a folder.
use leptos::{ev::DragEvent, html::Input, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{File, HtmlInputElement};

use super::button::{Button, Tone};
use super::icon::{Glyph, Icon};

/// A place to choose files or drop them on.
#[component]
pub(crate) fn FileDrop(
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    /// As in `<input accept>`: ".csv,.xlsx".
    #[prop(optional)]
    accept: &'static str,
    #[prop(optional)] multiple: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(into)] on_files: Callback<(Vec<File>,)>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let over = RwSignal::new(false);
    let give = move |files: Option<web_sys::FileList>| {
        let files = listed(files);
        if !files.is_empty() && !disabled.get_untracked() {
            on_files.run((files,));
        }
    };
    view! {
        <label
            class="file-drop"
            data-over=move || over.get().then_some("")
            data-disabled=move || disabled.get().then_some("")
            on:dragover=move |event: DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event: DragEvent| {
                event.prevent_default();
                over.set(false);
                give(event.data_transfer().and_then(|data| data.files()));
            }
        >
            <Icon glyph=Glyph::Upload/>
            <span class="file-drop__label">{move || label.get()}</span>
            <span class="file-drop__hint">{move || hint.get()}</span>
            <input
                class="file-drop__input"
                node_ref=input
                type="file"
                accept=accept
                multiple=multiple
                disabled=move || disabled.get()
                on:change=move |_| {
                    let Some(input) = input.try_get_untracked().flatten() else { return };
                    give(input.files());
                    // The same file may be chosen again after it was corrected.
                    input.set_value("");
                }
            />
        </label>
    }
}

/// A button that chooses one file.
#[component]
pub(crate) fn FileButton(
    label: &'static str,
    glyph: Glyph,
    /// As in `<input accept>`.
    accept: &'static str,
    #[prop(into)] busy: Signal<bool>,
    on_file: Callback<(File,)>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    view! {
        <label class="button" data-tone="secondary" aria-busy=move || busy.get().then_some("true")>
            <Icon glyph/>
            <span class="button__words">{label}</span>
            <input
                class="file-drop__input"
                node_ref=input
                type="file"
                accept=accept
                disabled=move || busy.get()
                on:change=move |_| {
                    let Some(input) = input.try_get_untracked().flatten() else { return };
                    let chosen = listed(input.files()).pop();
                    // The same file may be chosen again.
                    input.set_value("");
                    if let Some(file) = chosen {
                        on_file.run((file,));
                    }
                }
            />
        </label>
    }
}

/// What makes a choice of files one of folders.
const FOLDERS: &str = "webkitdirectory";

/// A folder to choose, with all that lies in it and in the folders below. Nothing where the browser has no such choice.
#[component]
pub(crate) fn FolderButton(label: &'static str, on_files: Callback<(Vec<File>,)>) -> impl IntoView {
    // Made for one choice, and nowhere in the page: the browser keeps it as long as it is open.
    let choose = move || {
        let Some(input) = folder_input() else { return };
        let chosen = input.clone();
        let hear = Closure::once_into_js(move || {
            on_files.try_run((listed(chosen.files()),));
        });
        if input.add_event_listener_with_callback("change", hear.unchecked_ref()).is_ok() {
            input.click();
        }
    };
    folder_input().is_some().then(|| {
        view! {
            <Button tone=Tone::Secondary glyph=Glyph::File on_press=choose>
                {label}
            </Button>
        }
    })
}

fn listed(files: Option<web_sys::FileList>) -> Vec<File> {
    files.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}

/// A telephone may say that it can, and then offers single files: that is no harm.
fn folder_input() -> Option<HtmlInputElement> {
    let input: HtmlInputElement = document().create_element("input").ok()?.dyn_into().ok()?;
    let can = js_sys::Reflect::has(&input, &FOLDERS.into()).unwrap_or(false);
    input.set_type("file");
    (can && input.set_attribute(FOLDERS, "").is_ok()).then_some(input)
}
