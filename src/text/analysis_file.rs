//! Title and headings of the *análise* as a workbook has them. In the CSV they are those of the format.

use crate::exchange::analysis_csv::Column;

/// Names the table.
pub(crate) const TITLE: &str = "Análise";

pub(crate) fn heading(column: Column) -> &'static str {
    match column {
        Column::Code => "Código",
        Column::Client => "Cliente",
        Column::TaxId => "CNPJ/CPF",
        Column::Salesperson => "Vendedor",
        Column::State => "UF",
        Column::City => "Município",
        Column::LastContact => "Último contato",
        Column::DaysSinceContact => "Dias sem contato",
        Column::Cadence => "Intervalo (dias)",
        Column::ContactState => "Estado do contato",
        Column::LastOrder => "Último pedido",
        Column::DaysSinceOrder => "Dias sem comprar",
        Column::MeanCycle => "Ciclo médio (dias)",
        Column::Class => "Classe",
        Column::Covered => "Coberto no mês",
        Column::Visited => "Visitado no mês",
        Column::Bought => "Positivado no mês",
        Column::Counts => "Conta na cobertura",
        Column::Profile => "Perfil",
        Column::Labels => "Rótulos",
        Column::Abc => "Curva ABC",
        Column::Recency => "R",
        Column::Frequency => "F",
        Column::Monetary => "M",
        Column::Segment => "Segmento RFM",
        Column::Alive => "P(vivo)",
        Column::Buys => "P(compra em 30 dias)",
        Column::ExpectedOrders => "Pedidos esperados em 30 dias",
        Column::NextOrder => "Próximo pedido",
        Column::Revenue => "Faturamento em 12 meses (R$)",
        Column::Ticket => "Ticket médio (R$)",
        Column::Orders => "Pedidos em 12 meses",
        Column::ExpectedLoss => "Perda esperada por mês (R$)",
        Column::Reason => "Motivo",
        Column::Potential => "Compra por mês, de todos os fornecedores (R$)",
        Column::WalletShare => "Participação em 12 meses (%)",
        Column::Source => "Origem",
        Column::Stage => "Etapa da prospecção",
        Column::ExpectedValue => "Valor esperado por mês (R$)",
        Column::RiskScore => "Risco de crédito (pontos)",
        Column::RiskBand => "Faixa de risco",
        Column::CreditBlocked => "Crédito bloqueado",
        Column::LastCheck => "Última consulta de crédito",
        Column::SuggestedLimit => "Limite sugerido (R$)",
        Column::CreditLimit => "Limite de crédito (R$)",
        Column::OpenTitles => "Títulos em aberto (R$)",
        Column::Benefit => "Benefício",
        Column::BenefitSince => "Benefício desde",
    }
}
