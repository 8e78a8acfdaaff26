//! Words of the map: legend with its cuts, the card of a client, correcting a place, cobertura by area.

use super::format::{count, integer, money_short, of_whole, percent_whole, plural, plural_word};
use super::labels;
use crate::domain::measure::tally::Tally;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rules::CadenceRules;
use crate::domain::value::money::Centavos;

pub(crate) const NAME: &str = "Mapa dos clientes";
pub(crate) const KEYBOARD_HINT: &str = "Setas movem o mapa; mais e menos aproximam e afastam; Page Down e Page Up vão de ponto em ponto; Enter abre; C cadastra um cliente no centro; zero mostra tudo.";
pub(crate) const ZOOM_IN: &str = "Aproximar";
pub(crate) const ZOOM_OUT: &str = "Afastar";
pub(crate) const SEE_ALL: &str = "Ver tudo";
pub(crate) const MY_POSITION: &str = "Minha posição";
pub(crate) const LEGEND: &str = "Legenda e filtro";
pub(crate) const SCALE: &str = "Cores por";
pub(crate) const SCALE_RELATIVE: &str = "Intervalo";
pub(crate) const SCALE_DAYS: &str = "Dias";
/// The picker of colours says what it picks: it has no room for a title.
pub(crate) const COLOUR_RELATIVE: &str = "Cor: intervalo";
pub(crate) const COLOUR_DAYS: &str = "Cor: dias";
pub(crate) const COLOUR_HOLDER: &str = "Cor: vendedor";
pub(crate) const COLOUR_ABC: &str = "Cor: curva ABC";
pub(crate) const COLOUR_PRINCIPAL: &str = "Cor: representada";
pub(crate) const COLOUR_RISK: &str = "Cor: risco";
pub(crate) const NO_CLASS: &str = "sem classe";
pub(crate) const NO_PRINCIPAL: &str = "sem representada";
pub(crate) const SEVERAL_PRINCIPALS: &str = "mais de uma";
pub(crate) const NO_RISK_DATA: &str = "sem dados";
pub(crate) const LAYER: &str = "Mostrar";
pub(crate) const LAYER_CLIENTS: &str = "Clientes";
pub(crate) const LAYER_COVERAGE: &str = "Cobertura";
pub(crate) const LAYER_HEAT: &str = "Calor";
pub(crate) const HEAT_TITLE: &str = "Compras dos esquecidos";
pub(crate) const HEAT_LESS: &str = "menos R$";
pub(crate) const HEAT_MORE: &str = "mais R$";
pub(crate) const HEAT_LIST: &str = "Ver os esquecidos";
pub(crate) const LIST: &str = "Lista";
pub(crate) const FILTERS: &str = "Filtros";
pub(crate) const CLOSE_LIST: &str = "Fechar a lista";
pub(crate) const CLOSE_CARD: &str = "Fechar";
pub(crate) const SHOW_ALL_OF_FILTER: &str = "Limpar filtros";
pub(crate) const OPEN_CLIENT: &str = "Abrir cliente";
pub(crate) const MOVE: &str = "Corrigir posição";
pub(crate) const PUT_ON_MAP: &str = "Pôr no mapa";
pub(crate) const MOVE_HOW: &str =
    "Toque no lugar certo ou arraste o ponto. As setas do teclado também movem.";
pub(crate) const MOVE_SAVE: &str = "Salvar lugar";
pub(crate) const MOVE_HERE: &str = "Usar minha posição";
pub(crate) const CANCEL: &str = "Cancelar";
pub(crate) const APPROXIMATE: &str = "Sem coordenadas: mostrado na sede do município";
pub(crate) const NO_PLACE: &str = "Sem município nem coordenadas";
pub(crate) const POINTED: &str = "Lugar marcado no mapa";
pub(crate) const REGISTER_HERE: &str = "Cadastrar aqui";
pub(crate) const REGISTER_MIDDLE: &str = "Cadastrar cliente no centro do mapa";
pub(crate) const NOT_IN_THE_PAST: &str = "Para cadastrar, volte para hoje.";
pub(crate) const POSITION_DENIED: &str =
    "Sem permissão para usar a posição. Libere a localização nas configurações do navegador.";
