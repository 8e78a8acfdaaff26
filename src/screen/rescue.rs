//! *Resgate*: what a row says of whom to win back, the steps that are due, the buttons of a step, and what has worked.

use crate::domain::calendar::day::Day;
use crate::domain::fact::interaction::Channel;
use crate::domain::indicator::status::Status;
use crate::domain::mended::NameIndex;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rescue::book::awaited_try;
use crate::domain::rescue::worth::last_reason;
use crate::domain::rescue::{Case, Scored, Try, case_of, tasks, wilson_95};
use crate::domain::rhythm::interval::rhythm;
use crate::domain::rules::workflow::CaseStep;
use crate::domain::value::id::ClientId;
use crate::domain::value::ratio::Ratio;
use crate::text::ahead::{self as said, rescue as ahead};
use crate::text::{format, labels, reactivation as words, reasons};
use chrono::NaiveDate;

/// Rows drawn of whom to win back: nobody rescues more in a week.
pub(crate) const ROWS: usize = 60;
/// Rows of tasks drawn at first, and added by *mostrar mais*.
pub(crate) const STEP: usize = 40;
/// Fewer decided tries than this say nothing of which is better.
const ENOUGH: u32 = 5;

/// One client to win back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LostRow {
    pub client: ClientId,
    pub name: String,
    /// How often it bought and how long it did not.
    pub rhythm: String,
    pub reason: String,
    /// How to speak to it, by its motivo.
    pub approach: &'static str,
}

/// `None`: no client in the slot.
pub(crate) fn row(p: &Portfolio, slot: Slot, on: NaiveDate) -> Option<LostRow> {
    let (client, dossier) = (p.client_at(slot)?, p.dossiers().get(slot.at())?);
    let known = p.columns().order_days_until(slot, Day::of(on));
    let since = known.last().map(|last| Day::of(on) - *last);
    let usual = rhythm(known).map(|rhythm| rhythm.mean_days);
    let reason = last_reason(dossier, on);
    let motivo = reason.map(|key| reasons::name(p.catalog(), key));
    Some(LostRow {
        client: client.id,
        name: client.display_name().to_owned(),
        rhythm: said::rhythm(usual, since),
        reason: ahead::reason(motivo.as_deref()),
        approach: ahead::approach(reason),
    })
}

/// A case with what is to be done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Task {
    pub client: ClientId,
    pub name: String,
    pub case: Case,
    /// The step that is due or comes next, where the workflow still has it.
    pub step: Option<CaseStep>,
    /// The try whose answer is not known.
    pub asked: Option<Try>,
    /// Centavos a month at stake.
    pub centavos: i64,
}

/// Of the `slots` the steps that are due, the most at stake first; statuses and names by slot.
pub(crate) fn due(
    p: &Portfolio,
    slots: &[Slot],
    statuses: &[Option<Status>],
    names: &NameIndex,
    on: NaiveDate,
) -> Vec<Task> {
    let stake = |slot: Slot| statuses.get(slot.at()).copied().flatten().map_or(0, |one| one.revenue_12m / 12);
    let rank = |slot: Slot| names.get(slot).map_or(u32::MAX, |name| name.rank);
    let found = tasks(p, slots, on, stake, rank).into_iter();
    found.filter_map(|one| task(p, one.slot, one.case, None, one.centavos)).collect()
}

/// Of the `slots` the tries whose answer is not known, in their order.
pub(crate) fn awaiting(p: &Portfolio, slots: &[Slot], on: NaiveDate) -> Vec<Task> {
    let asked = |slot: &Slot| {
        let case = case_of(p, *slot, on)?;
        let tried = awaited_try(p.dossiers().get(slot.at())?, &case, on)?;
        task(p, *slot, case, Some(tried), 0)
    };
    slots.iter().filter_map(asked).collect()
}

fn task(p: &Portfolio, slot: Slot, case: Case, asked: Option<Try>, centavos: i64) -> Option<Task> {
    let client = p.client_at(slot)?;
    let step = case.stage.step().and_then(|id| p.rules().reactivation.step(id)).cloned();
    Some(Task { client: client.id, name: client.display_name().to_owned(), case, step, asked, centavos })
}

/// Where the case stands.
pub(crate) fn stage(p: &Portfolio, task: &Task, on: NaiveDate) -> String {
    words::stage(&task.case, task.step.as_ref(), |key| reasons::name(p.catalog(), key), on)
}

/// A button of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Call,
    /// By WhatsApp or by e-mail: one sheet opens either.
    Write,
    /// A call without a number to dial.
    RecordCall,
    RecordVisit,
    RecordOther,
}

/// One button a channel of the step, in its order; who cannot be called is recorded.
pub(crate) fn acts(channels: &[Channel], has_phone: bool) -> Vec<Act> {
    let mut acts: Vec<Act> = Vec::new();
    for channel in channels {
        let act = match channel {
            Channel::Call if has_phone => Act::Call,
            Channel::WhatsApp | Channel::Email => Act::Write,
            Channel::Call => Act::RecordCall,
            Channel::Visit => Act::RecordVisit,
            Channel::Video | Channel::Event => Act::RecordOther,
        };
        if act != Act::Write || !acts.contains(&act) {
            acts.push(act);
        }
    }
    acts
}

/// The row that surely brings most back: by the lower end of its interval.
pub(crate) fn best(rows: &[Scored]) -> Option<Scored> {
    let decided = |row: &&Scored| row.score.tried - row.score.waiting >= ENOUGH && row.score.bought > 0;
    let low = |row: &Scored| wilson_95(row.score.bought_rate()).map_or(0.0, |(low, _)| low);
    rows.iter().filter(decided).max_by(|a, b| low(a).total_cmp(&low(b))).copied()
}

