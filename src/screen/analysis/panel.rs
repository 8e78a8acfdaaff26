//! What every panel does with its table: how much of it the page draws, and what is handed out of it.

use crate::exchange::indicator_table::IndicatorTable;
use crate::text::analysis as words;

/// Rows that the page draws; the file has them all.
pub(crate) const ROWS: usize = 200;

/// "e mais 320 linhas no CSV", where the page does not draw them all.
pub(crate) fn more(table: &IndicatorTable) -> Option<String> {
    let more = table.rows.len().saturating_sub(ROWS);
    (more > 0).then(|| words::more_rows(more))
}

/// Who hides values on the screen hides them in what is shown to others; a table without money is the same either way.
pub(crate) fn covers(table: &IndicatorTable, hidden: bool) -> bool {
    hidden && table.without_money() != *table
}

/// What is handed out: the name of the file, without date and ending, and the table.
pub(crate) fn handed_out(file: &str, table: &IndicatorTable, covers: bool) -> (String, IndicatorTable) {
    if covers {
        (format!("{file}-{}", words::FILE_WITHOUT_MONEY), table.without_money())
    } else {
        (file.to_owned(), table.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::indicator_table::Value;

    fn table(rows: usize, value: Value) -> IndicatorTable {
        let mut table = IndicatorTable::new("t", &["cliente"], &["valor"]);
        table.rows = vec![vec![Value::Text("Ana".into()), value]; rows];
        table
    }

    #[test]
    fn the_page_says_how_many_rows_it_leaves_to_the_file() {
        assert_eq!(more(&table(200, Value::Count(1))), None);
        assert_eq!(more(&table(201, Value::Count(1))), Some(words::more_rows(1)));
        assert_eq!(more(&table(0, Value::Count(1))), None);
    }

    #[test]
    fn hidden_values_are_left_out_of_the_file_and_its_name_says_so() {
        let (money, counts) = (table(1, Value::Centavos(5)), table(1, Value::Count(5)));
        assert_eq!(
            [covers(&money, true), covers(&money, false), covers(&counts, true)],
            [true, false, false]
        );
        let (name, covered) = handed_out("abc", &money, true);
        assert_eq!((name.as_str(), covered), ("abc-sem-valores", money.without_money()));
        assert_eq!(handed_out("abc", &money, false), ("abc".to_owned(), money));
    }
}
