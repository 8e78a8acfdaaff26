//! *Hoje*: the month's coverage against its goal, the groups of whom to contact now, and what a row says.

use super::client::place_of;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::catalog::goals::coverage_percent;
use crate::domain::indicator::coverage::Coverage;
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::indicator::coverage::pace::{Pace, out_of_reach, pace, visits_a_day};
use crate::domain::indicator::status::Status;
use crate::domain::plan::day::worklist::{Item, Work};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::promise::unkept;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::{Basis, by_orders};
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;
use crate::text::{stock, today as words};
use chrono::NaiveDate;

/// Rows drawn of a group; the rest is one tap away in the client list, which is virtual.
pub(crate) const SHOWN: usize = 40;

/// The one number of the day.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Headline {
    pub coverage: Ratio,
    pub goal_percent: u8,
    pub pace: Pace,
    /// What is still missing, or that it can no longer be reached.
    pub next: String,
    /// Where the month ends at this pace.
    pub projection: Option<String>,
}

/// Of the month of `on`, up to that day, of the clients of `held_by`.
pub(crate) fn headline(p: &Portfolio, coverage: &Coverage, held_by: &HeldBy, on: NaiveDate) -> Headline {
    let (tally, rules) = (&coverage.tally, p.rules());
    let goal_percent = coverage_percent(p.catalog(), rules, Month::of(on), held_by.only(), p.one_side());
    let pace = pace(tally, goal_percent, &rules.calendar, on);
    let (done, whole) = (tally.covered.into(), tally.eligible.into());
    let beyond =
        out_of_reach(done, whole, pace.missing.into(), pace.working_days_left, visits_a_day(p, held_by));
    let next = match beyond {
        Some(found) => words::out_of_reach(&found, goal_percent.into(), rules.calendar.is_working_day(on)),
        None => words::missing(&pace, goal_percent, tally.eligible),
    };
    let projection = words::projection(&pace, tally.eligible);
    Headline { coverage: tally.coverage(), goal_percent, pace, next, projection }
}

impl Headline {
    /// The share that should be covered by now.
    pub(crate) fn expected(&self) -> Option<f64> {
        Ratio::new(i64::from(self.pace.expected_today), self.coverage.den).value()
    }
}

pub(crate) fn group_name(work: Work) -> &'static str {
    match work {
        Work::Appointed => words::APPOINTED,
        Work::Forgotten => words::FORGOTTEN,
        Work::Overdue => words::OVERDUE,
        Work::Due => words::DUE,
        Work::Never => words::NEVER,
        Work::NextDays => words::NEXT_DAYS,
    }
}

/// The state that all in a group share; the first is of every state, and shown only where something is agreed.
pub(crate) fn group_state(work: Work) -> Option<ContactState> {
    match work {
        Work::Appointed => None,
        Work::Forgotten => Some(ContactState::Forgotten),
        Work::Overdue => Some(ContactState::Overdue),
        Work::Due => Some(ContactState::Due),
        Work::Never => Some(ContactState::Never),
        Work::NextDays => Some(ContactState::OnTrack),
    }
}

/// One client to contact.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WorkRow {
    pub client: ClientId,
    pub name: String,
    pub place: String,
    pub state: ContactState,
    /// Days without contact; `None`: there never was one.
    pub days: Option<i32>,
    /// Why now.
    pub why: String,
    /// What a month is worth.
    pub stake: Option<String>,
}

/// `None`: the client is gone. `status`: of its slot.
pub(crate) fn row(p: &Portfolio, item: &Item, status: Option<&Status>, on: NaiveDate) -> Option<WorkRow> {
    let client = p.client_at(item.slot)?;
    let promised = item.promised.map(|day| words::unkept(day, promised(p, item.slot, on).as_deref(), on));
    let appointed = item.appointment.map(|one| words::appointed(one.time, one.confirmed));
    let why = status.map(|status| words::why_now(status.days_since_interaction, status.cadence_days));
    let ends = item.stockout.map(|on_day| stock::stockout(on_day, on));
    let cycle = own_cycle(p, item.slot, Day::of(on)).map(words::usual_cycle);
    let due = item.due.filter(|due| *due >= on && item.due != item.stockout);
    let due = due.map(|due| words::falls_due(due, on));
    // What is not the client's own comes last: a phone shows the begin.
    let why: Vec<String> = [promised, appointed, ends, cycle, due, why].into_iter().flatten().collect();
    Some(WorkRow {
        client: client.id,
        name: client.display_name().to_owned(),
        place: place_of(client),
        state: status.map_or(ContactState::Never, |status| status.state),
        days: status.and_then(|status| status.days_since_interaction),
        why: why.join(" · "),
        stake: (item.monthly_centavos > 0).then(|| words::at_stake(Centavos::new(item.monthly_centavos))),
    })
}

