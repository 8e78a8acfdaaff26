//! Words of the roteiro: the stops of a day, what to do with free hours, who is missing for the goal.

use super::format::{date, decimal, integer, plural, time};
use chrono::{NaiveDate, NaiveTime};

pub(crate) const PARTS: &str = "Partes do roteiro";
pub(crate) const PART_ROUTE: &str = "Roteiro";
pub(crate) const PART_HOURS: &str = "Tempo livre";
pub(crate) const PART_GOAL: &str = "Falta para a meta";

pub(crate) const DAY: &str = "Dia";
pub(crate) const DAY_BEFORE: &str = "Dia útil anterior";
pub(crate) const DAY_AFTER: &str = "Próximo dia útil";

pub(crate) const OPTIMISE: &str = "Otimizar ordem";
pub(crate) const ADD_STOP: &str = "Parada";
pub(crate) const ADD_STOP_LABEL: &str = "Adicionar parada";
pub(crate) const ENDS: &str = "Início e fim";
pub(crate) const OPEN_MAPS: &str = "Abrir em outro mapa";
pub(crate) const MORE_TOOLS: &str = "Mais do roteiro";
pub(crate) const PRINT: &str = "Imprimir";
pub(crate) const STOPS: &str = "Paradas";
pub(crate) const PICTURE: &str = "Mapa do roteiro";
pub(crate) const PICTURE_KEYS: &str =
    "Setas movem o mapa, mais e menos aproximam, N e P andam pelas paradas, Enter abre.";
pub(crate) const ORDERING: &str = "Procurando a melhor ordem";
pub(crate) const CHOOSING: &str = "Escolhendo as paradas";
pub(crate) const REACHING: &str = "Procurando o caminho até a meta";
pub(crate) const SEARCH_FAILED: &str = "Não foi possível calcular. Nada foi alterado; tente de novo.";
pub(crate) const BEST_ALREADY: &str = "A ordem já é a melhor encontrada. Nada foi alterado.";

pub(crate) const EMPTY_TITLE: &str = "Nenhuma parada neste dia";
pub(crate) const CONFIRMED: &str = "visita confirmada";
pub(crate) const EMPTY_WHY: &str = "As visitas da agenda aparecem aqui. Sem agenda, o aplicativo sugere as paradas que mais valem a pena dentro da sua jornada.";
pub(crate) const SUGGEST: &str = "Sugerir paradas";
pub(crate) const CHOOSE_CLIENTS: &str = "Escolher clientes";
pub(crate) const NO_CLIENTS_TITLE: &str = "O roteiro começa pela carteira";
pub(crate) const NO_CLIENTS_WHY: &str = "Cadastre ou importe clientes para planejar o dia.";
pub(crate) const NO_PLACE_TITLE: &str = "Nenhum cliente com lugar no mapa";

pub(crate) const RECORD: &str = "Registrar";
pub(crate) const OTHER_RESULT: &str = "Outro resultado";
pub(crate) const OPEN_CLIENT: &str = "Abrir cliente";
pub(crate) const GOOGLE: &str = "Google Maps";
pub(crate) const WAZE: &str = "Waze";
pub(crate) const KEEP_FIRST: &str = "Manter como primeira";
pub(crate) const KEEP_LAST: &str = "Manter como última";
pub(crate) const FREE_FIRST: &str = "Não precisa ser a primeira";
pub(crate) const FREE_LAST: &str = "Não precisa ser a última";
pub(crate) const TAKE_OUT: &str = "Tirar do roteiro";
pub(crate) const FIRST: &str = "fica primeira";
pub(crate) const LAST: &str = "fica última";
pub(crate) const CLOSED: &str = "não recebe neste dia da semana";
pub(crate) const APPROXIMATE: &str = "lugar aproximado";
pub(crate) const LUNCH: &str = "almoço antes";
pub(crate) const NO_PHONE: &str = "sem telefone";
pub(crate) const UNPLACED: &str = "Sem lugar no mapa";
pub(crate) const UNPLACED_WHY: &str = "Ficam fora da ordem e dos quilômetros.";
pub(crate) const MADE: &str = "Feitas";

pub(crate) const START: &str = "Início";
pub(crate) const END: &str = "Fim";
pub(crate) const LEAVES_AT: &str = "Saída às";
pub(crate) const LEAVES_AT_HINT: &str = "Em branco: o começo da jornada em Ajustes.";
pub(crate) const NOT_A_TIME: &str = "Escreva a hora como 8:30";
pub(crate) const HOME: &str = "Base";
pub(crate) const HOME_MISSING: &str = "Base (ainda não definida)";
pub(crate) const AT_FIRST: &str = "Primeira parada";
pub(crate) const AT_LAST: &str = "Última parada";
pub(crate) const AT_PLACE: &str = "Minha posição";
pub(crate) const AT_CLIENT: &str = "Um cliente";
pub(crate) const HOME_TITLE: &str = "Sua base";
pub(crate) const HOME_WHY: &str =
    "De onde o dia sai e para onde volta. Fica salva neste aparelho, com a carteira.";
