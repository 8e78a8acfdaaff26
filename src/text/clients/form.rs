//! The form of a client.
pub(crate) const NEW: &str = "Novo cliente";
pub(crate) const EDIT: &str = "Editar cliente";
/// The fields that a new client is not asked for.
pub(crate) const REST: &str = "Mais dados do cliente";
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
pub(crate) const CADENCE_HINT: &str = "Em branco, vale o da etiqueta, do ramo ou da classe.";
pub(crate) const POTENTIAL: &str = "Compra por mês, de todos os fornecedores";
pub(crate) const POTENTIAL_HINT: &str =
    "Quanto o cliente compra ao todo, pela sua estimativa. Com isso a carteira mostra a sua participação.";
pub(crate) const POTENTIAL_NOTHING: &str = "Escreva um valor maior que zero ou deixe em branco";
pub(crate) const SOURCE: &str = "Como chegou";
pub(crate) const EXPECTED: &str = "Valor esperado por mês";
pub(crate) const BENEFIT: &str = "Benefício";
pub(crate) const BENEFIT_HINT: &str = "O que ganha por pagar em dia: desconto, prazo, brinde.";
pub(crate) const BENEFIT_SINCE: &str = "Benefício desde";
pub(crate) const ENTERED: &str = "Na carteira desde";
pub(crate) const LEFT: &str = "Saiu da carteira em";
pub(crate) const LEFT_BEFORE: &str = "A saída vem antes da entrada";
pub(crate) const PRINCIPALS: &str = "Representadas";
pub(crate) const NEW_PRINCIPAL: &str = "Nova representada";
pub(crate) const ADD: &str = "Adicionar";
pub(crate) const TAGS: &str = "Etiquetas";
pub(crate) const TAGS_HINT: &str = "Separadas por vírgula.";
pub(crate) const NOTES: &str = "Observações";
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
