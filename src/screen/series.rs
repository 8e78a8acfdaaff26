//! A change of one visit that repeats: whether it has to be asked which are meant, and which may be.

use crate::domain::fact::appointment::{Appointment, AppointmentState, Repeat};
use crate::domain::plan::agenda::{Edit, Which};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::text::agenda as words;

/// What is to be changed. `repeat`: how often the series comes that it is one of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct About {
    pub client: ClientId,
    pub one: Appointment,
    pub edit: Edit,
    pub repeat: Option<Repeat>,
}

/// How often the series comes that `one` is of.
pub(crate) fn repeat_of(p: &Portfolio, client: ClientId, one: &Appointment) -> Option<Repeat> {
    let series = one.occurrence?.series;
    p.dossier(client)?.appointment(series).filter(|rule| rule.is_series())?.repeat
}

impl About {
    /// It is meant for this one alone, without a question: it is no series, it is over, or it only says that the client will
    /// be there.
    pub(crate) fn is_of_one(&self) -> bool {
        let is_over = self.one.state == AppointmentState::Done;
        self.repeat.is_none() || is_over || self.edit.only_confirms(&self.one, self.repeat)
    }

    pub(crate) fn title(&self) -> &'static str {
        match self.edit {
            Edit::Drop => words::WHICH_DROP,
            Edit::Become(_) => words::WHICH_CHANGE,
        }
    }

    pub(crate) fn choices(&self) -> Vec<Which> {
        self.edit.may_mean(self.repeat)
    }

    pub(crate) fn rhythm(&self) -> Option<String> {
        self.repeat.map(words::comes_again)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::appointment::Occurrence;
    use crate::domain::fact::interaction::Channel;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::AppointmentId;
    use crate::screen::small::{Small, d, id};

    const WEEKLY: Option<Repeat> = Some(Repeat::EveryWeeks(1));

    fn visit(number: u128, date: &str) -> Appointment {
        Appointment::new(AppointmentId::from_u128(number), Stamp::default(), d(date), Channel::Visit)
    }

    /// Of the series 1, on a Wednesday.
    fn occurrence() -> Appointment {
        let of = Occurrence { series: AppointmentId::from_u128(1), on: d("2026-11-18") };
        Appointment { occurrence: Some(of), ..visit(2, "2026-11-18") }
    }

    fn about(edit: Edit, repeat: Option<Repeat>) -> About {
        About { client: id(1), one: occurrence(), edit, repeat }
    }

    #[test]
    fn one_of_a_series_comes_again_as_its_rule_says() {
        let rule = Appointment { repeat: WEEKLY, ..visit(1, "2026-11-04") };
        let p = Small::clients(&["Ana"]).fact(1, rule).portfolio();
        assert_eq!(repeat_of(&p, id(1), &occurrence()), WEEKLY);
        assert_eq!(repeat_of(&p, id(1), &visit(2, "2026-11-18")), None);
        assert_eq!([1, 9].map(|one| repeat_of(&Portfolio::default(), id(one), &occurrence())), [None, None]);
    }

    #[test]
    fn it_is_asked_only_where_others_may_be_meant() {
        assert!(about(Edit::Drop, None).is_of_one());
        assert!(!about(Edit::Drop, WEEKLY).is_of_one());
        let done = Appointment { state: AppointmentState::Done, ..occurrence() };
        assert!(About { one: done, ..about(Edit::Drop, WEEKLY) }.is_of_one());
        let confirmed = Appointment { confirmed: true, repeat: WEEKLY, ..occurrence() };
        assert!(about(Edit::Become(confirmed), WEEKLY).is_of_one());
    }

    #[test]
    fn another_rhythm_is_never_meant_for_one_alone() {
        let monthly = Appointment { repeat: Some(Repeat::EveryMonths(1)), ..occurrence() };
        let changed = about(Edit::Become(monthly), WEEKLY);
        assert_eq!(
            (changed.choices(), changed.title()),
            (vec![Which::Onwards, Which::All], words::WHICH_CHANGE)
        );
        let dropped = about(Edit::Drop, WEEKLY);
        assert_eq!((dropped.choices(), dropped.title()), (Which::ALL.to_vec(), words::WHICH_DROP));
        assert_eq!(dropped.rhythm(), Some(words::comes_again(Repeat::EveryWeeks(1))));
        assert_eq!(about(Edit::Drop, None).rhythm(), None);
    }
}
