//! Words of *Análises*: the finding of each panel in a sentence, without R$; the money stands in a sentence of its own, so
//! that it can be covered.

use super::format::{self, count, decimal, month_year, percent, plural};
use crate::domain::calendar::period::Month;
use crate::domain::measure::abc::AbcClass;
use crate::domain::measure::concentration::Concentration;
use crate::domain::measure::retention::{Balance, Retention};
use crate::domain::measure::rfm::RfmSegment;
use crate::domain::measure::ticket::Sales;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;
use crate::exchange::indicator_table::Value;

pub(crate) const TABS: &str = "Análises";
pub(crate) const ABC: &str = "Curva ABC";
pub(crate) const RFM: &str = "RFM";
pub(crate) const CONCENTRATION: &str = "Concentração";
pub(crate) const RESCUE_MAP: &str = "P(vivo) × valor";
pub(crate) const NEXT: &str = "Próximos 30 dias";
pub(crate) const RETENTION: &str = "Retenção";
pub(crate) const BALANCE: &str = "Saldo";
pub(crate) const TICKET: &str = "Ticket e mix";
pub(crate) const COHORT: &str = "Safras";
pub(crate) const NPS: &str = "NPS";
pub(crate) const CONVERSION: &str = "Conversão";

pub(crate) const FILE_WITHOUT_MONEY: &str = "sem-valores";

/// A file that follows the screen says so where it leaves money out.
pub(crate) fn save_csv(without_money: bool) -> &'static str {
    if without_money { "Salvar CSV sem valores" } else { "Salvar CSV" }
}

pub(crate) fn save_workbook(without_money: bool) -> &'static str {
    if without_money { "Salvar Excel sem valores" } else { "Salvar Excel" }
}

pub(crate) const PRINT: &str = "Imprimir";
pub(crate) const TABLE: &str = "Ver a tabela";
pub(crate) const SEE: &str = "Ver os clientes";

/// "Abrir na lista", or how many of them fit.
pub(crate) fn open_in_list(named: usize, all: usize) -> String {
    if named == all {
        "Abrir na lista de clientes".to_owned()
    } else {
        format!("Abrir os {} primeiros na lista", count(named))
    }
}

pub(crate) const NO_FILTER_MATCH: &str = "Nenhum cliente passa pelos filtros";
pub(crate) const NO_FILTER_WHY: &str = "Solte um dos filtros acima para ver as análises.";
pub(crate) const EMPTY_TITLE: &str = "Ainda não há o que analisar";
pub(crate) const EMPTY_WHY: &str =
    "As análises contam pedidos. Importe os pedidos dos últimos meses ou registre o primeiro.";
pub(crate) const LEARNING: &str = "Aprendendo o ritmo de compra da carteira";
pub(crate) const LEARN_FAILED: &str =
    "Não foi possível calcular a P(vivo) neste aparelho agora. As outras análises não dependem dela.";
pub(crate) const INITIAL: &str =
    "Estimativa inicial: há menos de 20 recompras na carteira, e os números ainda vão mudar bastante.";

pub(crate) const CLIENT: &str = "Cliente";
pub(crate) const CLASS: &str = "Classe";
pub(crate) const MONTH: &str = "Mês";
pub(crate) const REVENUE_12M: &str = "Faturamento em 12 meses (R$)";
pub(crate) const SHARE: &str = "Parte (%)";
pub(crate) const CUMULATIVE: &str = "Acumulado (%)";
pub(crate) const CLIENTS: &str = "Clientes";
pub(crate) const ORDERS: &str = "Pedidos";
pub(crate) const ORDERS_12M: &str = "Pedidos em 12 meses";
pub(crate) const BUYERS: &str = "Compradores";
pub(crate) const SEGMENT: &str = "Segmento";
pub(crate) const DAYS: &str = "Dias sem comprar";
pub(crate) const SHARE_OF_CLIENTS: &str = "parte dos clientes, do maior para o menor";
pub(crate) const SHARE_OF_REVENUE: &str = "parte do faturamento";

