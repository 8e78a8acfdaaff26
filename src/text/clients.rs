//! Words of the client list, the client's page and its form.

pub(crate) mod by_principal;
pub(crate) mod card;
pub(crate) mod form;
pub(crate) mod history;
pub(crate) mod situation;
pub(crate) mod start;
pub(crate) mod street;
pub(crate) mod tour;

use super::format::{date, days, decimal, plural};
use crate::domain::client::Situation;
use crate::domain::place::geo::LatLon;
use crate::domain::value::cep::CepError;
use crate::domain::value::cnpj::CnpjError;
use crate::domain::value::cpf::{CpfError, TaxIdError};
use crate::domain::value::phone::PhoneError;
use crate::exchange::cells::PlaceError;
use chrono::NaiveDate;

pub(crate) const LIST: &str = "Clientes da carteira";
pub(crate) const NEW: &str = "Novo cliente";
pub(crate) const NO_NAME: &str = "(sem nome)";
pub(crate) const BLOCKED: &str = "bloqueado";
pub(crate) const DAYS: &str = "dias";
pub(crate) const DAY: &str = "dia";

/// Why a client is in no list of that day: "saiu em 24/11/2026", "entra em 24/11/2027".
pub(crate) fn gone(entered: Option<NaiveDate>, left: Option<NaiveDate>, on: NaiveDate) -> Option<String> {
    let left = left.filter(|left| *left <= on).map(|left| format!("saiu em {}", date(left)));
    left.or(entered.filter(|entered| *entered > on).map(|entered| format!("entra em {}", date(entered))))
}

/// The same on the client's page, with what follows from it.
pub(crate) fn gone_from_carteira(gone: &str) -> String {
    format!(
        "Este cliente {gone}: não aparece em Hoje, no mapa nem na conta da cobertura. O histórico continua aqui."
    )
}

/// A contact made on a day to come: said, and not taken for fine.
pub(crate) fn dated_ahead(last: NaiveDate) -> String {
    format!(
        "Há contato feito com data no futuro ({}): ele não conta até lá. Confira o relógio do aparelho; no histórico dá para remover.",
        date(last)
    )
}

pub(crate) const BACK_TO_LIST: &str = "Voltar para a lista";
pub(crate) const CHOOSE_ONE: &str = "Escolha um cliente";
pub(crate) const CHOOSE_ONE_WHY: &str = "O histórico, os contatos e a classe dele aparecem aqui.";
pub(crate) const MORE_ACTS: &str = "Mais ações";

/// "A".
pub(crate) fn abc_chip(class: &str) -> String {
    format!("curva {class}")
}

pub(crate) mod nothing {
    //! When the list is empty.
    pub(crate) const TITLE: &str = "Nenhum cliente com estes filtros";
    pub(crate) const WHY: &str = "A carteira continua inteira; os filtros só mudam o que aparece.";
}

pub(crate) mod missing {
    //! An address of a client that is not there.
    pub(crate) const TITLE: &str = "Este cliente não está na carteira";
    pub(crate) const WHY: &str = "Ele pode ter sido apagado, ou o link veio de outra carteira.";
    pub(crate) const ACTION: &str = "Ver todos os clientes";
}

pub(crate) mod facts {
    //! The three facts.
    pub(crate) const DAYS_WITHOUT: &str = "Dias sem contato";
    pub(crate) const LAST_ORDER: &str = "Último pedido";
    pub(crate) const CLASS: &str = "Classe";
    pub(crate) const WHY: &str = "Por quê?";
    pub(crate) const NO_CONTACT: &str = "sem registro";
    pub(crate) const NO_ORDER: &str = "nenhum";
    pub(crate) const NO_CYCLE: &str = "sem ciclo ainda";
}

/// "intervalo de 30 dias · último em 11/10/2026".
pub(crate) fn of_interval(cadence_days: u16, last: Option<NaiveDate>) -> String {
    let interval = format!("intervalo de {}", days(i64::from(cadence_days)));
    match last {
        Some(last) => format!("{interval} · último em {}", date(last)),
        None => interval,
    }
}

/// "costuma comprar a cada 28 dias".
pub(crate) fn usual_cycle(cycle_days: i32) -> String {
    format!("costuma comprar a cada {}", days(i64::from(cycle_days)))
}

