//! What a stop says on the screen and on paper.

use super::stop::Stop;
use crate::domain::plan::road::day_route::Leg;
use crate::text::{day_route as words, format, visiting};

/// From so many seconds on, late is said.
const LATE_FROM: u32 = 60;
/// A wait up to so many seconds is not said.
const WAIT_ABOVE: u32 = 60;

/// Notes of a stop: what is agreed, when it receives, how it fits in the day. `fixed`: it stays first, it stays last.
pub(crate) fn chips(stop: &Stop, leg: Option<Leg>, fixed: (bool, bool)) -> Vec<String> {
    let late = leg.filter(|leg| leg.late >= LATE_FROM);
    let late = late.map(|leg| words::late(leg.late, stop.agreed.is_some()));
    let waiting = leg.filter(|leg| !leg.lunch && leg.begins > leg.arrives + WAIT_ABOVE);
    let (first, last) = fixed;
    let all = [
        stop.agreed.map(words::agreed),
        stop.confirmed.then(|| words::CONFIRMED.to_owned()),
        (stop.agreed.is_none() && !stop.hours.is_empty())
            .then(|| words::receives(&visiting::hours(&stop.hours))),
        stop.closed.then(|| words::CLOSED.to_owned()),
        stop.credit.map(str::to_owned),
        late,
        waiting.map(|leg| words::waits(leg.begins - leg.arrives)),
        leg.filter(|leg| leg.lunch).map(|_| words::LUNCH.to_owned()),
        first.then(|| words::FIRST.to_owned()),
        last.then(|| words::LAST.to_owned()),
        stop.approximate.then(|| words::APPROXIMATE.to_owned()),
    ];
    all.into_iter().flatten().collect()
}

/// The address, else the município.
pub(crate) fn place(stop: &Stop) -> &str {
    if stop.address.is_empty() { &stop.city } else { &stop.address }
}

/// A line of the printed day: number, time, who, phones, way, last note. `leg`: its number in the day and how it is reached;
/// `None`: it has no place.
pub(crate) fn printed(stop: &Stop, leg: Option<(usize, &Leg)>) -> [String; 6] {
    let number = format::or_none(leg, |(number, _)| number.to_string());
    let time = format::or_none(leg, |(_, leg)| words::clock(leg.begins));
    let agreed = stop.agreed.map(words::agreed);
    let address = Some(stop.address.clone()).filter(|text| !text.is_empty());
    let confirmed = stop.confirmed.then(|| words::CONFIRMED.to_owned());
    let credit = stop.credit.map(str::to_owned);
    let who = [Some(stop.name.clone()), address, agreed, confirmed, credit];
    let who = who.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let phones: Vec<&str> = stop.phones.iter().map(|(_, number)| number.as_str()).collect();
    let phones = if phones.is_empty() { words::NO_PHONE.to_owned() } else { phones.join(", ") };
    let way = format::or_none(leg, |(_, leg)| words::way(leg.way.metres, leg.way.seconds));
    let note = format::or_none(stop.last_note.as_ref(), |(on, text)| words::note(*on, text));
    [number, time, who, phones, way, note]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::visiting::Hours;
    use crate::domain::plan::road::day_route::Way;
    use crate::domain::portfolio::slot::Slot;
    use crate::screen::small::{d, id};
    use chrono::NaiveTime;

    fn hour(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
    }

    fn stop() -> Stop {
        Stop {
            client: id(1),
            slot: Slot::new(0),
            name: "Ana".to_owned(),
            city: "Campinas/SP".to_owned(),
            address: String::new(),
            at: None,
            approximate: false,
            state: None,
            agreed: None,
            confirmed: false,
            hours: Vec::new(),
            closed: false,
            credit: None,
            blocked: false,
            minutes: None,
            phones: Vec::new(),
            last_note: None,
            made: None,
        }
    }

    fn leg(arrives: u32, begins: u32, late: u32, lunch: bool) -> Leg {
        let way = Way { metres: 12_400, seconds: 1_140 };
        Leg { stop: 0, way, arrives, begins, leaves: begins + 1800, late, lunch }
    }

    const NINE: u32 = 9 * 3600;

    #[test]
    fn late_is_said_from_a_minute_on_and_a_wait_above_one() {
        let said = |leg| chips(&stop(), Some(leg), (false, false));
        assert_eq!(said(leg(NINE, NINE, 59, false)), Vec::<String>::new());
        assert_eq!(said(leg(NINE, NINE, 60, false)), ["chega 1 min depois do horário em que recebe"]);
        assert_eq!(said(leg(NINE, NINE + 60, 0, false)), Vec::<String>::new());
        assert_eq!(said(leg(NINE, NINE + 1200, 0, false)), ["espera 20 min"]);
        // The wait of lunch is called lunch.
        assert_eq!(said(leg(NINE, NINE + 3600, 0, true)), ["almoço antes"]);
    }

    #[test]
    fn what_is_agreed_stands_before_the_usual_hours() {
        let hours: Vec<Hours> = Hours::new(hour(8), hour(11)).into_iter().collect();
        let usual = Stop { hours, closed: true, approximate: true, ..stop() };
        assert_eq!(
            chips(&usual, None, (true, true)),
            [
                "recebe de 08:00 às 11:00",
                "não recebe neste dia da semana",
                "fica primeira",
                "fica última",
                "lugar aproximado"
            ]
        );
        let agreed =
            Stop { agreed: Some(hour(10)), confirmed: true, closed: false, approximate: false, ..usual };
        assert_eq!(chips(&agreed, None, (false, false)), ["combinado às 10:00", "visita confirmada"]);
        let blocked = Stop { credit: Some("crédito bloqueado"), ..stop() };
        assert_eq!(chips(&blocked, None, (false, false)), ["crédito bloqueado"]);
    }

    #[test]
    fn the_place_is_the_address_or_else_the_town() {
        assert_eq!(place(&stop()), "Campinas/SP");
        assert_eq!(place(&Stop { address: "Rua A, 1".to_owned(), ..stop() }), "Rua A, 1");
    }

    #[test]
    fn paper_says_what_is_not_known() {
        assert_eq!(printed(&stop(), None), ["—", "—", "Ana", "sem telefone", "—", "—"]);
        let full = Stop {
            address: "Rua A, 1".to_owned(),
            agreed: Some(hour(10)),
            confirmed: true,
            phones: vec![("tel:1".into(), "(19) 1".into()), ("tel:2".into(), "(19) 2".into())],
            last_note: Some((d("2026-11-02"), "quer prazo".to_owned())),
            ..stop()
        };
        assert_eq!(
            printed(&full, Some((3, &leg(NINE, NINE, 0, false)))),
            [
                "3",
                "09:00",
                "Ana · Rua A, 1 · combinado às 10:00 · visita confirmada",
                "(19) 1, (19) 2",
                "12,4 km · 19 min",
                "02/11/2026: quer prazo"
            ]
        );
    }
}
