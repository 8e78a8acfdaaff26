//! The filters shared by list, map, timeline and exports: three quick ones, the sheet of all, what is chosen, and how many are
//! left.
//!
//! They read and write `Carteira::view`, which the frame keeps in the address.

mod bar;
mod choices;
mod chosen;
mod marks;
mod near;
mod sheet;
mod sort;

pub(crate) use bar::{FilterBar, FilterChips};
pub(crate) use chosen::FilterCount;
pub(crate) use sheet::FilterSheet;
