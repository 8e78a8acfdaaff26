//! What the app has to say once: the shell shows it as a toast.

use crate::domain::fact::interaction::Channel;
use crate::domain::value::id::ClientId;
use crate::text;

/// A sentence, and what can be taken back from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    /// `seq` of the commit that *Desfazer* takes back.
    pub undo: Option<u64>,
    /// The contact of that commit may have been by this channel instead.
    pub instead: Option<(ClientId, Channel)>,
    pub problem: bool,
}

impl Notice {
    pub fn done(text: impl Into<String>, undo: Option<u64>) -> Self {
        Self { text: text.into(), undo, instead: None, problem: false }
    }

    /// One tap recorded a contact: by which channel, and which it may have been instead.
    pub fn tapped(commit: u64, client: ClientId, channel: Channel, name: Option<&str>) -> Self {
        let other = if channel == Channel::Visit { Channel::Call } else { Channel::Visit };
        Self {
            instead: Some((client, other)),
            ..Self::done(text::interaction::recorded(channel, name), Some(commit))
        }
    }

    pub fn problem(text: impl Into<String>) -> Self {
        Self { text: text.into(), undo: None, instead: None, problem: true }
    }
}
