//! What stands above the rows: grouped by what, drawn or as a table, how much of the calendar.

use super::desk::TimelineDesk;
use crate::screen::timeline::span::{SPANS, Span, in_sight};
use crate::state::Scale;
use crate::text::{map, timeline as words};
use crate::ui::canvas_timeline::ZOOM_STEP;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Tools(desk: TimelineDesk) -> impl IntoView {
    let carteira = desk.carteira;
    view! {
        <div class="timeline-tools">
            <Segmented
                label=map::SCALE
                choices=vec![
                    (Scale::Relative, map::SCALE_RELATIVE.to_owned()),
                    (Scale::Days, map::SCALE_DAYS.to_owned()),
                ]
                value=carteira.view.scale
            />
            <div class="timeline-tools__toggles">
                <IconButton
                    glyph=Glyph::Chart
                    label=words::SUMMARY
                    pressed=desk.summary_open
                    on_press=move || desk.summary_open.update(|open| *open = !*open)
                />
                <IconButton
                    glyph=Glyph::Filter
                    label=words::FILTERS
                    pressed=Memo::new(move |_| carteira.view.filter.with(|filter| !filter.is_empty()))
                    on_press=move || desk.filters_open.set(true)
                />
                <IconButton
                    glyph=Glyph::Download
                    label=words::PICTURE
                    disabled=Signal::derive(move || desk.as_table.get())
                    on_press=move || desk.ask_picture()
                />
                <IconButton
                    glyph=Glyph::List
                    label=words::TABLE
                    pressed=desk.as_table
                    on_press=move || desk.as_table.update(|table| *table = !*table)
                />
            </div>
            <span class="timeline-tools__space"></span>
            <Show when=move || !desk.as_table.get()>
                <div class="timeline-tools__days">
                    <Days desk/>
                    <div class="timeline-tools__spans" role="group" aria-label=words::SPAN>
                        {SPANS.into_iter().map(|span| view! { <SpanButton desk span/> }).collect_view()}
                    </div>
                    <div class="timeline-tools__zoom">
                        <IconButton glyph=Glyph::Minus label=words::ZOOM_OUT on_press=move || desk.zoom(ZOOM_STEP)/>
                        <IconButton glyph=Glyph::Plus label=words::ZOOM_IN on_press=move || desk.zoom(1.0 / ZOOM_STEP)/>
                    </div>
                </div>
            </Show>
        </div>
    }
}

/// The days in sight, in words.
#[component]
fn Days(desk: TimelineDesk) -> impl IntoView {
    let shown = move || {
        let window = desk.window.get();
        in_sight(window.from, window.to)
    };
    view! { <span class="timeline-tools__period number">{shown}</span> }
}

#[component]
fn SpanButton(desk: TimelineDesk, span: Span) -> impl IntoView {
    let (short, whole) = span.words();
    let on = Memo::new(move |_| desk.span.get() == span);
    view! {
        <button
            class="timeline-tools__span"
            type="button"
            aria-label=whole.clone()
            title=whole
            aria-pressed=move || if on.get() { "true" } else { "false" }
            on:click=move |_| desk.show(span)
        >
            {short}
        </button>
    }
}
