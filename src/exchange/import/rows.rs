//! Which rows of a file are no data: blank ones, totals, footers of reports, headings printed again.

use super::super::table::TableRow;
use super::plan::IgnoredReason;
use crate::domain::value::fold;

pub(crate) fn ignored(row: &TableRow<'_>, headings: &TableRow<'_>) -> Option<IgnoredReason> {
    let mut filled = row.cells().filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else {
        return Some(IgnoredReason::Blank);
    };
    let others_are_numbers = filled.clone().all(is_number);
    if others_are_numbers && is_total(first) {
        return Some(IgnoredReason::Totals);
    }
    if is_line(first) && filled.clone().all(is_line) {
        return Some(IgnoredReason::Separator);
    }
    let alone = filled.next().is_none();
    if alone && headings.len() > 1 {
        if is_footer(first) {
            return Some(IgnoredReason::Footer);
        }
        if is_section(first) {
            return Some(IgnoredReason::Section);
        }
    }
    if row.len() > 1 && !alone && row.cells().eq(headings.cells()) {
        return Some(IgnoredReason::RepeatedHeadings);
    }
    None
}

/// `------`, `======`, `* * *`.
fn is_line(cell: &str) -> bool {
    cell.len() >= 2
        && cell
            .chars()
            .all(|c| matches!(c, '-' | '_' | '=' | '*' | '.' | '+' | '~' | ' ' | '—' | '–' | '─' | '│'))
}

/// `Vendedor: ANA` above the rows of a report that are hers.
fn is_section(cell: &str) -> bool {
    cell.split_once(':').is_some_and(|(name, of)| {
        let names_a_column = !of.trim().is_empty() && name.len() <= 40;
        names_a_column && super::super::headings::is_known(name.trim())
    })
}

/// `Total`, `Total geral:`, `Subtotal`, `Total de clientes: 152`; not `Total Atacado Ltda`.
fn is_total(cell: &str) -> bool {
    // Cheap for the many rows that are none: `t`, `s`, `q`, `v` or `a`.
    if !cell.starts_with(['T', 't', 'S', 's', 'Q', 'q', 'V', 'v', 'A', 'a', '*']) {
        return false;
    }
    let text = fold::words(cell.trim_end_matches(|c: char| c.is_ascii_digit() || " .,:R$-".contains(c)));
    let of_the_law = [" ltda", " me", " epp", " eireli", " sa"].iter().any(|end| text.ends_with(end));
    let sum_of = [
        "total do ",
        "total da ",
        "total por ",
        "total dos ",
        "total das ",
        "subtotal ",
        "sub total ",
        "saldo ",
    ];
    if sum_of.iter().any(|start| text.starts_with(start)) && !of_the_law {
        return true;
    }
    matches!(
        text.as_str(),
        "total"
            | "a transportar"
            | "transporte"
            | "saldo"
            | "soma total"
            | "totais"
            | "total geral"
            | "totais gerais"
            | "subtotal"
            | "sub total"
            | "soma"
            | "somatorio"
            | "valor total"
            | "total de registros"
            | "total registros"
            | "total de clientes"
            | "total clientes"
            | "total de pedidos"
            | "total pedidos"
            | "total de contatos"
            | "total de visitas"
            | "total do periodo"
            | "total do mes"
            | "total do dia"
            | "total do vendedor"
            | "quantidade"
            | "quantidade de registros"
            | "qtd registros"
            | "quantidade de clientes"
    )
}

fn is_footer(cell: &str) -> bool {
    if cell.len() > 200 {
        return false;
    }
    let text = fold::words(cell);
    [
        "emitido em",
        "emitido por",
        "gerado em",
        "gerado por",
        "impresso em",
        "impresso por",
        "pagina ",
        "relatorio ",
        "usuario ",
        "filtro ",
        "fim do relatorio",
        "fim da listagem",
        "fim da lista",
        "final do relatorio",
        "continua na proxima",
        "continuacao",
        "continua na pagina",
        "folha ",
        "data de emissao",
        "hora de emissao",
    ]
    .iter()
    .any(|start| text.starts_with(start))
}

fn is_number(cell: &str) -> bool {
    cell.chars().all(|c| c.is_ascii_digit() || ".,-+()%$R ".contains(c) || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::super::super::table;
    use super::*;

    fn check(row: &str, expected: Option<IgnoredReason>) {
        let text = format!("nome;cnpj;valor\nx;1;2\n{row}\n");
        let known = |cell: &str| ["nome", "cnpj", "valor"].contains(&cell);
        let table = table::read(text.as_bytes(), &known).unwrap();
        let last = table.row(1).unwrap();
        assert_eq!(ignored(&last, &table.headings()), expected, "{row}");
    }

    #[test]
    fn totals_are_told_from_clients_called_total() {
        check("Total;;1.234,00", Some(IgnoredReason::Totals));
        check(";;Total geral: R$ 1.234,00", Some(IgnoredReason::Totals));
        check("Total de clientes: 152;;", Some(IgnoredReason::Totals));
        check("TOTAIS;12;R$ 1.234,00", Some(IgnoredReason::Totals));
        check("Total Atacado Ltda;;1", None);
        check("Total;Rua A;1", None);
        check("Padaria;;1", None);
        check("Subtotal ANA;;1.000,00", Some(IgnoredReason::Totals));
        check(";SALDO ANTERIOR;350,00", Some(IgnoredReason::Totals));
        check("Total do vendedor: 2 clientes;;3.000,00", Some(IgnoredReason::Totals));
        check("Total da Construção Ltda;;1", None);
    }

    #[test]
    fn blank_rows_headings_and_footers_are_no_data() {
        check(";;", Some(IgnoredReason::Blank));
        check(" ; ;", Some(IgnoredReason::Blank));
        check("nome;cnpj;valor", Some(IgnoredReason::RepeatedHeadings));
        check("Emitido em 01/02/2026 às 10:00;;", Some(IgnoredReason::Footer));
        check("Página 2 de 3;;", Some(IgnoredReason::Footer));
        check("-----;--------;--", Some(IgnoredReason::Separator));
        check("Vendedor: ANA;;", Some(IgnoredReason::Section));
        check("*** Fim do relatório ***;;", Some(IgnoredReason::Footer));
        check("Continua na próxima página;;", Some(IgnoredReason::Footer));
        check("Bar: o melhor;;", None);
        check("Emitido em casa;1;2", None);
    }
}
