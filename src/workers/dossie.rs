//! What stands in a dossiê: the numbers of *Cobertura* as that page shows them, how the contacts stand, the map, who waits
//! and everybody. It is of the whole carteira: a rate over some of it would be taken for the carteira's.

pub(crate) mod person;

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::catalog::goals::coverage_percent;
use crate::domain::client::Client;
use crate::domain::indicator::analysis::sales::sales;
use crate::domain::indicator::coverage::coverage_window::{Window, window_coverage};
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::indicator::coverage::month_closing::revision;
use crate::domain::indicator::coverage::visit_effectiveness::all_visits;
use crate::domain::indicator::status::{Status, statuses};
use crate::domain::place::geo::Topology;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::value::fold::fold;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;
use crate::exchange::dossie::{Column, Dossie, Figure, Map, Months, Part, Section, Table};
use crate::exchange::file_name::whose;
use crate::screen::client::{name_of, place_of};
use crate::screen::coverage::groups::{By, grouped, sort_groups};
use crate::screen::coverage::{Measure, past};
use crate::text::{coverage as rates, dossie as words, format, labels, today};
use chrono::NaiveDate;

const MONTHS: u32 = 24;
const MONTHS_OF_ORDERS: u32 = 12;

/// What it is made of beside the carteira.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub on: NaiveDate,
    pub written: NaiveDate,
    /// Without values and phones.
    pub discreet: bool,
    /// `None`: the outlines could not be had, and the map has its marks alone.
    pub outlines: Option<&'a Topology>,
}

pub(crate) fn dossie(p: &Portfolio, asked: &Asked<'_>) -> Dossie {
    let known = statuses(p.columns(), p.rules(), asked.on);
    let mut here: Vec<(&Client, Status)> =
        p.clients().filter_map(|(slot, client)| Some((client, (*known.get(slot.at())?)?))).collect();
    here.sort_by_cached_key(|(client, _)| (fold(name_of(client)).into_owned(), client.id));
    let month = Month::of(asked.on);
    let now = window_coverage(p.columns(), p.rules(), Window::Month(month), asked.on);
    let discreet = asked.discreet.then(|| words::IS_DISCREET.to_owned());
    let left_out = today::left_out(&now);
    let notes = [Some(words::seen(asked.on, asked.written)), left_out, discreet];
    let money = (!asked.discreet).then(|| invoiced(p, asked.on));
    let mut sections = vec![by_month(p, asked.on)];
    sections.extend([By::Salesperson, By::Uf, By::Class].into_iter().map(|by| groups(p, by, asked.on)));
    sections.extend([states(&here), map(&here, asked.outlines)]);
    sections.extend(money);
    sections.extend([waiting(&here, asked), all(&here, asked)]);
    Dossie {
        title: words::title(whose(p, asked.on)),
        notes: notes.into_iter().flatten().collect(),
        figures: figures(p, &here, asked.on),
        sections,
    }
}

/// The three rates of the month, closed where it is closed, and what they are of.
fn figures(p: &Portfolio, here: &[(&Client, Status)], on: NaiveDate) -> Vec<Figure> {
    let month = Month::of(on);
    let now = window_coverage(p.columns(), p.rules(), Window::Month(month), on).tally;
    let closed = revision(p, &HeldBy::default(), month, on, now);
    let rate = |measure: Measure| {
        let ratio = closed.as_ref().map_or(measure.of(&now), |closed| measure.revised(closed).closed);
        Figure {
            label: format!("{} de {}", measure.name(), format::month_year(month)),
            value: format::percent(ratio),
            whole: format::of_whole(ratio),
        }
    };
    let clients =
        Figure { label: words::CLIENTS.to_owned(), value: format::count(here.len()), whole: String::new() };
    let visits = all_visits(p.columns(), month.period(), on).effectiveness();
    let visits = Figure {
        label: words::VISITS.to_owned(),
        value: format::percent(visits),
        whole: format::of_whole(visits),
    };
    std::iter::once(clients).chain(Measure::ALL.map(rate)).chain([visits]).collect()
}

fn by_month(p: &Portfolio, on: NaiveDate) -> Section {
    let past = past(p, &HeldBy::default(), MONTHS, on);
    let known: Vec<_> = past.iter().map(|one| (one.month, one.figure(Measure::Coverage))).collect();
    let column = |(month, ratio): &(Month, Ratio)| {
        let tenths = ratio.percent_tenths();
        Column {
            label: format::month_short(*month),
            height: tenths.and_then(|tenths| u32::try_from(tenths).ok()),
            value: format::or_none(tenths, |_| format::percent_whole(*ratio)),
        }
    };
    let goal = coverage_percent(p.catalog(), p.rules(), Month::of(on), None, None);
    Section {
        title: rates::chart_words(rates::COVERAGE, &known),
        note: Some(rates::COVERAGE_MEANS.to_owned()),
        part: Part::Months(Months {
            columns: known.iter().map(column).collect(),
            goal: Some((u32::from(goal) * 10, words::goal(goal))),
            most: Some(1_000),
        }),
    }
}