/// What the placar found, in a sentence.
pub(crate) fn finding(p: &Portfolio, rows: &[Scored]) -> String {
    best(rows).map_or_else(
        || words::FEW.to_owned(),
        |one| words::best(&step_name(p, one.step), one.channel, &one.score),
    )
}

/// Step, channel, tried, waiting, answered, bought, rate: a row each, then those nobody tried, where there are any.
pub(crate) fn cells(p: &Portfolio, rows: &[Scored], alone: Ratio) -> Vec<[String; 7]> {
    let of = |Scored { step, channel, score }: &Scored| {
        [
            step_name(p, *step),
            labels::channel(*channel).to_owned(),
            format::integer(i64::from(score.tried)),
            format::integer(i64::from(score.waiting)),
            words::of(score.answered, score.tried),
            words::of(score.bought, score.tried - score.waiting),
            words::rate(score.bought_rate()),
        ]
    };
    let none = || format::NONE.to_owned();
    let control = alone.is_defined().then(|| {
        let untouched = words::UNTOUCHED.to_owned();
        [untouched, none(), none(), none(), none(), words::of_ratio(alone), words::rate(alone)]
    });
    rows.iter().map(of).chain(control).collect()
}

fn step_name(p: &Portfolio, id: u8) -> String {
    words::step_when(p.rules().reactivation.step(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rescue::Score;
    use crate::screen::small::{Small, d, id, ranked, seen};

    const DAY: &str = "2026-11-18";

    fn scored(step: u8, tried: u32, waiting: u32, bought: u32) -> Scored {
        Scored { step, channel: Channel::Call, score: Score { tried, waiting, answered: bought, bought } }
    }

    #[test]
    fn a_row_says_how_often_it_bought_and_how_long_it_did_not() {
        let p = Small::clients(&["Ana"]).order(1, "2026-05-01", 100).order(1, "2026-05-29", 100).portfolio();
        let row = row(&p, Slot::new(0), d(DAY)).unwrap();
        assert_eq!((row.client, row.name.as_str()), (id(1), "Ana"));
        assert_eq!(row.rhythm, said::rhythm(Some(28), Some(173)));
        assert_eq!((row.reason, row.approach), (ahead::reason(None), ahead::approach(None)));
        assert_eq!(super::row(&p, Slot::new(4), d(DAY)), None);
    }

    #[test]
    fn who_stopped_buying_is_due_and_the_dearest_comes_first() {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            // 46 days: em risco from that day on.
            .order(1, "2026-10-03", 120_000)
            .order(2, "2026-10-03", 990_000)
            .order(3, "2026-11-10", 500_000)
            .portfolio();
        let statuses = seen(&p, DAY);
        let found = due(
            &p,
            &[Slot::new(0), Slot::new(1), Slot::new(2)],
            &statuses,
            &ranked(&["Ana", "Bia", "Caio"]),
            d(DAY),
        );
        assert_eq!(found.iter().map(|one| one.client).collect::<Vec<_>>(), [id(2), id(1)]);
        assert_eq!(found[0].centavos, 82_500);
        assert!(found[0].asked.is_none() && !stage(&p, &found[0], d(DAY)).is_empty());
        // Only those in sight.
        assert_eq!(due(&p, &[Slot::new(0)], &statuses, &ranked(&["Ana"]), d(DAY)).len(), 1);
        assert_eq!(awaiting(&p, &[Slot::new(0), Slot::new(1), Slot::new(2)], d(DAY)), []);
    }

    #[test]
    fn a_step_has_a_button_a_channel_and_one_to_write() {
        let all = [Channel::WhatsApp, Channel::Call, Channel::Email, Channel::Visit, Channel::Video];
        assert_eq!(acts(&all, true), [Act::Write, Act::Call, Act::RecordVisit, Act::RecordOther]);
        assert_eq!(acts(&[Channel::Call], false), [Act::RecordCall]);
        assert_eq!(acts(&[], true), []);
    }

    #[test]
    fn the_best_step_needs_five_decided_tries_and_somebody_who_bought() {
        assert_eq!(best(&[scored(1, 4, 0, 4)]), None);
        assert_eq!(best(&[scored(1, 5, 1, 4)]), None);
        assert_eq!(best(&[scored(1, 50, 0, 0)]), None);
        // Ten of twenty are surer than three of five.
        let rows = [scored(1, 5, 0, 3), scored(2, 20, 0, 10)];
        assert_eq!(best(&rows), Some(rows[1]));
        assert_eq!(finding(&Portfolio::default(), &[]), words::FEW);
    }

    #[test]
    fn those_nobody_tried_stand_last_and_only_where_there_are_any() {
        let p = Portfolio::default();
        let rows = [scored(1, 6, 2, 1)];
        let with = cells(&p, &rows, Ratio::new(1, 4));
        assert_eq!(with.len(), 2);
        assert_eq!((with[0][2].as_str(), with[0][3].as_str()), ("6", "2"));
        assert_eq!(
            (with[0][5].clone(), with[0][6].clone()),
            (words::of(1, 4), words::rate(Ratio::new(1, 4)))
        );
        assert_eq!((with[1][0].as_str(), with[1][1].as_str()), (words::UNTOUCHED, "—"));
        assert_eq!(cells(&p, &rows, Ratio::new(0, 0)).len(), 1);
    }
}
