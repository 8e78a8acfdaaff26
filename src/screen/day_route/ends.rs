//! Where the day starts and ends, as a choice, and when it leaves.

use crate::domain::plan::road::day_route::Anchor;
use crate::domain::portfolio::Portfolio;
use crate::text::{day_route as words, format};
use chrono::{NaiveTime, Timelike};

pub(crate) const HOME: &str = "base";
pub(crate) const STOPS: &str = "paradas";
pub(crate) const PLACE: &str = "aqui";
pub(crate) const CLIENT: &str = "cliente";

/// The word of a choice.
pub(crate) fn word(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Home => HOME,
        Anchor::Stops => STOPS,
        Anchor::Place(_) => PLACE,
        Anchor::Client(_) => CLIENT,
    }
}

/// Word and name of each choice. A client that is chosen stands by its name, and so does a base that is not set yet.
pub(crate) fn choices(
    p: &Portfolio,
    anchor: Anchor,
    has_home: bool,
    at_stops: &'static str,
) -> [(&'static str, String); 4] {
    let home = if has_home { words::HOME } else { words::HOME_MISSING };
    let client = match anchor {
        Anchor::Client(id) => p.client(id).map(|client| client.display_name().to_owned()),
        Anchor::Home | Anchor::Stops | Anchor::Place(_) => None,
    };
    [
        (HOME, home.to_owned()),
        (STOPS, at_stops.to_owned()),
        (PLACE, words::AT_PLACE.to_owned()),
        (CLIENT, client.unwrap_or_else(|| words::AT_CLIENT.to_owned())),
    ]
}

/// `minute`: of the day.
pub(crate) fn leaves(minute: Option<u16>) -> Option<NaiveTime> {
    NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute?) * 60, 0)
}

/// The minute of the day.
pub(crate) fn minute_of(time: NaiveTime) -> u16 {
    (time.num_seconds_from_midnight() / 60) as u16
}

pub(crate) fn read_time(text: &str) -> Result<NaiveTime, String> {
    format::parse_time(text).ok_or_else(|| words::NOT_A_TIME.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::geo::LatLon;
    use crate::screen::small::{Small, id};

    #[test]
    fn each_anchor_is_one_of_the_choices() {
        let p = Small::clients(&["Ana"]).portfolio();
        let place = LatLon::new(-22.9, -47.06).unwrap();
        for anchor in [Anchor::Home, Anchor::Stops, Anchor::Place(place), Anchor::Client(id(1))] {
            let all = choices(&p, anchor, true, words::AT_FIRST);
            assert_eq!(all.iter().filter(|(one, _)| *one == word(anchor)).count(), 1);
            assert_eq!((all[0].1.as_str(), all[1].1.as_str()), (words::HOME, words::AT_FIRST));
        }
        let name = |anchor| choices(&p, anchor, false, words::AT_LAST)[3].1.clone();
        assert_eq!(name(Anchor::Client(id(1))), "Ana");
        assert_eq!(
            (name(Anchor::Client(id(9))), name(Anchor::Home)),
            (words::AT_CLIENT.into(), words::AT_CLIENT.into())
        );
        assert_eq!(choices(&p, Anchor::Home, false, words::AT_LAST)[0].1, words::HOME_MISSING);
    }

    #[test]
    fn the_time_to_leave_is_a_minute_of_the_day_and_back() {
        for minute in [0, 1, 7 * 60 + 30, 1_439] {
            assert_eq!(leaves(Some(minute)).map(minute_of), Some(minute));
        }
        assert_eq!((leaves(None), leaves(Some(1_440))), (None, None));
        assert_eq!(read_time("07:30").map(minute_of), Ok(450));
        assert_eq!(read_time("25:00"), Err(words::NOT_A_TIME.to_owned()));
    }
}
