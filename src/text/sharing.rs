//! *Dividir a carteira*: who is to serve whom.

use super::format::{count, date, integer, plural, plural_word, share, tenths};
use crate::domain::measure::tally::Tally;
use crate::domain::plan::sharing::{Measure, Why};
use crate::domain::rules::sharing::Balance;
use chrono::NaiveDate;

pub(crate) const INTRO: &str = "Propõe quem atende cada cliente, com partes parecidas e menos estrada. Nada muda até você aplicar, e tudo se desfaz de uma vez.";
pub(crate) const WHO: &str = "Quem vai atender";
pub(crate) const WHO_HINT: &str = "Clientes sem vendedor entram sempre.";
pub(crate) const OTHERS: &str = "Repartir também os clientes de quem não foi escolhido";
pub(crate) const NEW_NAME: &str = "Novo vendedor";
pub(crate) const ADD: &str = "Adicionar";
pub(crate) const TERMS: &str = "Como dividir";
pub(crate) const BALANCE: &str = "Equilibrar por";
pub(crate) const TOLERANCE: &str = "Folga";
pub(crate) const TOLERANCE_HINT: &str = "Quanto cada um pode ficar acima ou abaixo da parte igual.";
pub(crate) const MOVE_KM: &str = "Custo de trocar um cliente de mãos";
pub(crate) const MOVE_KM_UNIT: &str = "km por mês";
pub(crate) const MOVE_KM_HINT: &str =
    "Dentro da folga, um cliente só muda de vendedor se isso poupar mais estrada do que isto.";
pub(crate) const NUMBER_NEEDED: &str = "Escreva um número";
pub(crate) const PROPOSE: &str = "Propor divisão";
pub(crate) const PROPOSE_AGAIN: &str = "Propor de novo";
pub(crate) const SEARCHING: &str = "Procurando a melhor divisão";
pub(crate) const NOBODY_CHOSEN: &str = "Escolha ao menos um vendedor, ou adicione um nome.";
pub(crate) const NO_CLIENTS: &str = "Não há cliente para dividir entre os escolhidos.";
pub(crate) const PAST: &str = "Volte para hoje para dividir a carteira: esta é a de um dia que passou.";
pub(crate) const RESULT: &str = "Proposta";
pub(crate) const DISCARD: &str = "Descartar proposta";
pub(crate) const DISCARDED: &str = "Proposta descartada. Nada foi alterado na carteira.";
pub(crate) const SALESPERSON: &str = "Vendedor";
pub(crate) const CLIENTS: &str = "Clientes";
pub(crate) const VALUE: &str = "Compras em 12 meses";
pub(crate) const VISITS: &str = "Visitas por mês";
pub(crate) const COVERAGE: &str = "Cobertura do mês";
pub(crate) const ROAD: &str = "Estrada por mês";
pub(crate) const TABLE: &str = "De hoje para a proposta, por vendedor";
pub(crate) const ROAD_NOTE: &str = "Estrada: soma das idas até os clientes, a partir da base do vendedor ou, sem base, do meio dos próprios clientes.";
pub(crate) const MAP: &str = "Mapa da divisão";
pub(crate) const MAP_KEYS: &str =
    "Setas movem o mapa, mais e menos aproximam. Tab passa pelos pontos e Enter escolhe o vendedor.";
pub(crate) const LEGEND: &str = "Vendedores no mapa";
pub(crate) const MOVED: &str = "Quem muda de mãos";
pub(crate) const NOBODY_MOVES: &str = "Ninguém muda de mãos.";
pub(crate) const HAND: &str = "Mudar um cliente à mão";
pub(crate) const HAND_NOBODY: &str = "Nenhum cliente da divisão com isso no cadastro.";
pub(crate) const HAND_WHICH: &str = "Qual cliente";
pub(crate) const NOT_DIVIDED: &str = "Este cliente não faz parte desta divisão. Nada foi alterado.";
pub(crate) const HAND_WHO: &str = "Quem atende";
pub(crate) const HAND_NOTE: &str =
    "O que você escolher fica como está quando propuser de novo. Os outros clientes não se mexem agora.";
