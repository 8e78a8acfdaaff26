//! The parts every screen is built from. They know nothing of clients, orders or coverage: words, numbers and
//! states come in as props, what the person did goes out through callbacks.
//!
//! | part | use |
//! |---|---|
//! | [`button`] | `Button`, `IconButton`, `LinkButton`: one thing to do, 44 px or more |
//! | [`icon`] | `Icon` draws a [`icon::Glyph`], always beside a word or inside a labelled button |
//! | [`field`] | text, parsed, number, money, date, choice, long text, checkbox, switch; error beside the field |
//! | [`form`] | the fields of a sheet together: nothing unreadable is saved, and what was typed is kept as a draft |
//! | [`form_area`] | the same for fields that stand in the page itself |
//! | [`chip`] | `FilterChip` toggles a filter and shows its count; `Chip` is a word in a box; `StateChip` adds the shape |
//! | [`state_mark`] | the shape and colour of a state, for lists, legends and canvas |
//! | [`sheet`], [`confirm`] | what opens above the page: Esc, back and swipe close it, focus returns |
//! | [`virtual_list`] | `VirtualList`: any number of rows of one height |
//! | [`data_table`] | `DataTable`: a plain table with a sticky heading, the twin of every chart |
//! | [`growing`] | a list of rich rows, a screenful at once and the rest a few a frame |
//! | [`tabs`] | `Tabs` for parts of a page, `Segmented` for two to four choices |
//! | [`toast`] | one short message with *undo*, above the bottom bar |
//! | [`canvas_map`], [`canvas_timeline`] | places and days on a canvas, drawn from kinds and marks |
//! | [`surface`] | fingers, wheel and pixels of a canvas |
//! | [`chart_box`] | a chart from options as JSON; ECharts is loaded when the first one is drawn |
//! | [`progress`], [`bar`], [`stat`] | long work; a share with its goal; a number with its whole |
//! | [`empty`], [`skeleton`] | nothing here, something failed, still loading |
//! | [`menu`], [`disclosure`] | the rest, one tap away |
//! | [`file_drop`] | files from the device, by tap or by drop |
//! | [`visually_hidden`], [`private`] | words for screen readers only; figures hidden from onlookers |
//! | [`theme`] | light, dark or sol, and the tokens as colours for a canvas |
//! | [`alive`] | whether the part that a late handler belongs to still stands |
//! | [`locale`] | the few words and formats the parts use themselves, installed once by the app |

pub mod alive;
pub mod bar;
pub mod button;
pub mod canvas_map;
pub mod canvas_timeline;
pub mod chart_box;
pub mod chip;
pub mod confirm;
pub mod data_table;
pub mod disclosure;
pub mod empty;
pub mod field;
pub mod file_drop;
pub mod form;
pub mod form_area;
pub mod growing;
pub mod icon;
mod ids;
pub mod layers;
pub mod locale;
pub mod menu;
mod opens;
pub mod private;
pub mod progress;
pub mod sheet;
pub mod skeleton;
pub mod slider;
pub mod stat;
pub mod state_mark;
pub mod surface;
pub mod tabs;
pub mod theme;
pub mod toast;
pub mod virtual_list;
pub mod visually_hidden;

/// Everything a view needs, in one line: `use crate::ui::prelude::*;`.
pub mod prelude {
    pub use super::alive::Alive;
    pub use super::bar::{Bar, MixBar, MixPart};
    pub use super::button::{Button, IconButton, LinkButton, Tone};
    pub use super::chart_box::{ChartBox, Tapped};
    pub use super::chip::{Chip, FilterChip, StateChip};
    pub use super::confirm::Confirm;
    pub use super::data_table::{Cell, Column, DataTable};
    pub use super::disclosure::Disclosure;
    pub use super::empty::{Empty, EmptyTone};
    pub use super::field::{
        Checkbox, Choice, DateField, MoneyField, NumberField, ParsedField, SelectField, Switch, TextArea,
        TextField, TextKind,
    };
    pub use super::file_drop::FileDrop;
    pub use super::form::Form;
    pub use super::form_area::FormArea;
    pub use super::growing::growing;
    pub use super::icon::{Glyph, Icon};
    pub use super::menu::{Menu, MenuItem};
    pub use super::private::Private;
    pub use super::progress::Progress;
    pub use super::sheet::{Sheet, SheetSize};
    pub use super::skeleton::Skeleton;
    pub use super::slider::Slider;
    pub use super::stat::Stat;
    pub use super::state_mark::{Mark, StateMark};
    pub use super::tabs::{Segmented, Tab, Tabs};
    pub use super::toast::{Toast, use_toasts};
    pub use super::virtual_list::VirtualList;
    pub use super::visually_hidden::VisuallyHidden;
}
