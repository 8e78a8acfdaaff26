//! The frame around every page: navigation, header, keys, and what stands where no page is.
mod address;
mod around;
mod as_of;
mod frame;
mod header;
mod keys;
mod more;
mod navigation;
mod not_found;
mod place;

pub(super) use around::use_around;
pub use around::{Around, FIRST, WHOLE};
pub use frame::Frame;
pub use more::MorePage;
pub(super) use navigation::places;
