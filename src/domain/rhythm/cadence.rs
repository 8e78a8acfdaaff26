//! How long a client may wait for a contact, and how late it is (docs/domain.md §5, docs/product.md "How it must feel").
//!
//! The client's own interval wins, then that of its tags, then that of its segment, then that of its class.

use super::lifecycle::Lifecycle;
use crate::domain::client::Client;
use crate::domain::measure::abc::AbcClass;
use crate::domain::rules::CadenceRules;
use crate::domain::value::fold::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Days without contact against the client's own interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactState {
    /// Em dia.
    OnTrack,
    /// Na hora.
    Due,
    /// Atrasado.
    Overdue,
    /// Esquecido.
    Forgotten,
    /// Sem registro: a class of its own, never read as fine.
    Never,
}

impl ContactState {
    pub const ALL: [ContactState; 5] =
        [Self::OnTrack, Self::Due, Self::Overdue, Self::Forgotten, Self::Never];
}

/// Where the interval of a client comes from: the rule that fired.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CadenceSource {
    /// Set for this client.
    Own,
    /// Set for a tag it has, by the tag's name in the rules.
    Tag(String),
    /// Set for its segment (ramo), by the name in the rules.
    Segment(String),
    Prospect,
    /// Without a valid order: until it is known what the client is worth, the interval of the potenciais.
    NoOrders,
    Abc(AbcClass),
    /// A buyer with no revenue in the last twelve months.
    NoRevenue,
}

/// Names the rule behind the interval of a client with this class.
pub(crate) fn cadence_source(
    client: &Client,
    lifecycle: Lifecycle,
    abc: Option<AbcClass>,
    rules: &CadenceRules,
) -> CadenceSource {
    if client.cadence_days.is_some_and(|days| days > 0) {
        return CadenceSource::Own;
    }
    let tag = client
        .tags
        .iter()
        .filter_map(|tag| named(&rules.tags, tag))
        .min_by_key(|(name, days)| (*days, *name));
    if let Some((name, _)) = tag {
        return CadenceSource::Tag(name.to_owned());
    }
    if let Some((name, _)) = client.industry.as_deref().and_then(|segment| named(&rules.segments, segment)) {
        return CadenceSource::Segment(name.to_owned());
    }
    match (lifecycle, abc) {
        (Lifecycle::Prospect, _) => CadenceSource::Prospect,
        (Lifecycle::NoOrders, _) => CadenceSource::NoOrders,
        (_, Some(class)) => CadenceSource::Abc(class),
        (_, None) => CadenceSource::NoRevenue,
    }
}

fn named<'a>(intervals: &'a BTreeMap<String, u16>, wanted: &str) -> Option<(&'a str, u16)> {
    let wanted = fold(wanted.trim());
    let fits = |(name, days): &(&String, &u16)| **days > 0 && fold(name.trim()) == wanted;
    let fitting = intervals.iter().filter(fits).map(|(name, days)| (name.as_str(), *days));
    fitting.min_by_key(|(name, days)| (*days, *name))
}

/// A tag or a segment in eight bytes, so that columns need no text: FNV-1a of the folded name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupKey(u64);

impl GroupKey {
    pub fn tag(name: &str) -> Self {
        Self::of(b't', name)
    }

    pub fn segment(name: &str) -> Self {
        Self::of(b's', name)
    }

    fn of(kind: u8, name: &str) -> Self {
        let folded = fold(name.trim());
        let bytes = std::iter::once(kind).chain(folded.bytes());
        Self(bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }
}

/// The groups of a client that may have an interval: its tags and its segment.
pub(crate) fn groups_of(client: &Client) -> Vec<GroupKey> {
    let tags = client.tags.iter().map(|tag| GroupKey::tag(tag));
    tags.chain(client.industry.as_deref().map(GroupKey::segment)).collect()
}

/// The intervals of tags and segments, ready to be looked up for many clients.
#[derive(Clone, Debug, Default)]
pub(crate) struct GroupCadences {
    tags: Vec<(GroupKey, u16)>,
    segments: Vec<(GroupKey, u16)>,
}

impl GroupCadences {
    pub(crate) fn of(rules: &CadenceRules) -> Self {
        let set = |intervals: &BTreeMap<String, u16>, key: fn(&str) -> GroupKey| {
            intervals.iter().filter(|(_, days)| **days > 0).map(|(name, days)| (key(name), *days)).collect()
        };
        Self { tags: set(&rules.tags, GroupKey::tag), segments: set(&rules.segments, GroupKey::segment) }
    }

