//! Words above every page when the carteira is not plainly the rep's own.

pub const NOT_OPEN: &str = "A carteira não abriu";
pub const TRY_AGAIN: &str = "Tentar de novo";
pub const RESCUE: &str = "Exportar meus dados";
pub const OPEN_COPY: &str = "Abrir uma cópia";
pub const GO_ON: &str = "Continuar assim";
