//! Every visible word, in Brazilian Portuguese. One file an area; another language is another folder.
//!
//! Words are constants; sentences with numbers are functions of values. Formats live in [`mod@format`].

pub mod format;
pub mod labels;
pub mod map;
pub mod settings;
pub mod shell;
pub mod simulator;

pub mod about;
pub mod agenda;
pub mod ahead;
pub mod alerts;
pub mod analysis;
pub mod analysis_file;
pub mod changes;
pub mod clients;
pub mod closing;
pub mod complaints;
pub mod coverage;
#[cfg(target_arch = "wasm32")]
pub mod data;
pub mod day_route;
pub mod dossie;
pub mod filters;
pub mod goals;
pub mod host;
pub mod import;
pub mod improvement;
pub mod interaction;
pub mod population;
pub mod reactivation;
pub mod reason_ask;
pub mod reason_pareto;
pub mod reasons;
pub mod sealed;
pub mod sending;
pub mod snapshot;
pub mod standing;
pub mod stock;
pub mod storage;
pub mod templates;
pub mod timeline;
pub mod today;
pub mod values;
pub mod visiting;
pub mod wallet;
pub mod why;
pub mod why_mark;
