//! Words of the *Simulador de regra*.

use super::format::{self, percent, plural};
use super::labels;
use crate::domain::coverage::Tally;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::money::Centavos;

pub const INTRO: &str =
    "Mova os limites e veja na hora o que mudaria na carteira. Nada é guardado até você aplicar.";
pub const RULES: &str = "Regras";
pub const EFFECT: &str = "O que mudaria";
pub const CLASS: &str = "Classe";
pub const NOW: &str = "Hoje";
pub const THEN: &str = "Simulado";
pub const AT_STAKE: &str = "Por mês, simulado";
pub const COVERAGE: &str = "Cobertura do mês";
pub const APPLY: &str = "Aplicar";
pub const DISCARD: &str = "Descartar";
pub const FIXED_NOTE: &str = "As regras usam períodos fixos: os três prazos valem para todos os clientes.";
pub const OWN_NOTE: &str = "As regras usam o ciclo de cada cliente: os limites são múltiplos dele.";
pub const LATE: &str = "Atrasados e esquecidos";

/// "12 clientes mudariam de classe e 5 de estado do contato."
pub fn changes(classes: usize, states: usize) -> String {
    match (classes, states) {
        (0, 0) => "Nada mudaria.".to_owned(),
        (classes, states) => format!(
            "{} de classe e {} de estado do contato.",
            plural(classes as i64, "cliente mudaria", "clientes mudariam"),
            format::count(states)
        ),
    }
}

/// "62,0% (124 de 200)".
pub fn coverage(tally: &Tally) -> String {
    format!("{} ({})", percent(tally.coverage()), format::of_whole(tally.coverage()))
}

/// "ativos".
pub fn class(class: Lifecycle) -> &'static str {
    labels::lifecycles(class)
}

/// "45" or "48 (+3)".
pub fn count(now: usize, then: usize) -> String {
    match then as i64 - now as i64 {
        0 => format::count(then),
        more if more > 0 => format!("{} (+{})", format::count(then), format::integer(more)),
        less => format!("{} (−{})", format::count(then), format::integer(-less)),
    }
}

/// "30 dias", "150% do ciclo".
pub fn with_unit(number: i64, unit: &str) -> String {
    let between = if unit.starts_with('%') { "" } else { "\u{a0}" };
    format!("{}{between}{unit}", format::integer(number))
}

pub fn money(centavos: i64) -> String {
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
        assert_eq!(changes(1, 5), "1 cliente mudaria de classe e 5 de estado do contato.");
    }
}
