//! Segmento: a filter kept under a name, with how often its clients may be written to and with what.

use crate::domain::value::id::{SalespersonId, TemplateId};
use serde::{Deserialize, Serialize};

/// One of the few colours, always beside the first letter of the name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentColour {
    #[default]
    Blue,
    Orange,
    Teal,
    Purple,
    Crimson,
    Green,
}

impl SegmentColour {
    pub const ALL: [SegmentColour; 6] =
        [Self::Blue, Self::Orange, Self::Teal, Self::Purple, Self::Crimson, Self::Green];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    pub name: String,
    pub colour: SegmentColour,
    /// The filter as the query of an address (`uf=SP&classe=ativo`): who reads it knows what it does not understand.
    pub query: String,
    /// A client is written to at most once in so many days.
    pub interval_days: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<SalespersonId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<TemplateId>,
    /// What stands in the messages for `{oferta}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<String>,
}
