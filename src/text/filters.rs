//! Words of the filters that list, map, timeline and exports share.

use super::format::{count, plural};
use crate::domain::filter::facets::Facet;
use crate::domain::measure::abc::AbcClass;

pub(crate) const SEARCH: &str = "Buscar nos clientes";
pub(crate) const SEARCH_PLACEHOLDER: &str = "Nome, cidade, CNPJ, telefone";
pub(crate) const CHIPS: &str = "Filtros";
pub(crate) const QUICK: &str = "Filtros rápidos";
pub(crate) const CLEAR: &str = "Limpar filtros";
pub(crate) const CLEAR_SHORT: &str = "Limpar";
pub(crate) const SORT: &str = "Ordem da lista";
pub(crate) const NOBODY: &str = "sem vendedor";
pub(crate) const NOTHING_TO_CHOOSE: &str = "Nenhum cliente tem esta informação.";
pub(crate) const FIND: &str = "Procurar na lista";
pub(crate) const OTHER_DAYS: &str = "Outro número de dias";
pub(crate) const DAYS_UNIT: &str = "dias ou mais";
pub(crate) const DAYS_HINT: &str = "Quem está sem registro também aparece.";

pub(crate) fn facet(facet: Facet) -> &'static str {
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
        Facet::Tag => "Etiqueta",
        Facet::Profile => "Perfil",
        Facet::Label => "Rótulo",
        Facet::Segment => "Segmento RFM",
        Facet::Credit => "Risco de crédito",
        Facet::OwnField => "Outros campos",
        Facet::Chosen => "Seleção",
    }
}

/// "≥ 30 dias sem contato".
pub(crate) fn days_at_least(days: u16) -> String {
    format!("≥ {} sem contato", plural(i64::from(days), "dia", "dias"))
}

/// "≤ 30 dias sem contato".
pub(crate) fn days_at_most(days: u16) -> String {
    format!("≤ {} sem contato", plural(i64::from(days), "dia", "dias"))
}

pub(crate) fn abc(class: AbcClass) -> &'static str {
    match class {
        AbcClass::A => "A",
        AbcClass::B => "B",
        AbcClass::C => "C",
    }
}

/// "classe A".
pub(crate) fn abc_long(class: AbcClass) -> String {
    format!("classe {}", abc(class))
}

/// "Rota: 3", "Rota: qualquer valor".
pub(crate) fn own_field(heading: &str, value: Option<&str>) -> String {
    match value {
        Some(value) => format!("{heading}: {value}"),
        None => format!("{heading}: qualquer valor"),
    }
}

/// A cell of the RFM grid: "R 4, F 5".
pub(crate) fn cell(recency: u8, frequency: u8) -> String {
    format!("R {recency}, F {frequency}")
}

/// "12 clientes escolhidos".
pub(crate) fn only(clients: usize) -> String {
    plural(i64::try_from(clients).unwrap_or(i64::MAX), "cliente escolhido", "clientes escolhidos")
}

/// Those who left the carteira, or enter it on a later day.
pub(crate) const GONE: &str = "Fora da carteira";

/// "37 de 180 clientes".
pub(crate) fn shown_of(shown: usize, all: usize) -> String {
    let clients = super::format::plural_word(i64::try_from(all).unwrap_or(i64::MAX), "cliente", "clientes");
    if shown == all {
        format!("{} {clients}", count(all))
    } else {
        format!("{} de {} {clients}", count(shown), count(all))
    }
}

/// "Ver 37 clientes".
pub(crate) fn see(shown: usize) -> String {
    format!("Ver {}", plural(i64::try_from(shown).unwrap_or(i64::MAX), "cliente", "clientes"))
}

/// The text searched for, as a chip: "“padaria”".
pub(crate) fn searched(text: &str) -> String {
    format!("“{text}”")
}

pub(crate) mod quick {
    //! What is asked for most.
    pub(crate) const WAITING: &str = "Atrasados e esquecidos";
    pub(crate) const INACTIVE: &str = "Inativos";
}

pub(crate) mod group {
    //! The facets of the sheet, in groups.
    pub(crate) const CONTACT: &str = "Contato";
    pub(crate) const BUYING: &str = "Compras";
    pub(crate) const PLACE: &str = "Onde fica";
    pub(crate) const SERVICE: &str = "Quem atende";
    pub(crate) const REGISTER: &str = "Cadastro";
}

/// An area drawn on the map.
pub(crate) const AREA: &str = "na área do mapa";

pub(crate) mod near {
    //! *Perto de mim*.
    use super::super::format::{decimal, integer};

    pub(crate) const TITLE: &str = "Perto de mim";
    pub(crate) const RADIUS: &str = "Até que distância, em linha reta";
    pub(crate) const DAYS: &str = "Sem contato há pelo menos";
    pub(crate) const DAYS_UNIT: &str = "dias";
    pub(crate) const FIND: &str = "Usar minha posição";
    pub(crate) const LEAVE_OUT: &str = "Tirar da lista";
    pub(crate) const HINT: &str =
        "A posição fica só neste aparelho. Quem não tem ponto próprio no mapa não aparece.";

    /// "5 km".
    pub(crate) fn radius(km: u16) -> String {
        format!("{} km", integer(km.into()))
    }

    /// "a até 5 km".
    pub(crate) fn within(km: u16) -> String {
        format!("a até {}", radius(km))
    }

    /// "a 350 m daqui", "a 2,3 km daqui", from kilometres.
    pub(crate) fn away(km: f64) -> String {
        if km < 1.0 {
            format!("a {} m daqui", decimal((km * 100.0).round() * 10.0, 0))
        } else {
            format!("a {} km daqui", decimal(km, 1))
        }
    }
}

pub(crate) mod sort {
    //! Orders of the list.
    pub(crate) const URGENCY: &str = "Mais urgentes";
    pub(crate) const DAYS: &str = "Mais dias sem contato";
    pub(crate) const NAME: &str = "Nome";
    pub(crate) const REVENUE: &str = "Maior faturamento (12 meses)";
    pub(crate) const CITY: &str = "Município";
    pub(crate) const RISK: &str = "Maior risco de crédito";
    pub(crate) const DISTANCE: &str = "Mais perto primeiro";
}

/// "Procurar na lista: Município".
pub(crate) fn find_in(of: Facet) -> String {
    format!("{FIND}: {}", facet(of))
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
    fn days_are_counted_in_words() {
        assert_eq!(days_at_least(1), "≥ 1 dia sem contato");
    }
}
