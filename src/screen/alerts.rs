//! *Avisos*: whom an alert is of and why, how many there are of each kind, the act that answers one, and which of them the
//! device may show.

use crate::domain::calendar::day::Day;
use crate::domain::fact::risk_signals::Signal;
use crate::domain::plan::alerts::queue::{answered, queue};
use crate::domain::plan::alerts::{Alert, AlertId, Cause, Copied, Reason};
use crate::domain::portfolio::Portfolio;
use crate::domain::rhythm::lifecycle::by_orders;
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::screen::credit::is_to_leave;
use crate::text::alerts as words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Rows drawn at first, and added by the button below.
pub(crate) const STEP: usize = 40;
/// More would be a nuisance, and the page has them all.
pub(crate) const NOTES_A_DAY: usize = 3;

/// Whom an alert is of and why; of no client, it is of the carteira or of the team.
pub(crate) fn said(p: &Portfolio, alert: &Alert, today: NaiveDate) -> (String, String) {
    let client = alert.id.client.and_then(|id| p.client(id));
    let of_all = if alert.id.cause == Cause::Files { words::THE_TEAM } else { words::THE_CARTEIRA };
    let name = client.map_or_else(|| of_all.to_owned(), |one| one.display_name().to_owned());
    (name, words::reason(&alert.reason, &p.rules().reactivation, today))
}

/// The page that it leads to.
pub(crate) fn leads_to(id: AlertId) -> Route {
    match id.client {
        Some(client) => Route::Client(client.to_string()),
        None if id.cause == Cause::Files => Route::Team,
        None => Route::Data,
    }
}

/// Today's queue and what stands behind it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Today {
    pub queue: Vec<Alert>,
    pub rest: Vec<Alert>,
}

pub(crate) fn of_today(p: &Portfolio, all: &[Alert], today: NaiveDate) -> Today {
    let (queue, rest) = queue(all, answered(p.whole_columns(), today), p.rules().alerts.a_day.into());
    Today { queue, rest }
}

/// What happens if nobody answers it.
pub(crate) fn if_not(p: &Portfolio, alert: &Alert, today: NaiveDate) -> String {
    let turns = alert.slot.and_then(|slot| {
        let rules = &p.rules().lifecycle;
        let known = p.whole_columns().order_days_until(slot, Day::of(today));
        let found = by_orders(known, rules, Day::of(today));
        let (day, class) = found.next_change?;
        Some((day.date()?, class))
    });
    words::if_not(&alert.reason, turns)
}

/// One line of the queue, for *Hoje*: how many there are, and the first.
pub(crate) fn line(p: &Portfolio, now: &Today, today: NaiveDate) -> String {
    match now.queue.first() {
        None if now.rest.is_empty() => words::EMPTY_TITLE.to_owned(),
        None => words::queue_done(now.rest.len()),
        Some(first) => {
            let (name, _) = said(p, first, today);
            words::queue_line(now.queue.len(), &name)
        }
    }
}

/// What answers an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// A copy of the carteira, kept elsewhere.
    KeepCopy,
    /// A look at the team, whose files are asked for there.
    SeeTeam,
    /// The next step of a rescue.
    Case(ClientId),
    /// A look at what the client complained of.
    Complaint(ClientId),
    /// A look at the client's credit.
    Credit(ClientId),
    /// A contact.
    Contact(ClientId),
}

pub(crate) fn act(alert: &Alert) -> Act {
    match (&alert.reason, alert.id.client) {
        (Reason::FilesLate { .. }, _) => Act::SeeTeam,
        (Reason::CopyOld { last: _ }, _) | (_, None) => Act::KeepCopy,
        (
            Reason::CaseStep { .. } | Reason::CaseUnconfirmed | Reason::CaseClosing | Reason::CaseReview,
            Some(client),
        ) => Act::Case(client),
        (Reason::ComplaintLate { due: _ }, Some(client)) => Act::Complaint(client),
        (
            Reason::RiskChanged { .. } | Reason::RiskTold { .. } | Reason::RiskCheckDue { .. },
            Some(client),
        ) => Act::Credit(client),
        (
            Reason::Appointment { .. }
            | Reason::NextStep { .. }
            | Reason::AtRisk { .. }
            | Reason::OrderLate { .. }
            | Reason::Stockout { .. }
            | Reason::Contact { .. },
            Some(client),
        ) => Act::Contact(client),
    }
}

