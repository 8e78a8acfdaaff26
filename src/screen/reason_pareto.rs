//! The Pareto of *Motivos*: which weighs most, in times or in R$, and the clients behind each.

use crate::charts::ranking_bars::{self, Ranked};
use crate::domain::calendar::period::{Month, Period, step_months};
use crate::domain::catalog::reasons::Taxonomy;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rescue::reason_pareto::{By, Occasion, Occasions, ReasonPareto, ReasonRow};
use crate::domain::value::money::Centavos;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::screen::analysis::behind::Behind;
use crate::screen::analysis::scope::Seen;
use crate::text::{format, labels, reason_pareto as words};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The days looked at: so many months up to `on`.
pub(crate) fn period(on: NaiveDate, months: i32) -> Period {
    Period::new(step_months(on, -months).succ_opt().unwrap_or(on), on)
}

pub(crate) fn pareto(all: &[Occasion], which: Occasions, by: By, p: &Portfolio) -> ReasonPareto {
    ReasonPareto::of(all, which, p.columns(), &Taxonomy::of(p.catalog())).sorted(by)
}

pub(crate) fn finding(found: &ReasonPareto, by: By, p: &Portfolio, since: NaiveDate) -> String {
    words::finding(found, by, |key| words::name(p.catalog(), key), Month::of(since))
}

/// Clients that gave a motivo, or gave none where one was due.
pub(crate) fn clients(found: &ReasonPareto) -> usize {
    found.rows.iter().flat_map(|row| row.slots.iter().copied()).collect::<BTreeSet<Slot>>().len()
}

/// What the bars measure: times, or reais.
pub(crate) fn measure(by: By) -> &'static str {
    match by {
        By::Times => words::TIMES,
        By::Bought => words::BOUGHT,
    }
}

/// The words at the bars are money.
pub(crate) fn is_private(by: By) -> bool {
    by == By::Bought
}

pub(crate) fn bars(found: &ReasonPareto, by: By, p: &Portfolio) -> Vec<Ranked> {
    found.rows.iter().map(|row| bar(row, by, p)).collect()
}

fn bar(row: &ReasonRow, by: By, p: &Portfolio) -> Ranked {
    let (value, words) = match by {
        By::Times => (row.times as f64, format::count(row.times)),
        By::Bought => {
            (row.bought_centavos as f64 / 100.0, format::money_short(Centavos::new(row.bought_centavos)))
        }
    };
    Ranked { name: name(row, p), value, words, strong: row.controllable }
}

fn name(row: &ReasonRow, p: &Portfolio) -> String {
    words::name(p.catalog(), row.key.as_deref())
}

/// Who gave the motivo of a bar, as they are drawn, each with its class.
pub(crate) fn behind(found: &ReasonPareto, item: usize, seen: &Seen, p: &Portfolio) -> Option<Behind> {
    let row = found.rows.get(ranking_bars::tapped(found.rows.len(), item)?)?;
    let title = words::see(&name(row, p), row.slots.len());
    let says = |slot: Slot| {
        let class = seen.status(slot).map(|status| labels::lifecycle(status.lifecycle).to_owned());
        (class.unwrap_or_default(), seen.bought(slot))
    };
    Some(Behind::of(seen, p, title, &row.slots, says))
}

pub(crate) fn table(found: &ReasonPareto, p: &Portfolio) -> IndicatorTable {
    let mut table = IndicatorTable::new(
        words::TITLE,
        &[words::REASON, words::GROUP, words::CONTROLLABLE],
        &[words::TIMES, words::CLIENTS, words::BOUGHT],
    );
    for row in &found.rows {
        let can = if row.controllable { words::YES } else { words::NO };
        table.rows.push(vec![
            Value::Text(name(row, p)),
            Value::Text(words::group(row.group)),
            Value::Text(can.to_owned()),
            Value::Count(row.times as i64),
            Value::Count(row.slots.len() as i64),
            Value::Centavos(row.bought_centavos),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rescue::reason_pareto::About;
    use crate::domain::value::id::InteractionId;
    use crate::screen::analysis::small::{people, rows, seen_on};
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    fn said(number: usize, slot: usize, key: Option<&str>) -> Occasion {
        let about = About::Contact(InteractionId::from_u128(number as u128));
        Occasion { slot: Slot::new(slot), date: d(DAY), about, key: key.map(str::to_owned) }
    }

    /// Ana gave *preço* twice, Bia once that she closed and bought most, Caio was not asked.
    fn three() -> (Portfolio, Vec<Occasion>) {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .order(1, "2026-11-03", 10_000)
            .order(2, "2026-11-03", 90_000)
            .portfolio();
        let all = vec![
            said(1, 0, Some("preco")),
            said(2, 0, Some("preco")),
            said(3, 1, Some("fechou")),
            said(4, 2, None),
        ];
        (p, all)
    }

    #[test]
    fn by_times_the_commonest_stands_first_and_by_money_the_dearest() {
        let (p, all) = three();
        let by = |by| pareto(&all, Occasions::All, by, &p);
        let names = |found: &ReasonPareto, by| -> Vec<String> {
            bars(found, by, &p).into_iter().map(|bar| format!("{} {}", bar.name, bar.value)).collect()
        };
        let [price, closed] = ["preco", "fechou"].map(|key| words::name(p.catalog(), Some(key)));
        let (times, bought) = (by(By::Times), by(By::Bought));
        assert_eq!(names(&times, By::Times)[0], format!("{price} 2"));
        assert_eq!(names(&bought, By::Bought)[0], format!("{closed} 900"));
        assert_eq!(bars(&bought, By::Bought, &p)[0].words.replace('\u{a0}', " "), "R$ 900");
        assert_eq!((times.rows.len(), clients(&times)), (3, 3));
        assert!(rows(&table(&times, &p))[0].ends_with("|2|1|R$ 100,00"));
        assert_eq!((is_private(By::Times), is_private(By::Bought)), (false, true));
        assert_eq!((measure(By::Times), measure(By::Bought)), (words::TIMES, words::BOUGHT));
    }

    #[test]
    fn behind_a_bar_stand_those_who_gave_its_motivo_counted_from_the_bottom() {
        let (p, all) = three();
        let seen = seen_on(&p, DAY);
        let found = pareto(&all, Occasions::All, By::Times, &p);
        let top = behind(&found, 2, &seen, &p).unwrap();
        assert_eq!(people(&top), ["Ana|ativo|R$ 100,00"]);
        assert_eq!(top.title, words::see(&words::name(p.catalog(), Some("preco")), 1));
        assert_eq!(behind(&found, 3, &seen, &p), None);
    }

    #[test]
    fn a_year_begins_the_day_after_the_same_day_last_year() {
        assert_eq!(period(d(DAY), 12), Period::new(d("2025-11-19"), d(DAY)));
        assert_eq!(period(d("2026-05-31"), 3), Period::new(d("2026-03-01"), d("2026-05-31")));
    }

    #[test]
    fn without_motivos_it_is_said_so() {
        let (p, _) = three();
        let found = pareto(&[], Occasions::All, By::Times, &p);
        assert_eq!(finding(&found, By::Times, &p, d(DAY)), words::EMPTY_TITLE);
        assert_eq!((clients(&found), bars(&found, By::Times, &p).len()), (0, 0));
    }
}
