//! Marks at the same spot opened like a fan, so that each can be tapped on its own.

use std::f64::consts::{PI, TAU};

/// Room between two neighbours, in CSS pixels: a touch target.
pub(crate) const TARGET_PX: f64 = 46.0;
/// Up to here they stand in one circle; more wind outwards.
const CIRCLE_MAX: usize = 9;
/// More than this do not fit on a screen: the list beside the map shows them.
pub(crate) const FAN_MAX: usize = 60;

/// Where each of `count` marks goes, as pixels from the spot.
pub(crate) fn fan_out(count: usize) -> Vec<(f64, f64)> {
    if count <= CIRCLE_MAX { circle(count) } else { spiral(count) }
}

fn circle(count: usize) -> Vec<(f64, f64)> {
    // Chord between neighbours = 2 r sin(π / n) is at least the target.
    let radius = if count < 2 { 0.0 } else { (TARGET_PX / (2.0 * (PI / count as f64).sin())).max(TARGET_PX) };
    let angle = |i: usize| i as f64 * TAU / count as f64 - PI / 2.0;
    (0..count).map(|i| (radius * angle(i).cos(), radius * angle(i).sin())).collect()
}

/// An Archimedean spiral walked in steps of one target, one target between its turns.
fn spiral(count: usize) -> Vec<(f64, f64)> {
    let mut angle = TAU;
    (0..count)
        .map(|_| {
            let radius = TARGET_PX * 1.05 * angle / TAU;
            let spot = (radius * angle.cos(), radius * angle.sin());
            // A chord is shorter than its arc, most of all near the middle.
            angle += 2.0 * (TARGET_PX * 1.06 / (2.0 * radius)).min(1.0).asin();
            spot
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_two_are_a_touch_target_apart() {
        for count in 0..=FAN_MAX {
            let spots = fan_out(count);
            assert_eq!(spots.len(), count);
            for (i, a) in spots.iter().enumerate() {
                for b in &spots[i + 1..] {
                    let apart = (a.0 - b.0).hypot(a.1 - b.1);
                    assert!(apart >= 44.0, "{count}: {apart}");
                }
            }
        }
    }

    #[test]
    fn the_largest_fan_fits_on_a_tablet() {
        let reach = fan_out(FAN_MAX).iter().map(|(x, y)| x.hypot(*y)).fold(0.0, f64::max);
        assert!(reach < 260.0, "{reach}");
    }

    #[test]
    fn one_alone_stays_where_it_is() {
        assert_eq!(fan_out(1), [(0.0, 0.0)]);
    }
}
