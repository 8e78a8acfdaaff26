//! Words of prospecting.

pub(crate) mod routine;
pub(crate) mod whom;

use super::format::{count, days, decimal, money, plural, share};
use super::reasons;
use crate::domain::catalog::Catalog;
use crate::domain::fact::prospect_event::{Interest, ProspectEventKind};
use crate::domain::indicator::status::good_payer::GoodPayer;
use crate::domain::prospect::conversion::{CostOfConquest, TimeIn};
use crate::domain::rules::prospecting::ProspectingRules;
use crate::domain::value::ratio::Ratio;

/// Who is not named here: only its client knows the name.
pub(crate) const A_CLIENT: &str = "um cliente da carteira";

/// The shipped words of a source; one of the rep's own is shown as it is.
pub(crate) fn source(key: &str) -> String {
    let said = match key {
        "indicacao" => "indicação",
        "rede-social" => "rede social",
        "feira" => "feira ou evento",
        "outbound" => "busca ativa",
        "site" => "site",
        "carteira-antiga" => "carteira antiga",
        "outra" => "outra",
        own => own,
    };
    said.to_owned()
}

pub(crate) const NO_SOURCE: &str = "origem não informada";

/// What the rep calls a stage: the name given to it in Ajustes, else the shipped words.
pub(crate) fn stage(key: &str, rules: &ProspectingRules) -> String {
    let own = rules.stages.iter().find(|stage| stage.key == key).and_then(|stage| stage.name.clone());
    own.unwrap_or_else(|| shipped_stage(key).to_owned())
}

pub(crate) fn shipped_stage(key: &str) -> &str {
    match key {
        "mapeado" => "mapeado",
        "contatado" => "contatado",
        "visita-marcada" => "visita marcada",
        "proposta" => "proposta",
        own => own,
    }
}

pub(crate) fn interest(interest: Interest) -> &'static str {
    match interest {
        Interest::Quote => "pediu orçamento",
        Interest::Catalog => "pediu catálogo",
        Interest::Sample => "pediu amostra",
        Interest::Answered => "respondeu",
    }
}

/// "etapa: proposta", "desistência: preço", "pediu amostra".
pub(crate) fn event(kind: &ProspectEventKind, rules: &ProspectingRules, catalog: &Catalog) -> String {
    match kind {
        ProspectEventKind::Stage(key) => format!("etapa: {}", stage(key, rules)),
        ProspectEventKind::Lost { reason: Some(key) } => {
            format!("desistência: {}", reasons::name(catalog, key))
        }
        ProspectEventKind::Lost { reason: None } => "desistência".to_owned(),
        ProspectEventKind::Interest(one) => interest(*one).to_owned(),
    }
}

pub(crate) mod page {
    pub(crate) const TABS: &str = "Partes da prospecção";
    pub(crate) const FUNNEL: &str = "Funil";
    pub(crate) const WHOM: &str = "Quem tentar";
    pub(crate) const RESULT: &str = "Resultado";
    pub(crate) const REFERRALS: &str = "Indicações";
    pub(crate) const NEW: &str = "Novo potencial";
    pub(crate) const NOBODY: &str = "Nenhum potencial em andamento";
    pub(crate) const NOBODY_WHY: &str = "Anote aqui cada nome que promete: três campos bastam. Quem já comprou e parou também pode voltar a ser tentado.";
    pub(crate) const AGAIN: &str = "já comprou";
    pub(crate) const NO_NEXT: &str = "sem próximo passo";
    pub(crate) const STEP: &str = "Registrar passo";
    pub(crate) const READ_CARDS: &str = "Importar muitos cartões de uma vez";
}

/// "3 potenciais · R$ 2.400,00 por mês esperados".
pub(crate) fn in_stage(rows: usize, expected: Option<i64>) -> String {
    let who = plural(i64::try_from(rows).unwrap_or(i64::MAX), "potencial", "potenciais");
    match expected {
        Some(centavos) => format!("{who} · {} por mês esperados", money_of(centavos)),
        None => who,
    }
}

/// "há 12 dias nesta etapa".
pub(crate) fn since(in_stage_days: Option<i64>) -> String {
    match in_stage_days {
        None => "sem data de entrada".to_owned(),
        Some(0) => "nesta etapa desde hoje".to_owned(),
        Some(some) => format!("há {} nesta etapa", days(some)),
    }
}

/// "valor esperado: R$ 800,00 por mês".
pub(crate) fn expected(centavos: i64) -> String {
    format!("{} por mês", money_of(centavos))
}

fn money_of(centavos: i64) -> String {
    money(crate::domain::value::money::Centavos::new(centavos))
}

