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
//! | [`side_swipe`] | a row drawn aside by a finger |
//! | [`toast`] | one short message with *undo*, above the bottom bar |
//! | [`canvas_map`], [`canvas_timeline`] | places and days on a canvas, drawn from kinds and marks |
//! | [`surface`] | fingers, wheel and pixels of a canvas |
//! | [`chart_box`] | a chart from options as JSON; ECharts is loaded when the first one is drawn |
//! | [`progress`], [`bar`], [`stat`] | long work; a share with its goal; a number with its whole |
//! | [`empty`], [`skeleton`] | nothing here, something failed, still loading |
//! | [`menu`], [`disclosure`] | the rest, one tap away |
//! | [`file_drop`] | files from the device, by tap or by drop, or a folder of them |
//! | [`private`] | figures hidden from onlookers |
//! | [`printing`] | what stands only on paper |
//! | [`theme`] | light, dark or sol, and the tokens as colours for a canvas |
//! | [`alive`] | whether the part that a late handler belongs to still stands |
//! | [`locale`] | the few words and formats the parts use themselves, installed once by the app |

pub(crate) mod alive;
pub(crate) mod bar;
pub(crate) mod button;
pub(crate) mod canvas_map;
pub(crate) mod canvas_timeline;
pub(crate) mod chart_box;
pub(crate) mod chip;
pub(crate) mod confirm;
pub(crate) mod data_table;
pub(crate) mod disclosure;
pub(crate) mod empty;
pub(crate) mod field;
pub(crate) mod file_drop;
pub(crate) mod form;
pub(crate) mod form_area;
pub(crate) mod growing;
pub(crate) mod icon;
mod ids;
pub(crate) mod layers;
pub(crate) mod locale;
pub(crate) mod menu;
mod opens;
pub(crate) mod printing;
pub(crate) mod private;
pub(crate) mod progress;
pub(crate) mod sheet;
pub(crate) mod side_swipe;
pub(crate) mod skeleton;
pub(crate) mod slider;
pub(crate) mod stat;
pub(crate) mod state_mark;
pub(crate) mod surface;
pub(crate) mod tabs;
pub(crate) mod theme;
pub(crate) mod toast;
mod tremble;
pub(crate) mod virtual_list;

/// Everything a view needs, in one line: `use crate::ui::prelude::*;`.
pub(crate) mod prelude {
    pub(crate) use super::alive::Alive;
    pub(crate) use super::bar::Bar;
    pub(crate) use super::button::{Button, IconButton, LinkButton, Tone};
    pub(crate) use super::chart_box::{ChartBox, Tapped};
    pub(crate) use super::chip::{Chip, FilterChip, StateChip};
    pub(crate) use super::confirm::Confirm;
    pub(crate) use super::data_table::{Cell, Column, DataTable};
    pub(crate) use super::disclosure::Disclosure;
    pub(crate) use super::empty::{Empty, EmptyTone};
    pub(crate) use super::field::{
        Checkbox, Choice, DateField, MoneyField, NumberField, ParsedField, SelectField, Switch, TextArea,
        TextField, TextKind,
    };
    pub(crate) use super::file_drop::{FileButton, FileDrop, FolderButton};
    pub(crate) use super::form::Form;
    pub(crate) use super::form_area::FormArea;
    pub(crate) use super::growing::growing;
    pub(crate) use super::icon::{Glyph, Icon};
    pub(crate) use super::menu::{Menu, MenuItem};
    pub(crate) use super::printing::printing;
    pub(crate) use super::progress::Progress;
    pub(crate) use super::sheet::{Sheet, SheetSize};
    pub(crate) use super::skeleton::Skeleton;
    pub(crate) use super::slider::Slider;
    pub(crate) use super::stat::Stat;
    pub(crate) use super::state_mark::{Mark, StateMark};
    pub(crate) use super::tabs::{Segmented, Tab, Tabs};
    pub(crate) use super::toast::{Toast, use_toasts};
    pub(crate) use super::virtual_list::VirtualList;
}
