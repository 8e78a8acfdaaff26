//! The sheet of a step: the stage reached (or giving up), what was asked for, what it cost, and what comes next, which goes
//! into the agenda. All of it is one act, taken back at once.
use leptos::prelude::*;

use crate::domain::client::Situation;
use crate::domain::fact::appointment::Appointment;
use crate::domain::fact::interaction::Channel;
use crate::domain::fact::prospect_event::{Interest, ProspectEvent, ProspectEventKind};
use crate::domain::prospect::way::{Try, last_try};
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::screen::interaction::motives::Motive;
use crate::state::{Carteira, use_carteira};
use crate::text::prospecting::{self as said, sheet as words};
use crate::ui::prelude::*;
use crate::views::interaction::ReasonChoices;
use chrono::NaiveDate;

/// The choice that gives up, among the stages: no stage has that key.
const LOST: &str = "-";

/// Opens the sheet. Copy it to whatever stands on the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StepDesk {
    carteira: Carteira,
    client: RwSignal<Option<ClientId>>,
    /// The stage that the sheet offers.
    offered: RwSignal<Option<String>>,
    open: RwSignal<bool>,
}

/// A desk for one page, with [`StepSheet`] somewhere on it.
pub(crate) fn step_desk() -> StepDesk {
    StepDesk {
        carteira: use_carteira(),
        client: RwSignal::new(None),
        offered: RwSignal::new(None),
        open: RwSignal::new(false),
    }
}

impl StepDesk {
    /// Asks for a step of the client, with a stage already chosen where one is `offered`.
    pub(crate) fn open(self, client: ClientId, offered: Option<String>) {
        self.client.set(Some(client));
        self.offered.set(offered);
        self.open.set(true);
    }

    /// One tap: who bought before, or was given up, is tried again from the first stage.
    pub(crate) fn try_again(self, client: ClientId) {
        let first = self.carteira.portfolio.with_untracked(|p| p.rules().prospecting.first().to_owned());
        let event = self.carteira.new_prospect_event(ProspectEventKind::Stage(first));
        self.carteira.put_prospect_step(client, vec![event], None);
    }
}

/// What the sheet holds.
#[derive(Clone, Copy)]
struct Values {
    stage: RwSignal<String>,
    reason: RwSignal<Option<String>>,
    interest: RwSignal<String>,
    next: RwSignal<String>,
    when: RwSignal<Option<NaiveDate>>,
    cost: RwSignal<Option<i64>>,
    note: RwSignal<String>,
}

impl Values {
    fn new() -> Self {
        Self {
            stage: RwSignal::new(String::new()),
            reason: RwSignal::new(None),
            interest: RwSignal::new(String::new()),
            next: RwSignal::new(String::new()),
            when: RwSignal::new(None),
            cost: RwSignal::new(None),
            note: RwSignal::new(String::new()),
        }
    }

    fn is_lost(self) -> bool {
        self.stage.with(|stage| stage == LOST)
    }
}

