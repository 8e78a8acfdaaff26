//! The rooms of the app and the pages of each: what the navigation, *Mais* and the strip of a room go by.

use crate::routes::Route;
use crate::text::shell::rooms as words;

/// Where a page belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// The day at hand.
    Day,
    /// The clients, seen in three ways.
    Clients,
    /// What came of it.
    Results,
    /// The app itself.
    House,
}

impl Room {
    pub(crate) const ALL: [Room; 4] = [Room::Day, Room::Clients, Room::Results, Room::House];

    pub(crate) fn of(route: &Route) -> Room {
        match route {
            Route::Today | Route::Agenda | Route::DayRoute | Route::Closing | Route::Alerts => Room::Day,
            Route::Clients | Route::Client(_) | Route::Map | Route::Timeline => Room::Clients,
            Route::Prospecting | Route::Segments | Route::Sharing => Room::Clients,
            Route::Coverage | Route::Goals | Route::Analysis | Route::Reasons | Route::Rescue => {
                Room::Results
            }
            Route::Simulator | Route::Team => Room::Results,
            Route::Data | Route::Settings | Route::About | Route::More => Room::House,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Room::Day => words::DAY,
            Room::Clients => words::CLIENTS,
            Room::Results => words::RESULTS,
            Room::House => words::HOUSE,
        }
    }

    /// The views of the room, in their order: each has its place on the rail and in the strip.
    pub(crate) fn views(self) -> &'static [Route] {
        match self {
            Room::Day => &[Route::Today, Route::Agenda, Route::DayRoute, Route::Closing],
            Room::Clients => &[Route::Clients, Route::Map, Route::Timeline],
            Room::Results => &[Route::Coverage, Route::Goals, Route::Analysis, Route::Reasons, Route::Rescue],
            Room::House => &[Route::Data, Route::Settings, Route::More],
        }
    }

    /// Its pages that are asked for less often: *Mais* lists them.
    fn others(self) -> &'static [Route] {
        match self {
            Room::Day => &[Route::Alerts],
            Room::Clients => &[Route::Segments, Route::Prospecting, Route::Sharing],
            Room::Results => &[Route::Simulator, Route::Team],
            Room::House => &[Route::About],
        }
    }

    pub(crate) fn pages(self) -> impl Iterator<Item = &'static Route> {
        self.views().iter().chain(self.others())
    }
}

/// Every page there is, room by room.
pub(crate) fn pages() -> impl Iterator<Item = &'static Route> {
    Room::ALL.into_iter().flat_map(Room::pages)
}

/// The bar of a phone has five places.
pub(crate) const BAR: [Route; 5] = [Route::Today, Route::Clients, Route::Map, Route::Agenda, Route::More];

/// The place of the bar under which a page is found.
pub(crate) fn in_bar(route: &Route) -> Route {
    let page = route.page();
    match Room::of(&page) {
        _ if BAR.contains(&page) => page,
        Room::Day => Route::Today,
        Room::Clients => Route::Clients,
        Room::Results | Room::House => Route::More,
    }
}

/// The strip of the room above a page: its views and, where it is none of them, the page itself. Empty above a page that has no
/// others beside it: one client, and what is of the app itself.
pub(crate) fn strip(route: &Route) -> Vec<Route> {
    let room = Room::of(route);
    if matches!(route, Route::Client(_)) || room == Room::House {
        return Vec::new();
    }
    let own = (!room.views().contains(route)).then(|| route.clone());
    room.views().iter().cloned().chain(own).collect()
}

/// Whether the page shows the carteira as known on a date, so that the máquina do tempo belongs above it. The timeline has it at
/// its foot; what is planned, closed, kept or set is of today.
pub(crate) fn goes_by_date(route: &Route) -> bool {
    match route {
        Route::Today | Route::Clients | Route::Client(_) | Route::Map | Route::Coverage => true,
        Route::Goals | Route::Analysis | Route::Reasons | Route::Rescue | Route::Simulator => true,
        Route::Prospecting | Route::Segments | Route::Team => true,
        Route::Timeline | Route::Agenda | Route::Closing | Route::DayRoute | Route::Alerts => false,
        Route::Sharing | Route::Data | Route::Settings | Route::About | Route::More => false,
    }
}

/// What a page is called among the others of its room, where its own name would say the room once more.
pub(crate) fn short_name(route: &Route) -> Option<&'static str> {
    match route {
        Route::Today => Some(words::QUEUE),
        Route::Clients => Some(words::LIST),
        Route::Closing => Some(words::CLOSING),
        Route::Sharing => Some(words::SHARING),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::PLAIN;
    use std::collections::BTreeSet;

    #[test]
    fn every_page_is_in_exactly_one_room() {
        for route in PLAIN {
            let rooms: Vec<Room> =
                Room::ALL.into_iter().filter(|room| room.pages().any(|page| page == route)).collect();
            assert_eq!(rooms, [Room::of(route)], "{route:?}");
        }
        assert_eq!(pages().count(), PLAIN.len());
        assert_eq!(pages().map(Route::path).collect::<BTreeSet<_>>().len(), PLAIN.len());
    }

    #[test]
    fn every_page_is_found_under_a_place_of_the_bar() {
        for route in PLAIN {
            assert!(BAR.contains(&in_bar(route)), "{route:?}");
        }
        let found =
            [Route::DayRoute, Route::Timeline, Route::Coverage, Route::Agenda].map(|page| in_bar(&page));
        assert_eq!(found, [Route::Today, Route::Clients, Route::More, Route::Agenda]);
        assert_eq!(in_bar(&Route::Client("7".to_owned())), Route::Clients);
    }

    #[test]
    fn no_page_of_the_app_itself_goes_by_a_date() {
        assert!(Room::House.pages().all(|page| !goes_by_date(page)));
        assert!(goes_by_date(&Route::Client("7".to_owned())) && goes_by_date(&Route::Analysis));
    }

    #[test]
    fn the_strip_has_the_views_of_the_room_and_the_page_itself() {
        assert_eq!(strip(&Route::Map), Room::Clients.views());
        let segments = strip(&Route::Segments);
        assert_eq!(segments.split_last(), Some((&Route::Segments, Room::Clients.views())));
        for alone in [Route::Client("7".to_owned()), Route::More, Route::Settings] {
            assert_eq!(strip(&alone), [], "{alone:?}");
        }
        for route in PLAIN.iter().filter(|route| Room::of(route) != Room::House) {
            assert!(strip(route).contains(route), "{route:?}");
        }
    }
}
