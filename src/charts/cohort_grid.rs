//! The cohort grid as a heat map: a row a month of first order, a column each month after it.

use super::{Palette, frame};
use charming::Chart;
use charming::component::{Grid, VisualMap, VisualMapChannel};
use charming::datatype::DataFrame;
use charming::df;
use charming::element::{Label, SplitArea, TextStyle};
use charming::series::Heatmap;

/// `cells[row][column]` in percent; `None` has not happened yet and stays empty. The first row is drawn on top.
pub(crate) fn cohort_grid(
    rows: &[String],
    cells: &[Vec<Option<f64>>],
    axis: &str,
    palette: &Palette,
) -> Chart {
    let width = cells.iter().map(Vec::len).max().unwrap_or(0);
    let columns: Vec<String> = (0..width).map(|month| month.to_string()).collect();
    let names: Vec<String> = rows.iter().rev().cloned().collect();
    let mut data: Vec<DataFrame> = Vec::new();
    for (y, row) in cells.iter().rev().enumerate() {
        for (x, cell) in row.iter().enumerate() {
            data.extend(cell.map(|percent| df![x as f64, y as f64, percent]));
        }
    }
    let few = width <= 13;
    frame::still_in(Grid::new().left(8).right(16).top(8).bottom(72))
        .x_axis(frame::named(
            frame::names(columns, palette).split_area(SplitArea::new().show(false)),
            axis,
            palette,
        ))
        .y_axis(frame::names(names, palette))
        .visual_map(
            VisualMap::new()
                .min(0)
                .max(100)
                .calculable(false)
                .orient(charming::element::Orient::Horizontal)
                .left("center")
                .bottom(0)
                .text_style(TextStyle::new().color(palette.ink_soft.as_str()))
                .in_range(
                    VisualMapChannel::new().color(vec![palette.grid.as_str(), palette.series[1].as_str()]),
                ),
        )
        .series(
            Heatmap::new()
                .data(data)
                // Without a colour of its own a label takes the one that reads best on its cell.
                .label(Label::new().show(few).formatter("{@[2]}")),
        )
}

/// Row and column of a tapped cell: cells are drawn from the last row up, and the empty ones are left out.
pub(crate) fn tapped(cells: &[Vec<Option<f64>>], item: usize) -> Option<(usize, usize)> {
    let drawn = cells.iter().enumerate().rev().flat_map(|(row, cells)| {
        cells.iter().enumerate().filter(|(_, cell)| cell.is_some()).map(move |(column, _)| (row, column))
    });
    drawn.into_iter().nth(item)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn cells_that_have_not_happened_are_not_drawn() {
        let rows = ["out".to_owned(), "nov".to_owned()];
        let cells = [vec![Some(100.0), Some(40.0)], vec![Some(100.0), None]];
        let option = serde_json::to_value(cohort_grid(&rows, &cells, "x", &Palette::default())).unwrap();
        assert_eq!(option["yAxis"]["data"], json!(["nov", "out"]));
        assert_eq!(
            option["series"][0]["data"],
            json!([[0.0, 0.0, 100.0], [0.0, 1.0, 100.0], [1.0, 1.0, 40.0]])
        );
        assert_eq!(
            [0, 1, 2, 3].map(|item| tapped(&cells, item)),
            [Some((1, 0)), Some((0, 0)), Some((0, 1)), None]
        );
    }
}
