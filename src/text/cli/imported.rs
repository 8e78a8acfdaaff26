//! What an import brought, and what it held back.

use super::reports::counted;
use crate::exchange::headings::Missing;
use crate::exchange::import::{Conflict, ImportPlan};
use crate::text::import::{column_reason, conflict, new_names, refusals, rows_of, summary, table_problem};

pub(crate) const CHAT: &str =
    "é uma conversa, e só quem a teve sabe com que cliente foi: importe pelo aplicativo";

/// So many rows that wait for a decision are listed.
const MOST_LISTED: usize = 20;

/// "12 arquivos XML".
pub(crate) fn notes(files: usize) -> String {
    counted(files, "arquivo XML", "arquivos XML")
}

pub(crate) fn imported(name: &str, plan: &ImportPlan) -> Vec<String> {
    let mut lines = vec![format!("{name} ({}): {}", rows_of(plan.kind, plan.rows), summary(plan))];
    let names = new_names(plan);
    lines.extend((!names.is_empty()).then_some(names));
    lines.extend(plan.problems.iter().map(table_problem));
    lines.extend(plan.columns.iter().map(column_reason));
    lines.extend((!plan.notes.is_empty()).then(|| {
        format!("{} com ressalva.", counted(plan.notes.len(), "célula entrou", "células entraram"))
    }));
    lines.extend(refusals(&plan.refused));
    lines.extend(plan.conflicts.iter().take(MOST_LISTED).map(waiting));
    let more = plan.conflicts.len().saturating_sub(MOST_LISTED);
    lines.extend(
        (more > 0).then(|| format!("e mais {} à espera de decisão", counted(more, "linha", "linhas"))),
    );
    lines.iter_mut().skip(1).for_each(|line| line.insert_str(0, "  "));
    lines
}

/// A row that the app would ask about.
fn waiting(row: &Conflict) -> String {
    format!("linha {} ({}): fica de fora; {}", row.line, row.label, conflict(&row.kind))
}

/// A file of which nothing came in.
pub(crate) fn held_back(name: &str, why: &[String]) -> Vec<String> {
    let mut lines = vec![format!("{name}: ficou de fora.")];
    lines.extend(why.iter().map(|why| format!("  {why}.")));
    lines
}

pub(crate) fn missing(missing: Missing) -> String {
    match missing {
        Missing::Identity => "nenhuma coluna diz quem é o cliente (CNPJ, CPF, código ou nome)",
        Missing::Name => "nenhuma coluna tem o nome do cliente",
        Missing::Date => "nenhuma coluna tem a data",
        Missing::Value => "nenhuma coluna tem o valor",
        Missing::Channel => "nenhuma coluna tem o canal do contato",
        Missing::Outcome => "nenhuma coluna tem o resultado do contato",
        Missing::CheckDate => "nenhuma coluna tem a data da consulta de crédito",
        Missing::Signal => "nenhuma coluna tem o que foi visto do crédito",
    }
    .to_owned()
}

pub(crate) fn refused(name: &str) -> String {
    format!("{name}: as linhas que ficaram de fora, com o motivo; corrija e importe este arquivo.")
}
