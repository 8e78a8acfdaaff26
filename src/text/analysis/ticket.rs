//! Ticket médio and mix.
use super::*;

pub(crate) const AVERAGE: &str = "Ticket médio (R$)";
pub(crate) const FREQUENCY: &str = "Pedidos por comprador";
pub(crate) const PER_BUYER: &str = "Por comprador (R$)";
pub(crate) const MIX: &str = "Produtos por comprador";
pub(crate) const REVENUE: &str = "Faturamento (R$)";
pub(crate) const NOTE: &str = "Ticket médio × pedidos por comprador = faturamento por comprador. O mix conta os produtos diferentes de cada comprador no mês.";

/// "Cada comprador fez 8,4 pedidos em 12 meses, com 3,1 produtos diferentes".
pub(crate) fn finding(year: Sales, mix: Ratio) -> String {
    match (year.frequency().value(), mix.value()) {
        (None, _) => "Ninguém comprou nos últimos 12 meses".to_owned(),
        (Some(orders), None) => {
            format!("Cada comprador fez {} pedidos em 12 meses", decimal(orders, 1))
        }
        (Some(orders), Some(mix)) => format!(
            "Cada comprador fez {} pedidos em 12 meses, com {} produtos diferentes",
            decimal(orders, 1),
            decimal(mix, 1)
        ),
    }
}

/// "Ticket médio de R$ 1.234,56; R$ 10 mil por comprador."
pub(crate) fn money(year: Sales) -> String {
    let short = |ratio: Ratio| {
        format::or_none(ratio.quotient_half_up(), |centavos| format::money(Centavos::new(centavos)))
    };
    format!(
        "Ticket médio de {}; {} por comprador em 12 meses.",
        short(year.average_ticket()),
        short(year.revenue_per_buyer())
    )
}
