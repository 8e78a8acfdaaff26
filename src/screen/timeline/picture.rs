//! The rows as they are drawn: the heads of the groups, and of each row its bar, its figure and what happened.

use crate::domain::calendar::day::Day;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::timeline::{Band, DAY_BANDS, Grouping, Happening, Timeline, happenings};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rules::CadenceRules;
use crate::screen::client::name_of;
use crate::screen::map::Entry;
use crate::text::{format, timeline as words};
use chrono::NaiveDate;

/// The head of the rows that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// Position of its band in the legend.
    pub kind: u8,
    pub title: String,
    /// The cut, where there is room.
    pub note: String,
    /// "34 de 180 · 18,9%".
    pub figure: String,
    pub count: usize,
}

pub(crate) fn heads(rows: &Timeline, legend: &[Entry], by: Grouping) -> Vec<Head> {
    let head = |group: &crate::domain::indicator::timeline::Group| {
        let kind = kind_of(group.band, by);
        let entry = legend.get(usize::from(kind));
        Head {
            kind,
            title: entry.map(|entry| format::capitalised(&entry.name)).unwrap_or_default(),
            note: entry.map(|entry| entry.cut.clone()).unwrap_or_default(),
            figure: words::group_figure(group.share),
            count: group.count,
        }
    };
    rows.groups.iter().map(head).collect()
}

/// Above the line of the day shown.
pub(crate) fn day_label(on: NaiveDate, today: NaiveDate) -> String {
    if on < today { format::date(on) } else { words::TODAY.to_owned() }
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// Position of its band in the legend.
    pub kind: u8,
    pub name: String,
    /// Days without contact.
    pub figure: String,
    pub bar: Bar,
    /// The days past the last limit, along which the bar pales, and where it is palest.
    pub excess: Option<(Day, Day)>,
    /// Ascending by day, nothing after the day shown.
    pub happened: Vec<Happening>,
}

/// What runs up to the day shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bar {
    /// Since the last contact.
    Since(Day),
    /// Without any: since the client came into the carteira, where that is known.
    Unknown(Option<Day>),
}

/// `None`: no client in the slot.
pub(crate) fn row(p: &Portfolio, slot: Slot, status: &Status, by: Grouping, on: Day) -> Option<Row> {
    let (client, rules) = (p.client_at(slot)?, p.rules());
    let entered = p.columns().standing.get(slot.at()).map(|standing| standing.entered);
    Some(Row {
        kind: kind_of(Band::of(status, by, &rules.cadence), by),
        name: name_of(client).to_owned(),
        figure: words::days_without(status.days_since_interaction),
        bar: match status.last_contact {
            Some(last) => Bar::Since(last),
            None => Bar::Unknown(entered.filter(|entered| *entered != Day::EVER)),
        },
        excess: excess(status, by, &rules.cadence),
        happened: happenings(p.dossiers().get(slot.at())?, &rules.coverage, on),
    })
}

/// At so many times the last limit a bar is palest: by then the days say no more than that it was long ago.
const PALEST: i32 = 3;

/// From the day past the last limit (*esquecido*, or the last cut of days) to three times that limit.
fn excess(status: &Status, by: Grouping, rules: &CadenceRules) -> Option<(Day, Day)> {
    let last = status.last_contact?;
    let band = Band::of(status, by, rules);
    let limit = match by {
        Grouping::Relative if band == Band::State(ContactState::Forgotten) => {
            let hundredths = u32::from(status.cadence_days) * u32::from(rules.forgotten_from_hundredths);
            i32::try_from(hundredths.div_ceil(100)).ok()?
        }
        Grouping::Days if band == Band::Days(DAY_BANDS - 1) => i32::from(rules.day_cuts[4]) + 1,
        Grouping::Relative | Grouping::Days => return None,
    };
    Some((last + limit, last + limit * PALEST))
}

/// What a screen reader says of a row.
pub(crate) fn spoken(p: &Portfolio, slot: Slot, status: &Status) -> Option<String> {
    let last = status.last_contact.and_then(Day::date);
    let name = name_of(p.client_at(slot)?);
    Some(words::spoken_row(name, status.state, status.days_since_interaction, last))
}

