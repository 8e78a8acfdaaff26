//! Carteira: whom to contact next, so that no client is forgotten.
//!
//! The layers and the arrows between them (a ← b: b may import a), held by `tests/architecture/`:
//!
//! ```text
//! domain ← exchange ← storage ← state ← views ← app
//! domain ← charts ← views
//! domain, exchange, storage errors ← text ← screen, state, views
//! domain, text ← screen ← state, views
//! ui ← views
//! ```
//!
//! `domain`, `exchange`, `text`, `charts` and `screen` compile on the host; what touches a browser compiles for wasm32 only.

pub mod charts;
pub mod domain;
pub mod exchange;
pub mod routes;
pub mod screen;
pub mod storage;
pub mod text;
pub mod workers;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod views;
