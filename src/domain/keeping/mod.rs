//! What makes values mergeable and small: stamps, registers, packed bytes, the reader of JSON.

pub(crate) mod json;
mod pack_values;
pub mod packed;
pub mod register;
pub mod stamp;
