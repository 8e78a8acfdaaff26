//! Words of the *Simulador de regra*.

use super::format::{self, plural};
use super::labels;
use crate::domain::indicator::analysis::simulation::Shift;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;

pub(crate) const INTRO: &str =
    "Mova os limites e veja na hora o que mudaria na carteira. Nada é guardado até você aplicar.";
pub(crate) const RULES: &str = "Regras";
pub(crate) const EFFECT: &str = "O que mudaria";
pub(crate) const CLASS: &str = "Classe";
pub(crate) const NOW: &str = "Hoje";
pub(crate) const THEN: &str = "Simulado";
pub(crate) const AT_STAKE: &str = "Por mês, simulado";
pub(crate) const COVERAGE: &str = "Cobertura";
pub(crate) const APPLY: &str = "Aplicar";
pub(crate) const DISCARD: &str = "Descartar";
pub(crate) const FIXED_NOTE: &str =
    "As regras usam períodos fixos: os três prazos valem para todos os clientes.";
pub(crate) const OWN_NOTE: &str = "As regras usam o ciclo de cada cliente: os limites são múltiplos dele.";
pub(crate) const MAP: &str = "Mapa do que mudaria";
pub(crate) const MAP_KEYS: &str =
    "Setas andam de ponto em ponto; Enter diz o que mudaria; + e − aproximam e afastam.";
pub(crate) const COLOUR_BY: &str = "O mapa mostra";
pub(crate) const BY_CHANGE: &str = "Mudanças";
pub(crate) const BY_STATE: &str = "Contato";
pub(crate) const TAP_HINT: &str = "Toque em um ponto para ver o que mudaria nele.";
pub(crate) const NOWHERE: &str = "Nenhum cliente tem lugar no mapa: falta município ou coordenadas.";

/// One entry of the legend of changes.
pub(crate) fn shift(shift: Shift) -> &'static str {
    match shift {
        Shift::Same => "fica como está",
        Shift::Warmer => "esquenta",
        Shift::Colder => "esfria",
    }
}

/// "R$ 12 mil por mês mudariam de classe."
pub(crate) fn moved(centavos: i64) -> String {
    format!("{} por mês mudariam de classe.", money(centavos))
}

/// "Padaria Sol: ativo → em risco; em dia, como hoje".
pub(crate) fn of_client(
    name: &str,
    class: (Lifecycle, Lifecycle),
    state: (ContactState, ContactState),
) -> String {
    let class = change(labels::lifecycle(class.0), labels::lifecycle(class.1));
    format!("{name}: {class}; {}.", change(labels::state(state.0), labels::state(state.1)))
}

fn change(before: &str, after: &str) -> String {
    if before == after { format!("{before}, como hoje") } else { format!("{before} → {after}") }
}

/// "12 clientes aqui: 3 esfriam".
pub(crate) fn of_group(clients: usize, colder: usize, warmer: usize) -> String {
    let parts = [(colder, "esfria", "esfriam"), (warmer, "esquenta", "esquentam")];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| plural(count as i64, one, many))
        .collect();
    let changes = if parts.is_empty() { "nenhum muda de classe".to_owned() } else { parts.join(", ") };
    format!("{} aqui: {changes}.", plural(clients as i64, "cliente", "clientes"))
}

pub(crate) const LATE: &str = "Atrasados e esquecidos";

/// "12 clientes mudariam de classe e 5 de estado do contato."
pub(crate) fn changes(classes: usize, states: usize) -> String {
    match (classes, states) {
        (0, 0) => "Nada mudaria.".to_owned(),
        (classes, states) => format!(
            "{} de classe e {} de estado do contato.",
            plural(classes as i64, "cliente mudaria", "clientes mudariam"),
            format::count(states)
        ),
    }
}

/// "124 de 200".
pub(crate) fn of_coverage(coverage: Ratio) -> String {
    format::of_whole(coverage)
}

/// "ativos".
pub(crate) fn class(class: Lifecycle) -> &'static str {
    labels::lifecycles(class)
}

/// "45" or "48 (+3)".
pub(crate) fn count(now: usize, then: usize) -> String {
    match then as i64 - now as i64 {
        0 => format::count(then),
        more if more > 0 => format!("{} (+{})", format::count(then), format::integer(more)),
        less => format!("{} (−{})", format::count(then), format::integer(-less)),
    }
}

/// "30 dias", "150% do ciclo".
pub(crate) fn with_unit(number: i64, unit: &str) -> String {
    let between = if unit.starts_with('%') { "" } else { "\u{a0}" };
    format!("{}{between}{unit}", format::integer(number))
}

pub(crate) fn money(centavos: i64) -> String {
    format::money_short(Centavos::new(centavos))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_says_how_much_it_would_change() {
        assert_eq!((count(5, 5), count(5, 7), count(5, 2)), ("5".into(), "7 (+2)".into(), "2 (−3)".into()));
        assert_eq!(
            (with_unit(150, "% do ciclo"), with_unit(30, "dias")),
            ("150% do ciclo".into(), "30\u{a0}dias".into())
        );
        assert_eq!(changes(0, 0), "Nada mudaria.");
        let class = (Lifecycle::Active, Lifecycle::AtRisk);
        let state = (ContactState::OnTrack, ContactState::OnTrack);
        assert_eq!(of_client("Sol", class, state), "Sol: ativo → em risco; em dia, como hoje.");
        assert_eq!(of_group(12, 3, 0), "12 clientes aqui: 3 esfriam.");
        assert_eq!(of_group(2, 0, 0), "2 clientes aqui: nenhum muda de classe.");
        assert_eq!(changes(1, 5), "1 cliente mudaria de classe e 5 de estado do contato.");
    }
}
