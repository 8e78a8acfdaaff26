//! A client's credit got worse, its company became another, or it is time to look again.

use super::{Known, Reason};
use crate::domain::indicator::status::{risk, risk_changes};
use crate::domain::record::dossier::Dossier;
use chrono::NaiveDate;

/// Asked of every client: who was never looked at asks for nothing.
pub(super) fn risk(known: &Known<'_>, dossier: &Dossier) -> Option<(Reason, NaiveDate)> {
    let rules = known.portfolio.rules();
    let standing = risk::risk(dossier, &rules.risk, known.today)?;
    let news = risk_changes::news(dossier, rules.alerts.risk_news_days, known.today);
    if let Some(on) = news.first().map(|change| change.on) {
        let changes = news.into_iter().filter(|change| change.on == on).collect();
        return Some((Reason::RiskChanged { on, changes }, on));
    }
    let on = standing.again_on;
    (on <= known.today).then_some((Reason::RiskCheckDue { on }, on))
}
