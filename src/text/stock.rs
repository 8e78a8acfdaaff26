//! Words of stock at the client: counts, giro, dias de estoque, ruptura, suggested order.

use super::format::{date, decimal, integer, plural};
use crate::domain::measure::stock::{SellOutRate, StockInterval};
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;

pub(crate) const TITLE: &str = "Estoque no cliente";
pub(crate) const COUNT: &str = "Contar estoque";
pub(crate) const COUNTING: &str = "Contagem de estoque";
pub(crate) const COUNTING_NOTE: &str = "só o que você contou é salvo";
pub(crate) const DATE: &str = "Data da contagem";
pub(crate) const SAVE: &str = "Salvar contagem";
pub(crate) const UNITS: &str = "Unidades na prateleira";
pub(crate) const ANOTHER: &str = "Outro produto";
pub(crate) const MORE: &str = "Entregue, perdas, a caminho, caixa";
pub(crate) const DELIVERED: &str = "Entregue desde a última contagem";
pub(crate) const DELIVERED_HINT: &str = "Em branco: o que os pedidos dizem.";
pub(crate) const LOSSES: &str = "Perdas e devoluções";
pub(crate) const IN_TRANSIT: &str = "Pedido ainda não entregue";
pub(crate) const PACK: &str = "Unidades por caixa";
pub(crate) const NOTHING_COUNTED: &str = "Escreva as unidades de pelo menos um produto.";
pub(crate) const PRODUCT_NEEDED: &str = "Escreva o nome do produto contado.";
pub(crate) const NEGATIVE: &str = "Use zero ou mais unidades.";
pub(crate) const EMPTY: &str = "Conte o que está na prateleira em duas visitas: daí saem o giro, os dias de estoque, o dia da ruptura e o pedido sugerido.";
pub(crate) const ONE_COUNT: &str = "Falta mais uma contagem em outro dia para saber o giro.";
pub(crate) const NO_RATE: &str =
    "Sem contagens que fechem nos últimos meses: conte de novo para saber o giro.";
pub(crate) const NOTHING_SOLD: &str = "Nada saiu entre as contagens.";
pub(crate) const RESTOCKED: &str = "Houve pedido depois da contagem: conte de novo para saber a ruptura.";
pub(crate) const SUGGESTED: &str = "Pedido sugerido";
pub(crate) const NO_ORDER: &str = "o estoque basta até a próxima visita";
pub(crate) const TURNOVER: &str = "Giro";
pub(crate) const DAYS_OF_STOCK: &str = "Dias de estoque";
pub(crate) const STOCKOUT: &str = "Ruptura prevista";
pub(crate) const COUNTS: &str = "Contagens";
pub(crate) const DOES_NOT_ADD_UP: &str = "não fecha";
pub(crate) const REMOVE: &str = "Remover";

/// Columns of the history.
pub(crate) const COLUMNS: [&str; 6] = ["Data", "Contado", "Entregue", "Perdas", "Vendido", "Por dia"];

/// "90 unidades em 01/06/2026".
pub(crate) fn counted(units: i64, on: NaiveDate) -> String {
    format!("{} em {}", plural(units, "unidade", "unidades"), date(on))
}

/// "9,6 por dia", "pelo menos 9,6 por dia" where the shelf was seen empty.
pub(crate) fn per_day(rate: SellOutRate) -> String {
    let value = rate.per_day.value().map_or_else(|| "—".to_owned(), |value| decimal(value, 1));
    if rate.is_lower_bound { format!("pelo menos {value} por dia") } else { format!("{value} por dia") }
}

/// "2,6" or "—".
pub(crate) fn ratio(value: Option<Ratio>) -> String {
    value.and_then(Ratio::value).map_or_else(|| "—".to_owned(), |value| decimal(value, 1))
}

/// "ruptura prevista em 10/06/2026", "ruptura desde 10/06/2026".
pub(crate) fn stockout(on: NaiveDate, today: NaiveDate) -> String {
    if on < today {
        format!("ruptura provável desde {}", date(on))
    } else {
        format!("ruptura prevista em {}", date(on))
    }
}

/// "252 unidades (21 caixas de 12)".
pub(crate) fn suggestion(units: i64, pack: Option<i64>) -> String {
    let whole = plural(units, "unidade", "unidades");
    match pack.filter(|pack| *pack > 1) {
        Some(pack) => format!("{whole} ({} de {})", plural(units / pack, "caixa", "caixas"), integer(pack)),
        None => whole,
    }
}

/// What the suggestion covers.
pub(crate) fn until(next_visit: NaiveDate, lead: u16, safety: u16) -> String {
    format!(
        "Até a visita de {}, mais {} de entrega e {} de folga.",
        date(next_visit),
        plural(lead.into(), "dia", "dias"),
        plural(safety.into(), "dia", "dias")
    )
}

/// "De 04/05/2026 a 01/06/2026 sobrariam 40 unidades: fora da conta. Faltou anotar uma entrega?".
pub(crate) fn inconsistent(interval: &StockInterval) -> String {
    let extra = interval.sell_out().saturating_neg();
    format!(
        "De {} a {} sobram {} que ninguém entregou: fora da conta. Faltou anotar uma entrega, ou a contagem está errada?",
        date(interval.from),
        date(interval.to),
        plural(extra, "unidade", "unidades")
    )
}

/// "Remover contagem de 01/06/2026".
pub(crate) fn remove(on: NaiveDate) -> String {
    format!("Remover contagem de {}", date(on))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn figures_read_as_a_person_says_them() {
        let rate = |is_lower_bound| SellOutRate { per_day: Ratio::new(270, 28), is_lower_bound };
        assert_eq!(per_day(rate(false)), "9,6 por dia");
        assert_eq!(per_day(rate(true)), "pelo menos 9,6 por dia");
        assert_eq!(ratio(Some(Ratio::new(540, 210))), "2,6");
        assert_eq!(ratio(Some(Ratio::new(1, 0))), "—");
        assert_eq!(suggestion(252, Some(12)), "252 unidades (21 caixas de 12)");
        assert_eq!(suggestion(1, None), "1 unidade");
        assert_eq!(counted(90, d("2026-06-01")), "90 unidades em 01/06/2026");
    }

    #[test]
    fn a_ruptura_of_today_is_still_to_come() {
        let on = d("2026-06-10");
        assert_eq!(stockout(on, on), "ruptura prevista em 10/06/2026");
        assert_eq!(stockout(on, d("2026-06-11")), "ruptura provável desde 10/06/2026");
    }
}
