//! The rules. Imports nothing of ours but itself; no browser, no clock, no files: `today` is passed in.
//!
//! - Entities: [`client`], [`interaction`], [`order`], [`appointment`], [`stock_count`], [`case_event`], [`salesperson`], [`principal`], [`person`]; [`rules`] has every threshold.
//! - Values, parsed once: [`cnpj`], [`cpf`], [`cep`], [`phone`], [`money`], [`period`], [`ratio`], [`geo`], [`uf`].
//! - The whole: [`dossier`] (all of one client), [`catalog`], [`record`], [`portfolio`], [`columns`], [`change`], [`stamp`].
//! - What to do: [`worklist`], [`pace`], [`day_route`], [`free_hours`], [`goal_gap`]; what the timeline shows: [`timeline`].
//! - What to do: [`worklist`], [`pace`], [`goals`], [`improvement_action`]; what the timeline shows: [`timeline`].
//! - Indicators, one a file: [`lifecycle`], [`cadence`], [`coverage`], [`status`], [`abc`], [`rfm`], …

pub mod alive;
pub mod calendar;
pub mod catalog;
pub mod client;
pub mod fact;
pub mod filter;
pub mod indicator;
pub mod keeping;
pub mod measure;
pub mod mended;
pub mod merge;
pub mod place;
pub mod plan;
pub mod portfolio;
pub mod record;
pub mod rescue;
pub mod rhythm;
pub mod rules;
pub mod sample;
pub mod value;