    /// The shortest interval of its tags, else that of its segment.
    pub(crate) fn days(&self, groups: &[GroupKey]) -> Option<u16> {
        let shortest = |set: &[(GroupKey, u16)]| {
            set.iter().filter(|(key, _)| groups.contains(key)).map(|(_, days)| *days).min()
        };
        shortest(&self.tags).or_else(|| shortest(&self.segments))
    }
}

/// The interval of a client in days: its own, else that of its tags or segment, else its class's.
pub(crate) fn cadence_days(
    own: Option<u16>,
    group: Option<u16>,
    lifecycle: Lifecycle,
    abc: Option<AbcClass>,
    rules: &CadenceRules,
) -> u16 {
    let of_class = match (lifecycle, abc) {
        (Lifecycle::Prospect | Lifecycle::NoOrders, _) => rules.prospect_days,
        (_, Some(AbcClass::A)) => rules.a_days,
        (_, Some(AbcClass::B)) => rules.b_days,
        (_, Some(AbcClass::C) | None) => rules.c_days,
    };
    own.filter(|days| *days > 0).or(group).unwrap_or(of_class).max(1)
}

/// The state after `days` without contact (`None`: never contacted).
pub(crate) fn contact_state(days: Option<i32>, cadence_days: u16, rules: &CadenceRules) -> ContactState {
    let Some(days) = days else { return ContactState::Never };
    let (elapsed, interval) = (i64::from(days) * 100, i64::from(cadence_days));
    let reaches = |hundredths: u16| elapsed >= interval * i64::from(hundredths);
    if reaches(rules.forgotten_from_hundredths) {
        ContactState::Forgotten
    } else if reaches(rules.overdue_from_hundredths) {
        ContactState::Overdue
    } else if reaches(rules.due_from_hundredths) {
        ContactState::Due
    } else {
        ContactState::OnTrack
    }
}

/// The absolute band of `days`: 0 for 0–7, … 5 for 90+ (`None`: never contacted).
pub(crate) fn day_band(days: Option<i32>, cuts: &[u16; 5]) -> Option<usize> {
    days.map(|days| cuts.iter().filter(|cut| days > i32::from(**cut)).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::ClientId;

    #[test]
    fn states_change_at_their_share_of_the_interval() {
        let rules = CadenceRules::default();
        let expected = [
            (Some(0), ContactState::OnTrack),
            (Some(20), ContactState::OnTrack),
            (Some(21), ContactState::Due),
            (Some(29), ContactState::Due),
            (Some(30), ContactState::Overdue),
            (Some(44), ContactState::Overdue),
            (Some(45), ContactState::Forgotten),
            (None, ContactState::Never),
        ];
        for (days, state) in expected {
            assert_eq!(contact_state(days, 30, &rules), state, "{days:?}");
        }
    }

    #[test]
    fn bands_end_on_their_cut() {
        let cuts = CadenceRules::default().day_cuts;
        let expected =
            [(0, 0), (7, 0), (8, 1), (15, 1), (16, 2), (30, 2), (31, 3), (60, 3), (61, 4), (90, 4), (91, 5)];
        for (days, band) in expected {
            assert_eq!(day_band(Some(days), &cuts), Some(band), "{days}");
        }
        assert_eq!(day_band(None, &cuts), None);
    }

    #[test]
    fn the_clients_own_interval_wins_over_its_class() {
        let rules = CadenceRules::default();
        let days = |own, lifecycle, abc| cadence_days(own, None, lifecycle, abc, &rules);
        assert_eq!(days(Some(10), Lifecycle::Active, Some(AbcClass::A)), 10);
        assert_eq!(days(None, Lifecycle::Active, Some(AbcClass::A)), 15);
        assert_eq!(days(None, Lifecycle::AtRisk, Some(AbcClass::B)), 30);
        assert_eq!(days(None, Lifecycle::Inactive, None), 60);
        assert_eq!(days(None, Lifecycle::Prospect, None), 30);
        assert_eq!(days(None, Lifecycle::NoOrders, None), 30);
        assert_eq!(days(Some(0), Lifecycle::Active, None), 60, "zero is no interval");
    }

    fn client(own: Option<u16>, tags: &[&str], industry: Option<&str>) -> Client {
        Client {
            cadence_days: own,
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            industry: industry.map(str::to_owned),
            ..Client::new(ClientId::from_u128(1), Stamp::default())
        }
    }

    #[test]
    fn client_wins_then_tag_then_segment_then_class() {
        let intervals = |named: &[(&str, u16)]| {
            named.iter().map(|(name, days)| ((*name).to_owned(), *days)).collect::<BTreeMap<_, _>>()
        };
        let rules = CadenceRules {
            tags: intervals(&[("VIP", 7), ("Centro", 20), ("Desligada", 0)]),
            segments: intervals(&[("Farmácia", 45)]),
            ..CadenceRules::default()
        };
        let groups = GroupCadences::of(&rules);
        let a = (Lifecycle::Active, Some(AbcClass::A));
        for (client, (lifecycle, abc), days, source) in [
            (client(Some(3), &["VIP"], Some("Farmácia")), a, 3, CadenceSource::Own),
            (client(None, &["centro", "vip"], Some("Farmácia")), a, 7, CadenceSource::Tag("VIP".to_owned())),
            (client(None, &["CENTRO"], None), a, 20, CadenceSource::Tag("Centro".to_owned())),
            (
                client(None, &["Outra", "Desligada"], Some(" farmacia ")),
                a,
                45,
                CadenceSource::Segment("Farmácia".to_owned()),
            ),
            (client(Some(0), &[], Some("VIP")), a, 15, CadenceSource::Abc(AbcClass::A)),
            (client(None, &["Farmácia"], None), (Lifecycle::Active, None), 60, CadenceSource::NoRevenue),
            (client(None, &[], None), (Lifecycle::Prospect, None), 30, CadenceSource::Prospect),
            (client(None, &[], None), (Lifecycle::NoOrders, None), 30, CadenceSource::NoOrders),
            (
                client(None, &["VIP"], None),
                (Lifecycle::Prospect, None),
                7,
                CadenceSource::Tag("VIP".to_owned()),
            ),
        ] {
            let group = groups.days(&groups_of(&client));
            assert_eq!(cadence_days(client.cadence_days, group, lifecycle, abc, &rules), days, "{source:?}");
            assert_eq!(cadence_source(&client, lifecycle, abc, &rules), source);
        }
    }
}