/// The cell as it is read on the screen.
pub(crate) fn cell(value: &Value) -> String {
    match value {
        Value::Nothing => format::NONE.to_owned(),
        Value::Text(text) => text.clone(),
        Value::Client { id: _, name } => name.clone(),
        Value::Count(number) => format::integer(*number),
        Value::Centavos(centavos) => format::money(Centavos::new(*centavos)),
        Value::Share(ratio) => percent(*ratio),
        Value::Chance(chance) => chance_percent(*chance),
        Value::Decimal(number) => decimal(*number, 1),
        Value::Date(date) => format::date(*date),
    }
}

/// A probability in whole percent; never a flat 0% or 100%, which nobody can promise.
pub(crate) fn chance_percent(chance: f64) -> String {
    match chance {
        c if c.is_nan() => format::NONE.to_owned(),
        c if c < 0.01 => "menos de 1%".to_owned(),
        c if c > 0.99 => "mais de 99%".to_owned(),
        c => format!("{}%", decimal(c * 100.0, 0)),
    }
}

/// "e mais 320 linhas no CSV".
pub(crate) fn more_rows(rows: usize) -> String {
    format!("e mais {} no CSV", plural(rows as i64, "linha", "linhas"))
}

pub(crate) mod abc {
    //! Curva ABC.
    use super::*;

    /// "23 de 164 clientes (14,0%) fazem os primeiros 80% do faturamento de 12 meses".
    pub(crate) fn finding(in_a: Ratio, a_percent: u8) -> String {
        match in_a.den {
            0 => "Ninguém comprou nos últimos 12 meses".to_owned(),
            _ => format!(
                "{} de {} com compras ({}) {} os primeiros {a_percent}% do faturamento de 12 meses",
                count(in_a.num.unsigned_abs() as usize),
                plural(in_a.den, "cliente", "clientes"),
                percent(in_a),
                if in_a.num == 1 { "faz" } else { "fazem" },
            ),
        }
    }

    pub(crate) fn money(a: i64, total: i64) -> String {
        format!(
            "Curva A: {} de {}.",
            format::money_short(Centavos::new(a)),
            format::money_short(Centavos::new(total))
        )
    }

    pub(crate) fn class(class: AbcClass) -> &'static str {
        match class {
            AbcClass::A => "A",
            AbcClass::B => "B",
            AbcClass::C => "C",
        }
    }

    /// "Curva A (23)".
    pub(crate) fn see(of: AbcClass, clients: usize) -> String {
        format!("Curva {} ({})", class(of), count(clients))
    }

    pub(crate) const NOTE: &str = "Toque em um trecho da curva para abrir os clientes dele. A linha tracejada de 20% mostra a regra 80/20: em muitas carteiras, um quinto dos clientes faz quatro quintos do faturamento.";
    pub(crate) const TOP_FIFTH: &str = "20% dos clientes";
}

pub(crate) mod rfm {
    //! RFM.
    use super::*;

    pub(crate) const NOTE: &str = "R: há quanto tempo comprou. F: quantos pedidos em 12 meses. M: quanto comprou em 12 meses, menos o que devolveu. Notas de 1 a 5, comparando os clientes da carteira no dia com pedido em 12 meses; empates têm a mesma nota.";
    pub(crate) const GRID: &str = "Clientes por R e F";

    pub(crate) fn segment(segment: RfmSegment) -> &'static str {
        match segment {
            RfmSegment::Champions => "campeões",
            RfmSegment::PotentialLoyalist => "quase fiéis",
            RfmSegment::Loyal => "fiéis",
            RfmSegment::Promising => "promissores",
            RfmSegment::New => "recentes",
            RfmSegment::CannotLose => "não pode perder",
            RfmSegment::AtRisk => "em queda",
            RfmSegment::NeedAttention => "pedem atenção",
            RfmSegment::AboutToSleep => "adormecendo",
            RfmSegment::Lost => "sumidos",
            RfmSegment::Other => "outros",
        }
    }

    /// "9 clientes que compravam bem estão sumindo (não pode perder e em queda), de 153 com compras".
    pub(crate) fn finding(slipping: usize, scored: usize) -> String {
        match (slipping, scored) {
            (_, 0) => "Ninguém comprou nos últimos 12 meses".to_owned(),
            (0, _) => format!(
                "Nenhum bom comprador está sumindo, entre {} com compras em 12 meses",
                plural(scored as i64, "cliente", "clientes")
            ),
            _ => format!(
                "{} bem e {} sumindo, entre {} com compras em 12 meses",
                plural(slipping as i64, "cliente comprava", "clientes compravam"),
                if slipping == 1 { "está" } else { "estão" },
                count(scored)
            ),
        }
    }

    /// "R 4, F 5: 12 clientes".
    pub(crate) fn at(recency: u8, frequency: u8, clients: usize) -> String {
        format!("R {recency}, F {frequency}: {}", plural(clients as i64, "cliente", "clientes"))
    }
}

