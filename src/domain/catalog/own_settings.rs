//! Settings that the app writes by itself: nobody edits these, and no merge asks about them.

/// Until when an alert is put off.
pub(crate) const SNOOZE: &str = "snooze.";

/// Up to which stamp of a device a carteira has seen everything.
pub(crate) const SEEN: &str = "seen.";

/// When the latest file of a device was written and merged.
pub(crate) const RECEIVED: &str = "received.";

/// Kept for a newer version, which knows what it says.
pub(crate) const UNKNOWN: &str = "unknown.";

/// A whole line kept for a newer version.
pub(crate) const LINE: &str = "line.";

/// Whether the app alone writes the setting of this path.
pub(crate) fn is_own(path: &str) -> bool {
    [SEEN, UNKNOWN, LINE, SNOOZE, RECEIVED].iter().any(|own| path.starts_with(own))
}
