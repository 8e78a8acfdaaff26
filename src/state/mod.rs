//! What the app holds while it runs: the carteira in memory, what is derived from it, what the user looks at.
//!
//! - [`carteira`] opens the store and is the only way to change anything: `dispatch` applies, persists, then says so.
//! - [`derived`] computes what several screens show, as memos.
//! - [`view`] is filter, order and date, kept in the address.
//! - [`actions`] are the acts of the rep, as changes.
//! - [`characters`] are profile, labels and RFM scores, for chips and filters.
//! - [`actions`] are the acts of the rep, as changes; those of metas and motivos stand in `improvement`.
//! - [`outlook`] learns in the worker what is expected of each client.
//! - [`alerts`] are those of today; [`device`] is the app's icon and the notifications.
//! - `baskets` reads who bought what, in turns.
//! - [`exports`] has the worker write files.
//! - [`jobs`] runs heavy work in the worker; [`written`] says what became of a write there.
//! - [`places`] fetches the shipped data of places when first asked for.
//! - `gone` finds who left the carteira.
//! - [`host`] is what the page around the app offers: updates, installation, files from outside.
//! - [`searches`] has the worker order and choose the stops of a day, and divide a carteira.
//! - `side` looks at the carteira as one of its representadas.
//! - `segment_members` finds who is in the segment that the filter names.
//! - [`taps`] is the one guard against second taps, and the rows just acted on.
//! - [`drafts`] are forms that were left before they were saved.
//! - [`preferences`] is what the person chose about looks.
//! - [`position`] asks the device where it is.
//! - [`copies`] keeps copies beside the database once the rep pauses.
//! - [`lock`] is the lock of the screen: whether there is a PIN, and whether the page is behind it.
//! - [`clock`] alone reads the clock.

pub(crate) mod actions;
pub(crate) mod alerts;
mod baskets;
pub(crate) mod carteira;
pub(crate) mod characters;
pub(crate) mod clock;
pub(crate) mod copies;
pub(crate) mod derived;
pub(crate) mod device;
pub(crate) mod drafts;
pub(crate) mod exports;
pub(crate) mod files;
mod gone;
pub(crate) mod host;
mod image;
mod improvement;
pub(crate) mod jobs;
mod kept_facts;
pub(crate) mod lock;
mod mailings;
pub(crate) mod notices;
pub(crate) mod outlook;
pub(crate) mod photos;
pub(crate) mod places;
pub(crate) mod position;
pub(crate) mod preferences;
pub(crate) mod searches;
mod segment_members;
mod side;
pub(crate) mod streets;
pub(crate) mod taps;
mod turn;
pub(crate) mod view;
pub(crate) mod written;

pub(crate) use alerts::{provide_alerts, use_alerts};
pub(crate) use baskets::{provide_baskets, use_baskets};
pub use carteira::ReadInverse;
pub(crate) use carteira::{Carteira, Phase, Reader, provide_carteira, use_carteira};
pub(crate) use characters::provide_characters;
pub(crate) use derived::Kept;
pub(crate) use outlook::{Learning, Outlook, provide_outlook, use_outlook};
pub(crate) use segment_members::provide_segment_members;
pub(crate) use turn::InTurns;
pub(crate) use view::{Scale, Sort, View};
