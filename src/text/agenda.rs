//! Words of *Agenda*: the week, its proposal, commitments, and what the carteira asks against what is done.

use super::format::{
    count, date, day_month, decimal, long_day, money_short, near_and_date, parse_integer, plural, time,
    weekday,
};
use crate::domain::calendar::business_days::DayOff;
use crate::domain::calendar::visiting::time_of;
use crate::domain::fact::appointment::Repeat;
use crate::domain::measure::abc::AbcClass;
use crate::domain::plan::agenda::{Candidate, EntryStanding, Week, Which, WhyOut};
use crate::domain::plan::day::capacity::{Capacity, FEWEST_DAYS};
use crate::domain::rhythm::cadence::CadenceSource;
use crate::domain::value::money::Centavos;
use chrono::{NaiveDate, NaiveTime};

pub(crate) const PREVIOUS: &str = "Semana anterior";
pub(crate) const NEXT: &str = "Próxima semana";
pub(crate) const THIS_WEEK: &str = "Esta semana";
pub(crate) const PROPOSE: &str = "Propor semana";
pub(crate) const PROPOSING: &str = "Proposta da semana";
pub(crate) const APPLY: &str = "Aplicar";
pub(crate) const DISCARD: &str = "Descartar";
pub(crate) const MORE: &str = "Mais da agenda";
pub(crate) const SAVE_CALENDAR: &str = "Salvar no calendário";
/// The name of its file, without whose and when.
pub(crate) const FILE_OF_ONE: &str = "compromisso";
pub(crate) const NOTHING_FOR_CALENDAR: &str =
    "Não há compromisso nesta semana para o calendário: nenhum arquivo foi salvo.";
/// In a calendar, of a commitment whose words are gone.
pub(crate) const WITHDRAWN: &str = "Compromisso removido";
pub(crate) const PRINT: &str = "Imprimir a semana";
pub(crate) const WHOSE: &str = "Agenda de";
pub(crate) const EVERYBODY: &str = "todos os vendedores";
pub(crate) const DAYS: &str = "Dias da semana";
pub(crate) const TODAY: &str = "hoje";
pub(crate) const FREE: &str = "Nada marcado.";
pub(crate) const DAY_OFF: &str = "folga";
pub(crate) const NOT_WORKED: &str = "dia sem trabalho";
pub(crate) const ADD_CLIENT: &str = "Adicionar cliente";
pub(crate) const ADD_OWN: &str = "Adicionar compromisso";
pub(crate) const ROUTE: &str = "Roteiro";
pub(crate) const WHICH_CLIENT: &str = "Qual cliente?";
pub(crate) const SEARCH_CLIENT: &str = "Nome, cidade ou código";
pub(crate) const NOBODY_FOUND: &str = "Ninguém com essas letras.";
pub(crate) const SOME_TIME: &str = "sem hora";
pub(crate) const WHOLE_DAY: &str = "dia todo";
pub(crate) const DONE: &str = "feito";
pub(crate) const MISSED: &str = "não feito";
pub(crate) const LOCKED: &str = "travado";
pub(crate) const REPEATS: &str = "repete";
pub(crate) const CONFIRMED: &str = "confirmada";
pub(crate) const CONFIRMED_LONG: &str = "Confirmada";
pub(crate) const CONFIRMED_HINT: &str = "O cliente disse que recebe a visita.";
pub(crate) const WHICH_CHANGE: &str = "Mudar quais visitas?";
pub(crate) const WHICH_DROP: &str = "Tirar quais visitas da agenda?";
pub(crate) const APPOINTMENT: &str = "Visita marcada";
pub(crate) const OWN: &str = "Compromisso";
pub(crate) const DAY: &str = "Dia";
pub(crate) const TIME: &str = "Hora";
pub(crate) const TIME_WRONG: &str = "Escreva a hora como 9:30.";
pub(crate) const MINUTES: &str = "Duração";
pub(crate) const MINUTES_UNIT: &str = "minutos";
pub(crate) const MINUTES_WRONG: &str = "Escreva de 1 a 1.440 minutos.";
const MINUTES_OF_A_DAY: i64 = 1_440;
pub(crate) const REPEAT: &str = "Repetir";
pub(crate) const NEVER_REPEATS: &str = "não repete";
pub(crate) const UNTIL: &str = "Até";
pub(crate) const NOTE: &str = "Anotação";
pub(crate) const LOCK: &str = "Travar dia e hora";
pub(crate) const LOCK_HINT: &str = "Nenhuma proposta muda o que está travado.";
pub(crate) const RECORD: &str = "Registrar contato";
pub(crate) const OPEN_CLIENT: &str = "Abrir cliente";
pub(crate) const DROP: &str = "Tirar da agenda";
pub(crate) const REMOVE: &str = "Apagar compromisso";
pub(crate) const SAVE: &str = "Salvar";
pub(crate) const WHAT: &str = "O quê";
pub(crate) const WHAT_HINT: &str = "Ex.: reunião, dentista.";
pub(crate) const WHAT_NEEDED: &str = "Escreva o que é.";
pub(crate) const DATE_NEEDED: &str = "Escolha o dia.";
pub(crate) const MOVE_HINT: &str = "Arraste para outro dia ou hora, ou toque para escrever.";
pub(crate) const LEFT_OUT: &str = "Ficam fora";
pub(crate) const NOBODY_TITLE: &str = "Nada a propor nesta semana";
pub(crate) const NOBODY_WHY: &str = "Ninguém vence até o fim dela, ou já está tudo marcado. Clientes entram quando o intervalo de visita chega ao fim.";
pub(crate) const PAST_TITLE: &str = "Esta semana já passou";
pub(crate) const PAST_WHY: &str = "Só dá para propor de hoje em diante.";
pub(crate) const STAYS: &str = "já estava marcado";
pub(crate) const MACHINE: &str = "Na máquina do tempo a agenda só é mostrada. Volte para hoje para mudá-la.";
pub(crate) const HOW: &str = "Entra primeiro quem vale mais pelo tempo que toma: dias de atraso × compra por mês + perda esperada, dividido por visita e caminho.";
pub(crate) const CAPACITY: &str = "Dá conta da carteira?";
pub(crate) const CAPACITY_TABLE: &str = "Contatos que cada intervalo pede por mês";
pub(crate) const COLUMN_INTERVAL: &str = "Intervalo";
pub(crate) const COLUMN_CLIENTS: &str = "Clientes";
pub(crate) const COLUMN_ASKED: &str = "Pede por mês";
pub(crate) const COLUMN_RELAXED: &str = "Se passar para";
pub(crate) const COLUMN_FREED: &str = "Libera por mês";
pub(crate) const CHANGE_INTERVALS: &str = "Mudar intervalos em Ajustes";

