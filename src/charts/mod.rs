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
mod theme;
pub(crate) mod value_months;

use charming::Chart;
use serde_json::Value;

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
    /// Size of what is written, in CSS pixels.
    pub text_px: u16,
}

/// Options as JSON text, in the look of all charts.
pub(crate) fn json(chart: &Chart, palette: &Palette) -> String {
    theme::themed(serde_json::to_value(chart).unwrap_or(Value::Null), palette)
}

/// The same of a chart by month whose last one is not over: `words` say so.
pub(crate) fn running_json(chart: &Chart, words: &str, palette: &Palette) -> String {
    let mut option = serde_json::to_value(chart).unwrap_or(Value::Null);
    theme::running(&mut option, words);
    theme::themed(option, palette)
}
