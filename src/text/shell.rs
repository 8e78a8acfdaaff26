//! Words of the frame: navigation, header, keys, the parts' own words.

/// Takes the last act back.
pub const UNDO: &str = "Desfazer";

pub const APP_NAME: &str = "Carteira";
pub const TAGLINE: &str = "Nenhum cliente esquecido";
pub const SKIP_TO_CONTENT: &str = "Ir para o conteúdo";
pub const MAIN_NAVIGATION: &str = "Navegação principal";
pub const MORE_PAGES: &str = "Mais páginas";

pub mod page {
    //! Names of the pages, in the navigation and as titles.
    pub const TODAY: &str = "Hoje";
    pub const CLIENTS: &str = "Clientes";
    pub const CLIENT: &str = "Cliente";
    pub const MAP: &str = "Mapa";
    pub const TIMELINE: &str = "Linha do tempo";
    pub const COVERAGE: &str = "Cobertura";
    pub const AGENDA: &str = "Agenda";
    pub const CLOSING: &str = "Fechamento do dia";
    pub const DAY_ROUTE: &str = "Roteiro";
    pub const ANALYSIS: &str = "Análises";
    pub const REASONS: &str = "Motivos";
    pub const RESCUE: &str = "Resgate";
    pub const ALERTS: &str = "Avisos";
    pub const GOALS: &str = "Metas";
    pub const SIMULATOR: &str = "Simulador";
    pub const DATA: &str = "Dados";
    pub const SETTINGS: &str = "Ajustes";
    pub const ABOUT: &str = "Sobre";
    pub const MORE: &str = "Mais";
    pub const NOT_FOUND: &str = "Página não encontrada";
}

pub mod missing_part {
    //! A part of the app that was not fetched.
    pub const TITLE: &str = "Esta parte do aplicativo não chegou";
    pub const WHY: &str =
        "Ela vem da internet só na primeira vez. Nada do que você salvou ou escreveu se perdeu.";
    pub const TRY_AGAIN: &str = "Tentar de novo";
}

pub mod header {
    //! The one line above every page.
    use crate::text::format::count;

    pub const SEARCH: &str = "Buscar cliente";
    pub const SEARCH_PLACEHOLDER: &str = "Buscar cliente, telefone, CNPJ, rua";
    pub const HIDE_VALUES: &str = "Ocultar valores";
    pub const SHOW_VALUES: &str = "Mostrar valores";
    pub const SHORTCUTS: &str = "Atalhos do teclado";
    pub const BACK: &str = "Voltar";

    /// Under the search box: how many were found, and how to see them all.
    pub fn found(total: usize) -> String {
        match total {
            0 => "Ninguém com isso no cadastro".to_owned(),
            1 => "1 cliente".to_owned(),
            total => format!("{} clientes · Enter mostra todos na lista", count(total)),
        }
    }
}

pub mod as_of {
    //! The date everything on the screen is true for, and whose data it is.
    use chrono::NaiveDate;

    use crate::text::format::date;

    pub const SAMPLE: &str = "Dados de exemplo";
    pub const BACK_TO_TODAY: &str = "Voltar para hoje";

    /// Stands before the past date shown, where there is room.
    pub const AS_OF: &str = "Como em";

    /// "hoje, 21/11/2026".
    pub fn today(day: NaiveDate) -> String {
        format!("hoje, {}", date(day))
    }
}

pub mod not_found {
    //! An address that leads nowhere.
    pub const TITLE: &str = "Este endereço não existe";
    pub const WHY: &str = "O link pode estar incompleto ou ser de outra versão do app. Seus dados continuam salvos neste aparelho.";
    pub const GO_TODAY: &str = "Ir para Hoje";
}

pub mod keys {
    //! The sheet of keyboard shortcuts.
    pub const TITLE: &str = "Atalhos do teclado";
    pub const SEARCH: &str = "Buscar cliente";
    pub const HIDE_VALUES: &str = "Ocultar ou mostrar valores";
    pub const HELP: &str = "Mostrar estes atalhos";
    pub const CLOSE: &str = "Fechar o que está aberto";
    pub const LIST: &str = "Andar na lista e abrir";
    /// Keys as printed on the keyboard.
    pub const ESCAPE: &str = "Esc";
    pub const ARROWS: &str = "↑ ↓ Enter";

    /// "Ir para Hoje".
    pub fn go_to(page: &str) -> String {
        format!("Ir para {page}")
    }
}

pub mod parts {
    //! What the parts say themselves.
    use chrono::NaiveDate;

    use crate::text::format::date;

    pub const CLOSE: &str = "Fechar";
    pub const CANCEL: &str = "Cancelar";
    pub const LOADING: &str = "Carregando";
    pub const OPTIONAL: &str = "opcional";
    pub const REMOVE: &str = "Remover";
    pub const SHOW_PASSWORD: &str = "Mostrar senha";
    pub const HIDE_PASSWORD: &str = "Ocultar senha";
    pub const CURRENCY: &str = "R$";
    pub const NOT_A_NUMBER: &str = "Escreva um número inteiro, como 30";
    pub const NOT_AN_AMOUNT: &str = "Escreva um valor, como 1.234,56";
    pub const NOT_A_DATE: &str = "Escreva a data como 21/11/2026";
    pub const NOT_A_YEAR: &str = "Confira o ano: use um de 1900 a 9999";
    pub const DATE_SHAPE: &str = "dd/mm/aaaa";
    pub const OPEN_CALENDAR: &str = "Abrir calendário";
    pub const DRAFT_KEPT: &str = "Rascunho guardado: abra de novo para continuar";
    pub const DISCARD_DRAFT: &str = "Descartar rascunho";

    /// "Continua o rascunho de ontem às 14:30, ainda não salvo."
    pub fn draft_restored(when: &str) -> String {
        format!("Continua o rascunho de {when}, ainda não salvo.")
    }

    /// "ontem às 14:30".
    pub fn draft_when(day: &str, time: &str) -> String {
        format!("{day} às {time}")
    }

    pub fn date_too_early(first: NaiveDate) -> String {
        format!("Use {} ou depois", date(first))
    }

    pub fn date_too_late(last: NaiveDate) -> String {
        format!("Use {} ou antes", date(last))
    }
}

/// The title of the window: "Clientes · Carteira".
pub fn window_title(page: &str) -> String {
    format!("{page} · {APP_NAME}")
}

pub mod theme {
    //! How the page looks.
    pub const TITLE: &str = "Aparência";
    pub const AUTO: &str = "Automática";
    pub const LIGHT: &str = "Clara";
    pub const DARK: &str = "Escura";
    pub const SUN: &str = "Sol";
    pub const SUN_HINT: &str = "Sol usa o contraste máximo e letras maiores, para ler na rua.";
}
