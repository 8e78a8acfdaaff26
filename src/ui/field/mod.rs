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

pub use choice::{Choice, SelectField};
pub use date::DateField;
pub use parsed::{MoneyField, NumberField, ParsedField};
pub use text::{TextArea, TextField, TextKind};
pub use toggle::{Checkbox, Switch};
