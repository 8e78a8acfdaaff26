//! *Dados*: what a file is taken for, what bringing it in would do, and what is said of copies and acts.

pub(crate) mod columns;
pub(crate) mod conversation;
pub(crate) mod files;
pub(crate) mod kept;
pub(crate) mod merging;
pub(crate) mod region;
pub(crate) mod review;
pub(crate) mod unknown;
