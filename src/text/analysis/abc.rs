//! Curva ABC.
use super::*;

/// "23 de 164 clientes (14,0%) fazem os primeiros 80% do faturamento de 12 meses".
pub(crate) fn finding(in_a: Ratio, a_percent: u8) -> String {
    match in_a.den {
        0 => "Ninguém comprou nos últimos 12 meses".to_owned(),
        _ => format!(
            "{} de {} com compras ({}) {} os primeiros {a_percent}% do faturamento de 12 meses",
            count(in_a.num.unsigned_abs() as usize),
            plural(in_a.den, "cliente", "clientes"),
            percent(in_a),
            if in_a.num == 1 { "faz" } else { "fazem" },
        ),
    }
}

pub(crate) fn money(a: i64, total: i64) -> String {
    format!(
        "Curva A: {} de {}.",
        format::money_short(Centavos::new(a)),
        format::money_short(Centavos::new(total))
    )
}

pub(crate) fn class(class: AbcClass) -> &'static str {
    match class {
        AbcClass::A => "A",
        AbcClass::B => "B",
        AbcClass::C => "C",
    }
}

/// "Curva A (23)".
pub(crate) fn see(of: AbcClass, clients: usize) -> String {
    format!("Curva {} ({})", class(of), count(clients))
}

pub(crate) const NOTE: &str = "Toque em um trecho da curva para abrir os clientes dele. A linha tracejada de 20% mostra a regra 80/20: em muitas carteiras, um quinto dos clientes faz quatro quintos do faturamento.";
pub(crate) const TOP_FIFTH: &str = "20% dos clientes";
