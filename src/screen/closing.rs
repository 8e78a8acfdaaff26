//! *Fechamento do dia*: what is asked about each client, the answers tapped and not yet saved, and what saving them says.

use super::client::{name_of, place_of};
use crate::domain::catalog::reasons::{OTHER, ReasonGroup, Taxonomy};
use crate::domain::plan::day::closing::{Answer, Cause, Closing, Question, last_reason};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::{AppointmentId, ClientId};
use crate::text::{closing as words, reasons};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Answers of more days than these are no longer given from memory.
const MOST_DAYS: usize = 14;

/// By client.
pub(crate) type Answers = BTreeMap<ClientId, Answer>;

/// What was tapped and not yet saved, each day's answers with their day: it outlives midnight and looking at another day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    days: BTreeMap<NaiveDate, Answers>,
    /// The motivo chosen last, for whoever has none of its own.
    last_reason: Option<String>,
    /// As it was kept when only one day could be: read, and written no more.
    #[serde(skip_serializing)]
    day: Option<NaiveDate>,
    #[serde(skip_serializing)]
    answers: Answers,
}

impl Draft {
    /// As it was kept, of an older version too.
    pub(crate) fn restored(mut self) -> Self {
        if let Some(day) = self.day.take() {
            let answers = std::mem::take(&mut self.answers);
            self.days.entry(day).or_insert(answers);
        }
        self.days.retain(|_, answers| !answers.is_empty());
        self
    }

    pub(crate) fn answer(&self, day: NaiveDate, client: ClientId) -> Option<&Answer> {
        self.days.get(&day)?.get(&client)
    }

    pub(crate) fn answers(&self, day: NaiveDate) -> Answers {
        self.days.get(&day).cloned().unwrap_or_default()
    }

    /// Other days than `day` whose answers wait to be saved, and how many each has.
    pub(crate) fn elsewhere(&self, day: NaiveDate) -> Vec<(NaiveDate, usize)> {
        let others = self.days.iter().filter(|(other, answers)| **other != day && !answers.is_empty());
        others.map(|(other, answers)| (*other, answers.len())).collect()
    }

    pub(crate) fn last_reason(&self) -> Option<&str> {
        self.last_reason.as_deref()
    }

    /// Sets the answer, or takes it back.
    pub(crate) fn set(&mut self, day: NaiveDate, client: ClientId, answer: Option<Answer>) {
        if let Some(Answer::NoOrder(Some(reason))) = &answer {
            self.last_reason = Some(reason.clone());
        }
        let answers = self.days.entry(day).or_default();
        match answer {
            Some(answer) => answers.insert(client, answer),
            None => answers.remove(&client),
        };
        while self.days.len() > MOST_DAYS {
            self.days.pop_first();
        }
    }

    pub(crate) fn clear(&mut self, day: NaiveDate) {
        self.days.remove(&day);
    }
}

/// One client of the closing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QuestionRow {
    pub client: ClientId,
    pub name: String,
    /// Where it is and why it is asked about.
    pub below: String,
    /// The answers on offer: the last moves the visit to the next working day.
    pub answers: [Answer; 4],
}

/// `None`: the client is gone.
pub(crate) fn row(p: &Portfolio, question: &Question, day: NaiveDate) -> Option<QuestionRow> {
    let client = p.client_at(question.slot)?;
    let next = p.rules().calendar.next_after(day).unwrap_or(day);
    let why = match question.cause {
        Cause::Planned { appointment: _, time, channel } => words::planned(channel, time),
        Cause::Near { km } => words::near(km),
        Cause::Due { state } => words::due(state).to_owned(),
    };
    let below: Vec<String> = [place_of(client), why].into_iter().filter(|part| !part.is_empty()).collect();
    Some(QuestionRow {
        client: client.id,
        name: name_of(client).to_owned(),
        below: below.join(" · "),
        answers: [Answer::Success, Answer::NoOrder(None), Answer::NotFound, Answer::MovedTo(next)],
    })
}

