//! What a route is called and drawn as.
use crate::routes::Route;
use crate::screen::rooms;
use crate::text::shell::page;
use crate::ui::icon::Glyph;

/// The name of a page, in the navigation and as its title.
pub(super) fn name(route: &Route) -> &'static str {
    match route {
        Route::Today => page::TODAY,
        Route::Clients => page::CLIENTS,
        Route::Client(_) => page::CLIENT,
        Route::Map => page::MAP,
        Route::Timeline => page::TIMELINE,
        Route::Coverage => page::COVERAGE,
        Route::Agenda => page::AGENDA,
        Route::Closing => page::CLOSING,
        Route::DayRoute => page::DAY_ROUTE,
        Route::Analysis => page::ANALYSIS,
        Route::Reasons => page::REASONS,
        Route::Rescue => page::RESCUE,
        Route::Prospecting => page::PROSPECTING,
        Route::Segments => page::SEGMENTS,
        Route::Alerts => page::ALERTS,
        Route::Goals => page::GOALS,
        Route::Simulator => page::SIMULATOR,
        Route::Sharing => page::SHARING,
        Route::Team => page::TEAM,
        Route::Data => page::DATA,
        Route::Settings => page::SETTINGS,
        Route::About => page::ABOUT,
        Route::More => page::MORE,
    }
}

/// Its name among the others of its room.
pub(super) fn name_in_room(route: &Route) -> &'static str {
    rooms::short_name(route).unwrap_or_else(|| name(route))
}

pub(super) fn glyph(route: &Route) -> Glyph {
    match route {
        Route::Today => Glyph::Today,
        Route::Clients => Glyph::Clients,
        Route::Client(_) => Glyph::Person,
        Route::Map => Glyph::Map,
        Route::Timeline => Glyph::Timeline,
        Route::Coverage => Glyph::Coverage,
        Route::Agenda => Glyph::Agenda,
        Route::Closing => Glyph::Check,
        Route::DayRoute => Glyph::Route,
        Route::Analysis => Glyph::Chart,
        Route::Reasons => Glyph::Info,
        Route::Rescue => Glyph::History,
        Route::Prospecting => Glyph::Search,
        Route::Segments => Glyph::Filter,
        Route::Alerts => Glyph::Bell,
        Route::Goals => Glyph::Target,
        Route::Simulator => Glyph::Sort,
        Route::Sharing => Glyph::Forward,
        Route::Team => Glyph::Person,
        Route::Data => Glyph::Archive,
        Route::Settings => Glyph::Settings,
        Route::About => Glyph::Help,
        Route::More => Glyph::More,
    }
}

/// The letter that goes there after `g`, where there is one.
pub(super) fn key(route: &Route) -> Option<char> {
    match route {
        Route::Today => Some('h'),
        Route::Clients => Some('c'),
        Route::Map => Some('m'),
        Route::Timeline => Some('l'),
        Route::Coverage => Some('b'),
        Route::Agenda => Some('a'),
        Route::Analysis => Some('n'),
        Route::Data => Some('d'),
        Route::Settings => Some('j'),
        Route::Client(_)
        | Route::Closing
        | Route::DayRoute
        | Route::Reasons
        | Route::Rescue
        | Route::Prospecting
        | Route::Segments
        | Route::Alerts
        | Route::Goals
        | Route::Simulator
        | Route::Sharing
        | Route::Team
        | Route::About
        | Route::More => None,
    }
}
