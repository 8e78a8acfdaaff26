//! The look that all charts share, laid over what `charming` makes: the app's type at its size, tooltips on the app's surface, names at
//! the end of a line in place of a legend, a month that is not over as one.

use super::Palette;
use serde_json::{Value, json};

const FONT: &str = "system-ui, sans-serif";

/// Options as JSON text.
pub(super) fn themed(mut option: Value, palette: &Palette) -> String {
    let text = |colour: &str| json!({ "fontFamily": FONT, "fontSize": palette.text_px, "color": colour });
    option["textStyle"] = text(&palette.ink);
    for name in ["xAxis", "yAxis"] {
        for axis in each(&mut option[name]) {
            axis["axisLabel"]["fontSize"] = json!(palette.text_px);
            axis["axisLabel"]["lineHeight"] = json!(palette.text_px + palette.text_px / 3);
            axis["axisLabel"]["hideOverlap"] = json!(true);
            if axis.get("nameTextStyle").is_some() {
                axis["nameTextStyle"]["fontSize"] = json!(palette.text_px);
            }
        }
    }
    for legend in each(&mut option["legend"]) {
        legend["textStyle"]["fontSize"] = json!(palette.text_px);
    }
    for tooltip in each(&mut option["tooltip"]) {
        tooltip["backgroundColor"] = json!(palette.surface);
        tooltip["borderColor"] = json!(palette.ink_soft);
        tooltip["textStyle"] = text(&palette.ink);
    }
    for part in ["xAxis", "yAxis", "legend", "tooltip"] {
        if option[part].is_null()
            && let Some(all) = option.as_object_mut()
        {
            all.remove(part);
        }
    }
    option.to_string()
}

/// The last month is not over: its bar is hollow with a dashed edge, the point of a line hollow, and its name says so in `words`.
pub(super) fn running(option: &mut Value, words: &str) {
    let Some(last) = option["xAxis"]["data"].as_array().and_then(|names| names.len().checked_sub(1)) else {
        return;
    };
    let name = option["xAxis"]["data"][last].as_str().unwrap_or_default().to_owned();
    option["xAxis"]["data"][last] = json!(format!("{name}\n{words}"));
    option["xAxis"]["axisLabel"]["showMaxLabel"] = json!(true);
    option["xAxis"]["axisLabel"]["alignMaxLabel"] = json!("right");
    for series in each(&mut option["series"]) {
        let (is_bar, is_line) = (series["type"] == "bar", series["type"] == "line");
        let whole = series["itemStyle"]["color"].clone();
        let Some(item) = series["data"].get_mut(last).filter(|_| is_bar || is_line) else { continue };
        if !item.is_object() {
            *item = json!({ "value": item });
        }
        if is_line {
            item["symbol"] = json!("emptyCircle");
            continue;
        }
        let own = item["itemStyle"]["color"].clone();
        let edge = if own.is_null() { whole } else { own };
        item["itemStyle"] =
            json!({ "color": "transparent", "borderColor": edge, "borderType": "dashed", "borderWidth": 2 });
    }
}

/// Each line is called by its name at its end; one alone is what the title speaks of.
pub(super) fn named_at_the_end(option: &mut Value) {
    let lines = each(&mut option["series"]);
    if lines.len() < 2 {
        return;
    }
    let mut longest = 0;
    for line in lines {
        longest = longest.max(line["name"].as_str().unwrap_or_default().chars().count());
        let colour = line["lineStyle"]["color"].clone();
        line["endLabel"] = json!({ "show": true, "formatter": "{a}", "color": colour });
        line["labelLayout"] = json!({ "moveOverlap": "shiftY" });
    }
    option["grid"]["right"] = json!(24 + 8 * longest);
}

/// What stands alone or in a list; nothing where it is not there.
fn each(part: &mut Value) -> Vec<&mut Value> {
    match part {
        Value::Null => Vec::new(),
        Value::Array(all) => all.iter_mut().collect(),
        one => vec![one],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn palette() -> Palette {
        Palette { ink: "#000".into(), surface: "#fff".into(), text_px: 15, ..Palette::default() }
    }

    #[test]
    fn type_and_tooltip_are_those_of_the_app_and_nothing_is_made_up() {
        let option = json!({ "xAxis": { "data": ["nov"] }, "tooltip": { "trigger": "axis" }, "series": [] });
        let option: Value = serde_json::from_str(&themed(option, &palette())).unwrap();
        assert_eq!(option["textStyle"]["fontSize"], json!(15));
        assert_eq!(option["xAxis"]["axisLabel"]["fontSize"], json!(15));
        assert_eq!(option["xAxis"]["axisLabel"]["lineHeight"], json!(20), "two lines never overlap");
        assert_eq!(option["tooltip"]["backgroundColor"], json!("#fff"));
        assert_eq!(option["tooltip"]["trigger"], json!("axis"));
        assert!(option.get("legend").is_none() && option.get("yAxis").is_none());
    }

    #[test]
    fn the_month_that_runs_is_hollow_dashed_and_named() {
        let mut option = json!({
            "xAxis": { "data": ["out", "nov"] },
            "series": [
                { "type": "bar", "data": [1, 2], "itemStyle": { "color": "#00f" } },
                { "type": "bar", "data": [1, { "value": 2, "itemStyle": { "color": "#0f0" } }] },
                { "type": "line", "data": [1, 2] },
                { "type": "scatter", "data": [1, 2] },
            ],
        });
        running(&mut option, "em curso");
        assert_eq!(option["xAxis"]["data"], json!(["out", "nov\nem curso"]));
        let last = |at: usize| option["series"][at]["data"][1].clone();
        let edge = |at: usize| last(at)["itemStyle"]["borderColor"].clone();
        assert_eq!((edge(0), edge(1)), (json!("#00f"), json!("#0f0")));
        assert_eq!(last(0)["value"], json!(2));
        assert_eq!(last(1)["itemStyle"]["borderType"], json!("dashed"));
        assert_eq!((last(2)["symbol"].clone(), last(3)), (json!("emptyCircle"), json!(2)));
        assert_eq!(option["series"][0]["data"][0], json!(1), "a whole month stays whole");
    }

    #[test]
    fn lines_are_named_at_their_end_and_one_alone_is_not() {
        let line = |name: &str| json!({ "type": "line", "name": name, "lineStyle": { "color": "#00f" } });
        let mut option = json!({ "grid": {}, "series": [line("Retenção"), line("Perda")] });
        named_at_the_end(&mut option);
        assert_eq!(option["series"][1]["endLabel"]["color"], json!("#00f"));
        assert_eq!(option["grid"]["right"], json!(24 + 8 * 8));
        let mut alone = json!({ "grid": {}, "series": [line("Retenção")] });
        named_at_the_end(&mut alone);
        assert!(alone["series"][0].get("endLabel").is_none());
    }
}
