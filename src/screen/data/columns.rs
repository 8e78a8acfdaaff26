//! What each column means: what may be chosen, and by what a column is known.

use crate::exchange::headings::{Field, Kind, Target};
use crate::exchange::import::Preview;
use crate::exchange::table::Encoding;
use crate::exchange::xlsx::Pages;
use crate::text::{data as words, import};

/// Sentences about the file before the rest is left to the review.
const MOST_PROBLEMS: usize = 4;
/// Cells of a column that are shown beside its heading.
const EXAMPLES: usize = 2;

/// What is said of the file as a whole.
pub(crate) fn problems(preview: &Preview) -> Vec<String> {
    preview.problems.iter().take(MOST_PROBLEMS).map(import::table_problem).collect()
}

/// One column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ColumnRow {
    pub heading: String,
    pub example: String,
    /// A letter alone tells nobody which column it is.
    pub label: String,
}

pub(crate) fn row(preview: &Preview, column: usize) -> ColumnRow {
    let heading = preview.headings.get(column).cloned().unwrap_or_default();
    let cells = preview.sample.iter().filter_map(|(_, cells)| cells.get(column));
    let known: Vec<&str> = cells.filter(|cell| !cell.is_empty()).take(EXAMPLES).map(String::as_str).collect();
    let example = known.join(" · ");
    let beside = if preview.headless { format!(" ({example})") } else { String::new() };
    ColumnRow { label: format!("{} {heading}{beside}", words::MEANS), heading, example }
}

/// Where a column may go, each with the key it is chosen by and its name.
pub(crate) fn targets(kind: Kind) -> Vec<(Target, String, &'static str)> {
    let fields = Field::of(kind).into_iter().map(Target::Field);
    let all = fields.chain([Target::Extra, Target::Ignore]);
    all.map(|target| (target, key(target), import::target(target))).collect()
}

pub(crate) fn key(target: Target) -> String {
    serde_json::to_string(&target).unwrap_or_default()
}

/// `None`: nothing of this kind has the key.
pub(crate) fn target_of(kind: Kind, chosen: &str) -> Option<Target> {
    targets(kind).into_iter().find(|(_, key, _)| key == chosen).map(|(target, _, _)| target)
}

/// Those that may be said of a file, with the one it was found to be in.
pub(crate) fn encodings(found: Encoding) -> Vec<Encoding> {
    let own = (!Encoding::CHOICES.contains(&found)).then_some(found);
    Encoding::CHOICES.into_iter().chain(own).collect()
}

/// By its name.
pub(crate) fn encoding_of(found: Encoding, chosen: &str) -> Option<Encoding> {
    encodings(found).into_iter().find(|encoding| import::encoding(*encoding) == chosen)
}

/// The sheets of a workbook: place and name.
pub(crate) fn sheets(pages: &Pages) -> Vec<(String, String)> {
    pages.all.iter().map(|page| (page.place.to_string(), import::page(&page.name, page.hidden))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::import::{read, read_as};
    use crate::exchange::table::Reading;

    const FILE: &[u8] = b"razao_social;cidade\nBar;\n;Campinas\nMercado;Santos\nPadaria;Jundiai\n";

    #[test]
    fn a_column_is_known_by_its_heading_and_the_first_cells_that_say_something() {
        let preview = read(FILE).unwrap().preview(5);
        let city = row(&preview, 1);
        assert_eq!((city.heading.as_str(), city.example.as_str()), ("cidade", "Campinas · Santos"));
        assert_eq!(city.label, format!("{} cidade", words::MEANS));
        assert_eq!(
            row(&preview, 9),
            ColumnRow { label: format!("{} ", words::MEANS), heading: String::new(), example: String::new() }
        );
    }

    #[test]
    fn without_headings_the_cells_stand_in_the_label() {
        let reading = Reading { first_row_is_data: Some(true), ..Reading::default() };
        let preview = read_as(b"Bar;Campinas\nMercado;Santos\n", reading).unwrap().preview(5);
        let column = row(&preview, 0);
        assert!(preview.headless && column.label.ends_with("(Bar · Mercado)"), "{}", column.label);
    }

    #[test]
    fn a_column_may_go_to_each_field_of_its_kind_to_a_free_one_or_nowhere() {
        for kind in Kind::ALL {
            let all = targets(kind);
            assert_eq!(all.len(), Field::of(kind).len() + 2);
            for (target, key, _) in all {
                assert_eq!(target_of(kind, &key), Some(target));
            }
        }
        assert_eq!(target_of(Kind::Orders, ""), None);
        assert_eq!(target_of(Kind::Orders, &key(Target::Ignore)), Some(Target::Ignore));
    }

    #[test]
    fn the_encoding_that_was_found_can_be_chosen_again() {
        assert_eq!(encodings(Encoding::Utf8), Encoding::CHOICES);
        let mixed = encodings(Encoding::Mixed);
        assert_eq!((mixed.len(), mixed.last()), (Encoding::CHOICES.len() + 1, Some(&Encoding::Mixed)));
        assert_eq!(encoding_of(Encoding::Mixed, import::encoding(Encoding::Mixed)), Some(Encoding::Mixed));
        assert_eq!(encoding_of(Encoding::Utf8, import::encoding(Encoding::Mixed)), None);
    }
}
