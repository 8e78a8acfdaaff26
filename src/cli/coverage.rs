//! `cobertura`: the app's own file, or the same figures for each combination of what is asked for.

use super::arguments::{By, Format, Given, Misuse};
use super::carteira;
use super::clock::Moment;
use super::failure::{Ended, Failure};
use super::output;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::catalog::month_closing::Cut;
use crate::domain::indicator::coverage::city_coverage::Cities;
use crate::domain::indicator::coverage::members;
use crate::domain::indicator::coverage::month_closing::{Revision, revisions};
use crate::domain::indicator::coverage::visit_effectiveness::{Visits, period_visits};
use crate::domain::indicator::status::every_status;
use crate::domain::measure::abc::AbcClass;
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::fold::fold;
use crate::domain::value::id::{PrincipalId, SalespersonId};
use crate::domain::value::ratio::Ratio;
use crate::domain::value::uf::Uf;
use crate::exchange::analysis_csv::words::abc_word;
use crate::exchange::coverage_csv::{
    MONTHS, NO_CITY, NOBODY_UF, coverage_csv, figure_headings, figures_of, holders, month_cell,
};
use crate::exchange::excel_br::Sheet;
use crate::text::cli::reports::{NO_CURVE, NO_INDUSTRY};
use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn run(given: &Given) -> Result<Ended, Failure> {
    if let Some(path) = &given.output {
        output::may_be_written(path, given.replace)?;
    }
    let is_json = given.format == Some(Format::Json);
    if given.by.is_none() && is_json {
        return Err(only_with("--formato json", "--por"));
    }
    let many_months = given.by.as_ref().is_some_and(|by| by.contains(&By::Month));
    if given.months.is_some() && !many_months {
        return Err(only_with("--meses", "--por mes"));
    }
    let on = Moment::on(given.on).today();
    let mut portfolio = carteira::of_files(&given.files)?;
    let bytes = match &given.by {
        None => coverage_csv(&portfolio, on),
        Some(by) => {
            let months = if many_months { given.months.unwrap_or(MONTHS) } else { 1 };
            let rows = rows_of_sides(&mut portfolio, on, by, months);
            if is_json { as_json(&rows, by) } else { as_csv(&rows, by) }
        }
    };
    output::data(given.output.as_deref(), given.replace, &bytes)?;
    Ok(Ended::Done)
}

fn only_with(option: &'static str, other: &'static str) -> Failure {
    Failure::Misuse(Misuse::OnlyWith { option, other })
}

/// One combination in one month.
#[derive(Debug)]
struct Row {
    month: Month,
    /// In the order asked for; the month's own place is empty.
    names: Vec<String>,
    tally: Tally,
    visits: Visits,
    closed: Option<Revision>,
}

/// The same, where it is told apart by representada of each side of the carteira after the other.
fn rows_of_sides(portfolio: &mut Portfolio, on: NaiveDate, by: &[By], months: u32) -> Vec<Row> {
    if !by.contains(&By::Principal) {
        return rows(portfolio, on, by, months);
    }
    let sides: Vec<PrincipalId> =
        portfolio.catalog().principals_by_name().iter().map(|principal| principal.id).collect();
    let mut all = Vec::new();
    for side in sides {
        portfolio.look_at(&[side].into());
        all.extend(rows(portfolio, on, by, months));
    }
    all.sort_by_key(|row| row.month);
    all
}

/// Every combination that somebody was in, in each month, in the order of the months and then of the names.
fn rows(portfolio: &Portfolio, on: NaiveDate, by: &[By], months: u32) -> Vec<Row> {
    let months: Vec<Month> = Month::of(on).last_n(months).collect();
    let days: Vec<NaiveDate> = months.iter().map(|month| month.period().reference(on)).collect();
    let groupings: Vec<Grouping> = by.iter().map(|by| Grouping::of(portfolio, *by, &days)).collect();
    let mut counted: BTreeMap<(Month, Vec<usize>), (Tally, Visits)> = BTreeMap::new();
    for month in &months {
        let day = Day::of(month.period().reference(on));
        let group =
            |slot: Slot| (*month, groupings.iter().map(|one| one.of_slot(portfolio, slot, day)).collect());
        for (slot, member) in members(portfolio.columns(), portfolio.rules(), month.period(), on) {
            if let Ok(reach) = member {
                counted.entry(group(slot)).or_default().0.add(reach);
            }
        }
        for (slot, visits) in period_visits(portfolio.columns(), month.period(), on) {
            counted.entry(group(slot)).or_default().1 += visits;
        }
    }
    let mut groups: BTreeSet<Vec<usize>> = counted.keys().map(|(_, group)| group.clone()).collect();
    if groupings.iter().all(|one| one.names.is_empty()) {
        groups.insert(vec![0; groupings.len()]);
    }
    let mut rows = Vec::new();
    for month in &months {
        let all = groups.iter().map(|group| {
            let (tally, visits) = counted.get(&(*month, group.clone())).copied().unwrap_or_default();
            let names =
                groupings.iter().zip(group).map(|(one, at)| one.names.get(*at).cloned().unwrap_or_default());
            let row = Row { month: *month, names: names.collect(), tally, visits, closed: None };
            (cut(&groupings, group), row)
        });
        let (cuts, mut all): (Vec<Option<Cut>>, Vec<Row>) = all.unzip();
        // Of other combinations no closing keeps a figure.
        if let Some(cuts) = cuts.into_iter().collect::<Option<Vec<Cut>>>() {
            let cuts: Vec<(Cut, Tally)> =
                cuts.into_iter().zip(&all).map(|(cut, row)| (cut, row.tally)).collect();
            let closed = revisions(portfolio, *month, on, &cuts);
            all.iter_mut().zip(closed).for_each(|(row, closed)| row.closed = closed);
        }
        rows.extend(all);
    }
    rows
}

