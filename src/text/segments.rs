//! Words of *Segmentos* and of messages to many.

pub(crate) mod sectors;
pub(crate) mod together;

use super::format::{count, date, days, list, plural, share};
use crate::domain::catalog::segment::SegmentColour;
use crate::domain::rules::mailing::MailingRules;
use crate::domain::rules::{RiskRules, Rules};
use crate::domain::segment::benefit::{BenefitResult, WINDOW_DAYS as BENEFIT_DAYS};
use crate::domain::segment::built_in::{BuiltIn, Named};
use crate::domain::segment::campaign::{Group, Outcome};
use crate::domain::segment::queue::{LeftOut, Standing};
use chrono::NaiveDate;

/// The page.
pub(crate) mod page {
    pub(crate) const TABS: &str = "Partes de Segmentos";
    pub(crate) const SEGMENTS: &str = "Segmentos";
    pub(crate) const SENT: &str = "Envios";
    pub(crate) const SECTORS: &str = "Ramos em alta";
    pub(crate) const TOGETHER: &str = "Vão juntos";
    pub(crate) const OWN: &str = "Seus segmentos";
    pub(crate) const NONE_OWN: &str =
        "Nenhum ainda. Em Clientes, escolha filtros e toque em Salvar este filtro.";
    pub(crate) const BUILT_IN: &str = "Prontos";
    pub(crate) const TODO: &str = "O que fazer: ";
    pub(crate) const SEE: &str = "Ver clientes";
    pub(crate) const WRITE: &str = "Escrever a todos";
    pub(crate) const EDIT: &str = "Editar";
    pub(crate) const TREND: &str = "Clientes no fim de cada mês";
    pub(crate) const TODAY: &str = "agora";
}

/// The name of one that comes with the app.
pub(crate) fn built_in(one: BuiltIn) -> &'static str {
    match one {
        BuiltIn::NoSecondOrder => "Novos sem segundo pedido",
        BuiltIn::AfterFirstOrder => "Pós-venda do primeiro pedido",
        BuiltIn::CoolingVips => "Clientes A esfriando",
        BuiltIn::MissingPair => "Sem o par",
        BuiltIn::HeatingSector => "Ramo aquecendo",
        BuiltIn::GoodPayers => "Bons pagadores sem benefício",
        BuiltIn::BoughtUnseen => "Compram sem contato",
    }
}

/// The same as a filter names it: "Levam farinha e nunca fermento" where it is of one pair.
pub(crate) fn named(named: &Named) -> String {
    match named.pair() {
        Some((with, without)) => format!("Levam {with} e nunca {without}"),
        None => built_in(named.one).to_owned(),
    }
}

/// Who is in it, and why.
pub(crate) fn why(one: BuiltIn, rules: &Rules) -> String {
    match one {
        BuiltIn::NoSecondOrder => format!(
            "Fizeram o primeiro pedido há no máximo {} e nenhum depois: o segundo é o que faz o cliente ficar.",
            days(rules.lifecycle.new_label_days.into())
        ),
        BuiltIn::AfterFirstOrder => "Primeiro pedido há 3 a 10 dias e nenhum contato depois: hora de perguntar se \
             chegou tudo certo."
            .to_owned(),
        BuiltIn::CoolingVips => {
            "Da curva A e em risco: são dos que mais compram e passaram do tempo em que costumam comprar.".to_owned()
        }
        BuiltIn::MissingPair => "Compram um produto e nunca levaram o que costuma ir junto (veja Vão juntos).".to_owned(),
        BuiltIn::HeatingSector => {
            "Potenciais e clientes sem compras de ramos cujos pedidos crescem mais que os outros (veja Ramos em alta)."
                .to_owned()
        }
        BuiltIn::BoughtUnseen => {
            "O último pedido veio depois do último contato: compram sem que ninguém fale com eles.".to_owned()
        }
        BuiltIn::GoodPayers => format!("{} Estes não têm benefício.", good_payer_rule(&rules.risk)),
    }
}

/// "Bom pagador tem atraso médio de até 5 dias, …".
pub(crate) fn good_payer_rule(rules: &RiskRules) -> String {
    format!(
        "Bom pagador tem atraso médio de até {}, nada vencido nem restrição na consulta de crédito, e pediu em {} ou \
         mais nos últimos 12 meses.",
        days(rules.good_payer_delay_days.into()),
        days(rules.good_payer_orders.into()),
    )
}

