//! What charts have in common: no motion, room for labels, quiet axes, figures that can be covered.

use super::Palette;
use charming::Chart;
use charming::component::{Axis, Grid};
use charming::element::{
    AxisLabel, AxisLine, AxisTick, AxisType, Label, LineStyle, LineStyleType, MarkLine, MarkLineData,
    MarkLineVariant, NameLocation, SplitLine,
};

/// An empty chart that does not move.
pub fn still() -> Chart {
    Chart::new().animation(false).grid(Grid::new().left(8).right(24).top(32).bottom(8).contain_label(true))
}

/// An axis of names.
pub fn names(names: Vec<String>, palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .data(names)
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().line_style((1.0, palette.grid.as_str())))
        .axis_label(AxisLabel::new().color(palette.ink_soft.as_str()))
}

/// An axis of figures; `covered` leaves the figures out, for money while values are hidden.
pub fn figures(palette: &Palette, format: &str, covered: bool) -> Axis {
    let label = AxisLabel::new().color(palette.ink_soft.as_str()).show(!covered);
    Axis::new()
        .type_(AxisType::Value)
        .axis_label(if format.is_empty() { label } else { label.formatter(format) })
        .split_line(SplitLine::new().line_style(LineStyle::new().color(palette.grid.as_str())))
}

/// The name of an axis, in the middle of it.
pub fn named(axis: Axis, name: &str, palette: &Palette) -> Axis {
    axis.name(name)
        .name_location(NameLocation::Middle)
        .name_gap(30)
        .name_text_style(charming::element::TextStyle::new().color(palette.ink_soft.as_str()))
}

/// Dashed lines across a chart, each with its words.
pub fn lines(lines: Vec<(MarkLineData, &str)>, palette: &Palette) -> MarkLine {
    let data = lines
        .into_iter()
        .map(|(line, words)| {
            let label = Label::new().color(palette.ink.as_str()).formatter(words);
            MarkLineVariant::Simple(line.label(label))
        })
        .collect::<Vec<_>>();
    MarkLine::new()
        .silent(true)
        .symbol(vec![charming::element::Symbol::None, charming::element::Symbol::None])
        .data(data)
        .line_style(LineStyle::new().color(palette.goal.as_str()).type_(LineStyleType::Dashed).width(1.5))
}
