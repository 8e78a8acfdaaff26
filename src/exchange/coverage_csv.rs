//! `cobertura.csv`: the three rates of the last 24 months, in total, by vendedor, by UF and by município, and those of the last
//! 7, 30, 60 and 90 days and of each client's own interval, each with its numerator and
//! denominator. The rows of vendedores, and those of UFs, add up to the total of their month. The rates are those known on
//! the day; a month that was closed has what it closed with in columns of their own, and how many entries came later. Beside
//! them the visits made, those with an order, and what share they are; where no visit was made there is no share.

use super::excel_br::Sheet;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::catalog::month_closing::Cut;
use crate::domain::indicator::coverage::city_coverage::city_history;
use crate::domain::indicator::coverage::coverage_history::{By, histories};
use crate::domain::indicator::coverage::coverage_window::{Window, window_coverage};
use crate::domain::indicator::coverage::month_closing::{Revision, revisions};
use crate::domain::indicator::coverage::visit_effectiveness::{Visits, all_visits, visits_by_month};
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::fold::fold;
use crate::domain::value::id::SalespersonId;
use crate::domain::value::uf::Uf;
use chrono::NaiveDate;

pub const MONTHS: u32 = 24;

/// Month, cut and name stand before the figures.
#[cfg(not(target_arch = "wasm32"))]
const HEADS: usize = 3;

const HEADINGS: &[&str] = &[
    "mes",
    "recorte",
    "nome",
    "elegiveis",
    "cobertos",
    "visitados",
    "positivados",
    "cobertura",
    "visitacao",
    "positivacao",
    "fechado_em",
    "elegiveis_no_fechamento",
    "cobertos_no_fechamento",
    "visitados_no_fechamento",
    "positivados_no_fechamento",
    "cobertura_no_fechamento",
    "visitacao_no_fechamento",
    "positivacao_no_fechamento",
    "lancamentos_posteriores",
    "visitas_feitas",
    "visitas_com_pedido",
    "efetividade_das_visitas",
];

/// The months up to that of `as_of`, the last one up to that day. Rates in percent with one decimal, empty where nobody is
/// in the denominator.
pub fn coverage_csv(portfolio: &Portfolio, as_of: NaiveDate) -> Vec<u8> {
    let columns = portfolio.columns();
    let months: Vec<Month> = Month::of(as_of).last_n(MONTHS).collect();
    let holders = holders(portfolio);
    let listed: Vec<Option<SalespersonId>> = holders.iter().map(|(id, _)| *id).collect();
    let by = [By::Salesperson(&listed), By::Uf];
    let [sellers, states] = histories(columns, portfolio.rules(), &months, as_of, by);
    let cities = city_history(portfolio, &months, as_of);
    let [everybody, seller_visits, state_visits] = visits_of(portfolio, &months, as_of, &listed);
    let mut sheet = Sheet::new(HEADINGS);
    for (at, month) in months.iter().enumerate() {
        let mut rows: Vec<Known> = vec![(
            "total",
            "",
            Cut::Total,
            sellers.totals[at],
            everybody.first().map_or_else(Visits::default, |all| all[at]),
        )];
        let by_seller = sellers.groups.iter().zip(&seller_visits).zip(&holders);
        for ((tallies, visits), (id, name)) in
            by_seller.filter(|((tallies, visits), _)| has_anybody(tallies, visits))
        {
            rows.push(("vendedor", name, Cut::Salesperson(*id), tallies[at], visits[at]));
        }
        let by_state = states.groups.iter().zip(&state_visits).enumerate();
        for (group, (tallies, visits)) in
            by_state.filter(|(_, (tallies, visits))| has_anybody(tallies, visits))
        {
            let uf = Uf::ALL.get(group).copied();
            rows.push(("UF", uf.map_or(NOBODY_UF, Uf::letters), Cut::Uf(uf), tallies[at], visits[at]));
        }
        let cuts: Vec<(Cut, Tally)> = rows.iter().map(|(_, _, cut, tally, _)| (*cut, *tally)).collect();
        let closed = revisions(portfolio, *month, as_of, &cuts);
        for ((cut, name, _, tally, visits), closed) in rows.into_iter().zip(closed) {
            row(&mut sheet, *month, (cut, name), (tally, visits), closed);
        }
        for city in &cities {
            let name = city.name.as_deref().unwrap_or(NO_CITY);
            row(&mut sheet, *month, ("município", name), (city.tallies[at], city.visits[at]), None);
        }
    }
    for days in Window::ROLLING {
        let window = Window::Days(days);
        let known = window_coverage(columns, portfolio.rules(), window, as_of).tally;
        let visits = all_visits(columns, window.period(as_of), as_of);
        let of = ("janela", format!("últimos {days} dias"));
        row(&mut sheet, Month::of(as_of), (of.0, &of.1), (known, visits), None);
    }
    let own = window_coverage(columns, portfolio.rules(), Window::OwnCadence, as_of).tally;
    own_cadence_row(&mut sheet, Month::of(as_of), own);
    sheet.into_bytes()
}