fn groups(p: &Portfolio, by: By, on: NaiveDate) -> Section {
    let mut groups = grouped(p, &HeldBy::default(), by, Window::Month(Month::of(on)), on);
    sort_groups(&mut groups, Measure::Coverage);
    let rows = groups.iter().map(|group| {
        let rates = Measure::ALL.map(|measure| group.cell(measure));
        std::iter::once(group.name.clone()).chain(rates).collect()
    });
    let headings = std::iter::once((by.name().to_owned(), false))
        .chain(Measure::ALL.map(|measure| (measure.name().to_owned(), true)));
    Section {
        title: format!("{} · {}", rates::COVERAGE, by.name()),
        note: None,
        part: Part::Table(Table { headings: headings.collect(), rows: rows.collect() }),
    }
}

fn states(here: &[(&Client, Status)]) -> Section {
    words::states(|state| here.iter().filter(|(_, status)| status.state == state).count())
}

fn map(here: &[(&Client, Status)], outlines: Option<&Topology>) -> Section {
    let marks: Vec<_> =
        here.iter().filter_map(|(client, status)| Some((client.location?, status.state))).collect();
    let note = if marks.is_empty() {
        Some(words::NO_PLACE.to_owned())
    } else {
        words::without_place(here.len() - marks.len())
    };
    let rings = outlines.iter().flat_map(|known| &known.areas).flat_map(|area| area.rings.clone()).collect();
    let legend = ContactState::ALL.map(|state| (state, labels::states(state).to_owned())).to_vec();
    let part =
        if marks.is_empty() { Part::Nothing } else { Part::Map(Map { outlines: rings, marks, legend }) };
    Section { title: words::MAP.to_owned(), note, part }
}

fn invoiced(p: &Portfolio, on: NaiveDate) -> Section {
    let slots: Vec<Slot> = p.clients().map(|(slot, _)| slot).collect();
    let column = |month: Month| {
        // Of the month under way, up to the day.
        let period = month.period();
        let period = Period::new(period.start, period.end.min(on));
        let centavos = sales(p.columns(), &slots, period).revenue_centavos;
        Column {
            label: format::month_short(month),
            height: u32::try_from(centavos / 100).ok(),
            value: format::money_short(Centavos::new(centavos)),
        }
    };
    Section {
        title: words::INVOICED.to_owned(),
        note: Some(words::INVOICED_NOTE.to_owned()),
        part: Part::Months(Months {
            columns: Month::of(on).last_n(MONTHS_OF_ORDERS).map(column).collect(),
            goal: None,
            most: None,
        }),
    }
}

fn waiting(here: &[(&Client, Status)], asked: &Asked<'_>) -> Section {
    let waits = |state: ContactState| match state {
        ContactState::Forgotten | ContactState::Overdue | ContactState::Never => true,
        ContactState::OnTrack | ContactState::Due => false,
    };
    let mut waiting: Vec<(&Client, Status)> =
        here.iter().filter(|(_, status)| waits(status.state)).copied().collect();
    // Nobody knows since when who was never contacted waits: as long as any.
    waiting.sort_by_key(|(_, status)| std::cmp::Reverse(status.days_since_interaction.unwrap_or(i32::MAX)));
    let (note, part) = if waiting.is_empty() {
        (words::NOBODY_WAITS, Part::Nothing)
    } else {
        (words::WAITING_NOTE, Part::Table(table(&waiting, asked)))
    };
    Section { title: words::WAITING.to_owned(), note: Some(note.to_owned()), part }
}

fn all(here: &[(&Client, Status)], asked: &Asked<'_>) -> Section {
    Section { title: words::ALL.to_owned(), note: None, part: Part::Table(table(here, asked)) }
}

fn table(clients: &[(&Client, Status)], asked: &Asked<'_>) -> Table {
    let open = [(words::CLIENT, false), (words::TOWN, false), (words::STATE, false), (words::DAYS, true)];
    let dates =
        [(words::LAST_CONTACT, true), (words::CLASS, false), (words::ABC, false), (words::LAST_ORDER, true)];
    let own: &[(&str, bool)] =
        if asked.discreet { &[] } else { &[(words::YEAR, true), (words::PHONE, true)] };
    let headings =
        open.iter().chain(&dates).chain(own).map(|(label, is_figure)| ((*label).to_owned(), *is_figure));
    let rows = clients.iter().map(|(client, status)| {
        let day = |day: Option<Day>| format::or_none(day.and_then(Day::date), format::date);
        let mut row = vec![
            name_of(client).to_owned(),
            place_of(client),
            labels::state(status.state).to_owned(),
            format::or_none(status.days_since_interaction, |days| format::integer(days.into())),
            day(status.last_contact),
            labels::lifecycle(status.lifecycle).to_owned(),
            format::or_none(status.abc, |class| format!("{class:?}")),
            day(status.last_order),
        ];
        if !asked.discreet {
            let phone = client.phones.first().or(client.whatsapp.as_ref());
            row.push(format::money(Centavos::new(status.revenue_12m)));
            row.push(format::or_none(phone, ToString::to_string));
        }
        row
    });
    Table { headings: headings.collect(), rows: rows.collect() }
}

#[cfg(test)]
mod tests;