pub(crate) const HAND_FREE: &str = "Deixar a proposta decidir";
pub(crate) const NOBODY: &str = "sem vendedor";
pub(crate) const SINCE: &str = "A partir de";
pub(crate) const SINCE_HINT: &str = "Antes desse dia, o histórico continua com quem atendia.";
pub(crate) const SINCE_NEEDED: &str = "Escolha a partir de quando vale.";
pub(crate) const NOTHING_TO_APPLY: &str = "Não há o que aplicar: ninguém muda de mãos.";
pub(crate) const FILES: &str = "Arquivo de cada vendedor";
pub(crate) const FILES_NOTE: &str = "Só os clientes que cada um atende hoje, com contatos e pedidos, sem as metas dos outros. Quando o vendedor devolver o arquivo, abra em Dados: ele se junta a esta carteira.";
pub(crate) const FILES_NONE: &str =
    "Ninguém atende clientes hoje. Aplique uma divisão ou transfira um cliente.";
pub(crate) const FILE: &str = "Arquivo";
pub(crate) const BASE: &str = "Base";
pub(crate) const BASE_TITLE: &str = "De onde sai";
pub(crate) const BASE_CITY: &str = "Município";
pub(crate) const BASE_HINT: &str = "As primeiras letras do município de onde o vendedor sai.";
pub(crate) const BASE_NONE: &str = "Usar o meio dos próprios clientes";

pub(crate) fn balance(balance: Balance) -> &'static str {
    match balance {
        Balance::ValueAndVisits => "Compras e visitas",
        Balance::Value => "Compras em 12 meses",
        Balance::Visits => "Visitas por mês",
        Balance::Clients => "Número de clientes",
    }
}

pub(crate) fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Value => "compras",
        Measure::Visits => "visitas",
        Measure::Clients => "clientes",
    }
}

/// "atende 34 clientes · sai de Campinas/SP".
pub(crate) fn serves(clients: usize, base: Option<&str>) -> String {
    let now = match clients {
        0 => "ainda não atende ninguém".to_owned(),
        clients => format!("atende {}", of_clients(clients)),
    };
    base.map_or(now.clone(), |base| format!("{now} · sai de {base}"))
}

/// "Base de Ana Souza".
pub(crate) fn base_of(name: &str) -> String {
    format!("Base de {name}")
}

/// "Arquivo de Ana Souza, 34 clientes".
pub(crate) fn file_of(name: &str, clients: usize) -> String {
    format!("Arquivo de {name}, {}", of_clients(clients))
}

fn of_clients(clients: usize) -> String {
    plural(i64::try_from(clients).unwrap_or(i64::MAX), "cliente", "clientes")
}

/// "38 de 120 clientes mudam de mãos; a estrada cai de 4.120 para 3.050 km por mês."
pub(crate) fn finding(moved: usize, all: usize, km: Option<(i64, i64)>) -> String {
    let who = match moved {
        0 => "Ninguém muda de mãos".to_owned(),
        moved => {
            let verb = plural_word(moved as i64, "muda", "mudam");
            format!("{} de {} {verb} de mãos", count(moved), of_clients(all))
        }
    };
    let road = match km {
        None => String::new(),
        Some((from, to)) if from == to => format!("; a estrada continua em {} km por mês", integer(to)),
        Some((from, to)) => {
            let verb = if to < from { "cai" } else { "sobe" };
            format!("; a estrada {verb} de {} para {} km por mês", integer(from), integer(to))
        }
    };
    format!("{who}{road}.")
}

/// "Compras: cada um fica com 92% a 107% da parte igual (hoje 40% a 180%)." Percents whole.
pub(crate) fn spread(what: Measure, now: Option<(i64, i64)>, then: (i64, i64)) -> String {
    let mut what = measure(what).to_owned();
    if let Some(first) = what.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let between = |(least, most): (i64, i64)| format!("{least}% a {most}%");
    let now = now.map_or(String::new(), |now| format!(" (hoje {})", between(now)));
    format!("{what}: cada um fica com {} da parte igual{now}.", between(then))
}

/// "Fora da folga de 10%: Ana Souza e Rui Lima. Com mais folga, ou com outra medida, pode caber."
pub(crate) fn outside(tolerance_percent: u16, names: &str) -> String {
    format!(
        "Fora da folga de {tolerance_percent}%: {names}. Clientes grandes ou escolhidos à mão podem não deixar caber."
    )
}

/// "3 clientes sem lugar no mapa entram só na conta."
pub(crate) fn unplaced(clients: usize) -> String {
    let verb = plural_word(clients as i64, "entra", "entram");
    format!("{} sem lugar no mapa {verb} só na conta das partes.", of_clients(clients))
}

