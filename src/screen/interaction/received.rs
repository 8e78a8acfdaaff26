//! A message that was shared with the app or pasted: whose contact it opens, or whom it may be of.

use crate::domain::value::id::ClientId;
use crate::exchange::received::Whom;

/// What follows of whom the message is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Open(ClientId),
    /// Whom it is of is asked, these offered first.
    Ask(Vec<ClientId>),
}

/// `asks`: the client that was found is not the one.
pub(crate) fn next(whom: Whom, asks: bool) -> Next {
    match whom {
        Whom::One(client) if !asks => Next::Open(client),
        Whom::One(_) | Whom::Nobody => Next::Ask(Vec::new()),
        Whom::Several(clients) => Next::Ask(clients),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::small::id;

    #[test]
    fn one_that_is_found_is_opened_unless_it_was_refused() {
        assert_eq!(next(Whom::One(id(1)), false), Next::Open(id(1)));
        assert_eq!(next(Whom::One(id(1)), true), Next::Ask(Vec::new()));
        assert_eq!(next(Whom::Nobody, false), Next::Ask(Vec::new()));
        let two = vec![id(1), id(2)];
        assert_eq!(next(Whom::Several(two.clone()), true), Next::Ask(two));
    }
}
