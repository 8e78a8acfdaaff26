//! Weights drawn as a calm glow: one colour, stronger where more comes together.

use super::camera::Camera;
use super::glyphs::blank;
use super::heat::{CELL_PX, Field, HeatSpot, REACH_PX, STEPS, field};
use web_sys::{CanvasRenderingContext2d, Path2d};

/// How much of the ground the strongest place hides.
const STRONGEST: f64 = 0.8;

/// On the whole screen of the camera, whose pixels the context counts in.
pub(crate) fn glow(
    ctx: &CanvasRenderingContext2d,
    camera: &Camera,
    heat: &[HeatSpot],
    colour: &str,
) -> Option<()> {
    let near = camera.view(REACH_PX);
    let spots: Vec<(f64, f64, f64)> = heat
        .iter()
        .filter(|spot| near.contains(spot.x, spot.y))
        .map(|spot| (camera.to_screen(spot.x, spot.y), spot.weight))
        .map(|((x, y), weight)| (x, y, weight))
        .collect();
    let Field { columns, values } = field(&spots, (camera.width, camera.height));
    if values.is_empty() {
        return None;
    }
    let rows = values.len() / columns;
    let (small, on) = blank(columns as f64, rows as f64, 1.0)?;
    on.set_fill_style_str(colour);
    for step in 1..=STEPS {
        let path = Path2d::new().ok()?;
        for (at, _) in values.iter().enumerate().filter(|(_, value)| Field::step(**value) == step) {
            path.rect((at % columns) as f64, (at / columns) as f64, 1.0, 1.0);
        }
        on.set_global_alpha(STRONGEST * step as f64 / STEPS as f64);
        on.fill_with_path_2d(&path);
    }
    // A square of the field is a pixel there: stretched, the browser smooths it.
    let (width, height) = (columns as f64 * CELL_PX, rows as f64 * CELL_PX);
    ctx.draw_image_with_html_canvas_element_and_dw_and_dh(&small, 0.0, 0.0, width, height).ok()
}
