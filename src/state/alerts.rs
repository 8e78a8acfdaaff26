//! The alerts of today in reach of every page but *Hoje*, their number on the app's icon, and the notifications of
//! the strongest when the person asked for them.
//!
//! Nothing here runs while a finger is on the screen: icon and notifications follow once the data rest.

use super::carteira::{Carteira, Phase};
use super::derived::Kept;
use super::device::{self, Note};
use super::lock::{Lock, use_lock};
use super::outlook::Outlook;
use super::preferences::{remember, remembered};
use crate::domain::catalog::CatalogEdit;
use crate::domain::indicator::status::statuses;
use crate::domain::mended::AlertList;
use crate::domain::plan::alerts::{Alert, AlertId, Copied, Known, alerts, snooze_path};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::routes::Route;
use crate::screen::alerts::{Today, of_today, said, to_show};
use chrono::NaiveDate;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

#[derive(Clone, Copy)]
pub(crate) struct Alerts {
    pub list: Memo<Arc<Vec<Alert>>>,
    /// Today's queue as of when the data last rested: for what no tap may wait for. `None`: not yet.
    pub at_rest: RwSignal<Option<Arc<Today>>>,
    /// The person wants notifications, and the device lets us show them.
    pub notifies: RwSignal<bool>,
    carteira: Carteira,
    lock: Lock,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl std::fmt::Debug for Alerts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Alerts")
    }
}

const NOTIFIES: &str = "avisos.notificar";
const SHOWN: &str = "avisos.mostrados";
/// The data rest after this long.
const AT_REST: Duration = Duration::from_millis(1_500);

/// What was shown, so that no alert is shown twice a day.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Shown {
    day: NaiveDate,
    ids: Vec<String>,
}

/// Puts the alerts in reach of every page. The outlook comes first.
pub(crate) fn provide_alerts(carteira: Carteira) {
    let outlook = use_context::<Outlook>();
    let kept = carteira.kept_elsewhere;
    let all = Kept::<AlertList>::default();
    let list = Memo::new(move |_| {
        let today = carteira.today.get();
        let copied = match kept.get() {
            _ if carteira.is_sample.get() => Copied::NotAsked,
            Some(day) => Copied::On(day),
            None => Copied::Never,
        };
        let model = outlook.and_then(|outlook| outlook.model.get()).filter(|model| !model.fit.is_initial());
        let names = carteira.derived.names.get();
        // Of another day than today nothing is kept: the máquina do tempo shows it.
        let is_today = carteira.derived.as_of.get() == today;
        let statuses = if is_today {
            carteira.derived.statuses.get()
        } else {
            Arc::new(carteira.portfolio.with(|p| statuses(p.columns(), p.rules(), today)))
        };
        let rank = |slot: Slot| names.get(slot).map_or(u32::MAX, |name| name.rank);
        let of = |p: &Portfolio| {
            let known = Known { portfolio: p, statuses: &statuses, model: model.as_ref(), copied, today };
            let whole = carteira.derived.whole();
            Arc::new(if is_today {
                all.with(|all| all.follow(&known, whole, rank))
            } else {
                alerts(&known, rank)
            })
        };
        carteira.portfolio.with(of)
    });
    let lock = use_lock();
    let wanted = remembered(NOTIFIES).unwrap_or(false) && device::may_notify();
    let all = Alerts {
        list,
        at_rest: RwSignal::new(None),
        notifies: RwSignal::new(wanted),
        carteira,
        lock,
        waiting: StoredValue::new(None),
    };
    provide_context(all);
    Effect::new(move |_| {
        carteira.portfolio.track();
        carteira.today.track();
        carteira.is_sample.track();
        kept.track();
        all.notifies.track();
        if carteira.phase.get() == Phase::Ready && !lock.is_locked.get() {
            all.tell_soon();
        }
    });
}

#[allow(clippy::expect_used)]
pub(crate) fn use_alerts() -> Alerts {
    use_context().expect("a page is furnished before it is drawn")
}

impl Alerts {
    /// Puts an alert off until the day.
    pub(crate) fn put_off(self, alert: AlertId, until: NaiveDate) {
        let value = Some(serde_json::Value::String(until.to_string()));
        self.carteira.snooze(CatalogEdit::Setting { id: snooze_path(alert), value });
    }

    /// Keeps whether notifications are wanted.
    pub(crate) fn notify(self, wanted: bool) {
        remember(NOTIFIES, &wanted);
        self.notifies.set(wanted);
    }

    fn tell_soon(self) {
        let pending = set_timeout_with_handle(move || self.tell(), AT_REST).ok();
        let earlier = self.waiting.try_update_value(|now| std::mem::replace(now, pending)).flatten();
        if let Some(earlier) = earlier {
            earlier.clear();
        }
    }

    fn tell(self) {
        let Some(list) = self.list.try_get_untracked() else { return };
        if self.lock.is_locked.get_untracked() {
            // A note names a client: it is told once the page is back.
            return;
        }
        let today = self.carteira.today.get_untracked();
        let now = self.carteira.portfolio.with_untracked(|p| of_today(p, &list, today));
        // Invented clients are nobody's work.
        let is_work = !self.carteira.is_sample.get_untracked();
        device::set_badge(if is_work { now.queue.len() } else { 0 });
        if is_work && self.notifies.get_untracked() {
            self.show(&now.queue);
        }
        self.at_rest.set(Some(Arc::new(now)));
    }

    fn show(self, list: &[Alert]) {
        let today = self.carteira.today.get_untracked();
        let mut shown = remembered::<Shown>(SHOWN).filter(|shown| shown.day == today).unwrap_or_default();
        shown.day = today;
        for alert in to_show(list, &shown.ids) {
            device::show(self.note(alert, today));
            shown.ids.push(alert.id.to_string());
        }
        remember(SHOWN, &shown);
    }

    fn note(self, alert: &Alert, today: NaiveDate) -> Note {
        let (title, body) = self.carteira.portfolio.with_untracked(|p| said(p, alert, today));
        let route = alert.id.client.map_or(Route::Data, |id| Route::Client(id.to_string()));
        Note { id: alert.id.to_string(), title, body, address: route.href() }
    }
}