/// The minutes of a duration as it is typed; `None` for what is no part of a day.
pub(crate) fn parse_minutes(text: &str) -> Option<u16> {
    let minutes = parse_integer(text).filter(|minutes| (1..=MINUTES_OF_A_DAY).contains(minutes))?;
    u16::try_from(minutes).ok()
}

/// "23 a 28 de novembro" is too long on a phone: "23/11 a 28/11, semana 48".
pub(crate) fn week(week: Week, last: NaiveDate) -> String {
    format!("{} a {}, semana {}", day_month(week.monday()), day_month(last), week.number())
}

/// "terça, 24/11".
pub(crate) fn day(day: NaiveDate) -> String {
    format!("{}, {}", short_name(day), day_month(day))
}

/// "terça" of "terça-feira".
pub(crate) fn short_name(day: NaiveDate) -> &'static str {
    weekday(day).trim_end_matches("-feira")
}

/// "5 de 8 visitas".
pub(crate) fn load(visits: usize, room: usize) -> String {
    format!("{} de {}", count(visits), plural(room as i64, "visita", "visitas"))
}

pub(crate) fn add_to(day: NaiveDate) -> String {
    format!("Adicionar em {}", long_day(day))
}

pub(crate) fn route_of(day: NaiveDate) -> String {
    format!("Roteiro de {}", long_day(day))
}

pub(crate) fn open(name: &str, at: &str) -> String {
    format!("{name}, {at}")
}

pub(crate) fn grip(name: &str) -> String {
    format!("Mover {name}")
}

/// "10:00" or "sem hora".
pub(crate) fn hour(at: Option<NaiveTime>) -> String {
    at.map_or_else(|| SOME_TIME.to_owned(), time)
}

/// "10:00 às 10:30".
pub(crate) fn span(at: Option<NaiveTime>, minutes: u16, is_own: bool) -> String {
    match at {
        Some(at) => format!("{} às {}", time(at), time(end(at, minutes))),
        None if is_own => WHOLE_DAY.to_owned(),
        None => SOME_TIME.to_owned(),
    }
}

fn end(at: NaiveTime, minutes: u16) -> NaiveTime {
    time_of(crate::domain::calendar::visiting::minute_of(at) + u32::from(minutes))
}

