//! What charts have in common: no motion, room for labels, quiet axes, figures that can be covered.

use super::Palette;
use charming::Chart;
use charming::component::{Axis, Grid};
use charming::element::{
    AxisLabel, AxisLine, AxisTick, AxisType, Label, LabelPosition, LineStyle, LineStyleType, MarkLine,
    MarkLineData, MarkLineVariant, NameLocation, SplitLine,
};

/// What stands for a figure in the labels of an axis. `xtask/charts/entry.js` writes it in Portuguese: `12.500`, `10 mil`.
pub(crate) const FIGURE: &str = "{value}";
pub(crate) const PERCENT: &str = "{value}%";
/// R$, shortened: `R$ 10 mil`.
pub(crate) const MONEY: &str = "R$ {value}";

/// An empty chart that does not move, with room for labels.
pub(crate) fn still() -> Chart {
    still_in(Grid::new().left(8).right(24).top(32).bottom(8))
}

/// The same with margins of its own. A chart that is given a second grid goes on with its first.
pub(crate) fn still_in(grid: Grid) -> Chart {
    Chart::new().animation(false).grid(grid.contain_label(true))
}

/// An axis of names.
pub(crate) fn names(names: Vec<String>, palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .data(names)
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().line_style((1.0, palette.grid.as_str())))
        .axis_label(AxisLabel::new().color(palette.ink_soft.as_str()))
}

/// An axis of figures in [`FIGURE`], [`PERCENT`] or [`MONEY`]; `covered` leaves the figures out, for money while values are hidden.
pub(crate) fn figures(palette: &Palette, format: &str, covered: bool) -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .axis_label(AxisLabel::new().color(palette.ink_soft.as_str()).show(!covered).formatter(format))
        .split_line(SplitLine::new().line_style(LineStyle::new().color(palette.grid.as_str())))
}

/// The name of an axis, in the middle of it.
pub(crate) fn named(axis: Axis, name: &str, palette: &Palette) -> Axis {
    axis.name(name)
        .name_location(NameLocation::Middle)
        .name_gap(30)
        .name_text_style(charming::element::TextStyle::new().color(palette.ink_soft.as_str()))
}

/// Where a dashed line stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Line {
    /// Lying, at this height of the y axis.
    Level(f64),
    /// Standing, at this place of the x axis.
    Upright(f64),
}

/// Dashed lines across a chart, each with its words: on the line where it lies, above it where it stands.
pub(crate) fn lines(lines: &[(Line, &str)], palette: &Palette) -> MarkLine {
    let data = lines
        .iter()
        .map(|(line, words)| {
            let label = Label::new().color(palette.ink.as_str()).formatter(*words);
            MarkLineVariant::Simple(match line {
                Line::Level(y) => {
                    MarkLineData::new().y_axis(*y).label(label.position(LabelPosition::InsideStartBottom))
                }
                Line::Upright(x) => MarkLineData::new().x_axis(*x).label(label),
            })
        })
        .collect::<Vec<_>>();
    MarkLine::new()
        .silent(true)
        .symbol(vec![charming::element::Symbol::None, charming::element::Symbol::None])
        .data(data)
        .line_style(LineStyle::new().color(palette.goal.as_str()).type_(LineStyleType::Dashed).width(1.5))
}