pub(crate) mod concentration {
    //! Concentração.
    use super::*;

    /// "Os 12 maiores fazem 63,0% do faturamento; 41 clientes fazem 80%".
    pub(crate) fn finding(top: usize, share: Ratio, found: &Concentration) -> String {
        let who = if top == 1 {
            "O maior cliente faz".to_owned()
        } else {
            format!("Os {} maiores fazem", count(top))
        };
        let eighty = match found.clients_for_80 {
            1 => "um só já faz 80%".to_owned(),
            many => format!("{} fazem 80%", plural(many as i64, "cliente", "clientes")),
        };
        format!("{who} {} do faturamento de 12 meses; {eighty}", percent(share))
    }

    pub(crate) const NOBODY: &str = "Ninguém comprou nos últimos 12 meses";

    /// "Perder o maior, Padaria X, custaria R$ 12 mil por ano (8,1% do total)."
    pub(crate) fn money(name: &str, found: &Concentration) -> String {
        format!(
            "Perder o maior, {name}, custaria {} por ano ({} do total).",
            format::money_short(Centavos::new(found.greatest.num)),
            percent(found.greatest)
        )
    }

    /// The two indexes with what they mean.
    pub(crate) fn note(found: &Concentration) -> String {
        let alike = 1.0 / found.hhi.max(1e-9);
        format!(
            "Índice de Gini {}: 0 seria todos comprando igual, 1 seria um só comprando tudo. HHI {}: o mesmo que {} clientes iguais.",
            decimal(found.gini, 2),
            decimal(found.hhi, 3),
            decimal(alike, 0)
        )
    }
}

pub(crate) mod retention {
    //! Retenção e safras.
    use super::*;

    pub(crate) const RETAINED: &str = "Retenção (%)";
    pub(crate) const CHURN: &str = "Perda (%)";
    pub(crate) const REACTIVATED: &str = "Reativação (%)";
    pub(crate) const ACTIVE_AT_START: &str = "Ativos e em risco no começo";
    pub(crate) const NOTE: &str = "Retenção: dos ativos e em risco no começo do mês, quantos ainda o eram no fim. Reativação: dos inativos no começo, quantos compraram no mês. As classes são as que valiam em cada dia, como na máquina do tempo.";
    pub(crate) const COHORT_NOTE: &str = "Cada linha são os clientes que fizeram o primeiro pedido naquele mês; cada coluna, a parte deles que comprou tantos meses depois. O que ainda não aconteceu fica vazio.";
    pub(crate) const MONTHS_AFTER: &str = "meses depois do primeiro pedido";
    pub(crate) const FIRST_ORDER: &str = "Primeiro pedido";

    /// "Dos 27 inativos no começo do mês, 2 voltaram a comprar (7,4%)."
    pub(crate) fn returned(found: &Retention) -> Option<String> {
        let back = found.reactivation;
        (back.den > 0).then(|| {
            format!(
                "Dos {} no começo do mês, {} a comprar ({}).",
                plural(back.den, "inativo", "inativos"),
                plural(back.num, "voltou", "voltaram"),
                percent(back)
            )
        })
    }

    /// "Perdidos em outubro de 2026 (9)".
    pub(crate) fn lost_in(month: Month, clients: usize) -> String {
        format!("Perdidos em {} ({})", month_year(month), count(clients))
    }

    /// "Safra de out/25: 6 clientes".
    pub(crate) fn cohort_of(month: Month, clients: usize) -> String {
        format!("Safra de {}: {}", format::month_short(month), plural(clients as i64, "cliente", "clientes"))
    }

