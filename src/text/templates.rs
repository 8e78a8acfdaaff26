//! The messages that come with the app, and the words of writing one's own.

use super::format;
use crate::domain::catalog::Catalog;
use crate::domain::catalog::template::{Field, Template};
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::TemplateId;

pub(crate) const TITLE: &str = "Mensagem";
pub(crate) const TEMPLATE: &str = "Modelo";
pub(crate) const TEXT: &str = "Texto";
pub(crate) const TEXT_HINT: &str = "Confira e mude à vontade. Nada é enviado sozinho.";
pub(crate) const WHATSAPP: &str = "Abrir no WhatsApp";
pub(crate) const EMAIL: &str = "Abrir no e-mail";
pub(crate) const NO_PHONE: &str = "Sem celular cadastrado: o WhatsApp pergunta para quem enviar.";
pub(crate) const NONE: &str = "Nenhum modelo. Crie um em Ajustes.";

pub(crate) const SETTINGS: &str = "Modelos de mensagem";
pub(crate) const SETTINGS_WHY: &str = "O modelo é escolhido pela classe e pelo último motivo do cliente. Frase cujo campo está vazio não aparece. Nada é enviado sozinho.";
pub(crate) const NAME: &str = "Nome do modelo";
pub(crate) const SUBJECT: &str = "Assunto do e-mail";
pub(crate) const CLASSES: &str = "Para clientes";
pub(crate) const REASONS: &str = "Para quem deu o motivo";
pub(crate) const ANY: &str = "Nada marcado: serve para todos.";
pub(crate) const ADD: &str = "Novo modelo";
pub(crate) const EDIT: &str = "Editar";
pub(crate) const SAVE: &str = "Salvar modelo";
pub(crate) const DELETE: &str = "Apagar modelo";
pub(crate) const FIELDS: &str = "Campos";
pub(crate) const PREVIEW: &str = "Como fica";
pub(crate) const NAME_NEEDED: &str = "Dê um nome ao modelo.";
pub(crate) const TEXT_NEEDED: &str = "Escreva o texto da mensagem.";

/// "Mensagem para Padaria União".
pub(crate) fn to(name: &str) -> String {
    format!("Mensagem para {name}")
}

/// "{nome}".
pub(crate) fn in_braces(field: Field) -> String {
    format!("{{{}}}", field.key())
}

/// What a field stands for, for who writes a message.
pub(crate) fn field(field: Field) -> &'static str {
    match field {
        Field::Name => "nome do cliente",
        Field::Days => "dias sem comprar",
        Field::LastOrder => "data do último pedido",
        Field::Products => "o que costuma comprar",
        Field::Salesperson => "nome do vendedor",
        Field::Offer => "a oferta do segmento",
        Field::Solution => "a solução do que o cliente reclamou",
    }
}

/// "{apelido} não existe. Use {nome}, {dias}, …"
pub(crate) fn unknown(fields: &[String]) -> String {
    let named: Vec<String> = fields.iter().map(|name| format!("{{{name}}}")).collect();
    let known: Vec<String> = Field::ALL.into_iter().map(in_braces).collect();
    let verb = if fields.len() == 1 { "não existe" } else { "não existem" };
    format!("{} {verb}. Use {}.", format::list(&named), format::list(&known))
}

/// Who the template is for, in a line.
pub(crate) fn audience(catalog: &Catalog, template: &Template) -> String {
    let classes: Vec<&str> = template.classes.iter().map(|class| super::labels::lifecycles(*class)).collect();
    let reasons: Vec<String> =
        template.reasons.iter().map(|key| super::reasons::name(catalog, key)).collect();
    match (classes.is_empty(), reasons.is_empty()) {
        (true, true) => "para todos".to_owned(),
        (false, true) => format!("para {}", format::list(&classes)),
        (true, false) => format!("motivo: {}", format::list(&reasons)),
        (false, false) => format!("para {}; motivo: {}", format::list(&classes), format::list(&reasons)),
    }
}

/// An invented client, for the preview of a message being written.
pub(crate) fn example(field: Field) -> Option<String> {
    let said = match field {
        Field::Name => "Padaria União",
        Field::Days => "41 dias",
        Field::LastOrder => "08/10/2026",
        Field::Products => "farinha especial e fermento",
        Field::Salesperson => "Ana",
        Field::Offer => "frete grátis até sexta",
        Field::Solution => "trocamos as três caixas na entrega de terça",
    };
    Some(said.to_owned())
}

/// The shipped one that tells a client what was done about what it complained of.
pub(crate) fn answer_to_complaint() -> TemplateId {
    shipped_id(10)
}

const fn shipped_id(number: u128) -> TemplateId {
    TemplateId::from_u128(0x7e3a_0000_0000_7000_8000_0000_0000_0000 + number)
}

