//! Words of the app as a program on the device: new versions and installation.

pub(crate) const NEW_VERSION_READY: &str = "Nova versão pronta";
pub(crate) const NEW_VERSION_ELSEWHERE: &str = "Carregar a nova versão";

pub(crate) const INSTALL_TITLE: &str = "Instalar no aparelho";
pub(crate) const INSTALL_WHY: &str = "Abre como um aplicativo, sem a barra do navegador e sem internet.";
pub(crate) const INSTALL: &str = "Instalar";
/// Where no button can do it: iPhone and iPad.
pub(crate) const INSTALL_BY_HAND: &str = "No Safari, toque em Compartilhar e em Adicionar à Tela de Início. Faça isso antes de trazer seus dados: o aplicativo instalado guarda os dados dele, separados dos do navegador.";