pub(crate) const POSITION_UNAVAILABLE: &str = "O aparelho não informou a posição. Nada foi alterado.";
pub(crate) const POSITION_TOO_LONG: &str = "A posição demorou demais. Tente de novo a céu aberto.";
pub(crate) const OUTLINES_FAILED: &str = "O contorno do mapa não abriu. Os clientes continuam na lista.";
pub(crate) const DRAW: &str = "Contornar clientes";
pub(crate) const DRAW_HOW: &str = "Contorne os clientes com o dedo, sem levantar. Dois dedos movem o mapa; Enter escolhe o que está na tela.";
pub(crate) const DRAW_IN_VIEW: &str = "Usar o que está na tela";
pub(crate) const DRAW_AGAIN: &str = "Contornar de novo";
pub(crate) const NOBODY_INSIDE: &str = "Nenhum cliente dentro do contorno. Nada mudou.";
pub(crate) const AREA: &str = "Área no mapa";
pub(crate) const LEAVE_AREA: &str = "Tirar a área";
pub(crate) const SEE_LIST: &str = "Ver lista";
pub(crate) const PUT_ON_AGENDA: &str = "Pôr na agenda";
pub(crate) const VISIT_ON: &str = "Visitar no dia";
pub(crate) const FILTERED_OUT: &str = "Nenhum cliente passa pelos filtros";
/// The licences of the shipped places ask to be named.
pub(crate) const CREDIT: &str = "Contornos: IBGE, Natural Earth · Lugares: GeoNames";

/// The seas, with latitude and longitude of where the name stands, in degrees.
pub(crate) const WATERS: [(&str, f64, f64); 4] = [
    ("Oceano Atlântico", -23.5, -37.0),
    ("Oceano Atlântico", -8.0, -29.0),
    ("Oceano Atlântico", 6.5, -44.5),
    ("Oceano Pacífico", -18.0, -82.0),
];
/// The neighbours and the land beyond them, likewise.
pub(crate) const NEIGHBOURS: [(&str, f64, f64); 12] = [
    ("Argentina", -33.5, -65.0),
    ("Uruguai", -32.9, -56.0),
    ("Paraguai", -22.8, -59.0),
    ("Bolívia", -17.2, -64.5),
    ("Peru", -9.0, -76.0),
    ("Colômbia", 3.0, -73.0),
    ("Venezuela", 7.0, -65.5),
    ("Guiana", 5.5, -59.0),
    ("Suriname", 4.2, -56.0),
    ("Guiana Francesa", 3.9, -53.1),
    ("Chile", -24.0, -69.3),
    ("Equador", -1.2, -78.6),
];

/// "500 m", "2 km": the bar of the scale.
pub(crate) fn distance(metres: u32) -> String {
    match metres {
        0..1000 => format!("{} m", integer(i64::from(metres))),
        _ => format!("{} km", integer(i64::from(metres / 1000))),
    }
}

/// "41 d": the days at a mark.
pub(crate) fn days_at_mark(days: u16) -> String {
    format!("{} d", integer(i64::from(days)))
}

/// The cut of a state as the legend prints it, from the rules in force.
pub(crate) fn relative_cut(state: ContactState, rules: &CadenceRules) -> String {
    let (due, overdue, forgotten) =
        (rules.due_from_hundredths, rules.overdue_from_hundredths, rules.forgotten_from_hundredths);
    match state {
        ContactState::OnTrack => format!("menos de {due}% do intervalo"),
        ContactState::Due => format!("{due}% a {}%", overdue.saturating_sub(1)),
        ContactState::Overdue => format!("{overdue}% a {}%", forgotten.saturating_sub(1)),
        ContactState::Forgotten => format!("{forgotten}% ou mais"),
        ContactState::Never => "nunca contatado".to_owned(),
    }
}

