//! Recording a contact from anywhere: one tap for success, the sheet for anything else, the question after a WhatsApp.
//!
//! A page asks [`use_interaction_sheet`] and calls `succeed`, `open`, `order` or `pick`; the host in the frame has the
//! sheets drawn. Nothing here can be blocked: no position, no network, no lock.

mod answer;
mod answers;
mod buttons;
mod desk;
mod details;
mod evidence;
pub mod host;
mod leaves;
mod message;
mod pick;
mod place;
mod reasons;
mod sheet;

pub(crate) use answer::AnswerNote;
pub(crate) use buttons::{ContactButton, WhatsAppButton};
pub use desk::{InteractionSheet, provide_interaction_sheet, use_interaction_sheet};
pub(crate) use host::InteractionHost;
pub(super) use leaves::{LeavesQuestion, Leaving};
pub(crate) use place::PlaceNote;
pub(super) use reasons::ReasonChoices;
