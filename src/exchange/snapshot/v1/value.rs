//! The leaves of the format: text, identities, stamps, days, hours, words.

use crate::domain::keeping::stamp::{LAST_MILLIS, Stamp};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use uuid::Uuid;

/// Text, borrowed from the line where it holds no escapes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Text<'a>(pub Cow<'a, str>);

impl<'a> Text<'a> {
    pub(super) fn of(text: &'a str) -> Text<'a> {
        Text(Cow::Borrowed(text))
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrowing;
        impl<'de> Visitor<'de> for Borrowing {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Borrowing).map(|text: Text<'de>| text)
    }
}

/// A leaf written as text and parsed from it.
macro_rules! leaf {
    ($(#[$doc:meta])* $name:ident($inner:ty), $expecting:literal, $read:expr, $write:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(in super::super) struct $name(pub $inner);

        impl $name {
            #[allow(dead_code)]
            pub(super) fn parse(text: &str) -> Option<$name> {
                let read: fn(&str) -> Option<$inner> = $read;
                read(text).map($name)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let write: fn(&$inner, S) -> Result<S::Ok, S::Error> = $write;
                write(&self.0, serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reading;
                impl Visitor<'_> for Reading {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }
                    fn visit_str<E: Error>(self, text: &str) -> Result<$name, E> {
                        let wrong = || E::custom(format_args!(concat!("not ", $expecting, ": {:?}"), shortened(text)));
                        $name::parse(text).ok_or_else(wrong)
                    }
                }
                deserializer.deserialize_str(Reading)
            }
        }
    };
}

leaf!(
    /// A UUID in its 36 characters.
    Id(Uuid),
    "a UUID",
    |text| if text.len() == 36 { Uuid::try_parse(text).ok() } else { None },
    |id, serializer| serializer.serialize_str(id.as_hyphenated().encode_lower(&mut Uuid::encode_buffer()))
);
leaf!(
    /// `millis-counter-device` in hexadecimal of 12, 8 and 16 digits.
    At(Stamp),
    "a stamp",
    |text| text.parse::<Stamp>().ok().filter(|stamp| stamp.millis <= LAST_MILLIS),
    |stamp, serializer| serializer.serialize_str(stamp.text(&mut [0; Stamp::TEXT]))
);
leaf!(
    /// `2026-02-28`.
    Day(NaiveDate),
    "a date",
    day,
    |date, serializer| match day_text(*date, &mut [0; 10]) {
        Some(text) => serializer.serialize_str(text),
        None => Err(serde::ser::Error::custom("a date outside the years 0 to 9999")),
    }
);
leaf!(
    /// `2026-02`.
    MonthOf(Month),
    "a month",
    |text| text.parse().ok(),
    |month, serializer| serializer.collect_str(month)
);
leaf!(
    /// `14:05:00`.
    Hour(NaiveTime),
    "a time of day",
    |text| text.parse().ok(),
    |time, serializer| serializer.collect_str(time)
);

pub(super) fn day_text(date: NaiveDate, buffer: &mut [u8; 10]) -> Option<&str> {
    let year = u32::try_from(date.year()).ok().filter(|year| *year <= 9999)?;
    let digits = |number: u32, to: &mut [u8]| {
        to.iter_mut().rev().fold(number, |rest, digit| {
            *digit = b'0' + (rest % 10) as u8;
            rest / 10
        })
    };
    digits(year, &mut buffer[..4]);
    buffer[4] = b'-';
    digits(date.month(), &mut buffer[5..7]);
    buffer[7] = b'-';
    digits(date.day(), &mut buffer[8..]);
    std::str::from_utf8(buffer).ok()
}

fn day(text: &str) -> Option<NaiveDate> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let digit = |at: usize| bytes[at].is_ascii_digit().then(|| u32::from(bytes[at] - b'0'));
    let pair = |at| Some(digit(at)? * 10 + digit(at + 1)?);
    if bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let year = i32::try_from(pair(0)? * 100 + pair(2)?).ok()?;
    NaiveDate::from_ymd_opt(year, pair(5)?, pair(8)?)
}

/// Words of the format for an enum of the domain, both ways.
macro_rules! words {
    ($name:ident($inner:ty) { $($value:path => $word:literal),* $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in super::super) struct $name(pub $inner);

        impl $name {
            pub(super) fn word(self) -> &'static str {
                match self.0 { $($value => $word),* }
            }

            pub(super) fn of(text: &str) -> Option<$name> {
                match text {
                    $($word => Some($name($value)),)*
                    _ => None,
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reading;
                impl Visitor<'_> for Reading {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(concat!("a word for ", stringify!($name)))
                    }
                    fn visit_str<E: Error>(self, text: &str) -> Result<$name, E> {
                        let wrong = || E::custom(format_args!(concat!("not a ", stringify!($name), ": {:?}"), shortened(text)));
                        $name::of(text).ok_or_else(wrong)
                    }
                }
                deserializer.deserialize_str(Reading)
            }
        }
    };
}

