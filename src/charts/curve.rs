//! Curva ABC: what share of the revenue the largest clients make, one stretch a class, with the 80/20 lines across.

use super::{Palette, frame, theme};
use charming::element::{AreaStyle, ItemStyle, LineStyle, Symbol};
use charming::series::Line;
use serde_json::{Value, json};

/// One class: its name and its points (share of clients, share of revenue), both in percent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stretch {
    pub name: String,
    pub points: Vec<(f64, f64)>,
}

/// Options as JSON text; each stretch is called by its name in its middle. `limits`: percent of revenue where classes end, with the words that stand there. `crossing`: percent of clients.
pub(crate) fn curve(
    stretches: &[Stretch],
    limits: &[(f64, String)],
    crossing: (f64, String),
    axes: [&str; 2],
    palette: &Palette,
) -> String {
    let grid = charming::component::Grid::new().left(8).right(24).top(24).bottom(28);
    let mut chart = frame::still_in(grid)
        .x_axis(frame::named(
            frame::figures(palette, frame::PERCENT, false).min(0).max(100),
            axes[0],
            palette,
        ))
        .y_axis(frame::figures(palette, frame::PERCENT, false).min(0).max(100));
    let total: usize = stretches.iter().map(|stretch| stretch.points.len()).sum();
    for (at, stretch) in stretches.iter().enumerate() {
        let colour = palette.series[at % palette.series.len()].as_str();
        let data: Vec<Vec<f64>> = stretch.points.iter().map(|(x, y)| vec![*x, *y]).collect();
        let mut line = Line::new()
            .name(stretch.name.as_str())
            .data(data)
            .symbol(Symbol::Circle)
            .symbol_size(if total > 60 { 3.0 } else { 7.0 })
            .item_style(ItemStyle::new().color(colour))
            .line_style(LineStyle::new().color(colour).width(2.5))
            .area_style(AreaStyle::new().color(colour).opacity(0.15));
        if at == 0 {
            let mut lines: Vec<(frame::Line, &str)> = limits
                .iter()
                .map(|(percent, words)| (frame::Line::Level(*percent), words.as_str()))
                .collect();
            lines.push((frame::Line::Upright(crossing.0), crossing.1.as_str()));
            line = line.mark_line(frame::lines(&lines, palette));
        }
        chart = chart.series(line);
    }
    let mut option = serde_json::to_value(&chart).unwrap_or(Value::Null);
    for (at, stretch) in stretches.iter().enumerate() {
        let middle = stretch.points.len() / 2;
        let Some((x, y)) = stretch.points.get(middle) else { continue };
        let label = json!({
            "show": true, "formatter": stretch.name, "position": "bottom", "distance": 10,
            "color": palette.ink, "fontSize": palette.text_px + 2, "fontWeight": "bold",
        });
        option["series"][at]["data"][middle] = json!({ "value": [x, y], "label": label });
    }
    theme::themed(option, palette)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_is_a_stretch_and_the_lines_stand_at_80_and_20() {
        let stretches = [
            Stretch { name: "A".into(), points: vec![(0.0, 0.0), (20.0, 80.0)] },
            Stretch { name: "B".into(), points: vec![(20.0, 80.0), (100.0, 100.0)] },
        ];
        let palette = Palette::default();
        let chart = curve(&stretches, &[(80.0, "80%".into())], (20.0, "20%".into()), ["x", "y"], &palette);
        let option: Value = serde_json::from_str(&chart).unwrap();
        assert!(option.get("legend").is_none());
        assert_eq!(option["series"].as_array().unwrap().len(), 2);
        assert_eq!(option["series"][0]["data"][0], json!([0.0, 0.0]));
        let middle = &option["series"][0]["data"][1];
        assert_eq!((&middle["value"], &middle["label"]["formatter"]), (&json!([20.0, 80.0]), &json!("A")));
        let lines = &option["series"][0]["markLine"]["data"];
        assert_eq!((&lines[0]["yAxis"], &lines[1]["xAxis"]), (&json!(80.0), &json!(20.0)));
        assert!(option["series"][1].get("markLine").is_none());
        assert_eq!(option["grid"].as_array().map_or(1, Vec::len), 1, "room for the name of the axis");
    }
}
