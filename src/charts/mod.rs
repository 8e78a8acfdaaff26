//! Results as charts: domain values in, `charming::Chart` out, one file a chart. Asserted as JSON on the host.
//!
//! No words of ours are made here: labels and formatted values come in. Colours come in as a [`Palette`], because a canvas
//! does not read CSS.

pub mod balance_months;
pub mod cohort_grid;
pub mod coverage_months;
pub mod curve;
pub mod frame;
pub mod paired_months;
pub mod ranking_bars;
pub mod rescue_map;
pub mod value_months;

use charming::Chart;

/// The tokens of the moment, as CSS colours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
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
pub fn json(chart: &Chart) -> String {
    serde_json::to_string(chart).unwrap_or_default()
}