/// Cut, name and figures of one row.
type Known<'a> = (&'a str, &'a str, Cut, Tally, Visits);

/// Of everybody, by the vendedores `listed` and by UF: visits of each month.
fn visits_of(
    portfolio: &Portfolio,
    months: &[Month],
    as_of: NaiveDate,
    listed: &[Option<SalespersonId>],
) -> [Vec<Vec<Visits>>; 3] {
    let columns = portfolio.columns();
    let seller = |slot: Slot, day: Day| {
        let holder = columns.holder_on(slot, day);
        listed.iter().position(|id| *id == holder)
    };
    let state = |slot: Slot, _| Some(columns.standing[slot].uf.map_or(Uf::ALL.len(), |uf| uf as usize));
    [
        visits_by_month(columns, months, as_of, 1, |_, _| Some(0)),
        visits_by_month(columns, months, as_of, listed.len(), seller),
        visits_by_month(columns, months, as_of, Uf::ALL.len() + 1, state),
    ]
}

const NOBODY: &str = "sem vendedor";
pub(crate) const NOBODY_UF: &str = "sem UF";
pub(crate) const NO_CITY: &str = "sem município";

fn row(
    sheet: &mut Sheet,
    month: Month,
    of: (&str, &str),
    (tally, visits): (Tally, Visits),
    closed: Option<Revision>,
) {
    sheet.text_cell(&month_cell(month));
    sheet.text_cell(of.0);
    sheet.text_cell(of.1);
    figures_of(sheet, tally, visits, closed);
}

pub(crate) fn month_cell(month: Month) -> String {
    format!("{:02}/{:04}", month.month(), month.year())
}

/// The figures of a row, to its end.
pub(crate) fn figures_of(sheet: &mut Sheet, tally: Tally, visits: Visits, closed: Option<Revision>) {
    figures(sheet, Some(tally));
    sheet.date(closed.map(|revision| revision.closed.on));
    figures(sheet, closed.map(|revision| revision.closed.tally));
    sheet.whole(closed.map(|revision| revision.later.entries.into()));
    sheet.whole(Some(visits.made.into()));
    sheet.whole(Some(visits.with_order.into()));
    sheet.fraction(visits.effectiveness().percent_tenths().map(|tenths| (tenths, 10)));
    sheet.end_row();
}

/// By own interval only the coverage has a meaning.
fn own_cadence_row(sheet: &mut Sheet, month: Month, tally: Tally) {
    sheet.text_cell(&month_cell(month));
    sheet.text_cell("janela");
    sheet.text_cell("intervalo de cada cliente");
    sheet.whole(Some(tally.eligible.into()));
    sheet.whole(Some(tally.covered.into()));
    sheet.whole(None);
    sheet.whole(None);
    sheet.fraction(tally.coverage().percent_tenths().map(|tenths| (tenths, 10)));
    sheet.fraction(None);
    sheet.fraction(None);
    sheet.date(None);
    figures(sheet, None);
    sheet.whole(None);
    sheet.whole(None);
    sheet.whole(None);
    sheet.fraction(None);
    sheet.end_row();
}

