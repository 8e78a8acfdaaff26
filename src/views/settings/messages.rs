//! Templates of messages: those shipped, changed or taken out here, and the rep's own. Each is kept by itself, at once.

use crate::domain::catalog::CatalogEdit;
use crate::domain::catalog::reasons::{ReasonGroup, Taxonomy};
use crate::domain::catalog::template::{Field, Template, filled, templates, unknown_fields};
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::TemplateId;
use crate::state::{clock, use_carteira};
use crate::text::{labels, reasons, templates as words};
use crate::ui::prelude::*;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The name of the draft of a template, with the id of one there is.
const NEW_DRAFT: &str = "modelo";
const SEPARATOR: &str = "\n";

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
    let all = Memo::new(move |_| carteira.portfolio.with(|p| templates(p.catalog(), words::shipped())));
    let row = move |template: Template| {
        let (name, audience) = (
            template.name.clone(),
            carteira.portfolio.with_untracked(|p| words::audience(p.catalog(), &template)),
        );
        let label = format!("{} {name}", words::EDIT);
        view! {
            <li class="row-list__item settings__template">
                <span class="stack" data-gap="tight">
                    <strong>{name}</strong>
                    <span class="muted">{audience}</span>
                </span>
                <IconButton glyph=Glyph::Edit label on_press=move || fill(form, Some(&template))/>
            </li>
        }
    };
    view! {
        <ul class="row-list">
            <For each=move || all.get() key=|template| format!("{template:?}") children=row/>
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
    form.id.set(template.map(|one| one.id));
    form.name.set(template.map(|one| one.name.clone()).unwrap_or_default());
    form.subject.set(template.and_then(|one| one.subject.clone()).unwrap_or_default());
    form.body.set(template.map(|one| one.body.clone()).unwrap_or_default());
    form.classes.set(template.map(|one| one.classes.clone()).unwrap_or_default());
    form.reasons.set(template.map(|one| one.reasons.clone()).unwrap_or_default());
    form.tried.set(false);
    form.open.set(true);
}

#[component]
fn Editor(form: Written) -> impl IntoView {
    let carteira = use_carteira();
    let sent = Form::new(Signal::derive(move || {
        Some(form.id.get().map_or_else(|| NEW_DRAFT.to_owned(), |id| format!("{NEW_DRAFT}.{id}")))
    }));
    let unknown = Memo::new(move |_| {
        let (body, subject) = (form.body.get(), form.subject.get());
        unknown_fields(&format!("{subject} {body}"))
    });
    let wrong_text = Memo::new(move |_| {
        if !unknown.with(Vec::is_empty) {
            return Some(unknown.with(|fields| words::unknown(fields)));
        }
        let is_empty = form.body.with(|body| body.trim().is_empty());
        (is_empty && form.tried.get()).then(|| words::TEXT_NEEDED.to_owned())
    });
    let wrong_name = Memo::new(move |_| {
        let is_empty = form.name.with(|name| name.trim().is_empty());
        (is_empty && form.tried.get()).then(|| words::NAME_NEEDED.to_owned())
    });
    let save = move || {
        form.tried.set(true);
        if wrong_text.get_untracked().is_some() || wrong_name.get_untracked().is_some() {
            return sent.focus_problem();
        }
        sent.finish();
        let id = form.id.get_untracked().unwrap_or_else(|| TemplateId::new(clock::fresh_uuid()));
        let line = form.subject.get_untracked().trim().to_owned();
        let template = Template {
            id,
            name: form.name.get_untracked().trim().to_owned(),
            subject: Some(line).filter(|line| !line.is_empty()),
            body: form.body.get_untracked().trim().to_owned(),
            classes: form.classes.get_untracked(),
            reasons: form.reasons.get_untracked(),
        };
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
    let fields =
        Field::ALL.map(|field| format!("{}: {}", words::in_braces(field), words::field(field))).join(" · ");
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
                    hint=format!("{}: {fields}", words::FIELDS)
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
    let offered: Vec<(String, String)> = carteira.portfolio.with_untracked(|p| {
        let taxonomy = Taxonomy::of(p.catalog());
        let of_group = |group| {
            let named =
                taxonomy.offered(group).map(|(key, reason)| (key.to_owned(), reasons::name_of(key, reason)));
            named.collect::<Vec<_>>()
        };
        ReasonGroup::ALL.into_iter().flat_map(of_group).collect()
    });
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
        move || {
            let places = Lifecycle::ALL.iter().enumerate();
            form.classes.with(|chosen| {
                let chosen = places.filter(|(_, class)| chosen.contains(class));
                chosen.map(|(at, _)| at.to_string()).collect::<Vec<_>>().join(SEPARATOR)
            })
        },
        move |kept| {
            let places = kept.split(SEPARATOR).filter_map(|at| at.parse::<usize>().ok());
            form.classes.set(places.filter_map(|at| Lifecycle::ALL.get(at).copied()).collect());
        },
    );
    sent.keep(
        "motivos",
        move || form.reasons.with(|chosen| chosen.iter().cloned().collect::<Vec<_>>().join(SEPARATOR)),
        move |kept| {
            let keys = kept.split(SEPARATOR).filter(|key| !key.is_empty());
            form.reasons.set(keys.map(str::to_owned).collect());
        },
    );
}