/// "0 a 7 dias", "8 a 15 dias", … "mais de 90 dias"; bands count from zero.
pub(crate) fn day_band(band: usize, cuts: &[u16; 5]) -> String {
    let from = band.checked_sub(1).and_then(|before| cuts.get(before)).map_or(0, |cut| cut + 1);
    match cuts.get(band) {
        Some(to) => format!("{from} a {to} dias"),
        None => format!("mais de {} dias", from.saturating_sub(1)),
    }
}

/// "0 a 19%", … "80% ou mais".
pub(crate) fn share_cut(step: usize) -> String {
    match step {
        0..=3 => format!("{} a {}%", step * 20, step * 20 + 19),
        _ => "80% ou mais".to_owned(),
    }
}

/// "62%" and "124 de 200": the lines inside an area.
pub(crate) fn area_lines(name: &str, tally: Tally) -> Vec<String> {
    vec![format!("{name} {}", percent_whole(tally.coverage())), of_whole(tally.coverage())]
}

/// "Cobertura de novembro de 2026 por UF".
pub(crate) fn coverage_title(month: &str, by_city: bool) -> String {
    format!("Cobertura de {month} por {}", if by_city { "município" } else { "UF" })
}

/// "12 clientes que contam não têm UF".
pub(crate) fn nowhere(clients: u32) -> String {
    let noun = plural(i64::from(clients), "cliente que conta", "clientes que contam");
    format!("{noun} {} UF", plural_word(i64::from(clients), "não tem", "não têm"))
}

/// "48 na tela, de 200".
pub(crate) fn in_view(shown: usize, all: usize) -> String {
    format!("{} na tela, de {}", count(shown), count(all))
}

/// "3 sem lugar no mapa".
pub(crate) fn unplaced(clients: usize) -> String {
    format!("{} sem lugar no mapa", count(clients))
}

/// "R$ 12,3 mil por mês".
pub(crate) fn a_month(monthly: Centavos) -> String {
    format!("{} por mês", money_short(monthly))
}

/// ", de 34 clientes".
pub(crate) fn heat_of(clients: usize) -> String {
    format!(", de {}", plural(i64::try_from(clients).unwrap_or(i64::MAX), "cliente", "clientes"))
}

/// "Sem compra em 12 meses, fora da soma: 3 clientes".
pub(crate) fn heat_without(clients: usize) -> String {
    let who = plural(i64::try_from(clients).unwrap_or(i64::MAX), "cliente", "clientes");
    format!("Sem compra em 12 meses, fora da soma: {who}")
}

/// "12 clientes na área".
pub(crate) fn in_area(clients: usize) -> String {
    format!("{} na área", plural(i64::try_from(clients).unwrap_or(i64::MAX), "cliente", "clientes"))
}

/// "Marcar 12 visitas".
pub(crate) fn plan_visits(clients: usize) -> String {
    format!("Marcar {}", plural(i64::try_from(clients).unwrap_or(i64::MAX), "visita", "visitas"))
}

/// "8 clientes neste ponto".
pub(crate) fn at_this_spot(clients: usize) -> String {
    format!("{} neste ponto", plural(i64::try_from(clients).unwrap_or(i64::MAX), "cliente", "clientes"))
}

/// "Ver todos os 300".
pub(crate) fn see_all_at_spot(clients: usize) -> String {
    format!("Ver todos os {}", count(clients))
}

/// "41 dias sem contato; intervalo de 30 dias", "Sem registro de contato; intervalo de 30 dias".
pub(crate) fn days_line(days: Option<i32>, cadence: u16) -> String {
    let interval = format!("intervalo de {}", plural(i64::from(cadence), "dia", "dias"));
    match days {
        Some(days) => format!("{} sem contato; {interval}", plural(i64::from(days), "dia", "dias")),
        None => format!("Sem registro de contato; {interval}"),
    }
}

