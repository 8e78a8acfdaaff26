//! The one enum that builds and parses addresses.
