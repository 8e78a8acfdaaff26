//! Avisos: what asks for the rep today, in the order of the money at stake, each with its reason.
//!
//! Never two for one thing: a client has at most one alert of each [`Cause`], the strongest, and who is to be spoken to
//! for a better reason is not also reported as overdue.

pub(crate) mod files;
mod purchase;
pub(crate) mod queue;
mod risk;
mod snooze;

use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::AlertRules;
pub(crate) use snooze::{is_snoozed, snooze_path};

use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::{Period, step_days};
use crate::domain::fact::appointment::Appointment;
use crate::domain::fact::interaction::Channel;
use crate::domain::indicator::analysis::insight::Model;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::risk_changes::RiskChange;
use crate::domain::indicator::status::satisfaction::treatment::open_treatments;
use crate::domain::indicator::status::shelf;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::record::dossier::Dossier;
use crate::domain::record::promise::unkept;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::value::id::ClientId;
use chrono::{NaiveDate, NaiveTime};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt;

/// The thing that an alert is about; at most one alert a client and cause. In the order in which equals are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The copy of the carteira.
    Copy,
    /// Something agreed with the client.
    Agreed,
    /// The client stops, or may have stopped, buying.
    Purchase,
    /// The client's credit.
    Risk,
    /// A shelf that runs empty.
    Stock,
    /// Too long without a contact.
    Contact,
    /// The files of the vendedores.
    Files,
}

impl Cause {
    pub const ALL: [Cause; 7] =
        [Self::Copy, Self::Agreed, Self::Purchase, Self::Risk, Self::Stock, Self::Contact, Self::Files];

    /// Part of an alert's name; never changed.
    fn key(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::Agreed => "agreed",
            Self::Purchase => "purchase",
            Self::Risk => "risk",
            Self::Stock => "stock",
            Self::Contact => "contact",
            Self::Files => "files",
        }
    }
}

/// Why, with what its words need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No file of the carteira was kept elsewhere since then; `None`: never.
    CopyOld {
        last: Option<NaiveDate>,
    },
    Appointment {
        date: NaiveDate,
        time: Option<NaiveTime>,
        channel: Channel,
    },
    NextStep {
        date: NaiveDate,
        what: String,
    },
    /// What a client complained of was to be solved by that day.
    ComplaintLate {
        due: NaiveDate,
    },
    /// A step of the rescue is due, by this day.
    CaseStep {
        step: u8,
        by: NaiveDate,
    },
    CaseUnconfirmed,
    CaseClosing,
    CaseReview,
    AtRisk {
        since: NaiveDate,
    },
    /// By this day it was as likely as not to have ordered.
    OrderLate {
        expected: NaiveDate,
    },
    /// What a check saw, the first in the order of the signals.
    RiskChanged {
        on: NaiveDate,
        changes: Vec<RiskChange>,
    },
    /// A motivo given on that day asks for a look at the client's credit.
    RiskTold {
        on: NaiveDate,
    },
    /// The client's credit was to be looked at again on that day.
    RiskCheckDue {
        on: NaiveDate,
    },
    Stockout {
        on: NaiveDate,
        product: String,
    },
    Contact {
        state: ContactState,
        days: i32,
    },
    /// So many vendedores sent no file for longer than these days.
    FilesLate {
        people: usize,
        after_days: u16,
    },
}

/// What an alert is known by from day to day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AlertId {
    pub cause: Cause,
    /// `None`: the whole carteira.
    pub client: Option<ClientId>,
}

impl fmt::Display for AlertId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.client {
            Some(client) => write!(f, "{}.{client}", self.cause.key()),
            None => f.write_str(self.cause.key()),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    pub id: AlertId,
    pub slot: Option<Slot>,
    pub reason: Reason,
    /// Since when it holds.
    pub since: NaiveDate,
    /// Centavos a month at stake: what is bought, or what is expected to be lost of it where that was learnt.
    pub centavos: i64,
}

