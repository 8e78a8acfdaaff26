//! The proposal before it is kept: what is said of each visit and of who is left out, and the appointments it becomes.

use crate::domain::calendar::visiting::{minute_of, time_of};
use crate::domain::fact::appointment::Appointment;
use crate::domain::plan::agenda::{Asked, Candidate, Proposal, ProposedStop};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::text::agenda as words;
use chrono::NaiveDate;

/// What was asked, what was found, and on which day.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Preview {
    pub asked: Asked,
    pub proposal: Proposal,
    pub today: NaiveDate,
}

impl Preview {
    pub(crate) fn visits(&self) -> usize {
        self.proposal.days.iter().map(|day| day.stops.len()).sum()
    }

    /// Centavos a month that those left out buy together.
    pub(crate) fn left_out_centavos(&self) -> i64 {
        let out = self.proposal.left_out.iter();
        out.filter_map(|out| self.asked.candidates.get(out.candidate)).map(|one| one.monthly_centavos).sum()
    }

    /// The appointments that keeping the proposal adds or changes. `fresh` makes one with a client on a day.
    pub(crate) fn appointments(
        &self,
        p: &Portfolio,
        fresh: impl Fn(ClientId, NaiveDate) -> Appointment,
    ) -> Vec<(ClientId, Appointment)> {
        let stops =
            self.proposal.days.iter().flat_map(|day| day.stops.iter().map(move |stop| (day.date, stop)));
        let put = stops.filter_map(|(date, stop)| {
            let one = self.asked.candidates.get(stop.candidate)?;
            let time = Some(time_of(stop.begins));
            let standing = one.planned.and_then(|planned| {
                let dossier = p.dossier(one.client)?;
                dossier.planned(planned.appointment, &p.rules().calendar).map(|one| one.into_owned())
            });
            let then = match &standing {
                Some(old) => Appointment { date, time, ..old.clone() },
                None => {
                    let minutes = u16::try_from(one.minutes).ok();
                    Appointment { time, minutes, ..fresh(one.client, date) }
                }
            };
            (standing.as_ref() != Some(&then)).then_some((one.client, then))
        });
        put.collect()
    }
}

/// The way to a visit, and where the client stood before.
pub(crate) fn notes(one: &Candidate, date: NaiveDate, stop: &ProposedStop) -> String {
    let was = one.planned.map(|planned| {
        let is_same = planned.date == date && planned.time.map(minute_of) == Some(stop.begins);
        if is_same { words::STAYS.to_owned() } else { words::was(planned.date, planned.time) }
    });
    let way = Some(words::way(stop.way_minutes, stop.way_metres)).filter(|way| !way.is_empty());
    way.into_iter().chain(was).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::Channel;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::plan::agenda::{LeftOut, Planned, ProposedDay, Week, WhyOut, asked, candidates};
    use crate::domain::value::id::AppointmentId;
    use crate::screen::small::{Small, d, id, seen};
    use chrono::NaiveTime;

    const DAY: &str = "2026-11-18";

    fn stop(candidate: usize, begins: u32) -> ProposedStop {
        ProposedStop { candidate, begins, ends: begins + 30, way_minutes: 0, way_metres: 0 }
    }

    /// Ana stands on the 19th at nine; Bia and Caio were never contacted.
    fn carteira() -> Portfolio {
        Small::clients(&["Ana", "Bia", "Caio"]).agreed(1, 10, "2026-11-19", Some(9)).portfolio()
    }

    fn preview(p: &Portfolio, stops: &[(u128, u32)]) -> Preview {
        let week = Week::of(d(DAY));
        let mut found = candidates(p, &seen(p, DAY), &[], week, d(DAY), |_| None);
        found.sort_by_key(|one| one.slot);
        for (one, centavos) in found.iter_mut().zip([100, 20, 3]) {
            one.monthly_centavos = centavos;
        }
        let asked = asked(p.rules(), week, found, &[], |_| None, (d(DAY), None));
        let place = |client: u128| asked.candidates.iter().position(|one| one.client == id(client)).unwrap();
        let stops: Vec<ProposedStop> =
            stops.iter().map(|(client, begins)| stop(place(*client), *begins)).collect();
        let taken: Vec<usize> = stops.iter().map(|stop| stop.candidate).collect();
        let out = (0..asked.candidates.len()).filter(|at| !taken.contains(at));
        let left_out = out.map(|candidate| LeftOut { candidate, why: WhyOut::NoRoom }).collect();
        let days = vec![ProposedDay { date: d("2026-11-19"), stops, travel_minutes: 0 }];
        Preview { asked, proposal: Proposal { days, left_out }, today: d(DAY) }
    }

    fn put(p: &Portfolio, preview: &Preview) -> Vec<(ClientId, Appointment)> {
        preview.appointments(p, |client, date| {
            let number = AppointmentId::from_u128(client.uuid().as_u128() + 900);
            Appointment::new(number, Stamp::default(), date, Channel::Visit)
        })
    }

    #[test]
    fn who_stands_already_is_moved_and_who_does_not_is_added() {
        let p = carteira();
        let preview = preview(&p, &[(1, 10 * 60), (2, 11 * 60)]);
        let put = put(&p, &preview);
        assert_eq!(put.iter().map(|(client, _)| *client).collect::<Vec<_>>(), [id(1), id(2)]);
        assert_eq!(
            (put[0].1.id, put[0].1.time),
            (AppointmentId::from_u128(10), NaiveTime::from_hms_opt(10, 0, 0))
        );
        assert_eq!(put[1].1.id, AppointmentId::from_u128(902));
        assert_eq!(put[1].1.minutes, Some(p.rules().visits.visit_minutes));
        assert_eq!((preview.visits(), preview.left_out_centavos()), (2, 3));
    }

    #[test]
    fn what_stays_where_it_stands_is_no_change() {
        let p = carteira();
        let preview = preview(&p, &[(1, 9 * 60)]);
        assert_eq!(put(&p, &preview), []);
        assert_eq!((preview.visits(), preview.left_out_centavos()), (1, 23));
    }

    #[test]
    fn a_visit_says_the_way_and_where_it_stood_before() {
        let p = carteira();
        let preview = preview(&p, &[]);
        let ana = &preview.asked.candidates[0];
        assert_eq!(ana.planned.map(|planned: Planned| planned.date), Some(d("2026-11-19")));
        let day = d("2026-11-19");
        assert_eq!(notes(ana, day, &stop(0, 9 * 60)), "já estava marcado");
        assert!(notes(ana, day, &stop(0, 9 * 60 + 5)).starts_with("estava às 09:00 de "));
        assert!(notes(ana, d("2026-11-18"), &stop(0, 9 * 60)).starts_with("estava às 09:00 de "));
        let way = ProposedStop { way_minutes: 20, way_metres: 12_400, ..stop(1, 600) };
        assert_eq!(notes(&preview.asked.candidates[1], day, &way), "20 min de caminho, 12,4 km");
        assert_eq!(notes(&preview.asked.candidates[1], day, &stop(1, 600)), "");
    }
}
