//! The card at the bottom: the chosen client, the one-tap contact and the way to its page.

use super::desk::TimelineDesk;
use crate::domain::calendar::day::Day;
use crate::domain::client::numbers::whatsapp_of;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::ClientId;
use crate::domain::value::phone::Phone;
use crate::routes::Route;
use crate::screen::client::{name_of, place_of};
use crate::text::{labels, map, timeline as words};
use crate::ui::prelude::*;
use crate::views::clients::{CharacterChips, CreditChip};
use crate::views::interaction::{WhatsAppButton, use_interaction_sheet};
use crate::views::marks;
use crate::views::why::{WhyButton, WhyMark};
use leptos::prelude::*;

#[derive(Debug, Clone, PartialEq)]
struct Facts {
    id: ClientId,
    name: String,
    place: String,
    slot: Slot,
    state: ContactState,
    class: Lifecycle,
    days: String,
    last: String,
    whatsapp: Option<Phone>,
}

fn facts(desk: TimelineDesk, slot: Slot) -> Option<Facts> {
    let status = desk.carteira.derived.statuses.with(|all| all.get(slot.at()).copied().flatten())?;
    desk.carteira.portfolio.with(|p| {
        let client = p.client_at(slot)?;
        let last =
            words::last_facts(status.last_contact.and_then(Day::date), status.last_order.and_then(Day::date));
        Some(Facts {
            id: client.id,
            name: name_of(client).to_owned(),
            place: place_of(client),
            slot,
            state: status.state,
            class: status.lifecycle,
            days: map::days_line(status.days_since_interaction, status.cadence_days),
            last,
            whatsapp: whatsapp_of(client).cloned(),
        })
    })
}

#[component]
pub(super) fn Card(desk: TimelineDesk) -> impl IntoView {
    let shown = Memo::new(move |_| desk.chosen.get().and_then(|slot| facts(desk, slot)));
    let past = Memo::new(move |_| desk.carteira.derived.as_of.get() < desk.carteira.today.get());
    let sheet = use_interaction_sheet();
    move || {
        let Facts { id, name, place, slot, state, class, days, last, whatsapp } = shown.get()?;
        Some(view! {
            <section class="timeline-card" aria-label=name.clone()>
                <div class="timeline-card__head">
                    <WhyMark client=id mark=marks::of_state(state) large=true state=labels::state(state)/>
                    <div class="timeline-card__who">
                        <h2 class="timeline-card__name">{name.clone()}</h2>
                        <p class="muted">{place}</p>
                    </div>
                    <IconButton
                        glyph=Glyph::Close
                        label=words::CLOSE_CARD
                        on_press=move || desk.chosen.set(None)
                    />
                </div>
                <p>{days}</p>
                <p class="cluster">
                    <Chip label=labels::lifecycle(class) strong=true/>
                    <CreditChip at=slot/>
                    <CharacterChips at=slot/>
                    <WhyButton client=id name=name.clone()/>
                </p>
                <p class="muted">{last}</p>
                {move || past.get().then(|| view! { <p class="muted">{words::RECORDED_ON_TODAY}</p> })}
                <div class="cluster">
                    <Show when=move || !past.get()>
                        <Button tone=Tone::Primary glyph=Glyph::Check on_press=move || sheet.succeed(id)>
                            {move || crate::text::interaction::record(sheet.one_tap())}
                        </Button>
                        <Button glyph=Glyph::MoreVertical on_press=move || sheet.open(id)>
                            {words::OTHER_RESULT}
                        </Button>
                    </Show>
                    {whatsapp.map(|phone| view! { <WhatsAppButton client=id phone name=name.clone()/> })}
                    <LinkButton href=Route::Client(id.to_string()).href() glyph=Glyph::Person>
                        {words::OPEN_CLIENT}
                    </LinkButton>
                </div>
            </section>
        })
    }
}
