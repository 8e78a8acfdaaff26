//! Templates of messages: those shipped, changed or taken out here, and the rep's own. Each is kept by itself, at once.

use crate::domain::catalog::CatalogEdit;
use crate::domain::catalog::template::{Template, filled};
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::TemplateId;
use crate::screen::settings::messages::{
    Message, Row, classes_drafted, classes_of_draft, fields, reasons_drafted, reasons_of_draft,
    reasons_offered, rows, wrong_name, wrong_text,
};
use crate::state::{clock, use_carteira};
use crate::text::{labels, templates as words};
use crate::ui::prelude::*;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The name of the draft of a template, with the id of one there is.
const NEW_DRAFT: &str = "modelo";

#[derive(Clone, Copy)]
struct Written {
    open: RwSignal<bool>,
    id: RwSignal<Option<TemplateId>>,
    name: RwSignal<String>,
    subject: RwSignal<String>,
    body: RwSignal<String>,
    classes: RwSignal<BTreeSet<Lifecycle>>,
    reasons: RwSignal<BTreeSet<String>>,
    /// Something was wrong when it was to be saved: from then on it is said while typing.
    tried: RwSignal<bool>,
}

#[component]
pub(super) fn Messages() -> impl IntoView {
    let carteira = use_carteira();
    let form = Written {
        open: RwSignal::new(false),
        id: RwSignal::new(None),
        name: RwSignal::new(String::new()),
        subject: RwSignal::new(String::new()),
        body: RwSignal::new(String::new()),
        classes: RwSignal::new(BTreeSet::new()),
        reasons: RwSignal::new(BTreeSet::new()),
        tried: RwSignal::new(false),
    };
    let all = Memo::new(move |_| carteira.portfolio.with(rows));
    let row = move |row: Row| {
        let Row { template, audience, edit } = row;
        let name = template.name.clone();
        view! {
            <li class="row-list__item settings__template">
                <span class="stack" data-gap="tight">
                    <strong>{name}</strong>
                    <span class="muted">{audience}</span>
                </span>
                <IconButton glyph=Glyph::Edit label=edit on_press=move || fill(form, Some(&template))/>
            </li>
        }
    };
    view! {
        <ul class="row-list">
            <For each=move || all.get() key=|row| format!("{row:?}") children=row/>
        </ul>
        <div>
            <Button glyph=Glyph::Plus on_press=move || fill(form, None)>
                {words::ADD}
            </Button>
        </div>
        <Editor form/>
    }
}

fn fill(form: Written, template: Option<&Template>) {
    let Message { name, subject, body, classes, reasons } = template.map(Message::of).unwrap_or_default();
    form.id.set(template.map(|one| one.id));
    form.name.set(name);
    form.subject.set(subject);
    form.body.set(body);
    form.classes.set(classes);
    form.reasons.set(reasons);
    form.tried.set(false);
    form.open.set(true);
}

