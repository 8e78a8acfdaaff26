//! The shape beside a choice.

use crate::domain::filter::facets::FacetValue;
use crate::ui::state_mark::Mark;
use crate::views::marks;

/// For contact states.
pub(super) fn mark_of(value: &FacetValue) -> Option<Mark> {
    match value {
        FacetValue::State(state) => Some(marks::of_state(*state)),
        FacetValue::Lifecycle(_)
        | FacetValue::Days(_)
        | FacetValue::DaysAtMost(_)
        | FacetValue::Abc(_)
        | FacetValue::Salesperson(_)
        | FacetValue::Uf(_)
        | FacetValue::City(_)
        | FacetValue::Principal(_)
        | FacetValue::Industry(_)
        | FacetValue::Tag(_)
        | FacetValue::Profile(_)
        | FacetValue::Label(_)
        | FacetValue::Segment(_)
        | FacetValue::Credit(_)
        | FacetValue::Cell(..)
        | FacetValue::Only(_)
        | FacetValue::BuiltIn(_)
        | FacetValue::OwnField(..) => None,
    }
}
