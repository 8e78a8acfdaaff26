//! The client's credit on its page: what is known of it, and the sheet in which somebody writes what was seen.

mod card;
mod seen;
mod sheet;

pub(crate) use card::CreditCard;
