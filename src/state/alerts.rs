//! The alerts of today in reach of every page but *Hoje*, their number on the app's icon, and the notifications of
//! the strongest when the person asked for them.
//!
//! Nothing here runs while a finger is on the screen: icon and notifications follow once the data rest.

use super::carteira::{Carteira, Phase};
use super::device::{self, Note};
use super::lock::{Lock, use_lock};
use super::outlook::Outlook;
use super::preferences::{remember, remembered};
use super::turn::InTurns;
use crate::domain::catalog::CatalogEdit;
use crate::domain::indicator::status::{Status, statuses};
use crate::domain::mended::AlertList;
use crate::domain::plan::alerts::{Alert, AlertId, Known, snooze_path};
use crate::domain::portfolio::slot::Slot;
use crate::screen::alerts::{Shown, Today, badge, copied, leads_to, of_today, said};
use chrono::NaiveDate;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;

#[derive(Clone, Copy)]
pub(crate) struct Alerts {
    /// In order, while a page [watches](Alerts::watch) them. `None`: not worked out yet.
    pub list: RwSignal<Option<Arc<Vec<Alert>>>>,
    /// Today's queue as of when the data last rested: for what no tap may wait for. `None`: not yet.
    pub at_rest: RwSignal<Option<Arc<Today>>>,
    /// The person wants notifications, and the device lets us show them.
    pub notifies: RwSignal<bool>,
    carteira: Carteira,
    outlook: Option<Outlook>,
    lock: Lock,
    kept: StoredValue<AlertList>,
    /// Pages that show them.
    watched: RwSignal<u32>,
    gathering: InTurns,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl std::fmt::Debug for Alerts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Alerts")
    }
}

const NOTIFIES: &str = "avisos.notificar";
const SHOWN: &str = "avisos.mostrados";
/// Looked at between two looks at the watch.
const CLIENTS: usize = 64;
/// The data rest after this long.
const AT_REST: Duration = Duration::from_millis(1_500);

/// Puts the alerts in reach of every page. The outlook comes first.
pub(crate) fn provide_alerts(carteira: Carteira) {
    let wanted = remembered(NOTIFIES).unwrap_or(false) && device::may_notify();
    let all = Alerts {
        list: RwSignal::new(None),
        at_rest: RwSignal::new(None),
        notifies: RwSignal::new(wanted),
        carteira,
        outlook: use_context(),
        lock: use_lock(),
        kept: StoredValue::new(AlertList::default()),
        watched: RwSignal::new(0),
        gathering: InTurns::new(),
        waiting: StoredValue::new(None),
    };
    provide_context(all);
    Effect::new(move |_| {
        carteira.portfolio.track();
        carteira.today.track();
        carteira.is_sample.track();
        carteira.kept_elsewhere.track();
        all.notifies.track();
        if carteira.phase.get() == Phase::Ready && !all.lock.is_locked.get() {
            all.tell_soon();
        }
    });
    // A page that shows them follows what changes at once, and what is learnt too.
    Effect::new(move |_| {
        carteira.portfolio.track();
        carteira.today.track();
        carteira.is_sample.track();
        carteira.kept_elsewhere.track();
        if let Some(outlook) = all.outlook {
            outlook.model.track();
        }
        if all.watched.get() > 0 && carteira.phase.get() == Phase::Ready {
            spawn_local(async move {
                all.gathered().await;
            });
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

    /// Keeps the list as the data are, until the page that asks is left.
    pub(crate) fn watch(self) {
        self.watched.update(|pages| *pages += 1);
        on_cleanup(move || {
            self.watched.try_update(|pages| *pages = pages.saturating_sub(1));
        });
    }

    /// Works the list out in turns; whether it stands, and no later working out took over.
    async fn gathered(self) -> bool {
        let (mut found, mut apart) = (None, self.apart());
        let step = || {
            found = match &mut apart {
                Some((statuses, list)) => self.go_on(statuses, list),
                None => {
                    let statuses = self.carteira.derived.statuses.get_untracked();
                    self.kept.try_update_value(|list| self.go_on(&statuses, list)).flatten()
                }
            };
            found.is_some()
        };
        if !self.gathering.run(step).await {
            return false;
        }
        let same = self.list.with_untracked(|now| now.as_deref() == found.as_ref());
        if !same {
            self.list.set(found.map(Arc::new));
        }
        true
    }

    /// What the list is made of where the statuses shown are not those of the whole carteira today: nothing is kept of it.
    fn apart(self) -> Option<(Vec<Option<Status>>, AlertList)> {
        let c = self.carteira;
        let today = c.today.get_untracked();
        let is_today = c.derived.as_of.get_untracked() == today;
        c.portfolio.with_untracked(|p| {
            let is_kept = is_today && p.side().is_empty();
            (!is_kept).then(|| (statuses(p.whole_columns(), p.rules(), today), AlertList::default()))
        })
    }

    /// The next few clients; the list, once everybody was looked at.
    fn go_on(self, statuses: &[Option<Status>], list: &mut AlertList) -> Option<Vec<Alert>> {
        let c = self.carteira;
        let today = c.today.get_untracked();
        let copied = copied(c.is_sample.get_untracked(), c.kept_elsewhere.get_untracked());
        let learnt = self.outlook.and_then(|outlook| outlook.model.get_untracked());
        let model = learnt.filter(|model| !model.fit.is_initial());
        let names = c.derived.names.get_untracked();
        let rank = |slot: Slot| names.get(slot).map_or(u32::MAX, |name| name.rank);
        let whole = c.derived.whole();
        c.portfolio.with_untracked(|p| {
            let known = Known { portfolio: p, statuses, model: model.as_ref(), copied, today };
            list.go_on(&known, whole, CLIENTS).then(|| list.follow(&known, whole, rank))
        })
    }

    fn tell_soon(self) {
        let soon = move || {
            spawn_local(async move {
                if self.gathered().await {
                    self.tell();
                }
            });
        };
        let pending = set_timeout_with_handle(soon, AT_REST).ok();
        let earlier = self.waiting.try_update_value(|now| std::mem::replace(now, pending)).flatten();
        if let Some(earlier) = earlier {
            earlier.clear();
        }
    }

    fn tell(self) {
        let Some(Some(list)) = self.list.try_get_untracked() else { return };
        if self.lock.is_locked.get_untracked() {
            // A note names a client: it is told once the page is back.
            return;
        }
        let today = self.carteira.today.get_untracked();
        let now = self.carteira.portfolio.with_untracked(|p| of_today(p, &list, today));
        let is_sample = self.carteira.is_sample.get_untracked();
        device::set_badge(badge(is_sample, &now));
        if !is_sample && self.notifies.get_untracked() {
            self.show(&now.queue);
        }
        self.at_rest.set(Some(Arc::new(now)));
    }

    fn show(self, list: &[Alert]) {
        let today = self.carteira.today.get_untracked();
        let mut shown = Shown::on(today, remembered(SHOWN));
        for alert in shown.add(list) {
            device::show(self.note(alert, today));
        }
        remember(SHOWN, &shown);
    }

    fn note(self, alert: &Alert, today: NaiveDate) -> Note {
        let (title, body) = self.carteira.portfolio.with_untracked(|p| said(p, alert, today));
        Note { id: alert.id.to_string(), title, body, address: leads_to(alert.id).href() }
    }
}