/// What to do with who is in it.
pub(crate) fn todo(one: BuiltIn) -> &'static str {
    match one {
        BuiltIn::NoSecondOrder => "pergunte como foi a venda do primeiro e sugira a reposição",
        BuiltIn::AfterFirstOrder => {
            "pergunte se chegou certo e como está saindo; resolva na hora o que faltou"
        }
        BuiltIn::CoolingVips => "visite em vez de escrever, pergunte o que mudou e leve uma condição",
        BuiltIn::MissingPair => "leve amostra do produto que falta e conte quem já vende os dois",
        BuiltIn::HeatingSector => {
            "passe por eles enquanto o ramo cresce: os mais perto da agenda estão em Ramos em alta"
        }
        BuiltIn::BoughtUnseen => {
            "agradeça o pedido e pergunte como ele veio: quem compra sozinho também some sozinho"
        }
        BuiltIn::GoodPayers => {
            "dê algo por pagarem em dia (desconto, prazo, brinde), anote em Benefício no cadastro e peça indicação"
        }
    }
}

/// "12 com benefício há 90 dias ou mais: 30 pedidos nos 90 dias antes e 41 nos 90 depois. …"
pub(crate) fn benefit_result(found: Option<BenefitResult>) -> String {
    let Some(found) = found else { return "Ninguém tem benefício ainda.".to_owned() };
    let BenefitResult { clients: decided, before, after, waiting, left_out } = found;
    let orders = |number: u32| plural(number.into(), "pedido", "pedidos");
    let mut said = match decided {
        0 => format!("Ninguém tem benefício há {BENEFIT_DAYS} dias ainda."),
        _ => format!(
            "{} com benefício há {BENEFIT_DAYS} dias ou mais: {} nos {BENEFIT_DAYS} dias antes e {} nos {BENEFIT_DAYS} depois. \
             Sem sorteio, outras coisas podem ter mudado junto.",
            clients(decided),
            orders(before),
            orders(after),
        ),
    };
    if waiting > 0 {
        said.push_str(&format!(" Ainda no prazo: {}.", clients(waiting)));
    }
    if left_out > 0 {
        said.push_str(&format!(
            " Fora da conta, sem data ou sem os {BENEFIT_DAYS} dias antes: {}.",
            clients(left_out)
        ));
    }
    said
}

/// "12 clientes".
pub(crate) fn clients(number: usize) -> String {
    plural(i64::try_from(number).unwrap_or(i64::MAX), "cliente", "clientes")
}

/// "todos os clientes", "SP · classe A".
pub(crate) fn filter(parts: &[String]) -> String {
    if parts.is_empty() { "todos os clientes da carteira".to_owned() } else { parts.join(" · ") }
}

/// "no máximo uma mensagem a cada 30 dias · dono: Ana · oferta: frete grátis".
pub(crate) fn terms(interval_days: u16, owner: Option<&str>, offer: Option<&str>) -> String {
    let interval = match interval_days {
        0 => "sem intervalo entre mensagens".to_owned(),
        some => format!("no máximo uma mensagem a cada {}", days(some.into())),
    };
    let owner = owner.map(|name| format!("dono: {name}"));
    let offer = offer.map(|offer| format!("oferta: {offer}"));
    [Some(interval), owner, offer].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

pub(crate) fn colour(colour: SegmentColour) -> &'static str {
    match colour {
        SegmentColour::Blue => "azul",
        SegmentColour::Orange => "laranja",
        SegmentColour::Teal => "verde-água",
        SegmentColour::Purple => "roxo",
        SegmentColour::Crimson => "carmim",
        SegmentColour::Green => "verde",
    }
}

/// The sheet of one segment, and what leads to it from the filters.
pub(crate) mod edit {
    pub(crate) const SAVE_FILTER: &str = "Salvar este filtro";
    pub(crate) const SAVED: &str = "Segmentos salvos";
    pub(crate) const NEW: &str = "Novo segmento";
    pub(crate) const TITLE: &str = "Segmento";
    pub(crate) const NAME: &str = "Nome";
    pub(crate) const NAME_NEEDED: &str = "Dê um nome ao segmento.";
    pub(crate) const COLOUR: &str = "Cor";
    pub(crate) const INTERVAL: &str = "No máximo uma mensagem a cada";
    pub(crate) const INTERVAL_UNIT: &str = "dias";
    pub(crate) const INTERVAL_HINT: &str = "0: sem intervalo.";
    pub(crate) const OWNER: &str = "Dono";
    pub(crate) const NO_OWNER: &str = "ninguém";
    pub(crate) const TEMPLATE: &str = "Modelo de mensagem";
    pub(crate) const FITTING: &str = "o que serve a cada cliente";
    pub(crate) const OFFER: &str = "Oferta";
    pub(crate) const OFFER_HINT: &str = "Entra no texto onde o modelo tem {oferta}.";
    pub(crate) const FILTER: &str = "Quem entra";
    pub(crate) const SAVE: &str = "Salvar segmento";
    pub(crate) const REMOVE: &str = "Apagar segmento";
}

