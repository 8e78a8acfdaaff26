//! Controls of a form: a label above, the control, then a hint and the error of that very field.
//!
//! Every control writes into an `RwSignal` the caller owns. `error` is what the caller found on saving; a control
//! that parses shows its own error once the person leaves it.
mod choice;
mod date;
mod frame;
mod parsed;
mod text;
mod toggle;

pub(crate) use choice::{Choice, SelectField};
pub(crate) use date::DateField;
pub(crate) use parsed::{MoneyField, NumberField, ParsedField};
pub(crate) use text::{TextArea, TextField, TextKind};
pub(crate) use toggle::{Checkbox, Switch};