/// What the clients are told apart by, and the names of its groups in their order.
struct Grouping {
    kind: Kind,
    names: Vec<String>,
}

enum Kind {
    Month,
    Salesperson(Vec<Option<SalespersonId>>),
    Uf,
    City(Cities),
    Industry(BTreeMap<String, usize>),
    /// The curve of each day.
    Abc(BTreeMap<Day, Vec<Option<AbcClass>>>),
    Principal,
}

impl Grouping {
    /// As somebody may be told apart on one of `days`.
    fn of(portfolio: &Portfolio, by: By, days: &[NaiveDate]) -> Grouping {
        match by {
            By::Month => Grouping { kind: Kind::Month, names: Vec::new() },
            By::Salesperson => {
                let (ids, names) = holders(portfolio).into_iter().unzip();
                Grouping { kind: Kind::Salesperson(ids), names }
            }
            By::Uf => {
                let names = Uf::ALL.iter().map(|uf| uf.letters()).chain([NOBODY_UF]).map(str::to_owned);
                Grouping { kind: Kind::Uf, names: names.collect() }
            }
            By::City => {
                let cities = Cities::of(portfolio);
                let name = |name: &Option<String>| name.clone().unwrap_or_else(|| NO_CITY.to_owned());
                Grouping { names: cities.names.iter().map(name).collect(), kind: Kind::City(cities) }
            }
            By::Industry => {
                let mut found: BTreeMap<String, String> = BTreeMap::new();
                for industry in portfolio.clients().filter_map(|(_, client)| client.industry.as_deref()) {
                    found.entry(key(industry)).or_insert_with(|| industry.trim().to_owned());
                }
                found.remove("");
                let places = found.keys().cloned().zip(0..).collect();
                let names = found.into_values().chain([NO_INDUSTRY.to_owned()]).collect();
                Grouping { kind: Kind::Industry(places), names }
            }
            By::Abc => {
                let curve = |day: &NaiveDate| {
                    let statuses = every_status(portfolio.columns(), portfolio.rules(), *day).into_iter();
                    (Day::of(*day), statuses.map(|status| status?.abc).collect())
                };
                let names = CURVE.map(abc_word).into_iter().chain([NO_CURVE]).map(str::to_owned).collect();
                Grouping { kind: Kind::Abc(days.iter().map(curve).collect()), names }
            }
            By::Principal => {
                let side = portfolio.one_side().and_then(|id| portfolio.catalog().principal(id));
                let names = side.map(|principal| principal.name.clone()).into_iter().collect();
                Grouping { kind: Kind::Principal, names }
            }
        }
    }

    /// Of the client in the slot, as it was on the day.
    fn of_slot(&self, portfolio: &Portfolio, slot: Slot, day: Day) -> usize {
        let last = self.names.len().saturating_sub(1);
        let columns = portfolio.columns();
        match &self.kind {
            Kind::Month | Kind::Principal => 0,
            Kind::Abc(curves) => {
                let class = curves.get(&day).and_then(|curve| curve.get(slot.at()).copied().flatten());
                class.and_then(|class| CURVE.iter().position(|one| *one == class)).unwrap_or(last)
            }
            Kind::Salesperson(ids) => {
                let holder = columns.holder_on(slot, day);
                ids.iter().position(|id| *id == holder).unwrap_or(last)
            }
            Kind::Uf => columns.standing.get(slot.at()).and_then(|one| one.uf).map_or(last, |uf| uf as usize),
            Kind::City(cities) => cities.of_slot(slot).unwrap_or(last),
            Kind::Industry(places) => {
                let industry = portfolio.client_at(slot).and_then(|client| client.industry.as_deref());
                industry.and_then(|industry| places.get(&key(industry)).copied()).unwrap_or(last)
            }
        }
    }
}

