//! A conversation before it comes in: which of the two is the client, and which client of the carteira that is.

use super::wizard::Wizard;
use crate::domain::value::id::ClientId;
use crate::exchange::chat::Talk;
use crate::exchange::import::Preview;
use crate::exchange::received::Whom;
use crate::exchange::table::Reading;
use crate::screen::data::conversation;
use crate::text::data as words;
use crate::text::import::chat;
use crate::ui::prelude::*;
use crate::views::pick::PickSheet;
use leptos::prelude::*;

#[component]
pub(super) fn Conversation(wizard: Wizard, preview: Preview, talk: Talk) -> impl IntoView {
    let found = chat::found(&wizard.name.get_untracked(), &talk, preview.rows);
    let whom = wizard.carteira.portfolio.with_untracked(|p| conversation::whom(&talk, p));
    if let Whom::One(client) = whom {
        wizard.options.update(|options| {
            options.client.get_or_insert(client);
        });
    }
    let chosen = Signal::derive(move || wizard.options.with(|options| options.client));
    let is_said = talk.client.is_some_and(|at| at < talk.voices.len());
    let incomplete = Signal::derive(move || chosen.get().is_none() || !is_said);
    view! {
        <div class="stack wizard">
            <p class="muted">{found}</p>
            <p class="muted">{chat::WHAT_COMES}</p>
            <WhoIsClient wizard talk=talk.clone()/>
            {(!talk.order_is_proven).then(|| view! { <MonthFirst wizard talk=talk.clone()/> })}
            <InCarteira wizard chosen whom/>
            <div class="wizard__acts">
                <Button tone=Tone::Quiet on_press=move || wizard.cancel()>
                    {words::CANCEL}
                </Button>
                <Button tone=Tone::Primary disabled=incomplete on_press=move || wizard.judge()>
                    {words::CONTINUE}
                </Button>
            </div>
        </div>
    }
}

/// Which of those who speak is the client; the file's name mostly says it, and the user may know better.
#[component]
fn WhoIsClient(wizard: Wizard, talk: Talk) -> impl IntoView {
    let value = RwSignal::new(talk.client.map(|at| at.to_string()).unwrap_or_default());
    let voices = conversation::voices(&talk).into_iter();
    let choices: Vec<Choice> = voices.map(|(at, name)| Choice::new(at, name)).collect();
    let choose = move |chosen: String| {
        let Ok(at) = chosen.parse() else { return };
        // Whoever was found under the other name is not meant any more.
        wizard.options.update(|options| options.client = None);
        wizard.reread(Reading { client_voice: Some(at), ..wizard.reading.get_untracked() });
    };
    view! { <SelectField label=chat::WHO_IS_CLIENT value choices on_change=choose/> }
}

#[component]
fn MonthFirst(wizard: Wizard, talk: Talk) -> impl IntoView {
    let month_first = RwSignal::new(talk.order == crate::exchange::chat::DateOrder::MonthFirst);
    view! {
        <Switch
            label=chat::MONTH_FIRST
            checked=month_first
            on_change=move |on| {
                wizard.reread(Reading { month_first: Some(on), ..wizard.reading.get_untracked() })
            }
        />
    }
}

/// The client that all days are of: found by number or name, chosen among several, or looked for.
#[component]
fn InCarteira(wizard: Wizard, chosen: Signal<Option<ClientId>>, whom: Whom) -> impl IntoView {
    let carteira = wizard.carteira;
    let picking = RwSignal::new(false);
    let choose = move |client: ClientId| wizard.options.update(|options| options.client = Some(client));
    let name_of = move |id: ClientId| {
        carteira.portfolio.with(|p| p.client(id).map(|client| client.display_name().to_owned()))
    };
    let whom = StoredValue::new(whom);
    let buttons = move || {
        let button = |(client, label): (ClientId, String)| {
            view! {
                <Button tone=Tone::Secondary on_press=move || choose(client)>
                    {label}
                </Button>
            }
        };
        let offered = carteira.portfolio.with(|p| whom.with_value(|whom| conversation::offered(whom, p)));
        offered.into_iter().map(button).collect_view()
    };
    let asked = Signal::derive(move || chosen.get().is_none());
    view! {
        <section class="stack" data-gap="tight">
            <h3 class="wizard__title">{chat::CLIENT}</h3>
            {move || match chosen.get().and_then(name_of) {
                Some(name) => view! { <p><strong>{name}</strong></p> }.into_any(),
                None => view! { <p>{chat::WHICH_CLIENT}</p> }.into_any(),
            }}
            <div class="cluster">
                <Show when=move || asked.get()>{buttons}</Show>
                <Button tone=Tone::Quiet glyph=Glyph::Search on_press=move || picking.set(true)>
                    {move || if asked.get() { chat::CHOOSE_CLIENT } else { chat::CHOOSE_ANOTHER }}
                </Button>
            </div>
        </section>
        <PickSheet open=picking title=chat::WHICH_CLIENT label=chat::FIND_CLIENT nobody=chat::NOBODY on_pick=choose/>
    }
}
