//! Words of the app as a program on the device: new versions and installation.

pub const NEW_VERSION_READY: &str = "Nova versão pronta";
pub const NEW_VERSION_ELSEWHERE: &str = "Carregar a nova versão";

pub const INSTALL_TITLE: &str = "Instalar no aparelho";
pub const INSTALL_WHY: &str = "Abre como um aplicativo, sem a barra do navegador e sem internet.";
pub const INSTALL: &str = "Instalar";
