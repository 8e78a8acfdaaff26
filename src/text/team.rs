//! Words of *Equipe* and of the *Reunião comercial*.

use super::format::{count, date, days, money_short, near, period, plural, tenths};
use super::goals;
use crate::domain::calendar::period::Month;
use crate::domain::catalog::receipt::Received;
use crate::domain::indicator::coverage::goal_progress::Progress;
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;

pub(crate) const EMPTY_TITLE: &str = "Nenhum vendedor ainda";
pub(crate) const EMPTY_WHY: &str = "Cadastre os vendedores em Ajustes e diga quem atende cada cliente, ou junte os arquivos que eles enviam: cada um aparece aqui com os seus números.";
pub(crate) const RULE: &str = "Primeiro quem está mais abaixo do ritmo da meta de cobertura, em clientes; depois, quem tem mais R$ em clientes esquecidos. Tudo conta para quem atende o cliente no dia mostrado.";
pub(crate) const NOBODY: &str = "Nenhum vendedor atende clientes.";
pub(crate) const ALL_WELL: &str =
    "Ninguém precisa de ajuda agora: todos no ritmo da meta e nenhum cliente esquecido.";
pub(crate) const FILES: &str = "Arquivos dos vendedores";
pub(crate) const ASK: &str = "Pedir";
pub(crate) const NO_FILES: &str = "Nenhum arquivo de vendedor foi juntado aqui. Cada um envia o seu por Dados, “Compartilhar arquivo da carteira”; junte-o em Dados, Importar.";
pub(crate) const ALL_SENT: &str = "Todos os arquivos estão em dia.";
pub(crate) const NO_FILE: &str = "Nenhum arquivo recebido";
pub(crate) const COVERAGE: &str = "Cobertura do mês";
pub(crate) const FORGOTTEN: &str = "Esquecidos";
pub(crate) const VISITS: &str = "Visitas por dia útil";
pub(crate) const EFFECTIVENESS: &str = "Efetividade";
pub(crate) const NEW_CLIENTS: &str = "Clientes novos";
pub(crate) const NEW_WHOLE: &str = "primeiro pedido no mês";
pub(crate) const AT_RISK: &str = "Em risco";
pub(crate) const CREDIT: &str = "Crédito em risco";
pub(crate) const SEE_ALL_ON_MAP: &str = "Ver no mapa por vendedor";
pub(crate) const SEE_CLIENTS: &str = "Clientes";
pub(crate) const SEE_MAP: &str = "Mapa";
pub(crate) const SEE_TIMELINE: &str = "Linha do tempo";
pub(crate) const SEE_REASONS: &str = "Motivos";
pub(crate) const SEE_ANALYSIS: &str = "Análises";
pub(crate) const DIVIDE: &str = "Dividir a carteira";

pub(crate) const MEETING: &str = "Reunião comercial";
pub(crate) const MEETING_WHY: &str = "A semana em uma folha: quem está onde, os motivos e o que se faz a respeito, os esquecidos que mais compram e as metas.";
pub(crate) const SEE_SHEET: &str = "Ver a folha";
pub(crate) const HIDE_SHEET: &str = "Recolher a folha";
pub(crate) const PRINT: &str = "Imprimir";
pub(crate) const SALESPERSON: &str = "Vendedor";
pub(crate) const REACHED_IN_WEEK: &str = "Atendidos na semana";
pub(crate) const VISITS_IN_WEEK: &str = "Visitas na semana";
pub(crate) const LAST_FILE: &str = "Último arquivo";
pub(crate) const BY_SALESPERSON: &str = "Cobertura por vendedor";
pub(crate) const REASONS: &str = "Motivos da semana e suas ações";
pub(crate) const REASON: &str = "Motivo";
pub(crate) const TIMES: &str = "Vezes";
pub(crate) const BOUGHT: &str = "Compraram em 12 meses";
pub(crate) const ACTIONS: &str = "Ações";
pub(crate) const NO_ACTIONS: &str = "nenhuma ação";
pub(crate) const NO_REASONS: &str = "Nenhum motivo foi dado nesta semana.";
pub(crate) const MOST_FORGOTTEN: &str = "Esquecidos que mais compram";
pub(crate) const NONE_FORGOTTEN: &str = "Nenhum cliente esquecido.";
pub(crate) const CLIENT: &str = "Cliente";
pub(crate) const PLACE: &str = "Lugar";
pub(crate) const WITHOUT_CONTACT: &str = "Sem contato";
pub(crate) const GOALS: &str = "Metas do mês";

/// "Ana precisa de ajuda primeiro: 12 clientes abaixo do ritmo da meta de cobertura, com 30 de 80 que ela pede."
pub(crate) fn help_behind(name: &str, behind: u64, of: &Progress) -> String {
    let clients = plural(behind as i64, "cliente", "clientes");
    format!(
        "{name} precisa de ajuda primeiro: {clients} abaixo do ritmo da meta de cobertura, com {} de {} que a meta pede.",
        count(of.done as usize),
        count(of.needed as usize)
    )
}

/// Nobody is behind: "Todos no ritmo da meta. Ana tem o maior valor esquecido: 3 clientes que compraram R$ 12 mil em 12
/// meses." `all_aim`: each of them has a target.
pub(crate) fn help_forgotten(name: &str, clients: usize, bought: Centavos, all_aim: bool) -> String {
    let before = if all_aim { "Todos no ritmo da meta. " } else { "" };
    let clients = plural(clients as i64, "cliente que comprou", "clientes que compraram");
    format!("{before}{name} tem o maior valor esquecido: {clients} {} em 12 meses.", money_short(bought))
}

