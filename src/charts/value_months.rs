//! A value by month as bars, or several shares as lines.

use super::{Palette, frame, theme};
use charming::Chart;
use charming::datatype::CompositeValue;
use charming::element::{ItemStyle, LineStyle, Symbol, Tooltip, Trigger};
use charming::series::{Bar, Line};
use serde_json::Value;

/// One series over the months: `None` is a gap.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Monthly {
    pub name: String,
    pub values: Vec<Option<f64>>,
}

/// Bars of one value written in `format`; `covered` leaves figures and tooltip out.
pub(crate) fn month_bars(
    months: &[String],
    values: &Monthly,
    format: &str,
    covered: bool,
    palette: &Palette,
) -> Chart {
    let bar = Bar::new()
        .name(values.name.as_str())
        .data(points(&values.values))
        .bar_width("64%")
        .item_style(ItemStyle::new().color(palette.accent.as_str()).border_radius(3));
    framed(months, frame::figures(palette, format, covered).min(0), covered, palette).series(bar)
}

/// Options as JSON text of lines up to 100%, the last month not over as `running` says, from the tens of percent below the least: what moves between 90 and 100 is seen to move.
pub(crate) fn share_lines(months: &[String], lines: &[Monthly], running: &str, palette: &Palette) -> String {
    let least = lines.iter().flat_map(|line| &line.values).flatten().copied().fold(100.0, f64::min);
    let floor = ((least / 10.0).floor() * 10.0 - 10.0).max(0.0);
    let axis = frame::figures(palette, frame::PERCENT, false).min(floor).max(100);
    let mut chart = framed(months, axis, false, palette);
    let symbols = [Symbol::Circle, Symbol::Diamond, Symbol::Triangle, Symbol::Rect];
    for (at, line) in lines.iter().enumerate() {
        let colour = palette.series[at % palette.series.len()].as_str();
        chart = chart.series(
            Line::new()
                .name(line.name.as_str())
                .data(points(&line.values))
                .symbol(symbols[at % symbols.len()].clone())
                .symbol_size(7.0)
                .item_style(ItemStyle::new().color(colour))
                .line_style(LineStyle::new().color(colour).width(2.0)),
        );
    }
    let mut option = serde_json::to_value(&chart).unwrap_or(Value::Null);
    theme::named_at_the_end(&mut option);
    theme::running(&mut option, running);
    theme::themed(option, palette)
}

fn framed(months: &[String], axis: charming::component::Axis, covered: bool, palette: &Palette) -> Chart {
    let chart = frame::still().x_axis(frame::names(months.to_vec(), palette)).y_axis(axis);
    if covered { chart } else { chart.tooltip(Tooltip::new().trigger(Trigger::Axis)) }
}

fn points(values: &[Option<f64>]) -> Vec<CompositeValue> {
    values.iter().map(|value| value.map_or(CompositeValue::from("-"), CompositeValue::from)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn monthly() -> Monthly {
        Monthly { name: "Retenção".into(), values: vec![None, Some(92.5)] }
    }

    #[test]
    fn a_month_without_a_value_is_a_gap_and_not_zero() {
        let months = ["out".to_owned(), "nov".to_owned()];
        let lines = share_lines(&months, &[monthly()], "em curso", &Palette::default());
        let lines: Value = serde_json::from_str(&lines).unwrap();
        assert_eq!(lines["series"][0]["data"][0], json!("-"));
        assert_eq!(lines["series"][0]["data"][1]["value"], json!(92.5));
        assert!(lines.get("legend").is_none());
        assert_eq!(lines["yAxis"]["min"], json!(80.0));
        let drawn = month_bars(&months, &monthly(), frame::MONEY, false, &Palette::default());
        let bars = serde_json::to_value(drawn).unwrap();
        assert_eq!(bars["yAxis"]["axisLabel"]["formatter"], json!("R$ {value}"));
        assert_eq!(bars["series"][0]["data"], json!(["-", 92.5]));
        assert_eq!(bars["xAxis"]["data"], json!(["out", "nov"]));
    }

    #[test]
    fn covered_values_have_neither_axis_nor_tooltip() {
        let option = month_bars(&["a".to_owned()], &monthly(), frame::MONEY, true, &Palette::default());
        let option = serde_json::to_value(option).unwrap();
        assert!(option.get("tooltip").is_none());
        assert_eq!(option["yAxis"]["axisLabel"]["show"], json!(false));
    }
}
