//! Words of `indicadores`: part of its format, like its headings.

use crate::domain::catalog::goals::Measure;
use crate::domain::measure::nps::Opinion;

pub(crate) fn opinion(opinion: Opinion) -> &'static str {
    match opinion {
        Opinion::Promoter => "promotor",
        Opinion::Passive => "neutro",
        Opinion::Detractor => "detrator",
    }
}

pub(crate) fn goal(measure: Measure) -> &'static str {
    match measure {
        Measure::Coverage => "meta_cobertura",
        Measure::BuyerRate => "meta_positivacao",
        Measure::Revenue => "meta_faturamento_centavos",
        Measure::NewClients => "meta_clientes_novos",
    }
}
