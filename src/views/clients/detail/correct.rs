//! The sheet in which a contact of the history is told again.
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::value::id::{ClientId, InteractionId};
use crate::screen::client::correct::{Told, results};
use crate::screen::interaction::details::Problem;
use crate::state::{clock, use_carteira};
use crate::text::clients::history as words;
use crate::text::{format, interaction, labels};
use crate::ui::prelude::*;

#[derive(Clone, Copy)]
struct Written {
    /// Places in [`Channel::ALL`] and [`Outcome::ALL`].
    channel: RwSignal<String>,
    outcome: RwSignal<String>,
    date: RwSignal<Option<NaiveDate>>,
    time: RwSignal<Option<NaiveTime>>,
    note: RwSignal<String>,
}

impl Written {
    fn of(told: Told) -> Written {
        let place = |at: Option<usize>| RwSignal::new(at.map(|at| at.to_string()).unwrap_or_default());
        Written {
            channel: place(Channel::ALL.iter().position(|one| *one == told.channel)),
            outcome: place(Outcome::ALL.iter().position(|one| *one == told.outcome)),
            date: RwSignal::new(told.date),
            time: RwSignal::new(told.time),
            note: RwSignal::new(told.note),
        }
    }

    fn told(self, old: &Interaction) -> Told {
        let at = |place: RwSignal<String>| place.get_untracked().parse::<usize>().ok();
        Told {
            channel: at(self.channel).and_then(|at| Channel::ALL.get(at).copied()).unwrap_or(old.channel),
            outcome: at(self.outcome).and_then(|at| Outcome::ALL.get(at).copied()).unwrap_or(old.outcome),
            date: self.date.get_untracked(),
            time: self.time.get_untracked(),
            note: self.note.get_untracked(),
        }
    }
}

/// Open while `edited` names a contact of the client.
#[component]
pub(super) fn CorrectContact(
    client: ClientId,
    open: RwSignal<bool>,
    edited: RwSignal<Option<InteractionId>>,
) -> impl IntoView {
    let carteira = use_carteira();
    let form = Form::new(Signal::derive(move || edited.get().map(|id| format!("corrigir.{id}"))));
    let written = StoredValue::new(None::<Written>);
    let problem = RwSignal::new(None::<Problem>);
    let old = move || {
        let id = edited.get_untracked()?;
        carteira.portfolio.with_untracked(|p| p.dossier(client)?.interaction(id).cloned())
    };
    let save = move || {
        let (Some(written), Some(old)) = (written.get_value(), old()) else { return };
        if form.is_refused() {
            return;
        }
        match written.told(&old).over(&old, clock::today()) {
            Err(why) => problem.set(Some(why)),
            Ok(told) => {
                form.finish();
                open.set(false);
                if told != old {
                    carteira.correct_interaction(client, old.id, told);
                }
            }
        }
    };
    let footer = move || view! { <Button tone=Tone::Primary on_press=save>{words::SAVE_CORRECTION}</Button> };
    view! {
        <Sheet open title=words::CORRECT_CONTACT footer form>
            {
                problem.set(None);
                old().map(|old| {
                    let fields = Written::of(Told::of(&old));
                    written.set_value(Some(fields));
                    view! { <Fields fields outcome=old.outcome problem/> }
                })
            }
        </Sheet>
    }
}

#[component]
fn Fields(fields: Written, outcome: Outcome, problem: RwSignal<Option<Problem>>) -> impl IntoView {
    let carteira = use_carteira();
    let channels: Vec<Choice> = Channel::ALL
        .iter()
        .enumerate()
        .map(|(at, one)| Choice::new(at.to_string(), labels::channel(*one)))
        .collect();
    let offered = results(outcome);
    let outcomes: Vec<Choice> = Outcome::ALL
        .iter()
        .enumerate()
        .filter(|(_, one)| offered.contains(one))
        .map(|(at, one)| Choice::new(at.to_string(), labels::outcome(*one)))
        .collect();
    // Whatever is typed answers the problem, or the next tap asks again.
    Effect::new(move |_| {
        fields.date.track();
        fields.outcome.track();
        problem.set(None);
    });
    view! {
        <div class="stack">
            <p class="muted">{words::CORRECT_MEANS}</p>
            <div class="form-grid">
                <SelectField label=interaction::CHANNEL value=fields.channel choices=channels/>
                <SelectField label=words::RESULT value=fields.outcome choices=outcomes/>
            </div>
            <div class="form-grid">
                <DateField
                    label=interaction::DATE
                    value=fields.date
                    max=MaybeProp::derive(move || Some(carteira.today.get()))
                    error=Signal::derive(move || problem.get().map(|problem| problem.said().to_owned()))
                />
                <ParsedField
                    label=interaction::TIME
                    value=fields.time
                    parse=|text: &str| format::parse_time(text).ok_or_else(|| interaction::TIME_WRONG.to_owned())
                    show=|time: &NaiveTime| format::time(*time)
                    input_mode="numeric"
                    optional=true
                />
            </div>
            <TextArea label=interaction::NOTE value=fields.note optional=true rows=3/>
        </div>
    }
}
