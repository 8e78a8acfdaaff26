//! Words of the client list, the client's page and its form.

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

pub(crate) mod start {
    //! First start: an empty carteira.
    pub(crate) const TITLE: &str = "Sua carteira começa aqui";
    pub(crate) const WHY: &str = "Tudo fica neste aparelho e funciona sem internet. Comece com a planilha que seu sistema exporta, ou veja antes com dados de exemplo.";
    pub(crate) const IMPORT: &str = "Importar planilha";
    pub(crate) const IMPORT_WHY: &str = "Clientes, pedidos e contatos em CSV";
    pub(crate) const OPEN: &str = "Abrir snapshot";
    pub(crate) const OPEN_WHY: &str = "Um arquivo .carteira que você recebeu ou guardou";
    pub(crate) const REGISTER: &str = "Cadastrar cliente";
    pub(crate) const REGISTER_WHY: &str = "Um por um, só o nome é obrigatório";
    pub(crate) const SAMPLE: &str = "Explorar com dados de exemplo";
    pub(crate) const SAMPLE_WHY: &str = "180 clientes inventados; saem sem deixar rastro";
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

pub(crate) mod history {
    //! Contacts and orders as one timeline.
    pub(crate) const TITLE: &str = "Histórico";
    pub(crate) const EMPTY: &str = "Nenhum contato ou pedido registrado ainda.";
    pub(crate) const MORE: &str = "Mostrar mais";
    pub(crate) const REMOVE_CONTACT: &str = "Remover este contato";
    pub(crate) const REMOVE_ORDER: &str = "Remover este pedido";
    pub(crate) const ORDER: &str = "pedido";
    pub(crate) const DOES_NOT_COUNT: &str = "não conta para a cobertura";
    pub(crate) const RESOLVED: &str = "reclamação resolvida";

    pub(crate) fn reason(reason: &str) -> String {
        format!("motivo: {reason}")
    }

    pub(crate) fn next_step(what: &str, when: &str) -> String {
        format!("próximo passo: {what}, {when}")
    }

    /// "a 350 m do endereço", from kilometres.
    pub(crate) fn away(km: f64) -> String {
        if km < 1.0 {
            format!("a {} m do endereço", super::decimal((km * 100.0).round() * 10.0, 0))
        } else {
            format!("a {} km do endereço", super::decimal(km, 1))
        }
    }

    pub(crate) fn nps(score: u8) -> String {
        format!("NPS {score}")
    }

    pub(crate) fn complaint(text: &str) -> String {
        format!("reclamação: {text}")
    }

    pub(crate) fn number(number: &str) -> String {
        format!("nº {number}")
    }

