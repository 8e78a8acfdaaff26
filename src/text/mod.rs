//! Every visible word, in Brazilian Portuguese. One file an area; another language is another folder.
//!
//! Words are constants; sentences with numbers are functions of values. Formats live in [`mod@format`].

pub(crate) mod format;
pub(crate) mod labels;
pub(crate) mod lock;
pub(crate) mod map;
pub(crate) mod segments;
pub(crate) mod settings;
pub(crate) mod shell;
pub(crate) mod simulator;

pub(crate) mod about;
pub(crate) mod agenda;
pub(crate) mod ahead;
pub(crate) mod alerts;
pub(crate) mod analysis;
pub(crate) mod analysis_file;
pub(crate) mod changes;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod cli;
pub(crate) mod clients;
pub(crate) mod closing;
pub(crate) mod complaints;
pub(crate) mod coverage;
pub(crate) mod credit_at_risk;
pub(crate) mod data;
pub(crate) mod day_route;
pub(crate) mod dossie;
pub(crate) mod filters;
pub(crate) mod goals;
pub(crate) mod host;
pub mod import;
pub(crate) mod improvement;
pub(crate) mod interaction;
pub(crate) mod population;
pub(crate) mod prospecting;
pub(crate) mod reactivation;
pub(crate) mod reason_ask;
pub(crate) mod reason_pareto;
pub(crate) mod reasons;
pub(crate) mod risk;
pub(crate) mod sealed;
pub(crate) mod sending;
pub(crate) mod sharing;
pub(crate) mod snapshot;
pub(crate) mod standing;
pub(crate) mod stock;
pub(crate) mod storage;
pub(crate) mod templates;
pub(crate) mod timeline;
pub(crate) mod today;
pub(crate) mod values;
pub(crate) mod visiting;
pub(crate) mod wallet;
pub(crate) mod why;
pub(crate) mod why_mark;
