use super::*;
use crate::domain::value::cnpj::CnpjError;
use crate::domain::value::cpf::TaxIdError;
use crate::exchange::cells::CellError;
use crate::exchange::import::{ConflictKind, IgnoredReason, NoteReason, RowReason};
use crate::exchange::table::{FileKind, TableError, TableProblem};

fn refused(line: u32, reason: RowReason) -> Refused {
    Refused { line, label: "".into(), problems: vec![RowProblem { column: None, cell: "".into(), reason }] }
}

#[test]
fn refusals_are_grouped_by_reason_with_their_lines() {
    let wrong = RowReason::Cell(CellError::Document(TaxIdError::Cnpj(CnpjError::CheckDigits)));
    let rows =
        [refused(12, wrong), refused(40, wrong), refused(50, RowReason::MissingDate), refused(88, wrong)];
    assert_eq!(
        refusals(&rows),
        [
            "3 linhas recusadas: CNPJ não confere (linhas 12, 40 e 88)",
            "1 linha recusada: falta a data (linha 50)"
        ]
    );
}

#[test]
fn the_headings_of_refused_rows_are_left_out_when_they_come_back() {
    use crate::exchange::headings::{REFUSED_LINE as LINE, REFUSED_REASON as REASON};
    let key = crate::domain::value::fold::key;
    assert_eq!((key(REFUSED_LINE).as_str(), key(REFUSED_REASON).as_str()), (LINE, REASON));
}

#[test]
fn that_nothing_changes_is_said_only_where_all_is_there() {
    assert!(nothing_to_do(3, 0, 0).contains("tudo já está na carteira"));
    for (same, refused, conflicts) in [(0, 0, 0), (0, 2, 0), (3, 1, 0), (3, 0, 1)] {
        assert!(!nothing_to_do(same, refused, conflicts).contains("tudo"), "{same} {refused} {conflicts}");
    }
}

#[test]
fn many_lines_are_cut_short() {
    let rows: Vec<u32> = (1..=10).collect();
    assert_eq!(lines(&rows), "linhas 1, 2, 3, 4, 5, 6, 7, 8 e mais 2");
    assert_eq!(lines(&rows[..8]), "linhas 1, 2, 3, 4, 5, 6, 7 e 8");
    assert_eq!(lines(&[7]), "linha 7");
}

#[test]
fn a_number_cut_short_says_how_to_mend_it() {
    assert!(cell_error(CellError::Scientific).contains("Excel"));
}

#[test]
fn every_field_and_reason_has_words() {
    for kind in Kind::ALL {
        for of_kind in crate::exchange::headings::Field::of(kind) {
            assert!(!field(of_kind).is_empty());
        }
    }
    for of_client in crate::domain::client::ClientField::ALL {
        assert!(!client_field(*of_client).is_empty());
    }
    assert!(table_error(&TableError::NotText(FileKind::Json)).contains("Abrir arquivo da carteira"));
}