pub(crate) const HOME_NOT_SET: &str =
    "Ainda não definida: o roteiro começa na primeira parada e termina na última.";
pub(crate) const HOME_HERE: &str = "Usar minha posição";
pub(crate) const HOME_CLIENT: &str = "Usar o lugar de um cliente";
pub(crate) const PICK_CLIENT: &str = "Qual cliente?";
pub(crate) const NOBODY: &str = "Nenhum cliente com esse nome.";
pub(crate) const PICKED_HAS_NO_PLACE: &str = "Esse cliente ainda não tem lugar no mapa.";

pub(crate) const MAPS_TITLE: &str = "Abrir o roteiro";
pub(crate) const MAPS_WHY: &str =
    "Abre fora do aplicativo e precisa de internet. O Google Maps aceita até 11 pontos por vez; o Waze, um.";
pub(crate) const WAZE_NEXT: &str = "Waze até a próxima parada";

pub(crate) const ODOMETER: &str = "Hodômetro";
pub(crate) const ODOMETER_START: &str = "Na saída";
pub(crate) const ODOMETER_END: &str = "Na chegada";
pub(crate) const ODOMETER_KEEP: &str = "Salvar hodômetro";
pub(crate) const ODOMETER_BACKWARDS: &str = "A chegada tem de ser maior que a saída";
pub(crate) const KM: &str = "km";
pub(crate) const KM_WRONG: &str = "Escreva os quilômetros só com números.";

pub(crate) const PRINT_TITLE: &str = "Roteiro do dia";
pub(crate) const COLUMN_STOP: &str = "Nº";
pub(crate) const COLUMN_TIME: &str = "Chegada";
pub(crate) const COLUMN_CLIENT: &str = "Cliente";
pub(crate) const COLUMN_PHONES: &str = "Telefones";
pub(crate) const COLUMN_WAY: &str = "Trecho";
pub(crate) const COLUMN_NOTE: &str = "Última anotação";

pub(crate) mod hours {
    //! *Meu dia em N horas*.
    use super::{clock, duration, kilometres, plural};

    pub(crate) const QUESTION: &str = "Quanto tempo você tem?";
    pub(crate) const FROM: &str = "Saindo de";
    pub(crate) const FROM_HOME: &str = "Base";
    pub(crate) const FROM_HERE: &str = "Aqui";
    pub(crate) const FROM_CLIENT: &str = "Um cliente";
    pub(crate) const COMES_BACK: &str = "Voltar ao ponto de saída";
    pub(crate) const COMES_BACK_HINT: &str = "Desligado, o dia termina na última parada.";
    pub(crate) const CALCULATE: &str = "Escolher paradas";
    pub(crate) const USE: &str = "Usar como roteiro de hoje";
    pub(crate) const WHY: &str = "Escolhe as visitas que evitam a maior perda esperada e põem em dia os mais atrasados, dentro do tempo.";
    pub(crate) const NOTHING: &str = "Ninguém cabe nesse tempo a partir daqui.";
    pub(crate) const NEEDS_PLACE: &str = "Diga de onde você sai.";
    pub(crate) const EXACT: &str = "Melhor escolha possível.";
    pub(crate) const SEARCHED: &str = "Melhor escolha encontrada.";

    /// "3 h 30".
    pub(crate) fn hours(minutes: i64) -> String {
        duration(u32::try_from(minutes * 60).unwrap_or_default())
    }

    pub(crate) fn found(stops: usize, metres: u32, seconds: u32) -> String {
        let stops = plural(stops as i64, "parada", "paradas");
        format!("{stops} · {} · {} ao todo", kilometres(metres), duration(seconds))
    }

    pub(crate) fn ends(at: u32) -> String {
        format!("termina às {}", clock(at))
    }

    /// "R$ 1.240 em jogo".
    pub(crate) fn worth(amount: &str) -> String {
        format!("{amount} em jogo")
    }

    pub(crate) fn left_out(clients: usize) -> String {
        plural(clients as i64, "cliente ficou de fora", "clientes ficaram de fora")
    }
}

pub(crate) mod goal {
    //! *Quem falta para a meta*.
    use super::{date, duration, kilometres, plural};
    use chrono::NaiveDate;

