//! `analise`: the app's own, as it leaves the page.

use super::arguments::{Format, Given};
use super::carteira;
use super::clock::Moment;
use super::failure::{Ended, Failure};
use super::output;
use crate::domain::filter::Filter;
use crate::domain::indicator::analysis::insight::Evidence;
use crate::exchange::analysis_csv::{analysis_csv, analysis_table};
use crate::exchange::workbook;
use crate::text::analysis_file::{TITLE, heading};
use std::path::Path;

pub(super) fn run(given: &Given) -> Result<Ended, Failure> {
    if let Some(path) = &given.output {
        output::may_be_written(path, given.replace)?;
    }
    let on = Moment::on(given.on).today();
    let portfolio = carteira::of_files(&given.files)?;
    let everybody = Filter::default();
    let model = Evidence::of(portfolio.columns(), on).learn(|_| {});
    let bytes = if is_workbook(given) {
        let table = analysis_table(TITLE, heading, &portfolio, on, &everybody, Some(&model));
        workbook::workbook(&table, on).map_err(|workbook::TooLarge| Failure::TooLarge)?
    } else {
        analysis_csv(&portfolio, on, &everybody, Some(&model))
    };
    output::data(given.output.as_deref(), given.replace, &bytes)?;
    Ok(Ended::Done)
}

/// Without the option the name says it.
fn is_workbook(given: &Given) -> bool {
    let named = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    match given.format {
        Some(format) => format == Format::Xlsx,
        None => given.output.as_deref().is_some_and(named),
    }
}
