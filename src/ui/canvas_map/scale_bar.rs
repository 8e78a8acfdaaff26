//! How long a distance is on the screen: a bar of a round number of metres, by the latitude in the middle.

use super::camera::Camera;
use std::f64::consts::PI;

/// Metres round the sphere of the mean radius.
const METRES_AROUND: f64 = 40_030_228.88;

/// A bar and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ScaleBar {
    pub metres: u32,
    pub pixels: f64,
}

/// Metres a pixel stands for at the height of the screen's middle: the flat map stretches towards the poles.
pub(crate) fn metres_per_pixel(camera: &Camera) -> f64 {
    METRES_AROUND / ((PI * (1.0 - 2.0 * camera.y)).cosh() * camera.scale())
}

/// The longest round distance (1, 2 or 5 and zeros) whose bar is no longer than `longest` pixels.
pub(crate) fn scale_bar(camera: &Camera, longest: f64) -> ScaleBar {
    let per_pixel = metres_per_pixel(camera);
    let most = (longest * per_pixel).max(1.0);
    let power = 10_f64.powi(most.log10().floor() as i32);
    let round = [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|metres| *metres <= most);
    let metres = round.unwrap_or(power);
    ScaleBar { metres: metres as u32, pixels: metres / per_pixel }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camera(y: f64, zoom: f64) -> Camera {
        Camera { x: 0.37, y, zoom, width: 1280.0, height: 800.0 }
    }

    #[test]
    fn a_pixel_is_what_web_maps_say_it_is() {
        // 156 543 m at the equator and zoom 0 on the WGS84 equator; on the mean sphere 156 368.
        assert!((metres_per_pixel(&camera(0.5, 0.0)) - 156_368.08).abs() < 0.01);
        // At 30° south, cos 30° of it.
        let y = 0.5 + 30_f64.to_radians().tan().asinh() / (2.0 * PI);
        let at_30 = metres_per_pixel(&camera(y, 0.0)) / 156_368.08;
        assert!((at_30 - 30_f64.to_radians().cos()).abs() < 1e-6, "{at_30}");
    }

    #[test]
    fn the_bar_is_round_and_never_longer_than_asked_nor_shorter_than_two_fifths() {
        for step in 0..140 {
            let camera = camera(0.56, 3.0 + f64::from(step) * 0.1);
            let ScaleBar { metres, pixels } = scale_bar(&camera, 120.0);
            let digits = metres.to_string();
            assert!(["1", "2", "5"].contains(&digits.trim_end_matches('0')), "{metres}");
            assert!(pixels <= 120.0 && pixels > 120.0 * 0.39, "{pixels}");
        }
    }
}
