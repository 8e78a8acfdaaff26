//! What a page of rescues shares: the sheets of a message and of closing a case, and the acts they record.
use leptos::prelude::*;

use super::closing::ClosingSheet;
use crate::domain::fact::case_event::CaseEventKind;
use crate::domain::fact::interaction::Channel;
use crate::domain::value::id::ClientId;
use crate::state::{Carteira, use_carteira};
use crate::views::message::MessageSheet;

/// Opens the sheets. Copy it to whatever stands on the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RescueDesk {
    pub(super) carteira: Carteira,
    /// Who is written to, and for which step.
    pub(super) addressee: RwSignal<Option<ClientId>>,
    step: RwSignal<Option<u8>>,
    message_open: RwSignal<bool>,
    pub(super) closing: RwSignal<Option<ClientId>>,
    pub(super) closing_open: RwSignal<bool>,
}

/// A desk for one page, with [`RescueSheets`] somewhere on it.
pub(crate) fn rescue_desk() -> RescueDesk {
    RescueDesk {
        carteira: use_carteira(),
        addressee: RwSignal::new(None),
        step: RwSignal::new(None),
        message_open: RwSignal::new(false),
        closing: RwSignal::new(None),
        closing_open: RwSignal::new(false),
    }
}

impl RescueDesk {
    /// Writes to the client; opened outside, it is a try of `step`.
    pub(crate) fn write(self, client: ClientId, step: Option<u8>) {
        self.addressee.set(Some(client));
        self.step.set(step);
        self.message_open.set(true);
    }

    pub(super) fn close(self, client: ClientId) {
        self.closing.set(Some(client));
        self.closing_open.set(true);
    }

    /// Keeps that a step was tried now.
    pub(super) fn tried(self, client: ClientId, step: u8, channel: Channel) {
        let mut event = self.carteira.new_case_event(step, CaseEventKind::Tried);
        event.channel = Some(channel);
        self.carteira.put_case_event(client, event);
    }

    pub(super) fn keep(self, client: ClientId, kind: CaseEventKind) {
        let event = self.carteira.new_case_event(0, kind);
        self.carteira.put_case_event(client, event);
    }

    fn written(self, client: ClientId, channel: Channel) {
        if let Some(step) = self.step.get_untracked() {
            self.tried(client, step, channel);
        }
    }
}

#[component]
pub(crate) fn RescueSheets(desk: RescueDesk) -> impl IntoView {
    view! {
        <MessageSheet
            subject=desk.addressee
            open=desk.message_open
            on_opened={move |client: ClientId, channel: Channel| desk.written(client, channel)}
        />
        <ClosingSheet desk/>
    }
}
