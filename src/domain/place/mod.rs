//! Where: coordinates, municípios, outlines, grouping.

pub(crate) mod capitals;
pub mod cities;
pub(crate) mod city_search;
pub mod geo;
