//! RFM: how recently, how often and how much each client bought, scored 1 to 5 against the others.
//!
//! The score of a value is the fifth in which the middle of its tie group stands: with `lo` values worse and `eq`
//! equal (itself included) of n, 1 + min(4, 5·(2·lo + eq) div 2n). Equal values always have equal scores, and a
//! client alone scores 3.

use serde::{Deserialize, Serialize};

use super::ranking::{ascending, tie_groups};

/// What one client bought in the window. Only clients with an order in it are scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Purchases {
    pub days_since_order: i64,
    pub orders: i64,
    pub revenue_centavos: i64,
}

/// Scores of one client, each 1 (worst) to 5 (best).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rfm {
    pub recency: u8,
    pub frequency: u8,
    pub monetary: u8,
}

/// What the three scores together say, in the precedence in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RfmSegment {
    Champions,
    PotentialLoyalist,
    Loyal,
    Promising,
    New,
    CannotLose,
    AtRisk,
    NeedAttention,
    AboutToSleep,
    Lost,
    Other,
}

/// The scores of each client, in the order given.
pub(crate) fn rfm(clients: &[Purchases]) -> Vec<Rfm> {
    // Recency is negated: fewer days are better.
    let column = |value: fn(&Purchases) -> i64| scores(&clients.iter().map(value).collect::<Vec<_>>());
    let recency = column(|client| client.days_since_order.saturating_neg());
    let frequency = column(|client| client.orders);
    let monetary = column(|client| client.revenue_centavos);
    (0..clients.len())
        .map(|at| Rfm { recency: recency[at], frequency: frequency[at], monetary: monetary[at] })
        .collect()
}

/// The score of each value among all, greater being better.
pub(crate) fn scores(values: &[i64]) -> Vec<u8> {
    scores_in_order(values, &ascending(values))
}

/// The same, with the order already known by [`ascending`].
pub(crate) fn scores_in_order(values: &[i64], ascending: &[u32]) -> Vec<u8> {
    let mut scored = vec![0; values.len()];
    let mut worse = 0;
    for group in tie_groups(values, ascending) {
        let score = midrank_score(worse, group.len(), values.len());
        for at in group {
            scored[*at as usize] = score;
        }
        worse += group.len();
    }
    scored
}

fn midrank_score(worse: usize, equal: usize, all: usize) -> u8 {
    1 + (5 * (2 * worse as u64 + equal as u64) / (2 * all as u64)).min(4) as u8
}

/// Least and greatest R, F and M of each segment, in the order in which they are tried.
const SEGMENTS: [(RfmSegment, [(u8, u8); 3]); 10] = [
    (RfmSegment::Champions, [(5, 5), (5, 5), (5, 5)]),
    (RfmSegment::PotentialLoyalist, [(3, 5), (3, 5), (2, 5)]),
    (RfmSegment::Loyal, [(2, 4), (2, 4), (2, 4)]),
    (RfmSegment::Promising, [(3, 4), (1, 3), (3, 5)]),
    (RfmSegment::New, [(4, 5), (1, 3), (1, 5)]),
    (RfmSegment::CannotLose, [(1, 2), (3, 4), (4, 5)]),
    (RfmSegment::AtRisk, [(1, 2), (2, 5), (4, 5)]),
    (RfmSegment::NeedAttention, [(1, 3), (3, 5), (3, 5)]),
    (RfmSegment::AboutToSleep, [(2, 3), (1, 3), (1, 4)]),
    (RfmSegment::Lost, [(1, 1), (1, 5), (1, 5)]),
];

impl Rfm {
    pub fn segment(self) -> RfmSegment {
        let scores = [self.recency, self.frequency, self.monetary];
        let fits = |limits: &[(u8, u8); 3]| {
            limits.iter().zip(scores).all(|((least, greatest), score)| (*least..=*greatest).contains(&score))
        };
        SEGMENTS.iter().find(|(_, limits)| fits(limits)).map_or(RfmSegment::Other, |(segment, _)| *segment)
    }
}

impl RfmSegment {
    /// Bought well and did not come back.
    pub fn is_slipping(self) -> bool {
        match self {
            Self::CannotLose | Self::AtRisk | Self::NeedAttention => true,
            Self::Champions
            | Self::PotentialLoyalist
            | Self::Loyal
            | Self::Promising
            | Self::New
            | Self::AboutToSleep
            | Self::Lost
            | Self::Other => false,
        }
    }

