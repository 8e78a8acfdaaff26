//! Words of the dossiê for the gestor.

use super::format::{date, plural};
use chrono::NaiveDate;

pub const ACTION: &str = "Dossiê para o gestor";
pub const WHY: &str = "Cobertura, mapa, gráficos e listas em um arquivo que abre em qualquer aparelho, sem internet e sem o aplicativo.";
pub const DISCREET: &str = "Modo discreto";
pub const DISCREET_HINT: &str = "Sem valores de pedidos e sem telefones.";
pub const IS_DISCREET: &str = "Modo discreto: sem valores de pedidos e sem telefones.";
pub const CLIENTS: &str = "Clientes na carteira";
pub const STATES: &str = "Como estão os contatos";
pub const STATES_NOTE: &str = "Cada cliente é comparado com o próprio intervalo de contato.";
pub const MAP: &str = "Mapa";
pub const NO_PLACE: &str = "Nenhum cliente da carteira tem lugar no mapa.";
pub const INVOICED: &str = "Pedidos por mês";
pub const INVOICED_NOTE: &str = "Soma dos pedidos válidos de cada mês.";
pub const WAITING: &str = "Quem espera contato";
pub const WAITING_NOTE: &str = "Esquecidos, atrasados e sem registro, os há mais tempo sem contato primeiro.";
pub const NOBODY_WAITS: &str = "Ninguém está esquecido, atrasado ou sem registro.";
pub const ALL: &str = "Todos os clientes";
pub const CLIENT: &str = "Cliente";
pub const TOWN: &str = "Município";
pub const STATE: &str = "Contato";
pub const DAYS: &str = "Dias sem contato";
pub const LAST_CONTACT: &str = "Último contato";
pub const CLASS: &str = "Classe";
pub const ABC: &str = "ABC";
pub const LAST_ORDER: &str = "Último pedido";
pub const YEAR: &str = "Pedidos em 12 meses";
pub const PHONE: &str = "Telefone";
pub const VISITS: &str = "Efetividade das visitas";

pub const FIELDS: &str = "Cadastro";
pub const FIELD: &str = "Campo";
pub const VALUE: &str = "Valor";
pub const PERSON: &str = "Pessoa";
pub const CONTACTS: &str = "Contatos";
pub const ORDERS: &str = "Pedidos";
pub const AGENDA: &str = "Agenda";
pub const COUNTS: &str = "Estoque contado";
pub const RESCUE: &str = "Resgate";
pub const NOTHING: &str = "Nada registrado.";
pub const DAY: &str = "Data";
pub const TIME: &str = "Hora";
pub const CHANNEL: &str = "Canal";
pub const OUTCOME: &str = "Resultado";
pub const NOTE: &str = "Observação";
pub const NEXT_STEP: &str = "Próximo passo";
pub const NUMBER: &str = "Número";
pub const STATUS: &str = "Situação";
pub const PRINCIPAL: &str = "Representada";
pub const ITEMS: &str = "Produtos";
pub const ORDER_VALUE: &str = "Valor do pedido";
pub const PRODUCT: &str = "Produto";
pub const UNITS: &str = "Unidades";

/// "Nota 9".
pub fn nps(note: u8) -> String {
    format!("Nota {note}")
}

/// "Dados de Padaria Sol".
pub fn of_client(name: &str) -> String {
    format!("Dados de {name}")
}

pub fn person_note(written: NaiveDate) -> String {
    format!("Tudo o que o aplicativo guarda sobre este cliente, em {}.", date(written))
}

/// "Carteira de Ana Souza".
pub fn title(whose: Option<&str>) -> String {
    whose.map_or_else(|| "Carteira de clientes".to_owned(), |name| format!("Carteira de {name}"))
}

/// "Situação em 18/11/2026. Escrito em 19/11/2026."
pub fn seen(on: NaiveDate, written: NaiveDate) -> String {
    if on == written {
        format!("Situação em {}.", date(on))
    } else {
        format!("Situação em {}. Escrito em {}.", date(on), date(written))
    }
}

/// "3 clientes não têm lugar no mapa."
pub fn without_place(clients: usize) -> Option<String> {
    let many = plural(clients as i64, "cliente não tem", "clientes não têm");
    (clients > 0).then(|| format!("{many} lugar no mapa."))
}

/// "meta de 80%".
pub fn goal(percent: u8) -> String {
    format!("meta de {percent}%")
}
