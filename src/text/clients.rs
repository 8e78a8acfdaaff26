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

pub const LIST: &str = "Clientes da carteira";
pub const NEW: &str = "Novo cliente";
pub const NO_NAME: &str = "(sem nome)";
pub const BLOCKED: &str = "bloqueado";
pub const DAYS: &str = "dias";
pub const DAY: &str = "dia";

/// Why a client is in no list of that day: "saiu em 24/11/2026", "entra em 24/11/2027".
pub fn gone(entered: Option<NaiveDate>, left: Option<NaiveDate>, on: NaiveDate) -> Option<String> {
    let left = left.filter(|left| *left <= on).map(|left| format!("saiu em {}", date(left)));
    left.or(entered.filter(|entered| *entered > on).map(|entered| format!("entra em {}", date(entered))))
}

/// The same on the client's page, with what follows from it.
pub fn gone_from_carteira(gone: &str) -> String {
    format!(
        "Este cliente {gone}: não aparece em Hoje, no mapa nem na conta da cobertura. O histórico continua aqui."
    )
}

/// A contact made on a day to come: said, and not taken for fine.
pub fn dated_ahead(last: NaiveDate) -> String {
    format!(
        "Há contato feito com data no futuro ({}): ele não conta até lá. Confira o relógio do aparelho; no histórico dá para remover.",
        date(last)
    )
}

pub const BACK_TO_LIST: &str = "Voltar para a lista";
pub const CHOOSE_ONE: &str = "Escolha um cliente";
pub const CHOOSE_ONE_WHY: &str = "O histórico, os contatos e a classe dele aparecem aqui.";
pub const MORE_ACTS: &str = "Mais ações";

/// "A".
pub fn abc_chip(class: &str) -> String {
    format!("curva {class}")
}

pub mod nothing {
    //! When the list is empty.
    pub const TITLE: &str = "Nenhum cliente com estes filtros";
    pub const WHY: &str = "A carteira continua inteira; os filtros só mudam o que aparece.";
}

pub mod start {
    //! First start: an empty carteira.
    pub const TITLE: &str = "Sua carteira começa aqui";
    pub const WHY: &str = "Tudo fica neste aparelho e funciona sem internet. Comece com a planilha que seu sistema exporta, ou veja antes com dados de exemplo.";
    pub const IMPORT: &str = "Importar planilha";
    pub const IMPORT_WHY: &str = "Clientes, pedidos e contatos em CSV";
    pub const OPEN: &str = "Abrir snapshot";
    pub const OPEN_WHY: &str = "Um arquivo .carteira que você recebeu ou guardou";
    pub const REGISTER: &str = "Cadastrar cliente";
    pub const REGISTER_WHY: &str = "Um por um, só o nome é obrigatório";
    pub const SAMPLE: &str = "Explorar com dados de exemplo";
    pub const SAMPLE_WHY: &str = "180 clientes inventados; saem sem deixar rastro";
}

pub mod missing {
    //! An address of a client that is not there.
    pub const TITLE: &str = "Este cliente não está na carteira";
    pub const WHY: &str = "Ele pode ter sido apagado, ou o link veio de outra carteira.";
    pub const ACTION: &str = "Ver todos os clientes";
}

pub mod facts {
    //! The three facts.
    pub const DAYS_WITHOUT: &str = "Dias sem contato";
    pub const LAST_ORDER: &str = "Último pedido";
    pub const CLASS: &str = "Classe";
    pub const WHY: &str = "Por quê?";
    pub const NO_CONTACT: &str = "sem registro";
    pub const NO_ORDER: &str = "nenhum";
    pub const NO_CYCLE: &str = "sem ciclo ainda";
}

/// "intervalo de 30 dias · último em 11/10/2026".
pub fn of_interval(cadence_days: u16, last: Option<NaiveDate>) -> String {
    let interval = format!("intervalo de {}", days(i64::from(cadence_days)));
    match last {
        Some(last) => format!("{interval} · último em {}", date(last)),
        None => interval,
    }
}

/// "costuma comprar a cada 28 dias".
pub fn usual_cycle(cycle_days: i32) -> String {
    format!("costuma comprar a cada {}", days(i64::from(cycle_days)))
}

pub mod planned {
    //! What is agreed with a client.
    use crate::domain::fact::interaction::Channel;
    use crate::text::{format, labels};
    use chrono::NaiveTime;

    pub const TITLE: &str = "Combinado";
    pub const UNKEPT: &str = "não feito";

