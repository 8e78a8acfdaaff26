//! The rescue map: each client by P(vivo) and by what it buys a month, one series a class, with a brush to choose many.

use super::{Palette, frame, theme};
use charming::component::{Grid, Legend};
use charming::element::{AxisType, ItemStyle, Symbol, TextStyle};
use charming::series::Scatter;
use serde_json::{Value, json};

/// The type that the margins are made for.
const TEXT_PX: u16 = 13;

/// One class: its name, its shape and its clients (P(vivo) in percent, reais a month).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cloud {
    pub name: String,
    pub points: Vec<(f64, f64)>,
}

/// Options as JSON text: charming has no brush, so it is laid over the chart.
pub(crate) fn rescue_map(
    clouds: &[Cloud],
    window: [(f64, &str); 2],
    axes: [&str; 2],
    covered: bool,
    palette: &Palette,
) -> String {
    let names: Vec<&str> = clouds.iter().map(|cloud| cloud.name.as_str()).collect();
    // Larger type takes more room beside the axis.
    let size = f64::from(palette.text_px.max(TEXT_PX)) / f64::from(TEXT_PX);
    let mut chart = frame::still_in(
        Grid::new().left(if covered { 28.0 } else { 36.0 * size }).right(24).top(48).bottom(28),
    )
    .legend(Legend::new().data(names).top(0).text_style(TextStyle::new().color(palette.ink_soft.as_str())))
    .x_axis(frame::named(frame::figures(palette, frame::PERCENT, false).min(0).max(100), axes[0], palette))
    .y_axis(
        frame::named(frame::figures(palette, frame::MONEY, covered), axes[1], palette)
            .type_(AxisType::Log)
            // Beyond the longest label.
            .name_gap(if covered { 12.0 } else { 68.0 * size }),
    );
    let symbols = [Symbol::Circle, Symbol::Triangle, Symbol::Rect, Symbol::Diamond];
    for (at, cloud) in clouds.iter().enumerate() {
        let data: Vec<Vec<f64>> = cloud.points.iter().map(|(x, y)| vec![*x, *y]).collect();
        let mut scatter = Scatter::new()
            .name(cloud.name.as_str())
            .data(data)
            .symbol(symbols[at % symbols.len()].clone())
            .symbol_size(12)
            .item_style(
                ItemStyle::new().color(palette.series[at % palette.series.len()].as_str()).opacity(0.8),
            );
        if at == 0 {
            let lines = window.map(|(percent, words)| (frame::Line::Upright(percent), words));
            scatter = scatter.mark_line(frame::lines(&lines, palette));
        }
        chart = chart.series(scatter);
    }
    let mut option = serde_json::to_value(&chart).unwrap_or(Value::Null);
    option["brush"] = json!({
        "xAxisIndex": 0,
        "brushMode": "single",
        "throttleType": "debounce",
        "throttleDelay": 200,
        "brushStyle": { "borderWidth": 2, "borderColor": palette.accent, "color": "rgba(127,127,127,0.15)" },
        "outOfBrush": { "colorAlpha": 0.25 },
    });
    theme::themed(option, palette)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clouds_are_by_class_on_a_log_scale_with_a_brush_and_the_window_of_rescue() {
        let clouds = [
            Cloud { name: "em risco".into(), points: vec![(40.0, 1200.0)] },
            Cloud { name: "inativo".into(), points: vec![] },
        ];
        let palette = Palette { accent: "#00f".into(), ..Palette::default() };
        let text = rescue_map(&clouds, [(5.0, "5%"), (80.0, "80%")], ["x", "y"], false, &palette);
        let option: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(option["series"][0]["data"], json!([[40.0, 1200.0]]));
        assert_eq!(option["series"][0]["markLine"]["data"][1]["xAxis"], json!(80.0));
        assert_eq!(option["yAxis"]["type"], json!("log"));
        assert_eq!(option["brush"]["brushStyle"]["borderColor"], json!("#00f"));
        assert_ne!(option["series"][0]["symbol"], option["series"][1]["symbol"]);
        let gap = |text_px: u16| {
            let palette = Palette { text_px, ..Palette::default() };
            let text = rescue_map(&clouds, [(5.0, "5%"), (80.0, "80%")], ["x", "y"], false, &palette);
            serde_json::from_str::<Value>(&text).unwrap()["yAxis"]["nameGap"].as_f64().unwrap()
        };
        assert_eq!((gap(13), gap(26)), (68.0, 136.0), "the name of the axis keeps off larger figures");
    }
}
