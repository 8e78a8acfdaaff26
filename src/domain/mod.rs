//! The rules. Imports nothing of ours but itself; no browser, no clock, no files: `today` is passed in.
//!
//! - Entities: [`client`], [`interaction`], [`order`], [`appointment`], [`stock_count`], [`case_event`], [`salesperson`], [`principal`], [`person`]; [`rules`] has every threshold.
//! - Values, parsed once: [`cnpj`], [`cpf`], [`cep`], [`phone`], [`money`], [`period`], [`ratio`], [`geo`], [`uf`].
//! - The whole: [`dossier`] (all of one client), [`catalog`], [`record`], [`portfolio`], [`columns`], [`change`], [`stamp`].
//! - What to do: [`worklist`], [`pace`], [`day_route`], [`free_hours`], [`goal_gap`]; what the timeline shows: [`timeline`].
//! - What to do: [`worklist`], [`pace`], [`goals`], [`improvement_action`]; what the timeline shows: [`timeline`].
//! - Indicators, one a file: [`lifecycle`], [`cadence`], [`coverage`], [`status`], [`abc`], [`rfm`], …

pub mod abc;
pub mod alerts;
pub mod alive;
pub mod appointment;
pub mod area_coverage;
pub mod business_days;
pub mod cadence;
pub mod capacity;
pub mod case_event;
pub mod catalog;
pub mod cep;
pub mod change;
pub mod cities;
pub mod city_search;
pub mod client;
pub mod cnpj;
pub mod cohort;
pub mod columns;
pub mod concentration;
pub mod coverage;
pub mod cpf;
pub mod day_route;
pub mod departure;
pub mod dice;
pub mod dossier;
mod dossier_json;
pub mod facets;
pub mod fact;
pub mod filter;
pub mod fold;
pub mod free_hours;
pub mod geo;
pub mod give_reason;
pub mod goal_gap;
pub mod goal_progress;
pub mod goals;
pub mod id;
pub mod improvement_action;
pub mod insight;
pub mod interaction;
pub mod kept_fact;
pub mod labels;
pub mod lifecycle;
pub mod merge;
pub mod money;
pub mod nps;
pub mod order;
pub mod pace;
pub mod period;
pub mod person;
pub mod phone;
pub mod portfolio;
pub mod principal;
pub mod profile;
pub mod ranking;
pub mod ratio;
pub mod reactivation;
pub mod reason_pareto;
pub mod reasons;
pub mod record;
pub mod recording;
pub mod register;
pub mod rescue;
pub mod retention;
pub mod rfm;
pub mod risk_score;
pub mod rules;
pub mod salesperson;
pub mod sample;
pub mod satisfaction;
pub mod season;
pub mod shelf;
pub mod simulation;
pub mod stamp;
pub mod status;
pub mod stock;
pub mod stock_count;
pub mod template;
pub mod text_value;
pub mod ticket;
pub mod timeline;
pub mod tsp;
pub mod turnover;
pub mod uf;
mod unknown;
pub mod usual_products;
pub mod visiting;
pub mod why;
pub mod worklist;
