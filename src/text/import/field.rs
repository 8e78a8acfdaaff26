//! Names of what a column can mean and of what a client has.

use crate::domain::client::ClientField;
use crate::exchange::headings::{Field, Target};

pub fn target(to: Target) -> &'static str {
    match to {
        Target::Field(of) => field(of),
        Target::Extra => "Guardar como campo livre",
        Target::Ignore => "Não importar",
    }
}

pub fn field(of: Field) -> &'static str {
    match of {
        Field::Code => "Código do cliente",
        Field::Store => "Loja (filial do código)",
        Field::LegalName => "Razão social",
        Field::TradeName => "Nome fantasia",
        Field::Name => "Nome",
        Field::GivenName => "Primeiro nome",
        Field::MiddleName => "Nome do meio",
        Field::FamilyName => "Sobrenome",
        Field::Cnpj => "CNPJ",
        Field::Cpf => "CPF",
        Field::Document => "CNPJ ou CPF",
        Field::StateRegistration => "Inscrição estadual",
        Field::Person => "Pessoa de contato",
        Field::PersonRole => "Cargo",
        Field::AreaCode => "DDD",
        Field::Phone => "Telefone",
        Field::WhatsApp => "WhatsApp",
        Field::Email => "E-mail",
        Field::Cep => "CEP",
        Field::Street => "Logradouro",
        Field::StreetNumber => "Número do endereço",
        Field::Complement => "Complemento",
        Field::District => "Bairro",
        Field::City => "Município",
        Field::State => "UF",
        Field::CityState => "Cidade/UF",
        Field::CityCode => "Código IBGE do município",
        Field::CityCodeInState => "Código do município na UF",
        Field::Latitude => "Latitude",
        Field::Longitude => "Longitude",
        Field::Industry => "Ramo",
        Field::Tags => "Etiquetas",
        Field::Salesperson => "Vendedor",
        Field::Principals => "Representadas",
        Field::Situation => "Situação",
        Field::Entered => "Entrada na carteira",
        Field::Left => "Saída da carteira",
        Field::LastVisit => "Última visita",
        Field::LastContact => "Último contato",
        Field::CadenceDays => "Intervalo de visita (dias)",
        Field::Notes => "Observações",
        Field::Number => "Número",
        Field::Date => "Data",
        Field::Time => "Hora",
        Field::Value => "Valor",
        Field::OrderStatus => "Situação do pedido",
        Field::Channel => "Canal",
        Field::Outcome => "Resultado",
    }
}

/// As in a sentence: "atualiza telefone e vendedor".
pub fn client_field(of: ClientField) -> &'static str {
    match of {
        ClientField::Code => "código",
        ClientField::LegalName => "razão social",
        ClientField::TradeName => "nome fantasia",
        ClientField::TaxId => "CNPJ ou CPF",
        ClientField::StateRegistration => "inscrição estadual",
        ClientField::Industry => "ramo",
        ClientField::Situation => "situação",
        ClientField::SituationSince => "data da situação",
        ClientField::SituationReason => "motivo da situação",
        ClientField::Entered => "entrada na carteira",
        ClientField::Left => "saída da carteira",
        ClientField::Holdings => "vendedor",
        ClientField::Principals => "representadas",
        ClientField::Street => "logradouro",
        ClientField::StreetNumber => "número",
        ClientField::Complement => "complemento",
        ClientField::District => "bairro",
        ClientField::City => "município",
        ClientField::CityCode => "código IBGE",
        ClientField::State => "UF",
        ClientField::Cep => "CEP",
        ClientField::Location => "posição no mapa",
        ClientField::People => "pessoas de contato",
        ClientField::Phones => "telefones",
        ClientField::WhatsApp => "WhatsApp",
        ClientField::Emails => "e-mails",
        ClientField::Tags => "etiquetas",
        ClientField::Extra => "campos livres",
        ClientField::Notes => "observações",
        ClientField::CadenceDays => "intervalo de visita",
        ClientField::VisitWeekdays => "dias de visita",
        ClientField::VisitHours => "horários de visita",
        ClientField::Departures => "motivo de ter parado",
    }
}