/// "ligação amanhã: levar tabela".
pub(crate) fn next(when: &str, what: Option<&str>) -> String {
    match what {
        Some(what) => format!("{when}: {what}"),
        None => when.to_owned(),
    }
}

pub(crate) mod sheet {
    pub(crate) const TITLE: &str = "Passo da prospecção";
    pub(crate) const STAGE: &str = "Etapa";
    pub(crate) const LOST: &str = "Desistir por enquanto";
    pub(crate) const LOST_WHY: &str = "O que foi anotado fica. Dá para tentar de novo quando quiser.";
    pub(crate) const INTEREST: &str = "O que ele pediu";
    pub(crate) const NO_INTEREST: &str = "nada desta vez";
    pub(crate) const NEXT: &str = "Próximo passo";
    pub(crate) const NEXT_HINT: &str = "Vai para a agenda no dia marcado";
    pub(crate) const WHEN: &str = "Quando";
    pub(crate) const WHEN_MISSING: &str = "Diga o dia do próximo passo, ou apague o passo.";
    pub(crate) const WHAT_MISSING: &str = "Diga o próximo passo, ou apague o dia.";
    pub(crate) const COST: &str = "Quanto este passo custou";
    pub(crate) const NOTE: &str = "Observação";
    pub(crate) const SAVE: &str = "Salvar";
    pub(crate) const NOTHING: &str = "Nada mudou: escolha outra etapa, o que ele pediu ou o próximo passo.";
}

pub(crate) mod new {
    pub(crate) const TITLE: &str = "Novo potencial";
    pub(crate) const NAME: &str = "Nome";
    pub(crate) const PHONE: &str = "Telefone";
    pub(crate) const SOURCE: &str = "Como chegou";
    pub(crate) const REFERRED_BY: &str = "Quem indicou";
    pub(crate) const WHO_REFERRED: &str = "Escolher quem indicou";
    pub(crate) const NOBODY_FOUND: &str = "Nenhum cliente com esse nome.";
    pub(crate) const EXPECTED: &str = "Valor esperado por mês";
    pub(crate) const HERE: &str = "Estou aqui";
    pub(crate) const HERE_DONE: &str = "Lugar anotado";
    pub(crate) const SAVE: &str = "Salvar";
    pub(crate) const NAME_MISSING: &str = "Escreva o nome.";
    pub(crate) const CARD: &str = "Cartão de visita (vCard)";
    pub(crate) const CARD_HINT: &str = "Preenche com o primeiro cartão do arquivo.";
    pub(crate) const NO_CARD: &str = "Este arquivo não tem cartão de visita com nome.";
    pub(crate) const PERSON: &str = "Pessoa de contato";
    pub(crate) const EMAIL: &str = "E-mail";
}

pub(crate) mod card {
    pub(crate) const TITLE: &str = "Prospecção";
    pub(crate) const AGAIN: &str = "Tentar de novo";
    pub(crate) const AGAIN_WHY: &str =
        "Ele já comprou de você. O que se aprendeu fica, e o caminho recomeça na primeira etapa.";
    pub(crate) const STEPS: &str = "Passos";
    pub(crate) const REMOVE: &str = "Tirar este passo";
}

/// "Em “proposta”, há 12 dias nesta etapa".
pub(crate) fn stands(stage: &str, since: &str) -> String {
    format!("Em “{stage}”, {since}.")
}

/// "Desistência em 12/10/2026: preço".
pub(crate) fn gave_up(on: &str, reason: Option<&str>) -> String {
    match reason {
        Some(reason) => format!("Desistência em {on}: {reason}."),
        None => format!("Desistência em {on}."),
    }
}

/// "Primeiro pedido em 12/10/2026, 40 dias depois do começo".
pub(crate) fn won(on: &str, took: Option<i64>) -> String {
    match took {
        Some(some) => format!("Comprou em {on}, {} depois do começo.", days(some)),
        None => format!("Comprou em {on}."),
    }
}

/// "Origem: indicação de Padaria União".
pub(crate) fn came_by(source_key: Option<&str>, referrer: Option<&str>) -> Option<String> {
    match (source_key, referrer) {
        (Some(key), Some(who)) => Some(format!("Origem: {} de {who}", source(key))),
        (Some(key), None) => Some(format!("Origem: {}", source(key))),
        (None, Some(who)) => Some(format!("Indicado por {who}")),
        (None, None) => None,
    }
}

