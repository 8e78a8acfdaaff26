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
//! - [`exports`] has the worker write files.
//! - [`jobs`] runs heavy work in the worker; [`written`] says what became of a write there.
//! - [`places`] fetches the shipped data of places when first asked for.
//! - `gone` finds who left the carteira.
//! - [`host`] is what the page around the app offers: updates, installation, files from outside.
//! - [`searches`] has the worker order and choose the stops of a day.
//! - [`taps`] is the one guard against second taps, and the rows just acted on.
//! - [`drafts`] are forms that were left before they were saved.
//! - [`preferences`] is what the person chose about looks.
//! - [`position`] asks the device where it is.
//! - [`copies`] keeps copies beside the database once the rep pauses.
//! - [`clock`] alone reads the clock.

pub mod actions;
pub mod alerts;
pub mod carteira;
pub mod characters;
pub mod clock;
pub mod copies;
pub mod derived;
pub mod device;
pub mod drafts;
pub mod exports;
pub mod files;
mod gone;
pub mod host;
mod image;
mod improvement;
pub mod jobs;
mod kept_facts;
pub mod notices;
pub mod outlook;
pub mod places;
pub mod position;
pub mod preferences;
pub mod searches;
pub mod taps;
mod turn;
pub mod view;
pub mod written;

pub use alerts::{Alerts, provide_alerts, use_alerts};
pub use carteira::{Carteira, Phase, ReadInverse, Reader, provide_carteira, use_carteira};
pub use characters::provide_characters;
pub use derived::Kept;
pub use outlook::{Learning, Outlook, provide_outlook, use_outlook};
pub use view::{Scale, Sort, View};
