//! Words for snapshots that are read, checked and merged.

use super::format::{list, plural, plural_word};
use crate::domain::merge::MergePlan;
use crate::exchange::snapshot::{BadLine, Counts, Flaw, Mismatch, Salvage, SnapshotError};

/// What happened, what is safe, what to do.
pub fn snapshot_error(error: &SnapshotError) -> String {
    match error {
        SnapshotError::Empty => "O arquivo está vazio. Nada mudou na carteira; peça o envio de novo.".to_owned(),
        SnapshotError::NotASnapshot => {
            "Este arquivo não é um snapshot da carteira. Nada mudou. Para uma planilha, use Importar planilha.".to_owned()
        }
        SnapshotError::Newer { app, version: _, min_reader: _ } => format!(
            "O snapshot foi gravado por uma versão mais nova do aplicativo ({app}). Nada mudou; atualize o aplicativo e abra de novo."
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
pub fn flaw(flaw: &Flaw) -> String {
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

pub const SALVAGE: &str = "Recuperar as linhas inteiras";

/// So many lost lines are named.
const LINES_NAMED: usize = 12;

/// Said before and after what was recovered is merged; `salvaged` as [`salvaged`] says it.
pub fn incomplete(salvaged: &str) -> String {
    format!(
        "O arquivo não está inteiro: {salvaged}. O que falta nele não entra; com o arquivo inteiro, junte de novo."
    )
}

/// "12 clientes recuperados; 2 linhas perdidas: 3 e 9".
pub fn salvaged(salvage: &Salvage) -> String {
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

/// "Cópia conferida: 180 clientes, 5.600 contatos, 2.700 pedidos".
pub fn verified(counts: Counts) -> String {
    let Counts { lines: _, clients, interactions, orders } = counts;
    format!(
        "Cópia conferida: {}, {}, {}",
        plural(count(clients), "cliente", "clientes"),
        plural(count(interactions), "contato", "contatos"),
        plural(count(orders), "pedido", "pedidos")
    )
}

pub fn mismatch(mismatch: &Mismatch) -> String {
    match mismatch {
        Mismatch::Unreadable(error) => {
            format!("A cópia não pôde ser lida de volta. {}", snapshot_error(error))
        }
        Mismatch::Differs(keys) => format!(
            "A cópia não confere: {} da carteira. Exporte de novo.",
            plural(count(keys.len()), "registro difere", "registros diferem")
        ),
    }
}

/// "12 novos, 3 atualizados, 150 iguais; 40 contatos e 5 pedidos a mais".
pub fn plan(plan: &MergePlan) -> String {
    let clients = format!(
        "{}, {}, {}",
        plural(count(plan.new_clients.len()), "novo", "novos"),
        plural(count(plan.updated.len()), "atualizado", "atualizados"),
        plural(count(plan.same), "igual", "iguais")
    );
    let others = match count(plan.facts_added.others) {
        0 => String::new(),
        others => format!(" e {}", plural(others, "outro registro", "outros registros")),
    };
    let joined = if others.is_empty() { " e" } else { "," };
    format!(
        "{clients}; {}{joined} {}{others} a mais",
        plural(count(plan.facts_added.interactions), "contato", "contatos"),
        plural(count(plan.facts_added.orders), "pedido", "pedidos")
    )
}

/// What a person should look at before merging, one sentence each; none when there is nothing.
pub fn warnings(plan: &MergePlan) -> Vec<String> {
    let mut all = Vec::new();
    let conflicts = plan.conflicts.len() + plan.catalog_conflicts.len();
    if conflicts > 0 {
        all.push(format!(
            "{} dos dois lados; fica o mais recente.",
            plural(count(conflicts), "campo foi alterado", "campos foram alterados")
        ));
    }
    if !plan.removed.is_empty() {
        all.push(format!(
            "{} na outra carteira.",
            plural(count(plan.removed.len()), "cliente foi apagado", "clientes foram apagados")
        ));
    }
    if !plan.kept_erased.is_empty() {
        all.push(format!(
            "{} aqui e não volta{} sem você pedir.",
            plural(count(plan.kept_erased.len()), "cliente foi apagado", "clientes foram apagados"),
            plural_word(count(plan.kept_erased.len()), "", "m")
        ));
    }
    let removed = plan.facts_removed.interactions + plan.facts_removed.orders + plan.facts_removed.others;
    if removed > 0 {
        all.push(format!(
            "{} na outra carteira.",
            plural(count(removed), "registro foi removido", "registros foram removidos")
        ));
    }
    if !plan.possible_duplicates.is_empty() {
        all.push(format!(
            "{} com o mesmo CNPJ ou CPF de outro daqui.",
            plural(count(plan.possible_duplicates.len()), "cliente", "clientes")
        ));
    }
    all
}

pub const NOTHING_NEW: &str = "Nada de novo: esta carteira já tem tudo o que está no arquivo.";

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
        let counts = Counts { lines: 1, clients: 1, interactions: 5600, orders: 0 };
        assert_eq!(verified(counts), "Cópia conferida: 1 cliente, 5.600 contatos, 0 pedidos");
        let bad = BadLine { line: 3, flaw: Flaw::Syntax };
        let salvage = Salvage { header: None, records: vec![], bad: vec![bad], has_end: true };
        assert_eq!(salvaged(&salvage), "0 registros inteiros; 1 linha perdida: 3");
    }
}
