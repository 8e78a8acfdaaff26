//! Bars lying down, the greatest on top: clients by value, segments by clients, reasons by count.

use super::{Palette, frame, theme};
use charming::component::Grid;
use charming::datatype::DataPointItem;
use charming::element::{AxisLabel, ItemStyle};
use charming::series::Bar;
use serde_json::{Value, json};

/// One bar: its name, its length and the words at its end.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ranked {
    pub name: String,
    pub value: f64,
    pub words: String,
    /// Drawn in the accent colour; the others stand back.
    pub strong: bool,
}

/// Options as JSON text: charming has no label of a single item, so they are laid over the chart. The first of `bars` is
/// drawn on top. `covered` leaves the words out.
pub(crate) fn ranking_bars(name: &str, bars: &[Ranked], covered: bool, palette: &Palette) -> String {
    let longest = bars.iter().map(|bar| bar.words.chars().count()).max().filter(|_| !covered).unwrap_or(0);
    let room = 16.0 + 7.0 * longest as f64;
    // ECharts draws the first category at the bottom.
    let upward = || bars.iter().rev();
    let names: Vec<String> = upward().map(|bar| shortened(&bar.name)).collect();
    let data: Vec<DataPointItem> = upward()
        .map(|bar| {
            let colour = if bar.strong { &palette.accent } else { &palette.muted };
            DataPointItem::new(bar.value).item_style(ItemStyle::new().color(colour.as_str()).border_radius(3))
        })
        .collect();
    let chart = frame::still_in(Grid::new().left(8).right(room).top(8).bottom(8))
        .x_axis(frame::figures(palette, frame::FIGURE, true).min(0))
        .y_axis(frame::names(names, palette).axis_label(AxisLabel::new().color(palette.ink.as_str())))
        .series(Bar::new().name(name).data(data).bar_width("62%"));
    let mut option = serde_json::to_value(&chart).unwrap_or(Value::Null);
    // Few bars stay bars.
    option["series"][0]["barMaxWidth"] = json!(32);
    if !covered {
        for (at, bar) in upward().enumerate() {
            option["series"][0]["data"][at]["label"] =
                json!({ "show": true, "position": "right", "color": palette.ink, "formatter": bar.words });
        }
    }
    theme::themed(option, palette)
}

/// Names share the width with the bars.
fn shortened(name: &str) -> String {
    const MOST: usize = 18;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let kept: String = name.chars().take(MOST - 1).collect();
    format!("{}…", kept.trim_end())
}

/// The index in `bars` of a tapped item: the order on screen is the other way round.
pub(crate) fn tapped(bars: usize, item: usize) -> Option<usize> {
    (item < bars).then(|| bars - 1 - item)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(name: &str, value: f64) -> Ranked {
        Ranked { name: name.into(), value, words: format!("{value} u"), strong: value > 1.0 }
    }

    #[test]
    fn the_first_stands_on_top_and_its_words_at_its_end() {
        let bars = [bar("grande", 9.0), bar("pequeno", 1.0)];
        let palette = Palette { accent: "#00f".into(), muted: "#999".into(), ..Palette::default() };
        let option: Value = serde_json::from_str(&ranking_bars("x", &bars, false, &palette)).unwrap();
        assert_eq!(option["yAxis"]["data"], json!(["pequeno", "grande"]));
        let data = &option["series"][0]["data"];
        assert_eq!((&data[1]["value"], &data[1]["label"]["formatter"]), (&json!(9.0), &json!("9 u")));
        assert_eq!(data[1]["itemStyle"]["color"], json!("#00f"));
        assert_eq!(data[0]["itemStyle"]["color"], json!("#999"));
        assert_eq!((tapped(2, 1), tapped(2, 0), tapped(2, 2)), (Some(0), Some(1), None));
    }

    #[test]
    fn covered_values_are_not_on_the_canvas() {
        let option = ranking_bars("x", &[bar("a", 9.0)], true, &Palette::default());
        assert!(!option.contains("9 u"));
        assert_eq!(shortened("Supermercado São José do Vale Ltda"), "Supermercado São…");
    }
}
