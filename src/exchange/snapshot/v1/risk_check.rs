//! Checks of a client's credit on the wire; the JSON is that of a stored row.

use super::fact::owned;
use super::kept::{Unplaced, keep};
use super::object::object;
use super::value::{At, Day, Id, OriginWord, RegistrationWord, Text};
use crate::domain::fact::Origin;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::risk_signals::RiskSeen;
use crate::domain::value::id::RiskCheckId;
use crate::domain::value::money::Centavos;
use serde_json::Value;
use std::collections::BTreeMap;

object!(
    /// On a day somebody looked at the client's credit.
    Checked {
        need { id: Id, recorded: At, date: Day }
        may { origin: OriginWord, source: Text<'a>, seen: Seen<'a>, again_on: Day, note: Text<'a> }
    }
);
object!(
    /// What was seen, each signal by itself.
    Seen {
        need {}
        may {
            registration: RegistrationWord, bankrupt: bool, judicial_recovery: bool, protests: u32, bounced_cheques: u32,
            pending_debts: u32, lawsuits: u32, inquiries_in_90_days: u32, state_registration_enabled: bool,
            partners_changed: Day, founded: Day, mean_delay_tenths: u32, open_titles: i64, overdue_titles: i64,
            legal_name: Text<'a>, industry: Text<'a>, state_registration: Text<'a>, partners: Vec<Text<'a>>,
        }
    }
);

impl<'a> Checked<'a> {
    pub(super) fn of(fact: &'a RiskCheck, unplaced: &mut Unplaced<'a>) -> Self {
        let RiskCheck { id, recorded, date, origin, source, seen, again_on, note } = fact;
        let place = || format!("/risk_checks/{id}");
        let unknown = unplaced.take(|| place() + SEEN, Seen::KNOWN);
        let is_said = !seen.is_empty() || !unknown.is_empty();
        Checked {
            id: Id(id.uuid()),
            recorded: At(*recorded),
            date: Day(*date),
            origin: Some(OriginWord(*origin)).filter(|word| word.0 != Origin::Typed),
            source: source.as_deref().map(Text::of),
            seen: is_said.then(|| Seen { unknown, ..Seen::of(seen) }),
            again_on: again_on.map(Day),
            note: note.as_deref().map(Text::of),
            unknown: unplaced.take(place, Checked::KNOWN),
        }
    }

    pub(super) fn read(self, kept: &mut BTreeMap<String, Value>) -> RiskCheck {
        let id = self.id.0;
        let place = || format!("/risk_checks/{id}");
        keep(kept, place, self.unknown);
        RiskCheck {
            id: RiskCheckId::new(id),
            recorded: self.recorded.0,
            date: self.date.0,
            origin: self.origin.map(|word| word.0).unwrap_or_default(),
            source: owned(self.source),
            seen: self.seen.map(|seen| seen.read(|| place() + SEEN, kept)).unwrap_or_default(),
            again_on: self.again_on.map(|day| day.0),
            note: owned(self.note),
        }
    }
}

impl<'a> Seen<'a> {
    fn of(seen: &'a RiskSeen) -> Self {
        let RiskSeen {
            registration,
            bankrupt,
            judicial_recovery,
            protests,
            bounced_cheques,
            pending_debts,
            lawsuits,
            inquiries_in_90_days,
            state_registration_enabled,
            partners_changed,
            founded,
            mean_delay_tenths,
            open_titles,
            overdue_titles,
            legal_name,
            industry,
            state_registration,
            partners,
        } = seen;
        Seen {
            registration: registration.map(RegistrationWord),
            bankrupt: *bankrupt,
            judicial_recovery: *judicial_recovery,
            protests: *protests,
            bounced_cheques: *bounced_cheques,
            pending_debts: *pending_debts,
            lawsuits: *lawsuits,
            inquiries_in_90_days: *inquiries_in_90_days,
            state_registration_enabled: *state_registration_enabled,
            partners_changed: partners_changed.map(Day),
            founded: founded.map(Day),
            mean_delay_tenths: *mean_delay_tenths,
            open_titles: open_titles.map(Centavos::get),
            overdue_titles: overdue_titles.map(Centavos::get),
            legal_name: legal_name.as_deref().map(Text::of),
            industry: industry.as_deref().map(Text::of),
            state_registration: state_registration.as_deref().map(Text::of),
            // An empty list says that there is none.
            partners: partners.as_ref().map(|names| names.iter().map(|name| Text::of(name)).collect()),
            unknown: Vec::new(),
        }
    }

    fn read(self, place: impl Fn() -> String, kept: &mut BTreeMap<String, Value>) -> RiskSeen {
        keep(kept, place, self.unknown);
        RiskSeen {
            registration: self.registration.map(|word| word.0),
            bankrupt: self.bankrupt,
            judicial_recovery: self.judicial_recovery,
            protests: self.protests,
            bounced_cheques: self.bounced_cheques,
            pending_debts: self.pending_debts,
            lawsuits: self.lawsuits,
            inquiries_in_90_days: self.inquiries_in_90_days,
            state_registration_enabled: self.state_registration_enabled,
            partners_changed: self.partners_changed.map(|day| day.0),
            founded: self.founded.map(|day| day.0),
            mean_delay_tenths: self.mean_delay_tenths,
            open_titles: self.open_titles.map(Centavos::new),
            overdue_titles: self.overdue_titles.map(Centavos::new),
            legal_name: owned(self.legal_name),
            industry: owned(self.industry),
            state_registration: owned(self.state_registration),
            partners: self.partners.map(|names| names.into_iter().map(|name| name.0.into_owned()).collect()),
        }
    }
}

const SEEN: &str = "/seen";
