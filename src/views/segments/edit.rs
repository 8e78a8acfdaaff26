//! The sheet of one segment: a filter gets a name, or one there is gets other terms.
use leptos::prelude::*;

use super::mark::colour_name;
use crate::domain::catalog::segment::{Segment, SegmentColour};
use crate::domain::catalog::template::templates;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::SegmentId;
use crate::exchange::filter_query::from_query;
use crate::screen::segments::list::in_words;
use crate::screen::segments::own;
use crate::state::use_carteira;
use crate::text::segments::{colour, edit as words};
use crate::text::templates::shipped;
use crate::ui::prelude::*;

/// What the sheet is about: a filter to be kept, by its query, or a segment there is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Edited {
    New(String),
    Known(SegmentId),
}

const USUAL_INTERVAL: u16 = 30;

#[derive(Clone, Copy)]
struct Written {
    name: RwSignal<String>,
    colour: RwSignal<String>,
    query: RwSignal<String>,
    interval: RwSignal<Option<i64>>,
    owner: RwSignal<String>,
    template: RwSignal<String>,
    offer: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

#[component]
pub(crate) fn SegmentSheet(edited: RwSignal<Option<Edited>>) -> impl IntoView {
    let carteira = use_carteira();
    let open = RwSignal::new(false);
    let text = || RwSignal::new(String::new());
    let written = Written {
        name: text(),
        colour: text(),
        query: text(),
        interval: RwSignal::new(None),
        owner: text(),
        template: text(),
        offer: text(),
        error: RwSignal::new(None),
    };
    let form = Form::new(Signal::derive(move || {
        edited.with(|edited| {
            edited.as_ref().map(|edited| match edited {
                Edited::New(_) => "segmento-novo".to_owned(),
                Edited::Known(id) => format!("segmento.{id}"),
            })
        })
    }));
    Effect::new(move |_| {
        let segment = match edited.get() {
            None => None,
            Some(Edited::New(query)) => Some(blank(query)),
            Some(Edited::Known(id)) => carteira.portfolio.with_untracked(|p| own(p, id).cloned()),
        };
        if let Some(segment) = segment {
            fill(written, segment);
            open.set(true);
        }
    });
    let known = move || match edited.get_untracked() {
        Some(Edited::Known(id)) => Some(id),
        Some(Edited::New(_)) | None => None,
    };
    let save = move || {
        if form.is_refused() {
            return;
        }
        match carteira.portfolio.with_untracked(|p| read(written, p)) {
            None => {
                written.error.set(Some(words::NAME_NEEDED.to_owned()));
                form.focus_problem();
            }
            Some(segment) => {
                form.finish();
                carteira.save_segment(known(), Some(segment));
                open.set(false);
            }
        }
    };
    let remove = move || {
        form.finish();
        if let Some(id) = known() {
            carteira.save_segment(Some(id), None);
        }
        open.set(false);
    };
    let is_known = Memo::new(move |_| edited.with(|edited| matches!(edited, Some(Edited::Known(_)))));
    let title = Signal::derive(move || if is_known.get() { words::TITLE } else { words::NEW }.to_owned());
    let footer = move || {
        view! {
            <Show when=move || is_known.get()>
                <Button tone=Tone::Danger on_press=remove>{words::REMOVE}</Button>
            </Show>
            <Button tone=Tone::Primary on_press=save>{words::SAVE}</Button>
        }
    };
    view! {
        <Sheet open title footer form on_close=move || edited.set(None)>
            <Fields written/>
        </Sheet>
    }
}

#[component]
fn Fields(written: Written) -> impl IntoView {
    let carteira = use_carteira();
    let who = move || carteira.portfolio.with(|p| in_words(p, &from_query(&written.query.get())));
    let colours: Vec<Choice> =
        SegmentColour::ALL.map(|one| Choice::new(colour_name(one), colour(one))).to_vec();
    let owners = Signal::derive(move || {
        let named = carteira.portfolio.with(|p| {
            let all = p.catalog().salespeople_by_name();
            all.into_iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect::<Vec<_>>()
        });
        std::iter::once(Choice::new("", words::NO_OWNER)).chain(named).collect::<Vec<_>>()
    });
    view! {
        <div class="stack">
            <p>
                <strong>{words::FILTER}</strong>
                ": "
                {who}
            </p>
            <TextField
                label=words::NAME
                value=written.name
                error=Signal::derive(move || {
                    written.error.get().filter(|_| written.name.with(|name| name.trim().is_empty()))
                })
            />
            <div class="form-grid">
                <SelectField label=words::COLOUR value=written.colour choices=colours/>
                <NumberField
                    label=words::INTERVAL
                    value=written.interval
                    suffix=words::INTERVAL_UNIT
                    hint=words::INTERVAL_HINT
                    optional=true
                />
                <SelectField label=words::OWNER value=written.owner choices=owners/>
                <TemplateField value=written.template/>
            </div>
            <TextField label=words::OFFER value=written.offer hint=words::OFFER_HINT optional=true/>
        </div>
    }
}

/// Which template is written with; the first choice is the one that fits each client.
#[component]
pub(super) fn TemplateField(value: RwSignal<String>) -> impl IntoView {
    let carteira = use_carteira();
    let choices = Signal::derive(move || {
        let all = carteira.portfolio.with(|p| templates(p.catalog(), shipped()));
        let named = all.into_iter().map(|one| Choice::new(one.id.to_string(), one.name));
        std::iter::once(Choice::new("", words::FITTING)).chain(named).collect::<Vec<_>>()
    });
    view! { <SelectField label=words::TEMPLATE value choices/> }
}

fn blank(query: String) -> Segment {
    Segment {
        name: String::new(),
        colour: SegmentColour::default(),
        query,
        interval_days: USUAL_INTERVAL,
        owner: None,
        template: None,
        offer: None,
    }
}

fn fill(form: Written, segment: Segment) {
    let Segment { name, colour, query, interval_days, owner, template, offer } = segment;
    form.name.set(name);
    form.colour.set(colour_name(colour).to_owned());
    form.query.set(query);
    form.interval.set(Some(interval_days.into()));
    form.owner.set(owner.map(|id| id.to_string()).unwrap_or_default());
    form.template.set(template.map(|id| id.to_string()).unwrap_or_default());
    form.offer.set(offer.unwrap_or_default());
    form.error.set(None);
}

/// `None` without a name. Who is chosen and no longer there is left out.
fn read(form: Written, p: &Portfolio) -> Option<Segment> {
    let filled = |text: RwSignal<String>| {
        text.with_untracked(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
    };
    let colour = form.colour.get_untracked();
    let owner =
        form.owner.with_untracked(|id| id.parse().ok()).filter(|id| p.catalog().salesperson(*id).is_some());
    Some(Segment {
        name: filled(form.name)?,
        colour: SegmentColour::ALL.into_iter().find(|one| colour_name(*one) == colour).unwrap_or_default(),
        query: form.query.get_untracked(),
        interval_days: form.interval.get_untracked().and_then(|days| u16::try_from(days).ok()).unwrap_or(0),
        owner,
        template: form.template.with_untracked(|id| id.parse().ok()),
        offer: filled(form.offer),
    })
}
