//! What a command did.

use crate::exchange::snapshot::{Counts, Header};
use crate::text::format::{count, list, plural};
use std::collections::BTreeMap;

pub(crate) fn reading(name: &str, lines: usize) -> String {
    format!("{name}: {} lidas…", counted(lines, "linha", "linhas"))
}

pub(crate) fn good(name: &str) -> String {
    format!("{name}: inteiro e conferido.")
}

/// "gravado em 30/06/2026 23:50 (America/Sao_Paulo) pela versão 0.1.0".
pub(crate) fn header(header: &Header) -> String {
    format!("  gravado em {} ({}) pela versão {}", moment(header), header.zone, header.app)
}

pub(crate) fn moment(header: &Header) -> String {
    header.created_at.format("%d/%m/%Y %H:%M").to_string()
}

pub(crate) fn counts(counts: &Counts) -> String {
    let Counts { lines, clients, interactions, orders } = *counts;
    format!(
        "  {}: {}, {}, {}",
        counted(lines, "registro", "registros"),
        counted(clients, "cliente", "clientes"),
        counted(interactions, "contato", "contatos"),
        counted(orders, "pedido", "pedidos"),
    )
}

pub(crate) fn counted(things: usize, one: &str, many: &str) -> String {
    match i64::try_from(things) {
        Ok(things) => plural(things, one, many),
        Err(_) => format!("{} {many}", count(things)),
    }
}

/// What one file brought to those before it.
#[derive(Debug)]
pub(crate) struct Joined {
    pub name: String,
    pub whose: Option<String>,
    pub written: Option<String>,
    pub new: usize,
    pub changed: usize,
    pub same: usize,
    pub erased: usize,
    pub contacts: usize,
    pub orders: usize,
    pub conflicts: usize,
    /// Clients of one CNPJ or CPF on both sides.
    pub twins: usize,
    /// What is missing of a damaged file.
    pub lost: Vec<String>,
}

pub(crate) fn joined(one: &Joined) -> Vec<String> {
    let whose = one.whose.as_ref().map(|whose| format!(" de {whose}")).unwrap_or_default();
    let when = one.written.as_ref().map(|when| format!(", de {when}")).unwrap_or_default();
    let mut lines = vec![
        format!("{}{whose}{when}", one.name),
        format!(
            "  {}, {}, {}; {} e {} a mais",
            counted(one.new, "cliente novo", "clientes novos"),
            counted(one.changed, "mudado", "mudados"),
            counted(one.same, "igual", "iguais"),
            counted(one.contacts, "contato", "contatos"),
            counted(one.orders, "pedido", "pedidos"),
        ),
    ];
    lines.extend((one.erased > 0).then(|| {
        format!(
            "  {}: a exclusão de um dos lados vale",
            counted(one.erased, "cliente apagado", "clientes apagados")
        )
    }));
    lines.extend((one.conflicts > 0).then(|| {
        format!(
            "  {}: dos dois lados houve alteração, e vale a mais nova",
            counted(one.conflicts, "conflito", "conflitos")
        )
    }));
    lines.extend((one.twins > 0).then(|| {
        format!(
            "  {} com o mesmo CNPJ ou CPF de outro cadastro: o aplicativo oferece juntar",
            counted(one.twins, "cliente", "clientes")
        )
    }));
    lines.extend(
        (!one.lost.is_empty()).then(|| "  entraram só as linhas inteiras; o que se perdeu:".to_owned()),
    );
    lines.extend(one.lost.iter().map(|lost| format!("    {lost}")));
    lines
}

/// "todas.carteira: gravado, relido e conferido; 412 clientes."
pub(crate) fn written(name: &str, clients: usize) -> String {
    format!("{name}: gravado, relido e conferido; {}.", counted(clients, "cliente", "clientes"))
}

/// "tabelas: 180 linhas em clients, 2.412 em orders, …".
pub(crate) fn tables(name: &str, rows: &BTreeMap<String, usize>) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|(table, rows)| format!("{} em {table}", counted(*rows, "linha", "linhas")))
        .collect();
    format!("{name}: {}.", list(&rows))
}

pub(crate) const NO_INDUSTRY: &str = "sem ramo";
pub(crate) const NO_CURVE: &str = "sem curva";
