//! A witness outside the database of what the database last held: if it remembers more, something was lost.
//!
//! It is written after each commit and may be behind (a killed browser loses it), never ahead of a healthy database. So an
//! empty database with a witness is not a new user.

use super::repository::{Lost, Meta};

/// What the witness says of a database that now has `found`.
pub(crate) fn lost(remembered: Option<Meta>, found: Meta) -> Option<Lost> {
    let remembered = remembered.filter(|meta| meta.seq > 0)?;
    let same = remembered.device == found.device;
    let missing = if same { remembered.seq > found.seq } else { remembered.clients > 0 };
    missing.then_some(Lost { remembered, found })
}

/// What was last said of the database `name`.
#[cfg(target_arch = "wasm32")]
pub(crate) fn recall(name: &str) -> Option<Meta> {
    super::local::get(&key(name))
}

#[cfg(target_arch = "wasm32")]
pub(crate) fn remember(name: &str, meta: Meta) {
    super::local::set(&key(name), meta);
}

#[cfg(target_arch = "wasm32")]
pub(crate) fn forget(name: &str) {
    super::local::delete(&key(name));
}

#[cfg(target_arch = "wasm32")]
fn key(name: &str) -> String {
    format!("{name}.witness")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::DeviceId;

    fn meta(device: u64, seq: u64, clients: u32) -> Meta {
        Meta { device: DeviceId(device), seq, clients }
    }

    #[test]
    fn a_witness_that_is_ahead_tells_of_a_loss() {
        assert_eq!(lost(None, meta(1, 0, 0)), None);
        assert_eq!(lost(Some(meta(1, 7, 3)), meta(1, 7, 3)), None);
        assert_eq!(lost(Some(meta(1, 6, 3)), meta(1, 7, 3)), None);
        let (remembered, found) = (meta(1, 8, 3), meta(1, 7, 3));
        assert_eq!(lost(Some(remembered), found), Some(Lost { remembered, found }));
    }

    #[test]
    fn another_database_in_its_place_is_a_loss_if_there_were_clients() {
        let (remembered, found) = (meta(1, 8, 3), meta(2, 0, 0));
        assert_eq!(lost(Some(remembered), found), Some(Lost { remembered, found }));
        assert_eq!(lost(Some(meta(1, 8, 0)), found), None);
        assert_eq!(lost(Some(meta(1, 0, 0)), found), None);
    }
}
