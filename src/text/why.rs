//! *Por que esta classe?* in sentences that a rep can read aloud.

use super::format::{self, ago, date, days, plural};
use super::labels;
use crate::domain::indicator::status::why::{CadenceSource, ClassWhy, ContactWhy};
use crate::domain::measure::abc::AbcClass;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::interval::Rhythm;
use crate::domain::rhythm::lifecycle::{Basis, Lifecycle};
use chrono::NaiveDate;

pub(crate) const TITLE: &str = "Por que esta classe?";
pub(crate) const CLASS: &str = "A classe";
pub(crate) const CONTACT: &str = "O estado do contato";
pub(crate) const DATES: &str = "Pedidos usados na conta";
pub(crate) const LIMITS: &str = "Até quando vale cada classe";
pub(crate) const CUTS: &str = "Quando muda o estado";
pub(crate) const HERE: &str = "agora";
pub(crate) const IRREGULAR_WHY: &str =
    "Ciclo irregular: alguns intervalos foram bem maiores que os outros, então a média engana um pouco.";
pub(crate) const RULES: &str = "Os limites valem para todos os clientes.";
pub(crate) const CHANGE_RULES: &str = "Ver ou mudar em Ajustes";

/// "Ativo: o último pedido foi há 12 dias, em 09/11/2026."
pub(crate) fn class(why: &ClassWhy) -> String {
    let name = super::format::capitalised(labels::lifecycle(why.class));
    if why.basis == Basis::Marked {
        return match why.marked {
            Some(Some(since)) => format!("{name}: foi marcado assim a partir de {}.", date(since)),
            Some(None) | None => format!("{name}: foi marcado assim no cadastro."),
        };
    }
    match (why.days_since_order, why.order_dates.last()) {
        (Some(since), Some(last)) => {
            format!("{name}: o último pedido foi {}, em {}.", ago(i64::from(since)), date(*last))
        }
        _ => format!("{name}: ainda não há pedido registrado deste cliente."),
    }
}

/// The rule that decided, and the cycle it used.
pub(crate) fn rule(why: &ClassWhy) -> String {
    let cycle = why.cycle_days.map(|cycle| days(i64::from(cycle))).unwrap_or_default();
    match why.basis {
        Basis::Marked => {
            "Quem é marcado como ex-cliente fica assim até alguém desmarcar, mesmo que haja pedidos."
                .to_owned()
        }
        Basis::NoOrder if why.class == Lifecycle::Prospect => {
            "Foi declarado potencial no cadastro e ainda não comprou. O primeiro pedido muda a classe.".to_owned()
        }
        Basis::NoOrder => {
            "Está na carteira, sem pedido válido registrado: conta na cobertura. O primeiro pedido muda a classe."
                .to_owned()
        }
        Basis::DefaultCycle => {
            format!("Com um pedido só, ainda não dá para saber o ritmo: vale o ciclo padrão de {cycle}.")
        }
        Basis::OneInterval => {
            format!("Com dois pedidos, vale o maior entre o intervalo deles e o ciclo padrão: {cycle}.")
        }
        Basis::MeanCycle => match &why.rhythm {
            Some(rhythm) => mean(rhythm, why.cycle_days),
            None => format!("O ciclo médio de compra é de {cycle}."),
        },
        Basis::FixedPeriods => "Os limites são fixos, iguais para todos os clientes.".to_owned(),
    }
}

/// *Sazonal*: when it buys and from when the days are counted.
pub(crate) fn season(why: &ClassWhy) -> Option<String> {
    let (season, clock_from) = why.season?;
    let first = format::month_name_of(season.first_month);
    let months = match season.months {
        1 => format!("em {first}"),
        _ => format!("de {first} a {}", format::month_name_of(season.last_month())),
    };
    Some(format!(
        "Sazonal: quase todos os pedidos foram {months}. Os dias sem comprar só contam depois da próxima temporada, a partir de {}.",
        date(clock_from)
    ))
}