pub(crate) mod result {
    pub(crate) const BY: &str = "Detalhar por";
    pub(crate) const BY_SOURCE: &str = "Origem";
    pub(crate) const BY_STAGE: &str = "Etapa";
    pub(crate) const BY_SALESPERSON: &str = "Vendedor";
    pub(crate) const BEGUN: &str = "Começaram";
    pub(crate) const BOUGHT: &str = "Já compraram";
    pub(crate) const COHORT: &str = "Conversão de quem começou";
    pub(crate) const FLOW: &str = "Conquistas ÷ começos";
    pub(crate) const DAYS: &str = "Tempo na etapa";
    pub(crate) const COST: &str = "Custo por conquista";
    pub(crate) const NOTE: &str = "Doze meses até hoje. “Conversão de quem começou” acompanha os que começaram no período até hoje; “conquistas ÷ começos” é o ritmo do funil e pode passar de 100%.";
    pub(crate) const EMPTY: &str = "Ninguém começou a ser prospectado nos últimos doze meses.";
    pub(crate) const ALL: &str = "Todos";
    pub(crate) const NO_HOLDER: &str = "sem vendedor";
}

/// "De 20 nomes que começaram em doze meses, 5 já compraram: 25,0% (5 de 20)".
pub(crate) fn finding(by_cohort: Ratio) -> String {
    match by_cohort.den {
        0 => result::EMPTY.to_owned(),
        _ => format!("Dos nomes que começaram em doze meses, {} já compraram.", share(by_cohort)),
    }
}

/// "R$ 50,00 (R$ 150,00 ÷ 3)".
pub(crate) fn cost(cost: CostOfConquest) -> String {
    match cost.each() {
        Some(each) => format!("{} ({} ÷ {})", money(each), money(cost.spent), count(cost.won)),
        None => format!("{}, nenhuma conquista ainda", money(cost.spent)),
    }
}

/// "9 dias (12 passagens)".
pub(crate) fn time_in(time: TimeIn) -> String {
    let passes = plural(i64::try_from(time.passes).unwrap_or(i64::MAX), "passagem", "passagens");
    format!("{} ({passes})", days(time.median_days))
}

pub(crate) mod referrals {
    pub(crate) const TREE: &str = "Quem indicou quem";
    pub(crate) const EMPTY: &str =
        "Ninguém foi indicado ainda. Ao cadastrar um potencial que chegou por indicação, diga quem indicou.";
    pub(crate) const ASK: &str = "A quem pedir indicação";
    pub(crate) const ASK_WHY: &str =
        "Deram 9 ou 10 nos últimos doze meses, ou são bons pagadores: quem está bem com você indica.";
    pub(crate) const NOBODY: &str = "Nenhum promotor nem bom pagador agora. A nota de quem indicaria você se anota no contato, e o atraso, na consulta de crédito.";
    pub(crate) const ASK_ACT: &str = "Pedir indicação";
}

/// "indicou 3".
pub(crate) fn pointed_out(some: usize) -> String {
    format!("indicou {}", count(some))
}

pub(crate) fn bought(has: bool) -> &'static str {
    if has { "já comprou" } else { "ainda não comprou" }
}

/// "nota 10 em 12/10/2026".
pub(crate) fn promoter(score: u8, on: &str) -> String {
    format!("nota {score} em {on}")
}

/// "atraso médio de 2,0 dias, 3 dias com pedido em 12 meses".
pub(crate) fn pays(pays: &GoodPayer) -> String {
    let late = decimal(f64::from(pays.mean_delay_tenths) / 10.0, 1);
    let ordered = plural(i64::try_from(pays.orders).unwrap_or(i64::MAX), "dia com pedido", "dias com pedido");
    format!("atraso médio de {late} dias, {ordered} em 12 meses")
}

/// The message that asks.
pub(crate) fn ask_message(person: Option<&str>) -> String {
    let hello = person.map_or_else(|| "Oi! Tudo bem?".to_owned(), |name| format!("Oi, {name}! Tudo bem?"));
    format!(
        "{hello} Que bom ter você como cliente. Você conhece alguém que também poderia comprar de mim? Se puder me passar o nome e o telefone, eu agradeço muito."
    )
}

pub(crate) mod settings {
    pub(crate) const TITLE: &str = "Etapas da prospecção";
    pub(crate) const WHY: &str = "O caminho de um nome até o primeiro pedido, com as suas palavras. Quem está numa etapa que saiu da lista continua nela até o próximo passo.";
    pub(crate) const LAST: &str = "Depois da última vem o primeiro pedido, que encerra o caminho sozinho.";
    pub(crate) const ADD: &str = "Mais uma etapa";
    pub(crate) const NEW_STAGE: &str = "nova etapa";

    pub(crate) fn stage_label(number: usize) -> String {
        format!("Etapa {number}")
    }

    pub(crate) fn raise(name: &str) -> String {
        format!("Subir a etapa “{name}”")
    }

    pub(crate) fn remove(name: &str) -> String {
        format!("Tirar a etapa “{name}”")
    }
}