    /// "12 contatos e 5 pedidos".
    pub(crate) fn summary(contacts: usize, orders: usize) -> String {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        format!(
            "{} e {}",
            super::plural(count(contacts), "contato", "contatos"),
            super::plural(count(orders), "pedido", "pedidos")
        )
    }
}

pub(crate) mod card {
    //! Cards of the client's page.
    pub(crate) const PEOPLE: &str = "Pessoas";
    pub(crate) const CONTACTS: &str = "Telefones e e-mails";
    pub(crate) const ADDRESS: &str = "Endereço";
    pub(crate) const REGISTER: &str = "Cadastro";
    pub(crate) const RELATION: &str = "Atendimento";
    pub(crate) const NOTES: &str = "Notas";
    pub(crate) const EXTRA: &str = "Outros campos";
    pub(crate) const MAPS: &str = "Abrir no Maps";
    pub(crate) const WAZE: &str = "Abrir no Waze";
    pub(crate) const HERE: &str = "Usar este ponto como endereço";
    pub(crate) const HERE_BUSY: &str = "Procurando onde você está…";
    pub(crate) const NO_POSITION: &str = "O aparelho não disse onde está. O lugar pode ser marcado no mapa.";
    pub(crate) const POSITION_DENIED: &str =
        "O navegador não tem permissão para ver onde você está. O lugar pode ser marcado no mapa.";
    pub(crate) const NO_PLACE: &str = "Ainda sem ponto no mapa: aparece no centro do município.";
    pub(crate) const NO_ADDRESS: &str = "Sem endereço.";
    pub(crate) const NO_PHONE: &str = "Sem telefone nem e-mail.";
    pub(crate) const PARTNER: &str = "sócio";
    pub(crate) const TAX_ID: &str = "CNPJ ou CPF";
    pub(crate) const STATE_REGISTRATION: &str = "Inscrição estadual";
    pub(crate) const INDUSTRY: &str = "Ramo";
    pub(crate) const CODE: &str = "Código";
    pub(crate) const ENTERED: &str = "Na carteira desde";
    pub(crate) const LEFT: &str = "Saiu da carteira em";
    pub(crate) const SALESPERSON: &str = "Vendedor";
    pub(crate) const NO_SALESPERSON: &str = "sem vendedor";
    pub(crate) const PRINCIPALS: &str = "Representadas";
    pub(crate) const TAGS: &str = "Tags";
    pub(crate) const SITUATION: &str = "Situação";
    pub(crate) const SITUATION_BEFORE: &str = "Antes";
    pub(crate) const CADENCE: &str = "Intervalo de visita";
    pub(crate) const OF_CLASS: &str = "o da classe";
    pub(crate) const EDIT: &str = "Editar";
    pub(crate) const ORDER: &str = "Registrar pedido";

    /// "Ana Lima desde 01/02/2026".
    pub(crate) fn since(who: &str, since: Option<chrono::NaiveDate>) -> String {
        match since {
            Some(since) => format!("{who} desde {}", super::date(since)),
            None => who.to_owned(),
        }
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
    pub(crate) const BODY: &str = "O cliente sai deste aparelho sem volta: cadastro, contatos, pedidos, agenda, o que daria para desfazer e todas as cópias guardadas aqui. Fica só um código sem dado nenhum, para que uma carteira juntada depois não o traga de volta. Outros aparelhos e arquivos já enviados não mudam. Para entregar os dados à pessoa, exporte-os antes.";
    pub(crate) const DONE: &str =
        "Cliente apagado em definitivo: do cadastro, do histórico e das cópias deste aparelho.";

    pub(crate) fn title(name: &str) -> String {
        format!("Apagar {name} em definitivo?")
    }
}

pub(crate) mod whole {
    //! Everything known of one client, in a file.
    pub(crate) const READABLE: &str = "Exportar tudo para ler (HTML)";
    pub(crate) const SNAPSHOT: &str = "Exportar tudo (.carteira)";
}

pub(crate) mod situation {
    //! Blocking, leaving, coming back.
    use crate::domain::client::Situation;

    pub(crate) const TITLE: &str = "Situação do cliente";
    pub(crate) const SINCE: &str = "A partir de";
    pub(crate) const SINCE_NEEDED: &str = "Escolha a partir de quando";
    pub(crate) const REASON: &str = "Motivo";
    pub(crate) const REASON_TEXT: &str = "Em outras palavras";
    pub(crate) const SAVE: &str = "Salvar situação";

    pub(crate) fn choice(situation: Situation) -> &'static str {
        match situation {
            Situation::Active => "Ativo",
            Situation::Blocked => "Bloqueado",
            Situation::Prospect => "Potencial",
            Situation::Former => "Ex-cliente",
        }
    }

