//! Words of *Ramos em alta*.

use crate::domain::segment::sector::{LEAST_CLIENTS, LEAST_ORDERS, Sector, WINDOW_DAYS};
use crate::text::format::{date, decimal, list};
use chrono::NaiveDate;

pub(crate) const TABLE: &str = "Ramos com pedidos suficientes";
pub(crate) const SECTOR: &str = "Ramo";
pub(crate) const NOW: &str = "Pedidos em 90 dias";
pub(crate) const BEFORE: &str = "Nos 90 antes";
pub(crate) const REST: &str = "Os outros ramos";
pub(crate) const GROWTH: &str = "Crescimento sobre os outros";
pub(crate) const NEAR: &str = "Potenciais perto da agenda";
pub(crate) const NO_NEAR: &str =
    "Nenhum potencial destes ramos com lugar no mapa perto de uma visita dos próximos 7 dias.";

/// "Padaria aquece: pedidos crescem 1,9× o ritmo dos outros ramos (de 1,1× a 3,2×)".
pub(crate) fn heating(sectors: &[&Sector]) -> String {
    match sectors {
        [] => "Nenhum ramo cresce claramente mais que os outros".to_owned(),
        [one] => format!("{} aquece: {} o ritmo dos outros ramos", one.name, growth(one)),
        many => {
            let names: Vec<&str> = many.iter().map(|one| one.name.as_str()).collect();
            format!("{} aquecem mais que os outros ramos", list(&names))
        }
    }
}

/// "1,9× (de 1,1× a 3,2×)".
pub(crate) fn growth(sector: &Sector) -> String {
    let told = |value: f64| format!("{}×", decimal(value.min(99.9), 1));
    let growth = sector.growth;
    format!("{} (de {} a {})", told(growth.ratio), told(growth.low), told(growth.high))
}

/// How it is counted, and from how many cases on.
pub(crate) fn note() -> String {
    format!(
        "Pedidos dos últimos {WINDOW_DAYS} dias contra os {WINDOW_DAYS} antes, comparados com todos os outros clientes; \
         intervalo de 95%. Aquece quem tem o intervalo inteiro acima de 1×. Só ramos com {LEAST_ORDERS} pedidos de \
         {LEAST_CLIENTS} clientes ou mais."
    )
}

/// "a 2,3 km de Padaria União, na agenda de 02/12/2026".
pub(crate) fn near(km: f64, stop: &str, on: NaiveDate) -> String {
    format!("a {} km de {stop}, na agenda de {}", decimal(km, 1), date(on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::segment::sector::Growth;

    #[test]
    fn growth_has_its_interval() {
        let growth = Growth { ratio: 2.0, low: 1.04, high: 3.83 };
        let (now, before, rest_now, rest_before) = (30, 15, 200, 200);
        let one =
            Sector { name: "Padaria".to_owned(), now, before, rest_now, rest_before, buyers: 4, growth };
        assert_eq!(heating(&[&one]), "Padaria aquece: 2,0× (de 1,0× a 3,8×) o ritmo dos outros ramos");
        assert_eq!(heating(&[&one, &one]), "Padaria e Padaria aquecem mais que os outros ramos");
    }
}
