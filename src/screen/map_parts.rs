//! *Mapa* coloured by what parts the carteira: vendedor, class of the curva ABC, representada, credit risk. Each part has a shape
//! and a colour of its own and a letter inside, and the legend says which it is and how many.

use super::passing::{Known, passing};
use crate::domain::filter::Filter;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::risk::{Standing, credit};
use crate::domain::measure::abc::AbcClass;
use crate::domain::measure::risk_score::RiskBand;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::{PrincipalId, SalespersonId};
use crate::text::{filters, map as words, risk};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What the carteira is parted by, where it is not days without contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartsBy {
    Holder,
    Abc,
    Principal,
    Risk,
}

impl PartsBy {
    pub(crate) const ALL: [PartsBy; 4] = [Self::Holder, Self::Abc, Self::Principal, Self::Risk];

    /// As the address says it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            PartsBy::Holder => "vendedor",
            PartsBy::Abc => "abc",
            PartsBy::Principal => "representada",
            PartsBy::Risk => "risco",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            PartsBy::Holder => words::COLOUR_HOLDER,
            PartsBy::Abc => words::COLOUR_ABC,
            PartsBy::Principal => words::COLOUR_PRINCIPAL,
            PartsBy::Risk => words::COLOUR_RISK,
        }
    }

    pub(crate) fn parse(word: &str) -> Option<PartsBy> {
        PartsBy::ALL.into_iter().find(|by| by.word() == word)
    }
}

/// One part; the order is that of the legend, save that people and firms stand by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// None: nobody's.
    Holder(Option<SalespersonId>),
    /// None: who has not bought enough to be ranked.
    Abc(Option<AbcClass>),
    Principal(PrincipalId),
    /// Of more than one representada.
    Principals,
    NoPrincipal,
    /// None: no data.
    Risk(Option<RiskBand>),
}

/// One line of the legend.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PartEntry {
    pub part: Part,
    pub name: String,
    pub letter: char,
    /// That pass all other filters.
    pub count: usize,
    pub pressed: bool,
    /// Whether a tap can keep only these.
    pub filters: bool,
}

/// Who is in which part, by slot; none: not in the carteira of the day. `held`: who holds whom, by slot.
pub(crate) fn parts_of(
    by: PartsBy,
    p: &Portfolio,
    held: &[Option<SalespersonId>],
    statuses: &[Option<Status>],
    on: NaiveDate,
) -> Vec<Option<Part>> {
    let part = |(slot, status): (Slot, &Option<Status>)| {
        let status = status.as_ref()?;
        Some(match by {
            PartsBy::Holder => Part::Holder(held.get(slot.at()).copied().flatten()),
            PartsBy::Abc => Part::Abc(status.abc),
            PartsBy::Principal => of_principals(&p.client_at(slot)?.principals),
            PartsBy::Risk => Part::Risk(credit(p.dossiers().get(slot.at())?, &p.rules().risk, on).band),
        })
    };
    Slot::each(statuses).map(part).collect()
}

fn of_principals(principals: &BTreeSet<PrincipalId>) -> Part {
    let mut all = principals.iter();
    match (all.next(), all.next()) {
        (None, _) => Part::NoPrincipal,
        (Some(one), None) => Part::Principal(*one),
        (Some(_), Some(_)) => Part::Principals,
    }
}

/// The parts that somebody of the day is in, in the order of the legend: the place is the shape and the colour, whatever is
/// filtered.
pub(crate) fn legend(by: PartsBy, p: &Portfolio, parts: &[Option<Part>]) -> Vec<Part> {
    let there: BTreeSet<Part> = parts.iter().flatten().copied().collect();
    let all: Vec<Part> = match by {
        PartsBy::Holder => {
            let named = p.catalog().salespeople_by_name().into_iter().map(|one| Some(one.id));
            named.chain([None]).map(Part::Holder).collect()
        }
        PartsBy::Abc => {
            [Some(AbcClass::A), Some(AbcClass::B), Some(AbcClass::C), None].map(Part::Abc).to_vec()
        }
        PartsBy::Principal => {
            let named = p.catalog().principals_by_name().into_iter().map(|one| Part::Principal(one.id));
            named.chain([Part::Principals, Part::NoPrincipal]).collect()
        }
        PartsBy::Risk => [RiskBand::Low, RiskBand::Moderate, RiskBand::High, RiskBand::Critical]
            .map(Some)
            .into_iter()
            .chain([None])
            .map(Part::Risk)
            .collect(),
    };
    all.into_iter().filter(|part| there.contains(part)).collect()
}

/// The place of a part in the legend.
pub(crate) fn place(legend: &[Part], part: Option<Part>) -> u8 {
    let at = part.and_then(|part| legend.iter().position(|one| *one == part)).unwrap_or(legend.len());
    u8::try_from(at).unwrap_or(u8::MAX)
}

/// Letters inside the marks, by place in the legend: no part is told by its colour alone.
pub(crate) fn letters(p: &Portfolio, legend: &[Part]) -> Vec<char> {
    legend.iter().map(|part| letter(p, *part)).collect()
}

