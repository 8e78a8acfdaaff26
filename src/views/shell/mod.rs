//! The frame around every page: navigation, header, keys, and what stands where no page is.
pub(super) mod address;
mod as_of;
mod frame;
mod header;
mod keys;
pub mod more;
mod navigation;
mod not_found;
mod place;
mod side;
mod strip;

pub(crate) use frame::Frame;
pub(super) use navigation::places;
