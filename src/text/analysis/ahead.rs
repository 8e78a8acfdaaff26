//! P(vivo), resgate and the next 30 days.
use super::*;

pub(crate) const P_ALIVE: &str = "Chance de ainda comprar (%)";
pub(crate) const P_BUYS: &str = "Chance de comprar em 30 dias (%)";
pub(crate) const EXPECTED: &str = "Pedidos esperados";
pub(crate) const EXPECTED_MONEY: &str = "Valor esperado (R$)";
pub(crate) const NEXT_ORDER: &str = "Próximo pedido";
pub(crate) const MONTHLY: &str = "Compra por mês (R$)";
pub(crate) const LOSS: &str = "Perda esperada por mês (R$)";
pub(crate) const AXIS_ALIVE: &str = "Chance de ainda comprar";
pub(crate) const AXIS_MONTHLY: &str = "R$ por mês";
pub(crate) const LEAST: &str = "5%";
pub(crate) const MOST: &str = "80%";
pub(crate) const BRUSH: &str = "Selecionar uma área";
pub(crate) const BRUSH_OFF: &str = "Parar de selecionar";
pub(crate) const MAP_NOTE: &str = "Entre as linhas tracejadas a dúvida é maior, e um contato decide: à esquerda quase certo que já foi, à direita quase certo que continua. Selecione uma área para abrir os clientes dela.";
pub(crate) const NEXT_NOTE: &str = "Soma das chances de cada cliente, pelo ritmo dele e da carteira. A data é a do dia em que comprar passa a ser mais provável que não comprar, se o cliente continua.";
pub(crate) const EXPECTED_BY_DAY: &str = "Clientes com pedido esperado no dia";

/// "27 clientes entre 5% e 80% de chance de ainda comprar: aqui um contato decide".
pub(crate) fn rescue(worth: usize, buyers: usize) -> String {
    match (worth, buyers) {
        (_, 0) => "Ninguém comprou ainda".to_owned(),
        (0, _) => "Nenhum cliente com compras no ano está na zona de resgate".to_owned(),
        _ => format!(
            "{} na zona de resgate, entre {} que já compraram: a chance de ainda comprar está entre 5% e 80%",
            plural(worth as i64, "cliente está", "clientes estão"),
            count(buyers)
        ),
    }
}

/// "62% de chance de ainda comprar".
pub(crate) fn chance_note(p_alive: f64) -> String {
    format!("{} de chance de ainda comprar", chance_percent(p_alive))
}

pub(crate) fn rescue_money(loss: i64) -> String {
    format!("Perda esperada deles: {} por mês.", format::money_short(Centavos::new(loss)))
}

/// "São esperados 84 pedidos nos próximos 30 dias; 61 clientes devem comprar mais provavelmente que não".
pub(crate) fn next(orders: f64, likely: usize) -> String {
    format!(
        "São esperados {} pedidos nos próximos 30 dias; {} mais chance de comprar que de não comprar",
        decimal(orders, 0),
        plural(likely as i64, "cliente tem", "clientes têm")
    )
}

/// "Pedido esperado em 28/11/2026 (8)".
pub(crate) fn expected_on(day: chrono::NaiveDate, clients: usize) -> String {
    format!("Pedido esperado em {} ({})", format::date(day), count(clients))
}

pub(crate) const BY_NUMBERS: &str = "Selecionar por números";
pub(crate) const FROM: &str = "Chance de ainda comprar, a partir de";
pub(crate) const TO: &str = "Chance de ainda comprar, até";
pub(crate) const AT_LEAST: &str = "Compra por mês, a partir de";

/// "Ver 12 clientes".
pub(crate) fn see(clients: usize) -> String {
    format!("Ver {}", plural(clients as i64, "cliente", "clientes"))
}

pub(crate) fn percent_of(number: i64) -> String {
    format!("{number}%")
}

pub(crate) fn reais(reais: i64) -> String {
    format::money_short(Centavos::new(reais.saturating_mul(100)))
}

pub(crate) fn next_money(centavos: i64) -> String {
    format!("Valem cerca de {}.", format::money_short(Centavos::new(centavos)))
}
