//! Values that cross serde as one canonical string: what is read back is parsed again, so a wrong one never gets in.

/// Serialises `$type` by its `as_str` and deserialises it by its `parse`.
macro_rules! serde_as_text {
    ($type:ty, $expecting:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl serde::de::Visitor<'_> for Text {
                    type Value = $type;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expecting)
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        <$type>::parse(text).map_err(|error| E::custom(format!("{error:?}")))
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }

        impl std::str::FromStr for $type {
            type Err = <$type as crate::domain::value::text_value::Parsed>::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                <$type>::parse(text)
            }
        }
    };
}

/// Names the error of a value's `parse`.
pub trait Parsed {
    type Error;
}

pub(crate) use serde_as_text;
