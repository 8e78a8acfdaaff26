//! The colour of a segment, always with its letter.

use crate::domain::catalog::segment::SegmentColour;
use leptos::prelude::*;

/// The name that the stylesheet knows.
pub(super) fn colour_name(colour: SegmentColour) -> &'static str {
    match colour {
        SegmentColour::Blue => "blue",
        SegmentColour::Orange => "orange",
        SegmentColour::Teal => "teal",
        SegmentColour::Purple => "purple",
        SegmentColour::Crimson => "crimson",
        SegmentColour::Green => "green",
    }
}

/// The name stands beside it.
#[component]
pub(super) fn SegmentMark(colour: SegmentColour, letter: String) -> impl IntoView {
    view! {
        <span class="segment-mark" data-colour=colour_name(colour) aria-hidden="true">
            {letter}
        </span>
    }
}
