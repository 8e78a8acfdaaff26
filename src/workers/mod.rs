//! Heavy work off the page: reading and writing files, merging, generating the sample.
//!
//! - [`protocol`] is what page and worker say to each other.
//! - [`desk`] does the work; only the worker's binary calls it, so that none of it weighs on the first load.

pub mod desk;
pub mod post;
pub mod protocol;