/// "comprou R$ 900,00 no total e não compra há 317 dias".
pub(crate) fn bought_and_stopped(centavos: i64, since: Option<i64>) -> String {
    let all = crate::text::format::money(crate::domain::value::money::Centavos::new(centavos));
    match since {
        Some(some) => format!("comprou {all} no total e não compra há {}", days(some)),
        None => format!("comprou {all} no total"),
    }
}

pub(crate) mod planned {
    //! What is agreed with a client.
    use crate::domain::fact::interaction::Channel;
    use crate::text::{format, labels};
    use chrono::NaiveTime;

    pub(crate) const TITLE: &str = "Combinado";
    pub(crate) const UNKEPT: &str = "não feito";

    /// "visita amanhã (02/06/2026), 14:30".
    pub(crate) fn line(channel: Channel, when: &str, time: Option<NaiveTime>) -> String {
        let channel = labels::channel(channel);
        match time {
            Some(time) => format!("{channel} {when}, {}", format::time(time)),
            None => format!("{channel} {when}"),
        }
    }

    /// "Tirar da agenda: 02/06/2026".
    pub(crate) fn remove(date: &str) -> String {
        format!("Tirar da agenda: {date}")
    }
}

pub(crate) mod erase {
    pub(crate) const ACTION: &str = "Apagar cliente";
    pub(crate) const BODY: &str = "O cliente e todo o histórico dele saem deste aparelho. Dá para desfazer logo em seguida. Se ele só deixou de comprar, marque como ex-cliente: o histórico fica.";

    pub(crate) fn title(name: &str) -> String {
        format!("Apagar {name}?")
    }
}

pub(crate) mod forget {
    pub(crate) const ACTION: &str = "Apagar em definitivo (LGPD)";
    pub(crate) const BODY: &str = "O cliente sai deste aparelho sem volta: cadastro, contatos, pedidos, agenda, fotos, o que daria para desfazer e todas as cópias guardadas aqui. Fica só um código sem dado nenhum, para que uma carteira juntada depois não o traga de volta. Outros aparelhos e arquivos já enviados não mudam. Para entregar os dados à pessoa, exporte-os antes.";
    pub(crate) const DONE: &str =
        "Cliente apagado em definitivo: do cadastro, do histórico e das cópias deste aparelho.";

    pub(crate) fn title(name: &str) -> String {
        format!("Apagar {name} em definitivo?")
    }
}

pub(crate) mod person {
    //! One person of a client: everything known in a file, and erased for good.
    use crate::domain::record::mentions::{At, Mention};
    use crate::text::format::{date, list, plural};

    pub(crate) const SAVE: &str = "Salvar tudo desta pessoa (HTML)";
    pub(crate) const CARD: &str = "Salvar o cartão desta pessoa (vCard)";
    pub(crate) const ERASE: &str = "Apagar esta pessoa de vez";
    pub(crate) const ERASED: &str = "Pessoa apagada de vez: do cliente e das cópias deste aparelho.";
    /// More places are counted.
    const PLACES_SAID: usize = 4;

    /// "Ações de Zulmira".
    pub(crate) fn acts(name: &str) -> String {
        format!("Ações de {}", named(name))
    }

    pub(crate) fn title(name: &str) -> String {
        format!("Apagar {} de vez?", named(name))
    }

    pub(crate) fn body(name: &str, found: &[Mention]) -> String {
        let name = named(name);
        let goes = format!(
            "{name} sai deste aparelho sem volta: nome, cargo, telefone e e-mail, no cliente, nos rascunhos dele e em todas as cópias guardadas aqui. O que foi feito neste cliente até agora não poderá mais ser desfeito. Fica só um código sem dado nenhum, para que uma carteira juntada depois não traga a pessoa de volta."
        );
        let stays = "O cliente, as outras pessoas e o histórico ficam, e também o telefone ou o e-mail que estiver no cadastro do próprio cliente. Outros aparelhos e arquivos já enviados não mudam.";
        format!("{goes} {stays} {}", texts(&name, found))
    }

