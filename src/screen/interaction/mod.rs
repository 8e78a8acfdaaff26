//! The sheet of a contact: what it offers, what it makes of what is typed, and what is asked after it.

pub(crate) mod awaited;
pub(crate) mod details;
pub(crate) mod motives;
pub(crate) mod offer;
pub(crate) mod place;
pub(crate) mod received;