/// What a screen reader says of one client on the map.
pub(crate) fn spoken_client(name: &str, state: ContactState, days: Option<i32>, place: &str) -> String {
    let days = match days {
        Some(days) => format!("{} sem contato", plural(i64::from(days), "dia", "dias")),
        None => "nunca contatado".to_owned(),
    };
    format!("{name}, {}, {days}, {place}", labels::state(state))
}

/// What a screen reader says of a group: "4 clientes: 2 em dia, 1 atrasado, 1 esquecido".
pub(crate) fn spoken_group(mix: &[(String, u32)]) -> String {
    let total: u32 = mix.iter().map(|(_, number)| number).sum();
    let parts: Vec<String> =
        mix.iter().map(|(name, number)| format!("{} {name}", integer(i64::from(*number)))).collect();
    format!("{}: {}", plural(i64::from(total), "cliente", "clientes"), parts.join(", "))
}

/// What the exclamation mark at a pin says: "! crédito bloqueado: 3 clientes".
pub(crate) fn flagged(clients: usize) -> String {
    format!("! {}: {}", super::risk::BLOCKED, super::format::plural(clients as i64, "cliente", "clientes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_print_the_rules_without_gap_or_overlap() {
        let rules = CadenceRules::default();
        let cuts: Vec<String> =
            ContactState::ALL.into_iter().map(|state| relative_cut(state, &rules)).collect();
        assert_eq!(
            cuts,
            ["menos de 70% do intervalo", "70% a 99%", "100% a 149%", "150% ou mais", "nunca contatado"]
        );
        let bands: Vec<String> = (0..6).map(|band| day_band(band, &rules.day_cuts)).collect();
        assert_eq!(
            bands,
            ["0 a 7 dias", "8 a 15 dias", "16 a 30 dias", "31 a 60 dias", "61 a 90 dias", "mais de 90 dias"]
        );
        let shares: Vec<String> = (0..5).map(share_cut).collect();
        assert_eq!(shares, ["0 a 19%", "20 a 39%", "40 a 59%", "60 a 79%", "80% ou mais"]);
    }

    #[test]
    fn figures_never_stand_without_their_whole() {
        let tally = Tally { eligible: 200, covered: 124, ..Tally::default() };
        assert_eq!(area_lines("SP", tally), ["SP 62%", "124 de 200"]);
        assert_eq!(area_lines("AC", Tally::default())[0], "AC —");
    }

    #[test]
    fn one_and_many_agree_with_their_verbs() {
        assert_eq!(unplaced(1234), "1.234 sem lugar no mapa");
        assert_eq!(nowhere(1), "1 cliente que conta não tem UF");
        assert_eq!(days_line(Some(1), 30), "1 dia sem contato; intervalo de 30 dias");
        assert_eq!(days_line(None, 15), "Sem registro de contato; intervalo de 15 dias");
    }

    #[test]
    fn distances_and_days_are_short() {
        assert_eq!([1, 500, 1000, 200_000].map(distance), ["1 m", "500 m", "1 km", "200 km"]);
        assert_eq!([0, 41, 1234].map(days_at_mark), ["0 d", "41 d", "1.234 d"]);
    }

    #[test]
    fn groups_are_read_with_their_mix() {
        let mix = [("em dia".to_owned(), 2), ("esquecido".to_owned(), 1)];
        assert_eq!(spoken_group(&mix), "3 clientes: 2 em dia, 1 esquecido");
        assert_eq!(
            spoken_client("Padaria Sol", ContactState::Overdue, Some(41), "Campinas/SP"),
            "Padaria Sol, atrasado, 41 dias sem contato, Campinas/SP"
        );
    }
}
