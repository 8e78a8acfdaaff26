//! What the program for the shell says: its help, why it did nothing, what it did.

pub(crate) mod failures;
pub(crate) mod help;
pub(crate) mod imported;
pub(crate) mod indicators;
pub(crate) mod lake;
pub(crate) mod panel;
pub(crate) mod reports;