    /// What it means for the numbers.
    pub(crate) fn means(situation: Situation) -> &'static str {
        match situation {
            Situation::Active => "Conta na cobertura; a classe vem dos pedidos.",
            Situation::Blocked => "Fica na carteira, mas fora do cálculo da cobertura.",
            Situation::Prospect => "Ainda não é cliente: fora do cálculo da cobertura.",
            Situation::Former => {
                "Deixou de ser cliente: fora do cálculo da cobertura a partir da data. Reversível."
            }
        }
    }
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

pub(crate) mod form {
    //! The form of a client.
    pub(crate) const NEW: &str = "Novo cliente";
    pub(crate) const EDIT: &str = "Editar cliente";
    pub(crate) const SAVE: &str = "Salvar cliente";
    pub(crate) const IDENTITY: &str = "Quem é";
    pub(crate) const ADDRESS: &str = "Onde fica";
    pub(crate) const CONTACTS: &str = "Como falar";
    pub(crate) const PEOPLE: &str = "Pessoas";
    pub(crate) const RELATION: &str = "Atendimento";
    pub(crate) const MORE: &str = "Outros campos";
    pub(crate) const LEGAL_NAME: &str = "Razão social ou nome";
    pub(crate) const TRADE_NAME: &str = "Nome fantasia";
    pub(crate) const TAX_ID: &str = "CNPJ ou CPF";
    pub(crate) const STATE_REGISTRATION: &str = "Inscrição estadual";
    pub(crate) const INDUSTRY: &str = "Ramo de atividade";
    pub(crate) const CODE: &str = "Código no seu sistema";
    pub(crate) const NAME_NEEDED: &str = "Escreva a razão social ou o nome fantasia";
    pub(crate) const CEP: &str = "CEP";
    pub(crate) const STREET: &str = "Rua, avenida";
    pub(crate) const NUMBER: &str = "Número";
    pub(crate) const COMPLEMENT: &str = "Complemento";
    pub(crate) const DISTRICT: &str = "Bairro";
    pub(crate) const PLACE: &str = "Posição no mapa";
    pub(crate) const PLACE_HINT: &str =
        "Latitude e longitude, como -22,9056; -47,0608. Em branco, vale o município.";
    pub(crate) const CITY: &str = "Município";
    pub(crate) const CITY_HINT: &str = "Comece a escrever e escolha na lista.";
    pub(crate) const CITY_UNKNOWN: &str = "Escolha um município da lista";
    pub(crate) const CITY_WAITING: &str = "Carregando os municípios…";
    pub(crate) const CITY_FAILED: &str =
        "A lista de municípios não abriu. O nome fica como você escreveu, sem lugar no mapa.";
    pub(crate) const CITIES: &str = "Municípios";
    pub(crate) const PHONE: &str = "Telefone";
    pub(crate) const WHATSAPP: &str = "WhatsApp";
    pub(crate) const EMAIL: &str = "E-mail";
    pub(crate) const ADD_PHONE: &str = "Mais um telefone";
    pub(crate) const ADD_EMAIL: &str = "Mais um e-mail";
    pub(crate) const EMAIL_WRONG: &str = "Escreva o e-mail completo, como compras@padaria.com.br";
    pub(crate) const PERSON_NAME: &str = "Nome";
    pub(crate) const PERSON_ROLE: &str = "Cargo";
    pub(crate) const PERSON_PARTNER: &str = "É sócio";
    pub(crate) const ADD_PERSON: &str = "Mais uma pessoa";
    pub(crate) const REMOVE_PERSON: &str = "Remover esta pessoa";
    pub(crate) const CADENCE: &str = "Intervalo de visita";
    pub(crate) const CADENCE_HINT: &str = "Em branco, vale o da tag, do ramo ou da classe.";
    pub(crate) const POTENTIAL: &str = "Compra por mês, de todos os fornecedores";
    pub(crate) const POTENTIAL_HINT: &str = "Quanto o cliente compra ao todo, pela sua estimativa. Com isso a carteira mostra a sua participação.";
    pub(crate) const POTENTIAL_NOTHING: &str = "Escreva um valor maior que zero ou deixe em branco";
    pub(crate) const ENTERED: &str = "Na carteira desde";
    pub(crate) const LEFT: &str = "Saiu da carteira em";
    pub(crate) const LEFT_BEFORE: &str = "A saída vem antes da entrada";
    pub(crate) const PRINCIPALS: &str = "Representadas";
    pub(crate) const NEW_PRINCIPAL: &str = "Nova representada";
    pub(crate) const ADD: &str = "Adicionar";
    pub(crate) const TAGS: &str = "Tags";
    pub(crate) const TAGS_HINT: &str = "Separadas por vírgula.";
    pub(crate) const NOTES: &str = "Notas";
    pub(crate) const EXTRA_NAME: &str = "Campo";
    pub(crate) const EXTRA_VALUE: &str = "Valor";
    pub(crate) const ADD_EXTRA: &str = "Mais um campo";
    pub(crate) const REMOVE_LINE: &str = "Remover esta linha";
    pub(crate) const CHECK_FIELDS: &str = "Confira os campos marcados. Nada foi salvo ainda.";