#[component]
pub(crate) fn StepSheet(desk: StepDesk) -> impl IntoView {
    let values = Values::new();
    let problem = RwSignal::new(None::<&'static str>);
    let form = Form::new(Signal::derive(move || desk.client.get().map(|id| format!("prospeccao.{id}"))));
    let save = move || {
        let Some(client) = desk.client.get_untracked() else { return };
        if form.is_refused() {
            return;
        }
        match untrack(|| step(desk, client, values)) {
            Err(wrong) => problem.set(Some(wrong)),
            Ok((events, next)) => {
                form.finish();
                desk.open.set(false);
                desk.carteira.put_prospect_step(client, events, next);
            }
        }
    };
    let footer = move || {
        view! {
            <p class="field__error" role="status">{move || problem.get()}</p>
            <Button tone=Tone::Primary on_press=save>{words::SAVE}</Button>
        }
    };
    view! {
        <Sheet open=desk.open title=words::TITLE footer form>
            {
                untrack(|| begin(desk, values));
                problem.set(None);
                view! { <Fields desk values/> }
            }
        </Sheet>
    }
}

/// Fills the sheet for who it was opened for: the stage offered, or the one it is in.
fn begin(desk: StepDesk, values: Values) {
    let now = desk.client.get().map(|client| stage_now(desk, client)).unwrap_or_default();
    values.stage.set(desk.offered.get().unwrap_or(now));
    values.reason.set(None);
    values.interest.set(String::new());
    values.next.set(String::new());
    values.when.set(None);
    values.cost.set(None);
    values.note.set(String::new());
}

fn stage_now(desk: StepDesk, client: ClientId) -> String {
    let today = desk.carteira.today.get();
    desk.carteira.portfolio.with(|p| {
        let open = p.dossier(client).and_then(|dossier| last_try(dossier, today)).filter(Try::is_open);
        let first = p.rules().prospecting.first();
        open.as_ref().and_then(Try::stage).unwrap_or(first).to_owned()
    })
}

/// What is kept. A cost and a note stand with the stage, or with what was asked for where the stage stays.
fn step(
    desk: StepDesk,
    client: ClientId,
    values: Values,
) -> Result<(Vec<ProspectEvent>, Option<Appointment>), &'static str> {
    let carteira = desk.carteira;
    let chosen = values.stage.get();
    let note = Some(values.note.get().trim().to_owned()).filter(|note| !note.is_empty());
    let cost = values.cost.get().filter(|cost| *cost > 0).map(Centavos::new);
    let is_under_way = carteira.portfolio.with(|p| {
        let last = p.dossier(client).and_then(|dossier| last_try(dossier, carteira.today.get()));
        last.is_some_and(|one| {
            one.is_open()
                && (!one.stages.is_empty()
                    || p.client(client).is_some_and(|client| client.situation == Situation::Prospect))
        })
    });
    let mut events = Vec::new();
    let interest = Interest::ALL.into_iter().find(|one| word(*one) == values.interest.get());
    if values.is_lost() {
        events.push(carteira.new_prospect_event(ProspectEventKind::Lost { reason: values.reason.get() }));
    } else if chosen != stage_now(desk, client) || !is_under_way {
        events.push(carteira.new_prospect_event(ProspectEventKind::Stage(chosen.clone())));
    }
    if let Some(interest) = interest {
        events.push(carteira.new_prospect_event(ProspectEventKind::Interest(interest)));
    }
    if events.is_empty() && (note.is_some() || cost.is_some()) {
        // The stage it is in, said again, with what is new.
        events.push(carteira.new_prospect_event(ProspectEventKind::Stage(chosen.clone())));
    }
    if let Some(first) = events.first_mut() {
        (first.cost, first.note) = (cost, note);
    }
    let next = match (values.next.get().trim(), values.when.get()) {
        _ if values.is_lost() => None,
        ("", None) => None,
        ("", Some(_)) => return Err(words::WHAT_MISSING),
        (_, None) => return Err(words::WHEN_MISSING),
        (what, Some(when)) => {
            let channel = if chosen == "visita-marcada" { Channel::Visit } else { Channel::Call };
            let bare = carteira.new_appointment(client, when, channel);
            Some(Appointment { note: Some(what.to_owned()), ..bare })
        }
    };
    if events.is_empty() && next.is_none() {
        return Err(words::NOTHING);
    }
    Ok((events, next))
}

/// The value of a choice.
fn word(interest: Interest) -> String {
    said::interest(interest).to_owned()
}

#[component]
fn Fields(desk: StepDesk, values: Values) -> impl IntoView {
    let carteira = desk.carteira;
    let stages = Signal::derive(move || {
        carteira.portfolio.with(|p| {
            let rules = &p.rules().prospecting;
            let stages =
                rules.stages.iter().map(|stage| Choice::new(&stage.key, said::stage(&stage.key, rules)));
            // One that is no longer listed stays, where it stands.
            let now = values.stage.get();
            let unlisted = (rules.place(&now).is_none() && now != LOST)
                .then(|| Choice::new(now.clone(), said::stage(&now, rules)));
            unlisted.into_iter().chain(stages).chain([Choice::new(LOST, words::LOST)]).collect::<Vec<_>>()
        })
    });
    let interests: Vec<Choice> = std::iter::once(Choice::new("", words::NO_INTEREST))
        .chain(Interest::ALL.map(|one| Choice::new(word(one), word(one))))
        .collect();
    view! {
        <div class="stack">
            <SelectField label=words::STAGE value=values.stage choices=stages/>
            <Show
                when=move || values.is_lost()
                fallback=move || {
                    view! {
                        <div class="form-grid">
                            <TextField label=words::NEXT value=values.next hint=words::NEXT_HINT optional=true/>
                            <DateField
                                label=words::WHEN
                                value=values.when
                                min=Signal::derive(move || Some(carteira.today.get()))
                                optional=true
                            />
                        </div>
                    }
                }
            >
                <p class="muted">{words::LOST_WHY}</p>
                <ReasonChoices
                    chosen=values.reason
                    on_choose=move |motive: Motive| values.reason.set(Some(motive.key))
                />
            </Show>
            <SelectField label=words::INTEREST value=values.interest choices=interests/>
            <MoneyField label=words::COST value=values.cost optional=true/>
            <TextArea label=words::NOTE value=values.note optional=true/>
        </div>
    }
}
