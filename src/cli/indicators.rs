//! `indicadores`: the figures of the panels, one a row, as counts and centavos that add up and compare.

use super::arguments::{Format, Given};
use super::carteira;
use super::clock::Moment;
use super::failure::{Ended, Failure};
use super::lake::word;
use super::output;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::catalog::goals::{GoalId, Measure, target};
use crate::domain::catalog::reasons::Taxonomy;
use crate::domain::indicator::analysis::insight::insights;
use crate::domain::indicator::analysis::turnover::turnover;
use crate::domain::indicator::coverage::goal_progress::done;
use crate::domain::indicator::status::risk::risk;
use crate::domain::indicator::status::satisfaction::Satisfaction;
use crate::domain::indicator::status::{Status, statuses};
use crate::domain::measure::cohort::cohort_grid;
use crate::domain::measure::nps::Opinion;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rescue::reason_pareto::{Occasions, ReasonPareto, occasions};
use crate::domain::rescue::{cases_of, score};
use crate::domain::value::ratio::Ratio;
use crate::exchange::analysis_csv::words::{abc_word, band_word, class_word, segment_word, state_word};
use crate::exchange::coverage_csv::MONTHS;
use crate::exchange::excel_br::Sheet;
use crate::text::cli::indicators as words;
use chrono::NaiveDate;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn run(given: &Given) -> Result<Ended, Failure> {
    if let Some(path) = &given.output {
        output::may_be_written(path, given.replace)?;
    }
    let on = Moment::on(given.on).today();
    let portfolio = carteira::of_files(&given.files)?;
    let figures = figures(&portfolio, on);
    let bytes = if given.format == Some(Format::Json) { as_json(&figures) } else { as_csv(&figures) };
    output::data(given.output.as_deref(), given.replace, &bytes)?;
    Ok(Ended::Done)
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Figure {
    indicator: &'static str,
    /// `None`: of the day.
    month: Option<Month>,
    /// Which of its kind: a class, a motivo, a vendedor.
    of: String,
    amount: i64,
    /// Of which whole it is a part, where it is one.
    whole: Option<i64>,
}

/// How many days of motivos are looked back at.
const REASON_DAYS: u32 = 365;

fn figures(p: &Portfolio, on: NaiveDate) -> Vec<Figure> {
    let mut all = standing(p, on);
    all.extend(movement(p, on));
    all.extend(reasons(p, on));
    all.extend(rescue(p, on));
    all.extend(goals(p, on));
    all
}

/// Who is in the carteira on the day, by class, state, curve, segment, risk and opinion.
fn standing(p: &Portfolio, on: NaiveDate) -> Vec<Figure> {
    let statuses = statuses(p.columns(), p.rules(), on);
    let insights = insights(p.columns(), &statuses, on, None);
    let mut counts: BTreeMap<(&'static str, &'static str), i64> = BTreeMap::new();
    let mut count = |indicator, of, amount| *counts.entry((indicator, of)).or_default() += amount;
    let here = Slot::each(&statuses).filter_map(|(slot, status)| Some((slot, status.as_ref()?)));
    for (slot, Status { lifecycle, abc, state, revenue_12m, .. }) in here {
        let curve = abc.map_or("", abc_word);
        count("classe", class_word(*lifecycle), 1);
        count("estado_contato", state_word(*state), 1);
        count("abc", curve, 1);
        count("abc_faturamento_centavos", curve, *revenue_12m);
        if let Some(segment) = insights.get(slot.at()).and_then(|one| one.as_ref()?.segment) {
            count("segmento_rfm", segment_word(segment), 1);
        }
        let Some(dossier) = p.dossiers().get(slot.at()) else { continue };
        let band = risk(dossier, &p.rules().risk, on).and_then(|risk| risk.band());
        count("risco", band.map_or("", band_word), 1);
        if let Some((_, answer)) = Satisfaction::of(dossier, on).last_answer {
            count("nps", words::opinion(Opinion::of(answer)), 1);
        }
    }
    let figure = |((indicator, of), amount): ((&'static str, &'static str), i64)| Figure {
        indicator,
        month: None,
        of: of.to_owned(),
        amount,
        whole: None,
    };
    counts.into_iter().map(figure).collect()
}

/// Retention, reactivation and balance of each month, and the cohorts.
fn movement(p: &Portfolio, on: NaiveDate) -> Vec<Figure> {
    let columns = p.columns();
    let months: Vec<Month> = Month::of(on).last_n(MONTHS).collect();
    let slots: Vec<Slot> = columns.slots().filter(|slot| columns.standing[*slot].present).collect();
    let mut all = Vec::new();
    for (month, found) in months.iter().zip(turnover(columns, p.rules(), &slots, &months, on)) {
        let share = |indicator, Ratio { num, den }: Ratio| Figure {
            indicator,
            month: Some(*month),
            of: String::new(),
            amount: num,
            whole: Some(den),
        };
        all.extend([share("retencao", found.retention), share("reativacao", found.reactivation)]);
        let balance = [
            ("inicio", found.balance.at_start),
            ("abertos", found.balance.opened),
            ("recuperados", found.balance.recovered),
            ("perdidos", found.balance.lost),
            ("fim", found.balance.at_end),
        ];
        all.extend(balance.map(|(of, amount)| Figure {
            indicator: "saldo",
            month: Some(*month),
            of: of.to_owned(),
            amount: amount as i64,
            whole: None,
        }));
    }
    let ordered: Vec<Vec<NaiveDate>> = slots
        .iter()
        .map(|slot| {
            columns.order_days_until(*slot, Day::of(on)).iter().filter_map(|day| day.date()).collect()
        })
        .collect();
    for row in cohort_grid(ordered.iter().map(Vec::as_slice), on).rows {
        let cells = row.cells.into_iter().flatten().zip(0..).filter(|(cell, _)| cell.den > 0);
        all.extend(cells.map(|(Ratio { num, den }, later): (Ratio, u32)| Figure {
            indicator: "coorte",
            month: Some(row.month),
            of: later.to_string(),
            amount: num,
            whole: Some(den),
        }));
    }
    all
}

/// The motivos of a year, each with how often it was given and what those who gave it had bought.
fn reasons(p: &Portfolio, on: NaiveDate) -> Vec<Figure> {
    let slots: Vec<Slot> = p.columns().slots().collect();
    let found = occasions(p, p.columns(), &slots, Period::rolling(REASON_DAYS, on), &BTreeSet::new());
    let pareto = ReasonPareto::of(&found, Occasions::All, p.columns(), &Taxonomy::of(p.catalog()));
    let figure = |indicator, of: &Option<String>, amount, whole| Figure {
        indicator,
        month: None,
        of: of.clone().unwrap_or_default(),
        amount,
        whole,
    };
    let Ratio { num, den } = pareto.controllable();
    let each = pareto.rows.iter().flat_map(|row| {
        [
            figure("motivo", &row.key, row.times as i64, None),
            figure("motivo_compras_centavos", &row.key, row.bought_centavos, None),
        ]
    });
    each.chain([figure("motivo_controlavel", &None, num, Some(den))]).collect()
}

/// What was tried to win clients back, by step and channel.
fn rescue(p: &Portfolio, on: NaiveDate) -> Vec<Figure> {
    let cases: Vec<_> = p.columns().slots().flat_map(|slot| cases_of(p, slot, on)).collect();
    let each = score(&cases).into_iter().flat_map(|row| {
        let of = format!("{}/{}", row.step, word(row.channel));
        let counts = [
            ("resgate_tentado", row.score.tried),
            ("resgate_em_espera", row.score.waiting),
            ("resgate_respondido", row.score.answered),
            ("resgate_comprou", row.score.bought),
        ];
        counts.map(|(indicator, amount)| Figure {
            indicator,
            month: None,
            of: of.clone(),
            amount: amount.into(),
            whole: None,
        })
    });
    each.collect()
}

/// The metas of the month of the day: what is done of what is needed, of the carteira and of each vendedor.
fn goals(p: &Portfolio, on: NaiveDate) -> Vec<Figure> {
    let month = Month::of(on);
    let people = p.catalog().salespeople_by_name();
    let ids: Vec<_> = people.iter().map(|person| person.id).collect();
    let scopes = std::iter::once((None, String::new()))
        .chain(people.iter().map(|person| (Some(person.id), person.name.clone())));
    let mut all = Vec::new();
    for ((salesperson, of), done) in scopes.zip(done(p.columns(), p.rules(), month, on, &ids)) {
        for measure in Measure::ALL {
            let id = GoalId { month, salesperson, principal: None, measure };
            let Some(target) = target(p.catalog(), p.rules(), id) else { continue };
            let whole = |amount: u64| i64::try_from(amount).unwrap_or(i64::MAX);
            all.push(Figure {
                indicator: words::goal(measure),
                month: Some(month),
                of: of.clone(),
                amount: whole(done.amount(measure)),
                whole: Some(whole(done.needed(measure, target.value))),
            });
        }
    }
    all
}

fn as_csv(figures: &[Figure]) -> Vec<u8> {
    let mut sheet = Sheet::new(&["indicador", "mes", "de_que", "quantidade", "de"]);
    for figure in figures {
        sheet.text_cell(figure.indicator);
        sheet.text_cell(&figure.month.map(|month| month.to_string()).unwrap_or_default());
        sheet.text_cell(&figure.of);
        sheet.whole(Some(figure.amount));
        sheet.whole(figure.whole);
        sheet.end_row();
    }
    sheet.into_bytes()
}

/// The same names as in the CSV; `null` where there is no month or no whole.
fn as_json(figures: &[Figure]) -> Vec<u8> {
    let rows = figures.iter().map(|figure| {
        json!({
            "indicador": figure.indicator,
            "mes": figure.month.map(|month| month.to_string()),
            "de_que": figure.of,
            "quantidade": figure.amount,
            "de": figure.whole,
        })
    });
    let mut bytes = serde_json::Value::from_iter(rows).to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}
