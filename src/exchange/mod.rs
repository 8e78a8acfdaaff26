//! See docs/ARCHITECTURE.md.

pub mod table;
