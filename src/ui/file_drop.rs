//! Files from the device, by tap or by drop.
use leptos::{ev::DragEvent, html::Input, prelude::*};
use web_sys::File;

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
        let files: Vec<File> =
            files.map(|list| (0..list.length()).filter_map(|i| list.get(i)).collect()).unwrap_or_default();
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