/// The client whose CNPJ, by what was seen, is no more: one tap marks it ex-cliente.
pub(crate) fn to_leave(p: &Portfolio, alert: &Alert, today: NaiveDate) -> Option<ClientId> {
    let Reason::RiskChanged { on: _, changes } = &alert.reason else { return None };
    let is_of_cnpj = changes.iter().any(|change| change.signal() == Signal::Registration);
    alert.id.client.filter(|client| is_of_cnpj && is_to_leave(p, *client, today))
}

/// The kinds there are, each with how many.
pub(crate) fn kinds(all: &[Alert]) -> Vec<(Cause, usize)> {
    let count = |cause: Cause| (cause, all.iter().filter(|one| one.id.cause == cause).count());
    Cause::ALL.into_iter().map(count).filter(|(_, count)| *count > 0).collect()
}

/// Those of one kind, or all.
pub(crate) fn of_kind(all: &[Alert], only: Option<Cause>) -> Vec<Alert> {
    all.iter().filter(|one| only.is_none_or(|cause| one.id.cause == cause)).cloned().collect()
}

/// What the device showed on a day, so that no alert is shown twice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Shown {
    pub day: NaiveDate,
    pub ids: Vec<String>,
}

impl Shown {
    /// What counts `today` of what was kept: yesterday's is over.
    pub(crate) fn on(today: NaiveDate, kept: Option<Shown>) -> Self {
        kept.filter(|shown| shown.day == today).unwrap_or(Self { day: today, ids: Vec::new() })
    }

    /// What the device is to show now: of the strongest those whose id it did not show today, as many as the day has room
    /// for. They count as shown.
    pub(crate) fn add<'a>(&mut self, all: &'a [Alert]) -> Vec<&'a Alert> {
        let room = NOTES_A_DAY.saturating_sub(self.ids.len());
        let fresh = all.iter().take(NOTES_A_DAY).filter(|alert| !self.ids.contains(&alert.id.to_string()));
        let now: Vec<&Alert> = fresh.take(room).collect();
        self.ids.extend(now.iter().map(|alert| alert.id.to_string()));
        now
    }
}

/// When the carteira was last kept outside the device. Nobody is asked to keep invented clients.
pub(crate) fn copied(is_sample: bool, kept_elsewhere: Option<NaiveDate>) -> Copied {
    match kept_elsewhere {
        _ if is_sample => Copied::NotAsked,
        Some(day) => Copied::On(day),
        None => Copied::Never,
    }
}

