//! Words of imports: what a file is, why it or a row of it is refused, what would change.

mod cell;
pub(crate) mod chat;
mod field;
mod no_order;
mod row;
mod table;

pub use cell::{cell_error, cnpj_error, cpf_error, phone_error, tax_id_error};
pub use field::{client_field, field, target};
pub use no_order::no_order;
pub use row::{column_reason, conflict, ignored, note, row_reason};
pub use table::{table_error, table_problem};

use super::format::{count, list, plural, plural_word};
use super::labels;
use crate::exchange::headings::{Kind, Meant, Missing};
use crate::exchange::import::{CodeClash, ImportPlan, Progress, Refused, RowProblem};
use crate::exchange::table::{Delimiter, Encoding};
use std::collections::BTreeMap;

pub const TITLE: &str = "Importar planilha";
pub const CHOOSE_FILE: &str = "Escolher arquivo";
pub const MODELS: &str = "Baixar modelo";
pub const CONFIRM_COLUMNS: &str = "Confira o que cada coluna significa";
pub const REMEMBERED: &str = "Colunas lembradas de um arquivo com os mesmos cabeçalhos.";
pub const APPLY: &str = "Importar";
pub const CANCEL: &str = "Cancelar";
pub const CANCELLED: &str = "Importação cancelada. Nada foi alterado.";
pub const NOTHING_TO_DO: &str = "Nada de novo: a carteira já tem tudo o que está no arquivo.";
pub const CREATE_CLIENTS: &str = "Cadastrar clientes desconhecidos que tenham CNPJ ou CPF e nome";
pub const AREA_CODE: &str = "DDD para telefones sem DDD";
pub const ASSUMED_CHANNEL: &str = "Canal das linhas que não dizem";
pub const ASSUMED_DATE: &str = "Data da consulta das linhas que não dizem";
pub const ASSUMED_OUTCOME: &str = "Resultado das linhas que não dizem";

pub const NEW: &str = "Novos";
pub const UPDATES: &str = "Atualizam";
pub const SAME: &str = "Iguais";
pub const CONFLICTS: &str = "Em conflito";
pub const REFUSED: &str = "Recusados";
pub const IGNORED: &str = "Fora dos dados";
pub const NOTES: &str = "Entram com ressalva";

pub const SHEET: &str = "Aba da planilha";
pub const LEAVE_OUT_HIDDEN: &str = "Deixar de fora as linhas ocultas";

/// "Antigos (oculta)".
pub fn page(name: &str, hidden: bool) -> String {
    if hidden { format!("{name} (oculta)") } else { name.to_owned() }
}

/// Lines named one by one before *e mais N*.
const LINES_NAMED: usize = 8;

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Clients => "Clientes",
        Kind::Orders => "Pedidos",
        Kind::Interactions => "Contatos",
        Kind::Checks => "Consultas de crédito",
    }
}

/// "152 clientes", "1 pedido".
pub fn rows_of(kind: Kind, rows: usize) -> String {
    let (one, many) = match kind {
        Kind::Clients => ("cliente", "clientes"),
        Kind::Orders => ("pedido", "pedidos"),
        Kind::Interactions => ("contato", "contatos"),
        Kind::Checks => ("consulta", "consultas"),
    };
    plural(number(rows), one, many)
}

pub fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Windows1252 => "Windows-1252",
        Encoding::Mixed => "UTF-8 com trechos em Windows-1252",
        Encoding::Utf16 => "UTF-16",
        Encoding::Cp850 => "DOS (850)",
        Encoding::MacRoman => "Mac",
    }
}

pub fn delimiter(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Semicolon => "ponto e vírgula",
        Delimiter::Tab => "tabulação",
        Delimiter::Pipe => "barra vertical",
        Delimiter::Comma => "vírgula",
    }
}

/// What must still be mapped.
pub fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Identity => "Diga qual coluna identifica o cliente: CNPJ, CPF, código ou nome.",
        Missing::Name => "Diga qual coluna tem o nome do cliente.",
        Missing::Date => "Diga qual coluna tem a data.",
        Missing::Value => "Diga qual coluna tem o valor.",
        Missing::Channel => "Diga qual coluna tem o canal, ou escolha um para todas as linhas.",
        Missing::CheckDate => "Diga qual coluna tem a data da consulta, ou escolha uma para todas as linhas.",
        Missing::Signal => {
            "Diga qual coluna tem o que foi visto: protestos, pendências, situação do CNPJ, títulos."
        }
        Missing::Outcome => "Diga qual coluna tem o resultado, ou escolha um para todas as linhas.",
    }
}

pub fn code_clash(choice: CodeClash) -> &'static str {
    match choice {
        CodeClash::Ask => "Deixar em conflito",
        CodeClash::OtherClient => "Vale o CNPJ: os códigos são de outro sistema",
        CodeClash::NewDocument => "Vale o código: o cliente mudou de CNPJ",
    }
}

/// "12.000 de 100.000 linhas".
pub fn progress(progress: Progress) -> String {
    let Progress { done, total } = progress;
    format!("{} de {}", count(done), plural(number(total), "linha", "linhas"))
}

