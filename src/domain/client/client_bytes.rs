//! What only clients are made of, as bytes. The fields of a client itself are packed where they are listed.

use super::answer::Answer;
use super::person::Person;
use super::{ClientField, Holding, Referrer, Situation, SituationHeld};
use crate::domain::keeping::packed::{Pack, Packer, Unpacker};
use crate::domain::place::geo::LatLon;

const SITUATIONS: [Situation; 4] =
    [Situation::Active, Situation::Blocked, Situation::Prospect, Situation::Former];

impl Pack for Situation {
    fn pack(&self, into: &mut Packer) {
        into.byte(*self as u8);
    }
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        SITUATIONS.get(usize::from(from.byte()?)).copied()
    }
}

impl Pack for ClientField {
    fn pack(&self, into: &mut Packer) {
        into.byte(*self as u8);
    }
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        ClientField::ALL.get(usize::from(from.byte()?)).copied()
    }
}

impl Pack for LatLon {
    fn pack(&self, into: &mut Packer) {
        let (lat, lon) = self.units();
        into.signed(lat.into());
        into.signed(lon.into());
    }
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let (lat, lon) = (from.signed()?, from.signed()?);
        Some(LatLon::of_units(i32::try_from(lat).ok()?, i32::try_from(lon).ok()?))
    }
}

/// Packs a struct field by field, in the order given.
macro_rules! pack_fields {
    ($($type:ident { $($field:ident),* })*) => { $(
        impl Pack for $type {
            fn pack(&self, into: &mut Packer) {
                let $type { $($field),* } = self;
                $($field.pack(into);)*
            }
            fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
                $(let $field = Pack::unpack(from)?;)*
                Some($type { $($field),* })
            }
        }
    )* };
}

pack_fields! {
    SituationHeld { since, situation, reason }
    Holding { since, salesperson }
    Person { id, name, role, phone, email, partner }
    Answer { turned, said, reason, note }
    Referrer { client, person }
}