/// "23 clientes na carteira".
pub(crate) fn clients(number: usize) -> String {
    format!("{} na carteira", plural(number as i64, "cliente", "clientes"))
}

/// "12 clientes".
pub(crate) fn some(number: usize) -> String {
    plural(number as i64, "cliente", "clientes")
}

/// "de 12 visitas em 20 dias úteis".
pub(crate) fn visits_whole(made: u32, working_days: u32) -> String {
    let visits = plural(made.into(), "visita", "visitas");
    format!("{visits} em {}", plural(working_days.into(), "dia útil", "dias úteis"))
}

/// "4,5"; "—" before the first working day.
pub(crate) fn visits_a_day(tenths_of_one: Option<i64>) -> String {
    super::format::or_none(tenths_of_one, tenths)
}

/// "3 de 12 visitas com pedido".
pub(crate) fn effectiveness_whole(with_order: u32, made: u32) -> String {
    format!("{} de {} com pedido", count(with_order as usize), plural(made.into(), "visita", "visitas"))
}

/// "20 clientes ainda sem contato neste mês".
pub(crate) fn missing(clients: u32) -> String {
    match clients {
        0 => "Todos atendidos neste mês".to_owned(),
        _ => {
            format!("{} sem atendimento neste mês", plural(clients.into(), "cliente ainda", "clientes ainda"))
        }
    }
}

/// "preço 4".
pub(crate) fn times(reason: &str, times: usize) -> String {
    format!("{reason} {}", count(times))
}

/// "Motivos em 90 dias: preço 4, prazo 2".
pub(crate) fn top_reasons(days: u32, named: &str) -> String {
    format!("Motivos em {days} dias: {named}")
}

/// Beside a list that the address can only name in part.
pub(crate) fn first_of(shown: usize, all: u32) -> String {
    format!("a lista mostra os {} que mais compram, de {}", count(shown), count(all as usize))
}

/// "Último arquivo: 21/11/2026, há 7 dias".
pub(crate) fn last_file(received: Option<&Received>) -> String {
    match received {
        None => NO_FILE.to_owned(),
        Some(received) => format!("{LAST_FILE}: {}", dated(received)),
    }
}

/// "21/11/2026, há 7 dias".
pub(crate) fn dated(received: &Received) -> String {
    let ago = match received.days {
        0 => "de hoje".to_owned(),
        1 => "de ontem".to_owned(),
        more => format!("há {}", days(more)),
    };
    format!("{}, {ago}", date(received.written_on))
}

/// What is said of a file that is missing.
pub(crate) fn late(received: Option<&Received>) -> String {
    match received {
        None => "nenhum arquivo recebido".to_owned(),
        Some(received) => format!("o último é de {}", dated(received)),
    }
}

/// The sentence above the list of reminders.
pub(crate) fn to_remind(people: usize, after_days: u16) -> String {
    let days = days(after_days.into());
    format!("{} sem arquivo nos últimos {days}:", plural(people as i64, "vendedor", "vendedores"))
}

/// A message to a vendedor.
pub(crate) fn ask_for_file(name: &str, last: Option<NaiveDate>) -> String {
    let last = match last {
        None => "Ainda não recebi nenhum.".to_owned(),
        Some(day) => format!("O último que tenho é de {}.", date(day)),
    };
    format!(
        "Oi, {name}. Pode me mandar o arquivo da sua carteira? {last} No aplicativo, em Dados, toque em “Compartilhar arquivo da carteira”."
    )
}

/// For who hears the link.
pub(crate) fn ask_whom(name: &str) -> String {
    format!("{ASK} o arquivo a {name} pelo WhatsApp")
}

/// Files whose vendedor is not known.
pub(crate) fn unknown_files(number: usize) -> String {
    let files = plural(number as i64, "aparelho enviou arquivo", "aparelhos enviaram arquivos");
    format!(
        "{files} sem que se saiba de qual vendedor: os registros feitos lá não são, na maior parte, de um só."
    )
}

/// "12 clientes sem vendedor".
pub(crate) fn without_holder(clients: usize) -> String {
    format!("{} sem vendedor", plural(clients as i64, "cliente", "clientes"))
}

/// "Semana 48, de 23/11/2026 a 29/11/2026; números até hoje, 28/11/2026."
pub(crate) fn week(number: u32, first: NaiveDate, last: NaiveDate, on: NaiveDate) -> String {
    format!("Semana {number}, {}; números até {}.", period(first, last), date(on))
}

/// In the cell of a number: "há 41 dias".
pub(crate) fn since(last: Option<NaiveDate>, on: NaiveDate) -> String {
    super::format::or_none(last, |day| near(day, on))
}

/// "12 clientes · R$ 30 mil".
pub(crate) fn part(clients: usize, centavos: i64) -> String {
    format!("{} · {}", count(clients), money_short(Centavos::new(centavos)))
}

/// "Meta de 80%: atrasada. Faltam 36 clientes: 6 por dia útil."
pub(crate) fn towards(of: &Progress, month: Month) -> String {
    let target = goals::target(of.measure, of.target.value);
    format!("Meta de {target}: {}. {}", goals::standing(of.standing), goals::sentence(of, month))
}

/// Where it stands: "62,0% de 80%: atrasada".
pub(crate) fn standing(of: &Progress) -> String {
    goals::outcome(of)
}
