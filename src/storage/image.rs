//! The image of a carteira: its dossiers as bytes, so that it opens without its rows being read one by one.
//!
//! It is derived and may be lost at any time: the rows are the truth. A [`Head`] says of which commit it is; dossiers lie
//! in leaves of [`LEAF`] in the order of their slots, so that what changed since is written again leaf by leaf. Leaves of
//! two editions never make one image. Catalog entries are few and are read from their rows.

use super::checksum::checksum;
use super::encoding;
use super::settle::journal_cutoff;
use crate::domain::keeping::packed::{Pack, Packer, Unpacker};
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::ClientId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Raised whenever [`leaf`] writes the same dossiers as other bytes; a test says so.
const LAYOUT: u32 = 3;

/// Dossiers in one leaf: little enough to be read in one task of a slow tablet.
pub const LEAF: usize = 256;

/// A smaller carteira is read from its rows as fast.
pub const KEPT_FROM: usize = 500;

/// More commits than this are not caught up with.
pub const CAUGHT_UP_AT_MOST: u64 = 64;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    layout: u32,
    schema: u32,
    minor: u32,
    /// Identity of the database it is an image of.
    pub device: DeviceId,
    /// The commit that it shows.
    pub seq: u64,
    /// Milliseconds since 1970 when it was written.
    pub at: u64,
    /// Of every leaf that belongs to it.
    pub edition: u64,
    pub dossiers: u32,
}

/// A later commit, as the journal tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    pub seq: u64,
    pub at: u64,
    pub client: Option<ClientId>,
}

impl Head {
    pub fn new(device: DeviceId, seq: u64, at: u64, edition: u64, dossiers: usize) -> Head {
        let dossiers = u32::try_from(dossiers).unwrap_or(u32::MAX);
        let (layout, schema, minor) = (LAYOUT, encoding::SCHEMA, encoding::MINOR);
        Head { layout, schema, minor, device, seq, at, edition, dossiers }
    }

    /// This version reads its leaves, they are of this database, and `seq` is not too far ahead.
    pub fn leads_to(&self, device: DeviceId, seq: u64) -> bool {
        *self == Head::new(device, self.seq, self.at, self.edition, self.dossiers as usize)
            && (self.seq..=self.seq.saturating_add(CAUGHT_UP_AT_MOST)).contains(&seq)
    }

    /// Whom the commits after it changed; `None`: there is no telling. A commit that does not stand in the journal changed no
    /// client ([`super::keep`]), unless the journal is so long that its beginning was forgotten.
    pub fn changed_since(&self, acts: &[Act]) -> Option<BTreeSet<ClientId>> {
        let told = |act: &Act| act.seq > self.seq && journal_cutoff(act.at) < self.at;
        acts.iter().map(|act| act.client.filter(|_| told(act))).collect()
    }

    pub fn leaves(&self) -> u32 {
        self.dossiers.div_ceil(LEAF as u32)
    }

    fn len_of(&self, number: u32) -> usize {
        (self.dossiers as usize).saturating_sub(number as usize * LEAF).min(LEAF)
    }
}

/// The slots of a leaf.
pub fn slots(number: u32, dossiers: usize) -> std::ops::Range<usize> {
    let start = (number as usize * LEAF).min(dossiers);
    start..(start + LEAF).min(dossiers)
}

/// The leaves that hold these slots.
pub fn leaves_of(slots: impl IntoIterator<Item = Slot>) -> BTreeSet<u32> {
    slots.into_iter().map(|slot| (slot.at() / LEAF) as u32).collect()
}

/// The bytes of one leaf, with what it is and a checksum before them.
pub fn leaf(edition: u64, number: u32, dossiers: &[Dossier]) -> Vec<u8> {
    let mut packer = Packer::default();
    packer.number(edition);
    packer.number(number.into());
    dossiers.iter().for_each(|dossier| dossier.pack(&mut packer));
    let body = packer.into_bytes();
    let mut bytes = checksum(&body).to_le_bytes().to_vec();
    bytes.extend_from_slice(&body);
    bytes
}