    fn texts(name: &str, found: &[Mention]) -> String {
        if found.is_empty() {
            return "Nenhuma anotação deste cliente cita o nome, o telefone ou o e-mail.".to_owned();
        }
        let mut places: Vec<String> = found.iter().take(PLACES_SAID).map(|one| place(&one.at)).collect();
        let more = found.len().saturating_sub(PLACES_SAID);
        if more > 0 {
            places.push(plural(more as i64, "outra anotação", "outras anotações"));
        }
        format!(
            "As anotações não são alteradas, e estas parecem citar {name}: {}. Corrija-as você mesmo, se for o caso.",
            list(&places)
        )
    }

    /// "contato de 12/10/2026".
    pub(crate) fn place(at: &At) -> String {
        match at {
            At::Notes => "observações do cliente".to_owned(),
            At::Extra(heading) => format!("campo “{heading}”"),
            At::Contact(day) => format!("contato de {}", date(*day)),
            At::Order(day) => format!("pedido de {}", date(*day)),
            At::Agenda(day) => format!("agenda de {}", date(*day)),
            At::Rescue(day) => format!("resgate de {}", date(*day)),
            At::Prospecting(day) => format!("prospecção de {}", date(*day)),
            At::RiskCheck(day) => format!("consulta de crédito de {}", date(*day)),
            At::Incident(day) => format!("eventualidade de {}", date(*day)),
            At::Care(day) => format!("tratativa de {}", date(*day)),
        }
    }

    pub(crate) fn named(name: &str) -> String {
        if name.trim().is_empty() { "pessoa sem nome".to_owned() } else { name.trim().to_owned() }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use chrono::NaiveDate;

        #[test]
        fn what_names_the_person_is_listed_and_what_is_too_much_is_counted() {
            let day = |day| NaiveDate::from_ymd_opt(2026, 10, day).unwrap();
            let found = |count: u32| {
                let talks = (1..count).map(|n| At::Contact(day(n)));
                let all = std::iter::once(At::Notes).chain(talks);
                all.map(|at| Mention { at, text: String::new() }).collect::<Vec<_>>()
            };
            assert!(body("Ana", &[]).ends_with("cita o nome, o telefone ou o e-mail."));
            assert!(
                body("Ana", &found(2)).contains("citar Ana: observações do cliente e contato de 01/10/2026.")
            );
            assert!(body("Ana", &found(6)).contains("contato de 03/10/2026 e 2 outras anotações."));
            assert_eq!(title(" "), "Apagar pessoa sem nome de vez?");
        }
    }
}

pub(crate) mod whole {
    //! Everything known of one client, in a file.
    pub(crate) const READABLE: &str = "Exportar tudo para ler (HTML)";
    pub(crate) const SNAPSHOT: &str = "Exportar tudo (.carteira)";
}

/// "bloqueado desde 10/11/2026 · dificuldade financeira".
pub(crate) fn situation_since(
    situation: Situation,
    since: Option<NaiveDate>,
    reason: Option<&str>,
) -> String {
    let mut text = super::labels::situation(situation).to_owned();
    if let Some(since) = since {
        text.push_str(&format!(" desde {}", date(since)));
    }
    if let Some(reason) = reason {
        text.push_str(&format!(" · {reason}"));
    }
    text
}

/// "bloqueado de 01/10/2026 a 04/11/2026 · dificuldade financeira".
pub(crate) fn situation_was(
    situation: Situation,
    since: Option<NaiveDate>,
    until: NaiveDate,
    reason: Option<&str>,
) -> String {
    let name = super::labels::situation(situation);
    let mut text = match since {
        Some(since) => format!("{name} de {} a {}", date(since), date(until)),
        None => format!("{name} até {}", date(until)),
    };
    if let Some(reason) = reason {
        text.push_str(&format!(" · {reason}"));
    }
    text
}

pub(crate) mod transfer {
    //! Who serves the client from when.
    pub(crate) const TITLE: &str = "Transferir cliente";
    pub(crate) const TO: &str = "Para";
    pub(crate) const NOBODY: &str = "ninguém";
    pub(crate) const SINCE: &str = "A partir de";
    pub(crate) const SINCE_HINT: &str = "Em branco só para o primeiro vendedor: desde sempre.";
    pub(crate) const CHOOSE: &str = "Escolha o vendedor";
    pub(crate) const CHOOSE_SOMEBODY: &str = "Escolha para quem, ou escreva um nome novo.";
    pub(crate) const NAME_NOT_ADDED: &str = "Toque em Adicionar para usar este nome, ou apague-o.";
    pub(crate) const SINCE_NEEDED: &str =
        "Escolha a partir de quando: quem atendia antes continua no histórico.";
    pub(crate) const NEW_NAME: &str = "Novo vendedor";
    pub(crate) const ADD: &str = "Adicionar";
    pub(crate) const SAVE: &str = "Transferir";
    pub(crate) const HISTORY: &str = "Quem já atendeu";
    pub(crate) const WHY: &str = "O histórico de antes continua com quem atendia.";
}

