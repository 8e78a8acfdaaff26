//! Rows that stay under the finger: whoever was just acted on keeps its place in a list, though it belongs there no more.

/// The rows to show: `fresh` in its order, with those of `shown` that are `held` in the places they have now. `key` tells
/// rows apart; a held row stays as it was shown.
///
/// ```
/// use carteira::domain::value::steady::hold;
/// assert_eq!(hold(&[1, 2, 3], &[3, 4, 1], |row| *row == 2, |row| *row), [3, 2, 4, 1]);
/// ```
pub fn hold<T: Clone, K: PartialEq>(
    shown: &[T],
    fresh: &[T],
    held: impl Fn(&T) -> bool,
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    let kept: Vec<(usize, &T)> = shown.iter().enumerate().filter(|(_, row)| held(row)).collect();
    let keys: Vec<K> = kept.iter().map(|(_, row)| key(row)).collect();
    let mut rest = fresh.iter().filter(|row| !keys.contains(&key(row)));
    let mut rows: Vec<T> = Vec::with_capacity(fresh.len() + kept.len());
    for (at, row) in kept {
        rows.extend(rest.by_ref().take(at - rows.len().min(at)).cloned());
        rows.push(row.clone());
    }
    rows.extend(rest.cloned());
    rows
}

/// Whether a row of `shown` stands elsewhere in `now`, or nowhere: what a finger aims at may have changed under it.
pub(crate) fn has_moved<T, K: PartialEq>(shown: &[T], now: &[T], key: impl Fn(&T) -> K) -> bool {
    shown.len() > now.len() || shown.iter().zip(now).any(|(old, new)| key(old) != key(new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(shown: &[u8], fresh: &[u8], held: &[u8], expected: &[u8]) {
        assert_eq!(hold(shown, fresh, |row| held.contains(row), |row| *row), expected);
    }

    #[test]
    fn the_row_acted_on_stays_and_its_neighbours_do_not_slide() {
        check(&[1, 2, 3], &[2, 3], &[1], &[1, 2, 3]);
        check(&[1, 2, 3], &[1, 3], &[2], &[1, 2, 3]);
        check(&[1, 2, 3], &[1, 2], &[3], &[1, 2, 3]);
        check(&[1, 2, 3, 4], &[4], &[1, 2, 3], &[1, 2, 3, 4]);
    }

    #[test]
    fn a_row_that_would_go_elsewhere_in_the_same_list_waits_too() {
        check(&[1, 2, 3], &[2, 3, 1], &[1], &[1, 2, 3]);
    }

    #[test]
    fn once_nothing_is_held_the_list_is_the_fresh_one() {
        check(&[1, 2, 3], &[3, 2], &[], &[3, 2]);
        check(&[], &[3, 2], &[7], &[3, 2]);
        check(&[5], &[], &[5], &[5]);
    }

    #[test]
    fn growing_at_the_end_moves_nobody() {
        let moved = |shown: &[u8], now: &[u8]| has_moved(shown, now, |row| *row);
        assert!(!moved(&[], &[1]) && !moved(&[1], &[1, 2]) && !moved(&[1, 2], &[1, 2]));
        assert!(moved(&[1, 2], &[2]) && moved(&[1, 2], &[2, 1]) && moved(&[1], &[]) && moved(&[1], &[2, 1]));
    }

    proptest! {
        #[test]
        fn everybody_is_there_once(shown in prop::collection::btree_set(0u8..20, 0..12),
                                   fresh in prop::collection::btree_set(0u8..20, 0..12),
                                   held in prop::collection::btree_set(0u8..20, 0..4)) {
            let (shown, fresh): (Vec<u8>, Vec<u8>) = (shown.into_iter().collect(), fresh.into_iter().rev().collect());
            let rows = hold(&shown, &fresh, |row| held.contains(row), |row| *row);
            let kept: Vec<u8> = shown.iter().copied().filter(|row| held.contains(row)).collect();
            let mut expected: Vec<u8> = fresh.iter().copied().filter(|row| !kept.contains(row)).chain(kept.iter().copied()).collect();
            let mut found = rows.clone();
            expected.sort_unstable();
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}
