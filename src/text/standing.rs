//! Words above every page when the carteira is not plainly the rep's own.

pub const NOT_OPEN: &str = "A carteira não abriu";
pub const LATE: &str = "Os dados ainda não responderam";
pub const LATE_WHY: &str = "O navegador está demorando para abrir os dados deste aparelho. Nada foi apagado. Feche outras abas da Carteira e tente de novo; se continuar, exporte os dados.";
pub const TRY_AGAIN: &str = "Tentar de novo";
pub const RESCUE: &str = "Exportar meus dados";
pub const OPEN_COPY: &str = "Abrir uma cópia";
pub const GO_ON: &str = "Continuar assim";
pub const UNDERSTOOD: &str = "Entendi";
