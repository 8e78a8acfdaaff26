//! Saldo da carteira.
use super::*;

pub(crate) const OPENED: &str = "Abertos";
pub(crate) const RECOVERED: &str = "Recuperados";
pub(crate) const LOST: &str = "Perdidos";
pub(crate) const AT_END: &str = "Ativos e em risco no fim";
/// "Movimento de outubro de 2026 (11)".
pub(crate) fn moved_in(month: Month, clients: usize) -> String {
    format!("Movimento de {} ({})", month_year(month), count(clients))
}

/// What became of one client in the month.
pub(crate) const OPENED_ONE: &str = "aberto";
pub(crate) const RECOVERED_ONE: &str = "recuperado";
pub(crate) const LOST_ONE: &str = "perdido";
pub(crate) const NOTE: &str = "Contam os ativos e em risco. Aberto: é um deles agora e nunca tinha comprado. Recuperado: estava inativo ou ex-cliente e voltou. Perdido: era um deles e deixou de ser. No começo + abertos + recuperados − perdidos = no fim.";

/// "Em 12 meses a carteira perdeu 17 clientes, abriu 14 e recuperou 2: saldo de −1".
pub(crate) fn finding(opened: usize, recovered: usize, lost: usize) -> String {
    let net = opened as i64 + recovered as i64 - lost as i64;
    let sign = match net {
        1.. => "+",
        0 => "",
        _ => "−",
    };
    format!(
        "Em 12 meses: {}, {} e {}; saldo de {sign}{}",
        plural(opened as i64, "cliente aberto", "clientes abertos"),
        plural(recovered as i64, "recuperado", "recuperados"),
        plural(lost as i64, "perdido", "perdidos"),
        format::integer(net.abs())
    )
}

/// The last twelve of the months given.
pub(crate) fn year(months: &[Balance]) -> (usize, usize, usize) {
    months.iter().rev().take(12).fold((0, 0, 0), |(opened, recovered, lost), month| {
        (opened + month.opened, recovered + month.recovered, lost + month.lost)
    })
}
