//! Words of the client's table of representadas.

pub(crate) const TITLE: &str = "Por representada";
pub(crate) const PRINCIPAL: &str = "Representada";
pub(crate) const CLASS: &str = "Classe";
pub(crate) const LAST_ORDER: &str = "Último pedido";
pub(crate) const CYCLE: &str = "Ciclo de compra";
pub(crate) const ABC: &str = "ABC";
pub(crate) const BOUGHT: &str = "12 meses";
pub(crate) const COUNTING: &str = "contando…";
pub(crate) const WHY: &str =
    "Cada linha conta só os pedidos da representada. O ciclo sem dois intervalos é o padrão.";

/// Why a client is in no list while the carteira is seen as one representada.
pub(crate) fn outside(names: &[String]) -> String {
    format!(
        "Este cliente não é de {}: a representada não está no cadastro dele e nada dela foi comprado. Para ver classe e números de todas, escolha Todas as representadas no alto da página.",
        names.join(", ")
    )
}
