//! What the numbers say: each room one question.

pub mod analysis;
pub mod coverage;
pub mod status;
pub(crate) mod timeline;
