//! Heavy work off the page: reading and writing files, merging, generating the sample.
//!
//! - [`protocol`] is what page and worker say to each other; it has words in `text`, so it compiles on the host too.
//! - `dossie` is what stands in a dossiê, which is written from numbers of several pages.
//! - `desk` does the work; only the worker's binary calls it, so that none of it weighs on the first load.

#[cfg(target_arch = "wasm32")]
pub mod desk;
pub(crate) mod dossie;
#[cfg(target_arch = "wasm32")]
pub(crate) mod post;
pub(crate) mod protocol;
