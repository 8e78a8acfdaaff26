//! A client's credit got worse, its company became another, a motivo asks for a look, or it is time to look again.

use super::{Known, Reason};
use crate::domain::calendar::period::step_days;
use crate::domain::catalog::reasons::ReasonEffect;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::{risk, risk_changes};
use crate::domain::record::dossier::Dossier;
use crate::domain::rescue::worth::last_given;
use chrono::NaiveDate;

/// A motivo is told in the weeks after a contact, and asks for a look as long.
const TOLD_FOR_DAYS: i32 = 90;

/// Asked of every client: who was never looked at, and said nothing of it, asks for nothing.
pub(super) fn risk(known: &Known<'_>, dossier: &Dossier, status: &Status) -> Option<(Reason, NaiveDate)> {
    let rules = known.portfolio.rules();
    let standing = risk::risk(dossier, &rules.risk, known.today);
    let news = risk_changes::news(dossier, rules.alerts.risk_news_days, known.today);
    if let Some(on) = news.first().map(|change| change.on) {
        let changes = news.into_iter().filter(|change| change.on == on).collect();
        return Some((Reason::RiskChanged { on, changes }, on));
    }
    let told = told(known, dossier, status);
    if let Some(on) = told.filter(|on| standing.as_ref().is_none_or(|standing| standing.last_check < *on)) {
        return Some((Reason::RiskTold { on }, on));
    }
    let on = standing?.again_on;
    (on <= known.today).then_some((Reason::RiskCheckDue { on }, on))
}

/// When the last motivo was given, where it puts the client under watch. Of who was not spoken to lately the contacts are not
/// opened: there are thousands.
fn told(known: &Known<'_>, dossier: &Dossier, status: &Status) -> Option<NaiveDate> {
    status.days_since_interaction.filter(|days| *days <= TOLD_FOR_DAYS)?;
    let (on, reason) = last_given(dossier, known.today)?;
    let is_watched = known.portfolio.catalog().effect_of(reason) == ReasonEffect::RiskWatch;
    (is_watched && on >= step_days(known.today, -i64::from(TOLD_FOR_DAYS))).then_some(on)
}
