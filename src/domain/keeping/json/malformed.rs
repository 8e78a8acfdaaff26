//! What is said of a text that is not what it should be: no more than that.

use super::Malformed;
use serde::de::{Expected, Unexpected};
use std::fmt;

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not what it should be")
    }
}

impl std::error::Error for Malformed {}

/// Every reason is the same, so that the code of the reasons is not carried.
impl serde::de::Error for Malformed {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Malformed
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Malformed
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Malformed
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Malformed
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Malformed
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Malformed
    }

    fn missing_field(_: &'static str) -> Self {
        Malformed
    }

    fn duplicate_field(_: &'static str) -> Self {
        Malformed
    }
}
