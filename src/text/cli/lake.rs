//! What became of each file on its way into a lake.

use super::reports::counted;

pub(crate) fn taken(name: &str, clients: usize, interactions: usize, orders: usize) -> String {
    format!(
        "{name}: entrou inteiro, com {}, {} e {}.",
        counted(clients, "cliente", "clientes"),
        counted(interactions, "contato", "contatos"),
        counted(orders, "pedido", "pedidos"),
    )
}

pub(crate) fn known(name: &str) -> String {
    format!("{name}: já estava; não foi lido de novo.")
}

pub(crate) fn refused(why: &str) -> String {
    format!("FORA: {why}")
}

/// "lago: 12 arquivos; 3 das 16 partes mudaram e foram gravadas de novo."
pub(crate) fn written(name: &str, files: usize, changed: usize, parts: usize) -> String {
    let files = counted(files, "arquivo", "arquivos");
    let parts = counted(parts, "parte", "partes");
    match changed {
        0 => format!("{name}: {files}; nada mudou nas {parts}."),
        _ => format!("{name}: {files}; de {parts}, {} de novo.", counted(changed, "gravada", "gravadas")),
    }
}
