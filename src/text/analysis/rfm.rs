//! RFM.
use super::*;

pub(crate) const NOTE: &str = "R: há quanto tempo comprou. F: quantos pedidos em 12 meses. M: quanto comprou em 12 meses, menos o que devolveu. Notas de 1 a 5, comparando os clientes da carteira no dia com pedido em 12 meses; empates têm a mesma nota.";
pub(crate) const GRID: &str = "Clientes por R e F";

pub(crate) fn segment(segment: RfmSegment) -> &'static str {
    match segment {
        RfmSegment::Champions => "campeões",
        RfmSegment::PotentialLoyalist => "quase fiéis",
        RfmSegment::Loyal => "fiéis",
        RfmSegment::Promising => "promissores",
        RfmSegment::New => "recentes",
        RfmSegment::CannotLose => "não pode perder",
        RfmSegment::AtRisk => "em queda",
        RfmSegment::NeedAttention => "pedem atenção",
        RfmSegment::AboutToSleep => "adormecendo",
        RfmSegment::Lost => "sumidos",
        RfmSegment::Other => "outros",
    }
}

/// "9 clientes que compravam bem estão sumindo (não pode perder e em queda), de 153 com compras".
pub(crate) fn finding(slipping: usize, scored: usize) -> String {
    match (slipping, scored) {
        (_, 0) => "Ninguém comprou nos últimos 12 meses".to_owned(),
        (0, _) => format!(
            "Nenhum bom comprador está sumindo, entre {} com compras em 12 meses",
            plural(scored as i64, "cliente", "clientes")
        ),
        _ => format!(
            "{} bem e {} sumindo, entre {} com compras em 12 meses",
            plural(slipping as i64, "cliente comprava", "clientes compravam"),
            if slipping == 1 { "está" } else { "estão" },
            count(scored)
        ),
    }
}

/// "R 4, F 5: 12 clientes".
pub(crate) fn at(recency: u8, frequency: u8, clients: usize) -> String {
    format!("R {recency}, F {frequency}: {}", plural(clients as i64, "cliente", "clientes"))
}
