//! Concentração.
use super::*;

/// "Os 12 maiores fazem 63,0% do faturamento; 41 clientes fazem 80%".
pub(crate) fn finding(top: usize, share: Ratio, found: &Concentration) -> String {
    let who =
        if top == 1 { "O maior cliente faz".to_owned() } else { format!("Os {} maiores fazem", count(top)) };
    let eighty = match found.clients_for_80 {
        1 => "um só já faz 80%".to_owned(),
        many => format!("{} fazem 80%", plural(many as i64, "cliente", "clientes")),
    };
    format!("{who} {} do faturamento de 12 meses; {eighty}", percent(share))
}

pub(crate) const NOBODY: &str = "Ninguém comprou nos últimos 12 meses";

/// "Perder o maior, Padaria X, custaria R$ 12 mil por ano (8,1% do total)."
pub(crate) fn money(name: &str, found: &Concentration) -> String {
    format!(
        "Perder o maior, {name}, custaria {} por ano ({} do total).",
        format::money_short(Centavos::new(found.greatest.num)),
        percent(found.greatest)
    )
}

/// The two indexes with what they mean.
pub(crate) fn note(found: &Concentration) -> String {
    let alike = 1.0 / found.hhi.max(1e-9);
    format!(
        "Índice de Gini {}: 0 seria todos comprando igual, 1 seria um só comprando tudo. HHI {}: o mesmo que {} clientes iguais.",
        decimal(found.gini, 2),
        decimal(found.hhi, 3),
        decimal(alike, 0)
    )
}
