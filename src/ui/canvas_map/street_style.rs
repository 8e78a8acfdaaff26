//! How streets look: colours by token, widths and sizes by zoom, from which zoom on.

/// CSS custom properties beside those of the ground.
pub(crate) const NAME_HALO: &str = "--map-name-halo";
pub(crate) const QUIET: &str = "--ink-soft";

pub(crate) struct AreaStyle {
    pub token: &'static str,
    pub from_zoom: f64,
}

pub(crate) struct LineStyle {
    pub token: &'static str,
    pub edge: Option<&'static str>,
    pub from_zoom: f64,
    /// Pixels at zooms 12, 15 and 18; between them it grows evenly.
    pub wide: [f64; 3],
    /// Its name is written from this zoom on.
    pub named_from: f64,
}

/// Land, green, water, buildings: in the order they are painted.
pub(crate) const AREAS: [AreaStyle; 4] = [
    AreaStyle { token: "--map-land", from_zoom: 0.0 },
    AreaStyle { token: "--map-green", from_zoom: 0.0 },
    AreaStyle { token: "--map-water", from_zoom: 0.0 },
    AreaStyle { token: "--map-building", from_zoom: 15.5 },
];

const fn line(
    token: &'static str,
    edge: Option<&'static str>,
    from_zoom: f64,
    wide: [f64; 3],
    named_from: f64,
) -> LineStyle {
    LineStyle { token, edge, from_zoom, wide, named_from }
}

const EDGE: Option<&str> = Some("--map-street-edge");

/// River, rail, path, service way, street, avenue, major road, highway: in the order they are painted.
pub(crate) const LINES: [LineStyle; 8] = [
    line("--map-water", None, 11.0, [1.0, 2.0, 5.0], f64::INFINITY),
    line("--map-rail", None, 12.5, [0.8, 1.2, 2.0], f64::INFINITY),
    line("--map-path", None, 14.5, [0.5, 0.8, 2.0], 17.0),
    line("--map-street", EDGE, 14.5, [0.6, 1.6, 7.0], 17.0),
    line("--map-street", EDGE, 12.3, [0.7, 3.6, 16.0], 14.7),
    line("--map-avenue", Some("--map-avenue-edge"), 11.0, [1.4, 5.5, 20.0], 13.2),
    line("--map-avenue", Some("--map-avenue-edge"), 10.5, [2.0, 6.5, 22.0], 12.2),
    line("--map-highway", Some("--map-highway-edge"), 10.5, [2.6, 7.5, 24.0], 12.2),
];

impl LineStyle {
    /// Pixels; `None`: it is not drawn yet.
    pub(crate) fn width(&self, zoom: f64) -> Option<f64> {
        let [far, middle, near] = self.wide;
        let between = |from: f64, to: f64, part: f64| from * (to / from).powf(part);
        let wide = if zoom < 15.0 {
            between(far, middle, (zoom - 12.0) / 3.0)
        } else {
            between(middle, near, (zoom - 15.0) / 3.0)
        };
        (zoom >= self.from_zoom).then_some(wide)
    }
}

/// Pixels of a name along such a line; `None`: it is not written yet.
pub(crate) fn name_size(kind: usize, zoom: f64) -> Option<f64> {
    let style = LINES.get(kind)?;
    (zoom >= style.named_from).then_some(if zoom >= 16.5 { 13.0 } else { 12.0 })
}

/// Pixels and weight of the name of a place.
pub(crate) fn place_size(rank: u8) -> (f64, u16) {
    match rank {
        0 => (15.0, 600),
        1 => (13.0, 600),
        2 => (12.0, 400),
        _ => (12.0, 600),
    }
}

/// A city is not named where one stands in its streets, a neighbourhood not from afar.
pub(crate) fn shows_place(rank: u8, zoom: f64) -> bool {
    match rank {
        0 | 1 => (8.0..13.5).contains(&zoom),
        2 => (10.0..14.5).contains(&zoom),
        3 => (11.5..15.0).contains(&zoom),
        _ => (12.8..16.5).contains(&zoom),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_grow_with_the_zoom_and_the_greater_stay_the_wider() {
        for zoom in [12.5, 14.6, 15.0, 16.0, 18.0] {
            let streets: Vec<f64> = LINES[3..].iter().filter_map(|style| style.width(zoom)).collect();
            assert!(streets.windows(2).all(|pair| pair[0] < pair[1]), "{zoom}: {streets:?}");
        }
        for style in &LINES {
            let at = |zoom: f64| style.width(zoom).unwrap_or(0.0);
            assert!(at(14.9) <= at(15.0) && at(15.0) < at(15.1) && (at(18.0) - style.wide[2]).abs() < 1e-9);
            assert_eq!(style.width(style.from_zoom - 0.01), None);
        }
    }

    #[test]
    fn the_name_of_a_street_waits_until_it_is_drawn() {
        assert!(LINES.iter().all(|style| style.named_from > style.from_zoom));
        assert_eq!(name_size(4, 14.6), None);
        assert_eq!(name_size(4, 14.7), Some(12.0));
        assert_eq!(name_size(99, 18.0), None);
    }
}
