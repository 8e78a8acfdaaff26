//! Words of *Análises*: the finding of each panel in a sentence, without R$; the money stands in a sentence of its own, so
//! that it can be covered.

pub(crate) mod abc;
pub(crate) mod ahead;
pub(crate) mod balance;
pub(crate) mod complaint_cost;
pub(crate) mod concentration;
pub(crate) mod conversion;
pub(crate) mod opinion;
pub(crate) mod retention;
pub(crate) mod rfm;
pub(crate) mod ticket;

use super::format::{self, count, decimal, month_year, percent, plural};
use crate::domain::calendar::period::Month;
use crate::domain::measure::abc::AbcClass;
use crate::domain::measure::concentration::Concentration;
use crate::domain::measure::retention::{Balance, Retention};
use crate::domain::measure::rfm::RfmSegment;
use crate::domain::measure::ticket::Sales;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;
use crate::exchange::indicator_table::Value;

pub(crate) const TABS: &str = "Análises";
pub(crate) const ABC: &str = "Curva ABC";
pub(crate) const RFM: &str = "RFM";
pub(crate) const CONCENTRATION: &str = "Concentração";
pub(crate) const RESCUE_MAP: &str = "Chance de comprar × valor";
pub(crate) const NEXT: &str = "Próximos 30 dias";
pub(crate) const RETENTION: &str = "Retenção";
pub(crate) const BALANCE: &str = "Saldo";
pub(crate) const TICKET: &str = "Ticket e mix";
pub(crate) const COHORT: &str = "Safras";
pub(crate) const NPS: &str = "NPS";
pub(crate) const CONVERSION: &str = "Conversão";

pub(crate) const FILE_WITHOUT_MONEY: &str = "sem-valores";

/// A file that follows the screen says so where it leaves money out.
pub(crate) fn save_csv(without_money: bool) -> &'static str {
    if without_money { "Salvar CSV sem valores" } else { "Salvar CSV" }
}

pub(crate) fn save_workbook(without_money: bool) -> &'static str {
    if without_money { "Salvar Excel sem valores" } else { "Salvar Excel" }
}

pub(crate) const PRINT: &str = "Imprimir";
pub(crate) const TABLE: &str = "Ver a tabela";
pub(crate) const SEE: &str = "Ver os clientes";

/// "Abrir na lista", or how many of them fit.
pub(crate) fn open_in_list(named: usize, all: usize) -> String {
    if named == all {
        "Abrir na lista de clientes".to_owned()
    } else {
        format!("Abrir os {} primeiros na lista", count(named))
    }
}

pub(crate) const NO_FILTER_MATCH: &str = "Nenhum cliente passa pelos filtros";
pub(crate) const NO_FILTER_WHY: &str = "Solte um dos filtros acima para ver as análises.";
pub(crate) const EMPTY_TITLE: &str = "Ainda não há pedidos";
pub(crate) const EMPTY_WHY: &str =
    "A maioria das análises conta pedidos. Importe os dos últimos meses ou registre o primeiro.";
pub(crate) const LEARNING: &str = "Aprendendo o ritmo de compra da carteira";
pub(crate) const LEARN_FAILED: &str = "Não foi possível calcular a chance de ainda comprar neste aparelho agora. As outras análises não dependem dela.";
pub(crate) const INITIAL: &str =
    "Estimativa inicial: há menos de 20 recompras na carteira, e os números ainda vão mudar bastante.";

pub(crate) const CLIENT: &str = "Cliente";
pub(crate) const CLASS: &str = "Classe";
pub(crate) const MONTH: &str = "Mês";
pub(crate) const REVENUE_12M: &str = "Faturamento em 12 meses (R$)";
pub(crate) const SHARE: &str = "Parte (%)";
pub(crate) const CUMULATIVE: &str = "Acumulado (%)";
pub(crate) const CLIENTS: &str = "Clientes";
pub(crate) const ORDERS: &str = "Pedidos";
pub(crate) const ORDERS_12M: &str = "Pedidos em 12 meses";
pub(crate) const BUYERS: &str = "Compradores";
pub(crate) const SEGMENT: &str = "Segmento";
pub(crate) const DAYS: &str = "Dias sem comprar";
pub(crate) const SHARE_OF_CLIENTS: &str = "parte dos clientes, do maior para o menor";
pub(crate) const SHARE_OF_REVENUE: &str = "parte do faturamento";

/// The cell as it is read on the screen.
pub(crate) fn cell(value: &Value) -> String {
    match value {
        Value::Nothing => format::NONE.to_owned(),
        Value::Text(text) => text.clone(),
        Value::Client { id: _, name } => name.clone(),
        Value::Count(number) => format::integer(*number),
        Value::Centavos(centavos) => format::money(Centavos::new(*centavos)),
        Value::Share(ratio) => percent(*ratio),
        Value::Chance(chance) => chance_percent(*chance),
        Value::Decimal(number) => decimal(*number, 1),
        Value::Date(date) => format::date(*date),
    }
}

/// A probability in whole percent; never a flat 0% or 100%, which nobody can promise.
pub(crate) fn chance_percent(chance: f64) -> String {
    match chance {
        c if c.is_nan() => format::NONE.to_owned(),
        c if c < 0.01 => "menos de 1%".to_owned(),
        c if c > 0.99 => "mais de 99%".to_owned(),
        c => format!("{}%", decimal(c * 100.0, 0)),
    }
}

/// "e mais 320 linhas no CSV".
pub(crate) fn more_rows(rows: usize) -> String {
    format!("e mais {} no CSV", plural(rows as i64, "linha", "linhas"))
}

#[cfg(test)]
#[path = "analysis_tests.rs"]
mod tests;
