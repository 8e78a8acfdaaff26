//! The sheet of a step: the stage reached (or giving up), what was asked for, what it cost, and what comes next, which goes
//! into the agenda. All of it is one act, taken back at once.
use leptos::prelude::*;

use crate::domain::fact::appointment::Appointment;
use crate::domain::fact::prospect_event::{Interest, ProspectEvent, ProspectEventKind};
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::screen::interaction::motives::Motive;
use crate::screen::prospecting::step::{Kept, Next, Typed, kept, stage_now};
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
                view! { <Fields desk form values/> }
            }
        </Sheet>
    }
}

/// Fills the sheet for who it was opened for: the stage offered, or the one it is in.
fn begin(desk: StepDesk, values: Values) {
    let now = desk.client.get().and_then(|client| now(desk, client));
    let first = || desk.carteira.portfolio.with(|p| p.rules().prospecting.first().to_owned());
    values.stage.set(desk.offered.get().or(now).unwrap_or_else(first));
    values.reason.set(None);
    values.interest.set(String::new());
    values.next.set(String::new());
    values.when.set(None);
    values.cost.set(None);
    values.note.set(String::new());
}

fn now(desk: StepDesk, client: ClientId) -> Option<String> {
    let today = desk.carteira.today.get();
    desk.carteira.portfolio.with(|p| stage_now(p, client, today))
}

/// What the sheet says, as it is kept.
fn step(
    desk: StepDesk,
    client: ClientId,
    values: Values,
) -> Result<(Vec<ProspectEvent>, Option<Appointment>), &'static str> {
    let typed = Typed {
        stage: Some(values.stage.get()).filter(|stage| stage != LOST),
        reason: values.reason.get(),
        interest: Interest::ALL.into_iter().find(|one| word(*one) == values.interest.get()),
        next: values.next.get(),
        when: values.when.get(),
        cost: values.cost.get().filter(|cost| *cost > 0).map(Centavos::new),
        note: values.note.get(),
    };
    let Kept { events, cost, note, next } = kept(typed, now(desk, client).as_deref())?;
    let mut events: Vec<ProspectEvent> =
        events.into_iter().map(|kind| desk.carteira.new_prospect_event(kind)).collect();
    if let Some(first) = events.first_mut() {
        (first.cost, first.note) = (cost, note);
    }
    let next = next.map(|Next { on, channel, what }| Appointment {
        note: Some(what),
        ..desk.carteira.new_appointment(client, on, channel)
    });
    Ok((events, next))
}

/// The value of a choice.
fn word(interest: Interest) -> String {
    said::interest(interest).to_owned()
}

#[component]
fn Fields(desk: StepDesk, form: Form, values: Values) -> impl IntoView {
    let carteira = desk.carteira;
    let reason = values.reason;
    form.keep(
        "motivo",
        move || reason.get().unwrap_or_default(),
        move |kept| reason.set(Some(kept.to_owned()).filter(|kept| !kept.is_empty())),
    );
    // Giving up asks for no next step; what was typed of one is there again when that is taken back.
    let (next, when) = (values.next, values.when);
    form.keep("passo", move || next.get(), move |kept| next.set(kept.to_owned()));
    form.keep(
        "dia",
        move || when.get().map(|day| day.to_string()).unwrap_or_default(),
        move |kept| when.set(kept.parse().ok()),
    );
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