    /// "Safra de out/25, 3 meses depois: 4 clientes compraram".
    pub(crate) fn cohort_again(month: Month, later: usize, clients: usize) -> String {
        format!(
            "Safra de {}, {} depois: {}",
            format::month_short(month),
            plural(later as i64, "mês", "meses"),
            plural(clients as i64, "cliente comprou", "clientes compraram")
        )
    }

    /// "Em outubro de 2026 ficaram 96,1% dos ativos e em risco (98 de 102)".
    pub(crate) fn finding(month: Month, found: &Retention) -> String {
        match found.retention.den {
            0 => format!("Ninguém estava ativo ou em risco no começo de {}", month_year(month)),
            _ => format!(
                "Em {} ficaram {} dos ativos e em risco ({})",
                month_year(month),
                percent(found.retention),
                format::of_whole(found.retention)
            ),
        }
    }

    /// "Três meses depois do primeiro pedido, 61,0% ainda compram (61 de 100)".
    pub(crate) fn cohort(again: Ratio, months: usize) -> String {
        match again.den {
            0 => "Ainda não há safras com história para comparar".to_owned(),
            _ => format!(
                "{} depois do primeiro pedido, {} compraram no mês ({})",
                plural(months as i64, "mês", "meses"),
                percent(again),
                format::of_whole(again)
            ),
        }
    }
}

pub(crate) mod balance {
    //! Saldo da carteira.
    use super::*;

    pub(crate) const OPENED: &str = "Abertos";
    pub(crate) const RECOVERED: &str = "Recuperados";
    pub(crate) const LOST: &str = "Perdidos";
    pub(crate) const AT_END: &str = "Ativos e em risco no fim";
    /// "Movimento de outubro de 2026 (11)".
    pub(crate) fn moved_in(month: Month, clients: usize) -> String {
        format!("Movimento de {} ({})", month_year(month), count(clients))
    }

    /// What became of one client in the month.
    pub(crate) const OPENED_ONE: &str = "aberto";
    pub(crate) const RECOVERED_ONE: &str = "recuperado";
    pub(crate) const LOST_ONE: &str = "perdido";
    pub(crate) const NOTE: &str = "Contam os ativos e em risco. Aberto: é um deles agora e nunca tinha comprado. Recuperado: estava inativo ou ex-cliente e voltou. Perdido: era um deles e deixou de ser. No começo + abertos + recuperados − perdidos = no fim.";

    /// "Em 12 meses a carteira perdeu 17 clientes, abriu 14 e recuperou 2: saldo de −1".
    pub(crate) fn finding(opened: usize, recovered: usize, lost: usize) -> String {
        let net = opened as i64 + recovered as i64 - lost as i64;
        let sign = match net {
            1.. => "+",
            0 => "",
            _ => "−",
        };
        format!(
            "Em 12 meses: {}, {} e {}; saldo de {sign}{}",
            plural(opened as i64, "cliente aberto", "clientes abertos"),
            plural(recovered as i64, "recuperado", "recuperados"),
            plural(lost as i64, "perdido", "perdidos"),
            format::integer(net.abs())
        )
    }

    /// The last twelve of the months given.
    pub(crate) fn year(months: &[Balance]) -> (usize, usize, usize) {
        months.iter().rev().take(12).fold((0, 0, 0), |(opened, recovered, lost), month| {
            (opened + month.opened, recovered + month.recovered, lost + month.lost)
        })
    }
}

pub(crate) mod ticket {
    //! Ticket médio and mix.
    use super::*;

    pub(crate) const AVERAGE: &str = "Ticket médio (R$)";
    pub(crate) const FREQUENCY: &str = "Pedidos por comprador";
    pub(crate) const PER_BUYER: &str = "Por comprador (R$)";
    pub(crate) const MIX: &str = "Produtos por comprador";
    pub(crate) const REVENUE: &str = "Faturamento (R$)";
    pub(crate) const NOTE: &str = "Ticket médio × pedidos por comprador = faturamento por comprador. O mix conta os produtos diferentes de cada comprador no mês.";

