//! Words above every page when the carteira is not plainly the rep's own.

pub(crate) const NOT_OPEN: &str = "A carteira não abriu";
pub(crate) const LATE: &str = "Os dados ainda não responderam";
pub(crate) const LATE_WHY: &str = "O navegador está demorando para abrir os dados deste aparelho. Nada foi apagado. Feche outras abas da Carteira e tente de novo; se continuar, exporte os dados.";
pub(crate) const TRY_AGAIN: &str = "Tentar de novo";
pub(crate) const RESCUE: &str = "Exportar meus dados";
pub(crate) const OPEN_COPY: &str = "Abrir uma cópia";
pub(crate) const GO_ON: &str = "Continuar assim";
pub(crate) const UNDERSTOOD: &str = "Entendi";