/// The number on the app's icon. Invented clients are nobody's work.
pub(crate) fn badge(is_sample: bool, now: &Today) -> usize {
    if is_sample { 0 } else { now.queue.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::portfolio::slot::Slot;
    use crate::domain::rhythm::cadence::ContactState;
    use crate::screen::small::{Small, d, id};

    const DAY: &str = "2026-11-18";

    fn alert(cause: Cause, client: Option<u128>, reason: Reason) -> Alert {
        let at = AlertId { cause, client: client.map(id) };
        Alert {
            id: at,
            slot: client.map(|id| Slot::new(id as usize - 1)),
            reason,
            since: d(DAY),
            centavos: 0,
        }
    }

    fn overdue(client: u128) -> Alert {
        alert(Cause::Contact, Some(client), Reason::Contact { state: ContactState::Overdue, days: 41 })
    }

    fn copy() -> Alert {
        alert(Cause::Copy, None, Reason::CopyOld { last: None })
    }

    #[test]
    fn what_is_of_the_team_leads_to_it() {
        let late = alert(Cause::Files, None, Reason::FilesLate { people: 2, after_days: 7 });
        let p = Small::clients(&["Ana"]).portfolio();
        let why = "2 vendedores sem enviar o arquivo há mais de 7 dias";
        assert_eq!(said(&p, &late, d(DAY)), (words::THE_TEAM.to_owned(), why.to_owned()));
        assert_eq!((act(&late), leads_to(late.id)), (Act::SeeTeam, Route::Team));
        assert_eq!(leads_to(AlertId { cause: Cause::Copy, client: None }), Route::Data);
    }

    #[test]
    fn an_alert_of_no_client_is_of_the_carteira() {
        let p = Small::clients(&["Ana"]).portfolio();
        assert_eq!(
            said(&p, &copy(), d(DAY)),
            ("Cópia da carteira".to_owned(), "Sem cópia fora do aparelho".to_owned())
        );
        let (name, why) = said(&p, &overdue(1), d(DAY));
        assert_eq!(name, "Ana");
        assert!(why.contains("41 dias"), "{why}");
        // Erased meanwhile.
        assert_eq!(said(&p, &overdue(9), d(DAY)).0, "Cópia da carteira");
    }

    #[test]
    fn each_reason_has_the_act_that_answers_it() {
        assert_eq!(act(&copy()), Act::KeepCopy);
        assert_eq!(act(&overdue(1)), Act::Contact(id(1)));
        for reason in [Reason::CaseUnconfirmed, Reason::CaseClosing, Reason::CaseReview] {
            assert_eq!(act(&alert(Cause::Agreed, Some(2), reason)), Act::Case(id(2)));
        }
        assert_eq!(
            act(&alert(Cause::Risk, Some(2), Reason::RiskCheckDue { on: d(DAY) })),
            Act::Credit(id(2))
        );
        let late = Reason::OrderLate { expected: d(DAY) };
        assert_eq!(act(&alert(Cause::Purchase, Some(2), late)), Act::Contact(id(2)));
    }

    #[test]
    fn whoever_was_spoken_to_today_has_taken_a_place_of_the_queue() {
        let names: Vec<String> = (1..=12).map(|number| format!("Loja {number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let all: Vec<Alert> = (1..=12).map(overdue).collect();
        let p = Small::clients(&names).visit(1, DAY).order(2, DAY, 100).visit(3, "2026-11-17").portfolio();
        let now = of_today(&p, &all, d(DAY));
        assert_eq!((now.queue.len(), now.rest.len()), (8, 4));
        assert!(line(&p, &now, d(DAY)).starts_with("8 avisos na fila de hoje. O primeiro: Loja 1"));
        let done = Today { queue: Vec::new(), ..now };
        assert_eq!(line(&p, &done, d(DAY)), "A fila de hoje acabou. Mais 4 avisos ficam para depois");
        assert_eq!(line(&p, &Today::default(), d(DAY)), words::EMPTY_TITLE);
    }

    #[test]
    fn what_happens_if_nobody_answers_is_said_with_its_day() {
        let p = Small::clients(&["Ana"]).order(1, "2026-10-03", 100).portfolio();
        let late = alert(Cause::Purchase, Some(1), Reason::AtRisk { since: d(DAY) });
        // One order: 90 days and it is inativo on the next.
        assert_eq!(if_not(&p, &late, d(DAY)), "Sem pedido, passa a inativo em 02/01/2027");
        assert_eq!(
            if_not(&p, &copy(), d(DAY)),
            "Se o aparelho se perder, o que foi feito desde então se perde com ele"
        );
    }

    #[test]
    fn kinds_without_any_are_not_offered() {
        let all = [overdue(1), copy(), overdue(2)];
        assert_eq!(kinds(&all), [(Cause::Copy, 1), (Cause::Contact, 2)]);
        assert_eq!(of_kind(&all, Some(Cause::Contact)), [overdue(1), overdue(2)]);
        assert_eq!(of_kind(&all, None).len(), 3);
        assert_eq!(kinds(&[]), []);
    }

    #[test]
    fn the_device_shows_three_a_day_and_none_twice() {
        let all: Vec<Alert> = (1..=5).map(overdue).collect();
        let ids = |alerts: &[&Alert]| alerts.iter().map(|one| one.id.to_string()).collect::<Vec<_>>();
        let mut shown = Shown::on(d(DAY), None);
        assert_eq!(shown.add(&all[..2]).len(), 2);
        // A third came; then the day is full, whoever comes first next.
        assert_eq!(ids(&shown.add(&all)), [overdue(3).id.to_string()]);
        let kept = shown.clone();
        assert_eq!(shown.add(&all[3..]), Vec::<&Alert>::new());
        assert_eq!(shown, kept);
        assert_eq!(Shown::on(d(DAY), Some(kept.clone())), kept);
        let mut tomorrow = Shown::on(d("2026-11-19"), Some(kept));
        assert_eq!(
            ids(&tomorrow.add(&all)),
            all[..3].iter().map(|one| one.id.to_string()).collect::<Vec<_>>()
        );
    }

    #[test]
    fn the_sample_asks_for_no_copy_and_puts_no_number_on_the_icon() {
        let now = Today { queue: vec![overdue(1), overdue(2)], rest: vec![overdue(3)] };
        assert_eq!((badge(false, &now), badge(true, &now)), (2, 0));
        let day = Some(d(DAY));
        assert_eq!([copied(false, None), copied(false, day)], [Copied::Never, Copied::On(d(DAY))]);
        assert_eq!([copied(true, None), copied(true, day)], [Copied::NotAsked; 2]);
    }
}