    /// "Cada comprador fez 8,4 pedidos em 12 meses, com 3,1 produtos diferentes".
    pub(crate) fn finding(year: Sales, mix: Ratio) -> String {
        match (year.frequency().value(), mix.value()) {
            (None, _) => "Ninguém comprou nos últimos 12 meses".to_owned(),
            (Some(orders), None) => {
                format!("Cada comprador fez {} pedidos em 12 meses", decimal(orders, 1))
            }
            (Some(orders), Some(mix)) => format!(
                "Cada comprador fez {} pedidos em 12 meses, com {} produtos diferentes",
                decimal(orders, 1),
                decimal(mix, 1)
            ),
        }
    }

    /// "Ticket médio de R$ 1.234,56; R$ 10 mil por comprador."
    pub(crate) fn money(year: Sales) -> String {
        let short = |ratio: Ratio| {
            format::or_none(ratio.quotient_half_up(), |centavos| format::money(Centavos::new(centavos)))
        };
        format!(
            "Ticket médio de {}; {} por comprador em 12 meses.",
            short(year.average_ticket()),
            short(year.revenue_per_buyer())
        )
    }
}

pub(crate) mod opinion {
    //! NPS and complaints.
    use super::*;
    use crate::domain::measure::nps::{Nps, Opinion};
    use chrono::NaiveDate;

    pub(crate) const GROUP: &str = "Grupo";
    pub(crate) const ANSWER: &str = "Nota";
    pub(crate) const DAY: &str = "Data";
    pub(crate) const COMPLAINTS: &str = "Reclamações";
    pub(crate) const STATE: &str = "Situação";
    pub(crate) const RESOLVED_ON: &str = "Resolvida em";
    pub(crate) const WHAT: &str = "Reclamação";
    pub(crate) const HOW_TO_ASK: &str =
        "Ao registrar um contato, toque em “Mais detalhes” e anote a nota de 0 a 10 que o cliente deu.";

    pub(crate) fn one(opinion: Opinion) -> &'static str {
        match opinion {
            Opinion::Promoter => "promotor",
            Opinion::Passive => "neutro",
            Opinion::Detractor => "detrator",
        }
    }

    pub(crate) fn many(opinion: Opinion) -> &'static str {
        match opinion {
            Opinion::Promoter => "Promotores",
            Opinion::Passive => "Neutros",
            Opinion::Detractor => "Detratores",
        }
    }

    /// "NPS 10 ± 11,5 pontos: 200 clientes responderam".
    pub(crate) fn finding(nps: Nps) -> String {
        let Some(score) = nps.score().percent_tenths() else {
            return "Ninguém respondeu ainda se indicaria você".to_owned();
        };
        let margin = nps.margin().unwrap_or_default();
        format!(
            "NPS {} ± {} pontos: {}",
            signed(score),
            decimal(margin, 1),
            plural(nps.answers() as i64, "cliente respondeu", "clientes responderam")
        )
    }

    /// Tenths with a true minus and no idle decimal: "10", "−4,5".
    fn signed(tenths: i64) -> String {
        let sign = if tenths < 0 { "−" } else { "" };
        let whole = tenths.abs();
        if whole % 10 == 0 {
            format!("{sign}{}", whole / 10)
        } else {
            format!("{sign}{},{}", whole / 10, whole % 10)
        }
    }

    /// "80 promotores (40,0%), 60 neutros (30,0%) e 60 detratores (30,0%)."
    pub(crate) fn groups(nps: Nps) -> Option<String> {
        let all = nps.answers();
        let part = |count: usize, one: &str, many: &str| {
            format!("{} ({})", plural(count as i64, one, many), percent(Ratio::of_counts(count, all)))
        };
        (all > 0).then(|| {
            format!(
                "{}, {} e {}.",
                part(nps.promoters, "promotor", "promotores"),
                part(nps.passives, "neutro", "neutros"),
                part(nps.detractors, "detrator", "detratores")
            )
        })
    }

    pub(crate) fn note(older_than_a_year: usize) -> String {
        let old = match older_than_a_year {
            0 => String::new(),
            n => format!(" {} mais de 12 meses.", plural(n as i64, "resposta tem", "respostas têm")),
        };
        format!(
            "Conta a última resposta de cada cliente. Promotor: 9 ou 10; neutro: 7 ou 8; detrator: até 6. NPS é a parte de promotores menos a de detratores, em pontos; a margem vale para 95% de confiança: com poucas respostas, ela é larga.{old}"
        )
    }

    /// "Nota 9".
    pub(crate) fn answer(answer: u8) -> String {
        format!("{ANSWER} {answer}")
    }

    /// "nota 9 em 10/03/2026".
    pub(crate) fn answered(answer: u8, day: NaiveDate) -> String {
        format!("nota {answer} em {}", format::date(day))
    }

    /// "Detratores (12)".
    pub(crate) fn see(opinion: Opinion, clients: usize) -> String {
        format!("{} ({})", many(opinion), count(clients))
    }

    /// "3 reclamações abertas e 12 resolvidas".
    pub(crate) fn complaints(open: usize, all: usize) -> String {
        match (open, all) {
            (_, 0) => "Nenhuma reclamação registrada".to_owned(),
            (0, all) => format!(
                "Nenhuma reclamação aberta; {}",
                plural(all as i64, "foi resolvida", "foram resolvidas")
            ),
            (open, all) => format!(
                "{} e {}",
                plural(open as i64, "reclamação aberta", "reclamações abertas"),
                plural((all - open) as i64, "resolvida", "resolvidas")
            ),
        }
    }

    /// "A mais antiga espera há 12 dias. As resolvidas levaram 5 dias em média."
    pub(crate) fn complaints_note(oldest_days: Option<i64>, taken: &[i64]) -> String {
        let waiting = oldest_days.map(|days| match days {
            0 => "A mais antiga é de hoje.".to_owned(),
            days => format!("A mais antiga espera há {}.", format::days(days)),
        });
        let mean = (!taken.is_empty()).then(|| {
            let mean = taken.iter().sum::<i64>() as f64 / taken.len() as f64;
            format!("As resolvidas levaram {} dias em média.", decimal(mean, 1))
        });
        let rule = "Um cliente com reclamação aberta é detrator até que outro contato a resolva.".to_owned();
        [waiting, mean, Some(rule)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn state(resolved: bool) -> &'static str {
        if resolved { "resolvida" } else { "aberta" }
    }

    /// "Abertas (3)".
    pub(crate) fn open(complaints: usize) -> String {
        format!("Abertas ({})", count(complaints))
    }
}

