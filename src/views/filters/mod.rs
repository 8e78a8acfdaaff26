//! The filters shared by list, map, timeline and exports: one row of chips, what is chosen, and how many are left.
//!
//! They read and write `Carteira::view`, which the frame keeps in the address.

mod bar;
mod choices;
mod marks;
mod near;
mod sort;

pub(crate) use bar::{FilterBar, FilterChips, FilterCount, FilterSearch};
