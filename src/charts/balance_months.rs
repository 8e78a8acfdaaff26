//! Saldo da carteira: who came in above the line, who was lost below it, month by month.

use super::{Palette, frame};
use charming::Chart;
use charming::component::Legend;
use charming::element::{ItemStyle, TextStyle, Tooltip, Trigger};
use charming::series::Bar;

/// Names of the three series, and one row a month: abertos, recuperados, perdidos.
pub(crate) fn balance_months(
    names: [&str; 3],
    months: &[String],
    rows: &[[usize; 3]],
    palette: &Palette,
) -> Chart {
    let mut chart = frame::still()
        .legend(
            Legend::new()
                .data(names.to_vec())
                .top(0)
                .text_style(TextStyle::new().color(palette.ink_soft.as_str())),
        )
        .tooltip(Tooltip::new().trigger(Trigger::Axis))
        .x_axis(frame::names(months.to_vec(), palette))
        .y_axis(frame::figures(palette, frame::FIGURE, false).min_interval(1.0));
    let colours = [&palette.series[0], &palette.series[1], &palette.goal];
    for (at, (name, colour)) in names.into_iter().zip(colours).enumerate() {
        let sign = if at == 2 { -1 } else { 1 };
        let data: Vec<i64> =
            rows.iter().map(|row| sign * i64::try_from(row[at]).unwrap_or(i64::MAX)).collect();
        chart = chart.series(
            Bar::new()
                .name(name)
                .stack("saldo")
                .data(data)
                .bar_width("60%")
                .item_style(ItemStyle::new().color(colour.as_str())),
        );
    }
    chart
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_lost_stand_below_the_line() {
        let option = balance_months(["a", "r", "p"], &["nov".to_owned()], &[[3, 1, 2]], &Palette::default());
        let option = serde_json::to_value(option).unwrap();
        let data = |at: usize| option["series"][at]["data"].clone();
        assert_eq!((data(0), data(1), data(2)), (json!([3]), json!([1]), json!([-2])));
        assert_eq!(option["series"][2]["stack"], option["series"][0]["stack"]);
    }
}
