//! The rows that do not come in, as a table to mend and bring again: all their cells under their own headings, then the line and
//! the reason, under headings that the importer leaves out.

use super::super::excel_br;
use super::plan::{Conflict, ImportPlan, Refused};
use super::sheet::Sheet;

/// `headings` are those of the line and the reason.
pub fn refused_file(
    sheet: &Sheet,
    plan: &ImportPlan,
    [line, reason]: [&str; 2],
    refused: impl Fn(&Refused) -> String,
    conflict: impl Fn(&Conflict) -> String,
) -> Vec<u8> {
    let width = sheet.table.headings().len();
    let names: Vec<String> = (0..width).map(|column| sheet.column_name(column)).collect();
    let mut headings: Vec<&str> = names.iter().map(String::as_str).collect();
    headings.extend([line, reason]);
    let mut reasons: Vec<(u32, String)> = plan.refused.iter().map(|row| (row.line, refused(row))).collect();
    reasons.extend(plan.conflicts.iter().map(|row| (row.line, conflict(row))));
    reasons.sort();
    let mut table = excel_br::Sheet::new(&headings);
    for row in sheet.table.rows() {
        let Ok(at) = reasons.binary_search_by_key(&row.line(), |(line, _)| *line) else { continue };
        for column in 0..width {
            table.text_cell(row.cell(column));
        }
        table.whole(Some(i64::from(row.line())));
        table.text_cell(&reasons[at].1);
        table.end_row();
    }
    table.into_bytes()
}
