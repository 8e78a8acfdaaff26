//! A rate by month, as bars, with the goal as a line across and a diamond where a closed month was revised.

use super::Palette;
use charming::Chart;
use charming::component::{Axis, Grid};
use charming::datatype::{CompositeValue, DataPointItem};
use charming::element::{
    AxisLabel, AxisLine, AxisTick, AxisType, ItemStyle, Label, LineStyle, LineStyleType, MarkLine,
    MarkLineData, MarkLineVariant, SplitLine, Symbol, Tooltip, Trigger,
};
use charming::series::{Bar, Scatter};

/// One month: its short name, and its rate in tenths of a percent (`None`: nobody to count).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MonthRate {
    pub label: String,
    pub tenths: Option<i64>,
    /// What is known now, where that is not the bar.
    pub revised: Option<i64>,
    /// The month that the rest of the page speaks of.
    pub chosen: bool,
}

/// Bars from 0 to 100%; the goal, where there is one, in percent. `revised` names the diamonds.
pub(crate) fn coverage_months(
    name: &str,
    revised: &str,
    months: &[MonthRate],
    goal_percent: Option<u8>,
    palette: &Palette,
) -> Chart {
    let bars = months
        .iter()
        .map(|month| {
            let colour = if month.chosen { &palette.accent } else { &palette.muted };
            let value =
                month.tenths.map_or(CompositeValue::from("-"), |tenths| (tenths as f64 / 10.0).into());
            DataPointItem::new(value).item_style(ItemStyle::new().color(colour.as_str()).border_radius(3))
        })
        .collect::<Vec<_>>();
    let mut series = Bar::new().name(name).data(bars).bar_width("64%");
    if let Some(goal) = goal_percent {
        series = series.mark_line(goal_line(goal, palette));
    }
    let soft = palette.ink_soft.as_str();
    let chart = Chart::new()
        .animation(false)
        .grid(Grid::new().left(8).right(48).top(24).bottom(8).contain_label(true))
        .tooltip(Tooltip::new().trigger(Trigger::Axis))
        .x_axis(
            Axis::new()
                .type_(AxisType::Category)
                .data(months.iter().map(|month| month.label.clone()).collect::<Vec<_>>())
                .axis_tick(AxisTick::new().show(false))
                .axis_line(AxisLine::new().line_style((1.0, palette.grid.as_str())))
                .axis_label(AxisLabel::new().color(soft)),
        )
        .y_axis(
            Axis::new()
                .type_(AxisType::Value)
                .min(0)
                .max(100)
                .axis_label(AxisLabel::new().color(soft).formatter("{value}%"))
                .split_line(SplitLine::new().line_style(LineStyle::new().color(palette.grid.as_str()))),
        )
        .series(series);
    if months.iter().all(|month| month.revised.is_none()) {
        return chart;
    }
    let known = |tenths: i64| CompositeValue::from(tenths as f64 / 10.0);
    let diamonds: Vec<CompositeValue> =
        months.iter().map(|month| month.revised.map_or(CompositeValue::from("-"), known)).collect();
    let look = ItemStyle::new().color(palette.ink.as_str());
    chart.series(
        Scatter::new().name(revised).data(diamonds).symbol(Symbol::Diamond).symbol_size(12).item_style(look),
    )
}

fn goal_line(goal_percent: u8, palette: &Palette) -> MarkLine {
    let at = MarkLineVariant::Simple(MarkLineData::new().y_axis(f64::from(goal_percent)));
    MarkLine::new()
        .data(vec![at])
        .symbol(vec![Symbol::None, Symbol::None])
        .line_style(LineStyle::new().color(palette.goal.as_str()).type_(LineStyleType::Dashed).width(2.0))
        .label(Label::new().color(palette.ink.as_str()).formatter(format!("{goal_percent}%").as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn option(months: &[MonthRate], goal: Option<u8>) -> Value {
        let palette = Palette { accent: "#00f".to_owned(), muted: "#999".to_owned(), ..Palette::default() };
        serde_json::to_value(coverage_months("Cobertura", "revista", months, goal, &palette)).unwrap()
    }

    fn month(label: &str, tenths: Option<i64>, chosen: bool) -> MonthRate {
        MonthRate { label: label.to_owned(), tenths, revised: None, chosen }
    }

    #[test]
    fn each_month_is_a_bar_and_a_month_without_clients_is_a_gap() {
        let chart = option(&[month("out", None, false), month("nov", Some(625), true)], Some(80));
        let series = &chart["series"][0];
        assert_eq!(chart["xAxis"]["data"], json!(["out", "nov"]));
        assert_eq!(series["data"][0]["value"], json!("-"));
        assert_eq!(series["data"][1]["value"], json!(62.5));
        assert_eq!(series["data"][1]["itemStyle"]["color"], json!("#00f"));
        assert_eq!(series["markLine"]["data"][0]["yAxis"], json!(80.0));
    }

    #[test]
    fn a_revised_month_has_a_diamond_beside_its_bar() {
        let revised = MonthRate { revised: Some(750), ..month("out", Some(500), false) };
        let chart = option(&[revised, month("nov", Some(625), true)], None);
        assert_eq!(chart["series"][0]["data"][0]["value"], json!(50.0));
        assert_eq!(chart["series"][1]["data"], json!([75.0, "-"]));
        assert_eq!(chart["series"][1]["symbol"], json!("diamond"));
        assert!(option(&[month("nov", Some(625), true)], None)["series"].as_array().unwrap().len() == 1);
    }

    #[test]
    fn without_a_goal_there_is_no_line() {
        assert!(option(&[month("nov", Some(1), true)], None)["series"][0].get("markLine").is_none());
    }
}