/// "34 → 41", broken in narrow room before the arrow alone; one figure where nothing changes.
pub(crate) fn change(now: &str, then: &str) -> String {
    let whole = |words: &str| words.replace(' ', "\u{a0}");
    if now == then { whole(then) } else { format!("{} →\u{a0}{}", whole(now), whole(then)) }
}

/// Tenths of a visit.
pub(crate) fn visits(tenths_of_visits: i64) -> String {
    tenths(tenths_of_visits)
}

pub(crate) fn coverage(tally: Tally) -> String {
    share(tally.coverage())
}

/// "1.234 km".
pub(crate) fn km(metres: i64) -> String {
    format!("{} km", integer((metres + 500) / 1000))
}

/// "de Ana Souza para Rui Lima".
pub(crate) fn from_to(from: Option<&str>, to: &str) -> String {
    let Some(from) = from else { return format!("sem vendedor hoje, vai para {to}") };
    format!("de {from} para {to}")
}

pub(crate) fn why(why: Why) -> String {
    match why {
        Why::Hand => "escolhido à mão".to_owned(),
        Why::Unserved => "nenhum dos escolhidos atende hoje".to_owned(),
        Why::Nearer(metres) => format!("{} mais perto", short_km(metres)),
        Why::Balance(0) => "para equilibrar as partes".to_owned(),
        Why::Balance(metres) => format!("para equilibrar as partes, {} mais longe", short_km(metres)),
    }
}

/// "12,3 km".
fn short_km(metres: i64) -> String {
    format!("{} km", tenths((metres + 50) / 100))
}

/// "Padaria União, Campinas/SP: fica com Ana Souza".
pub(crate) fn stays(client: &str, name: &str) -> String {
    format!("{client}: fica com {name}")
}

/// "Padaria União: passa de Ana Souza para Rui Lima".
pub(crate) fn passes(client: &str, from: Option<&str>, to: &str) -> String {
    match from {
        Some(from) => format!("{client}: passa de {from} para {to}"),
        None => format!("{client}: vai para {to}"),
    }
}

pub(crate) fn many(clients: usize) -> String {
    of_clients(clients)
}

/// "Aplicar a 38 clientes a partir de 01/12/2026".
pub(crate) fn apply(moved: usize, since: Option<NaiveDate>) -> String {
    match since {
        Some(since) => format!("Aplicar a {} a partir de {}", of_clients(moved), date(since)),
        None => format!("Aplicar a {}", of_clients(moved)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finding_says_who_moves_and_what_becomes_of_the_road() {
        for (moved, km, said) in [
            (0, None, "Ninguém muda de mãos."),
            (1, Some((900, 900)), "1 de 120 clientes muda de mãos; a estrada continua em 900 km por mês."),
            (
                38,
                Some((4120, 3050)),
                "38 de 120 clientes mudam de mãos; a estrada cai de 4.120 para 3.050 km por mês.",
            ),
            (
                2,
                Some((10, 1200)),
                "2 de 120 clientes mudam de mãos; a estrada sobe de 10 para 1.200 km por mês.",
            ),
        ] {
            assert_eq!(finding(moved, 120, km), said);
        }
    }

    #[test]
    fn a_share_stands_beside_that_of_today() {
        assert_eq!(
            spread(Measure::Value, Some((40, 180)), (92, 107)),
            "Compras: cada um fica com 92% a 107% da parte igual (hoje 40% a 180%)."
        );
        assert_eq!(
            spread(Measure::Clients, None, (100, 100)),
            "Clientes: cada um fica com 100% a 100% da parte igual."
        );
    }

    #[test]
    fn each_reason_is_said_in_words() {
        assert_eq!(why(Why::Nearer(12_340)), "12,3 km mais perto");
        assert_eq!(why(Why::Balance(0)), "para equilibrar as partes");
        assert_eq!(why(Why::Balance(1_000)), "para equilibrar as partes, 1,0 km mais longe");
        assert_eq!(from_to(None, "Rui"), "sem vendedor hoje, vai para Rui");
        assert_eq!(change("3", "3"), "3");
        assert_eq!(change("3 km", "4 km"), "3\u{a0}km →\u{a0}4\u{a0}km");
    }
}