const CURVE: [AbcClass; 3] = [AbcClass::A, AbcClass::B, AbcClass::C];

/// What tells ramos apart: the words without accents and case.
fn key(industry: &str) -> String {
    fold(industry.trim()).into_owned()
}

/// The figure that a closing of a month keeps of the group, where it keeps one.
fn cut(groupings: &[Grouping], group: &[usize]) -> Option<Cut> {
    let mut told = groupings.iter().zip(group).filter(|(one, _)| !matches!(one.kind, Kind::Month));
    let cut = match told.next() {
        None => Cut::Total,
        Some((one, at)) => match &one.kind {
            Kind::Salesperson(ids) => Cut::Salesperson(ids.get(*at).copied().flatten()),
            Kind::Uf => Cut::Uf(Uf::ALL.get(*at).copied()),
            Kind::Month | Kind::City(_) | Kind::Industry(_) | Kind::Abc(_) | Kind::Principal => return None,
        },
    };
    told.next().is_none().then_some(cut)
}

fn word(by: By) -> &'static str {
    super::arguments::CUTS.iter().find(|(_, cut)| *cut == by).map_or("", |(word, _)| word)
}

/// The cells of a row before its figures. Without the month among what was asked for, it stands first.
fn heads(row: &Row, by: &[By]) -> Vec<(&'static str, String)> {
    let month = || (word(By::Month), month_cell(row.month));
    let named = by.iter().zip(&row.names).map(|(by, name)| match by {
        By::Month => month(),
        By::Salesperson | By::Uf | By::City | By::Industry | By::Abc | By::Principal => {
            (word(*by), name.clone())
        }
    });
    let unasked = (!by.contains(&By::Month)).then(month);
    unasked.into_iter().chain(named).collect()
}

fn as_csv(rows: &[Row], by: &[By]) -> Vec<u8> {
    let unasked = (!by.contains(&By::Month)).then_some(By::Month);
    let mut headings: Vec<&str> = unasked.iter().chain(by).map(|by| word(*by)).collect();
    headings.extend(figure_headings());
    let mut sheet = Sheet::new(&headings);
    for row in rows {
        heads(row, by).iter().for_each(|(_, name)| sheet.text_cell(name));
        figures_of(&mut sheet, row.tally, row.visits, row.closed);
    }
    sheet.into_bytes()
}

/// Counts and rates of one tally, by the names of the JSON.
fn counted(tally: Tally) -> Map<String, Value> {
    let figures = [
        ("elegiveis", tally.eligible.into()),
        ("cobertos", tally.covered.into()),
        ("visitados", tally.visited.into()),
        ("positivados", tally.bought.into()),
        ("cobertura", rate(tally.coverage())),
        ("visitacao", rate(tally.visit_rate())),
        ("positivacao", rate(tally.buyer_rate())),
    ];
    figures.map(|(name, figure)| (name.to_owned(), figure)).into_iter().collect()
}

fn rate(ratio: Ratio) -> Value {
    json!(ratio.percent_tenths().map(|tenths| tenths as f64 / 10.0))
}

/// The same names as in the CSV; rates in percent with one decimal, `null` where nobody is in the denominator.
fn as_json(rows: &[Row], by: &[By]) -> Vec<u8> {
    let all: Vec<Value> = rows
        .iter()
        .map(|row| {
            let mut said: Map<String, Value> = heads(row, by)
                .into_iter()
                .map(|(key, name)| {
                    (key.to_owned(), if key == word(By::Month) { row.month.to_string() } else { name }.into())
                })
                .collect();
            said.extend(counted(row.tally));
            let closed = row.closed.map(|revision| {
                let mut closed = counted(revision.closed.tally);
                closed.insert("em".to_owned(), json!(revision.closed.on));
                closed.insert("lancamentos_posteriores".to_owned(), json!(revision.later.entries));
                closed
            });
            said.insert("fechamento".to_owned(), json!(closed));
            said.insert("visitas_feitas".to_owned(), json!(row.visits.made));
            said.insert("visitas_com_pedido".to_owned(), json!(row.visits.with_order));
            said.insert("efetividade_das_visitas".to_owned(), rate(row.visits.effectiveness()));
            said.into()
        })
        .collect();
    let mut bytes = serde_json::to_vec_pretty(&all).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
