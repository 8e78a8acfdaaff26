//! A state is always a shape and a colour together, the same on list, map, timeline, chart and paper.
use leptos::prelude::*;

/// The states that can be marked. `Band` counts absolute days in six steps: the fuller the disc, the longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// Teal circle.
    OnTrack,
    /// Amber diamond.
    Due,
    /// Orange triangle.
    Overdue,
    /// Crimson square.
    Forgotten,
    /// Hollow grey ring.
    Never,
    /// Grey cross: not part of what is counted.
    Outside,
    /// 1 to 6; anything else is drawn as the nearest.
    Band(u8),
    /// One of several parts of a whole, counted from 0: eight shapes and eight colours, no pair twice among 64.
    Part(u8),
}

const PART_KINDS: u8 = 8;

impl Mark {
    /// The name used in `data-mark` and in the token `--mark-NAME`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Mark::OnTrack => "on-track",
            Mark::Due => "due",
            Mark::Overdue => "overdue",
            Mark::Forgotten => "forgotten",
            Mark::Never => "never",
            Mark::Outside => "outside",
            Mark::Band(0 | 1) => "band-1",
            Mark::Band(2) => "band-2",
            Mark::Band(3) => "band-3",
            Mark::Band(4) => "band-4",
            Mark::Band(5) => "band-5",
            Mark::Band(6..) => "band-6",
            Mark::Part(part) => match part % PART_KINDS {
                0 => "part-1",
                1 => "part-2",
                2 => "part-3",
                3 => "part-4",
                4 => "part-5",
                5 => "part-6",
                6 => "part-7",
                7.. => "part-8",
            },
        }
    }

    /// The custom property that holds its colour, for [`super::theme::token`] and for charts.
    pub(crate) fn token(self) -> String {
        format!("--mark-{}", self.name())
    }

    /// Its outline on a 16-unit square, for an SVG `d` or a canvas `Path2D`; filled by the nonzero rule.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Mark::OnTrack => "M8 1.3a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 1 1 0-13.4z",
            Mark::Due => "M8 .4L15.6 8L8 15.6L.4 8z",
            Mark::Overdue => "M8 .9L15.8 14.6H.2z",
            Mark::Forgotten => "M2 2H14V14H2z",
            Mark::Never => {
                "M8 1.3a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 1 1 0-13.4zM8 3.7a4.3 4.3 0 1 0 0 8.6a4.3 4.3 0 1 0 0-8.6z"
            }
            Mark::Outside => {
                "M3.4 1.6L8 6.2L12.6 1.6L14.4 3.4L9.8 8L14.4 12.6L12.6 14.4L8 9.8L3.4 14.4L1.6 12.6L6.2 8L1.6 3.4z"
            }
            Mark::Band(0 | 1) => {
                "M8 1.3a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 1 1 0-13.4zM8 2.9a5.1 5.1 0 1 0 0 10.2a5.1 5.1 0 1 0 0-10.2zM8 8V1.3A6.7 6.7 0 0 1 13.8 4.65z"
            }
            Mark::Band(2) => {
                "M8 1.3a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 1 1 0-13.4zM8 2.9a5.1 5.1 0 1 0 0 10.2a5.1 5.1 0 1 0 0-10.2zM8 8V1.3A6.7 6.7 0 0 1 13.8 11.35z"
            }
            Mark::Band(3) => {
                "M8 1.3a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 1 1 0-13.4zM8 2.9a5.1 5.1 0 1 0 0 10.2a5.1 5.1 0 1 0 0-10.2zM8 8V1.3A6.7 6.7 0 0 1 8 14.7z"
            }
            Mark::Band(4) => {
                "M8 1.3a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 1 1 0-13.4zM8 2.9a5.1 5.1 0 1 0 0 10.2a5.1 5.1 0 1 0 0-10.2zM8 8V1.3A6.7 6.7 0 1 1 2.2 11.35z"
            }
            Mark::Band(5) => {
                "M8 1.3a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 1 1 0-13.4zM8 2.9a5.1 5.1 0 1 0 0 10.2a5.1 5.1 0 1 0 0-10.2zM8 8V1.3A6.7 6.7 0 1 1 2.2 4.65z"
            }
            Mark::Band(6..) => "M8 1.3a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 1 1 0-13.4z",
            Mark::Part(part) => match (part + part / PART_KINDS) % PART_KINDS {
                0 => "M8 1.3a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 1 1 0-13.4z",
                1 => "M2 2H14V14H2z",
                2 => "M8 .9L15.8 14.6H.2z",
                3 => "M8 .4L15.6 8L8 15.6L.4 8z",
                4 => "M5.6 1H10.4V5.6H15V10.4H10.4V15H5.6V10.4H1V5.6H5.6z",
                5 => "M.2 1.4H15.8L8 15.1z",
                6 => "M8 .6L10.1 5.6L15.6 6L11.4 9.6L12.7 15L8 12.1L3.3 15L4.6 9.6L.4 6L5.9 5.6z",
                7.. => "M1.6 1.4H14.4L9.4 8L14.4 14.6H1.6L6.6 8z",
            },
        }
    }
}

/// Draws a mark in its colour. Give `label` when no word beside it says the state.
#[component]
pub(crate) fn StateMark(
    #[prop(into)] mark: Signal<Mark>,
    #[prop(optional, into)] label: MaybeProp<String>,
    /// 24 px instead of 16.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    view! {
        <svg
            class="state-mark"
            viewBox="0 0 16 16"
            data-mark=move || mark.get().name()
            data-large=large.then_some("")
            role=move || label.get().map(|_| "img")
            aria-label=move || label.get()
            aria-hidden=move || label.get().is_none().then_some("true")
            focusable="false"
        >
            <path d=move || mark.get().path()></path>
        </svg>
    }
}
