//! Words for snapshots that are read, checked and merged.

use super::format::{list, plural};
use crate::exchange::snapshot::{BadLine, Flaw, Salvage, SnapshotError};

/// What happened, what is safe, what to do.
pub(crate) fn snapshot_error(error: &SnapshotError) -> String {
    match error {
        SnapshotError::Empty => "O arquivo está vazio. Nada mudou na carteira; peça o envio de novo.".to_owned(),
        SnapshotError::NotASnapshot => {
            "Este não é um arquivo da carteira. Nada mudou. Para uma planilha, use Importar planilha.".to_owned()
        }
        SnapshotError::Newer { app, version: _, min_reader: _ } => format!(
            "O arquivo foi gravado por uma versão mais nova do aplicativo ({app}). Nada mudou; atualize o aplicativo e abra de novo."
        ),
        // Of the header alone there is nothing to recover.
        SnapshotError::Truncated { lines: 0 | 1 } => {
            "O arquivo chegou incompleto: só veio o começo. Nada mudou; peça o envio de novo.".to_owned()
        }
        SnapshotError::Truncated { lines } => format!(
            "O arquivo chegou incompleto: há {}, mas falta o fim. Nada mudou; peça o envio de novo ou recupere as linhas inteiras.",
            plural(count(*lines), "linha", "linhas")
        ),
        SnapshotError::Line { line, flaw } => {
            format!("Linha {line}: {}. Nada mudou na carteira.", self::flaw(flaw))
        }
        SnapshotError::Checksum => {
            "O arquivo foi alterado depois de gravado: a soma de conferência não bate. Nada mudou; peça o envio de novo ou recupere as linhas inteiras.".to_owned()
        }
        SnapshotError::Counts => {
            "O fim do arquivo conta outros registros do que ele tem. Nada mudou; peça o envio de novo.".to_owned()
        }
        SnapshotError::FarClock => {
            "O arquivo tem alterações de uma data impossível, de um aparelho com o relógio errado: juntadas, nenhuma alteração daqui valeria mais. Nada mudou; peça que acertem o relógio e refaçam o que mudaram.".to_owned()
        }
    }
}

/// What is wrong with a line, to follow its number.
pub(crate) fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Encoding => "o texto não está em UTF-8".to_owned(),
        Flaw::Syntax => "não é JSON válido".to_owned(),
        Flaw::TooLong => "é longa demais".to_owned(),
        Flaw::TooDeep => "tem níveis demais".to_owned(),
        Flaw::RepeatedKey(key) => format!("o campo {key} aparece duas vezes"),
        Flaw::Inexact(number) => format!("o número {number} não cabe sem perder dígitos"),
        Flaw::Value(detail) => format!("há um valor que não se entende ({detail})"),
        Flaw::AfterTrailer => "vem depois do fim do arquivo".to_owned(),
    }
}

pub(crate) const SALVAGE: &str = "Recuperar as linhas inteiras";

/// So many lost lines are named.
const LINES_NAMED: usize = 12;

/// Said before and after what was recovered is merged; `salvaged` as [`salvaged`] says it.
pub(crate) fn incomplete(salvaged: &str) -> String {
    format!(
        "O arquivo não está inteiro: {salvaged}. O que falta nele não entra; com o arquivo inteiro, junte de novo."
    )
}

/// "12 clientes recuperados; 2 linhas perdidas: 3 e 9".
pub(crate) fn salvaged(salvage: &Salvage) -> String {
    let read = plural(count(salvage.records.len()), "registro inteiro", "registros inteiros");
    if salvage.bad.is_empty() {
        return read;
    }
    let mut lines: Vec<String> =
        salvage.bad.iter().take(LINES_NAMED).map(|bad: &BadLine| bad.line.to_string()).collect();
    if salvage.bad.len() > LINES_NAMED {
        lines.push(format!("outras {}", super::format::count(salvage.bad.len() - LINES_NAMED)));
    }
    let lost = plural(count(salvage.bad.len()), "linha perdida", "linhas perdidas");
    format!("{read}; {lost}: {}", list(&lines))
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_says_that_nothing_changed() {
        for error in [
            SnapshotError::Empty,
            SnapshotError::NotASnapshot,
            SnapshotError::Newer { app: "4.0".to_owned(), version: 9, min_reader: 9 },
            SnapshotError::Truncated { lines: 1 },
            SnapshotError::Truncated { lines: 40 },
            SnapshotError::Line { line: 7, flaw: Flaw::RepeatedKey("nome".to_owned()) },
            SnapshotError::Checksum,
            SnapshotError::Counts,
        ] {
            assert!(snapshot_error(&error).contains("Nada mudou"), "{error:?}");
        }
    }

    #[test]
    fn counts_agree_with_their_nouns() {
        let bad = BadLine { line: 3, flaw: Flaw::Syntax };
        let salvage = Salvage { header: None, records: vec![], bad: vec![bad], has_end: true };
        assert_eq!(salvaged(&salvage), "0 registros inteiros; 1 linha perdida: 3");
    }
}
