//! Words for what the store could not do or could not read: what happened, what is safe, what to do.

use super::format::{integer, plural};
use crate::storage::agreement::Mended;
use crate::storage::repository::{Lost, StoreError};

/// Why something was not saved, or the carteira not opened.
pub(crate) fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Full => {
            "O aparelho está sem espaço e isto não foi gravado. O que já estava salvo continua. Libere espaço e tente \
             de novo."
                .to_owned()
        }
        StoreError::Unavailable => {
            "Este navegador não deixa guardar dados (janela anônima?). Abra a Carteira em uma janela normal.".to_owned()
        }
        StoreError::Superseded => {
            "Outra aba abriu uma versão mais nova da Carteira, ou apagou estes dados, e esta não grava mais. Abra esta \
             página de novo."
                .to_owned()
        }
        StoreError::Closed => {
            "O navegador fechou os dados da Carteira e isto não foi gravado. Abra esta página de novo e confira o \
             último registro."
                .to_owned()
        }
        StoreError::Newer { found: _, known: _ } => {
            "Estes dados foram gravados por uma versão mais nova da Carteira. Nada foi alterado. Atualize o aplicativo \
             e tente de novo."
                .to_owned()
        }
        StoreError::Cancelled => "Cancelado. Nada foi gravado.".to_owned(),
        StoreError::Failed(why) => {
            format!("O navegador não gravou ({why}). O que já estava salvo continua. Tente de novo.")
        }
    }
}

/// The witness remembers more than there is.
pub(crate) fn lost(lost: &Lost) -> String {
    let had = plural(i64::from(lost.remembered.clients), "cliente", "clientes");
    let has = integer(i64::from(lost.found.clients));
    format!(
        "Faltam dados. Neste navegador havia {had}, e agora há {has}: o navegador pode ter apagado os dados do site. \
         Abra uma cópia de segurança ou um arquivo exportado antes de continuar."
    )
}

/// The store's account of itself was not what its rows say: what was wrong, what was done, and that nothing is missing.
pub(crate) fn mended(mended: &Mended) -> String {
    let Mended { said, now } = mended;
    let clients = || {
        let has = plural(i64::from(now.clients), "cliente", "clientes");
        format!("constavam {}, e os registros têm {has}", integer(i64::from(said.clients)))
    };
    let what = if said.clients == now.clients {
        "a contagem de gravações estava atrás do histórico".to_owned()
    } else {
        clients()
    };
    format!(
        "Uma gravação antiga ficou pela metade neste aparelho: {what}. A contagem foi acertada pelos registros; nenhum \
         deles foi alterado nem apagado."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::repository::Meta;

    #[test]
    fn a_loss_says_how_many_there_were() {
        let remembered = Meta { seq: 9, clients: 1234, ..Meta::default() };
        let words = lost(&Lost { remembered, found: Meta::default() });
        assert!(words.contains("havia 1.234 clientes, e agora há 0"), "{words}");
    }

    #[test]
    fn an_account_put_right_says_what_was_wrong_with_it() {
        let meta = |seq, clients| Meta { seq, clients, ..Meta::default() };
        let torn = mended(&Mended { said: meta(3, 3_050), now: meta(3, 4_550) });
        assert!(torn.contains("constavam 3.050, e os registros têm 4.550 clientes"), "{torn}");
        let behind = mended(&Mended { said: meta(3, 1), now: meta(5, 1) });
        assert!(behind.contains("a contagem de gravações estava atrás do histórico"), "{behind}");
    }
}