fn figures(sheet: &mut Sheet, tally: Option<Tally>) {
    let counts =
        tally.map(|Tally { eligible, covered, visited, bought }| [eligible, covered, visited, bought]);
    for at in 0..4 {
        sheet.whole(counts.map(|counts| counts[at].into()));
    }
    for rate in [Tally::coverage, Tally::visit_rate, Tally::buyer_rate] {
        let tenths = tally.and_then(|tally| rate(&tally).percent_tenths());
        sheet.fraction(tenths.map(|tenths| (tenths, 10)));
    }
}

/// The headings of [`figures_of`].
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn figure_headings() -> &'static [&'static str] {
    &HEADINGS[HEADS..]
}

/// Everybody who ever held a client, by name, and nobody last.
pub(crate) fn holders(portfolio: &Portfolio) -> Vec<(Option<SalespersonId>, String)> {
    let held = portfolio
        .clients()
        .flat_map(|(_, client)| client.holdings.iter().filter_map(|holding| holding.salesperson));
    let known = portfolio.catalog().salespeople_by_name().into_iter().map(|person| person.id);
    let mut ids: Vec<SalespersonId> = held.chain(known).collect();
    ids.sort_unstable();
    ids.dedup();
    let name = |id: SalespersonId| match portfolio.catalog().salesperson(id) {
        Some(person) => person.name.clone(),
        None => id.to_string(),
    };
    let mut all: Vec<_> = ids.into_iter().map(|id| (Some(id), name(id))).collect();
    all.sort_by_cached_key(|(id, name)| (fold(name).into_owned(), *id));
    all.push((None, NOBODY.to_owned()));
    all
}

