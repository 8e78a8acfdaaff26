//! The fields of a sheet, or of a part of a page ([`super::form_area`]), together: whether any of them holds what can not be read, and the draft of what was typed.
//!
//! A field joins the form that it stands in by itself. Whoever saves asks [`Form::is_refused`] first, so that a text that
//! does not parse is never taken for an empty field, and calls [`Form::finish`] after. Closed in any other way, or ended
//! with the whole page, the form leaves its draft: only what differs from what stood there when it opened, so that the
//! rest is read anew. Opened again it is filled from the draft, says so and offers to discard it.
use std::collections::{BTreeMap, VecDeque};
use std::sync::OnceLock;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::ids;

/// Where drafts are kept, installed once by the app.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Drafts {
    /// The draft of that name, and when it was written in words.
    pub read: fn(&str) -> Option<(String, String)>,
    pub keep: fn(&str, &str),
    pub forget: fn(&str),
}

static INSTALLED: OnceLock<Drafts> = OnceLock::new();

/// Installs where drafts are kept; the first call wins. Without one there are none.
pub(crate) fn install_drafts(drafts: Drafts) {
    let _ = INSTALLED.set(drafts);
}

/// What was typed, by label: as many texts as there are fields of that label, in their order; `None` as it was.
type Texts = BTreeMap<String, VecDeque<Option<String>>>;

/// The fields of one sheet. Copy it anywhere.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    name: Signal<Option<String>>,
    fields: StoredValue<Vec<Joined>, LocalStorage>,
    /// Of the draft, what no field has asked for yet.
    pending: StoredValue<Texts>,
    /// When the draft that fills the form was written.
    pub(super) restored: RwSignal<Option<String>>,
    /// Something was typed since it opened, and is kept as a draft.
    typed: StoredValue<bool>,
}

/// One field, as the form sees it.
struct Joined {
    id: String,
    label: String,
    /// What stood there when it opened.
    initial: String,
    text: Box<dyn Fn() -> Option<String>>,
    put: Box<dyn Fn(&str)>,
    is_wrong: Box<dyn Fn() -> bool>,
}

impl std::fmt::Debug for Joined {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Joined").field("label", &self.label).finish_non_exhaustive()
    }
}

impl Form {
    /// A form whose draft has that name; while there is none, no draft is kept.
    pub(crate) fn new(name: impl Into<Signal<Option<String>>>) -> Self {
        Form {
            name: name.into(),
            fields: StoredValue::new_local(Vec::new()),
            pending: StoredValue::new(Texts::new()),
            restored: RwSignal::new(None),
            typed: StoredValue::new(false),
        }
    }

    /// Whether a field holds what can not be read: then that field says so, and has the focus.
    pub(crate) fn is_refused(self) -> bool {
        let wrong = self.fields.try_with_value(|fields| fields.iter().any(|field| (field.is_wrong)()));
        let refused = wrong.unwrap_or_default();
        if refused {
            self.focus_problem();
        }
        refused
    }

    /// The first field that says what is wrong gets the focus, once it says so.
    pub(crate) fn focus_problem(self) {
        request_animation_frame(focus_first_problem);
    }

    /// Whether what is typed in it is kept as a draft.
    pub(super) fn keeps_draft(self) -> bool {
        self.name().is_some()
    }

    /// Whether it is filled from a draft.
    pub(crate) fn is_restored(self) -> bool {
        self.restored.with_untracked(Option::is_some)
    }

    /// What was typed has been saved: there is no draft any more.
    pub(crate) fn finish(self) {
        self.typed.set_value(false);
        self.pending.update_value(Texts::clear);
        self.restored.set(None);
        self.forget();
    }

    /// A field was filled with what came from outside: it is kept in the draft like what is typed.
    pub(crate) fn filled(self) {
        self.write();
    }

    /// Keeps something beside the fields in the draft: chips, the number of lines. `text` is followed.
    pub(crate) fn keep(
        self,
        label: &str,
        text: impl Fn() -> String + Copy + 'static,
        put: impl Fn(&str) + 'static,
    ) {
        let joining = self.join(
            label,
            Means {
                text: Box::new(move || Some(untrack(text))),
                put: Box::new(put),
                is_wrong: Box::new(|| false),
            },
        );
        joining.restore();
        Effect::new(move |before: Option<String>| {
            let now = text();
            if before.is_some_and(|before| before != now) {
                self.write();
            }
            now
        });
    }

    /// The form opens: its fields will ask for what was typed in them.
    pub(super) fn open(self) {
        self.fields.update_value(Vec::clear);
        self.typed.set_value(false);
        let draft = self.name().and_then(|name| (INSTALLED.get()?.read)(&name));
        let read = draft.and_then(|(body, when)| Some((serde_json::from_str::<Texts>(&body).ok()?, when)));
        let (texts, when) = read.unzip();
        self.pending.set_value(texts.unwrap_or_default());
        self.restored.set(when);
    }

    /// The form is closed. The name of the draft of this time that stays behind, if one does.
    pub(super) fn leaves_draft(self) -> Option<String> {
        self.name().filter(|_| self.typed.try_get_value().unwrap_or_default())
    }