    pub(crate) const REACHED_TITLE: &str = "A meta do mês já foi alcançada";
    pub(crate) const REACHED_WHY: &str = "Nada falta para a cobertura deste mês.";
    pub(crate) const CALCULATE: &str = "Achar o caminho mais curto";
    pub(crate) const TO_AGENDA: &str = "Levar para a agenda";
    pub(crate) const NEEDS_HOME: &str = "Defina sua base para calcular as distâncias.";
    pub(crate) const WHY: &str = "Os clientes ainda sem contato no mês que completam a meta com menos estrada, um dia útil de cada vez.";
    pub(crate) const NO_DAYS: &str = "Não há mais dia útil neste mês.";
    pub(crate) const OPEN_DAY: &str = "Abrir o dia";

    /// "Faltam 36 clientes para a meta de 80%: 124 de 200 já têm contato."
    pub(crate) fn missing(missing: u32, goal_percent: u8, covered: u32, eligible: u32) -> String {
        let missing = i64::from(missing);
        let verb = if missing == 1 { "Falta" } else { "Faltam" };
        format!(
            "{verb} {} para a meta de {goal_percent}%: {covered} de {eligible} já têm contato no mês.",
            plural(missing, "cliente", "clientes")
        )
    }

    /// "7 dias úteis até 30/11/2026, 8 visitas por dia, a partir de 23/11/2026".
    pub(crate) fn room(days: usize, from: NaiveDate, until: NaiveDate, visits: u16) -> String {
        format!(
            "{}, de {} a {}, até {} por dia.",
            plural(days as i64, "dia útil", "dias úteis"),
            date(from),
            date(until),
            plural(visits.into(), "visita", "visitas")
        )
    }

    /// "12 já têm compromisso até o fim do mês."
    pub(crate) fn in_agenda(clients: usize) -> String {
        let clients = clients as i64;
        let verb = if clients == 1 { "já tem" } else { "já têm" };
        format!("{} {verb} compromisso até o fim do mês.", plural(clients, "deles", "deles"))
    }

    pub(crate) fn found(visits: usize, days: usize, metres: u64, seconds: u32) -> String {
        format!(
            "{} em {} · {} · {} na estrada",
            plural(visits as i64, "visita", "visitas"),
            plural(days as i64, "dia", "dias"),
            kilometres(u32::try_from(metres).unwrap_or(u32::MAX)),
            duration(seconds)
        )
    }

    pub(crate) fn short(clients: usize) -> String {
        format!(
            "{} não cabem nos dias que restam ou não têm lugar no mapa: uma ligação também conta.",
            plural(clients as i64, "cliente", "clientes")
        )
    }

    pub(crate) fn day(date_words: &str, stops: usize, metres: u32, seconds: u32) -> String {
        let stops = plural(stops as i64, "parada", "paradas");
        format!("{date_words}: {stops} · {} · {}", kilometres(metres), duration(seconds))
    }
}