/// What is wrong with a CNPJ or CPF, beside its field.
pub(crate) fn tax_id_error(error: TaxIdError) -> String {
    match error {
        TaxIdError::Empty => "Escreva o CNPJ ou o CPF".to_owned(),
        TaxIdError::Length(found) => {
            format!("Um CNPJ tem 14 posições e um CPF tem 11; aqui há {found}")
        }
        TaxIdError::Cnpj(error) => match error {
            CnpjError::Empty => "Escreva o CNPJ".to_owned(),
            CnpjError::Length(found) => format!("O CNPJ tem 14 posições; aqui há {found}"),
            CnpjError::Character(found) => format!("O CNPJ não tem “{found}” nesta posição"),
            CnpjError::Repeated => "Um CNPJ não repete o mesmo número em todas as posições".to_owned(),
            CnpjError::CheckDigits => "O CNPJ não confere: veja se trocou algum número".to_owned(),
        },
        TaxIdError::Cpf(error) => match error {
            CpfError::Empty => "Escreva o CPF".to_owned(),
            CpfError::Length(found) => format!("O CPF tem 11 números; aqui há {found}"),
            CpfError::Character(found) => format!("O CPF só tem números; aqui há “{found}”"),
            CpfError::Repeated => "Um CPF não repete o mesmo número em todas as posições".to_owned(),
            CpfError::CheckDigits => "O CPF não confere: veja se trocou algum número".to_owned(),
        },
    }
}

/// What is wrong with a CEP, beside its field.
pub(crate) fn cep_error(error: CepError) -> String {
    match error {
        CepError::Empty => "Escreva o CEP".to_owned(),
        CepError::Length(found) => format!("O CEP tem 8 números; aqui há {found}"),
        CepError::Character(found) => format!("O CEP só tem números; aqui há “{found}”"),
        CepError::OutOfRange => "Não existe CEP que comece com 00".to_owned(),
    }
}

/// What is wrong with a telephone, beside its field.
/// "-22,9056; -47,0608", as the field reads it.
pub(crate) fn coordinates(place: LatLon) -> String {
    let degrees = |number: f64| {
        let text = format!("{number:.7}");
        text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
    };
    format!("{}; {}", degrees(place.lat()), degrees(place.lon()))
}

pub(crate) fn place_error(error: PlaceError) -> String {
    match error {
        PlaceError::Shape => "Escreva latitude e longitude, como -22,9056; -47,0608".to_owned(),
        PlaceError::Nowhere => "Não há lugar com essas coordenadas. Confira os números".to_owned(),
        PlaceError::Meant(places) => {
            let places: Vec<String> = places.into_iter().map(coordinates).collect();
            format!("Fora do Brasil. Você quis dizer {}?", places.join(" ou "))
        }
        PlaceError::Abroad => "Este lugar fica fora do Brasil. Confira os números".to_owned(),
    }
}

pub(crate) fn phone_error(error: PhoneError) -> String {
    match error {
        PhoneError::Empty => "Escreva o telefone".to_owned(),
        PhoneError::Character(found) => format!("O telefone não tem “{found}”"),
        PhoneError::MissingAreaCode => "Falta o DDD, como em (19) 98765-4321".to_owned(),
        PhoneError::AreaCode(found) => format!("Não existe o DDD {found:02}"),
        PhoneError::Length(found) => {
            format!("Com o DDD, o telefone tem 10 ou 11 números; aqui há {found}")
        }
        PhoneError::FirstDigit(found) => {
            format!("Depois do DDD, o número não começa com {found}: confira os números")
        }
    }
}

#[cfg(test)]
#[path = "clients_tests.rs"]
mod tests;