/// Position of a band in the legend.
fn kind_of(band: Band, by: Grouping) -> u8 {
    let place = Band::all(by).iter().position(|known| *known == band);
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::Channel;
    use crate::domain::indicator::timeline::{HappeningKind, timeline};
    use crate::screen::map::Keeps;
    use crate::screen::scale::Shade;
    use crate::screen::small::{Small, d, seen};

    const DAY: &str = "2026-11-30";

    fn three() -> Portfolio {
        Small::clients(&["Ana", "Bia", ""])
            .noted(1, "2026-11-29", Channel::Call, None)
            .visit(1, "2026-12-01")
            .order(1, "2026-10-31", 100)
            .visit(2, "2026-01-10")
            .with(3, |one| one.entered = Some(d("2026-06-30")))
            .portfolio()
    }

    fn of(p: &Portfolio, slot: usize, by: Grouping) -> Option<Row> {
        let status = seen(p, DAY)[Slot::new(slot.min(2))]?;
        row(p, Slot::new(slot), &status, by, Day::of(d(DAY)))
    }

    #[test]
    fn a_row_runs_from_the_last_contact_and_shows_nothing_after_the_day() {
        let p = three();
        let ana = of(&p, 0, Grouping::Relative).unwrap();
        assert_eq!((ana.name.as_str(), ana.figure.as_str(), ana.kind), ("Ana", "1 dia", 0));
        assert_eq!(ana.bar, Bar::Since(Day::of(d("2026-11-29"))));
        let happened: Vec<_> = ana.happened.iter().map(|one| (one.day, one.kind)).collect();
        let days = [d("2026-10-31"), d("2026-11-29")].map(Day::of);
        assert_eq!(happened, [(days[0], HappeningKind::Order), (days[1], HappeningKind::Contact)]);
        assert_eq!(of(&p, 7, Grouping::Relative), None);
    }

    #[test]
    fn who_was_never_contacted_has_no_bar_but_since_entering() {
        let p = three();
        let last = of(&p, 2, Grouping::Days).unwrap();
        assert_eq!((last.name.as_str(), last.figure.as_str()), ("(sem nome)", "nunca"));
        assert_eq!(last.bar, Bar::Unknown(Some(Day::of(d("2026-06-30")))));
        let p = Small::clients(&["Ana"]).portfolio();
        let status = seen(&p, DAY)[0].unwrap();
        let bare = row(&p, Slot::new(0), &status, Grouping::Days, Day::of(d(DAY))).unwrap();
        assert_eq!((bare.bar, bare.happened.len()), (Bar::Unknown(None), 0));
    }

    #[test]
    fn only_past_the_last_limit_a_bar_pales() {
        let p = three();
        let excess = |slot, by| of(&p, slot, by).unwrap().excess;
        assert_eq!(excess(0, Grouping::Relative), None);
        // Bia, without an order: 30 days; esquecida at 45.
        let last = Day::of(d("2026-01-10"));
        assert_eq!(excess(1, Grouping::Relative), Some((last + 45, last + 135)));
        assert_eq!(excess(1, Grouping::Days), Some((last + 91, last + 273)));
        assert_eq!(excess(2, Grouping::Days), None, "nothing to count from");
    }

    #[test]
    fn the_kind_is_the_place_in_the_legend_of_either_scale() {
        let p = three();
        let kinds = |by| [0, 1, 2].map(|slot| of(&p, slot, by).unwrap().kind);
        assert_eq!(kinds(Grouping::Relative), [0, 3, 4]);
        assert_eq!(kinds(Grouping::Days), [0, 5, 6]);
    }

    #[test]
    fn heads_take_their_words_from_the_legend_and_their_figures_from_the_rows() {
        let p = three();
        let statuses = seen(&p, DAY);
        let slots = [0, 1, 2].map(Slot::new);
        let rows =
            timeline(&slots, &statuses, Grouping::Relative, &p.rules().cadence, |slot| slot.at() as u32);
        let entry = |name: &str| Entry {
            shade: Shade::Band(0),
            name: name.to_owned(),
            cut: format!("corte de {name}"),
            count: 0,
            pressed: false,
            keeps: Keeps::State(ContactState::Never),
        };
        let legend = ["em dia", "na hora", "atrasado", "esquecido", "sem registro"].map(entry);
        let heads = heads(&rows, &legend, Grouping::Relative);
        let said: Vec<_> = heads.iter().map(|head| (head.kind, head.title.as_str(), head.count)).collect();
        assert_eq!(said, [(3, "Esquecido", 1), (0, "Em dia", 1), (4, "Sem registro", 1)]);
        assert!(heads.iter().all(|head| head.figure == "1 de 3 · 33,3%"));
        assert_eq!(heads[0].note, "corte de esquecido");
        // A legend that is still to come leaves the figures.
        let bare = super::heads(&rows, &[], Grouping::Relative);
        assert_eq!((bare.len(), bare[0].title.as_str(), bare[0].count), (3, "", 1));
    }

    #[test]
    fn the_line_of_the_day_says_today_or_the_date() {
        assert_eq!(day_label(d(DAY), d(DAY)), "hoje");
        assert_eq!(day_label(d("2026-11-29"), d(DAY)), "29/11/2026");
    }

    #[test]
    fn a_row_is_spoken_with_its_name_and_since_when() {
        let p = three();
        let statuses = seen(&p, DAY);
        let said = |at: usize| spoken(&p, Slot::new(at), &statuses[Slot::new(at.min(2))].unwrap());
        assert!(
            said(1).unwrap().starts_with("Bia, esquecido, ")
                && said(1).unwrap().ends_with("desde 10/01/2026")
        );
        assert_eq!(said(2).as_deref(), Some("(sem nome), sem registro, nunca contatado"));
        assert_eq!(said(9), None);
    }
}