/// What became of it; empty while it is still to come.
pub(crate) fn standing(standing: EntryStanding) -> String {
    match standing {
        EntryStanding::Planned => String::new(),
        EntryStanding::Done => DONE.to_owned(),
        EntryStanding::Missed => MISSED.to_owned(),
        EntryStanding::Moved { to: Some(to) } => format!("remarcado para {}", date(to)),
        EntryStanding::Moved { to: None } => "remarcado".to_owned(),
    }
}

pub(crate) fn day_off(off: DayOff) -> &'static str {
    match off {
        DayOff::NewYear => "Confraternização Universal",
        DayOff::CarnivalMonday | DayOff::CarnivalTuesday => "Carnaval",
        DayOff::GoodFriday => "Sexta-feira Santa",
        DayOff::Tiradentes => "Tiradentes",
        DayOff::LabourDay => "Dia do Trabalho",
        DayOff::CorpusChristi => "Corpus Christi",
        DayOff::Independence => "Independência",
        DayOff::Aparecida => "N. Sra. Aparecida",
        DayOff::AllSouls => "Finados",
        DayOff::Republic => "Proclamação da República",
        DayOff::BlackConsciousness => "Consciência Negra",
        DayOff::Christmas => "Natal",
        DayOff::Own => DAY_OFF,
    }
}

/// The choices of a repeat, with the key of each.
pub(crate) const REPEATS_CHOICES: [(&str, &str, Option<Repeat>); 6] = [
    ("", NEVER_REPEATS, None),
    ("s1", "toda semana", Some(Repeat::EveryWeeks(1))),
    ("s2", "a cada 2 semanas", Some(Repeat::EveryWeeks(2))),
    ("s4", "a cada 4 semanas", Some(Repeat::EveryWeeks(4))),
    ("m1", "todo mês", Some(Repeat::EveryMonths(1))),
    ("m3", "a cada 3 meses", Some(Repeat::EveryMonths(3))),
];

/// "Só esta".
pub(crate) fn which(which: Which) -> &'static str {
    match which {
        Which::Only => "Só esta",
        Which::Onwards => "Esta e as próximas",
        Which::All => "Todas as que ainda não passaram",
    }
}

/// "Esta visita se repete toda semana."
pub(crate) fn comes_again(repeat: Repeat) -> String {
    format!("Esta visita se repete {}.", repeats(repeat))
}

/// "toda semana", "a cada 3 meses".
pub(crate) fn repeats(repeat: Repeat) -> String {
    match repeat {
        Repeat::EveryWeeks(1) => "toda semana".to_owned(),
        Repeat::EveryWeeks(weeks) => format!("a cada {}", plural(i64::from(weeks), "semana", "semanas")),
        Repeat::EveryMonths(1) => "todo mês".to_owned(),
        Repeat::EveryMonths(months) => format!("a cada {}", plural(i64::from(months), "mês", "meses")),
    }
}

/// "08:40".
pub(crate) fn minute(begins: u32) -> String {
    time(time_of(begins))
}

/// "25 min de caminho, 12 km"; without a known place, only that it is a guess.
pub(crate) fn way(minutes: u32, metres: u32) -> String {
    match (minutes, metres) {
        (0, _) => String::new(),
        (minutes, 0) => format!("{} de caminho (estimado)", long(minutes)),
        (minutes, metres) => {
            format!("{} de caminho, {} km", long(minutes), decimal(f64::from(metres) / 1000.0, 1))
        }
    }
}

/// "6 visitas, 1 h 20 de caminho".
pub(crate) fn day_sum(visits: usize, travel_minutes: u32) -> String {
    format!("{}, {} de caminho", plural(visits as i64, "visita", "visitas"), long(travel_minutes))
}

