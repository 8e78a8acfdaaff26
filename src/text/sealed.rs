//! Words of snapshots that a password protects.

use crate::exchange::sealed::SealError;

pub(crate) const TITLE: &str = "Arquivo com senha";
pub(crate) const ACTION: &str = "Proteger com senha";
pub(crate) const WHY: &str = "O arquivo só abre com a senha que você escolher agora. Ela não fica guardada em lugar nenhum: sem ela, ninguém abre o arquivo, nem o aplicativo.";
pub(crate) const PASSWORD: &str = "Senha";
pub(crate) const AGAIN: &str = "Senha de novo";
pub(crate) const SHORT: &str = "Use ao menos 8 caracteres: uma frase curta é melhor que uma palavra.";
pub(crate) const DIFFERENT: &str = "As duas senhas não são iguais.";
pub(crate) const PREPARE: &str = "Preparar o arquivo";
pub(crate) const ASK_TITLE: &str = "Este arquivo tem senha";
pub(crate) const ASK_WHY: &str =
    "Digite a senha escolhida quando o arquivo foi feito. Nada muda na carteira antes de você conferir.";
pub(crate) const OPEN: &str = "Abrir";
pub(crate) const WRONG: &str = "Senha errada. Nada mudou na carteira.";
pub(crate) const CHANGED: &str = "A senha está certa, mas o arquivo foi alterado ou danificado depois de gravado. Nada mudou; peça o envio de novo.";
pub(crate) const NO_CIPHERS: &str = "Este navegador não oferece aqui a criptografia que o arquivo usa. Nada mudou; atualize o navegador ou abra o aplicativo pelo endereço com https.";

/// What is wrong with the file itself, whatever the password.
pub(crate) fn seal_error(error: SealError) -> &'static str {
    match error {
        SealError::Damaged => {
            "O começo do arquivo protegido está danificado. Nada mudou; peça o envio de novo."
        }
        SealError::Newer => {
            "O arquivo protegido foi gravado por uma versão mais nova do aplicativo. Nada mudou; atualize o aplicativo e abra de novo."
        }
        SealError::Cut { .. } => {
            "O arquivo protegido chegou incompleto: falta o fim. Nada mudou; peça o envio de novo."
        }
        SealError::Longer => {
            "O arquivo protegido tem mais do que foi gravado nele. Nada mudou; peça o envio de novo."
        }
    }
}