fn letter(p: &Portfolio, part: Part) -> char {
    let initial = |name: Option<&str>| {
        let first = name.and_then(|name| name.trim().chars().next());
        first.map_or('?', |letter| letter.to_uppercase().next().unwrap_or(letter))
    };
    match part {
        Part::Holder(Some(id)) => initial(p.catalog().salesperson(id).map(|one| one.name.as_str())),
        Part::Abc(Some(AbcClass::A)) => 'A',
        Part::Abc(Some(AbcClass::B)) => 'B',
        Part::Abc(Some(AbcClass::C)) => 'C',
        Part::Principal(id) => initial(p.catalog().principal(id).map(|one| one.name.as_str())),
        Part::Principals => '+',
        Part::Risk(Some(band)) => risk::letter(band),
        Part::Holder(None) | Part::Abc(None) | Part::NoPrincipal | Part::Risk(None) => '–',
    }
}

/// The legend, counted over what passes all other filters.
pub(crate) fn entries(
    by: PartsBy,
    known: &Known<'_>,
    filter: &Filter,
    legend: &[Part],
    parts: &[Option<Part>],
) -> Vec<PartEntry> {
    let open = without(by, filter);
    let mut counts = vec![0; legend.len()];
    for (slot, _) in passing(known, &open) {
        let part = parts.get(slot.at()).copied().flatten();
        if let Some(count) = counts.get_mut(usize::from(place(legend, part))) {
            *count += 1;
        }
    }
    let p = known.portfolio;
    let entry = |(part, count): (&Part, usize)| PartEntry {
        part: *part,
        name: name(p, *part),
        letter: letter(p, *part),
        count,
        pressed: holds(filter, *part),
        filters: filters_by(*part),
    };
    legend.iter().zip(counts).map(entry).collect()
}

/// The filter without what the legend itself chooses.
pub(crate) fn without(by: PartsBy, filter: &Filter) -> Filter {
    let mut open = filter.clone();
    match by {
        PartsBy::Holder => open.salespeople.clear(),
        PartsBy::Abc => open.abc.clear(),
        PartsBy::Principal => open.principals.clear(),
        PartsBy::Risk => open.credit.clear(),
    }
    open
}

fn name(p: &Portfolio, part: Part) -> String {
    match part {
        Part::Holder(None) => filters::NOBODY.to_owned(),
        Part::Holder(Some(id)) => {
            p.catalog().salesperson(id).map_or_else(|| filters::NOBODY.to_owned(), |one| one.name.clone())
        }
        Part::Abc(Some(class)) => filters::abc_long(class),
        Part::Abc(None) => words::NO_CLASS.to_owned(),
        Part::Principal(id) => {
            p.catalog().principal(id).map_or_else(|| words::NO_PRINCIPAL.to_owned(), |one| one.name.clone())
        }
        Part::Principals => words::SEVERAL_PRINCIPALS.to_owned(),
        Part::NoPrincipal => words::NO_PRINCIPAL.to_owned(),
        Part::Risk(Some(band)) => risk::band(band).to_owned(),
        Part::Risk(None) => words::NO_RISK_DATA.to_owned(),
    }
}

/// No filter says *of several representadas*, *of none* or *of no class*.
fn filters_by(part: Part) -> bool {
    match part {
        Part::Holder(_) | Part::Abc(Some(_)) | Part::Principal(_) | Part::Risk(_) => true,
        Part::Abc(None) | Part::Principals | Part::NoPrincipal => false,
    }
}

fn holds(filter: &Filter, part: Part) -> bool {
    match part {
        Part::Holder(who) => filter.salespeople.contains(&who),
        Part::Abc(class) => class.is_some_and(|class| filter.abc.contains(&class)),
        Part::Principal(id) => filter.principals.contains(&id),
        Part::Principals | Part::NoPrincipal => false,
        Part::Risk(band) => filter.credit.contains(&standing(band)),
    }
}

/// A tap on the legend keeps only these, or lets them go again.
pub(crate) fn toggle(filter: &mut Filter, part: Part) {
    fn flip<T: Ord>(set: &mut BTreeSet<T>, one: T) {
        if !set.remove(&one) {
            set.insert(one);
        }
    }
    match part {
        Part::Holder(who) => flip(&mut filter.salespeople, who),
        Part::Abc(Some(class)) => flip(&mut filter.abc, class),
        Part::Principal(id) => flip(&mut filter.principals, id),
        Part::Risk(band) => flip(&mut filter.credit, standing(band)),
        Part::Abc(None) | Part::Principals | Part::NoPrincipal => {}
    }
}

fn standing(band: Option<RiskBand>) -> Standing {
    match band {
        Some(RiskBand::Low) => Standing::Low,
        Some(RiskBand::Moderate) => Standing::Moderate,
        Some(RiskBand::High) => Standing::High,
        Some(RiskBand::Critical) => Standing::Critical,
        None => Standing::Unknown,
    }
}

#[cfg(test)]
#[path = "map_parts_tests.rs"]
mod tests;
