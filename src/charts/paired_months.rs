//! Two or three counts a month, side by side: what came in beside what came of it.

use super::{Palette, frame, theme};
use charming::Chart;
use charming::component::{Grid, Legend};
use charming::element::{ItemStyle, TextStyle, Tooltip, Trigger};
use charming::series::Bar;
use serde_json::Value;

/// One series over the months or groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    pub name: String,
    pub counts: Vec<usize>,
}

pub(crate) fn paired_months(months: &[String], series: &[Counted], palette: &Palette) -> Chart {
    let names: Vec<&str> = series.iter().map(|one| one.name.as_str()).collect();
    // A phone breaks the legend of three into two lines.
    let top = if series.len() > 2 { 56 } else { 32 };
    let mut chart = frame::still_in(Grid::new().left(8).right(24).top(top).bottom(8))
        .legend(
            Legend::new().data(names).top(0).text_style(TextStyle::new().color(palette.ink_soft.as_str())),
        )
        .tooltip(Tooltip::new().trigger(Trigger::Axis))
        .x_axis(frame::names(months.to_vec(), palette))
        .y_axis(frame::figures(palette, frame::FIGURE, false).min(0).min_interval(1.0));
    for (at, one) in series.iter().enumerate() {
        let data: Vec<i64> =
            one.counts.iter().map(|count| i64::try_from(*count).unwrap_or(i64::MAX)).collect();
        let colour = palette.series[at % palette.series.len()].as_str();
        chart = chart.series(
            Bar::new()
                .name(one.name.as_str())
                .data(data)
                .item_style(ItemStyle::new().color(colour).border_radius(3)),
        );
    }
    chart
}

/// The same series one on the other, for parts of which each place has one; options as JSON text.
pub(crate) fn stacked(chart: &Chart, palette: &Palette) -> String {
    let mut option = serde_json::to_value(chart).unwrap_or(Value::Null);
    for series in option["series"].as_array_mut().into_iter().flatten() {
        series["stack"] = Value::from("all");
    }
    theme::themed(option, palette)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_series_stands_beside_the_others_in_a_colour_of_its_own() {
        let palette = Palette { series: ["#1", "#2", "#3", "#4"].map(str::to_owned), ..Palette::default() };
        let counted = |name: &str, counts: &[usize]| Counted { name: name.into(), counts: counts.into() };
        let series = [counted("a", &[3, 0]), counted("b", &[1, 2])];
        let option = paired_months(&["out".to_owned(), "nov".to_owned()], &series, &palette);
        let option = serde_json::to_value(option).unwrap();
        assert_eq!(option["series"][0]["data"], json!([3, 0]));
        assert_eq!(option["series"][1]["data"], json!([1, 2]));
        assert_ne!(option["series"][0]["itemStyle"]["color"], option["series"][1]["itemStyle"]["color"]);
        assert!(option["series"][0].get("stack").is_none());
        let stacked = stacked(&paired_months(&["out".to_owned()], &series, &palette), &palette);
        let one_on_the_other: Value = serde_json::from_str(&stacked).unwrap();
        assert_eq!(one_on_the_other["series"][1]["stack"], one_on_the_other["series"][0]["stack"]);
    }
}
