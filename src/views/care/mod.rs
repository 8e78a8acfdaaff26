//! An unhappy client on its page: what it said, the steps until a person of its own confirms, and the question that may be put
//! to it now.

mod agree;
mod ask;
mod card;
mod confirm;
mod hear;
mod tell;

pub(crate) use ask::AskLine;
pub(crate) use card::CareCard;
