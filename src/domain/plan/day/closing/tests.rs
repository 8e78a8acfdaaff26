use super::*;
use crate::domain::client::Client;
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::indicator::status::statuses;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const DAY: &str = "2026-06-10";

struct Build(Vec<Dossier>);

impl Build {
    /// Clients 1, 2, 3… each 0.5 km north of the one before.
    fn clients(many: u128) -> Self {
        Self(
            (1..=many)
                .map(|id| {
                    let place = LatLon::new(-23.0 + id as f64 * 0.00449, -46.0).unwrap();
                    let bare = Client::new(ClientId::from_u128(id), Stamp::default());
                    Dossier::of(Client { location: Some(place), legal_name: format!("{id}"), ..bare })
                })
                .collect(),
        )
    }

    fn contact(mut self, client: usize, date: &str, channel: Channel, outcome: Outcome) -> Self {
        let list = &mut self.0[client - 1].interactions;
        let id = InteractionId::from_u128((client * 100 + list.len()) as u128);
        list.push(Interaction::new(id, Stamp::default(), d(date), channel, outcome));
        self
    }

    fn planned(mut self, client: usize, id: u128, time: Option<u32>) -> Self {
        let bare = Appointment::new(AppointmentId::from_u128(id), Stamp::default(), d(DAY), Channel::Visit);
        let time = time.and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
        self.0[client - 1].facts.push(Appointment { time, ..bare }.into());
        self
    }

    fn portfolio(self) -> Portfolio {
        Portfolio::from_records(self.0.into_iter().map(|dossier| Record::Client(Box::new(dossier))))
    }
}

fn asked(portfolio: &Portfolio) -> Closing {
    let statuses = statuses(portfolio.columns(), portfolio.rules(), d(DAY));
    closing(portfolio, &statuses, d(DAY), |slot| slot.at() as u32)
}

/// Slots, each with p(lanned), n(ear) or d(ue).
fn causes(closing: &Closing) -> Vec<(usize, char)> {
    let letter = |cause: Cause| match cause {
        Cause::Planned { .. } => 'p',
        Cause::Near { .. } => 'n',
        Cause::Due { .. } => 'd',
    };
    closing.questions.iter().map(|question| (question.slot.at(), letter(question.cause))).collect()
}

#[test]
fn planned_come_by_the_clock_then_who_is_near_then_who_is_due_each_once() {
    let old = "2026-01-10";
    let mut build = Build::clients(6);
    for client in 2..=6 {
        build = build.contact(client, old, Channel::Visit, Outcome::Success);
    }
    let portfolio = build
        .contact(1, DAY, Channel::Visit, Outcome::Success)
        .planned(5, 50, None)
        .planned(6, 60, Some(15))
        .planned(6, 61, Some(9))
        .portfolio();
    let closing = asked(&portfolio);
    // Clients 2 and 3 are 0.5 and 0.999 km from the visited one; 4 is beyond.
    assert_eq!(causes(&closing), [(5, 'p'), (4, 'p'), (1, 'n'), (2, 'n'), (3, 'd')]);
    assert_eq!(closing.answered, [0]);
}

#[test]
fn a_call_leads_to_no_neighbours_and_who_is_on_track_is_not_asked_about() {
    let portfolio = Build::clients(3)
        .contact(1, DAY, Channel::Call, Outcome::Success)
        .contact(2, "2026-06-09", Channel::Visit, Outcome::Success)
        .contact(3, "2026-01-01", Channel::Visit, Outcome::Success)
        .portfolio();
    assert_eq!(causes(&asked(&portfolio)), [(2, 'd')]);
}

#[test]
fn an_empty_carteira_has_nothing_to_close() {
    assert_eq!(asked(&Portfolio::default()), Closing::default());
}

fn answered(client: u128, cause: Cause, answer: Answer) -> Answered {
    Answered {
        client: ClientId::from_u128(client),
        cause,
        answer,
        contact: InteractionId::from_u128(900 + client),
        next: AppointmentId::from_u128(800 + client),
    }
}

#[test]
fn one_change_answers_all_and_its_undo_takes_all_back() {
    let mut portfolio =
        Build::clients(4).planned(1, 10, Some(9)).planned(2, 20, Some(10)).planned(3, 30, None).portfolio();
    let before: Vec<Dossier> = portfolio.dossiers().to_vec();
    let planned = |id| Cause::Planned {
        appointment: AppointmentId::from_u128(id),
        time: None,
        channel: Channel::Visit,
    };
    let answers = vec![
        answered(1, planned(10), Answer::NoOrder(Some("preco".to_owned()))),
        answered(2, planned(20), Answer::MovedTo(d("2026-06-12"))),
        answered(4, Cause::Due { state: ContactState::Due }, Answer::NotFound),
    ];
    let missed = [(ClientId::from_u128(3), AppointmentId::from_u128(30))];
    let change = change(&portfolio, d(DAY), answers, &missed, "visita");
    let at = Stamp { millis: 5, counter: 0, device: DeviceId(1) };
    let applied = portfolio.apply(&change, at).unwrap();

    let state = |portfolio: &Portfolio, client: u128, id: u128| {
        let dossier = portfolio.dossier(ClientId::from_u128(client)).unwrap();
        dossier.appointment(AppointmentId::from_u128(id)).map(|one| (one.state, one.moved_to))
    };
    assert_eq!(state(&portfolio, 1, 10), Some((AppointmentState::Done, None)));
    assert_eq!(state(&portfolio, 2, 20), Some((AppointmentState::Moved, Some(d("2026-06-12")))));
    assert_eq!(state(&portfolio, 2, 802), Some((AppointmentState::Planned, None)));
    assert_eq!(state(&portfolio, 3, 30), Some((AppointmentState::Missed, None)));
    let said = |client: u128| {
        let dossier = portfolio.dossier(ClientId::from_u128(client)).unwrap();
        dossier.interactions.iter().map(|one| (one.outcome, one.reason.clone())).collect::<Vec<_>>()
    };
    assert_eq!(said(1), [(Outcome::NoOrder, Some("preco".to_owned()))]);
    assert_eq!(said(2), [(Outcome::Rescheduled, None)]);
    assert_eq!(said(3), []);
    assert_eq!(said(4), [(Outcome::Absent, None)]);
    assert_eq!(last_reason(&portfolio, ClientId::from_u128(1)), Some("preco"));

    portfolio.apply(&applied.inverse, at.next(0, DeviceId(1))).unwrap();
    for (now, before) in portfolio.dossiers().iter().zip(&before) {
        assert_eq!(now.interactions, before.interactions);
        let same = |one: &KeptFact, other: &KeptFact| one.says_the_same(other);
        assert!(now.facts.iter().zip(&before.facts).all(|(one, other)| same(one, other)));
        assert_eq!(now.facts.len(), before.facts.len());
    }
}

#[test]
fn a_call_that_nobody_answered_was_no_visit() {
    let portfolio = Build::clients(1).portfolio();
    let cause =
        Cause::Planned { appointment: AppointmentId::from_u128(1), time: None, channel: Channel::Call };
    let change = change(&portfolio, d(DAY), vec![answered(1, cause, Answer::NotFound)], &[], "");
    let Step::AddInteraction { interaction, .. } = &change.steps[0] else { panic!("{change:?}") };
    assert_eq!((interaction.channel, interaction.outcome), (Channel::Call, Outcome::NoAnswer));
}
