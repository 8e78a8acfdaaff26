use super::*;

fn columns(text: &str) -> Vec<&str> {
    text.split(';').collect()
}

/// Checks kind and fields; `-` stands for a free field.
fn check(headings: &str, kind: Kind, fields: &str) {
    let mapping = Mapping::suggest(&columns(headings));
    let names: Vec<&str> = mapping
        .columns
        .iter()
        .map(|target| match target {
            Target::Field(field) => field.name(),
            Target::Extra | Target::Ignore => "-",
        })
        .collect();
    assert_eq!((mapping.kind, names.join(" ").as_str()), (kind, fields), "{headings}");
}

#[test]
fn the_headings_promised_for_clients_map_without_help() {
    check(
        "codigo;razao_social;nome_fantasia;cnpj;cpf;inscricao_estadual;ramo;vendedor;representadas;telefone;whatsapp;email;\
         cep;logradouro;numero;bairro;cidade;uf;latitude;longitude;intervalo_dias;entrada;saida;situacao;tags;observacoes",
        Kind::Clients,
        "code legal_name trade_name cnpj cpf state_registration industry salesperson principals phone whatsapp email cep \
         street street_number district city state latitude longitude cadence_days entered left situation tags notes",
    );
}

#[test]
fn the_headings_promised_for_orders_map_without_help() {
    check(
        "numero;data;cliente_codigo;cnpj;representada;vendedor;valor;situacao",
        Kind::Orders,
        "number date code cnpj principals salesperson value order_status",
    );
}

#[test]
fn the_headings_promised_for_interactions_map_without_help() {
    check(
        "data;hora;cliente_codigo;cnpj;vendedor;canal;resultado;observacao",
        Kind::Interactions,
        "date time code cnpj salesperson channel outcome notes",
    );
}

#[test]
fn the_headings_promised_for_looks_at_credit_map_without_help() {
    check(
        "data_consulta;cnpj;fonte;situacao_cnpj;protestos;acoes_civeis;titulos_em_aberto;limite_de_credito;xpto",
        Kind::Checks,
        "date cnpj source registration protests lawsuits open_titles credit_limit -",
    );
    check(
        "CNPJ;Razão Social;Situação Cadastral;QSA;Data de Abertura;Logradouro;CEP;CNAE",
        Kind::Checks,
        "cnpj legal_name registration partners founded - - industry",
    );
}

#[test]
fn a_list_of_clients_with_open_titles_among_its_addresses_stays_one() {
    check(
        "CNPJ;Razão Social;CEP;Títulos em aberto;Limite de crédito",
        Kind::Clients,
        "cnpj legal_name cep - credit_limit",
    );
}

#[test]
fn what_is_owed_beside_orders_contacts_or_telephones_makes_no_look_at_credit() {
    for (headings, kind) in [
        ("Data;CNPJ;Número;Valor;Valor em aberto", Kind::Orders),
        ("Data;Cliente;Canal;Resultado;Pendências", Kind::Interactions),
        ("CNPJ;Razão Social;Telefone;Títulos em aberto", Kind::Clients),
        ("CNPJ;Razão Social;Títulos em aberto;Atraso médio", Kind::Checks),
        ("Data;Cliente;Canal;Resultado;Ações", Kind::Interactions),
        ("Data;CNPJ;Resultado;Protestos", Kind::Checks),
    ] {
        assert_eq!(Mapping::suggest(&columns(headings)).kind, kind, "{headings}");
    }
}

#[test]
fn layouts_of_known_programs_map() {
    check(
        "ID;Código;Nome;Fantasia;Endereço;Número;Complemento;Bairro;CEP;Cidade;UF;Celular;Fone;E-mail;Tipo pessoa;CNPJ / CPF",
        Kind::Clients,
        "- code legal_name trade_name street street_number complement district cep city state phone phone email - document",
    );
    check(
        "A1_COD;A1_LOJA;A1_NOME;A1_NREDUZ;A1_EST;A1_COD_MUN;A1_MUN;A1_TEL;A1_CGC;A1_INSCR;A1_PAIS",
        Kind::Clients,
        "code store legal_name trade_name state city_code_in_state city phone document state_registration -",
    );
    check(
        "Razão social;Nome fantasia;CPF/CNPJ;Telefone;Segmento;Rede;Tags;Nome;Cargo",
        Kind::Clients,
        "legal_name trade_name document phone industry - tags person person_role",
    );
    check(
        "Razão Social / Nome Completo;CNPJ / CPF;Nome Fantasia / Nome Abreviado;DDD;Telefone;Nome do Contato",
        Kind::Clients,
        "legal_name document trade_name area_code phone person",
    );
    check(
        "CPF/CNPJ;Razão Social;IE/RG;Cliente Desde;CEP;Cidade/UF;Logradouro;Status;Data de Cadastro",
        Kind::Clients,
        "document legal_name state_registration entered cep city_state street situation -",
    );
    check(
        "Nome;WhatsApp;E-mail;CPF;Data Nascimento;Última Compra;Total Compras",
        Kind::Clients,
        "legal_name whatsapp email cpf - last_order -",
    );
    check(
        "Data de Emissão;NF;Cliente;CNPJ (somente números);Valor Total (R$);Status",
        Kind::Orders,
        "date number legal_name cnpj value order_status",
    );
}

