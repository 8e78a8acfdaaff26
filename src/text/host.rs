//! Words of the app as a program on the device: new versions and installation.

pub const NEW_VERSION_READY: &str = "Nova versão pronta";
pub const NEW_VERSION_ELSEWHERE: &str = "Carregar a nova versão";

pub const INSTALL_TITLE: &str = "Instalar no aparelho";
pub const INSTALL_WHY: &str = "Abre como um aplicativo, sem a barra do navegador e sem internet.";
pub const INSTALL: &str = "Instalar";

/// A page whose code is not on the device yet, without a network.
pub const NOT_HERE_YET: &str = "Esta página ainda não está no aparelho";
pub const NOT_HERE_YET_WHY: &str =
    "Ela chega na primeira vez com internet e depois abre sem rede. O que você salvou está seguro.";
pub const TRY_AGAIN: &str = "Tentar de novo";
