//! Words of *Vão juntos*.

use super::clients;
use crate::domain::segment::together::{LEAST_CLIENTS as LEAST_OF_PAIR, Pair};
use crate::text::format::{self, count, decimal, plural, share};

pub(crate) const NONE: &str = "Nenhum par de produtos se destaca ainda";
pub(crate) const LIFT: &str = "Vezes o acaso";
pub(crate) const OFFERS: &str = "O que oferecer junto";
pub(crate) const NO_OFFER: &str = "Nada do que costuma ir junto com o que este cliente compra falta a ele.";

/// "Quem compra farinha costuma levar fermento: 80% (8 de 10); 2 ainda não levam".
pub(crate) fn pair_finding(pair: &Pair) -> String {
    format!(
        "Quem compra {} costuma levar {}: {}; {}",
        pair.with,
        pair.without,
        share(pair.confidence()),
        plural(i64::try_from(pair.missing.len()).unwrap_or(i64::MAX), "ainda não leva", "ainda não levam"),
    )
}

/// "2,0×".
pub(crate) fn lift(pair: &Pair) -> String {
    format::or_none(pair.lift().value(), |value| format!("{}×", decimal(value, 1)))
}

/// "Quem leva farinha também leva fermento: 2,0× o acaso (7 de 8 clientes)".
pub(crate) fn offer(pair: &Pair) -> String {
    format!(
        "Quem leva {} também leva {}: {} o acaso ({} de {})",
        pair.with,
        pair.without,
        lift(pair),
        count(pair.both),
        clients(pair.of_with),
    )
}

/// Who is counted, and from how many on.
pub(crate) fn note() -> String {
    format!(
        "Entre os clientes que já compraram algo com produtos informados. Só pares com {LEAST_OF_PAIR} clientes ou mais \
         e acima do acaso com 95% de confiança."
    )
}
