//! Where: coordinates, municípios, outlines, grouping.

pub mod cities;
pub mod city_search;
pub mod geo;
