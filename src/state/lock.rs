//! The lock of the screen on this device: whether there is one, whether the page is behind it now, and the PIN.
//!
//! What the first paint must know is here and small: whether a PIN is kept. The rest is only led to by the screen of the
//! lock and by *Ajustes*. The rules are those of `screen::lock`.

mod by_device;
mod forgotten;

pub(crate) use by_device::{can_unlock, is_person, register};
pub(crate) use forgotten::{Recognised, erase_everything, recognise};

use super::clock;
use crate::exchange::sealed::{ITERATIONS, SALT};
use crate::screen::lock::{After, Faults, Instant, Kept, Pin};
use crate::storage::{ciphers, preferences};
use js_sys::Uint8Array;
use leptos::prelude::*;

/// Preferences: what is kept of the PIN, and when the page locks by itself.
const PIN: &str = "bloqueio";
const AFTER: &str = "bloqueio.apos";
const HASH_BITS: u32 = 256;

/// Of this tab; each locks for itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lock {
    /// A PIN is kept on the device.
    pub is_set: RwSignal<bool>,
    /// The page is behind the lock.
    pub is_locked: RwSignal<bool>,
    /// It was in front of it once: from then on the app stands, in sight or put away.
    pub has_opened: RwSignal<bool>,
}

/// Stands before everything else in the app. A PIN that another tab sets or takes away is heard of.
pub(crate) fn provide_lock() -> Lock {
    let is_set = preferences::is_kept(PIN);
    let lock = Lock {
        is_set: RwSignal::new(is_set),
        is_locked: RwSignal::new(is_set),
        has_opened: RwSignal::new(!is_set),
    };
    provide_context(lock);
    let heard = window_event_listener_untyped("storage", move |_| lock.look());
    on_cleanup(move || heard.remove());
    lock
}

#[allow(clippy::expect_used)]
pub(crate) fn use_lock() -> Lock {
    use_context().expect("the app provides the lock before any view")
}

/// What came of a PIN that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tried {
    Right,
    Wrong,
    /// It was not looked at: so many milliseconds are to be waited first.
    TooSoon(u64),
    /// What is kept of the PIN can not be read.
    Unreadable,
    /// The browser has no ciphers here.
    NoCiphers,
}

/// Why a PIN was not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotSet {
    NoCiphers,
    NotKept,
}

impl Lock {
    /// Follows what is kept on the device.
    fn look(self) {
        let is_set = preferences::is_kept(PIN);
        if is_set != self.is_set.get_untracked() {
            self.is_set.set(is_set);
            if !is_set {
                self.open();
            }
        }
    }

    /// Puts the page behind the lock.
    pub(crate) fn lock_now(self) {
        if self.is_set.get_untracked() && !self.is_locked.get_untracked() {
            self.is_locked.set(true);
        }
    }

    /// Somebody proved to be who may see the page.
    pub(crate) fn open(self) {
        self.is_locked.set(false);
        if !self.has_opened.get_untracked() {
            self.has_opened.set(true);
        }
    }

    /// Looks at a PIN. It is counted as wrong before it is looked at: ending the page meanwhile saves no fault.
    pub(crate) async fn try_pin(self, typed: &str) -> Tried {
        if typed.trim().is_empty() {
            return Tried::Wrong;
        }
        let Some(kept) = kept() else { return Tried::Unreadable };
        let Some(salt) = kept.salt() else { return Tried::Unreadable };
        let wait = waiting();
        if wait > 0 {
            return Tried::TooSoon(wait);
        }
        let faulty = Kept { faults: kept.faults.one_more(clock::now_millis()), ..kept.clone() };
        preferences::keep(PIN, &faulty);
        let hash = hash(typed.trim(), &salt, kept.iterations).await;
        // Another tab may have taken the PIN away meanwhile, or set another.
        let Some(still) = self::kept().filter(|still| still.salt == kept.salt) else { return Tried::Wrong };
        match hash {
            Some(hash) if kept.is_of(&hash) => {
                preferences::keep(PIN, &Kept { faults: Faults::default(), ..still });
                Tried::Right
            }
            Some(_) => Tried::Wrong,
            None => {
                preferences::keep(PIN, &Kept { faults: kept.faults, ..still });
                Tried::NoCiphers
            }
        }
    }

    /// Sets a PIN, or another in its place.
    pub(crate) async fn set(self, pin: &Pin) -> Result<(), NotSet> {
        let salt: [u8; SALT] = clock::fresh_salt();
        let hash = hash(pin.digits(), &salt, ITERATIONS).await.ok_or(NotSet::NoCiphers)?;
        let credential = kept().and_then(|kept| kept.credential);
        let new = Kept { credential, ..Kept::new(&salt, ITERATIONS, &hash) };
        preferences::keep(PIN, &new);
        let is_kept = kept().as_ref() == Some(&new);
        self.look();
        if is_kept { Ok(()) } else { Err(NotSet::NotKept) }
    }

    /// Takes the PIN away, and what goes with it.
    pub(crate) fn remove(self) {
        preferences::forget(PIN);
        preferences::forget(AFTER);
        self.look();
    }
}

/// Milliseconds until the next PIN is looked at. A clock that was set back begins the waiting anew.
pub(crate) fn waiting() -> u64 {
    let Some(kept) = kept() else { return 0 };
    let now = clock::now_millis();
    let faults = kept.faults.as_of(now);
    if faults != kept.faults {
        preferences::keep(PIN, &Kept { faults, ..kept });
    }
    faults.wait(now)
}

/// Whether what is kept of the PIN can be read.
pub(crate) fn is_readable() -> bool {
    kept().is_some_and(|kept| kept.salt().is_some())
}

/// When the page locks by itself.
pub(crate) fn after() -> After {
    preferences::word(AFTER).map(|word| After::from_word(&word)).unwrap_or_default()
}

pub(crate) fn choose_after(after: After) {
    preferences::keep(AFTER, &after.word());
}

pub(crate) fn now() -> Instant {
    Instant { clock: clock::now_millis(), ticks: clock::ticks() }
}

/// `None`: the browser has no ciphers here.
async fn hash(pin: &str, salt: &[u8], iterations: u32) -> Option<Vec<u8>> {
    let bits = ciphers::derived("deriveBits", pin.as_bytes(), salt, iterations, &[&HASH_BITS.into()]).await?;
    Some(Uint8Array::new(&bits).to_vec())
}

fn kept() -> Option<Kept> {
    preferences::read(PIN)
}

/// Keeps or takes away the credential of the device's own unlocking. `false`: the browser did not keep it.
pub(crate) fn keep_credential(credential: Option<String>) -> bool {
    let Some(before) = kept() else { return false };
    let new = Kept { credential, ..before };
    preferences::keep(PIN, &new);
    kept().as_ref() == Some(&new)
}

/// The device's own unlocking may be used in place of the PIN.
pub(crate) fn has_credential() -> bool {
    kept().is_some_and(|kept| kept.credential.is_some())
}
