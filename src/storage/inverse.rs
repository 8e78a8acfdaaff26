//! The change that takes an act back, as the journal keeps it: its text is read only when somebody takes the act back, so
//! that a row costs nothing to list, and an app that never reads one need not know how.

use crate::domain::keeping::json;
use crate::domain::merge::take_back::Undo;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

#[derive(Clone, Debug)]
pub struct Inverse(Form);

#[derive(Clone, Debug)]
enum Form {
    Made(Box<Undo>),
    Kept(Box<RawValue>),
}

impl Inverse {
    /// How to take it back; `None`: a version that wrote it otherwise.
    pub fn read(&self) -> Option<Undo> {
        match &self.0 {
            Form::Made(undo) => Some((**undo).clone()),
            Form::Kept(text) => json::from_str(text.get()).ok(),
        }
    }
}

impl From<Undo> for Inverse {
    fn from(undo: Undo) -> Self {
        Inverse(Form::Made(Box::new(undo)))
    }
}

impl Serialize for Inverse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Form::Made(undo) => undo.serialize(serializer),
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
    use crate::domain::portfolio::change::Deed;

    #[test]
    fn what_was_kept_reads_back_and_is_written_again_as_it_was() {
        let undo = Undo { deed: Deed::Undo, steps: Vec::new(), until: None, left: Vec::new() };
        let made = Inverse::from(undo.clone());
        let text = serde_json::to_string(&made).unwrap();
        let kept: Inverse = serde_json::from_str(&text).unwrap();
        assert_eq!(kept.read(), Some(undo));
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
