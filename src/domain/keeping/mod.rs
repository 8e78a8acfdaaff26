//! What makes values mergeable and small: stamps, registers, packed bytes, the reader of JSON.

pub mod json;
pub mod packed;
pub mod register;
pub mod stamp;
