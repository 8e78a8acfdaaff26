//! Plain values and lists of them as bytes.

use super::packed::{Pack, Packer, Unpacker};
use super::stamp::Stamp;
use crate::domain::calendar::visiting::{Hours, IsoWeekday};
use crate::domain::value::cep::Cep;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::id::{ClientId, PersonId, PrincipalId, SalespersonId};
use crate::domain::value::money::Centavos;
use crate::domain::value::phone::Phone;
use crate::domain::value::uf::Uf;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// More than is set aside for a list at once, whatever its length says.
const RESERVED_AT_MOST: usize = 64;

macro_rules! pack {
    ($($type:ty: |$value:ident, $into:ident| $pack:expr, |$from:ident| $unpack:expr;)*) => { $(
        impl Pack for $type {
            fn pack(&self, $into: &mut Packer) {
                let $value = self;
                $pack;
            }
            fn unpack($from: &mut Unpacker<'_>) -> Option<Self> {
                $unpack
            }
        }
    )* };
}

pack! {
    bool: |value, into| into.byte((*value).into()), |from| from.byte().map(|byte| byte != 0);
    u16: |value, into| into.number((*value).into()), |from| from.number()?.try_into().ok();
    u32: |value, into| into.number((*value).into()), |from| from.number()?.try_into().ok();
    String: |value, into| into.text(value), |from| from.text();
    NaiveDate: |value, into| into.date(*value), |from| from.date();
    Stamp: |value, into| into.stamp(*value), |from| from.stamp();
    Centavos: |value, into| into.signed(value.get()), |from| from.signed().map(Centavos::new);
    SalespersonId: |value, into| into.known_uuid(value.uuid()), |from| from.known_uuid().map(SalespersonId::new);
    ClientId: |value, into| into.uuid(value.uuid()), |from| from.uuid().map(ClientId::new);
    PersonId: |value, into| into.uuid(value.uuid()), |from| from.uuid().map(PersonId::new);
    PrincipalId: |value, into| into.known_uuid(value.uuid()), |from| from.known_uuid().map(PrincipalId::new);
    Uf: |value, into| into.byte(*value as u8), |from| Uf::ALL.get(usize::from(from.byte()?)).copied();
    IsoWeekday: |value, into| into.byte((*value).into()), |from| from.byte()?.try_into().ok();
    TaxId: |value, into| into.text(value.as_str()), |from| TaxId::parse(from.str()?).ok();
    Cep: |value, into| into.text(value.as_str()), |from| Cep::parse(from.str()?).ok();
    Phone: |value, into| into.text(value.as_str()), |from| Phone::parse(from.str()?).ok();
    Hours: |value, into| into.text(&value.to_string()), |from| from.str()?.parse().ok();
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, into: &mut Packer) {
        self.is_some().pack(into);
        self.iter().for_each(|value| value.pack(into));
    }
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        if bool::unpack(from)? { T::unpack(from).map(Some) } else { Some(None) }
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, into: &mut Packer) {
        into.number(self.len() as u64);
        self.iter().for_each(|value| value.pack(into));
    }
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let count = usize::try_from(from.number()?).ok()?;
        let mut list = Vec::with_capacity(count.min(RESERVED_AT_MOST));
        for _ in 0..count {
            list.push(T::unpack(from)?);
        }
        Some(list)
    }
}

impl<T: Pack + Ord> Pack for BTreeSet<T> {
    fn pack(&self, into: &mut Packer) {
        into.number(self.len() as u64);
        self.iter().for_each(|value| value.pack(into));
    }
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        (0..from.number()?).map(|_| T::unpack(from)).collect()
    }
}

impl<K: Pack + Ord, V: Pack> Pack for BTreeMap<K, V> {
    fn pack(&self, into: &mut Packer) {
        into.number(self.len() as u64);
        for (key, value) in self {
            key.pack(into);
            value.pack(into);
        }
    }
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        (0..from.number()?).map(|_| Some((K::unpack(from)?, V::unpack(from)?))).collect()
    }
}