use crate::domain::calendar::period::Month;
use crate::domain::catalog::goals::Measure;
use crate::domain::catalog::improvement_action::ActionState;
use crate::domain::catalog::reasons::{ReasonEffect, ReasonGroup};
use crate::domain::catalog::segment::SegmentColour;
use crate::domain::client::Situation;
use crate::domain::fact::Origin;
use crate::domain::fact::appointment::AppointmentState;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::order::OrderStatus;
use crate::domain::measure::risk_score::Registration;
use crate::domain::rhythm::lifecycle::Lifecycle;

words!(SituationWord(Situation) {
    Situation::Active => "active",
    Situation::Blocked => "blocked",
    Situation::Prospect => "prospect",
    Situation::Former => "former",
});
words!(RegistrationWord(Registration) {
    Registration::Regular => "regular",
    Registration::Irregular => "irregular",
    Registration::Suspended => "suspended",
    Registration::Unfit => "unfit",
    Registration::Closed => "closed",
    Registration::Null => "null",
});
words!(ChannelWord(Channel) {
    Channel::Visit => "visit",
    Channel::Call => "call",
    Channel::WhatsApp => "whatsapp",
    Channel::Email => "email",
    Channel::Video => "video",
    Channel::Event => "event",
});
words!(OutcomeWord(Outcome) {
    Outcome::Success => "success",
    Outcome::Attended => "attended",
    Outcome::Negotiation => "negotiation",
    Outcome::Order => "order",
    Outcome::NoOrder => "no_order",
    Outcome::Absent => "absent",
    Outcome::Closed => "closed",
    Outcome::NoAnswer => "no_answer",
    Outcome::Rescheduled => "rescheduled",
    Outcome::Scheduled => "scheduled",
    Outcome::Cancelled => "cancelled",
});
words!(ClassWord(Lifecycle) {
    Lifecycle::Prospect => "prospect",
    Lifecycle::NoOrders => "no_orders",
    Lifecycle::Active => "active",
    Lifecycle::AtRisk => "at_risk",
    Lifecycle::Inactive => "inactive",
    Lifecycle::Former => "former",
});
words!(OriginWord(Origin) {
    Origin::Typed => "typed",
    Origin::Imported => "imported",
});
words!(StatusWord(OrderStatus) {
    OrderStatus::Invoiced => "invoiced",
    OrderStatus::Pending => "pending",
    OrderStatus::Cancelled => "cancelled",
    OrderStatus::Returned => "returned",
});
words!(StateWord(AppointmentState) {
    AppointmentState::Planned => "planned",
    AppointmentState::Done => "done",
    AppointmentState::Missed => "missed",
    AppointmentState::Moved => "moved",
    AppointmentState::Dropped => "dropped",
});
words!(MeasureWord(Measure) {
    Measure::Coverage => "coverage",
    Measure::BuyerRate => "buyer_rate",
    Measure::Revenue => "revenue",
    Measure::NewClients => "new_clients",
});
words!(GroupWord(ReasonGroup) {
    ReasonGroup::Ours => "ours",
    ReasonGroup::Competition => "competition",
    ReasonGroup::Client => "client",
    ReasonGroup::Other => "other",
});
words!(EffectWord(ReasonEffect) {
    ReasonEffect::None => "none",
    ReasonEffect::VisitByStock => "visit_by_stock",
    ReasonEffect::Attempt => "attempt",
    ReasonEffect::Detractor => "detractor",
    ReasonEffect::RiskWatch => "risk_watch",
    ReasonEffect::Leaves => "leaves",
});
words!(ActionWord(ActionState) {
    ActionState::Open => "open",
    ActionState::Doing => "doing",
    ActionState::Done => "done",
});
words!(ColourWord(SegmentColour) {
    SegmentColour::Blue => "blue",
    SegmentColour::Orange => "orange",
    SegmentColour::Teal => "teal",
    SegmentColour::Purple => "purple",
    SegmentColour::Crimson => "crimson",
    SegmentColour::Green => "green",
});

fn shortened(text: &str) -> &str {
    text.char_indices().nth(40).map_or(text, |(end, _)| &text[..end])
}