fn long(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// "52 dias sem contato, intervalo de 30": why a client is proposed.
pub(crate) fn reason(one: &Candidate, today: NaiveDate) -> String {
    let interval = super::format::days(i64::from(one.cadence_days));
    match (one.days_since_contact, one.due) {
        (None, _) => format!("nenhum contato registrado; intervalo de {interval}"),
        (Some(_), Some(due)) if due > today => {
            format!("vence {}; intervalo de {interval}", near_and_date(due, today))
        }
        (Some(days), _) => {
            format!("{} sem contato; intervalo de {interval}", super::format::days(i64::from(days)))
        }
    }
}

/// "R$ 1,2 mil por mês"; nothing where nothing was bought.
pub(crate) fn stake(monthly_centavos: i64) -> Option<String> {
    (monthly_centavos > 0).then(|| format!("{} por mês", money_short(Centavos::new(monthly_centavos))))
}

/// "Ficam fora 12 clientes".
pub(crate) fn left_out(clients: usize) -> String {
    match clients {
        0 => "Ninguém fica fora".to_owned(),
        1 => "Fica fora 1 cliente".to_owned(),
        _ => format!("{LEFT_OUT} {} clientes", count(clients)),
    }
}

/// "Juntos compram R$ 8,2 mil por mês."
pub(crate) fn cost(monthly_centavos: i64) -> Option<String> {
    stake(monthly_centavos).map(|stake| format!("Juntos compram {stake}."))
}

pub(crate) fn why_out(why: WhyOut) -> &'static str {
    match why {
        WhyOut::NoRoom => "não coube: outros valem mais pelo tempo que tomam",
        WhyOut::NoHours => "não recebe em nenhum horário livre desta semana",
    }
}

pub(crate) fn and_more(clients: usize) -> String {
    format!("e mais {}", plural(clients as i64, "cliente", "clientes"))
}

/// "estava às 09:00 de terça, 24/11".
pub(crate) fn was(date: NaiveDate, at: Option<NaiveTime>) -> String {
    match at {
        Some(at) => format!("estava às {} de {}", time(at), day(date)),
        None => format!("estava em {}", day(date)),
    }
}

/// "Marcar 34 visitas".
pub(crate) fn apply(visits: usize) -> String {
    format!("{APPLY}: {}", plural(visits as i64, "visita", "visitas"))
}

/// "Sua carteira pede 212 contatos por mês; você faz 140."
pub(crate) fn capacity(found: &Capacity) -> String {
    let asked = plural(i64::from(found.asked), "contato", "contatos");
    let asked = format!("Sua carteira pede {asked} por mês");
    match (found.visits, found.other_contacts) {
        (Some(visits), Some(0)) => {
            format!("{asked}; você faz {}.", plural(i64::from(visits), "visita", "visitas"))
        }
        (Some(visits), Some(others)) => format!(
            "{asked}; você faz {}: {} e {} por outros canais.",
            count((visits + others) as usize),
            plural(i64::from(visits), "visita", "visitas"),
            plural(i64::from(others), "contato", "contatos")
        ),
        _ => format!(
            "{asked}. Ainda não dá para dizer quantos você faz: são precisos {FEWEST_DAYS} dias de registros, e há {}.",
            found.known_days
        ),
    }
}

/// "Passar C de 60 para 75 dias libera 31." Only where more is asked than is made.
pub(crate) fn relief(found: &Capacity) -> Option<String> {
    let missing = found.missing()?;
    let short = format!("Faltam {} por mês.", plural(i64::from(missing), "contato", "contatos"));
    let Some((demand, relaxed)) = found.best() else { return Some(short) };
    let from = demand.days?;
    let to = super::format::days(i64::from(relaxed.days));
    Some(format!(
        "{short} Passar {} de {from} para {to} libera {}.",
        source(&demand.source),
        count(relaxed.freed as usize)
    ))
}

pub(crate) fn room(found: &Capacity) -> String {
    format!(
        "Pelas suas horas de trabalho cabem {} nos próximos 30 dias.",
        plural(i64::from(found.room), "visita", "visitas")
    )
}

/// As in "Passar C de 60 para 75 dias".
pub(crate) fn source(of: &CadenceSource) -> String {
    match of {
        CadenceSource::Own => "intervalos próprios".to_owned(),
        CadenceSource::Tag(name) => format!("a etiqueta “{name}”"),
        CadenceSource::Segment(name) => format!("o ramo “{name}”"),
        CadenceSource::Prospect => "potenciais".to_owned(),
        CadenceSource::NoOrders => "sem compras".to_owned(),
        CadenceSource::Abc(AbcClass::A) => "A".to_owned(),
        CadenceSource::Abc(AbcClass::B) => "B".to_owned(),
        CadenceSource::Abc(AbcClass::C) | CadenceSource::NoRevenue => "C".to_owned(),
    }
}

/// "60 dias" of an interval, or that each has its own.
pub(crate) fn interval(days: Option<u16>) -> String {
    days.map_or_else(|| "cada um o seu".to_owned(), |days| super::format::days(i64::from(days)))
}

pub(crate) fn file_name(monday: NaiveDate) -> String {
    format!("agenda-da-semana-de-{monday}")
}

#[cfg(test)]
#[path = "agenda_tests.rs"]
mod tests;
