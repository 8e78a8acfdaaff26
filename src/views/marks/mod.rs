//! Which shape stands for which state: the same on list, map, timeline and chart.

use crate::domain::rhythm::cadence::ContactState;
use crate::screen::scale::Shade;
use crate::ui::state_mark::Mark;

pub(crate) fn of_state(state: ContactState) -> Mark {
    match state {
        ContactState::OnTrack => Mark::OnTrack,
        ContactState::Due => Mark::Due,
        ContactState::Overdue => Mark::Overdue,
        ContactState::Forgotten => Mark::Forgotten,
        ContactState::Never => Mark::Never,
    }
}

/// Of somebody who may not be in the carteira.
pub(crate) fn of_client(state: Option<ContactState>) -> Mark {
    state.map_or(Mark::Outside, of_state)
}

/// Of a client in the scale in use.
pub(crate) fn of_shade(shade: Shade) -> Mark {
    match shade {
        Shade::State(state) => of_state(state),
        Shade::Band(band) => Mark::Band(u8::try_from(band + 1).unwrap_or(u8::MAX)),
    }
}

/// Of one of several vendedores on one map.
pub(crate) fn of_part(at: usize) -> Mark {
    Mark::Part(u8::try_from(at).unwrap_or(u8::MAX))
}
