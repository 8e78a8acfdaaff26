//! Fields of which there may be several: telephones, e-mails, people, free fields.
use leptos::prelude::*;

use super::values::Values;
use crate::domain::value::id::PersonId;
use crate::domain::value::phone::Phone;
use crate::screen::client::form::parse_email;
use crate::text::clients::{form as words, phone_error};
use crate::ui::prelude::*;

/// Lines that come and go; each keeps its number, so that typing in one does not redraw the others.
#[derive(Debug)]
pub(super) struct Lines<T: Send + Sync + 'static> {
    lines: RwSignal<Vec<(u32, T)>>,
    next: StoredValue<u32>,
}

impl<T: Clone + Send + Sync + 'static> Lines<T> {
    pub(super) fn of(lines: Vec<T>) -> Self {
        let numbered: Vec<(u32, T)> = (0..).zip(lines).collect();
        let next = StoredValue::new(u32::try_from(numbered.len()).unwrap_or(u32::MAX));
        Lines { lines: RwSignal::new(numbered), next }
    }

    pub(super) fn all(self) -> Vec<T> {
        self.lines.with_untracked(|lines| lines.iter().map(|(_, line)| line.clone()).collect())
    }

    pub(super) fn add(self, line: T) {
        let number = self.next.get_value();
        self.next.set_value(number.wrapping_add(1));
        self.lines.update(|lines| lines.push((number, line)));
    }

    pub(super) fn count(self) -> usize {
        self.lines.with(Vec::len)
    }

    /// Other lines in place of these.
    pub(super) fn replace(self, lines: Vec<T>) {
        self.lines.set(Vec::new());
        lines.into_iter().for_each(|line| self.add(line));
    }

    /// As many lines as that: blank ones more, or fewer at the end.
    pub(super) fn resize(self, count: usize, blank: impl Fn() -> T) {
        self.lines.update(|lines| lines.truncate(count));
        while self.lines.with_untracked(Vec::len) < count {
            self.add(blank());
        }
    }

    fn remove(self, number: u32) {
        self.lines.update(|lines| lines.retain(|(own, _)| *own != number));
    }
}

impl<T: Send + Sync + 'static> Clone for Lines<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Lines<T> {}

/// One value of several, and whether its text does not parse.
#[derive(Debug)]
pub(super) struct Line<T: Send + Sync + 'static> {
    pub(super) value: RwSignal<Option<T>>,
    pub(super) wrong: RwSignal<bool>,
}

impl<T: Clone + Send + Sync + 'static> Line<T> {
    pub(super) fn of(value: Option<T>) -> Self {
        Line { value: RwSignal::new(value), wrong: RwSignal::new(false) }
    }
}

impl<T: Send + Sync + 'static> Clone for Line<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Line<T> {}

#[derive(Clone, Copy)]
pub(super) struct PersonLine {
    /// `None`: nobody yet, or somebody new.
    pub(super) id: Option<PersonId>,
    pub(super) name: RwSignal<String>,
    pub(super) role: RwSignal<String>,
    pub(super) phone: Line<Phone>,
    pub(super) email: Line<String>,
    pub(super) partner: RwSignal<bool>,
}

#[derive(Clone, Copy)]
pub(super) struct ExtraLine {
    pub(super) name: RwSignal<String>,
    pub(super) value: RwSignal<String>,
}

#[component]
pub(super) fn Phones(values: Values) -> impl IntoView {
    let lines = values.phones;
    view! {
        <For each=move || lines.lines.get() key=|(number, _)| *number let((number, line))>
            <div class="form-line">
                <PhoneField label=words::PHONE line/>
                <Remove on_press=move || lines.remove(number)/>
            </div>
        </For>
        <Button tone=Tone::Quiet glyph=Glyph::Plus on_press=move || lines.add(Line::of(None))>
            {words::ADD_PHONE}
        </Button>
    }
}

#[component]
pub(super) fn Emails(values: Values) -> impl IntoView {
    let lines = values.emails;
    view! {
        <For each=move || lines.lines.get() key=|(number, _)| *number let((number, line))>
            <div class="form-line">
                <EmailField line/>
                <Remove on_press=move || lines.remove(number)/>
            </div>
        </For>
        <Button tone=Tone::Quiet glyph=Glyph::Plus on_press=move || lines.add(Line::of(None))>
            {words::ADD_EMAIL}
        </Button>
    }
}

#[component]
pub(super) fn People(values: Values) -> impl IntoView {
    let lines = values.people;
    view! {
        <For each=move || lines.lines.get() key=|(number, _)| *number let((number, person))>
            <div class="card stack" data-gap="tight">
                <div class="form-grid">
                    <TextField label=words::PERSON_NAME value=person.name/>
                    <TextField label=words::PERSON_ROLE value=person.role optional=true/>
                    <PhoneField label=words::PHONE line=person.phone/>
                    <EmailField line=person.email/>
                </div>
                <div class="cluster" data-spread="">
                    <Checkbox label=words::PERSON_PARTNER checked=person.partner/>
                    <Button tone=Tone::Quiet glyph=Glyph::Trash on_press=move || lines.remove(number)>
                        {words::REMOVE_PERSON}
                    </Button>
                </div>
            </div>
        </For>
        <Button tone=Tone::Quiet glyph=Glyph::Plus on_press=move || lines.add(PersonLine::nobody())>
            {words::ADD_PERSON}
        </Button>
    }
}

#[component]
pub(super) fn Extra(values: Values) -> impl IntoView {
    let lines = values.extra;
    view! {
        <For each=move || lines.lines.get() key=|(number, _)| *number let((number, line))>
            <div class="form-line">
                <TextField label=words::EXTRA_NAME value=line.name/>
                <TextField label=words::EXTRA_VALUE value=line.value/>
                <Remove on_press=move || lines.remove(number)/>
            </div>
        </For>
        <Button tone=Tone::Quiet glyph=Glyph::Plus on_press=move || lines.add(ExtraLine::blank())>
            {words::ADD_EXTRA}
        </Button>
    }
}

#[component]
pub(super) fn PhoneField(#[prop(into)] label: String, line: Line<Phone>) -> impl IntoView {
    view! {
        <ParsedField
            label
            value=line.value
            parse=|text: &str| Phone::parse(text).map_err(phone_error)
            show=|phone: &Phone| phone.to_string()
            input_mode="tel"
            invalid=line.wrong
            optional=true
        />
    }
}

#[component]
fn EmailField(line: Line<String>) -> impl IntoView {
    view! {
        <ParsedField
            label=words::EMAIL
            value=line.value
            parse=parse_email
            show=|email: &String| email.clone()
            input_mode="email"
            invalid=line.wrong
            optional=true
        />
    }
}

#[component]
fn Remove(#[prop(into)] on_press: Callback<()>) -> impl IntoView {
    view! {
        <span class="form-line__remove">
            <IconButton glyph=Glyph::Trash label=words::REMOVE_LINE on_press/>
        </span>
    }
}