#[test]
fn clients_with_a_total_or_a_date_of_registration_are_not_orders() {
    check("Cliente;CEP;Data de Cadastro;Valor Total", Kind::Clients, "legal_name cep entered -");
}

#[test]
fn unknown_headings_become_free_fields() {
    check("Razão Social;Curva;;Xpto", Kind::Clients, "legal_name - - -");
}

#[test]
fn every_line_of_the_list_names_a_field_once_a_kind() {
    let mut seen = std::collections::HashSet::new();
    for line in include_str!("aliases.txt").lines().filter(|line| !line.starts_with('#')) {
        let (head, keys) = line.split_once(": ").unwrap();
        let (letters, name) = head.split_once(' ').unwrap();
        assert!(name == "extra" || Field::ALL.iter().any(|field| field.name() == name), "{line}");
        for letter in letters.chars() {
            assert!(Kind::ALL.iter().any(|kind| kind.letter() == letter), "{line}");
            for key in keys.split(' ') {
                assert_eq!(fold::key(key), key);
                assert!(seen.insert((letter, key)), "{letter} {key} twice");
            }
        }
    }
}

#[test]
fn a_preamble_or_a_row_of_data_is_no_heading() {
    for cell in ["", "Relatório de clientes", "11.222.333/0001-81", "Padaria do Zé", "R$"] {
        assert!(!is_known(cell), "{cell}");
    }
    for cell in ["CNPJ", " Razão Social ", "Valor (R$)", "VALOR R$", "E-mail*", "UF:"] {
        assert!(is_known(cell), "{cell}");
    }
}

#[test]
fn a_field_of_one_column_moves_when_set_elsewhere() {
    let mut mapping = Mapping::suggest(&columns("cnpj;razao_social;apelido interno"));
    mapping.set(2, Target::Field(Field::LegalName));
    assert_eq!(mapping.columns[1..], [Target::Extra, Target::Field(Field::LegalName)]);
    mapping.set(9, Target::Ignore);
    assert_eq!(mapping.columns.len(), 3);
}

#[test]
fn what_is_missing_is_named() {
    let missing = |kind, headings: &str| Mapping::suggest_as(kind, &columns(headings)).missing();
    assert_eq!(missing(Kind::Clients, "xpto"), [Missing::Identity, Missing::Name]);
    assert_eq!(missing(Kind::Clients, "cnpj;nome"), []);
    assert_eq!(missing(Kind::Orders, "cnpj;numero"), [Missing::Date, Missing::Value]);
    let mut interactions = Mapping::suggest_as(Kind::Interactions, &columns("cnpj;data"));
    assert_eq!(interactions.missing(), [Missing::Channel, Missing::Outcome]);
    interactions.assumed = Assumed {
        channel: Some(crate::domain::fact::interaction::Channel::Visit),
        outcome: Some(crate::domain::fact::interaction::Outcome::Attended),
        date: None,
    };
    assert_eq!(interactions.missing(), []);
}

#[test]
fn the_signature_ignores_case_accents_and_spaces_but_not_order() {
    let of = |text: &str| mapping::signature(&columns(text));
    assert_eq!(of("Razão Social;CNPJ"), of("razao  social;cnpj "));
    assert_ne!(of("Razão Social;CNPJ"), of("CNPJ;Razão Social"));
    assert_ne!(of("ab;c"), of("a;bc"));
    assert_eq!(of("cnpj").len(), 32);
}

#[test]
fn a_mapping_is_remembered_as_json() {
    let mapping = Mapping::suggest(&columns("cnpj;razao_social;xpto"));
    let json = serde_json::to_string(&mapping).unwrap();
    assert_eq!(
        json,
        r#"{"kind":"clients","columns":[{"field":"cnpj"},{"field":"legal_name"},"extra"],"assumed":{}}"#
    );
    assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), mapping);
}