    /// Puts back what stood there when the form opened.
    pub(super) fn discard(self) {
        self.finish();
        self.fields.with_value(|fields| {
            for field in fields {
                (field.put)(&field.initial);
            }
        });
    }

    fn forget(self) {
        if let Some(name) = self.name() {
            forget_draft(&name);
        }
    }

    fn name(self) -> Option<String> {
        self.name.try_get_untracked().flatten()
    }

    fn join(self, label: &str, means: Means) -> Joining {
        let id = ids::unique("joined");
        let Means { text, put, is_wrong } = means;
        let initial = text().unwrap_or_default();
        let own = id.clone();
        on_cleanup(move || {
            self.fields.try_update_value(|fields| fields.retain(|field| field.id != own));
        });
        let kept = self.pending.try_update_value(|pending| pending.get_mut(label)?.pop_front()?).flatten();
        let joined = Joined { id: id.clone(), label: label.to_owned(), initial, text, put, is_wrong };
        self.fields.try_update_value(|fields| fields.push(joined));
        Joining { form: self, id, kept }
    }

    /// Keeps what is typed by now.
    fn write(self) {
        let (Some(name), Some(drafts)) = (self.name(), INSTALLED.get()) else { return };
        let mut texts = Texts::new();
        let Some(()) = self.fields.try_with_value(|fields| {
            for field in fields {
                let typed = (field.text)().filter(|text| *text != field.initial);
                texts.entry(field.label.clone()).or_default().push_back(typed);
            }
        }) else {
            return;
        };
        self.pending.with_value(|pending| {
            for (label, rest) in pending {
                texts.entry(label.clone()).or_default().extend(rest.iter().cloned());
            }
        });
        let something = texts.values().flatten().any(Option::is_some);
        self.typed.set_value(something);
        match serde_json::to_string(&texts) {
            Ok(body) if something => (drafts.keep)(&name, &body),
            Ok(_) | Err(_) => (drafts.forget)(&name),
        }
    }
}

/// What a field can do for its form.
pub(super) struct Means {
    /// `None` once it is gone.
    pub(super) text: Box<dyn Fn() -> Option<String>>,
    pub(super) put: Box<dyn Fn(&str)>,
    /// Whether the text can not be read; the field then says so.
    pub(super) is_wrong: Box<dyn Fn() -> bool>,
}

impl Means {
    /// Of a field whose text is read as a value: `take` reads it, `left` says what is wrong with it once it was left.
    pub(super) fn of_text(
        text: RwSignal<String>,
        left: RwSignal<bool>,
        take: impl Fn(String) + 'static,
        is_unreadable: impl Fn(&str) -> bool + 'static,
    ) -> Means {
        Means {
            text: Box::new(move || text.try_get_untracked()),
            put: Box::new(move |kept| {
                take(kept.to_owned());
                left.set(true);
            }),
            is_wrong: Box::new(move || {
                let wrong = text.with_untracked(|text| is_unreadable(text));
                left.set(left.get_untracked() || wrong);
                wrong
            }),
        }
    }
}

/// A field and the form it stands in.
struct Joining {
    form: Form,
    id: String,
    kept: Option<String>,
}

impl Joining {
    /// Fills the field from the draft.
    fn restore(&self) {
        let Some(kept) = &self.kept else { return };
        self.form.fields.with_value(|fields| {
            if let Some(field) = fields.iter().find(|field| field.id == self.id) {
                (field.put)(kept);
            }
        });
    }
}

/// Tells the form that something was typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told(Option<Form>);

impl Told {
    pub(super) fn typed(self) {
        if let Some(form) = self.0 {
            form.write();
        }
    }
}

/// Joins the form that the part being built stands in, if there is one, and takes what its draft holds.
pub(super) fn join(label: &str, means: impl FnOnce() -> Means) -> Told {
    let form = use_context::<Option<Form>>().flatten();
    if let Some(form) = form {
        form.join(label, means()).restore();
    }
    Told(form)
}

/// Takes the draft of that name away.
pub(super) fn forget_draft(name: &str) {
    if let Some(drafts) = INSTALLED.get() {
        (drafts.forget)(name);
    }
}

/// Sets `left` of a field that was left once the tap that did so is over: the line that says what is wrong would carry the
/// button away from under the finger, and its tap would reach nothing.
pub(super) fn say_after_tap(left: RwSignal<bool>) {
    const TAP: Duration = Duration::from_millis(350);
    set_timeout(
        move || {
            left.try_set(true);
        },
        TAP,
    );
}

fn focus_first_problem() {
    let in_sheet = document().query_selector(".sheet [aria-invalid='true']").ok().flatten();
    let found =
        in_sheet.or_else(|| document().query_selector(".form-area [aria-invalid='true']").ok().flatten());
    let Some(field) = found else { return };
    // A field in a part that is closed can have no focus.
    let mut around = field.closest("details").ok().flatten();
    while let Some(part) = around {
        let _ = part.set_attribute("open", "");
        around = part.parent_element().and_then(|outer| outer.closest("details").ok().flatten());
    }
    if let Some(field) = field.dyn_ref::<web_sys::HtmlElement>() {
        let _ = field.focus();
    }
}
