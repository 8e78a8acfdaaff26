//! What the device keeps. `repository` is the contract; see `docs/ARCHITECTURE.md`, "How data is kept".

pub mod repository;

#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
#[cfg(target_arch = "wasm32")]
pub mod preferences;