    /// "visita amanhã (02/06/2026), 14:30".
    pub fn line(channel: Channel, when: &str, time: Option<NaiveTime>) -> String {
        let channel = labels::channel(channel);
        match time {
            Some(time) => format!("{channel} {when}, {}", format::time(time)),
            None => format!("{channel} {when}"),
        }
    }

    /// "Tirar da agenda: 02/06/2026".
    pub fn remove(date: &str) -> String {
        format!("Tirar da agenda: {date}")
    }
}

pub mod history {
    //! Contacts and orders as one timeline.
    pub const TITLE: &str = "Histórico";
    pub const EMPTY: &str = "Nenhum contato ou pedido registrado ainda.";
    pub const MORE: &str = "Mostrar mais";
    pub const REMOVE_CONTACT: &str = "Remover este contato";
    pub const REMOVE_ORDER: &str = "Remover este pedido";
    pub const ORDER: &str = "pedido";
    pub const DOES_NOT_COUNT: &str = "não conta para a cobertura";
    pub const RESOLVED: &str = "reclamação resolvida";

    pub fn reason(reason: &str) -> String {
        format!("motivo: {reason}")
    }

    pub fn next_step(what: &str, when: &str) -> String {
        format!("próximo passo: {what}, {when}")
    }

    /// "a 350 m do endereço", from kilometres.
    pub fn away(km: f64) -> String {
        if km < 1.0 {
            format!("a {} m do endereço", super::decimal((km * 100.0).round() * 10.0, 0))
        } else {
            format!("a {} km do endereço", super::decimal(km, 1))
        }
    }

    pub fn nps(score: u8) -> String {
        format!("NPS {score}")
    }

    pub fn complaint(text: &str) -> String {
        format!("reclamação: {text}")
    }

    pub fn number(number: &str) -> String {
        format!("nº {number}")
    }

    /// "12 contatos e 5 pedidos".
    pub fn summary(contacts: usize, orders: usize) -> String {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        format!(
            "{} e {}",
            super::plural(count(contacts), "contato", "contatos"),
            super::plural(count(orders), "pedido", "pedidos")
        )
    }
}

pub mod card {
    //! Cards of the client's page.
    pub const PEOPLE: &str = "Pessoas";
    pub const CONTACTS: &str = "Telefones e e-mails";
    pub const ADDRESS: &str = "Endereço";
    pub const REGISTER: &str = "Cadastro";
    pub const RELATION: &str = "Atendimento";
    pub const NOTES: &str = "Notas";
    pub const EXTRA: &str = "Outros campos";
    pub const CALL: &str = "Ligar";
    pub const MAPS: &str = "Abrir no Maps";
    pub const WAZE: &str = "Abrir no Waze";
    pub const HERE: &str = "Usar este ponto como endereço";
    pub const HERE_BUSY: &str = "Procurando onde você está…";
    pub const NO_POSITION: &str = "O aparelho não disse onde está. O lugar pode ser marcado no mapa.";
    pub const POSITION_DENIED: &str =
        "O navegador não tem permissão para ver onde você está. O lugar pode ser marcado no mapa.";
    pub const NO_PLACE: &str = "Ainda sem ponto no mapa: aparece no centro do município.";
    pub const NO_ADDRESS: &str = "Sem endereço.";
    pub const NO_PHONE: &str = "Sem telefone nem e-mail.";
    pub const PARTNER: &str = "sócio";
    pub const TAX_ID: &str = "CNPJ ou CPF";
    pub const STATE_REGISTRATION: &str = "Inscrição estadual";
    pub const INDUSTRY: &str = "Ramo";
    pub const CODE: &str = "Código";
    pub const ENTERED: &str = "Na carteira desde";
    pub const LEFT: &str = "Saiu da carteira em";
    pub const SALESPERSON: &str = "Vendedor";
    pub const NO_SALESPERSON: &str = "sem vendedor";
    pub const PRINCIPALS: &str = "Representadas";
    pub const TAGS: &str = "Tags";
    pub const SITUATION: &str = "Situação";
    pub const SITUATION_BEFORE: &str = "Antes";
    pub const CADENCE: &str = "Intervalo de visita";
    pub const OF_CLASS: &str = "o da classe";
    pub const TRANSFER: &str = "Transferir";
    pub const CHANGE: &str = "Mudar";
    pub const EDIT: &str = "Editar";
    pub const ORDER: &str = "Registrar pedido";
    pub const ERASE: &str = "Apagar cliente";

