//! What went wrong at a client, on its page: the list, and the sheet in which one is written.

mod card;
mod sheet;

pub(crate) use card::IncidentsCard;
pub(crate) use sheet::IncidentSheet;
