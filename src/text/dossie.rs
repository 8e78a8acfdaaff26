//! Words of the dossiê for the gestor.

use super::format::{count, date, plural};
use super::labels;
use crate::domain::rhythm::cadence::ContactState;
use crate::exchange::dossie::{Bar, Part, Section};
use chrono::NaiveDate;

pub(crate) const ACTION: &str = "Dossiê para o gestor";
pub(crate) const WHY: &str = "Cobertura, mapa, gráficos e listas em um arquivo que abre em qualquer aparelho, sem internet e sem o aplicativo.";
pub(crate) const DISCREET: &str = "Modo discreto";
pub(crate) const DISCREET_HINT: &str = "Sem valores de pedidos e sem telefones.";
pub(crate) const IS_DISCREET: &str = "Modo discreto: sem valores de pedidos e sem telefones.";
pub(crate) const CLIENTS: &str = "Clientes na carteira";
const STATES: &str = "Como estão os contatos";
const STATES_NOTE: &str = "Cada cliente é comparado com o próprio intervalo de contato.";
pub(crate) const MAP: &str = "Mapa";
pub(crate) const NO_PLACE: &str = "Nenhum cliente da carteira tem lugar no mapa.";
pub(crate) const INVOICED: &str = "Pedidos por mês";
pub(crate) const INVOICED_NOTE: &str = "Soma dos pedidos válidos de cada mês.";
pub(crate) const WAITING: &str = "Quem espera contato";
pub(crate) const WAITING_NOTE: &str =
    "Esquecidos, atrasados e sem registro, os há mais tempo sem contato primeiro.";
pub(crate) const NOBODY_WAITS: &str = "Ninguém está esquecido, atrasado ou sem registro.";
pub(crate) const ALL: &str = "Todos os clientes";
pub(crate) const CLIENT: &str = "Cliente";
pub(crate) const TOWN: &str = "Município";
pub(crate) const STATE: &str = "Contato";
pub(crate) const DAYS: &str = "Dias sem contato";
pub(crate) const LAST_CONTACT: &str = "Último contato";
pub(crate) const CLASS: &str = "Classe";
pub(crate) const ABC: &str = "ABC";
pub(crate) const LAST_ORDER: &str = "Último pedido";
pub(crate) const YEAR: &str = "Pedidos em 12 meses";
pub(crate) const PHONE: &str = "Telefone";
pub(crate) const VISITS: &str = "Efetividade das visitas";

pub(crate) const FIELDS: &str = "Cadastro";
pub(crate) const FIELD: &str = "Campo";
pub(crate) const VALUE: &str = "Valor";
pub(crate) const PERSON: &str = "Pessoa";
pub(crate) const CONTACTS: &str = "Contatos";
pub(crate) const ORDERS: &str = "Pedidos";
pub(crate) const AGENDA: &str = "Agenda";
pub(crate) const COUNTS: &str = "Estoque contado";
pub(crate) const RESCUE: &str = "Resgate";
pub(crate) const PROSPECTING: &str = "Prospecção";
pub(crate) const STEP: &str = "Passo";
pub(crate) const COST: &str = "Custo";
pub(crate) const CREDIT: &str = "Consultas de crédito";
pub(crate) const INCIDENTS: &str = "Eventualidades";
pub(crate) const INCIDENT: &str = "O que houve";
pub(crate) const CARE: &str = "Tratativas";
pub(crate) const OWNER: &str = "Quem resolve";
pub(crate) const DUE: &str = "Até quando";
pub(crate) const SEEN: &str = "O que foi visto";
pub(crate) const NOTHING: &str = "Nada registrado.";
pub(crate) const DAY: &str = "Data";
pub(crate) const TIME: &str = "Hora";
pub(crate) const CHANNEL: &str = "Canal";
pub(crate) const OUTCOME: &str = "Resultado";
pub(crate) const NOTE: &str = "Observação";
pub(crate) const NEXT_STEP: &str = "Próximo passo";
pub(crate) const NUMBER: &str = "Número";
pub(crate) const STATUS: &str = "Situação";
pub(crate) const PRINCIPAL: &str = "Representada";
pub(crate) const ITEMS: &str = "Produtos";
pub(crate) const ORDER_VALUE: &str = "Valor do pedido";
pub(crate) const PRODUCT: &str = "Produto";
pub(crate) const UNITS: &str = "Unidades";

/// "Nota 9".
pub(crate) fn nps(note: u8) -> String {
    format!("Nota {note}")
}

/// "Satisfação 4 de 5".
pub(crate) fn csat(note: u8) -> String {
    format!("Satisfação {note} de 5")
}

/// "Dados de Padaria Sol".
pub(crate) fn of_client(name: &str) -> String {
    format!("Dados de {name}")
}

pub(crate) const MENTIONS: &str = "Anotações que parecem citar esta pessoa";
pub(crate) const WHERE: &str = "Onde";
pub(crate) const YES: &str = "sim";

/// "Tudo o que o aplicativo guarda sobre esta pessoa, em 18/11/2026."
pub(crate) fn one_person_note(written: NaiveDate) -> String {
    format!(
        "O que o aplicativo guarda sobre esta pessoa neste cliente, em {}. As anotações são as que citam o primeiro nome, o telefone ou o e-mail dela.",
        date(written)
    )
}

pub(crate) fn person_note(written: NaiveDate) -> String {
    format!("Tudo o que o aplicativo guarda sobre este cliente, em {}.", date(written))
}

/// How many clients are in each state, in the order of the states.
pub(crate) fn states(clients: impl Fn(ContactState) -> usize) -> Section {
    let bar = |state: ContactState| {
        let clients = clients(state);
        Bar {
            label: labels::states(state).to_owned(),
            length: u32::try_from(clients).unwrap_or(u32::MAX),
            value: count(clients),
            state: Some(state),
        }
    };
    Section {
        title: STATES.to_owned(),
        note: Some(STATES_NOTE.to_owned()),
        part: Part::Bars(ContactState::ALL.map(bar).to_vec()),
    }
}

/// "Carteira de Ana Souza".
pub(crate) fn title(whose: Option<&str>) -> String {
    whose.map_or_else(|| "Carteira de clientes".to_owned(), |name| format!("Carteira de {name}"))
}

/// "Situação em 18/11/2026. Escrito em 19/11/2026."
pub(crate) fn seen(on: NaiveDate, written: NaiveDate) -> String {
    if on == written {
        format!("Situação em {}.", date(on))
    } else {
        format!("Situação em {}. Escrito em {}.", date(on), date(written))
    }
}

/// "3 clientes não têm lugar no mapa."
pub(crate) fn without_place(clients: usize) -> Option<String> {
    let many = plural(clients as i64, "cliente não tem", "clientes não têm");
    (clients > 0).then(|| format!("{many} lugar no mapa."))
}

/// "meta de 80%".
pub(crate) fn goal(percent: u8) -> String {
    format!("meta de {percent}%")
}
