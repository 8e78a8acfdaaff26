//! `cobertura.csv`: the three rates of the last 24 months, in total, by vendedor and by UF, each with its numerator and
//! denominator. The rows of vendedores, and those of UFs, add up to the total of their month.

use super::excel_br::Sheet;
use crate::domain::coverage::Tally;
use crate::domain::coverage_history::{By, histories};
use crate::domain::fold::fold;
use crate::domain::id::SalespersonId;
use crate::domain::period::Month;
use crate::domain::portfolio::Portfolio;
use crate::domain::uf::Uf;
use chrono::NaiveDate;

pub const MONTHS: u32 = 24;

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
];

/// The months up to that of `as_of`, the last one up to that day. Rates in percent with one decimal, empty where nobody is
/// in the denominator.
pub fn coverage_csv(portfolio: &Portfolio, as_of: NaiveDate) -> Vec<u8> {
    let columns = portfolio.columns();
    let months: Vec<Month> = Month::of(as_of).last_n(MONTHS).collect();
    let holders = holders(portfolio);
    let listed: Vec<Option<SalespersonId>> = holders.iter().map(|(id, _)| *id).collect();
    let by = [By::Salesperson(&listed), By::State];
    let [sellers, states] = histories(columns, portfolio.rules(), &months, as_of, by);
    let mut sheet = Sheet::new(HEADINGS);
    for (at, month) in months.iter().enumerate() {
        row(&mut sheet, *month, "total", "", sellers.totals[at]);
        for (tallies, (_, name)) in
            sellers.groups.iter().zip(&holders).filter(|(tallies, _)| has_anybody(tallies))
        {
            row(&mut sheet, *month, "vendedor", name, tallies[at]);
        }
        for (group, tallies) in states.groups.iter().enumerate().filter(|(_, tallies)| has_anybody(tallies)) {
            let name = Uf::ALL.get(group).map_or(NOBODY_UF, |uf| uf.letters());
            row(&mut sheet, *month, "UF", name, tallies[at]);
        }
    }
    sheet.into_bytes()
}

const NOBODY: &str = "sem vendedor";
const NOBODY_UF: &str = "sem UF";

fn row(sheet: &mut Sheet, month: Month, cut: &str, name: &str, tally: Tally) {
    sheet.text_cell(&format!("{:02}/{:04}", month.month(), month.year()));
    sheet.text_cell(cut);
    sheet.text_cell(name);
    for count in [tally.eligible, tally.covered, tally.visited, tally.bought] {
        sheet.whole(Some(count.into()));
    }
    for rate in [tally.coverage(), tally.visit_rate(), tally.buyer_rate()] {
        sheet.fraction(rate.percent_tenths().map(|tenths| (tenths, 10)));
    }
    sheet.end_row();
}

/// Everybody who ever held a client, by name, and nobody last.
fn holders(portfolio: &Portfolio) -> Vec<(Option<SalespersonId>, String)> {
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

fn has_anybody(tallies: &[Tally]) -> bool {
    tallies.iter().any(|tally| tally.eligible > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::coverage::coverage;
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
            for cut in ["vendedor", "UF"] {
                for column in 3..7 {
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
    fn an_empty_carteira_has_no_rates() {
        let rows = rows(&Portfolio::default(), NaiveDate::from_ymd_opt(2026, 2, 28).unwrap());
        assert_eq!(rows.len(), 25);
        assert_eq!(rows[24].join(";"), "02/2026;total;;0;0;0;0;;;");
    }
}
