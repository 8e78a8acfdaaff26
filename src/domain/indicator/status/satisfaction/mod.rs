//! What a client said of us: the last NPS answer and the complaints still open, as known on a day.

pub(crate) mod asking;
pub(crate) mod csat;
pub(crate) mod treatment;

use crate::domain::calendar::period::step_months;
use crate::domain::fact::interaction::Interaction;
use crate::domain::measure::nps::DETRACTOR_UP_TO;
use crate::domain::record::dossier::Dossier;
use chrono::NaiveDate;

/// A detractor's answer holds this long.
const ANSWER_HOLDS_MONTHS: i32 = 12;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Satisfaction {
    /// Day and answer, 0 to 10, of the latest one.
    pub last_answer: Option<(NaiveDate, u8)>,
    /// The oldest complaint nobody resolved.
    pub open_complaint: Option<NaiveDate>,
    /// The latest one.
    pub last_open_complaint: Option<NaiveDate>,
}

/// The complaints nobody has resolved by `today`, oldest first.
fn open_among(said: &[Interaction], today: NaiveDate) -> impl Iterator<Item = &Interaction> {
    let known = move || said.iter().take_while(move |said| said.date <= today);
    known()
        .filter(move |said| said.complaint.is_some() && !known().any(|later| later.resolves == Some(said.id)))
}

impl Satisfaction {
    /// As known on `today`: what was recorded for later days has not been said.
    pub(crate) fn of(dossier: &Dossier, today: NaiveDate) -> Self {
        let said = dossier.interactions.read();
        let known = || said.iter().take_while(|said| said.date <= today);
        let mut open = open_among(&said, today).map(|said| said.date);
        let oldest = open.next();
        Self {
            last_answer: known().filter_map(|said| Some((said.date, said.nps?))).last(),
            open_complaint: oldest,
            last_open_complaint: open.last().or(oldest),
        }
    }

    /// *Detrator*: the last answer is 6 or less and at most twelve months old, or a complaint is open.
    pub(crate) fn is_detractor(&self, today: NaiveDate) -> bool {
        self.detractor_since(today).is_some()
    }

    /// The day of the latest of what makes it *detrator*.
    pub(crate) fn detractor_since(&self, today: NaiveDate) -> Option<NaiveDate> {
        let oldest = step_months(today, -ANSWER_HOLDS_MONTHS);
        let bad = self.last_answer.filter(|(day, answer)| *answer <= DETRACTOR_UP_TO && *day >= oldest);
        bad.map(|(day, _)| day).max(self.last_open_complaint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::{Channel, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{ClientId, InteractionId};

    fn said(id: u128, date: &str) -> Interaction {
        let id = InteractionId::from_u128(id);
        Interaction::new(id, Stamp::default(), date.parse().unwrap(), Channel::Call, Outcome::Attended)
    }

    fn on(interactions: Vec<Interaction>, today: &str) -> (Satisfaction, bool) {
        let mut dossier = Dossier::empty(ClientId::from_u128(1));
        dossier.interactions = interactions.into();
        dossier.normalize();
        let today = today.parse().unwrap();
        let found = Satisfaction::of(&dossier, today);
        (found, found.is_detractor(today))
    }

    #[test]
    fn the_last_answer_decides_for_twelve_months() {
        let answer = |id, date, nps| Interaction { nps: Some(nps), ..said(id, date) };
        let six = || vec![answer(1, "2026-01-10", 6)];
        assert!(on(six(), "2027-01-10").1);
        assert!(!on(six(), "2027-01-11").1);
        assert!(!on(vec![answer(1, "2026-01-10", 7)], "2026-01-10").1);
        let better = vec![answer(1, "2026-01-10", 0), answer(2, "2026-02-10", 9)];
        assert!(on(better.clone(), "2026-02-09").1, "not known before it was said");
        assert!(!on(better, "2026-02-10").1);
        assert!(!on(vec![], "2026-02-10").1);
    }

    #[test]
    fn a_complaint_is_open_until_another_contact_resolves_it() {
        let complaint = Interaction { complaint: Some("avaria".into()), ..said(1, "2026-01-10") };
        let mended = Interaction { resolves: Some(InteractionId::from_u128(1)), ..said(2, "2026-03-01") };
        let all = vec![complaint, mended];
        assert!(on(all.clone(), "2026-02-28").1);
        assert!(!on(all, "2026-03-01").1);
    }

    #[test]
    fn the_latest_bad_word_says_since_when() {
        let complaint = |id, date| Interaction { complaint: Some("avaria".into()), ..said(id, date) };
        let answer = Interaction { nps: Some(3), ..said(3, "2026-02-01") };
        let all = vec![complaint(1, "2026-01-10"), complaint(2, "2026-03-01"), answer];
        let since = |today: &str| on(all.clone(), today).0.detractor_since(today.parse().unwrap());
        assert_eq!(since("2026-01-09"), None);
        assert_eq!(since("2026-01-31"), "2026-01-10".parse().ok());
        assert_eq!(since("2026-02-28"), "2026-02-01".parse().ok());
        assert_eq!(since("2026-03-01"), "2026-03-01".parse().ok());
    }
}
