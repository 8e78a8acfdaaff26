//! P(vivo) in words: never a probability without what it means and the days it comes from. Words of *Resgate* too.

use super::format::{self, days, plural};
use super::labels;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::money::Centavos;

pub(crate) const HEADING: &str = "O ritmo deste cliente";
pub(crate) const INITIAL: &str =
    "Estimativa inicial: a carteira ainda tem poucas recompras, e isto vai mudar.";

/// "Provável que ainda compre (62%)".
pub(crate) fn verdict(p_alive: f64) -> String {
    let words = match p_alive {
        p if p >= 0.9 => "Quase certo que ainda compra",
        p if p >= 0.6 => "Provável que ainda compre",
        p if p >= 0.4 => "Não dá para saber se ainda compra",
        p if p >= 0.1 => "Provável que já tenha parado",
        _ => "Quase certo que já parou",
    };
    format!("{words} ({})", super::analysis::chance_percent(p_alive))
}

/// "costuma comprar a cada 28 dias, não compra há 41 dias".
pub(crate) fn rhythm(usual_days: Option<i32>, since_days: Option<i32>) -> String {
    match (usual_days, since_days) {
        (Some(usual), Some(since)) => {
            let (usual, since) = (days(i64::from(usual)), days(i64::from(since)));
            format!("costuma comprar a cada {usual}, não compra há {since}")
        }
        (None, Some(since)) => format!("comprou uma vez, há {}", days(i64::from(since))),
        (_, None) => "ainda não comprou".to_owned(),
    }
}

/// What it means when the rhythm and the rule of days do not say the same; `None` when they agree.
pub(crate) fn disagreement(class: Lifecycle, p_alive: f64) -> Option<String> {
    let name = labels::lifecycle(class);
    match class {
        Lifecycle::Active if p_alive < 0.5 => Some(format!(
            "A regra ainda diz {name}, porque o prazo em dias não venceu. Para o ritmo dele, porém, o silêncio já é longo: vale ligar antes que a classe mude."
        )),
        Lifecycle::Inactive | Lifecycle::Former if p_alive >= 0.5 => Some(format!(
            "A regra diz {name}, porque passou do prazo em dias. Mas quem compra como ele às vezes demora assim: ainda é cedo para desistir."
        )),
        Lifecycle::Active
        | Lifecycle::AtRisk
        | Lifecycle::Inactive
        | Lifecycle::Former
        | Lifecycle::NoOrders
        | Lifecycle::Prospect => None,
    }
}

/// "Chance de comprar em 30 dias: 71%."
pub(crate) fn buys(p_buys: f64) -> String {
    format!("Chance de comprar nos próximos 30 dias: {}.", super::analysis::chance_percent(p_buys))
}

pub(crate) mod rescue {
    //! *Resgate*.
    use super::*;

    pub(crate) const NOTE: &str = "Em ordem da perda esperada: o que compra por mês, vezes a chance de já ter parado. Só entra quem está em dúvida, entre 5% e 80% de chance de ainda comprar.";
    pub(crate) const EMPTY_TITLE: &str = "Ninguém para resgatar agora";
    pub(crate) const EMPTY_WHY: &str = "Entre os clientes filtrados, ou todos seguem comprando no ritmo deles, ou já pararam há muito tempo.";
    pub(crate) const NO_REASON: &str = "sem motivo registrado";
    pub(crate) const CALL: &str = "Ligar";

    /// "23 clientes para resgatar".
    pub(crate) fn finding(clients: usize) -> String {
        plural(clients as i64, "cliente para resgatar", "clientes para resgatar")
    }

    pub(crate) fn money(loss: i64) -> String {
        format!("Perda esperada de {} por mês.", format::money_short(Centavos::new(loss)))
    }

    /// "R$ 1.234,00 por mês".
    pub(crate) fn loss(centavos: i64) -> String {
        format!("{}/mês", format::money_short(Centavos::new(centavos)))
    }

    /// "Motivo: preço".
    pub(crate) fn reason(name: Option<&str>) -> String {
        format!("Motivo: {}", name.unwrap_or(NO_REASON))
    }

    /// How to come back to who stopped for this reason.
    pub(crate) fn approach(key: Option<&str>) -> &'static str {
        match key {
            None => "Ligue e pergunte o que mudou; registre o motivo.",
            Some("preco" | "concorrente-preco") => {
                "Leve uma condição para volta: desconto na primeira compra ou frete, com prazo para responder."
            }
            Some("prazo-de-pagamento" | "limite-burocracia") => {
                "Acerte prazo e limite com o financeiro antes de ligar e leve a resposta pronta."
            }
            Some("atraso-transporte" | "falta-de-item" | "avaria-qualidade" | "erro-de-pedido") => {
                "Resolva a pendência primeiro, peça desculpas e acompanhe a próxima entrega."
            }
            Some("atendimento" | "falta-de-visita") => {
                "Visite pessoalmente, ouça e combine a próxima data ali mesmo."
            }
            Some("concorrente-mix" | "concorrente-relacionamento") => {
                "Mostre o que o concorrente não tem: lançamento, amostra, giro de produtos parecidos."
            }
            Some("estoque-cheio" | "sem-giro") => {
                "Conte o estoque, ajude a girar e volte na data em que ele deve acabar."
            }
            Some("reforma-ferias-sazonal") => "Combine a volta: ligue na semana em que ele reabre.",
            Some("comprador-ausente" | "novo-dono") => {
                "Descubra quem decide agora, apresente-se e deixe a tabela."
            }
            Some("dificuldade-financeira") => "Proponha pedido menor e à vista; confira o risco antes.",
            Some("mudou-de-ramo" | "fechou") => "Confirme e, se for o caso, marque como ex-cliente.",
            Some(_) => "Leia a última observação e ligue com uma proposta.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::reasons::{OTHER, REASONS};

    #[test]
    fn a_chance_comes_with_its_words_and_days() {
        assert_eq!(verdict(0.62), "Provável que ainda compre (62%)");
        assert_eq!(verdict(0.05), "Quase certo que já parou (5%)");
        assert_eq!(rhythm(Some(28), Some(41)), "costuma comprar a cada 28 dias, não compra há 41 dias");
        assert_eq!(rhythm(None, Some(1)), "comprou uma vez, há 1 dia");
    }

    #[test]
    fn rule_and_rhythm_are_compared_only_where_they_differ() {
        assert!(disagreement(Lifecycle::Active, 0.3).is_some());
        assert!(disagreement(Lifecycle::Inactive, 0.7).is_some());
        for (class, p) in [(Lifecycle::Active, 0.7), (Lifecycle::Former, 0.1), (Lifecycle::AtRisk, 0.3)] {
            assert_eq!(disagreement(class, p), None);
        }
    }

    #[test]
    fn every_known_reason_has_an_approach_of_its_own() {
        let fallback = rescue::approach(Some("de outra versão"));
        for reason in REASONS.iter().filter(|reason| reason.key != OTHER) {
            assert_ne!(rescue::approach(Some(reason.key)), fallback, "{}", reason.key);
        }
    }
}