/// The sheet that begins a queue.
pub(crate) mod begin {
    pub(crate) const START: &str = "Começar";
    pub(crate) const HOLD: &str = "Sortear quem fica sem mensagem, para comparar";
    pub(crate) const NOBODY: &str = "Não há ninguém a quem escrever agora.";
    pub(crate) const ONE_BY_ONE: &str =
        "Uma mensagem de cada vez: você confere o texto, abre no WhatsApp ou no e-mail e diz se enviou.";
}

/// "Escrever a Clientes A esfriando".
pub(crate) fn write_to(segment: &str) -> String {
    format!("Escrever a {segment}")
}

/// "12 de 15 clientes recebem".
pub(crate) fn receive(clients: usize, whole: usize) -> String {
    format!("{} de {} podem receber agora", count(clients), self::clients(whole))
}

/// "2 pediram para não ser contatados".
pub(crate) fn left_out(why: LeftOut, number: usize) -> String {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    match why {
        LeftOut::Asked => format!("{} com a etiqueta não contatar", plural(number, "cliente", "clientes")),
        LeftOut::Unreachable => format!("{} sem WhatsApp nem e-mail", plural(number, "cliente", "clientes")),
        LeftOut::Recent => {
            format!("{} já com mensagem dentro do intervalo", plural(number, "cliente", "clientes"))
        }
    }
}

/// "De fora: 2 clientes com a etiqueta não contatar e 1 cliente sem WhatsApp nem e-mail."
pub(crate) fn all_left_out(parts: &[String]) -> String {
    format!("De fora: {}.", list(parts))
}

/// "Um em cada 5: 3 ficam sem mensagem, escolhidos por sorteio."
pub(crate) fn held(one_in: u16, number: usize) -> String {
    match number {
        0 => "São poucos para um sorteio: todos recebem.".to_owned(),
        1 => format!("Um em cada {one_in}: 1 cliente fica sem mensagem, escolhido por sorteio."),
        some => format!(
            "Um em cada {one_in}: {} clientes ficam sem mensagem, escolhidos por sorteio.",
            count(some)
        ),
    }
}

/// A queue under way.
pub(crate) mod queue {
    pub(crate) const SENT: &str = "Enviei";
    pub(crate) const SKIP: &str = "Pular";
    pub(crate) const STOP: &str = "Parar";
    pub(crate) const BACK: &str = "Todos os envios";
    pub(crate) const OVER: &str = "Envio terminado";
    pub(crate) const STOPPED: &str = "Envio parado";
    pub(crate) const UNKNOWN: &str = "Este envio não está na carteira";
    pub(crate) const UNKNOWN_WHY: &str = "Ele foi desfeito, ou é de outra carteira.";
    pub(crate) const PAST: &str = "O envio só anda na data de hoje. Volte para hoje no topo da página.";
    pub(crate) const ANYWAY: &str = "Escrever mesmo assim";
    pub(crate) const NO_TEXT: &str = "Nenhum modelo serve a este cliente: escreva o texto.";
}

/// "Agora é fora do horário de mensagens (das 20:00 às 8:00 e aos domingos)."
pub(crate) fn quiet(rules: &MailingRules) -> String {
    let sundays = if rules.quiet_sundays { " e aos domingos" } else { "" };
    let hours = format!("das {}:00 às {}:00", rules.quiet_from_hour, rules.quiet_until_hour);
    format!("Agora é fora do horário de mensagens ({hours}{sundays}).")
}

/// "Cliente 3 de 10".
pub(crate) fn place(at: usize, whole: usize) -> String {
    format!("Cliente {} de {}", count(at), count(whole))
}

/// "2 enviadas, 1 pulada, faltam 7 de 10".
pub(crate) fn progress(standing: Standing) -> String {
    let number = |one: usize| i64::try_from(one).unwrap_or(i64::MAX);
    let Standing { whole, sent, skipped, gone, next: _ } = standing;
    let left = whole.saturating_sub(sent + skipped + gone);
    let mut parts =
        vec![plural(number(sent), "enviada", "enviadas"), plural(number(skipped), "pulada", "puladas")];
    if gone > 0 {
        parts.push(format!("{} de fora desde então", count(gone)));
    }
    if left > 0 {
        parts.push(format!("faltam {} de {}", count(left), count(whole)));
    }
    parts.join(", ")
}

/// The note of the contact that *Enviei* records.
pub(crate) fn note(segment: &str) -> String {
    format!("Mensagem do envio: {segment}")
}

