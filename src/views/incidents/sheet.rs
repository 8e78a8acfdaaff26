//! *Eventualidade*: what happened, when, to which order, and whether it was put right.

use crate::domain::fact::incident::Incident;
use crate::domain::fact::incident::kind::IncidentKind;
use crate::domain::value::id::{ClientId, IncidentId};
use crate::screen::incidents::orders;
use crate::state::{Carteira, use_carteira};
use crate::text::{incidents as words, interaction};
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;

#[derive(Clone)]
struct Written {
    /// What it was, for what the sheet does not ask.
    before: Incident,
    is_known: bool,
    /// Place in [`IncidentKind::ALL`].
    kind: RwSignal<String>,
    date: RwSignal<Option<NaiveDate>>,
    order: RwSignal<String>,
    solved_on: RwSignal<Option<NaiveDate>>,
    note: RwSignal<String>,
}

/// `edited`: the one that is mended; without one a new one is written.
#[component]
pub(crate) fn IncidentSheet(
    client: ClientId,
    open: RwSignal<bool>,
    edited: RwSignal<Option<IncidentId>>,
) -> impl IntoView {
    let carteira = use_carteira();
    let draft = Form::new(Signal::derive(move || {
        let which = edited.get().map_or_else(|| client.to_string(), |incident| incident.to_string());
        Some(format!("eventualidade.{which}"))
    }));
    let form = StoredValue::new(None::<Written>);
    let problem = RwSignal::new(None::<&'static str>);
    let save = move || {
        let Some(written) = form.get_value() else { return };
        if draft.is_refused() {
            return;
        }
        let Some(date) = written.date.get_untracked() else {
            return problem.set(Some(interaction::DATE_MISSING));
        };
        let incident = written.read(carteira, client, date);
        if incident.solved_on.is_some_and(|solved| solved < date) {
            return problem.set(Some(words::SOLVED_BEFORE));
        }
        draft.finish();
        open.set(false);
        if !written.is_known || incident != written.before {
            carteira.put_incident(client, incident);
        }
    };
    let footer = move || {
        view! {
            <p class="field__error" role="status">{move || problem.get()}</p>
            <Button tone=Tone::Primary on_press=save>{words::SAVE}</Button>
        }
    };
    view! {
        <Sheet open title=words::RECORDING footer form=draft>
            {
                let written = untrack(|| Written::of(carteira, client, edited.get()));
                if !written.is_known {
                    carteira.follow_today(written.date);
                }
                form.set_value(Some(written.clone()));
                problem.set(None);
                fields(carteira, client, written)
            }
        </Sheet>
    }
}

fn fields(carteira: Carteira, client: ClientId, written: Written) -> impl IntoView {
    let today = carteira.today;
    let Written { before, is_known: _, kind, date, order, solved_on, note } = written;
    let kinds: Vec<Choice> = (0..)
        .zip(IncidentKind::ALL)
        .map(|(at, kind): (usize, _)| Choice::new(at.to_string(), words::kind(kind)))
        .collect();
    let offered = carteira.portfolio.with_untracked(|p| orders(p, client, before.order));
    let has_orders = !offered.is_empty();
    let offered = offered.into_iter().map(|(id, name)| Choice::new(id.to_string(), name));
    let offered: Vec<Choice> =
        std::iter::once(Choice::new(String::new(), words::NO_ORDER)).chain(offered).collect();
    let last = MaybeProp::derive(move || Some(today.get()));
    view! {
        <div class="stack">
            <SelectField label=words::KIND value=kind choices=kinds/>
            <div class="incident__fields">
                <DateField label=words::DATE value=date max=last/>
                <DateField
                    label=words::SOLVED_ON
                    value=solved_on
                    max=last
                    hint=words::SOLVED_HINT
                    optional=true
                />
            </div>
            {has_orders
                .then(|| {
                    view! { <SelectField label=words::ORDER value=order choices=offered optional=true/> }
                })}
            <TextArea label=words::NOTE value=note rows=3 optional=true/>
        </div>
    }
}

impl Written {
    fn of(carteira: Carteira, client: ClientId, edited: Option<IncidentId>) -> Self {
        let known = carteira
            .portfolio
            .with_untracked(|p| p.dossier(client)?.incidents().find(|one| Some(one.id) == edited).cloned());
        let is_known = known.is_some();
        let before = known.unwrap_or_else(|| carteira.new_incident(IncidentKind::LateDelivery));
        let at = IncidentKind::ALL.iter().position(|kind| *kind == before.kind).unwrap_or_default();
        Written {
            kind: RwSignal::new(at.to_string()),
            date: RwSignal::new(Some(before.date)),
            order: RwSignal::new(before.order.map(|id| id.to_string()).unwrap_or_default()),
            solved_on: RwSignal::new(before.solved_on),
            note: RwSignal::new(before.note.clone().unwrap_or_default()),
            before,
            is_known,
        }
    }

    fn read(&self, carteira: Carteira, client: ClientId, date: NaiveDate) -> Incident {
        let at = self.kind.with_untracked(|kind| kind.parse::<usize>().ok());
        let kind = at.and_then(|at| IncidentKind::ALL.get(at)).copied().unwrap_or(self.before.kind);
        let chosen = self.order.get_untracked();
        let offered = carteira.portfolio.with_untracked(|p| orders(p, client, self.before.order));
        let order = offered.into_iter().map(|(id, _)| id).find(|id| id.to_string() == chosen);
        let note = self.note.with_untracked(|note| note.trim().to_owned());
        Incident {
            kind,
            date,
            order,
            solved_on: self.solved_on.get_untracked(),
            note: Some(note).filter(|note| !note.is_empty()),
            ..self.before.clone()
        }
    }
}
