//! Carteira: whom to contact next, so that no client is forgotten.
//!
//! The layers and the arrows between them (a ← b: b may import a), held by `tests/architecture/`:
//!
//! ```text
//! domain ← exchange ← storage ← state ← views ← app
//! domain ← charts ← screen, views
//! domain, exchange, storage errors ← text ← screen, state, views
//! domain, exchange, text ← screen ← state, views
//! ui ← views
//! domain, exchange, text ← cli
//! ```
//!
//! `domain`, `exchange`, `text`, `charts` and `screen` compile on the host; what touches a browser compiles for wasm32 only, and
//! `cli`, the program for the shell, for the host only.

// On the host there is no page that would reach what it shows: the build for the browser says what is dead.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, unused_imports))]

pub(crate) mod charts;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod domain;
pub mod exchange;
pub mod routes;
pub(crate) mod screen;
pub mod storage;
pub mod text;
pub mod workers;

#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub, reason = "the function that a component wraps is written `pub` by its macro")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub(crate) mod state;
#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub, reason = "the function that a component wraps is written `pub` by its macro")]
pub(crate) mod ui;
#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub, reason = "the function that a component wraps is written `pub` by its macro")]
pub mod views;