/// The list of queues.
pub(crate) mod sent {
    pub(crate) const GO_ON: &str = "Continuar";
    pub(crate) const NONE: &str = "Nenhum envio ainda";
    pub(crate) const NONE_WHY: &str = "Escolha um segmento e toque em Escrever a todos.";
    pub(crate) const BY_LOT: &str = "Sorteados sem mensagem";
    pub(crate) const NOT_WRITTEN: &str = "Sem mensagem, não sorteados";
    pub(crate) const WRITTEN: &str = "Com mensagem";
    pub(crate) const GROUP: &str = "Grupo";
    pub(crate) const DECIDED: &str = "Com prazo vencido";
    pub(crate) const ANSWERED: &str = "Falaram com você";
    pub(crate) const BOUGHT: &str = "Compraram";
    pub(crate) const WAITING: &str = "Ainda no prazo";
    pub(crate) const ANSWERS: &str = "Respondeu?";
    pub(crate) const UNFAIR: &str =
        "Quem ficou sem mensagem aqui não foi sorteado: pode ser diferente por outros motivos.";
}

/// "Clientes A esfriando, começado em 30/11/2026".
pub(crate) fn mailing(name: &str, begun: NaiveDate) -> String {
    format!("{name}, começado em {}", date(begun))
}

/// "Em 14 dias, compraram 3 de 10 com mensagem e 1 de 4 sem".
pub(crate) fn came_of(outcome: &Outcome, result_days: u16) -> String {
    let of = |group: &Group| format!("{} de {}", group.bought, group.decided);
    if outcome.written.decided == 0 {
        return format!("O resultado aparece {} depois de cada mensagem.", days(result_days.into()));
    }
    let compared = match outcome.compared.decided {
        0 => "ninguém com prazo vencido para comparar".to_owned(),
        _ => format!("{} sem", of(&outcome.compared)),
    };
    format!("Em {}, compraram {} com mensagem e {compared}.", days(result_days.into()), of(&outcome.written))
}

/// "3 de 10 (30%)"; "—" of nobody.
pub(crate) fn rate(ratio: crate::domain::value::ratio::Ratio) -> String {
    share(ratio)
}

/// In *Ajustes*.
pub(crate) mod settings {
    pub(crate) const TITLE: &str = "Mensagens a muitos";
    pub(crate) const WHY: &str =
        "Fora do horário o envio avisa e pergunta. Quem tem a etiqueta não contatar nunca aparece num envio.";
    pub(crate) const SUNDAYS: &str = "Sem mensagens aos domingos";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_always_has_its_whole() {
        let group = |decided, bought| Group { decided, waiting: 0, answered: 0, bought };
        let outcome = |written, compared| Outcome { written, compared, by_lot: true };
        assert_eq!(
            came_of(&outcome(group(10, 3), group(4, 1)), 14),
            "Em 14 dias, compraram 3 de 10 com mensagem e 1 de 4 sem."
        );
        assert!(
            came_of(&outcome(group(10, 3), group(0, 0)), 14)
                .ends_with("e ninguém com prazo vencido para comparar.")
        );
        assert_eq!(
            came_of(&outcome(group(0, 0), group(4, 1)), 1),
            "O resultado aparece 1 dia depois de cada mensagem."
        );
    }

    #[test]
    fn what_came_of_benefits_has_its_whole_and_says_who_is_left_out() {
        let found = BenefitResult { clients: 2, before: 3, after: 1, waiting: 1, left_out: 2 };
        assert_eq!(
            benefit_result(Some(found)),
            "2 clientes com benefício há 90 dias ou mais: 3 pedidos nos 90 dias antes e 1 pedido nos 90 depois. Sem \
             sorteio, outras coisas podem ter mudado junto. Ainda no prazo: 1 cliente. Fora da conta, sem data ou sem os \
             90 dias antes: 2 clientes."
        );
        assert_eq!(benefit_result(None), "Ninguém tem benefício ainda.");
        let waiting = BenefitResult { waiting: 1, ..BenefitResult::default() };
        assert!(
            benefit_result(Some(waiting))
                .starts_with("Ninguém tem benefício há 90 dias ainda. Ainda no prazo")
        );
    }

    #[test]
    fn progress_names_what_was_done_and_what_is_left() {
        let standing = Standing { whole: 10, sent: 2, skipped: 1, gone: 0, next: None };
        assert_eq!(progress(standing), "2 enviadas, 1 pulada, faltam 7 de 10");
        let over = Standing { whole: 3, sent: 1, skipped: 1, gone: 1, next: None };
        assert_eq!(progress(over), "1 enviada, 1 pulada, 1 de fora desde então");
    }

    #[test]
    fn quiet_hours_are_said_as_they_are_set() {
        let rules = MailingRules::default();
        assert_eq!(quiet(&rules), "Agora é fora do horário de mensagens (das 20:00 às 8:00 e aos domingos).");
        assert!(quiet(&MailingRules { quiet_sundays: false, ..rules }).ends_with("(das 20:00 às 8:00)."));
    }
}
