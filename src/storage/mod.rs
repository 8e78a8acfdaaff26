//! What the device keeps. `repository` is the contract; see `docs/ARCHITECTURE.md`, "How data is kept".

pub mod repository;