/// The templates that come with the app. Their ids never change: a carteira lays its own over them.
pub(crate) fn shipped() -> Vec<Template> {
    use Lifecycle::{Active, AtRisk, Former, Inactive, Prospect};
    let template =
        |id: u128, name: &str, subject: &str, classes: &[Lifecycle], reasons: &[&str], body: &str| Template {
            id: shipped_id(id),
            name: name.to_owned(),
            subject: Some(subject.to_owned()),
            body: body.to_owned(),
            classes: classes.iter().copied().collect(),
            reasons: reasons.iter().map(|&reason| reason.to_owned()).collect(),
        };
    vec![
        template(
            1,
            "Pedido da semana",
            "Pedido da semana",
            &[],
            &[],
            "Olá, {nome}, tudo bem? Aqui é {vendedor}.\nEstou fechando os pedidos da semana. Posso separar {produtos} para vocês? Se precisar de mais alguma coisa, é só responder.",
        ),
        template(
            2,
            "Passou da hora de repor",
            "Vamos repor?",
            &[Active, AtRisk],
            &[],
            "Olá, {nome}, aqui é {vendedor}.\nO último pedido foi em {ultimo_pedido}, há {dias}. Como está o estoque de {produtos}? Posso passar aí ou já deixar reservado.",
        ),
        template(
            3,
            "Sentimos a sua falta",
            "Sentimos a sua falta",
            &[Inactive, Former],
            &[],
            "Olá, {nome}, aqui é {vendedor}.\nJá faz {dias} desde o último pedido. Aconteceu alguma coisa que eu possa resolver? Quero preparar uma condição para a volta. Posso ligar amanhã?",
        ),
        template(
            4,
            "Condição de volta (preço)",
            "Uma condição para você",
            &[],
            &["preco", "concorrente-preco"],
            "Olá, {nome}, aqui é {vendedor}.\nVocê tinha comentado do preço. Consegui uma condição para {produtos} neste mês. Posso te mandar a proposta?",
        ),
        template(
            5,
            "Prazo e limite acertados",
            "Prazo e limite",
            &[],
            &["prazo-de-pagamento", "limite-burocracia"],
            "Olá, {nome}, aqui é {vendedor}.\nConversei com o financeiro sobre prazo e limite. Tenho uma resposta para você. Qual o melhor horário para falarmos?",
        ),
        template(
            6,
            "Pedido de desculpas",
            "Queremos acertar com você",
            &[],
            &[
                "atraso-transporte",
                "falta-de-item",
                "avaria-qualidade",
                "atendimento",
                "falta-de-visita",
                "erro-de-pedido",
            ],
            "Olá, {nome}, aqui é {vendedor}.\nO que aconteceu não devia ter acontecido, e peço desculpas. Quero ouvir você e acompanhar de perto a próxima entrega. Posso passar aí nesta semana?",
        ),
        template(
            7,
            "Hora de girar o estoque",
            "Como está o giro?",
            &[],
            &["estoque-cheio", "sem-giro"],
            "Olá, {nome}, aqui é {vendedor}.\nQueria passar aí, contar o estoque junto com você e ver o que pode girar melhor. Qual dia fica bom?",
        ),
        template(
            8,
            "Novidade do mix",
            "Novidade para a sua loja",
            &[],
            &["concorrente-mix", "concorrente-relacionamento"],
            "Olá, {nome}, aqui é {vendedor}.\nChegou novidade que o concorrente não tem, e queria deixar uma amostra com você. Posso passar aí?",
        ),
        template(
            9,
            "Primeira conversa",
            "Prazer em conhecer",
            &[Prospect],
            &[],
            "Olá, {nome}, tudo bem? Aqui é {vendedor}.\nAtendo lojas na sua região e queria me apresentar. Posso mandar a tabela ou passar aí para conversar?",
        ),
        template(
            10,
            "Resposta à reclamação",
            "Sobre o que você contou",
            &[],
            &["atraso-transporte", "falta-de-item", "avaria-qualidade", "atendimento", "erro-de-pedido"],
            "Olá, {nome}, aqui é {vendedor}.\nObrigado por ter contado o que não estava certo. O que fizemos: {solucao}.\nFicou bom para você? Se faltou alguma coisa, me diga que eu volto a cuidar disso.",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::reasons::{OTHER, REASONS};
    use crate::domain::catalog::template::{chosen, filled, unknown_fields};
    use std::collections::BTreeSet;

    #[test]
    fn what_is_shipped_has_known_fields_and_its_own_id_and_says_something_of_whoever_it_is() {
        let all = shipped();
        let ids: BTreeSet<_> = all.iter().map(|one| one.id).collect();
        assert_eq!(ids.len(), all.len());
        for template in &all {
            assert!(unknown_fields(&template.body).is_empty(), "{}", template.name);
            let bare = filled(&template.body, |_| None);
            assert!(bare.len() > 20 && !bare.contains('{'), "{}: {bare}", template.name);
            let named = filled(&template.body, example);
            assert!(named.starts_with("Olá, Padaria União") && !named.contains('!'), "{named}");
        }
    }

    #[test]
    fn there_is_one_for_every_class_and_the_reason_comes_first() {
        let all = shipped();
        for class in Lifecycle::ALL {
            assert!(chosen(&all, Some(class), None).is_some(), "{class:?}");
        }
        let of = |class, reason| chosen(&all, Some(class), Some(reason)).map(|one| one.name.as_str());
        assert_eq!(of(Lifecycle::Inactive, "preco"), Some("Condição de volta (preço)"));
        assert_eq!(of(Lifecycle::Inactive, "fechou"), Some("Sentimos a sua falta"));
        let keys: BTreeSet<&str> = REASONS.iter().map(|one| one.key).chain([OTHER]).collect();
        let named = all.iter().flat_map(|one| &one.reasons);
        assert!(named.into_iter().all(|key| keys.contains(key.as_str())));
    }

    #[test]
    fn an_unknown_field_is_refused_in_a_sentence() {
        assert_eq!(
            unknown(&["apelido".to_owned()]),
            "{apelido} não existe. Use {nome}, {dias}, {ultimo_pedido}, {produtos}, {vendedor}, {oferta} e {solucao}."
        );
        assert!(unknown(&["a".to_owned(), "b".to_owned()]).starts_with("{a} e {b} não existem."));
    }
}