pub(crate) fn label(answer: &Answer) -> &'static str {
    match answer {
        Answer::Success => words::SUCCESS,
        Answer::NoOrder(_) => words::NO_ORDER,
        Answer::NotFound => words::NOT_FOUND,
        Answer::MovedTo(_) => words::MOVE,
    }
}

/// The motivo that *sem pedido* stands filled with: the client's last, else the one chosen last here; never *outro*, which
/// needs words.
pub(crate) fn inherited_reason(p: &Portfolio, client: ClientId, chosen_last: Option<&str>) -> Option<String> {
    let own = last_reason(p, client).or(chosen_last);
    own.filter(|reason| *reason != OTHER).map(str::to_owned)
}

/// Keys and names of the motivos on offer that need no text; first none.
pub(crate) fn reason_choices(p: &Portfolio) -> Vec<(String, String)> {
    let taxonomy = Taxonomy::of(p.catalog());
    let offered = ReasonGroup::ALL.into_iter().flat_map(|group| taxonomy.offered(group).collect::<Vec<_>>());
    let own = offered.filter(|(key, _)| *key != OTHER);
    let own = own.map(|(key, reason)| (key.to_owned(), reasons::name_of(key, reason)));
    std::iter::once((String::new(), words::NO_REASON.to_owned())).chain(own).collect()
}

/// Questions of this day with their answers, in the order in which they stand.
pub(crate) fn given(p: &Portfolio, asked: &Closing, answers: &Answers) -> Vec<(ClientId, Question, Answer)> {
    let of = |question: &Question| {
        let client = p.client_at(question.slot)?.id;
        Some((client, *question, answers.get(&client)?.clone()))
    };
    asked.questions.iter().filter_map(of).collect()
}