/// Somebody was in the denominator of some month, or was visited.
fn has_anybody(tallies: &[Tally], visits: &[Visits]) -> bool {
    tallies.iter().any(|tally| tally.eligible > 0) || visits.iter().any(|visits| visits.made > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::indicator::coverage::coverage;
    use crate::domain::sample;

    fn rows(portfolio: &Portfolio, as_of: NaiveDate) -> Vec<Vec<String>> {
        let text = String::from_utf8(coverage_csv(portfolio, as_of)).unwrap();
        let lines = text.strip_prefix('\u{feff}').unwrap().strip_suffix("\r\n").unwrap().split("\r\n");
        lines.map(|line| line.split(';').map(str::to_owned).collect()).collect()
    }

    fn carteira(today: NaiveDate) -> Portfolio {
        Portfolio::from_records(sample::records(7, today))
    }

    #[test]
    fn vendedores_and_ufs_add_up_to_the_total_of_each_of_24_months() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let rows = rows(&carteira(today), today);
        assert_eq!(rows[0], HEADINGS);
        let totals: Vec<&Vec<String>> = rows.iter().filter(|row| row[1] == "total").collect();
        assert_eq!(totals.len(), 24);
        assert_eq!((totals[0][0].as_str(), totals[23][0].as_str()), ("12/2024", "11/2026"));
        for total in totals {
            for cut in ["vendedor", "UF", "município"] {
                for column in (3..7).chain([19, 20]) {
                    let parts = rows.iter().filter(|row| row[0] == total[0] && row[1] == cut);
                    let sum: u32 = parts.map(|row| row[column].parse::<u32>().unwrap()).sum();
                    assert_eq!(
                        sum,
                        total[column].parse::<u32>().unwrap(),
                        "{} {cut} {}",
                        total[0],
                        HEADINGS[column]
                    );
                }
            }
        }
    }

    #[test]
    fn windows_and_own_intervals_stand_below_the_months() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let carteira = carteira(today);
        let rows = rows(&carteira, today);
        let named: Vec<&str> =
            rows.iter().filter(|row| row[1] == "janela").map(|row| row[2].as_str()).collect();
        let last = |days: u16| format!("últimos {days} dias");
        let expected = [last(7), last(30), last(60), last(90), "intervalo de cada cliente".to_owned()];
        assert_eq!(named, expected);
        let covered: Vec<u32> =
            rows.iter().filter(|row| row[1] == "janela").map(|row| row[4].parse().unwrap()).collect();
        assert!(covered[..4].is_sorted(), "a longer window never covers fewer: {covered:?}");
        let own = window_coverage(carteira.columns(), carteira.rules(), Window::OwnCadence, today).tally;
        assert_eq!(covered[4], own.covered);
        assert!(rows.iter().all(|row| row.len() == HEADINGS.len()));
    }

    #[test]
    fn the_last_month_is_the_coverage_on_the_screen() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let carteira = carteira(today);
        let month = Month::of(today).period();
        let tally = coverage(carteira.columns(), carteira.rules(), month, today).tally;
        let rows = rows(&carteira, today);
        let last = rows.iter().rfind(|row| row[1] == "total").unwrap();
        let counts: Vec<u32> = last[3..7].iter().map(|count| count.parse().unwrap()).collect();
        assert_eq!(counts, [tally.eligible, tally.covered, tally.visited, tally.bought]);
        let tenths = tally.coverage().percent_tenths().unwrap();
        assert_eq!(last[7].replace(',', ".").parse::<f64>().unwrap(), tenths as f64 / 10.0);
    }

    #[test]
    fn a_closed_month_has_its_closing_beside_what_is_known_now() {
        use crate::domain::catalog::CatalogEntry;
        use crate::domain::catalog::month_closing::{MonthClosing, MonthClosingId};
        use crate::domain::keeping::register::Register;
        use crate::domain::keeping::stamp::{DeviceId, Stamp};
        use crate::domain::record::Record;
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let october = Month::new(2026, 10).unwrap();
        let now = coverage(carteira(today).columns(), carteira(today).rules(), october.period(), today).tally;
        let total = Tally { covered: now.covered - 1, ..now };
        let device = DeviceId(1);
        let at = Stamp { millis: u64::MAX >> 17, counter: 0, device };
        let closed_on = NaiveDate::from_ymd_opt(2026, 11, 10).unwrap();
        let value = MonthClosing { closed_on, total, salespeople: vec![], states: vec![] };
        let id = MonthClosingId { month: october, device };
        let closing =
            Record::Catalog(CatalogEntry::MonthClosing { id, register: Register { value: Some(value), at } });
        let records = sample::records(7, today).into_iter().chain([closing]);
        let rows = rows(&Portfolio::from_records(records), today);
        let total = rows.iter().find(|row| row[0] == "10/2026" && row[1] == "total").unwrap();
        let said: Vec<&str> = HEADINGS
            .iter()
            .zip(total)
            .filter(|(heading, _)| {
                ["cobertos", "fechado_em", "cobertos_no_fechamento", "lancamentos_posteriores"]
                    .contains(heading)
            })
            .map(|(_, cell)| cell.as_str())
            .collect();
        assert_eq!(said, [&now.covered.to_string(), "10/11/2026", &(now.covered - 1).to_string(), "0"]);
        let seller = rows.iter().find(|row| row[0] == "10/2026" && row[1] == "vendedor").unwrap();
        assert!(
            seller[10..19].iter().all(String::is_empty),
            "a cut that the closing did not count: {seller:?}"
        );
    }

    #[test]
    fn an_empty_carteira_has_no_rates() {
        let rows = rows(&Portfolio::default(), NaiveDate::from_ymd_opt(2026, 2, 28).unwrap());
        assert_eq!(rows.len(), 25 + 5);
        assert_eq!(rows[29].join(";"), "02/2026;janela;intervalo de cada cliente;0;0;;;;;;;;;;;;;;;;;");
        assert_eq!(rows[24].join(";"), "02/2026;total;;0;0;0;0;;;;;;;;;;;;;0;0;");
    }
}
