//! The line of a client straight from and to its facts, as this app writes it: fields in their order, nothing unknown, no
//! escapes. Contacts and orders are nearly all of a file, and most of the time went into reading their field names and into
//! values that only stood between.
//!
//! Whatever is not exactly so is left to `ClientLine`, which says what the format is: a line read here is read there as
//! the same dossier, and a line written here is written there as the same bytes. The tests hold both ways together.

mod read;
mod write;

pub(in super::super) use read::read;
pub(in super::super) use write::write;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::portfolio::Portfolio;
    use crate::domain::sample;
    use chrono::NaiveDate;

    /// The long way would do as well; then all of this would be for nothing.
    #[test]
    fn every_client_of_the_sample_goes_straight() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
        let portfolio = Portfolio::from_records(sample::records(3, today));
        assert!(portfolio.client_count() > 20);
        for dossier in portfolio.dossiers() {
            let mut line = Vec::new();
            write(dossier, &mut line).unwrap();
            let line = String::from_utf8(line).unwrap();
            assert!(read(&line).as_ref() == Some(dossier), "{}", dossier.id);
            assert!(read(&format!("{line} ")).is_none());
        }
    }
}
