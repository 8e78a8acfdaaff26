//! Participação nas compras (share of wallet), on the client's page and in *Análises*.

use super::format::{self, money_short, percent, plural};
use crate::domain::indicator::analysis::wallet::Wallet;
use crate::domain::value::money::Centavos;

pub(crate) const TAB: &str = "Participação";
pub(crate) const TITLE: &str = "Participação nas compras";
pub(crate) const MEANS: &str = "O que o cliente comprou da sua carteira nos últimos 12 meses, descontadas as devoluções, entre o que compra de todos os fornecedores pela estimativa do cadastro.";
pub(crate) const OVER: &str =
    "Passou de 100%: comprou mais do que a estimativa de compra do cadastro. Reveja a estimativa.";

/// "35,0% (R$ 4.200,00 de R$ 12.000,00)".
pub(crate) fn of_client(wallet: Wallet) -> String {
    let [bought, potential] =
        [wallet.bought, wallet.potential].map(|much| format::money(Centavos::new(much)));
    format!("{} ({bought} de {potential})", percent(wallet.share()))
}

pub(crate) const BOUGHT: &str = "Comprado em 12 meses (R$)";
pub(crate) const POTENTIAL: &str = "Compra estimada em 12 meses (R$)";
pub(crate) const ELSEWHERE: &str = "Comprado de outros (R$)";
pub(crate) const SHARE: &str = "Participação (%)";
pub(crate) const NOBODY: &str = "Nenhum cliente tem a compra por mês preenchida no cadastro";
pub(crate) const HOW: &str = "Edite um cliente e escreva quanto ele compra por mês, de todos os fornecedores, ou importe a coluna “Compra por mês”.";
pub(crate) const NOTE: &str = "Participação: o comprado nos últimos 12 meses, descontadas as devoluções, entre 12 vezes a compra por mês do cadastro. Quem não tem essa estimativa fica fora dos dois lados da conta.";

/// "Participação de 35,0% nas compras de 12 clientes".
pub(crate) fn finding(all: Wallet, clients: usize) -> String {
    let share = percent(all.share());
    format!("Participação de {share} nas compras de {}", plural(clients as i64, "cliente", "clientes"))
}

/// "R$ 42 mil de R$ 120 mil em 12 meses; R$ 78 mil comprados de outros."
pub(crate) fn money(all: Wallet, elsewhere: i64) -> String {
    let short = |centavos: i64| money_short(Centavos::new(centavos));
    format!(
        "{} de {} em 12 meses; {} comprados de outros.",
        short(all.bought),
        short(all.potential),
        short(elsewhere)
    )
}

/// "2 clientes passaram de 100%: a estimativa deles está baixa."
pub(crate) fn over(clients: usize) -> Option<String> {
    let who = plural(clients as i64, "cliente passou", "clientes passaram");
    let whose = if clients == 1 { "dele" } else { "deles" };
    (clients > 0).then(|| format!("{who} de 100%: a estimativa {whose} está baixa."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_over_the_whole_is_said() {
        let all = Wallet { bought: 4_200_000, potential: 12_000_000 };
        assert_eq!(finding(all, 12), "Participação de 35,0% nas compras de 12 clientes");
        assert_eq!(over(0), None);
        assert_eq!(over(1).as_deref(), Some("1 cliente passou de 100%: a estimativa dele está baixa."));
        assert!(!finding(all, 1).contains("R$"));
    }
}
