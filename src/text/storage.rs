//! Words for what the store could not do.

use crate::storage::repository::StoreError;

/// What happened and what to do.
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Full => "O aparelho está sem espaço. Libere espaço e tente de novo.".to_owned(),
        StoreError::Unavailable => {
            "Este navegador não deixa guardar dados (janela anônima?). Abra em uma janela normal.".to_owned()
        }
        StoreError::Superseded => {
            "Outra aba abriu uma versão mais nova. Abra esta página de novo.".to_owned()
        }
        StoreError::Newer { .. } => {
            "A carteira foi gravada por uma versão mais nova do aplicativo.".to_owned()
        }
        StoreError::Failed(why) => format!("O navegador não gravou ({why}). Tente de novo."),
    }
}