    /// "Padaria União já tem este CNPJ."
    pub(crate) fn duplicate(name: &str) -> String {
        format!(
            "{name} já está na carteira com este documento. Dá para salvar assim mesmo, como outra loja ou outro cadastro."
        )
    }
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
mod tests {
    use super::*;
    use crate::domain::value::cep::Cep;
    use crate::domain::value::cpf::TaxId;
    use crate::domain::value::phone::Phone;

    #[test]
    fn a_place_is_shown_as_it_is_read_and_a_doubt_offers_what_may_be_meant() {
        use crate::exchange::cells::typed_place;
        for (lat, lon) in [(-22.9056, -47.0608), (-0.0000001, -50.0), (5.27, -60.2114), (-34.0, -74.5)] {
            let place = LatLon::new(lat, lon).unwrap();
            assert_eq!(typed_place(&coordinates(place)), Ok(place), "{}", coordinates(place));
        }
        let said = typed_place("30,0346; 51,2177").map_err(place_error);
        assert_eq!(said, Err("Fora do Brasil. Você quis dizer -30,0346; -51,2177?".to_owned()));
    }

    #[test]
    fn each_typing_mistake_gets_its_own_sentence() {
        let tax_id = |text: &str| TaxId::parse(text).map_err(tax_id_error).unwrap_err();
        assert_eq!(tax_id("11.222.333/0001-82"), "O CNPJ não confere: veja se trocou algum número");
        assert_eq!(tax_id("529.982.247-26"), "O CPF não confere: veja se trocou algum número");
        assert_eq!(tax_id("123"), "Um CNPJ tem 14 posições e um CPF tem 11; aqui há 3");
        assert_eq!(Cep::parse("1301").map_err(cep_error).unwrap_err(), "O CEP tem 8 números; aqui há 4");
        let phone = |text: &str| Phone::parse(text).map_err(phone_error).unwrap_err();
        assert_eq!(phone("98765-4321"), "Falta o DDD, como em (19) 98765-4321");
        assert_eq!(phone("(20) 98765-4321"), "Não existe o DDD 20");
    }

    #[test]
    fn a_situation_that_is_over_says_up_to_when() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 10, day).unwrap();
        let was = |since, reason| situation_was(Situation::Blocked, since, day(31), reason);
        assert_eq!(was(Some(day(1)), Some("preço")), "bloqueado de 01/10/2026 a 31/10/2026 · preço");
        assert_eq!(was(None, None), "bloqueado até 31/10/2026");
    }

    #[test]
    fn a_situation_says_since_when_and_why() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 10);
        let said = |since, reason| situation_since(Situation::Blocked, since, reason);
        assert_eq!(said(None, None), "bloqueado");
        assert_eq!(said(day, Some("inadimplente")), "bloqueado desde 10/11/2026 · inadimplente");
    }

    #[test]
    fn nearness_is_rounded_to_ten_metres_or_a_tenth_of_a_kilometre() {
        assert_eq!(history::away(0.0), "a 0 m do endereço");
        assert_eq!(history::away(0.347), "a 350 m do endereço");
        assert_eq!(history::away(1.26), "a 1,3 km do endereço");
    }

    #[test]
    fn the_fact_of_contact_says_interval_and_last_day() {
        assert_eq!(of_interval(30, None), "intervalo de 30 dias");
        let last = NaiveDate::from_ymd_opt(2026, 10, 11);
        assert_eq!(of_interval(1, last), "intervalo de 1 dia · último em 11/10/2026");
    }
}