    /// "Ana Lima desde 01/02/2026".
    pub fn since(who: &str, since: Option<chrono::NaiveDate>) -> String {
        match since {
            Some(since) => format!("{who} desde {}", super::date(since)),
            None => who.to_owned(),
        }
    }
}

pub mod erase {
    pub const ACTION: &str = "Apagar cliente";
    pub const BODY: &str = "O cliente e todo o histórico dele saem deste aparelho. Dá para desfazer logo em seguida. Se ele só deixou de comprar, marque como ex-cliente: o histórico fica.";

    pub fn title(name: &str) -> String {
        format!("Apagar {name}?")
    }
}

pub mod forget {
    pub const ACTION: &str = "Apagar em definitivo (LGPD)";
    pub const BODY: &str = "O cliente sai deste aparelho sem volta: cadastro, contatos, pedidos, agenda, o que daria para desfazer e todas as cópias guardadas aqui. Fica só um código sem dado nenhum, para que uma carteira juntada depois não o traga de volta. Outros aparelhos e arquivos já enviados não mudam. Para entregar os dados à pessoa, exporte-os antes.";
    pub const DONE: &str =
        "Cliente apagado em definitivo: do cadastro, do histórico e das cópias deste aparelho.";

    pub fn title(name: &str) -> String {
        format!("Apagar {name} em definitivo?")
    }
}

pub mod whole {
    //! Everything known of one client, in a file.
    pub const READABLE: &str = "Exportar tudo para ler (HTML)";
    pub const SNAPSHOT: &str = "Exportar tudo (.carteira)";
}

pub mod situation {
    //! Blocking, leaving, coming back.
    use crate::domain::client::Situation;

    pub const TITLE: &str = "Situação do cliente";
    pub const SINCE: &str = "A partir de";
    pub const SINCE_NEEDED: &str = "Escolha a partir de quando";
    pub const REASON: &str = "Motivo";
    pub const REASON_TEXT: &str = "Em outras palavras";
    pub const SAVE: &str = "Salvar situação";

