//! Words of the filters that list, map, timeline and exports share.

use super::format::{count, plural};
use crate::domain::filter::facets::Facet;
use crate::domain::measure::abc::AbcClass;

pub const SEARCH: &str = "Buscar nos clientes";
pub const SEARCH_PLACEHOLDER: &str = "Nome, cidade, CNPJ, telefone";
pub const CHIPS: &str = "Filtros";
pub const CLEAR: &str = "Limpar filtros";
pub const CLEAR_SHORT: &str = "Limpar";
pub const CLEAR_ONE: &str = "Limpar este";
pub const SORT: &str = "Ordem da lista";
pub const NOBODY: &str = "sem vendedor";
pub const NOTHING_TO_CHOOSE: &str = "Nenhum cliente tem esta informação.";
pub const FIND: &str = "Procurar na lista";
pub const OTHER_DAYS: &str = "Outro número de dias";
pub const DAYS_UNIT: &str = "dias ou mais";
pub const DAYS_HINT: &str = "Quem está sem registro também aparece.";

pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::State => "Estado do contato",
        Facet::Lifecycle => "Classe",
        Facet::Days => "Dias sem contato",
        Facet::Abc => "Curva ABC",
        Facet::Salesperson => "Vendedor",
        Facet::Uf => "UF",
        Facet::City => "Município",
        Facet::Principal => "Representada",
        Facet::Industry => "Ramo",
        Facet::Tag => "Tag",
        Facet::Profile => "Perfil",
        Facet::Label => "Rótulo",
        Facet::Segment => "Segmento RFM",
        Facet::Chosen => "Seleção",
    }
}

/// "≥ 30 dias sem contato".
pub fn days_at_least(days: u16) -> String {
    format!("≥ {} sem contato", plural(i64::from(days), "dia", "dias"))
}

/// "≤ 30 dias sem contato".
pub fn days_at_most(days: u16) -> String {
    format!("≤ {} sem contato", plural(i64::from(days), "dia", "dias"))
}

pub fn abc(class: AbcClass) -> &'static str {
    match class {
        AbcClass::A => "A",
        AbcClass::B => "B",
        AbcClass::C => "C",
    }
}

/// "classe A".
pub fn abc_long(class: AbcClass) -> String {
    format!("classe {}", abc(class))
}

/// A cell of the RFM grid: "R 4, F 5".
pub fn cell(recency: u8, frequency: u8) -> String {
    format!("R {recency}, F {frequency}")
}

/// "12 clientes escolhidos".
pub fn only(clients: usize) -> String {
    plural(i64::try_from(clients).unwrap_or(i64::MAX), "cliente escolhido", "clientes escolhidos")
}

/// Those who left the carteira, or enter it on a later day.
pub const GONE: &str = "Fora da carteira";

/// "37 de 180 clientes".
pub fn shown_of(shown: usize, all: usize) -> String {
    let clients = super::format::plural_word(i64::try_from(all).unwrap_or(i64::MAX), "cliente", "clientes");
    if shown == all {
        format!("{} {clients}", count(all))
    } else {
        format!("{} de {} {clients}", count(shown), count(all))
    }
}

/// "Ver 37 clientes".
pub fn see(shown: usize) -> String {
    format!("Ver {}", plural(i64::try_from(shown).unwrap_or(i64::MAX), "cliente", "clientes"))
}

/// The text searched for, as a chip: "“padaria”".
pub fn searched(text: &str) -> String {
    format!("“{text}”")
}

pub mod near {
    //! *Perto de mim*.
    use super::super::format::{decimal, integer};

    pub const TITLE: &str = "Perto de mim";
    pub const RADIUS: &str = "Até que distância, em linha reta";
    pub const DAYS: &str = "Sem contato há pelo menos";
    pub const DAYS_UNIT: &str = "dias";
    pub const FIND: &str = "Usar minha posição";
    pub const LEAVE_OUT: &str = "Tirar da lista";
    pub const HINT: &str =
        "A posição fica só neste aparelho. Quem não tem ponto próprio no mapa não aparece.";

    /// "5 km".
    pub fn radius(km: u16) -> String {
        format!("{} km", integer(km.into()))
    }

    /// "a até 5 km".
    pub fn within(km: u16) -> String {
        format!("a até {}", radius(km))
    }

    /// "a 350 m daqui", "a 2,3 km daqui", from kilometres.
    pub fn away(km: f64) -> String {
        if km < 1.0 {
            format!("a {} m daqui", decimal((km * 100.0).round() * 10.0, 0))
        } else {
            format!("a {} km daqui", decimal(km, 1))
        }
    }
}

pub mod sort {
    //! Orders of the list.
    pub const URGENCY: &str = "Mais urgentes";
    pub const DAYS: &str = "Mais dias sem contato";
    pub const NAME: &str = "Nome";
    pub const REVENUE: &str = "Maior faturamento (12 meses)";
    pub const CITY: &str = "Município";
    pub const DISTANCE: &str = "Mais perto primeiro";
}

/// "Filtrar por classe".
pub fn filter_by(facet_to_choose: Facet) -> String {
    match facet_to_choose {
        Facet::Uf => "Filtrar por UF".to_owned(),
        Facet::Abc => "Filtrar por curva ABC".to_owned(),
        Facet::Segment => "Filtrar por segmento RFM".to_owned(),
        other => format!("Filtrar por {}", facet(other).to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_always_has_its_whole() {
        assert_eq!(shown_of(37, 180), "37 de 180 clientes");
        assert_eq!(shown_of(180, 180), "180 clientes");
        assert_eq!(shown_of(0, 1), "0 de 1 cliente");
        assert_eq!(see(1), "Ver 1 cliente");
    }

    #[test]
    fn a_facet_is_named_inside_a_sentence() {
        assert_eq!(filter_by(Facet::City), "Filtrar por município");
        assert_eq!(filter_by(Facet::Uf), "Filtrar por UF");
        assert_eq!(days_at_least(1), "≥ 1 dia sem contato");
    }
}
