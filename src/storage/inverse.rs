//! The change that takes an act back, as the journal keeps it: its text is read only when somebody takes the act back, so
//! that a row costs nothing to list, and an app that never reads one need not know how.

use crate::domain::change::Change;
use crate::domain::json;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

#[derive(Clone, Debug)]
pub struct Inverse(Form);

#[derive(Clone, Debug)]
enum Form {
    Made(Box<Change>),
    Kept(Box<RawValue>),
}

impl Inverse {
    /// The change; `None`: a version that wrote it otherwise.
    pub fn read(&self) -> Option<Change> {
        match &self.0 {
            Form::Made(change) => Some((**change).clone()),
            Form::Kept(text) => json::from_str(text.get()).ok(),
        }
    }
}

impl From<Change> for Inverse {
    fn from(change: Change) -> Self {
        Inverse(Form::Made(Box::new(change)))
    }
}

impl Serialize for Inverse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Form::Made(change) => change.serialize(serializer),
            Form::Kept(text) => text.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Inverse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Inverse(Form::Kept(Box::deserialize(deserializer)?)))
    }
}

/// Equal when they take the same back.
impl PartialEq for Inverse {
    fn eq(&self, other: &Self) -> bool {
        self.read() == other.read()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Deed;

    #[test]
    fn what_was_kept_reads_back_and_is_written_again_as_it_was() {
        let change = Change { deed: Deed::Undo, steps: Vec::new() };
        let made = Inverse::from(change.clone());
        let text = serde_json::to_string(&made).unwrap();
        let kept: Inverse = serde_json::from_str(&text).unwrap();
        assert_eq!(kept.read(), Some(change));
        assert_eq!(kept, made);
        assert_eq!(serde_json::to_string(&kept).unwrap(), text);
    }

    #[test]
    fn what_another_version_wrote_is_kept_and_not_read() {
        let text = r#"{"deed":"hologram","steps":[{"x":1.50}]}"#;
        let kept: Inverse = serde_json::from_str(text).unwrap();
        assert_eq!(kept.read(), None);
        assert_eq!(serde_json::to_string(&kept).unwrap(), text);
    }
}