/// "ativo até 45 dias sem comprar (17/03/2026)"; one line a class.
pub(crate) fn limits(why: &ClassWhy) -> Vec<(Lifecycle, String)> {
    let line = |class, until: Option<(i32, NaiveDate)>| {
        let (count, last) = until?;
        let since = if why.season.is_some() { "depois da temporada" } else { "sem comprar" };
        let words = format!("até {} {since}, ou seja, até {}", days(i64::from(count)), date(last));
        Some((class, words))
    };
    let after = why
        .inactive_until
        .map(|(count, _)| (Lifecycle::Former, format!("depois de {} sem comprar", days(i64::from(count)))));
    [
        line(Lifecycle::Active, why.active_until),
        line(Lifecycle::AtRisk, why.at_risk_until),
        line(Lifecycle::Inactive, why.inactive_until),
        after,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// "Sem novo pedido, passa a em risco em 18/03/2026 (amanhã)."
pub(crate) fn next_class(why: &ClassWhy, today: NaiveDate) -> Option<String> {
    let (day, class) = why.next_change?;
    let when = when(day, today);
    Some(format!("Sem novo pedido, passa a {} em {} ({when}).", labels::lifecycle(class), date(day)))
}

/// "Atrasado: 41 dias sem contato, para um intervalo de 30 dias (1,3 vez)."
pub(crate) fn contact(why: &ContactWhy) -> String {
    let name = super::format::capitalised(labels::state(why.state));
    let interval = days(i64::from(why.cadence_days));
    match why.days {
        Some(0) => format!("{name}: o contato foi hoje, para um intervalo de {interval}."),
        Some(gone) => format!(
            "{name}: {} sem contato, para um intervalo de {interval} ({} do intervalo).",
            days(i64::from(gone)),
            share(gone, why.cadence_days)
        ),
        None => format!(
            "{name}: nenhum contato com sucesso foi registrado ainda. Sem data, não dizemos que está em dia."
        ),
    }
}

/// Where the interval comes from.
pub(crate) fn source(why: &ContactWhy) -> String {
    let interval = days(i64::from(why.cadence_days));
    match &why.source {
        CadenceSource::Own => format!("O intervalo de {interval} é o deste cliente, escrito no cadastro."),
        CadenceSource::Tag(name) => {
            format!(
                "O intervalo de {interval} é o da etiqueta “{name}”, que vale mais que o do ramo e o da curva."
            )
        }
        CadenceSource::Segment(name) => {
            format!("O intervalo de {interval} é o do ramo “{name}”, que vale mais que o da curva.")
        }
        CadenceSource::Prospect => format!("O intervalo de {interval} é o dos potenciais."),
        CadenceSource::NoOrders => {
            format!("O intervalo de {interval} é o de quem ainda não tem compras registradas.")
        }
        CadenceSource::Abc(class) => {
            let letter = match class {
                AbcClass::A => "A",
                AbcClass::B => "B",
                AbcClass::C => "C",
            };
            format!("O intervalo de {interval} é o da curva {letter}, pelo que comprou em 12 meses.")
        }
        CadenceSource::NoRevenue => {
            format!("Sem compras em 12 meses, vale o intervalo da curva C: {interval}.")
        }
    }
}

/// From how many days each state holds.
pub(crate) fn cuts(why: &ContactWhy) -> Vec<(ContactState, String)> {
    let on = |from: i32| {
        let day = why
            .last_contact
            .and_then(|last| last.checked_add_days(chrono::Days::new(u64::try_from(from).ok()?)));
        match day {
            Some(day) => format!("a partir de {}, ou seja, de {}", days(i64::from(from)), date(day)),
            None => format!("a partir de {}", days(i64::from(from))),
        }
    };
    vec![
        (ContactState::OnTrack, format!("até {}", days(i64::from(why.due_from - 1)))),
        (ContactState::Due, on(why.due_from)),
        (ContactState::Overdue, on(why.overdue_from)),
        (ContactState::Forgotten, on(why.forgotten_from)),
    ]
}

/// "Sem novo contato, passa a esquecido em 18/03/2026 (amanhã)."
pub(crate) fn next_state(why: &ContactWhy, today: NaiveDate) -> Option<String> {
    let (day, state) = why.next_change?;
    let when = when(day, today);
    Some(format!("Sem novo contato, passa a {} em {} ({when}).", labels::state(state), date(day)))
}

/// "e mais 12 antes".
pub(crate) fn earlier(count: usize) -> String {
    format!("e mais {} antes", count)
}

fn mean(rhythm: &Rhythm, cycle_days: Option<i32>) -> String {
    let Rhythm { intervals, mean_days, spread_days, shortest_days, longest_days, irregular: _ } = *rhythm;
    let between = plural(i64::from(intervals), "intervalo", "intervalos");
    let mut text = if shortest_days == longest_days {
        format!("Compra a cada {} (média de {between}).", days(i64::from(mean_days)))
    } else {
        format!(
            "Compra a cada {}, {spread_days} para mais ou para menos (média de {between}, de {shortest_days} a {longest_days} dias).",
            days(i64::from(mean_days))
        )
    };
    if let Some(cycle) = cycle_days.filter(|cycle| *cycle != mean_days) {
        text.push_str(&format!(" A conta usa {}, o limite das regras.", days(i64::from(cycle))));
    }
    text
}

fn when(day: NaiveDate, today: NaiveDate) -> String {
    ago(today.signed_duration_since(day).num_days())
}

/// Days over the interval in percent, rounded down so that a cut is never shown before it is reached.
fn share(gone: i32, cadence_days: u16) -> String {
    format!("{}%", i64::from(gone) * 100 / i64::from(cadence_days.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn active() -> ClassWhy {
        ClassWhy {
            class: Lifecycle::Active,
            basis: Basis::MeanCycle,
            order_dates: vec![on(2026, 9, 14), on(2026, 10, 12), on(2026, 11, 9)],
            days_since_order: Some(12),
            rhythm: Some(Rhythm {
                intervals: 2,
                mean_days: 28,
                spread_days: 0,
                shortest_days: 28,
                longest_days: 28,
                irregular: false,
            }),
            cycle_days: Some(28),
            season: None,
            active_until: Some((42, on(2026, 12, 21))),
            at_risk_until: Some((84, on(2027, 2, 1))),
            inactive_until: Some((180, on(2027, 5, 8))),
            next_change: Some((on(2026, 12, 22), Lifecycle::AtRisk)),
            marked: None,
        }
    }

    #[test]
    fn the_class_is_read_aloud_with_its_dates() {
        let why = active();
        let today = on(2026, 11, 21);
        assert_eq!(class(&why), "Ativo: o último pedido foi há 12 dias, em 09/11/2026.");
        assert_eq!(rule(&why), "Compra a cada 28 dias (média de 2 intervalos).");
        assert_eq!(
            next_class(&why, today),
            Some("Sem novo pedido, passa a em risco em 22/12/2026 (em 31 dias).".to_owned())
        );
        let lines: Vec<String> = limits(&why).into_iter().map(|(_, words)| words).collect();
        assert_eq!(lines[0], "até 42 dias sem comprar, ou seja, até 21/12/2026");
        assert_eq!(lines[3], "depois de 180 dias sem comprar");
    }

    #[test]
    fn a_mark_and_a_missing_order_are_said_as_they_are() {
        let marked = ClassWhy {
            class: Lifecycle::Former,
            basis: Basis::Marked,
            marked: Some(Some(on(2026, 3, 10))),
            ..active()
        };
        assert_eq!(class(&marked), "Ex-cliente: foi marcado assim a partir de 10/03/2026.");
        let never = ClassWhy {
            class: Lifecycle::Prospect,
            basis: Basis::NoOrder,
            order_dates: vec![],
            days_since_order: None,
            ..active()
        };
        assert_eq!(class(&never), "Potencial: ainda não há pedido registrado deste cliente.");
        assert!(rule(&never).starts_with("Foi declarado potencial"));
        let no_orders = ClassWhy { class: Lifecycle::NoOrders, ..never };
        assert_eq!(class(&no_orders), "Sem compras: ainda não há pedido registrado deste cliente.");
        assert!(rule(&no_orders).contains("conta na cobertura"));
    }

    #[test]
    fn a_season_says_its_months_and_from_when_the_days_count() {
        let season = crate::domain::rhythm::season::Season { first_month: 12, months: 2 };
        let why = ClassWhy { season: Some((season, on(2027, 1, 31))), ..active() };
        assert_eq!(
            super::season(&why),
            Some("Sazonal: quase todos os pedidos foram de dezembro a janeiro. Os dias sem comprar só contam depois da próxima temporada, a partir de 31/01/2027.".to_owned())
        );
        assert_eq!(super::season(&active()), None);
        assert!(limits(&why)[0].1.starts_with("até 42 dias depois da temporada"));
    }

    #[test]
    fn a_bounded_cycle_says_that_the_rules_bound_it() {
        let rhythm = Rhythm {
            intervals: 3,
            mean_days: 5,
            spread_days: 2,
            shortest_days: 3,
            longest_days: 8,
            irregular: false,
        };
        let why = ClassWhy { rhythm: Some(rhythm), cycle_days: Some(7), ..active() };
        assert_eq!(
            rule(&why),
            "Compra a cada 5 dias, 2 para mais ou para menos (média de 3 intervalos, de 3 a 8 dias). \
             A conta usa 7 dias, o limite das regras."
        );
    }

    fn waiting(days: Option<i32>) -> ContactWhy {
        ContactWhy {
            state: days.map_or(ContactState::Never, |_| ContactState::Overdue),
            last_contact: days.map(|_| on(2026, 10, 11)),
            days,
            cadence_days: 30,
            source: CadenceSource::Abc(AbcClass::B),
            due_from: 21,
            overdue_from: 30,
            forgotten_from: 45,
            next_change: days.map(|_| (on(2026, 11, 25), ContactState::Forgotten)),
        }
    }

    #[test]
    fn the_contact_state_says_its_share_of_the_interval() {
        let why = waiting(Some(41));
        assert_eq!(
            contact(&why),
            "Atrasado: 41 dias sem contato, para um intervalo de 30 dias (136% do intervalo)."
        );
        assert_eq!(source(&why), "O intervalo de 30 dias é o da curva B, pelo que comprou em 12 meses.");
        let tag = ContactWhy { source: CadenceSource::Tag("VIP".to_owned()), ..why.clone() };
        assert_eq!(
            source(&tag),
            "O intervalo de 30 dias é o da etiqueta “VIP”, que vale mais que o do ramo e o da curva."
        );
        assert_eq!(
            next_state(&why, on(2026, 11, 21)),
            Some("Sem novo contato, passa a esquecido em 25/11/2026 (em 4 dias).".to_owned())
        );
        assert_eq!(cuts(&why)[3].1, "a partir de 45 dias, ou seja, de 25/11/2026");
    }

    #[test]
    fn who_was_never_contacted_is_never_called_fine() {
        let said = contact(&waiting(None));
        assert!(said.starts_with("Sem registro:"), "{said}");
        assert_eq!(cuts(&waiting(None))[1].1, "a partir de 21 dias");
        assert_eq!(next_state(&waiting(None), on(2026, 11, 21)), None);
    }
}
