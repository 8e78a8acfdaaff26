//! Names the sample is put together from. Shops, people and streets are invented.

use crate::domain::catalog::improvement_action::ActionState;

/// Ramo, what its shops are called, what a company name says it trades in.
pub(super) const TRADES: &[(&str, &[&str], &str)] = &[
    ("Supermercado", &["Supermercado", "Mercado", "Empório"], "Comércio de Alimentos"),
    ("Padaria", &["Padaria", "Panificadora", "Pães e Cia."], "Panificação"),
    ("Mercearia", &["Mercearia", "Armazém", "Mercadinho"], "Comércio de Alimentos"),
    ("Restaurante", &["Restaurante", "Cantina", "Churrascaria"], "Refeições"),
    ("Lanchonete", &["Lanchonete", "Café", "Pastelaria"], "Lanches"),
    ("Hortifrúti", &["Hortifrúti", "Sacolão", "Quitanda"], "Hortifrutigranjeiros"),
    ("Atacado", &["Atacado", "Distribuidora", "Depósito"], "Distribuição de Alimentos"),
    ("Conveniência", &["Conveniência", "Adega", "Posto"], "Conveniência"),
];

pub(super) const SHOP_NAMES: &[&str] = &[
    "São José",
    "Santa Rita",
    "Bom Preço",
    "Boa Vista",
    "Central",
    "Avenida",
    "do Vale",
    "Esperança",
    "União",
    "Primavera",
    "Três Irmãos",
    "Aurora",
    "Ipê",
    "Farroupilha",
    "Progresso",
    "Santo Antônio",
    "Estrela",
    "Flor do Campo",
    "Real",
    "Nova Era",
    "Imperial",
    "Paraíso",
    "Pampa",
    "Bela Vista",
    "Colonial",
    "Araucária",
    "Guarani",
    "Monte Alegre",
    "Recanto",
    "Bom Jesus",
    "Palmeiras",
    "Sabiá",
    "Minuano",
    "Querência",
    "Cruzeiro",
    "Quero-quero",
];

pub(super) const FIRST_NAMES: &[&str] = &[
    "Ana", "Bruno", "Carla", "Diego", "Eliane", "Fábio", "Gabriela", "Hélio", "Ivone", "João", "Karina",
    "Luís", "Márcia", "Nélson", "Olívia", "Paulo", "Renata", "Sérgio", "Tânia", "Vanessa", "Wagner", "Yara",
    "Antônio", "Beatriz",
];

pub(super) const SURNAMES: &[&str] = &[
    "Almeida",
    "Barbosa",
    "Cardoso",
    "Dias",
    "Esteves",
    "Ferreira",
    "Gonçalves",
    "Henriques",
    "Lacerda",
    "Machado",
    "Nogueira",
    "Oliveira",
    "Pereira",
    "Queiroz",
    "Ribeiro",
    "Santana",
    "Teixeira",
    "Vasconcelos",
    "Xavier",
    "Zanetti",
    "Moreira",
    "Tavares",
    "Bianchi",
    "Schmidt",
    "Müller",
];

pub(super) const STREETS: &[&str] = &[
    "Rua das Flores",
    "Avenida Brasil",
    "Rua XV de Novembro",
    "Rua Sete de Setembro",
    "Avenida Getúlio Vargas",
    "Rua Tiradentes",
    "Rua Marechal Deodoro",
    "Avenida Independência",
    "Rua Barão do Rio Branco",
    "Rua Santos Dumont",
    "Rua Dom Pedro II",
    "Travessa do Comércio",
    "Rua Rui Barbosa",
    "Avenida das Palmeiras",
    "Rua Treze de Maio",
    "Praça da Matriz",
];

pub(super) const ROLES: &[&str] = &["comprador", "dono", "gerente", "sócia", "encarregado de compras"];

pub(super) const TAGS: &[&str] =
    &["delivery", "rede", "ponta de gôndola", "paga à vista", "entrega de manhã", "vitrine"];

pub(super) const CLIENT_NOTES: &[&str] = &[
    "Recebe mercadoria só até as 11h.",
    "Pede desconto acima de dez caixas.",
    "O dono decide; a gerente faz o pedido.",
    "Gosta de receber a tabela por WhatsApp antes da visita.",
    "Estacionar na rua de trás.",
];

pub(super) const REACHED_NOTES: &[&str] = &[
    "Apresentei a linha nova.",
    "Combinamos reposição da gôndola.",
    "Pediu tabela atualizada.",
    "Estoque ainda alto, volto na próxima quinzena.",
    "Reclamou do prazo de entrega.",
    "Vai confirmar com o sócio.",
];

/// Representada and what it makes: product and centavos a box.
pub(super) const PRINCIPALS: &[(&str, &[(&str, i64)])] = &[
    (
        "Moinho Serra Clara",
        &[
            ("Farinha de trigo 25 kg", 9_890),
            ("Mistura para pão 10 kg", 6_450),
            ("Farinha integral 5 kg", 3_290),
        ],
    ),
    (
        "Laticínios Vale Verde",
        &[("Queijo muçarela 4 kg", 15_900), ("Manteiga cx 12 un", 11_280), ("Requeijão cx 24 un", 17_640)],
    ),
];

pub(super) const SALESPEOPLE: &[&str] = &["Marcos Andrade", "Patrícia Lemos", "Rogério Santos"];

/// Motivos of visits without an order, the common ones more than once.
pub(super) const REASONS: &[&str] = &[
    "estoque-cheio",
    "preco",
    "estoque-cheio",
    "concorrente-preco",
    "comprador-ausente",
    "preco",
    "sem-giro",
    "estoque-cheio",
    "prazo-de-pagamento",
    "atraso-transporte",
    "concorrente-preco",
    "falta-de-item",
    "falta-de-visita",
    "reforma-ferias-sazonal",
    "dificuldade-financeira",
    "outro",
];

/// A motivo of this rep's own: key and name.
pub(super) const OWN_REASON: (&str, &str) = ("sem-espaco-na-gondola", "sem espaço na gôndola");

/// Why clients stopped buying.
pub(super) const DEPARTURES: &[&str] = &[
    "preco",
    "concorrente-preco",
    OWN_REASON.0,
    "atraso-transporte",
    "concorrente-relacionamento",
    "preco",
    "falta-de-visita",
];

/// Ações de melhoria: motivo, what, who, due in days, state, result.
pub(super) const ACTIONS: &[(&str, &str, &str, i64, ActionState, &str)] = &[
    (
        "preco",
        "Negociar tabela de volta com o Moinho Serra Clara",
        "Marcos Andrade",
        12,
        ActionState::Doing,
        "",
    ),
    ("preco", "Mostrar o custo por pão em vez do preço da saca", "Patrícia Lemos", -3, ActionState::Open, ""),
    (
        "estoque-cheio",
        "Contar o estoque antes de oferecer",
        "Rogério Santos",
        -20,
        ActionState::Done,
        "9 de 14 clientes voltaram a pedir na visita seguinte",
    ),
    ("concorrente-preco", "Levar amostra da linha premium", "Marcos Andrade", 20, ActionState::Open, ""),
];

/// Name, filter and oferta of a segment that was saved.
pub(super) const SEGMENT: (&str, &str, &str) =
    ("Ativos da curva A e B", "classe=ativo&abc=A&abc=B", "frete grátis acima de R$ 500");
