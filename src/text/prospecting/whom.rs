//! Words of *Quem tentar*.

use crate::domain::indicator::status::profile::Profile;
use crate::domain::prospect::likeness::{Ideal, Trait};
use crate::text::format::{count, list, money};

pub(crate) const ALIKE: &str = "Parecidos com seus melhores";
pub(crate) const PROFILE: &str = "O que os seus melhores têm em comum";
pub(crate) const NOBODY_ALIKE: &str = "Nenhum potencial em andamento se parece com os seus melhores clientes no ramo, no município ou no valor esperado.";
pub(crate) const FEW: &str =
    "Com poucos clientes na curva A ainda não dá para dizer com quem os melhores se parecem.";
pub(crate) const FORGOTTEN: &str = "Esquecidos que já compraram";
pub(crate) const FORGOTTEN_WHY: &str = "Inativos e ex-clientes, os que mais compravam primeiro. Um toque e voltam ao funil, com tudo o que já se sabe deles.";
pub(crate) const NOBODY_FORGOTTEN: &str = "Ninguém que comprou e parou está fora do funil.";
pub(crate) const BY_PROFILE: &str = "Por perfil";

/// Its name, and what to do with who is in it.
pub(crate) fn profile(profile: Profile) -> (&'static str, &'static str) {
    match profile {
        Profile::Hyperconsumer => {
            ("Hiperconsumidores", "compram cada vez mais: agradeça, garanta estoque e peça indicação")
        }
        Profile::Qualified => ("Qualificados", "mostraram interesse: responda hoje e marque o próximo passo"),
        Profile::Detractor => ("Detratores", "resolva a queixa antes de oferecer qualquer coisa"),
        Profile::Inactive => ("Inativos", "pergunte o motivo e tente de novo com uma condição para ele"),
        Profile::Regular => ("Regulares", "mantenha o intervalo de visita"),
    }
}

/// "12 dos seus 30 melhores são do ramo Padaria".
pub(crate) fn profile_of_best(ideal: &Ideal) -> Vec<String> {
    let of = |word: &str, mark: &crate::domain::prospect::likeness::Mark| {
        format!(
            "{word} {}: {} dos {} melhores, {} de {} que compram",
            mark.word,
            count(mark.among_best),
            count(ideal.best),
            count(mark.among_buyers),
            count(ideal.buyers)
        )
    };
    let industries = ideal.industries.iter().take(3).map(|mark| of("ramo", mark));
    let cities = ideal.cities.iter().take(3).map(|mark| of("município", mark));
    let value = ideal.first_year.map(|half| {
        format!(
            "no primeiro ano, a metade do meio deles comprou de {} a {} por mês",
            money(half.low),
            money(half.high)
        )
    });
    industries.chain(cities).chain(value).collect()
}

/// "é do ramo Padaria, como 12 dos 30 melhores".
pub(crate) fn alike(traits: &[Trait], best: usize) -> String {
    let said: Vec<String> = traits
        .iter()
        .map(|one| match one {
            Trait::Industry(mark) => {
                format!("ramo {}, como {} dos {} melhores", mark.word, count(mark.among_best), count(best))
            }
            Trait::City(mark) => {
                format!("em {}, como {} dos {} melhores", mark.word, count(mark.among_best), count(best))
            }
            Trait::Value(expected, half) => format!(
                "valor esperado de {} por mês, e os melhores começaram com {} ou mais",
                money(*expected),
                money(half.low)
            ),
        })
        .collect();
    list(&said)
}
