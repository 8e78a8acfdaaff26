//! Why a cell is refused: what it is and, where it helps, how to mend it.

use crate::domain::value::cep::CepError;
use crate::domain::value::cnpj::CnpjError;
use crate::domain::value::cpf::{CpfError, TaxIdError};
use crate::domain::value::money::MoneyError;
use crate::domain::value::phone::PhoneError;
use crate::exchange::cells::CellError;

pub fn cell_error(error: CellError) -> String {
    match error {
        CellError::Scientific => {
            "número cortado pela planilha (1,1E+13). No Excel, formate a coluna como Número sem decimais ou Texto, \
             confira os dígitos e exporte de novo"
                .to_owned()
        }
        CellError::Document(error) => tax_id_error(error),
        CellError::DocumentUnclear { digits } => {
            format!("{digits} dígitos servem a um CPF e a um CNPJ sem zeros à esquerda; escreva o número inteiro")
        }
        CellError::Cep(error) => cep_error(error),
        CellError::CepOutsideState => "CEP com 7 dígitos, e só os de São Paulo começam com zero".to_owned(),
        CellError::Phone(error) => phone_error(error),
        CellError::Money(error) => money_error(error).to_owned(),
        CellError::MixedMarks => {
            "pode ser milhar ou decimal, e a coluna mistura os dois; escreva 1.234,00 ou 1,23".to_owned()
        }
        CellError::MixedDates => {
            "pode ser dia/mês ou mês/dia, e a coluna mistura os dois; escreva dd/mm/aaaa em todas".to_owned()
        }
        CellError::DebitOrCredit => "D ou C depois do valor não diz o sinal; use -1.234,56 para devolução".to_owned(),
        CellError::Date => "data que não se entende; use dd/mm/aaaa".to_owned(),
        CellError::NoSuchDay => "esse dia não existe no calendário".to_owned(),
        CellError::MonthAndDaySwapped => "mês acima de 12; dia e mês parecem trocados".to_owned(),
        CellError::YearOutOfRange(year) => format!("ano {year} fora de 1900 a 2100"),
        CellError::Time => "hora que não se entende; use hh:mm".to_owned(),
        CellError::Number => "não é um número".to_owned(),
        CellError::Negative => "valor abaixo de zero".to_owned(),
        CellError::DaysOutOfRange(_) => "dias fora de 1 a 3.650".to_owned(),
        CellError::CoordinateOutOfRange => "coordenada fora do mapa; use graus, como -22,9056".to_owned(),
        CellError::CoordinatesSwapped => "latitude e longitude parecem trocadas".to_owned(),
        CellError::CoordinatesWithoutMinus => {
            "fica em outro hemisfério; no Brasil a longitude é negativa, e a latitude quase sempre".to_owned()
        }
        CellError::CoordinateAlone => "falta a latitude ou a longitude".to_owned(),
        CellError::State => "UF que não existe".to_owned(),
        CellError::Channel => {
            "canal desconhecido; use visita, ligação, whatsapp, e-mail, vídeo ou evento".to_owned()
        }
        CellError::Outcome => {
            "resultado desconhecido; use sucesso, atendido, negociação, pedido, sem pedido, ausente, fechado, \
             não atendeu, remarcado, agendado ou cancelado"
                .to_owned()
        }
        CellError::OrderStatus => {
            "situação do pedido desconhecida; use faturado, pendente, cancelado ou devolvido".to_owned()
        }
        CellError::Situation => {
            "situação desconhecida; use ativo, bloqueado, potencial ou ex-cliente".to_owned()
        }
        CellError::Boolean => "use sim ou não".to_owned(),
        CellError::Email => "e-mail incompleto".to_owned(),
        CellError::CityCode => "código IBGE que não existe".to_owned(),
    }
}

pub fn tax_id_error(error: TaxIdError) -> String {
    match error {
        TaxIdError::Empty => "CNPJ ou CPF vazio".to_owned(),
        TaxIdError::Length(found) => {
            format!("CNPJ tem 14 posições e CPF tem 11 dígitos; aqui há {found}")
        }
        TaxIdError::Cnpj(error) => cnpj_error(error),
        TaxIdError::Cpf(error) => cpf_error(error),
    }
}

pub fn cnpj_error(error: CnpjError) -> String {
    match error {
        CnpjError::Empty => "CNPJ vazio".to_owned(),
        CnpjError::Length(found) => format!("CNPJ tem 14 posições; aqui há {found}"),
        CnpjError::Character(c) => format!("CNPJ não pode ter “{c}” nessa posição"),
        CnpjError::Repeated => "CNPJ com uma posição só repetida".to_owned(),
        CnpjError::CheckDigits => "CNPJ não confere".to_owned(),
    }
}

pub fn cpf_error(error: CpfError) -> String {
    match error {
        CpfError::Empty => "CPF vazio".to_owned(),
        CpfError::Length(found) => format!("CPF tem 11 dígitos; aqui há {found}"),
        CpfError::Character(c) => format!("CPF não pode ter “{c}”"),
        CpfError::Repeated => "CPF com um dígito só repetido".to_owned(),
        CpfError::CheckDigits => "CPF não confere".to_owned(),
    }
}

pub(crate) fn cep_error(error: CepError) -> String {
    match error {
        CepError::Empty => "CEP vazio".to_owned(),
        CepError::Length(found) => format!("CEP tem 8 dígitos; aqui há {found}"),
        CepError::Character(c) => format!("CEP não pode ter “{c}”"),
        CepError::OutOfRange => "não há CEP abaixo de 01000-000".to_owned(),
    }
}

pub fn phone_error(error: PhoneError) -> String {
    match error {
        PhoneError::Empty => "telefone vazio".to_owned(),
        PhoneError::Character(c) => format!("telefone não pode ter “{c}”"),
        PhoneError::MissingAreaCode => "telefone sem DDD".to_owned(),
        PhoneError::AreaCode(area) => format!("DDD {area:02} não existe"),
        PhoneError::Length(found) => {
            format!("telefone tem 8 ou 9 dígitos depois do DDD; aqui há {found} ao todo")
        }
        PhoneError::FirstDigit(digit) => format!("telefone não começa com {digit}"),
    }
}

fn money_error(error: MoneyError) -> &'static str {
    match error {
        MoneyError::Empty => "valor vazio",
        MoneyError::Scientific => {
            "valor cortado pela planilha (1,2E+05). No Excel, formate a coluna como Número e exporte de novo"
        }
        MoneyError::Ambiguous => "valor que pode ser milhar ou decimal; escreva 1.234,00 ou 1,23",
        MoneyError::NotANumber => "valor que não se entende; use 1.234,56",
        MoneyError::TooLarge => "valor grande demais",
    }
}