/// What was planned and stands without an answer.
pub(crate) fn unanswered(
    p: &Portfolio,
    asked: &Closing,
    answers: &Answers,
) -> Vec<(ClientId, AppointmentId)> {
    let of = |question: &Question| match question.cause {
        Cause::Planned { appointment, .. } => {
            let client = p.client_at(question.slot)?.id;
            (!answers.contains_key(&client)).then_some((client, appointment))
        }
        Cause::Near { .. } | Cause::Due { .. } => None,
    };
    asked.questions.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::day::closing::closing;
    use crate::domain::value::uf::Uf;
    use crate::screen::small::{Small, d, id, seen};

    const DAY: &str = "2026-11-18";

    fn no_order(reason: &str) -> Option<Answer> {
        Some(Answer::NoOrder(Some(reason.to_owned())))
    }

    fn asked(p: &Portfolio) -> Closing {
        closing(p, &seen(p, DAY), d(DAY), |slot| slot.at() as u32)
    }

    #[test]
    fn answers_stand_with_their_day_and_are_taken_back_alone() {
        let (day, other) = (d(DAY), d("2026-11-17"));
        let mut draft = Draft::default();
        draft.set(day, id(1), Some(Answer::Success));
        draft.set(other, id(1), no_order("preco"));
        draft.set(other, id(2), Some(Answer::NotFound));
        assert_eq!(draft.answer(day, id(1)), Some(&Answer::Success));
        assert_eq!(draft.elsewhere(day), [(other, 2)]);
        assert_eq!(draft.last_reason(), Some("preco"));
        draft.set(other, id(2), None);
        assert_eq!(draft.elsewhere(day), [(other, 1)]);
        draft.clear(other);
        assert_eq!((draft.elsewhere(day), draft.answers(day).len()), (Vec::new(), 1));
    }

    #[test]
    fn the_oldest_day_goes_when_a_fifteenth_comes() {
        let mut draft = Draft::default();
        let days: Vec<NaiveDate> = d("2026-11-01").iter_days().take(MOST_DAYS + 1).collect();
        for day in &days[..MOST_DAYS] {
            draft.set(*day, id(1), Some(Answer::Success));
        }
        assert!(draft.answer(days[0], id(1)).is_some());
        draft.set(days[MOST_DAYS], id(1), Some(Answer::Success));
        assert_eq!(draft.answer(days[0], id(1)), None);
        assert!(draft.answer(days[1], id(1)).is_some());
    }

    #[test]
    fn a_draft_of_one_day_is_still_read_and_days_without_answers_are_dropped() {
        let client = id(1).to_string();
        let kept = serde_json::json!({
            "days": { "2026-11-16": {} }, "day": DAY, "answers": { client: "success" }
        });
        let draft = serde_json::from_value::<Draft>(kept).unwrap().restored();
        assert_eq!(draft.answer(d(DAY), id(1)), Some(&Answer::Success));
        assert_eq!(draft.elsewhere(d(DAY)), []);
        let again = serde_json::to_value(&draft).unwrap();
        assert_eq!(serde_json::from_value::<Draft>(again).unwrap().restored(), draft);
    }

    #[test]
    fn a_row_says_where_and_why_and_moves_to_the_next_working_day() {
        // The 20th is a holiday: from Thursday on to Monday.
        let p = Small::clients(&["Ana"])
            .with(1, |one| (one.city, one.uf) = (Some("Campinas".to_owned()), Some(Uf::SP)))
            .agreed(1, 10, "2026-11-19", Some(9))
            .portfolio();
        let day = d("2026-11-19");
        let question = closing(&p, &seen(&p, DAY), day, |_| 0).questions[0];
        let row = row(&p, &question, day).unwrap();
        assert!(row.below.starts_with("Campinas/SP · ") && row.below.contains("9:00"), "{}", row.below);
        assert_eq!(row.answers[3], Answer::MovedTo(d("2026-11-23")));
        assert_eq!(
            row.answers.each_ref().map(label),
            [words::SUCCESS, words::NO_ORDER, words::NOT_FOUND, words::MOVE]
        );
        assert_eq!(super::row(&Portfolio::default(), &question, day), None);
    }

    #[test]
    fn a_motivo_is_inherited_unless_it_needs_words() {
        let p = Small::clients(&["Ana"]).portfolio();
        assert_eq!(inherited_reason(&p, id(1), Some("preco")), Some("preco".to_owned()));
        assert_eq!(inherited_reason(&p, id(1), Some(OTHER)), None);
        assert_eq!(inherited_reason(&p, id(1), None), None);
    }

    #[test]
    fn the_first_choice_is_none_and_outro_is_not_offered() {
        let choices = reason_choices(&Portfolio::default());
        assert_eq!(choices[0], (String::new(), words::NO_REASON.to_owned()));
        assert!(choices.len() > 5 && choices.iter().all(|(key, _)| key != OTHER));
    }

    #[test]
    fn only_what_was_planned_is_missed_without_an_answer() {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .agreed(1, 10, DAY, Some(9))
            .agreed(2, 20, DAY, Some(10))
            .visit(3, "2026-01-05")
            .portfolio();
        let asked = asked(&p);
        assert_eq!(asked.questions.len(), 3);
        let none = Answers::new();
        let missed = [(id(1), AppointmentId::from_u128(10)), (id(2), AppointmentId::from_u128(20))];
        assert_eq!(unanswered(&p, &asked, &none), missed);
        assert_eq!(given(&p, &asked, &none), []);
        let some =
            Answers::from([(id(2), Answer::Success), (id(3), Answer::NotFound), (id(9), Answer::Success)]);
        assert_eq!(unanswered(&p, &asked, &some), missed[..1]);
        let clients: Vec<ClientId> =
            given(&p, &asked, &some).into_iter().map(|(client, ..)| client).collect();
        assert_eq!(clients, [id(2), id(3)]);
    }
}