/// What the alerts are computed from.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub portfolio: &'a Portfolio,
    /// By slot, as of `today`.
    pub statuses: &'a [Option<Status>],
    /// Only one that was learnt, never a first guess.
    pub model: Option<&'a Model>,
    pub copied: Copied,
    pub today: NaiveDate,
}

/// The carteira's file kept elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    Never,
    On(NaiveDate),
    /// Nothing to be lost: the sample, or not known yet.
    NotAsked,
}

/// Every alert of today but those put off, the most at stake first; ties by cause, then by `rank` of the client's name.
#[cfg(test)]
pub(crate) fn alerts(known: &Known<'_>, rank: impl Fn(Slot) -> u32) -> Vec<Alert> {
    let of_clients = Slot::all(known.statuses.len()).flat_map(|slot| alerts_at(known, slot)).collect();
    all_of(of_clients, known, rank)
}

/// Those of the client in a slot, put off or not.
pub(crate) fn alerts_at(known: &Known<'_>, slot: Slot) -> Vec<Alert> {
    let found = || {
        let status = known.statuses.get(slot.at())?.as_ref().filter(|status| is_worth_a_contact(status))?;
        Some(of_client(known, slot, status, known.portfolio.dossiers().get(slot.at())?))
    };
    found().unwrap_or_default()
}

/// The alerts of today from those of all clients.
pub(crate) fn all_of(of_clients: Vec<Alert>, known: &Known<'_>, rank: impl Fn(Slot) -> u32) -> Vec<Alert> {
    let mut all = of_clients;
    all.extend(copy_alert(known));
    all.extend(files::files_alert(known));
    let settings = &known.portfolio.catalog().settings;
    all.retain(|alert| !is_snoozed(settings, alert.id, known.today));
    all.sort_by_key(|alert| {
        (Reverse(alert.centavos), alert.id.cause, alert.slot.map(&rank), alert.id.client)
    });
    all
}

fn of_client(known: &Known<'_>, slot: Slot, status: &Status, dossier: &Dossier) -> Vec<Alert> {
    let centavos = known
        .model
        .and_then(|model| purchase::expected_loss(known, slot, status, model))
        .unwrap_or(status.revenue_12m / 12);
    let alert = |cause, (reason, since)| Alert {
        id: AlertId { cause, client: Some(dossier.id) },
        slot: Some(slot),
        reason,
        since,
        centavos,
    };
    let agreed = agreed(dossier, status, &known.portfolio.rules().calendar, known.today)
        .map(|found| alert(Cause::Agreed, found));
    let purchase = purchase::purchase(known, slot, status).map(|found| alert(Cause::Purchase, found));
    let risk = risk::risk(known, dossier, status).map(|found| alert(Cause::Risk, found));
    let stock = shelf::next_stockout(dossier, &known.portfolio.rules().stock, known.today)
        .filter(|(on, _)| *on <= step_days(known.today, i64::from(rules(known).stockout_within_days)))
        .map(|(on, product)| alert(Cause::Stock, (Reason::Stockout { on, product }, known.today.min(on))));
    let spoken_to = agreed.is_some() || purchase.is_some();
    let contact = contact(known, status).filter(|_| !spoken_to).map(|found| alert(Cause::Contact, found));
    [agreed, purchase, risk, stock, contact].into_iter().flatten().collect()
}

fn rules<'a>(known: &Known<'a>) -> &'a AlertRules {
    &known.portfolio.rules().alerts
}

fn is_worth_a_contact(status: &Status) -> bool {
    match status.excluded {
        // An ex-cliente may still be in a rescue.
        None | Some(Exclusion::Prospect | Exclusion::Former | Exclusion::Silent) => true,
        Some(Exclusion::Blocked | Exclusion::NotEntered | Exclusion::Left) => false,
    }
}

fn copy_alert(known: &Known<'_>) -> Option<Alert> {
    let buyers: i64 = known.statuses.iter().flatten().map(|status| status.revenue_12m / 12).sum();
    let (last, since) = match known.copied {
        Copied::NotAsked => return None,
        Copied::Never if known.statuses.iter().all(Option::is_none) => return None,
        Copied::Never => (None, known.today),
        Copied::On(day) => (Some(day), step_days(day, i64::from(rules(known).copy_after_days))),
    };
    (since <= known.today).then_some(Alert {
        id: AlertId { cause: Cause::Copy, client: None },
        slot: None,
        reason: Reason::CopyOld { last },
        since,
        centavos: buyers,
    })
}

