//! Unknown fields on their way between their place in the file and [`Dossier::unknown`](crate::domain::record::dossier::Dossier),
//! where each has a path. An element of a list has no id: its path holds a fingerprint of what is known of it, so that an
//! unknown field of one person never ends up at another. A value whose place is gone is written in `kept` instead.

use super::object::Unknown;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Unknown values still to be put into their places.
#[derive(Debug, Default)]
pub(super) struct Unplaced<'a>(BTreeMap<&'a str, &'a Value>);

impl<'a> Unplaced<'a> {
    pub(super) fn of(unknown: &'a BTreeMap<String, Value>) -> Self {
        Self(unknown.iter().map(|(path, value)| (path.as_str(), value)).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the fields directly under `place()`, but for names the format has (`known`): a foreign file could put
    /// such a path in its `kept`, and the object would then have two of them.
    pub(super) fn take(&mut self, place: impl Fn() -> String, known: &[&str]) -> Unknown<'a> {
        self.take_if(place, |name, _| !known.contains(&name))
    }

    pub(super) fn take_if(
        &mut self,
        place: impl Fn() -> String,
        fits: impl Fn(&str, &Value) -> bool,
    ) -> Unknown<'a> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let place = place() + "/";
        let name = |path: &'a str| path.strip_prefix(&place).filter(|name| !name.contains('/'));
        let mut taken = Vec::new();
        self.0.retain(|path, value| match name(path).map(unescaped) {
            Some(name) if fits(&name, value) => {
                taken.push((name, Cow::Borrowed(*value)));
                false
            }
            Some(_) | None => true,
        });
        taken
    }

    pub(super) fn rest(self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.0.into_iter()
    }
}

/// Puts the fields found at `place()` under their paths.
pub(super) fn keep(kept: &mut BTreeMap<String, Value>, place: impl Fn() -> String, unknown: Unknown<'_>) {
    for (name, value) in unknown {
        kept.insert(format!("{}/{}", place(), escaped(&name)), value.into_owned());
    }
}

/// Names the elements of one list by what is known of them.
#[derive(Debug, Default)]
pub(super) struct Fingerprints(BTreeMap<String, u32>);

impl Fingerprints {
    pub(super) fn next(&mut self, element: &impl Serialize) -> String {
        let text = serde_json::to_vec(element).unwrap_or_default();
        let print: String = Sha256::digest(text).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let before = self.0.entry(print.clone()).or_default();
        *before += 1;
        format!("{print}-{before}")
    }
}

pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

pub(super) fn unescaped(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}
