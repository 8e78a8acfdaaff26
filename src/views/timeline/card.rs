//! The card at the bottom: the chosen client, the one-tap contact and the way to its page.

use super::desk::TimelineDesk;
use crate::routes::Route;
use crate::screen::timeline::card::{self, card};
use crate::text::{labels, timeline as words};
use crate::ui::prelude::*;
use crate::views::clients::{CharacterChips, CreditChip};
use crate::views::interaction::{WhatsAppButton, use_interaction_sheet};
use crate::views::marks;
use crate::views::why::{WhyButton, WhyMark};
use leptos::prelude::*;

#[component]
pub(super) fn Card(desk: TimelineDesk) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let slot = desk.chosen.get()?;
        let status = desk.status(slot)?;
        desk.carteira.portfolio.with(|p| card(p, slot, &status))
    });
    let past = Memo::new(move |_| desk.carteira.derived.as_of.get() < desk.carteira.today.get());
    let sheet = use_interaction_sheet();
    move || {
        let card::Card { id, slot, name, place, state, class, days, last, whatsapp } = shown.get()?;
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