#[component]
fn Editor(form: Written) -> impl IntoView {
    let carteira = use_carteira();
    let sent = Form::new(Signal::derive(move || {
        Some(form.id.get().map_or_else(|| NEW_DRAFT.to_owned(), |id| format!("{NEW_DRAFT}.{id}")))
    }));
    let wrong_text = Memo::new(move |_| {
        let (subject, body) = (form.subject.get(), form.body.get());
        wrong_text(&subject, &body, form.tried.get())
    });
    let wrong_name = Memo::new(move |_| wrong_name(&form.name.get(), form.tried.get()));
    let save = move || {
        form.tried.set(true);
        if wrong_text.get_untracked().is_some() || wrong_name.get_untracked().is_some() {
            return sent.focus_problem();
        }
        sent.finish();
        let id = form.id.get_untracked().unwrap_or_else(|| TemplateId::new(clock::fresh_uuid()));
        let message = Message {
            name: form.name.get_untracked(),
            subject: form.subject.get_untracked(),
            body: form.body.get_untracked(),
            classes: form.classes.get_untracked(),
            reasons: form.reasons.get_untracked(),
        };
        let template = message.template(id);
        carteira.edit_catalog(CatalogEdit::Template { id, value: Some(template) });
        form.open.set(false);
    };
    let delete = move || {
        sent.finish();
        if let Some(id) = form.id.get_untracked() {
            carteira.edit_catalog(CatalogEdit::Template { id, value: None });
        }
        form.open.set(false);
    };
    let footer = move || {
        view! {
            <Show when=move || form.id.with(Option::is_some)>
                <Button tone=Tone::Quiet glyph=Glyph::Trash on_press=delete>
                    {words::DELETE}
                </Button>
            </Show>
            <Button tone=Tone::Primary on_press=save>
                {words::SAVE}
            </Button>
        }
    };
    let title = Signal::derive(move || {
        if form.id.with(Option::is_some) { words::EDIT.to_owned() } else { words::ADD.to_owned() }
    });
    view! {
        <Sheet open=form.open title footer form=sent size=SheetSize::Large>
            <div class="stack message">
                <TextField
                    label=words::NAME
                    value=form.name
                    error=Signal::derive(move || wrong_name.get())
                />
                <TextField label=words::SUBJECT value=form.subject optional=true/>
                <TextArea
                    label=words::TEXT
                    value=form.body
                    rows=6
                    hint=fields()
                    error=Signal::derive(move || wrong_text.get())
                />
                <section class="stack" data-gap="tight">
                    <h3 class="results__heading">{words::PREVIEW}</h3>
                    <p class="written message__preview">
                        {move || form.body.with(|body| filled(body, words::example))}
                    </p>
                </section>
                <Audience form sent/>
            </div>
        </Sheet>
    }
}

/// The classes and motivos that the template is for.
#[component]
fn Audience(form: Written, sent: Form) -> impl IntoView {
    let carteira = use_carteira();
    keep_chips(form, sent);
    let classes = Lifecycle::ALL
        .into_iter()
        .map(|class| {
            let pressed = Signal::derive(move || form.classes.with(|classes| classes.contains(&class)));
            let toggle = move |on: bool| {
                form.classes.update(|classes| {
                    if on {
                        classes.insert(class)
                    } else {
                        classes.remove(&class)
                    };
                });
            };
            view! { <FilterChip label=labels::lifecycles(class) pressed on_toggle=toggle/> }
        })
        .collect_view();
    let offered = carteira.portfolio.with_untracked(reasons_offered);
    let chips = offered
        .into_iter()
        .map(|(key, label)| {
            let (own, known) = (key.clone(), key);
            let pressed = Signal::derive(move || form.reasons.with(|reasons| reasons.contains(&known)));
            let toggle = move |on: bool| {
                form.reasons.update(|reasons| {
                    if on {
                        reasons.insert(own.clone())
                    } else {
                        reasons.remove(&own)
                    };
                });
            };
            view! { <FilterChip label pressed on_toggle=toggle/> }
        })
        .collect_view();
    view! {
        <section class="stack" data-gap="tight">
            <h3 class="results__heading">{words::CLASSES}</h3>
            <p class="muted">{words::ANY}</p>
            <div class="cluster">{classes}</div>
        </section>
        <section class="stack" data-gap="tight">
            <h3 class="results__heading">{words::REASONS}</h3>
            <p class="muted">{words::ANY}</p>
            <div class="cluster">{chips}</div>
        </section>
    }
}

/// The chips go into the draft as well.
fn keep_chips(form: Written, sent: Form) {
    sent.keep(
        "classes",
        move || form.classes.with(classes_drafted),
        move |kept| form.classes.set(classes_of_draft(kept)),
    );
    sent.keep(
        "motivos",
        move || form.reasons.with(reasons_drafted),
        move |kept| form.reasons.set(reasons_of_draft(kept)),
    );
}
