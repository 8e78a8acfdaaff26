//! Results as charts: domain values in, `charming::Chart` out, one file a chart. Asserted as JSON on the host.
//!
//! No words of ours are made here: labels and formatted values come in. Colours come in as a [`Palette`], because a canvas
//! does not read CSS.

pub(crate) mod balance_months;
pub(crate) mod cohort_grid;
pub(crate) mod coverage_months;
pub(crate) mod curve;
pub(crate) mod frame;
pub(crate) mod paired_months;
pub(crate) mod ranking_bars;
pub(crate) mod rescue_map;
pub(crate) mod value_months;

use charming::Chart;

/// The tokens of the moment, as CSS colours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Palette {
    pub ink: String,
    pub ink_soft: String,
    pub grid: String,
    pub accent: String,
    pub muted: String,
    pub goal: String,
    pub surface: String,
    pub series: [String; 4],
}

/// Options as JSON text.
pub(crate) fn json(chart: &Chart) -> String {
    serde_json::to_string(chart).unwrap_or_default()
}