/// What was agreed and not done.
fn promised(p: &Portfolio, slot: Slot, on: NaiveDate) -> Option<String> {
    unkept(p.dossiers().get(slot.at())?, &p.rules().calendar, on)?.note.clone()
}

/// The client's own purchase cycle in days, where it has one.
fn own_cycle(p: &Portfolio, slot: Slot, day: Day) -> Option<i32> {
    let days = p.columns().order_days_until(slot, day);
    let class = by_orders(days, &p.rules().lifecycle, day);
    match class.basis {
        Basis::OneInterval | Basis::MeanCycle => class.cycle.map(|cycle| cycle.days()),
        Basis::Marked | Basis::NoOrder | Basis::DefaultCycle | Basis::FixedPeriods => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::period::Period;
    use crate::domain::fact::appointment::Appointment;
    use crate::domain::fact::interaction::Channel;
    use crate::domain::indicator::coverage::coverage;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::mended::{DayList, Seen};
    use crate::domain::value::id::{AppointmentId, SalespersonId};
    use crate::domain::value::uf::Uf;
    use crate::screen::small::{Small, d, id, ranked, seen};

    /// A Wednesday; eight working days are left in the month with it.
    const DAY: &str = "2026-11-18";

    fn shown(p: &Portfolio, on: &str) -> Headline {
        let period = Period::new(Month::of(d(on)).first_day(), d(on));
        headline(p, &coverage(p.columns(), p.rules(), period, d(on)), &HeldBy::default(), d(on))
    }

    /// The rows of one group.
    fn rows(p: &Portfolio, names: &[&str], work: Work) -> Vec<WorkRow> {
        let statuses = seen(p, DAY);
        let names = ranked(names);
        let seen = Seen {
            portfolio: p,
            on: d(DAY),
            statuses: &statuses,
            whole: 1,
            names: &names,
            holders: &[],
            held_by: &HeldBy::default(),
        };
        let mut list = DayList::default();
        list.follow(&seen);
        let items = list.first(work, SHOWN, &seen);
        items.iter().filter_map(|item| row(p, item, statuses[item.slot].as_ref(), d(DAY))).collect()
    }

    #[test]
    fn the_headline_says_how_many_are_missing_and_by_day() {
        let names = ["Ana", "Bia", "Caio", "Duda", "Eva"];
        let p = Small::clients(&names).visit(1, "2026-11-03").visit(2, "2026-11-04").portfolio();
        let one = shown(&p, DAY);
        assert_eq!((one.coverage, one.goal_percent), (Ratio::new(2, 5), 80));
        assert_eq!(one.next, "Faltam 2 clientes para a meta de 80%: 1 por dia, em 8 dias úteis.");
        assert!(one.projection.is_some());
        assert!(one.expected().is_some_and(|share| (0.4..0.8).contains(&share)));
    }

    #[test]
    fn a_goal_that_no_visits_can_reach_is_not_asked_for() {
        let names: Vec<String> = (0..40).map(|at| format!("Cliente {at}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let p = Small::clients(&names).portfolio();
        let a_day = u64::from(p.rules().visits.visits_per_day);
        let said = shown(&p, "2026-11-30").next;
        assert!(said.starts_with("Faltam 32 clientes para a meta de 80%; cabem"), "{said}");
        assert!(said.contains(&format!("{a_day} hoje")), "{said}");
    }

    #[test]
    fn an_empty_denominator_has_no_share() {
        let one = shown(&Portfolio::default(), DAY);
        assert_eq!(one.next, "Nenhum cliente entra na conta deste mês ainda.");
        assert_eq!((one.projection.as_ref(), one.expected()), (None, None));
    }

    #[test]
    fn a_row_says_who_where_and_why_now() {
        let p = Small::clients(&["Mercado Azul"])
            .with(1, |one| (one.city, one.uf) = (Some("Campinas".to_owned()), Some(Uf::SP)))
            .visit(1, "2026-07-01")
            .portfolio();
        let rows = rows(&p, &["Mercado Azul"], Work::Forgotten);
        let interval = seen(&p, DAY)[0].unwrap().cadence_days;
        assert_eq!(
            rows,
            [WorkRow {
                client: id(1),
                name: "Mercado Azul".to_owned(),
                place: "Campinas/SP".to_owned(),
                state: ContactState::Forgotten,
                days: Some(140),
                why: format!("intervalo de {interval} dias"),
                stake: None,
            }]
        );
    }

    #[test]
    fn what_was_agreed_and_not_done_comes_first_with_what_it_was() {
        let mut late =
            Appointment::new(AppointmentId::from_u128(7), Stamp::default(), d("2026-11-17"), Channel::Visit);
        late.note = Some("levar amostra".to_owned());
        let p = Small::clients(&["Ana", "Bia"]).fact(1, late).agreed(2, 8, DAY, Some(10)).portfolio();
        let rows = rows(&p, &["Ana", "Bia"], Work::Appointed);
        let starts: Vec<&str> = rows.iter().filter_map(|row| row.why.split(" · ").next()).collect();
        assert_eq!(starts, ["combinado para ontem, não feito: levar amostra", "agendado às 10:00"]);
        assert!(rows.iter().all(|row| row.days.is_none() && row.state == ContactState::Never));
    }

    #[test]
    fn who_buys_has_a_cycle_and_something_at_stake() {
        let p = Small::clients(&["Ana"])
            .order(1, "2026-08-20", 120_000)
            .order(1, "2026-09-17", 120_000)
            .order(1, "2026-10-15", 120_000)
            .visit(1, "2026-06-01")
            .portfolio();
        let rows = rows(&p, &["Ana"], Work::Forgotten);
        assert!(rows[0].why.starts_with("compra a cada 28 dias · intervalo de "), "{}", rows[0].why);
        assert_eq!(rows[0].stake.as_deref(), Some("R$\u{a0}300 por mês"));
    }

    #[test]
    fn a_client_without_status_is_of_no_state_and_one_gone_has_no_row() {
        let p = Small::clients(&["Ana"]).portfolio();
        let statuses = seen(&p, DAY);
        let names = ranked(&["Ana"]);
        let look = Seen {
            portfolio: &p,
            on: d(DAY),
            statuses: &statuses,
            whole: 1,
            names: &names,
            holders: &[],
            held_by: &HeldBy::default(),
        };
        let mut list = DayList::default();
        list.follow(&look);
        let item = list.first(Work::Never, 1, &look)[0];
        let bare = row(&p, &item, None, d(DAY)).unwrap();
        assert_eq!((bare.state, bare.why.as_str()), (ContactState::Never, ""));
        let mut gone = item;
        gone.slot = Slot::new(9);
        assert_eq!(row(&p, &gone, None, d(DAY)), None);
    }

    #[test]
    fn as_one_vendedor_only_his_clients_are_listed_and_only_what_is_agreed_with_them() {
        let p = Small::clients(&["Ana", "Bia", "Caio", "Duda"])
            .agreed(3, 30, DAY, None)
            .agreed(4, 40, DAY, None)
            .portfolio();
        let (statuses, names) = (seen(&p, DAY), ranked(&["Ana", "Bia", "Caio", "Duda"]));
        let [rui, iara] = [1, 2].map(|number| Some(SalespersonId::from_u128(number)));
        let holders = [rui, iara, rui, None];
        let of = |held_by: &HeldBy| {
            let mut list = DayList::default();
            list.follow(&Seen {
                portfolio: &p,
                on: d(DAY),
                statuses: &statuses,
                whole: 1,
                names: &names,
                holders: &holders,
                held_by,
            });
            [Work::Never, Work::Appointed].map(|work| list.len(work))
        };
        assert_eq!(of(&HeldBy::default()), [2, 2]);
        assert_eq!(of(&HeldBy::new([rui].into())), [1, 1]);
        assert_eq!(of(&HeldBy::new([iara].into())), [1, 0]);
        assert_eq!(of(&HeldBy::new([None].into())), [0, 1]);
    }

    #[test]
    fn each_group_but_the_agreed_is_of_one_state() {
        let states: Vec<_> = Work::ALL.into_iter().filter_map(group_state).collect();
        assert_eq!(states.len(), Work::ALL.len() - 1);
        assert_eq!(group_name(Work::ALL[0]), "Combinados");
    }
}
