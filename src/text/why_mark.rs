//! Words of the way to *Por que esta classe?*; apart from `why`, whose sheet they open.

pub(crate) const WHY: &str = "Por quê?";

/// "atrasado: por quê?".
pub(crate) fn of_state(state: &str) -> String {
    format!("{state}: por quê?")
}

/// "Por quê? Padaria Sol".
pub(crate) fn of_client(name: &str) -> String {
    format!("{WHY} {name}")
}