    pub fn choice(situation: Situation) -> &'static str {
        match situation {
            Situation::Active => "Ativo",
            Situation::Blocked => "Bloqueado",
            Situation::Prospect => "Potencial",
            Situation::Former => "Ex-cliente",
        }
    }

    /// What it means for the numbers.
    pub fn means(situation: Situation) -> &'static str {
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
pub fn situation_since(situation: Situation, since: Option<NaiveDate>, reason: Option<&str>) -> String {
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
pub fn situation_was(
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

pub mod transfer {
    //! Who serves the client from when.
    pub const TITLE: &str = "Transferir cliente";
    pub const TO: &str = "Para";
    pub const NOBODY: &str = "ninguém";
    pub const SINCE: &str = "A partir de";
    pub const SINCE_HINT: &str = "Em branco só para o primeiro vendedor: desde sempre.";
    pub const CHOOSE: &str = "Escolha o vendedor";
    pub const CHOOSE_SOMEBODY: &str = "Escolha para quem, ou escreva um nome novo.";
    pub const NAME_NOT_ADDED: &str = "Toque em Adicionar para usar este nome, ou apague-o.";
    pub const SINCE_NEEDED: &str = "Escolha a partir de quando: quem atendia antes continua no histórico.";
    pub const NEW_NAME: &str = "Novo vendedor";
    pub const ADD: &str = "Adicionar";
    pub const SAVE: &str = "Transferir";
    pub const HISTORY: &str = "Quem já atendeu";
    pub const WHY: &str = "O histórico de antes continua com quem atendia.";
}

pub mod form {
    //! The form of a client.
    pub const NEW: &str = "Novo cliente";
    pub const EDIT: &str = "Editar cliente";
    pub const SAVE: &str = "Salvar cliente";
    pub const IDENTITY: &str = "Quem é";
    pub const ADDRESS: &str = "Onde fica";
    pub const CONTACTS: &str = "Como falar";
    pub const PEOPLE: &str = "Pessoas";
    pub const RELATION: &str = "Atendimento";
    pub const MORE: &str = "Outros campos";
    pub const LEGAL_NAME: &str = "Razão social ou nome";
    pub const TRADE_NAME: &str = "Nome fantasia";
    pub const TAX_ID: &str = "CNPJ ou CPF";
    pub const STATE_REGISTRATION: &str = "Inscrição estadual";
    pub const INDUSTRY: &str = "Ramo de atividade";
    pub const CODE: &str = "Código no seu sistema";
    pub const NAME_NEEDED: &str = "Escreva a razão social ou o nome fantasia";
    pub const CEP: &str = "CEP";
    pub const STREET: &str = "Rua, avenida";
    pub const NUMBER: &str = "Número";
    pub const COMPLEMENT: &str = "Complemento";
    pub const DISTRICT: &str = "Bairro";
    pub const PLACE: &str = "Posição no mapa";
    pub const PLACE_HINT: &str =
        "Latitude e longitude, como -22,9056; -47,0608. Em branco, vale o município.";
    pub const CITY: &str = "Município";
    pub const CITY_HINT: &str = "Comece a escrever e escolha na lista.";
    pub const CITY_UNKNOWN: &str = "Escolha um município da lista";
    pub const CITY_WAITING: &str = "Carregando os municípios…";
    pub const CITY_FAILED: &str =
        "A lista de municípios não abriu. O nome fica como você escreveu, sem lugar no mapa.";
    pub const CITIES: &str = "Municípios";
    pub const CHANGE_CITY: &str = "Trocar município";
    pub const PHONE: &str = "Telefone";
    pub const WHATSAPP: &str = "WhatsApp";
    pub const EMAIL: &str = "E-mail";
    pub const ADD_PHONE: &str = "Mais um telefone";
    pub const ADD_EMAIL: &str = "Mais um e-mail";
    pub const EMAIL_WRONG: &str = "Escreva o e-mail completo, como compras@padaria.com.br";
    pub const PERSON_NAME: &str = "Nome";
    pub const PERSON_ROLE: &str = "Cargo";
    pub const PERSON_PARTNER: &str = "É sócio";
    pub const ADD_PERSON: &str = "Mais uma pessoa";
    pub const REMOVE_PERSON: &str = "Remover esta pessoa";
    pub const CADENCE: &str = "Intervalo de visita";
    pub const CADENCE_HINT: &str = "Em branco, vale o da tag, do ramo ou da classe.";
    pub const POTENTIAL: &str = "Compra por mês, de todos os fornecedores";
    pub const POTENTIAL_HINT: &str = "Quanto o cliente compra ao todo, pela sua estimativa. Com isso a carteira mostra a sua participação.";
    pub const POTENTIAL_NOTHING: &str = "Escreva um valor maior que zero ou deixe em branco";
    pub const ENTERED: &str = "Na carteira desde";
    pub const LEFT: &str = "Saiu da carteira em";
    pub const LEFT_BEFORE: &str = "A saída vem antes da entrada";
    pub const PRINCIPALS: &str = "Representadas";
    pub const NEW_PRINCIPAL: &str = "Nova representada";
    pub const ADD: &str = "Adicionar";
    pub const TAGS: &str = "Tags";
    pub const TAGS_HINT: &str = "Separadas por vírgula.";
    pub const NOTES: &str = "Notas";
    pub const EXTRA_NAME: &str = "Campo";
    pub const EXTRA_VALUE: &str = "Valor";
    pub const ADD_EXTRA: &str = "Mais um campo";
    pub const REMOVE_LINE: &str = "Remover esta linha";
    pub const CHECK_FIELDS: &str = "Confira os campos marcados. Nada foi salvo ainda.";

    /// "Padaria União já tem este CNPJ."
    pub fn duplicate(name: &str) -> String {
        format!(
            "{name} já está na carteira com este documento. Dá para salvar assim mesmo, como outra loja ou outro cadastro."
        )
    }
}

/// What is wrong with a CNPJ or CPF, beside its field.
pub fn tax_id_error(error: TaxIdError) -> String {
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
pub fn cep_error(error: CepError) -> String {
    match error {
        CepError::Empty => "Escreva o CEP".to_owned(),
        CepError::Length(found) => format!("O CEP tem 8 números; aqui há {found}"),
        CepError::Character(found) => format!("O CEP só tem números; aqui há “{found}”"),
        CepError::OutOfRange => "Não existe CEP que comece com 00".to_owned(),
    }
}

/// What is wrong with a telephone, beside its field.
/// "-22,9056; -47,0608", as the field reads it.
pub fn coordinates(place: LatLon) -> String {
    let degrees = |number: f64| {
        let text = format!("{number:.7}");
        text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
    };
    format!("{}; {}", degrees(place.lat()), degrees(place.lon()))
}

pub fn place_error(error: PlaceError) -> String {
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

pub fn phone_error(error: PhoneError) -> String {
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
