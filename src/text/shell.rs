//! Words of the frame: navigation, header, keys, the parts' own words.

/// Takes the last act back.
pub(crate) const UNDO: &str = "Desfazer";

pub(crate) const APP_NAME: &str = "Carteira";
pub(crate) const SKIP_TO_CONTENT: &str = "Ir para o conteúdo";
pub(crate) const MAIN_NAVIGATION: &str = "Navegação principal";
pub(crate) const MORE_PAGES: &str = "Mais páginas";

pub(crate) mod page {
    //! Names of the pages, in the navigation and as titles.
    pub(crate) const TODAY: &str = "Hoje";
    pub(crate) const CLIENTS: &str = "Clientes";
    pub(crate) const CLIENT: &str = "Cliente";
    pub(crate) const MAP: &str = "Mapa";
    pub(crate) const TIMELINE: &str = "Linha do tempo";
    pub(crate) const COVERAGE: &str = "Cobertura";
    pub(crate) const AGENDA: &str = "Agenda";
    pub(crate) const CLOSING: &str = "Fechamento do dia";
    pub(crate) const DAY_ROUTE: &str = "Roteiro";
    pub(crate) const ANALYSIS: &str = "Análises";
    pub(crate) const REASONS: &str = "Motivos";
    pub(crate) const RESCUE: &str = "Resgate";
    pub(crate) const PROSPECTING: &str = "Prospecção";
    pub(crate) const SEGMENTS: &str = "Segmentos";
    pub(crate) const ALERTS: &str = "Avisos";
    pub(crate) const GOALS: &str = "Metas";
    pub(crate) const SIMULATOR: &str = "Simulador";
    pub(crate) const SHARING: &str = "Dividir a carteira";
    pub(crate) const TEAM: &str = "Equipe";
    pub(crate) const DATA: &str = "Dados";
    pub(crate) const SETTINGS: &str = "Ajustes";
    pub(crate) const ABOUT: &str = "Ajuda";
    pub(crate) const MORE: &str = "Mais";
    pub(crate) const NOT_FOUND: &str = "Página não encontrada";
}

pub(crate) mod rooms {
    //! The rooms the pages stand in, and what a page is called inside its room.
    pub(crate) const DAY: &str = "Hoje";
    pub(crate) const CLIENTS: &str = "Carteira";
    pub(crate) const RESULTS: &str = "Resultado";
    pub(crate) const HOUSE: &str = "Aplicativo";
    pub(crate) const QUEUE: &str = "Fila";
    pub(crate) const LIST: &str = "Lista";
    pub(crate) const CLOSING: &str = "Fechamento";
    pub(crate) const SHARING: &str = "Divisão";
}

pub(crate) mod missing_part {
    //! A part of the app that was not fetched.
    pub(crate) const TITLE: &str = "Esta parte do aplicativo não chegou";
    pub(crate) const WHY: &str =
        "Ela vem da internet só na primeira vez. Nada do que você salvou ou escreveu se perdeu.";
    pub(crate) const TRY_AGAIN: &str = "Tentar de novo";
}

pub(crate) mod header {
    //! The one line above every page.
    use crate::text::format::count;

    pub(crate) const SEARCH: &str = "Buscar cliente";
    pub(crate) const SEARCH_PLACEHOLDER: &str = "Buscar cliente, telefone, CNPJ, rua";
    pub(crate) const HIDE_VALUES: &str = "Ocultar valores";
    pub(crate) const SHOW_VALUES: &str = "Mostrar valores";
    pub(crate) const SHORTCUTS: &str = "Atalhos do teclado";

    /// Under the search box: how many were found, and how to see them all.
    pub(crate) fn found(total: usize) -> String {
        match total {
            0 => "Ninguém com isso no cadastro".to_owned(),
            1 => "1 cliente".to_owned(),
            total => format!("{} clientes · Enter mostra todos na lista", count(total)),
        }
    }
}

pub(crate) mod as_of {
    //! The date everything on the screen is true for, and whose data it is.
    use chrono::NaiveDate;

    use crate::text::format::date;

    pub(crate) const BACK_TO_TODAY: &str = "Voltar para hoje";

    /// Stands before the past date shown, where there is room.
    pub(crate) const AS_OF: &str = "Como em";

    /// "hoje, 21/11/2026".
    pub(crate) fn today(day: NaiveDate) -> String {
        format!("hoje, {}", date(day))
    }
}

pub(crate) mod side {
    //! As whose the carteira is seen: the switch of the header.
    use crate::domain::filter::facets::Facet;
    use crate::text::filters::facet;
    use crate::text::format::count;

    pub(crate) const TITLE: &str = "Ver a carteira como";
    pub(crate) const ALL_PRINCIPALS: &str = "Todas as representadas";
    pub(crate) const ALL_SALESPEOPLE: &str = "Todos os vendedores";
    pub(crate) const WHY_PRINCIPAL: &str = "Com uma representada escolhida, a lista é dos clientes dela, e classe, ciclo, curva ABC, cobertura, positivação, metas e valores contam só os pedidos dela. Um contato conta para todas, a não ser que diga outra. Nada muda no cadastro.";
    pub(crate) const WHY_SALESPERSON: &str =
        "As listas ficam só com os clientes do vendedor. A classe de ninguém muda.";
    pub(crate) const ON_ITS_WAY: &str = "Contando os pedidos…";

