//! Where: coordinates, municípios, outlines, grouping.

pub mod cities;
pub(crate) mod city_search;
pub mod geo;
