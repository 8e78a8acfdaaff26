//! Whether a store's own account of itself (how many commits, how many clients) is what its rows say. A write that was torn by
//! an older version, or a damaged database, may have left them apart: the rows are right, and the account follows them.

use super::repository::{Lost, Meta};

/// What the rows say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Clients that can be read, erased ones left out.
    pub clients: u32,
    /// Rows that can not be read, or are set aside: of those nobody knows whether they were clients.
    pub unreadable: u32,
    /// The commit that the newest row of the journal is of.
    pub newest_act: Option<u64>,
}

/// The account was put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mended {
    /// As it stood.
    pub said: Meta,
    /// As it stands now.
    pub now: Meta,
}

/// `None`: they agree.
pub(crate) fn mended(said: Meta, found: &Found) -> Option<Mended> {
    let most = found.clients.saturating_add(found.unreadable);
    let clients = if (found.clients..=most).contains(&said.clients) { said.clients } else { found.clients };
    let now = Meta { seq: said.seq.max(found.newest_act.unwrap_or(0)), clients, ..said };
    (now != said).then_some(Mended { said, now })
}

impl Mended {
    /// Clients were counted that are not there: a copy may still have them.
    pub fn lost(&self) -> Option<Lost> {
        let is_less = self.now.clients < self.said.clients;
        is_less.then_some(Lost { remembered: self.said, found: self.now })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::DeviceId;
    use proptest::prelude::*;

    fn meta(seq: u64, clients: u32) -> Meta {
        Meta { device: DeviceId(1), seq, clients }
    }

    fn found(clients: u32, unreadable: u32, newest_act: u64) -> Found {
        Found { clients, unreadable, newest_act: Some(newest_act) }
    }

    #[test]
    fn an_account_that_is_right_is_left_alone() {
        assert_eq!(mended(meta(9, 12), &found(12, 0, 9)), None);
        // Months are closed without a row in the journal, and old rows of it go.
        assert_eq!(mended(meta(12, 12), &found(12, 0, 9)), None);
        assert_eq!(mended(meta(9, 12), &Found { newest_act: None, ..found(12, 0, 0) }), None);
        // The one set aside may be the client that is not there.
        assert_eq!(mended(meta(9, 12), &found(11, 1, 9)), None);
    }

    #[test]
    fn rows_that_a_torn_write_left_are_counted() {
        let torn = mended(meta(3, 3_050), &found(4_550, 0, 3));
        assert_eq!(torn, Some(Mended { said: meta(3, 3_050), now: meta(3, 4_550) }));
        assert_eq!(torn.and_then(|mended| mended.lost()), None);
    }

    #[test]
    fn clients_that_are_gone_are_a_loss() {
        let gone = mended(meta(9, 12), &found(9, 1, 9)).unwrap();
        assert_eq!(gone.now, meta(9, 9));
        assert_eq!(gone.lost(), Some(Lost { remembered: meta(9, 12), found: meta(9, 9) }));
    }

    #[test]
    fn a_journal_that_is_ahead_leads_the_count_of_commits() {
        let behind = mended(meta(7, 12), &found(12, 0, 9)).unwrap();
        assert_eq!((behind.now, behind.lost()), (meta(9, 12), None));
    }

    proptest! {
        #[test]
        fn once_mended_they_agree(seq in 0..50_u64, said in 0..50_u32, clients in 0..50_u32, aside in 0..5_u32, act in 0..50_u64) {
            let found = found(clients, aside, act);
            if let Some(Mended { said: _, now }) = mended(meta(seq, said), &found) {
                prop_assert_eq!(mended(now, &found), None);
                prop_assert!(now.seq >= seq && now.seq >= act);
            }
        }
    }
}