/// The dossiers of a leaf of this image; `None`: it is none, or not whole.
pub fn read_leaf(bytes: &[u8], head: &Head, number: u32) -> Option<Vec<Dossier>> {
    let (sum, body) = bytes.split_first_chunk()?;
    if u32::from_le_bytes(*sum) != checksum(body) {
        return None;
    }
    let mut from = Unpacker::new(body);
    if (from.number()?, from.number()?) != (head.edition, number.into()) {
        return None;
    }
    let dossiers: Vec<Dossier> =
        (0..head.len_of(number)).map(|_| Dossier::unpack(&mut from)).collect::<Option<_>>()?;
    from.is_at_end().then_some(dossiers)
}

/// Up to which commit everything was heard of: of two tabs each hears its own at once and the other's a moment later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    until: u64,
    ahead: BTreeSet<u64>,
}

impl Followed {
    /// Everything up to `seq` was read.
    pub fn from(seq: u64) -> Followed {
        Followed { until: seq, ahead: BTreeSet::new() }
    }

    pub fn note(&mut self, seq: u64) {
        if seq > self.until {
            self.ahead.insert(seq);
        }
        while self.ahead.remove(&(self.until + 1)) {
            self.until += 1;
        }
    }

    /// The last commit heard of, if none before it is missing.
    pub fn seq(&self) -> Option<u64> {
        self.ahead.is_empty().then_some(self.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::json;
    use crate::domain::portfolio::Portfolio;
    use crate::domain::sample;
    use chrono::NaiveDate;

    fn dossiers() -> Vec<Dossier> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        Portfolio::from_records(sample::records(1, today)).dossiers().to_vec()
    }

    fn head(dossiers: usize) -> Head {
        Head::new(DeviceId(7), 40, 1_000, 99, dossiers)
    }

    #[test]
    fn a_leaf_gives_back_the_dossiers_of_the_sample() {
        let all = dossiers();
        let bytes = leaf(99, 0, &all);
        assert_eq!(read_leaf(&bytes, &head(all.len()), 0), Some(all));
    }

    /// Something in every field that is packed by hand.
    fn known() -> Dossier {
        let json = r#"{"id":"00000000-0000-0000-0000-000000000001","client":{
            "id":"00000000-0000-0000-0000-000000000001","created":"0190b6f2a000-00000001-0000000000000007",
            "stamps":{"notes":"0190b6f2a001-00000000-0000000000000007"},"code":"00123","legal_name":"Padaria do Zé Ltda",
            "trade_name":"Pão Quente","tax_id":"11222333000181","situation":"blocked","situation_since":"2026-02-28",
            "past_situations":[{"since":"2025-01-31","situation":"active"}],
            "holdings":[{"since":null,"salesperson":"00000000-0000-0000-0000-000000000002"}],
            "principals":["00000000-0000-0000-0000-000000000003"],"city_code":4314902,"state":"RS","cep":"90010000",
            "location":[-30.0277,-51.2287],"people":[{"name":"Zé","role":"dono","partner":true}],
            "phones":["+5551998765432"],"emails":["ze@exemplo.com.br"],"tags":["vip"],"extra":{"Rota":"7"},
            "notes":"Só de manhã","cadence_days":21,"purchase_potential":1234567,"credit_limit":500000,
            "visit_weekdays":[2],
            "visit_hours":["08:00-11:30"],
            "departures":{"2026-01-31":{"turned":"2026-02-28","said":"2026-03-01","reason":"preco"}}},
            "interactions":[{"id":"00000000-0000-0000-0000-000000000004",
            "recorded":"0190b6f2a002-00000000-0000000000000007","date":"2026-11-16","channel":"visit","outcome":"success",
            "note":"Pediu catálogo"}],
            "orders":[{"id":"00000000-0000-0000-0000-000000000005","recorded":"0190b6f2a003-00000000-0000000000000007",
            "date":"2026-11-17","value":98765,"status":"invoiced"}],
            "removed":{"00000000-0000-0000-0000-000000000006":"0190b6f2a004-00000000-0000000000000007"}}"#;
        json::from_str(json).unwrap()
    }

    #[test]
    fn the_layout_rises_when_bytes_change() {
        let bytes = leaf(99, 0, &[known()]);
        assert_eq!(read_leaf(&bytes, &head(1), 0), Some(vec![known()]));
        assert_eq!((LAYOUT, checksum(&bytes)), (3, 992_662_141), "raise LAYOUT, and pin what it writes now");
    }

    #[test]
    fn a_leaf_of_another_edition_place_or_length_is_none() {
        let all = dossiers();
        let bytes = leaf(99, 0, &all);
        let read = |bytes: &[u8], head: &Head, number| read_leaf(bytes, head, number).is_some();
        assert!(!read(&bytes, &Head { edition: 98, ..head(all.len()) }, 0));
        assert!(!read(&bytes, &head(all.len()), 1));
        assert!(!read(&bytes, &head(all.len() - 1), 0));
        assert!(!read(&bytes, &head(all.len() + 1), 0));
        assert!(!read(&bytes[..bytes.len() - 1], &head(all.len()), 0));
        assert!(!read(&[], &head(0), 0));
    }

    #[test]
    fn one_changed_bit_is_noticed() {
        let bytes = leaf(99, 0, &[known()]);
        for place in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[place] ^= 4;
            assert_eq!(read_leaf(&damaged, &head(1), 0), None, "byte {place}");
        }
    }

    #[test]
    fn a_head_leads_to_its_own_commit_and_a_few_after_it() {
        let head = head(300);
        assert!(!head.leads_to(DeviceId(7), 39));
        assert!(head.leads_to(DeviceId(7), 40));
        assert!(head.leads_to(DeviceId(7), 40 + CAUGHT_UP_AT_MOST));
        assert!(!head.leads_to(DeviceId(7), 41 + CAUGHT_UP_AT_MOST));
        assert!(!head.leads_to(DeviceId(8), 40));
        assert!(!Head { layout: LAYOUT + 1, ..head.clone() }.leads_to(DeviceId(7), 40));
        assert!(!Head { minor: encoding::MINOR + 1, ..head }.leads_to(DeviceId(7), 40));
    }

    #[test]
    fn the_journal_tells_whom_later_commits_changed() {
        let (one, two) = (ClientId::from_u128(1), ClientId::from_u128(2));
        let act = |seq, client| Act { seq, at: 2_000, client };
        let since = |acts: &[Act]| head(300).changed_since(acts);
        assert_eq!(since(&[]), Some(BTreeSet::new()), "the app's own");
        let twice = [act(41, Some(two)), act(43, Some(one)), act(44, Some(two))];
        assert_eq!(since(&twice), Some(BTreeSet::from([one, two])));
        assert_eq!(since(&[act(41, Some(two)), act(42, None)]), None, "about many");
        let month = u64::MAX - journal_cutoff(u64::MAX);
        assert!(since(&[Act { at: 999 + month, ..act(41, Some(one)) }]).is_some());
        assert_eq!(
            since(&[Act { at: 1_000 + month, ..act(41, Some(one)) }]),
            None,
            "earlier ones were forgotten"
        );
    }

    #[test]
    fn slots_lie_in_leaves_of_256() {
        assert_eq!((head(0).leaves(), head(256).leaves(), head(257).leaves()), (0, 1, 2));
        assert_eq!((slots(0, 300), slots(1, 300), slots(2, 300)), (0..256, 256..300, 300..300));
        assert_eq!(leaves_of([0, 255, 256, 1].map(Slot::new)), BTreeSet::from([0, 1]));
    }

    #[test]
    fn a_commit_not_heard_of_is_waited_for() {
        let mut followed = Followed::from(5);
        assert_eq!(followed.seq(), Some(5));
        followed.note(7);
        assert_eq!(followed.seq(), None);
        followed.note(6);
        assert_eq!(followed.seq(), Some(7));
        followed.note(3);
        assert_eq!(followed.seq(), Some(7));
    }
}