/// How long what was agreed and not kept is reported: then it is history.
const AGREED_FOR_DAYS: i64 = 14;

/// Next steps are agreed for the days and weeks after a contact, not for next season.
const STEPS_WITHIN_DAYS: i32 = 90;

/// What was agreed for today, else the latest of what was agreed for shortly before, and has not happened.
fn agreed(
    dossier: &Dossier,
    status: &Status,
    calendar: &Calendar,
    today: NaiveDate,
) -> Option<(Reason, NaiveDate)> {
    let oldest = step_days(today, -AGREED_FOR_DAYS);
    let appointment = of_today(dossier, calendar, today)
        .or_else(|| unkept(dossier, calendar, today).filter(|one| oldest <= one.date));
    let appointment = appointment.map(|one| {
        let reason = Reason::Appointment { date: one.date, time: one.time, channel: one.channel };
        (reason, one.date)
    });
    let appointment = appointment.or_else(|| late_complaint(dossier, today));
    // The list of contacts is only opened for who may have agreed to something: there are thousands.
    let spoke_lately = status.days_since_interaction.is_some_and(|days| days <= STEPS_WITHIN_DAYS);
    if appointment.is_some() || !spoke_lately {
        return appointment;
    }
    let interactions = dossier.interactions.read();
    let last_said = interactions.iter().rev().find(|said| said.date <= today && said.outcome.is_done());
    let step = last_said.and_then(|said| said.next_step.as_ref())?;
    // What became of it is said by its appointment, where it has one.
    let is_due = oldest <= step.date && step.date <= today;
    let has_none = is_due && dossier.planned_in(Period::day(step.date), calendar).is_empty();
    has_none.then(|| (Reason::NextStep { date: step.date, what: step.what.clone() }, step.date))
}

/// What was promised about an unhappy word for the earliest day, and was not kept.
fn late_complaint(dossier: &Dossier, today: NaiveDate) -> Option<(Reason, NaiveDate)> {
    // Most clients were promised nothing: their contacts stay packed.
    dossier.care_events().find(|one| one.due.is_some_and(|due| due < today))?;
    let late = open_treatments(dossier, today).into_iter().filter(|one| one.is_late(today));
    let due = late.filter_map(|one| one.due).min()?;
    Some((Reason::ComplaintLate { due }, step_days(due, 1)))
}

/// Planned for today and not settled yet: the last of them.
fn of_today<'a>(dossier: &'a Dossier, calendar: &Calendar, today: NaiveDate) -> Option<Cow<'a, Appointment>> {
    let mut open = dossier.planned_in(Period::day(today), calendar);
    open.retain(|one| one.state.is_planned());
    if open.is_empty() {
        return None;
    }
    let contacts = dossier.interactions.read();
    let of_day = |one: &Appointment| {
        contacts.iter().any(|contact| contact.date == today && one.is_settled_by(contact))
    };
    open.into_iter().rfind(|one| !of_day(one))
}

fn contact(known: &Known<'_>, status: &Status) -> Option<(Reason, NaiveDate)> {
    if status.excluded == Some(Exclusion::Former) {
        return None;
    }
    let days = status.days_since_interaction?;
    let rules = &known.portfolio.rules().cadence;
    let from = match status.state {
        ContactState::Due => rules.due_from_hundredths,
        ContactState::Overdue => rules.overdue_from_hundredths,
        ContactState::Forgotten => rules.forgotten_from_hundredths,
        ContactState::OnTrack | ContactState::Never => return None,
    };
    let begins = (i64::from(status.cadence_days) * i64::from(from)).div_euclid(100);
    let last = step_days(known.today, -i64::from(days));
    Some((Reason::Contact { state: status.state, days }, step_days(last, begins).min(known.today)))
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod sixty_days_tests;
