//! The charts of a dossiê as SVG, each with its figures written at it: a printed chart has no tooltip.

use super::super::markup::{escaped, push_escaped};
use super::{Bar, Column, Months, class};
use std::fmt::Write;

const WIDTH: u32 = 720;
const HEIGHT: u32 = 200;
/// Over the columns for their figures, and below for their names.
const TOP: u32 = 24;
const BELOW: u32 = 34;

pub(super) fn push_months(out: &mut String, title: &str, months: &Months) {
    let Months { columns, goal, most } = months;
    if columns.is_empty() {
        return;
    }
    let highest = columns.iter().filter_map(|column| column.height).max().unwrap_or(0);
    let most = most.unwrap_or(highest).max(goal.as_ref().map_or(0, |(goal, _)| *goal)).max(highest).max(1);
    let base = HEIGHT - BELOW;
    let y = |height: u32| base - scaled(height, most, base - TOP);
    let step = f64::from(WIDTH) / columns.len() as f64;
    let mut year = None;
    open(out, title, HEIGHT);
    for (at, Column { label, height, value }) in columns.iter().enumerate() {
        let left = step * at as f64;
        let middle = left + step / 2.0;
        if let Some(height) = height {
            let top = y(*height);
            let _ = writeln!(
                out,
                "<rect class=\"column\" x=\"{:.1}\" y=\"{top}\" width=\"{:.1}\" height=\"{}\"/>",
                left + step * 0.15,
                step * 0.7,
                base - top
            );
        }
        text(out, middle, height.map_or(base, y) - 4, "middle", "", value);
        // Of many columns each has room for its month, and the first of a year for that as well.
        let (month, of) = label.split_once('/').unwrap_or((label, ""));
        text(out, middle, base + 14, "middle", "soft", month);
        if year != Some(of) {
            text(out, middle, base + 28, "middle", "soft", of);
            year = Some(of);
        }
    }
    let _ = writeln!(out, "<line class=\"axis\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{base}\" y2=\"{base}\"/>");
    if let Some((goal, words)) = goal {
        let at = y(*goal);
        let _ = writeln!(out, "<line class=\"goal\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{at}\" y2=\"{at}\"/>");
        text(out, 2.0, 12, "start", "soft", words);
    }
    out.push_str("</svg>\n");
}

pub(super) fn push_bars(out: &mut String, title: &str, bars: &[Bar]) {
    const ROW: u32 = 26;
    const NAMES: u32 = 170;
    const VALUES: u32 = 130;
    if bars.is_empty() {
        return;
    }
    let most = bars.iter().map(|bar| bar.length).max().unwrap_or(0).max(1);
    open(out, title, ROW * bars.len() as u32);
    for (at, Bar { label, length, value, state }) in (0u32..).zip(bars) {
        let top = ROW * at;
        let width = scaled(*length, most, WIDTH - NAMES - VALUES);
        text(out, 0.0, top + 17, "start", "", label);
        let _ = writeln!(
            out,
            "<rect class=\"{}\" x=\"{NAMES}\" y=\"{}\" width=\"{width}\" height=\"16\"/>",
            state.map_or("column", class),
            top + 4
        );
        text(out, f64::from(NAMES + width + 6), top + 17, "start", "", value);
    }
    out.push_str("</svg>\n");
}

/// `length` of `most` on a line of `pixels`.
fn scaled(length: u32, most: u32, pixels: u32) -> u32 {
    let scaled = u64::from(length) * u64::from(pixels) / u64::from(most.max(1));
    u32::try_from(scaled).unwrap_or(pixels).min(pixels)
}

pub(super) fn open(out: &mut String, title: &str, height: u32) {
    let title = escaped(title);
    let _ = writeln!(out, "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}\">");
}

fn text(out: &mut String, x: f64, y: u32, anchor: &str, class: &str, words: &str) {
    let _ = write!(out, "<text x=\"{x:.1}\" y=\"{y}\" text-anchor=\"{anchor}\" class=\"{class}\">");
    push_escaped(out, words);
    out.push_str("</text>\n");
}