/// "152 novos, 3 atualizam, 40 iguais, 1 em conflito, 3 recusados".
pub fn summary(plan: &ImportPlan) -> String {
    let counted = |rows: usize, one, many| (rows > 0).then(|| plural(number(rows), one, many));
    let parts: Vec<String> = [
        counted(plan.new.len(), "novo", "novos"),
        counted(plan.updates.len(), "atualiza", "atualizam"),
        counted(plan.same.len(), "igual", "iguais"),
        counted(plan.conflicts.len(), "em conflito", "em conflito"),
        counted(plan.refused.len(), "recusado", "recusados"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { NOTHING_TO_DO.to_owned() } else { list(&parts) }
}

/// "Entram 2 vendedores: Ana e Bia." Empty where there is none.
pub fn new_names(plan: &ImportPlan) -> String {
    let sentence = |names: &[String], one, many| match names.len() {
        0 => None,
        some => Some(format!("{}: {}.", plural(number(some), one, many), list(names))),
    };
    let people = sentence(&plan.new_salespeople, "vendedor novo", "vendedores novos");
    let houses = sentence(&plan.new_principals, "representada nova", "representadas novas");
    people.into_iter().chain(houses).collect::<Vec<_>>().join(" ")
}

/// The refused rows by reason, the commonest first: "3 linhas recusadas: CNPJ não confere (linhas 12, 40 e 88)".
pub fn refusals(refused: &[Refused]) -> Vec<String> {
    let mut by_reason: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for row in refused {
        for problem in &row.problems {
            let lines = by_reason.entry(row_reason(problem.reason)).or_default();
            if lines.last() != Some(&row.line) {
                lines.push(row.line);
            }
        }
    }
    let mut groups: Vec<(String, Vec<u32>)> = by_reason.into_iter().collect();
    groups.sort_by_key(|(_, lines)| std::cmp::Reverse(lines.len()));
    groups
        .into_iter()
        .map(|(reason, rows)| {
            let refused = plural_word(number(rows.len()), "linha recusada", "linhas recusadas");
            format!("{} {refused}: {reason} ({})", count(rows.len()), lines(&rows))
        })
        .collect()
}

/// "linha 12", "linhas 12, 40 e 88", "linhas 1, 2, … e mais 30".
pub fn lines(rows: &[u32]) -> String {
    let word = plural_word(number(rows.len()), "linha", "linhas");
    let named: Vec<String> = rows.iter().take(LINES_NAMED).map(u32::to_string).collect();
    match rows.len() - named.len() {
        0 => format!("{word} {}", list(&named)),
        more => format!("{word} {} e mais {}", named.join(", "), count(more)),
    }
}

/// Headings of the file of refused rows; the importer leaves out the columns of these names.
pub const REFUSED_LINE: &str = "Linha do arquivo";
pub const REFUSED_REASON: &str = "Motivo da recusa";

pub const ENCODING: &str = "Codificação do arquivo";
pub const FIRST_ROW_IS_DATA: &str = "A primeira linha já é dado";
pub const SUM_LINES: &str = "Somar as linhas do mesmo pedido";
pub const SUM_LINES_HINT: &str = "Cada linha é um item ou uma parcela; os produtos ficam no pedido.";
pub const BACK_TO_COLUMNS: &str = "Voltar às colunas";
pub const CHOOSE_NEW: &str = "É outro: entra como novo";
pub const CHOOSE_LEAVE_OUT: &str = "Deixa fora";
pub const NOT_CHOSEN: &str = "Escolha";

/// "É Padaria Aurora Ltda, Campinas".
pub fn choose_update(label: &str) -> String {
    format!("É {label}: atualiza")
}

/// "município: Campinas → Sorocaba".
pub fn replaced(field: &str, before: &str, now: &str) -> String {
    format!("{field}: {before} → {now}")
}

/// Everything that is wrong with a row, with the cells.
pub fn refusal(problems: &[RowProblem]) -> String {
    let said = |problem: &RowProblem| match &*problem.cell {
        "" => row_reason(problem.reason),
        cell => format!("{} ({cell})", row_reason(problem.reason)),
    };
    problems.iter().map(said).collect::<Vec<_>>().join("; ")
}

/// What a word means that no list knows.
pub fn word_label(heading: &str, word: &str) -> String {
    format!("{heading}: o que é “{word}”?")
}

pub const WORD_LEFT: &str = "Entra com a palavra na observação";

pub fn meant(meant: Meant) -> String {
    match meant {
        Meant::Status(status) => labels::order_status(status).to_owned(),
        Meant::Channel(channel) => labels::channel(channel).to_owned(),
        Meant::Outcome(outcome) => labels::outcome(outcome).to_owned(),
    }
}

/// Why the plan changes nothing: never that all is there already where rows stay outside.
pub fn nothing_to_do(same: usize, refused: usize, conflicts: usize) -> String {
    if refused + conflicts == 0 {
        return match same {
            0 => "Este arquivo não tem linha que entre na carteira.".to_owned(),
            _ => "Este arquivo não muda nada: tudo já está na carteira.".to_owned(),
        };
    }
    let outside = [
        (refused > 0).then(|| plural(number(refused), "linha recusada", "linhas recusadas")),
        (conflicts > 0).then(|| plural(number(conflicts), "em conflito", "em conflito")),
    ];
    let outside = list(&outside.into_iter().flatten().collect::<Vec<_>>());
    match same {
        0 => format!("Nada entra deste arquivo: {outside}."),
        _ => format!(
            "Nada entra deste arquivo: {outside}; {} já {} na carteira.",
            plural(number(same), "linha", "linhas"),
            plural_word(number(same), "está", "estão")
        ),
    }
}

fn number(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

#[cfg(test)]
#[path = "import_tests.rs"]
mod tests;