    /// Every segment, in precedence.
    pub const ALL: [Self; 11] = [
        Self::Champions,
        Self::PotentialLoyalist,
        Self::Loyal,
        Self::Promising,
        Self::New,
        Self::CannotLose,
        Self::AtRisk,
        Self::NeedAttention,
        Self::AboutToSleep,
        Self::Lost,
        Self::Other,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn segment(r: u8, f: u8, m: u8) -> RfmSegment {
        Rfm { recency: r, frequency: f, monetary: m }.segment()
    }

    #[test]
    fn one_client_and_all_equal_score_three() {
        assert_eq!(scores(&[42]), [3]);
        assert_eq!(scores(&[7, 7, 7, 7]), [3, 3, 3, 3]);
        assert_eq!(scores(&[]), Vec::<u8>::new());
    }

    #[test]
    fn three_clients_score_one_three_five() {
        assert_eq!(scores(&[30, 10, 20]), [5, 1, 3]);
    }

    #[test]
    fn ten_clients_fill_the_five_fifths() {
        assert_eq!(scores(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    }

    #[test]
    fn ties_stand_at_the_middle_of_their_group() {
        // lo 0, eq 4 of 5: 5·4 div 10 = 2; then lo 4, eq 1: 5·9 div 10 = 4.
        assert_eq!(scores(&[1, 1, 1, 1, 9]), [3, 3, 3, 3, 5]);
        assert_eq!(scores(&[1, 9, 9, 9, 9]), [1, 4, 4, 4, 4]);
    }

    #[test]
    fn fewer_days_since_the_order_are_better() {
        let client = |days_since_order, orders, revenue_centavos| Purchases {
            days_since_order,
            orders,
            revenue_centavos,
        };
        let scored = rfm(&[client(10, 1, 300), client(200, 9, 200), client(90, 5, 100)]);
        assert_eq!(
            scored,
            [
                Rfm { recency: 5, frequency: 1, monetary: 5 },
                Rfm { recency: 1, frequency: 5, monetary: 3 },
                Rfm { recency: 3, frequency: 3, monetary: 1 },
            ]
        );
    }

    #[test]
    fn segments_are_tried_in_their_precedence() {
        for (r, f, m, expected) in [
            (5, 5, 5, RfmSegment::Champions),
            (5, 5, 4, RfmSegment::PotentialLoyalist),
            (3, 3, 2, RfmSegment::PotentialLoyalist),
            (3, 3, 1, RfmSegment::AboutToSleep),
            (4, 2, 2, RfmSegment::Loyal),
            (2, 4, 4, RfmSegment::Loyal),
            (4, 1, 3, RfmSegment::Promising),
            (3, 2, 5, RfmSegment::Promising),
            (5, 3, 1, RfmSegment::New),
            (4, 1, 2, RfmSegment::New),
            (1, 3, 4, RfmSegment::CannotLose),
            (2, 3, 5, RfmSegment::CannotLose),
            (1, 2, 5, RfmSegment::AtRisk),
            (2, 5, 4, RfmSegment::AtRisk),
            (1, 3, 3, RfmSegment::NeedAttention),
            (2, 5, 3, RfmSegment::NeedAttention),
            (3, 1, 2, RfmSegment::AboutToSleep),
            (2, 1, 4, RfmSegment::AboutToSleep),
            (1, 1, 5, RfmSegment::Lost),
            (1, 5, 2, RfmSegment::Lost),
            (5, 4, 1, RfmSegment::Other),
            (2, 1, 5, RfmSegment::Other),
        ] {
            assert_eq!(segment(r, f, m), expected, "{r}{f}{m}");
        }
    }

    proptest! {
        #[test]
        fn equal_values_score_equal_and_greater_never_less(values in prop::collection::vec(0..40i64, 1..120)) {
            let scored = scores(&values);
            for (i, a) in values.iter().enumerate() {
                prop_assert!((1..=5).contains(&scored[i]));
                for (j, b) in values.iter().enumerate() {
                    if a <= b {
                        prop_assert!(scored[i] <= scored[j]);
                    }
                }
            }
        }
    }

    #[test]
    fn three_segments_slip() {
        let slipping = RfmSegment::ALL.into_iter().filter(|segment| segment.is_slipping());
        let known = [RfmSegment::CannotLose, RfmSegment::AtRisk, RfmSegment::NeedAttention];
        assert_eq!(slipping.filter(|segment| known.contains(segment)).count(), 3);
        assert_eq!(RfmSegment::ALL.into_iter().filter(|segment| segment.is_slipping()).count(), 3);
    }
}
