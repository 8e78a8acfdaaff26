//! Words of the lock: its screen, its part of *Ajustes*, and what it does not do.

pub(crate) const TITLE: &str = "Carteira bloqueada";
pub(crate) const ASK: &str = "Digite o PIN deste aparelho.";
/// The page stands behind the screen.
pub(crate) const ASK_AGAIN: &str =
    "Digite o PIN para continuar. O que estava aberto e escrito está como ficou.";
pub(crate) const PIN: &str = "PIN";
pub(crate) const UNLOCK: &str = "Desbloquear";
pub(crate) const WRONG: &str = "PIN errado.";
pub(crate) const UNLOCK_BY_DEVICE: &str = "Usar o desbloqueio do aparelho";
pub(crate) const NOT_BY_DEVICE: &str = "O aparelho não confirmou quem é. Tente de novo ou digite o PIN.";
pub(crate) const UNREADABLE: &str = "O PIN guardado neste aparelho não pôde ser lido. Os dados continuam aqui; entre como quem esqueceu o PIN.";
pub(crate) const NO_CIPHERS: &str = "Este navegador não oferece aqui o cálculo que confere o PIN. Abra o aplicativo pelo endereço com https ou atualize o navegador.";
pub(crate) const NOT_KEPT: &str =
    "O navegador não guardou o PIN: nada mudou. Em janela anônima ele não guarda nada.";

pub(crate) const FORGOT: &str = "Esqueci o PIN";
pub(crate) const FORGOT_TITLE: &str = "PIN esquecido";
pub(crate) const FORGOT_WHY: &str = "Escolha um arquivo da carteira inteira (.carteira) que foi salvo ou enviado deste aparelho. Ele mostra que a carteira é sua: o PIN é retirado e o aplicativo abre. Nada do arquivo entra na carteira, e nada nela muda.";
pub(crate) const CHOOSE_FILE: &str = "Escolher o arquivo";
pub(crate) const CHECKING: &str = "Conferindo o arquivo…";
pub(crate) const PASSWORD_WHY: &str =
    "Este arquivo tem senha. Digite a que foi escolhida quando ele foi feito.";
pub(crate) const PASSWORD: &str = "Senha do arquivo";
pub(crate) const PASSWORD_WRONG: &str = "Senha errada. O aplicativo continua bloqueado.";
pub(crate) const CHECK_FILE: &str = "Conferir";
pub(crate) const OTHER_DEVICE: &str = "Este arquivo foi feito em outro aparelho, ou antes de a carteira daqui ser apagada. O aplicativo continua bloqueado.";
pub(crate) const NOT_WHOLE: &str =
    "Este arquivo não é a carteira inteira com clientes. O aplicativo continua bloqueado.";
pub(crate) const NO_FILE: &str = "Este não é um arquivo da carteira. O aplicativo continua bloqueado.";
pub(crate) const BACK: &str = "Voltar ao PIN";
pub(crate) const ERASE: &str = "Não tenho o arquivo";
pub(crate) const ERASE_TITLE: &str = "Apagar tudo deste aparelho";
pub(crate) const ERASE_WHY: &str = "Sem o PIN e sem o arquivo da carteira, a carteira só abre depois de apagada. Sai deste aparelho: clientes, contatos, pedidos, regras, o histórico, as fotos, as cópias guardadas aqui, rascunhos e o PIN. Ficam os arquivos que você salvou ou enviou. Não há como desfazer.";
/// What is typed before everything is erased.
pub(crate) const ERASE_WORD: &str = "APAGAR";
pub(crate) const ERASE_FIELD: &str = "Digite APAGAR para confirmar";
pub(crate) const ERASE_ACTION: &str = "Apagar tudo";

/// "Espere 0:05 antes de tentar de novo."
pub(crate) fn wait(millis: u64) -> String {
    let seconds = millis.div_ceil(1_000);
    format!("Muitas tentativas. Espere {}:{:02} antes de tentar de novo.", seconds / 60, seconds % 60)
}

/// When the PIN is asked for: at opening alone, or after so many minutes too.
pub(crate) fn after(minutes: Option<u32>) -> String {
    match minutes {
        None => "Só ao abrir o aplicativo".to_owned(),
        Some(minutes) => format!("Ao abrir e após {minutes} min sem uso"),
    }
}

pub(crate) mod settings {
    //! In *Ajustes*.
    pub(crate) const TITLE: &str = "Bloqueio";
    pub(crate) const WHY: &str = "O PIN esconde a tela de quem pega o tablet. Ele não cifra os dados: quem cifra é o bloqueio do próprio aparelho.";
    pub(crate) const RESCUE: &str = "A página de socorro (socorro.html), que exporta os dados quando o aplicativo não abre, não pede o PIN. Quem sabe mexer no navegador também passa por ele.";
    pub(crate) const OFF: &str = "Sem PIN: o aplicativo abre direto.";
    pub(crate) const ON: &str = "O aplicativo pede o PIN neste aparelho.";
    pub(crate) const SET: &str = "Definir PIN";
    pub(crate) const CHANGE: &str = "Trocar PIN";
    pub(crate) const REMOVE: &str = "Retirar PIN";
    pub(crate) const LOCK_NOW: &str = "Bloquear agora";
    pub(crate) const WHEN: &str = "Quando pedir";
    pub(crate) const WHEN_HINT: &str = "Conta o tempo sem tocar nem digitar, também com o aplicativo escondido. Nada do que estava escrito se perde.";
    pub(crate) const CURRENT: &str = "PIN atual";
    pub(crate) const NEW: &str = "PIN novo";
    pub(crate) const NEW_HINT: &str = "De 4 a 8 números.";
    pub(crate) const AGAIN: &str = "PIN novo de novo";
    pub(crate) const SHAPE: &str = "Use de 4 a 8 números, sem espaços nem letras.";
    pub(crate) const SIMPLE: &str =
        "Este é dos primeiros que alguém tentaria. Escolha outro, sem números iguais ou em sequência.";
    pub(crate) const DIFFERENT: &str = "Os dois não são iguais.";
    pub(crate) const FORGOTTEN: &str = "Se esquecer o PIN, você o retira com um arquivo da carteira que salvou ou enviou deste aparelho. Sem ele, só resta apagar tudo daqui.";
    pub(crate) const DONE_TITLE: &str = "PIN definido";
    pub(crate) const DONE: &str = "O PIN está definido neste aparelho e vale também nas outras abas abertas.";
    pub(crate) const REMOVED: &str = "O PIN foi retirado deste aparelho.";
    pub(crate) const SAVE_COPY: &str = "Salvar arquivo da carteira agora";
    pub(crate) const CLOSE: &str = "Fechar";
    pub(crate) const DEVICE: &str = "Usar o desbloqueio do aparelho";
    pub(crate) const DEVICE_HINT: &str =
        "Digital, rosto ou código do aparelho no lugar do PIN. O PIN continua valendo.";
    pub(crate) const DEVICE_REFUSED: &str = "O aparelho não confirmou: continua só o PIN.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_said_in_minutes_and_whole_seconds() {
        assert_eq!(wait(1), "Muitas tentativas. Espere 0:01 antes de tentar de novo.");
        assert_eq!(wait(299_001), "Muitas tentativas. Espere 5:00 antes de tentar de novo.");
    }

    #[test]
    fn each_choice_has_its_words() {
        assert_eq!(after(Some(1)), "Ao abrir e após 1 min sem uso");
        assert_eq!(after(Some(30)), "Ao abrir e após 30 min sem uso");
        assert_eq!(after(None), "Só ao abrir o aplicativo");
    }
}