/// "8:05" of seconds of the day; past midnight goes on counting.
pub(crate) fn clock(seconds: u32) -> String {
    let minutes = (seconds + 30) / 60;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// "19 min", "2 h", "2 h 05".
pub(crate) fn duration(seconds: u32) -> String {
    let minutes = (seconds + 30) / 60;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// Under the map of the day.
pub(crate) const STRAIGHT: &str = "Linhas e distâncias retas, não pelas ruas.";

/// "12,4 km".
pub(crate) fn kilometres(metres: u32) -> String {
    format!("{} km", decimal(f64::from(metres) / 1000.0, 1))
}

/// "12,4 km · 19 min".
pub(crate) fn way(metres: u32, seconds: u32) -> String {
    format!("{} · {}", kilometres(metres), duration(seconds))
}

/// "+4,2 km, +9 min"; "sem diferença".
pub(crate) fn cost(metres: i64, seconds: i64) -> String {
    let (tenths, minutes) = ((metres as f64 / 100.0).round() as i64, (seconds as f64 / 60.0).round() as i64);
    if tenths == 0 && minutes == 0 {
        return "sem diferença".to_owned();
    }
    let sign = |value: i64| if value < 0 { "−" } else { "+" };
    let km = decimal(tenths.unsigned_abs() as f64 / 10.0, 1);
    format!("{}{km} km, {}{} min", sign(tenths), sign(minutes), minutes.unsigned_abs())
}

/// What a new order changes: "Padaria União: +4,2 km, +9 min".
pub(crate) fn moved(name: &str, cost: &str) -> String {
    format!("{name}: {cost}")
}

pub(crate) fn optimised(cost: &str, is_exact: bool) -> String {
    let how = if is_exact { "Melhor ordem possível" } else { "Melhor ordem encontrada" };
    format!("{how}: {cost}")
}

/// "8 paradas · 96,4 km · 2 h 24 na estrada · termina às 16:40".
pub(crate) fn summary(stops: usize, metres: u32, seconds: u32, ends: u32) -> String {
    format!(
        "{} · {} · {} na estrada · termina às {}",
        plural(stops as i64, "parada", "paradas"),
        kilometres(metres),
        duration(seconds),
        clock(ends)
    )
}

/// "Faltam 3 paradas · …".
pub(crate) fn summary_left(done: usize, left: usize, metres: u32, seconds: u32, ends: u32) -> String {
    let made = plural(done as i64, "feita", "feitas");
    match left {
        0 => format!("Todas as paradas feitas ({made})"),
        _ => format!("{made}, faltam {}", summary(left, metres, seconds, ends)),
    }
}

/// "visita até 10:10".
pub(crate) fn until(leaves: u32) -> String {
    format!("até {}", clock(leaves))
}

/// "combinado às 10:30".
pub(crate) fn agreed(at: NaiveTime) -> String {
    format!("combinado às {}", time(at))
}

/// "chega 12 min depois do combinado".
pub(crate) fn late(seconds: u32, is_agreed: bool) -> String {
    let what = if is_agreed { "do combinado" } else { "do horário em que recebe" };
    format!("chega {} depois {what}", duration(seconds))
}

/// "recebe de 08:00 às 11:30".
pub(crate) fn receives(hours: &str) -> String {
    format!("recebe de {hours}")
}

/// "Definida: Rua das Flores".
pub(crate) fn home_is(name: Option<&str>) -> String {
    name.map_or_else(|| "Definida.".to_owned(), |name| format!("Definida: {name}."))
}

/// "espera 20 min".
pub(crate) fn waits(seconds: u32) -> String {
    format!("espera {}", duration(seconds))
}

pub(crate) fn back(metres: u32, seconds: u32, ends: u32) -> String {
    format!("Volta: {} · chega às {}", way(metres, seconds), clock(ends))
}

pub(crate) fn made_at(at: Option<NaiveTime>) -> String {
    at.map_or_else(|| "feita".to_owned(), |at| format!("feita às {}", time(at)))
}

/// "21/11/2026: quer catálogo novo".
pub(crate) fn note(on: NaiveDate, text: &str) -> String {
    format!("{}: {text}", date(on))
}

pub(crate) fn move_handle(name: &str) -> String {
    format!("Mudar de lugar: {name}. Arraste, ou use as setas")
}

pub(crate) fn up(name: &str) -> String {
    format!("Subir {name}")
}

pub(crate) fn down(name: &str) -> String {
    format!("Descer {name}")
}

pub(crate) fn more(name: &str) -> String {
    format!("Mais sobre {name}")
}

pub(crate) fn record_with(name: &str) -> String {
    format!("Registrar visita com sucesso: {name}")
}

pub(crate) fn call(name: &str, phone: &str) -> String {
    format!("Ligar para {name}: {phone}")
}

/// "Google Maps: paradas 1 a 9".
pub(crate) fn stretch(from: usize, until: usize) -> String {
    if from == until {
        format!("Google Maps: parada {from}")
    } else {
        format!("Google Maps: paradas {from} a {until}")
    }
}

pub(crate) fn whole_way() -> &'static str {
    "Google Maps: roteiro inteiro"
}

/// "Dirigiu 118 km; em linha reta, 84 km."
pub(crate) fn driven(km: u32, straight_metres: u32) -> String {
    format!("Dirigiu {} km; em linha reta, {}.", integer(km.into()), kilometres(straight_metres))
}

/// "Fator de estrada 1,42, medido em 12 roteiros."
pub(crate) fn measured(factor_hundredths: u16, days: usize) -> String {
    let factor = decimal(f64::from(factor_hundredths) / 100.0, 2);
    format!("Fator de estrada {factor}, medido em {}.", plural(days as i64, "roteiro", "roteiros"))
}

/// "O fator de estrada se ajusta sozinho com 10 leituras: faltam 7."
pub(crate) fn readings_missing(known: usize, needed: usize) -> String {
    let missing = needed.saturating_sub(known);
    let verb = if missing == 1 { "falta" } else { "faltam" };
    format!("O fator de estrada se ajusta sozinho com {needed} leituras: {verb} {missing}.")
}

pub(crate) fn spoken_stop(number: usize, name: &str, arrives: Option<u32>) -> String {
    match arrives {
        Some(arrives) => format!("Parada {number}: {name}, chegada às {}", clock(arrives)),
        None => format!("Parada {number}: {name}"),
    }
}

#[cfg(test)]
#[path = "day_route_tests.rs"]
mod tests;
