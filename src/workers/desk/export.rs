//! Files that leave the device.

use super::Done;
use super::carteira::Carteira;
use crate::domain::indicator::analysis::insight::Evidence;
use crate::exchange::analysis_csv::{analysis_csv, analysis_table};
use crate::exchange::coverage_csv::coverage_csv;
use crate::exchange::indicator_table::IndicatorTable;
use crate::exchange::snapshot::{self, Header};
use crate::exchange::workbook;
use crate::text::analysis_file::heading;
use crate::text::data as words;
use crate::workers::protocol::{Export, Failure, Moment, Outcome};
use chrono::{DateTime, FixedOffset, NaiveDate, Offset};

const CSV: &str = "text/csv;charset=utf-8";

pub(super) fn file(open: &Carteira, what: &Export, moment: &Moment) -> Result<Done, Failure> {
    let portfolio = &open.portfolio;
    match what {
        Export::Snapshot => {
            let bytes = snapshot_bytes(open, moment)?;
            let name = format!("carteira-{}{}", moment.today, snapshot::EXTENSION);
            Ok(handed(name, snapshot::MEDIA_TYPE, true, bytes))
        }
        Export::Analysis { as_of, filter } => {
            let model = Evidence::of(portfolio.columns(), *as_of).learn(|_| {});
            let bytes = analysis_csv(portfolio, *as_of, filter, Some(&model));
            Ok(handed(format!("analise-{as_of}.csv"), CSV, false, bytes))
        }
        Export::AnalysisWorkbook { as_of, filter } => {
            let model = Evidence::of(portfolio.columns(), *as_of).learn(|_| {});
            let table =
                analysis_table(words::ANALYSIS_TITLE, heading, portfolio, *as_of, filter, Some(&model));
            in_workbook(&format!("analise-{as_of}"), &table, *as_of)
        }
        Export::Coverage { as_of } => {
            let bytes = coverage_csv(portfolio, *as_of);
            Ok(handed(format!("cobertura-{as_of}.csv"), CSV, false, bytes))
        }
    }
}

/// A table as a workbook; `name` without its ending.
pub(super) fn in_workbook(name: &str, table: &IndicatorTable, on: NaiveDate) -> Result<Done, Failure> {
    let bytes = workbook::workbook(table, on).map_err(|workbook::TooLarge| Failure::TooLarge)?;
    Ok(handed(format!("{name}{}", workbook::EXTENSION), workbook::MEDIA_TYPE, false, bytes))
}

/// The whole carteira, re-read and compared.
pub(super) fn snapshot_bytes(open: &Carteira, moment: &Moment) -> Result<Vec<u8>, Failure> {
    let header = Header {
        app: env!("CARGO_PKG_VERSION").to_owned(),
        created_at: instant(moment),
        zone: moment.zone_name.clone(),
        device: open.meta.device,
        seq: open.meta.seq,
        ..Header::default()
    };
    let bytes = snapshot::write(&open.portfolio, &header.whole(&open.portfolio));
    snapshot::verify(&bytes, &open.portfolio).map_err(|_| Failure::NotVerified)?;
    Ok(bytes)
}

pub(super) fn handed(name: String, mime: &str, checked: bool, bytes: Vec<u8>) -> Done {
    (Outcome::File { name, mime: mime.to_owned(), checked }, Some(bytes))
}

fn instant(moment: &Moment) -> DateTime<FixedOffset> {
    let zone = offset(moment);
    let millis = i64::try_from(moment.millis).unwrap_or(0);
    DateTime::from_timestamp_millis(millis).unwrap_or_default().with_timezone(&zone)
}

/// The device's offset; UTC where it can not be read.
pub(super) fn offset(moment: &Moment) -> FixedOffset {
    moment.zone.parse().ok().or_else(|| FixedOffset::east_opt(0)).unwrap_or_else(|| chrono::Utc.fix())
}
