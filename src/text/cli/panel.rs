//! The files for the gestor of a company, and what is said while they are made.

use super::reports::counted;

/// Name of the file of everybody, without its ending.
pub(crate) const WHOLE_FILE: &str = "empresa";
pub(crate) const WHOLE: &str = "Carteira da empresa";
/// Headings of the table of teams.
pub(crate) const PERSON: &str = "vendedor";
pub(crate) const TEAM: &str = "equipe";
pub(crate) const PERSON_HEADING: &str = "Vendedor";
pub(crate) const NOBODY: &str = "sem vendedor";
pub(crate) const CLIENTS: &str = "Clientes";
pub(crate) const VISITED: &str = "Visitação";
pub(crate) const BOUGHT: &str = "Positivação";
pub(crate) const BY_MONTH: &str = "Cobertura por mês";
pub(crate) const BY_PERSON: &str = "Por vendedor, no mês";
pub(crate) const BY_CLASS: &str = "Clientes por classe";
pub(crate) const WAITING_NOTE: &str =
    "De cada vendedor, quem mais comprou em 12 meses primeiro; no máximo 300 clientes.";

pub(crate) fn team(name: &str) -> String {
    format!("Equipe {name}")
}

pub(crate) fn people(many: usize) -> String {
    format!("De {}.", counted(many, "vendedor", "vendedores"))
}

pub(crate) fn in_no_team(person: &str) -> String {
    format!(
        "FORA DAS EQUIPES: {person} não está na tabela de equipes; os números estão só em {WHOLE_FILE}.html."
    )
}

pub(crate) fn written(folder: &str, teams: usize) -> String {
    match teams {
        0 => format!("{folder}: o painel da empresa."),
        _ => format!("{folder}: o painel da empresa e o de {}.", counted(teams, "equipe", "equipes")),
    }
}