    /// "Representada: Norte Alimentos".
    pub(crate) fn seen_as(of: Facet, names: &[String]) -> String {
        format!("{}: {}", facet(of), names.join(", "))
    }

    /// What the button says: the one name, how many, or all.
    pub(crate) fn button(names: &[String]) -> String {
        match names {
            [] => "Ver como".to_owned(),
            [one] => one.clone(),
            more => format!("{} escolhas", count(more.len())),
        }
    }

    /// "Ver a carteira como: Norte Alimentos".
    pub(crate) fn button_label(names: &[String]) -> String {
        match names {
            [] => format!("{TITLE}: tudo"),
            some => format!("{TITLE}: {}", some.join(", ")),
        }
    }
}

pub(crate) mod not_found {
    //! An address that leads nowhere.
    pub(crate) const TITLE: &str = "Este endereço não existe";
    pub(crate) const WHY: &str = "O link pode estar incompleto ou ser de outra versão do aplicativo. Seus dados continuam salvos neste aparelho.";
    pub(crate) const GO_TODAY: &str = "Ir para Hoje";
}

pub(crate) mod keys {
    //! The sheet of keyboard shortcuts.
    pub(crate) const TITLE: &str = "Atalhos do teclado";
    pub(crate) const SEARCH: &str = "Buscar cliente";
    pub(crate) const HIDE_VALUES: &str = "Ocultar ou mostrar valores";
    pub(crate) const HELP: &str = "Mostrar estes atalhos";
    pub(crate) const CLOSE: &str = "Fechar o que está aberto";
    pub(crate) const LIST: &str = "Andar na lista e abrir";
    /// Keys as printed on the keyboard.
    pub(crate) const ESCAPE: &str = "Esc";
    pub(crate) const ARROWS: &str = "↑ ↓ Enter";

    /// "Ir para Hoje".
    pub(crate) fn go_to(page: &str) -> String {
        format!("Ir para {page}")
    }
}

pub(crate) mod parts {
    //! What the parts say themselves.
    use chrono::NaiveDate;

    use crate::text::format::date;

    pub(crate) const CLOSE: &str = "Fechar";
    pub(crate) const CANCEL: &str = "Cancelar";
    pub(crate) const LOADING: &str = "Carregando";
    pub(crate) const OPTIONAL: &str = "opcional";
    pub(crate) const REMOVE: &str = "Remover";
    pub(crate) const SHOW_PASSWORD: &str = "Mostrar senha";
    pub(crate) const HIDE_PASSWORD: &str = "Ocultar senha";
    pub(crate) const CURRENCY: &str = "R$";
    pub(crate) const NOT_A_NUMBER: &str = "Escreva um número inteiro, como 30";
    pub(crate) const NOT_AN_AMOUNT: &str = "Escreva um valor, como 1.234,56";
    pub(crate) const NOT_A_DATE: &str = "Escreva a data como 21/11/2026";
    pub(crate) const NOT_A_YEAR: &str = "Confira o ano: use um de 1900 a 9999";
    pub(crate) const DATE_SHAPE: &str = "dd/mm/aaaa";
    pub(crate) const OPEN_CALENDAR: &str = "Abrir calendário";
    pub(crate) const DRAFT_KEPT: &str = "Rascunho guardado: abra de novo para continuar";
    pub(crate) const DISCARD_DRAFT: &str = "Descartar rascunho";

    /// "Continua o rascunho de ontem às 14:30, ainda não salvo."
    pub(crate) fn draft_restored(when: &str) -> String {
        format!("Continua o rascunho de {when}, ainda não salvo.")
    }

    /// "ontem às 14:30".
    pub(crate) fn draft_when(day: &str, time: &str) -> String {
        format!("{day} às {time}")
    }

    pub(crate) fn date_too_early(first: NaiveDate) -> String {
        format!("Use {} ou depois", date(first))
    }

    pub(crate) fn date_too_late(last: NaiveDate) -> String {
        format!("Use {} ou antes", date(last))
    }
}

/// The title of the window: "Clientes · Carteira".
pub(crate) fn window_title(page: &str) -> String {
    format!("{page} · {APP_NAME}")
}

pub(crate) mod theme {
    //! How the page looks.
    pub(crate) const TITLE: &str = "Aparência";
    pub(crate) const AUTO: &str = "Automática";
    pub(crate) const LIGHT: &str = "Clara";
    pub(crate) const DARK: &str = "Escura";
    pub(crate) const SUN: &str = "Sol";
    pub(crate) const SUN_HINT: &str = "Sol usa o contraste máximo e letras maiores, para ler na rua.";
}
