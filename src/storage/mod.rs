//! What the device keeps. [`repository`] is the contract; see `docs/ARCHITECTURE.md`, "How data is kept".
//!
//! - The truth: [`repository`], kept by `indexed_db` (and by [`memory`] in tests), in the rows of [`encoding`]; what a
//!   commit does to a row is [`settle`]'s. How a change comes there from memory, and out of memory again, is [`keep`]'s.
//! - What notices a loss: [`witness`], and [`agreement`] of the store's own account with its rows. What survives it: `copies`, in the [`ring`] of their turns.
//! - What is only quick: [`image`], derived from the rows. What is only comfort: `preferences`. What comes and goes as files: `files`. Streets from the rep's own file: `maps`. How much room there is: `room`. How the
//!   browser's ciphers are asked: `ciphers`.

pub(crate) mod agreement;
pub(crate) mod checksum;
#[cfg(target_arch = "wasm32")]
pub(crate) mod ciphers;
#[cfg(target_arch = "wasm32")]
pub mod copies;
pub mod encoding;
#[cfg(target_arch = "wasm32")]
pub(crate) mod files;
pub mod image;
mod in_calendar;
#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
pub mod inverse;
pub mod keep;
#[cfg(target_arch = "wasm32")]
mod local;
#[cfg(target_arch = "wasm32")]
pub(crate) mod maps;
pub mod memory;
#[cfg(target_arch = "wasm32")]
mod pace;
#[cfg(target_arch = "wasm32")]
pub(crate) mod photos;
#[cfg(target_arch = "wasm32")]
pub mod preferences;
pub mod repository;
pub mod ring;
#[cfg(target_arch = "wasm32")]
pub mod room;
pub(crate) mod settle;
pub(crate) mod witness;
