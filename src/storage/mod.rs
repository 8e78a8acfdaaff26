//! What the device keeps. [`repository`] is the contract; see `docs/ARCHITECTURE.md`, "How data is kept".
//!
//! - The truth: [`repository`], kept by `indexed_db` (and by [`memory`] in tests), in the rows of [`encoding`]; what a
//!   commit does to a row is [`settle`]'s.
//! - What notices a loss: [`witness`].

pub mod checksum;
pub mod encoding;
#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
pub mod memory;
#[cfg(target_arch = "wasm32")]
mod pace;
#[cfg(target_arch = "wasm32")]
pub mod preferences;
pub mod repository;
pub mod settle;
pub mod witness;
