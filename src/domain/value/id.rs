//! Identities: one type for each kind of thing, so that an order's id is never taken for a client's.
//!
//! All are UUIDv7 made by the caller, who holds the clock and the randomness, but for those of people: see `client/person.rs`.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Sixteen bytes for a new identity: 48 bits of milliseconds since 1970, then 74 bits of `random`.
pub fn uuid_v7(millis: u64, random: [u8; 10]) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }
            pub const fn uuid(self) -> Uuid {
                self.0
            }
            /// A fixed identity for tests and generated data.
            pub const fn from_u128(value: u128) -> Self {
                Self(Uuid::from_u128(value))
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )* };
}

ids! {
    ClientId,
    InteractionId,
    OrderId,
    SalespersonId,
    PrincipalId,
    AppointmentId,
    StockCountId,
    CaseEventId,
    IncidentId,
    /// Of a step about what a client said.
    CareEventId,
    ProspectEventId,
    RiskCheckId,
    TemplateId,
    /// Of an ação de melhoria.
    ActionId,
    CommitmentId,
    SegmentId,
    /// Of an envio.
    MailingId,
    PersonId,
}
