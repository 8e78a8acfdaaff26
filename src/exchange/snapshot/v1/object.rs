//! Objects of the format: named fields, and whatever else a newer version put beside them.

use super::super::error::Flaw;
use super::super::exact;
use serde::Deserialize;
use serde::de::Error;
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// Fields that this version does not know, by name.
pub(in super::super) type Unknown<'a> = Vec<(String, Cow<'a, Value>)>;

/// Reads a value of any kind so that it can be written back as it is.
pub(super) fn any<'de, A: serde::de::MapAccess<'de>>(map: &mut A) -> Result<Value, A::Error> {
    let raw: &RawValue = map.next_value()?;
    exact::value(raw.get()).map_err(|flaw| flaw.to_serde())
}

/// Any value, kept exactly.
#[derive(Debug)]
pub(in super::super) struct Any<'a>(pub Cow<'a, Value>);

impl serde::Serialize for Any<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Any<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        exact::value(raw.get()).map(|value| Any(Cow::Owned(value))).map_err(|flaw| flaw.to_serde())
    }
}

/// An object with keys of its own choice, in their order; a key may stand once.
#[derive(Debug)]
pub(in super::super) struct Pairs<K, V>(pub Vec<(K, V)>);

impl<K: serde::Serialize, V: serde::Serialize> serde::Serialize for Pairs<K, V> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'de, K: Deserialize<'de> + Ord + Clone + std::fmt::Debug, V: Deserialize<'de>> Deserialize<'de>
    for Pairs<K, V>
{
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<K, V>(std::marker::PhantomData<(K, V)>);
        impl<'de, K: Deserialize<'de> + Ord + Clone + std::fmt::Debug, V: Deserialize<'de>>
            serde::de::Visitor<'de> for Visitor<K, V>
        {
            type Value = Pairs<K, V>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs: Vec<(K, V)> = Vec::new();
                let mut keys = std::collections::BTreeSet::new();
                while let Some(key) = map.next_key::<K>()? {
                    if !keys.insert(key.clone()) {
                        return Err(Flaw::RepeatedKey(format!("{key:?}")).to_serde());
                    }
                    pairs.push((key, map.next_value()?));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Visitor(std::marker::PhantomData))
    }
}

pub(super) fn repeated<E: Error>(key: &str) -> E {
    Flaw::RepeatedKey(key.to_owned()).to_serde()
}

/// An object of the format. `need` fields must be there; `may` fields are left out when there is nothing to say, and
/// `null` reads as left out. Unknown fields are kept, equal keys refused.
macro_rules! object {
    ($(#[$doc:meta])* $name:ident { need { $($need:ident: $need_type:ty),* $(,)? } may { $($may:ident: $may_type:ty),* $(,)? } }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub(in super::super) struct $name<'a> {
            $(pub $need: $need_type,)*
            $(pub $may: Option<$may_type>,)*
            pub unknown: $crate::exchange::snapshot::v1::object::Unknown<'a>,
        }

        impl $name<'_> {
            /// Names of the fields of the format.
            #[allow(dead_code)]
            pub(super) const KNOWN: &'static [&'static str] = &[$(stringify!($need),)* $(stringify!($may),)*];
        }

        impl serde::Serialize for $name<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(map.serialize_entry(stringify!($need), &self.$need)?;)*
                $(if let Some(value) = &self.$may {
                    map.serialize_entry(stringify!($may), value)?;
                })*
                for (name, value) in &self.unknown {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }

        impl<'de: 'a, 'a> serde::Deserialize<'de> for $name<'a> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor<'a>(std::marker::PhantomData<&'a ()>);
                impl<'de: 'a, 'a> serde::de::Visitor<'de> for Visitor<'a> {
                    type Value = $name<'a>;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("an object ", stringify!($name)))
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name<'a>, A::Error> {
                        $(let mut $need: Option<$need_type> = None;)*
                        $(let mut $may: Option<$may_type> = None;)*
                        let mut unknown: $crate::exchange::snapshot::v1::object::Unknown<'a> = Vec::new();
                        while let Some(key) = map.next_key::<$crate::exchange::snapshot::v1::value::Text<'de>>()? {
                            match &*key.0 {
                                $(stringify!($need) => {
                                    if $need.is_some() {
                                        return Err($crate::exchange::snapshot::v1::object::repeated(&key.0));
                                    }
                                    $need = Some(map.next_value()?);
                                })*
                                $(stringify!($may) => {
                                    if $may.is_some() {
                                        return Err($crate::exchange::snapshot::v1::object::repeated(&key.0));
                                    }
                                    $may = map.next_value()?;
                                })*
                                other => {
                                    if unknown.iter().any(|(name, _)| name == other) {
                                        return Err($crate::exchange::snapshot::v1::object::repeated(other));
                                    }
                                    let value = $crate::exchange::snapshot::v1::object::any(&mut map)?;
                                    unknown.push((other.to_owned(), std::borrow::Cow::Owned(value)));
                                }
                            }
                        }
                        Ok($name {
                            $($need: $need.ok_or_else(|| <A::Error as serde::de::Error>::missing_field(stringify!($need)))?,)*
                            $($may,)*
                            unknown,
                        })
                    }
                }
                deserializer.deserialize_map(Visitor(std::marker::PhantomData))
            }
        }
    };
}

pub(super) use object;
