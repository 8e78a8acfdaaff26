//! What the client complained of and nobody has put right, and the act that does.
use leptos::prelude::*;

use super::Shown;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::indicator::status::satisfaction::open_complaints;
use crate::domain::value::id::InteractionId;
use crate::text::{complaints as words, labels};
use crate::ui::prelude::*;
use chrono::NaiveDate;

/// How a client is told.
const CHANNELS: [Channel; 4] = [Channel::Call, Channel::Visit, Channel::WhatsApp, Channel::Email];

#[derive(Clone, PartialEq)]
struct Open {
    id: InteractionId,
    date: NaiveDate,
    text: String,
}

#[component]
pub(super) fn Complaints(shown: Shown) -> impl IntoView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let open = RwSignal::new(false);
    let resolving = RwSignal::new(None::<Open>);
    let all = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| {
            let Some(dossier) = p.dossier(id) else { return Vec::new() };
            open_complaints(dossier, on)
                .filter_map(|said| Some(Open { id: said.id, date: said.date, text: said.complaint.clone()? }))
                .collect::<Vec<_>>()
        })
    });
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    let row = move |one: Open| {
        let (date, text) = (one.date, one.text.clone());
        let said = move || words::said(date, carteira.derived.as_of.get(), &text);
        let label = words::resolve(&one.text);
        let resolve = move || {
            resolving.set(Some(one.clone()));
            open.set(true);
        };
        view! {
            <li class="complaint">
                <p>{said}</p>
                <Show when=move || !is_past.get()>
                    <Button glyph=Glyph::Check label=label.clone() on_press=resolve.clone()>
                        {words::RESOLVE}
                    </Button>
                </Show>
            </li>
        }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="card note-card stack" data-gap="tight">
                <h3 class="card__title">
                    {move || if all.with(Vec::len) == 1 { words::TITLE } else { words::TITLES }}
                </h3>
                <p class="muted">{words::WHY}</p>
                <ul class="stack" data-gap="tight">
                    <For each=move || all.get() key=|one| one.id children=row/>
                </ul>
            </section>
        </Show>
        <ResolveSheet shown open resolving/>
    }
}

#[component]
fn ResolveSheet(shown: Shown, open: RwSignal<bool>, resolving: RwSignal<Option<Open>>) -> impl IntoView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let channel = RwSignal::new(Channel::Call);
    let how = RwSignal::new(String::new());
    let missing = RwSignal::new(false);
    let form = Form::new(Signal::derive(move || {
        resolving.with(|one| one.as_ref().map(|one| format!("reclamacao.{}", one.id)))
    }));
    let save = move || {
        let text = how.get_untracked().trim().to_owned();
        if text.is_empty() {
            missing.set(true);
            return form.focus_problem();
        }
        let Some(complaint) = resolving.get_untracked() else { return };
        let mut said = carteira.new_interaction(id, channel.get_untracked(), Outcome::Attended);
        said.note = Some(text);
        said.resolves = Some(complaint.id);
        form.finish();
        open.set(false);
        carteira.record(id, said);
    };
    let error = Signal::derive(move || {
        let is_empty = how.with(|how| how.trim().is_empty());
        (missing.get() && is_empty).then(|| words::HOW_NEEDED.to_owned())
    });
    let channels = CHANNELS.map(|one| (one, labels::channel(one).to_owned())).to_vec();
    let footer = move || {
        view! {
            <Button tone=Tone::Primary glyph=Glyph::Check on_press=save>
                {words::SAVE}
            </Button>
        }
    };
    view! {
        <Sheet open title=words::SHEET footer form>
            {
                how.set(String::new());
                channel.set(Channel::Call);
                missing.set(false);
                view! {
                    <div class="stack">
                        <p class="written">{move || resolving.with(|one| one.as_ref().map(|one| one.text.clone()))}</p>
                        <TextArea label=words::HOW value=how error/>
                        <div class="stack" data-gap="tight">
                            <span class="field__label">{words::BY}</span>
                            <Segmented label=words::BY choices=channels.clone() value=channel/>
                        </div>
                        <p class="muted">{words::SAVE_HINT}</p>
                    </div>
                }
            }
        </Sheet>
    }
}