pub(crate) mod conversion {
    //! Potenciais that became clients.
    use super::*;
    use crate::domain::measure::retention::LeadConversion;
    use chrono::NaiveDate;

    pub(crate) const CREATED: &str = "Potenciais criados";
    pub(crate) const CONVERTED: &str = "Deles, já compraram";
    pub(crate) const FIRST_ORDERS: &str = "Primeiros pedidos no mês";
    /// The same, short enough for the legend of a phone.
    pub(crate) const IN_CHART: [&str; 3] = ["Criados", "Já compraram", "Primeiros pedidos"];
    pub(crate) const BY_COHORT: &str = "Conversão por safra (%)";
    pub(crate) const BY_FLOW: &str = "Conversão por fluxo (%)";

    /// "Por safra: dos 24 potenciais criados em 12 meses, 9 já compraram (37,5%)".
    pub(crate) fn finding(year: &LeadConversion) -> String {
        match year.by_cohort.den {
            0 => "Nenhum potencial entrou na carteira em 12 meses".to_owned(),
            created => format!(
                "Por safra: de {} em 12 meses, {} ({})",
                plural(created, "potencial criado", "potenciais criados"),
                plural(year.by_cohort.num, "já comprou", "já compraram"),
                percent(year.by_cohort)
            ),
        }
    }

    /// "Por fluxo: 12 primeiros pedidos para 24 criados no mesmo período (50,0%)."
    pub(crate) fn flow(year: &LeadConversion) -> Option<String> {
        (year.by_flow.den > 0).then(|| {
            format!(
                "Por fluxo: {} para {} no mesmo período ({}).",
                plural(year.by_flow.num, "primeiro pedido", "primeiros pedidos"),
                plural(year.by_flow.den, "criado", "criados"),
                percent(year.by_flow)
            )
        })
    }

    pub(crate) fn note(undated: usize) -> String {
        let undated = match undated {
            0 => String::new(),
            n => format!(
                " {} sem data de entrada: {} fora.",
                plural(n as i64, "cliente está", "clientes estão"),
                if n == 1 { "fica" } else { "ficam" }
            ),
        };
        format!(
            "Por safra: dos que entraram no período, quantos compraram até hoje; os mais novos ainda têm tempo. Por fluxo: primeiros pedidos do período, de qualquer safra, sobre os que entraram nele; pode passar de 100%.{undated}"
        )
    }

    /// "Outubro de 2026: 4 clientes".
    pub(crate) fn of_month(month: Month, clients: usize) -> String {
        format!("{}: {}", month_year(month), plural(clients as i64, "cliente", "clientes"))
    }

    /// "entrou em 02/10/2026, primeiro pedido em 20/10/2026".
    pub(crate) fn history(created: NaiveDate, first: Option<NaiveDate>) -> String {
        match first {
            Some(first) => {
                format!("entrou em {}, primeiro pedido em {}", format::date(created), format::date(first))
            }
            None => format!("entrou em {}, ainda não comprou", format::date(created)),
        }
    }
}

pub(crate) mod ahead {
    //! P(vivo), resgate and the next 30 days.
    use super::*;

    pub(crate) const P_ALIVE: &str = "P(vivo) (%)";
    pub(crate) const P_BUYS: &str = "P(compra em 30 dias) (%)";
    pub(crate) const EXPECTED: &str = "Pedidos esperados";
    pub(crate) const EXPECTED_MONEY: &str = "Valor esperado (R$)";
    pub(crate) const NEXT_ORDER: &str = "Próximo pedido";
    pub(crate) const MONTHLY: &str = "Compra por mês (R$)";
    pub(crate) const LOSS: &str = "Perda esperada por mês (R$)";
    pub(crate) const AXIS_ALIVE: &str = "P(vivo): chance de ainda comprar";
    pub(crate) const AXIS_MONTHLY: &str = "R$ por mês";
    pub(crate) const LEAST: &str = "5%";
    pub(crate) const MOST: &str = "80%";
    pub(crate) const BRUSH: &str = "Selecionar uma área";
    pub(crate) const BRUSH_OFF: &str = "Parar de selecionar";
    pub(crate) const MAP_NOTE: &str = "Entre as linhas tracejadas a dúvida é maior, e um contato decide: à esquerda quase certo que já foi, à direita quase certo que continua. Selecione uma área para abrir os clientes dela.";
    pub(crate) const NEXT_NOTE: &str = "Soma das chances de cada cliente, pelo ritmo dele e da carteira. A data é a do dia em que comprar passa a ser mais provável que não comprar, se o cliente continua.";
    pub(crate) const EXPECTED_BY_DAY: &str = "Clientes com pedido esperado no dia";

    /// "27 clientes entre 5% e 80% de chance de ainda comprar: aqui um contato decide".
    pub(crate) fn rescue(worth: usize, buyers: usize) -> String {
        match (worth, buyers) {
            (_, 0) => "Ninguém comprou ainda".to_owned(),
            (0, _) => "Nenhum cliente com compras no ano está na zona de resgate".to_owned(),
            _ => format!(
                "{} na zona de resgate, entre {} que já compraram: a chance de ainda comprar está entre 5% e 80%",
                plural(worth as i64, "cliente está", "clientes estão"),
                count(buyers)
            ),
        }
    }

    /// "62% de chance de ainda comprar".
    pub(crate) fn chance_note(p_alive: f64) -> String {
        format!("{} de chance de ainda comprar", chance_percent(p_alive))
    }

    pub(crate) fn rescue_money(loss: i64) -> String {
        format!("Perda esperada deles: {} por mês.", format::money_short(Centavos::new(loss)))
    }

    /// "São esperados 84 pedidos nos próximos 30 dias; 61 clientes devem comprar mais provavelmente que não".
    pub(crate) fn next(orders: f64, likely: usize) -> String {
        format!(
            "São esperados {} pedidos nos próximos 30 dias; {} mais chance de comprar que de não comprar",
            decimal(orders, 0),
            plural(likely as i64, "cliente tem", "clientes têm")
        )
    }

    /// "Pedido esperado em 28/11/2026 (8)".
    pub(crate) fn expected_on(day: chrono::NaiveDate, clients: usize) -> String {
        format!("Pedido esperado em {} ({})", format::date(day), count(clients))
    }

    pub(crate) const BY_NUMBERS: &str = "Selecionar por números";
    pub(crate) const FROM: &str = "Chance de ainda comprar, a partir de";
    pub(crate) const TO: &str = "Chance de ainda comprar, até";
    pub(crate) const AT_LEAST: &str = "Compra por mês, a partir de";

    /// "Ver 12 clientes".
    pub(crate) fn see(clients: usize) -> String {
        format!("Ver {}", plural(clients as i64, "cliente", "clientes"))
    }

    pub(crate) fn percent_of(number: i64) -> String {
        format!("{number}%")
    }

    pub(crate) fn reais(reais: i64) -> String {
        format::money_short(Centavos::new(reais.saturating_mul(100)))
    }

    pub(crate) fn next_money(centavos: i64) -> String {
        format!("Valem cerca de {}.", format::money_short(Centavos::new(centavos)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_is_never_a_promise() {
        let said: Vec<String> = [0.0, 0.004, 0.5, 0.996, 1.0].into_iter().map(chance_percent).collect();
        assert_eq!(said, ["menos de 1%", "menos de 1%", "50%", "mais de 99%", "mais de 99%"]);
    }

    #[test]
    fn findings_have_their_whole_and_agree_in_number() {
        assert_eq!(
            abc::finding(Ratio::new(23, 164), 80),
            "23 de 164 clientes com compras (14,0%) fazem os primeiros 80% do faturamento de 12 meses"
        );
        assert_eq!(abc::finding(Ratio::new(0, 0), 80), "Ninguém comprou nos últimos 12 meses");
        assert!(abc::finding(Ratio::new(1, 1), 80).starts_with("1 de 1 cliente com compras (100,0%) faz os"));
        assert_eq!(
            balance::finding(14, 2, 17),
            "Em 12 meses: 14 clientes abertos, 2 recuperados e 17 perdidos; saldo de −1"
        );
        assert!(rfm::finding(1, 9).starts_with("1 cliente comprava bem e está sumindo"));
    }

    #[test]
    fn nps_has_its_margin_and_its_groups() {
        use crate::domain::measure::nps::Nps;
        let nps = Nps { promoters: 80, passives: 60, detractors: 60 };
        assert_eq!(opinion::finding(nps), "NPS 10 ± 11,5 pontos: 200 clientes responderam");
        let groups = "80 promotores (40,0%), 60 neutros (30,0%) e 60 detratores (30,0%).";
        assert_eq!(opinion::groups(nps).as_deref(), Some(groups));
        let few = Nps { promoters: 0, passives: 1, detractors: 1 };
        assert!(opinion::finding(few).starts_with("NPS −50 ± 69,3 pontos: 2"));
        assert_eq!(opinion::groups(Nps::default()), None);
    }

    #[test]
    fn complaints_agree_in_number() {
        assert_eq!(opinion::complaints(0, 0), "Nenhuma reclamação registrada");
        assert_eq!(opinion::complaints(1, 1), "1 reclamação aberta e 0 resolvidas");
        assert_eq!(opinion::complaints(0, 1), "Nenhuma reclamação aberta; 1 foi resolvida");
        assert!(
            opinion::complaints_note(Some(12), &[4, 6])
                .starts_with("A mais antiga espera há 12 dias. As resolvidas levaram 5,0 dias")
        );
    }

    #[test]
    fn both_conversions_are_named() {
        use crate::domain::measure::retention::LeadConversion;
        let year = LeadConversion { by_cohort: Ratio::new(9, 24), by_flow: Ratio::new(30, 24) };
        assert_eq!(
            conversion::finding(&year),
            "Por safra: de 24 potenciais criados em 12 meses, 9 já compraram (37,5%)"
        );
        let flow = "Por fluxo: 30 primeiros pedidos para 24 criados no mesmo período (125,0%).";
        assert_eq!(conversion::flow(&year).as_deref(), Some(flow));
    }

    #[test]
    fn no_finding_says_money() {
        let found = crate::domain::measure::concentration::concentration(&[100, 50]).unwrap();
        assert!(!concentration::finding(1, Ratio::new(2, 3), &found).contains("R$"));
        assert!(concentration::money("Ana", &found).contains("R$"));
    }
}
