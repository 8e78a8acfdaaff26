//! Who is under way, by stage.

use crate::domain::calendar::period::days_between;
use crate::domain::portfolio::Portfolio;
use crate::domain::prospect::conversion::Tried;
use crate::domain::prospect::way::Try;
use crate::domain::record::dossier::Dossier;
use crate::domain::record::promise::unkept;
use crate::domain::value::id::ClientId;
use crate::text::clients::planned;
use crate::text::{format, prospecting as words};
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stage {
    pub key: String,
    pub name: String,
    /// How many, and what they are expected to buy.
    pub says: String,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub client: ClientId,
    pub name: String,
    /// How long in the stage, where from, where it is.
    pub below: String,
    /// What was agreed, and whether that day is over.
    pub next: Option<(String, bool)>,
    pub expected: Option<String>,
    /// It had bought before.
    pub again: bool,
    /// Key of the stage after this one.
    pub onward: Option<String>,
}

/// Stages in their order, each with who stands in it: what was not kept first, then who has no next step, then by its day.
/// A stage that nobody stands in is left out; one that is no longer listed comes first.
pub(crate) fn funnel(p: &Portfolio, tried: &[Tried], on: NaiveDate) -> Vec<Stage> {
    let rules = &p.rules().prospecting;
    let mut keys: Vec<String> = rules.stages.iter().map(|stage| stage.key.clone()).collect();
    let mut rows: Vec<(String, Urgency, Row, i64)> = Vec::new();
    for one in tried.iter().filter(|one| one.way.is_open()) {
        let Some(client) = p.client_at(one.slot) else { continue };
        let Some(dossier) = p.dossier(client.id) else { continue };
        if client.left.is_some_and(|left| left <= on) {
            continue;
        }
        let key = one.way.stage().unwrap_or_else(|| rules.first()).to_owned();
        if !keys.contains(&key) {
            keys.insert(0, key.clone());
        }
        let (next, urgency) = next_step(p, dossier, on);
        let place = crate::screen::client::place_of(client);
        let parts = [
            Some(words::since(days_in_stage(&one.way, on))),
            client.source.as_deref().map(words::source),
            Some(place).filter(|place| !place.is_empty()),
        ];
        let row = Row {
            client: client.id,
            name: client.display_name().to_owned(),
            below: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            next,
            expected: client.expected_value.map(|value| words::expected(value.get())),
            again: one.way.again,
            onward: onward(p, &key),
        };
        rows.push((key, urgency, row, client.expected_value.map_or(0, |value| value.get())));
    }
    let stage = |key: String| {
        let mut these: Vec<&(String, Urgency, Row, i64)> =
            rows.iter().filter(|(of, ..)| *of == key).collect();
        these.sort_by(|a, b| {
            a.1.cmp(&b.1).then_with(|| a.2.name.cmp(&b.2.name)).then(a.2.client.cmp(&b.2.client))
        });
        let expected: i64 = these.iter().map(|one| one.3).fold(0, i64::saturating_add);
        let says = words::in_stage(these.len(), Some(expected).filter(|expected| *expected > 0));
        let name = words::stage(&key, rules);
        Stage { name, says, rows: these.into_iter().map(|one| one.2.clone()).collect(), key }
    };
    keys.into_iter().map(stage).filter(|stage| !stage.rows.is_empty()).collect()
}

/// Whole days in its stage.
pub(crate) fn days_in_stage(way: &Try, on: NaiveDate) -> Option<i64> {
    way.since().map(|since| days_between(since, on))
}

/// Key of the stage after this one.
pub(crate) fn onward(p: &Portfolio, key: &str) -> Option<String> {
    let stages = &p.rules().prospecting.stages;
    let at = p.rules().prospecting.place(key)?;
    stages.get(at + 1).map(|stage| stage.key.clone())
}

/// What was not kept comes first, then who has no next step, then the nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    Unkept(NaiveDate),
    Nothing,
    On(NaiveDate),
}

fn next_step(p: &Portfolio, dossier: &Dossier, on: NaiveDate) -> (Option<(String, bool)>, Urgency) {
    let calendar = &p.rules().calendar;
    if let Some(one) = unkept(dossier, calendar, on) {
        let when = planned::line(one.channel, &format::near(one.date, on), one.time);
        return (Some((words::next(&when, one.note.as_deref()), true)), Urgency::Unkept(one.date));
    }
    let ahead = dossier.planned_next(on, calendar).into_iter().min_by_key(|one| (one.date, one.time, one.id));
    match ahead {
        Some(one) => {
            let when = planned::line(one.channel, &format::near(one.date, on), one.time);
            (Some((words::next(&when, one.note.as_deref()), false)), Urgency::On(one.date))
        }
        None => (None, Urgency::Nothing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Situation;
    use crate::domain::fact::appointment::Appointment;
    use crate::domain::fact::interaction::Channel;
    use crate::domain::fact::prospect_event::{ProspectEvent, ProspectEventKind};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::prospect::conversion::all_tries;
    use crate::domain::value::id::{AppointmentId, ProspectEventId};
    use crate::domain::value::money::Centavos;
    use crate::screen::small::{Small, d, id};

    const DAY: &str = "2026-11-18";

    fn step(number: u128, on: &str, key: &str) -> ProspectEvent {
        let kind = ProspectEventKind::Stage(key.to_owned());
        ProspectEvent::new(ProspectEventId::from_u128(number), Stamp::default(), d(on), kind)
    }

    fn agreed(number: u128, on: &str, note: &str) -> Appointment {
        let bare = Appointment::new(AppointmentId::from_u128(number), Stamp::default(), d(on), Channel::Call);
        Appointment { note: Some(note.to_owned()), ..bare }
    }

    fn shown(small: Small) -> Vec<Stage> {
        let p = small.portfolio();
        funnel(&p, &all_tries(&p, d(DAY)), d(DAY))
    }

    #[test]
    fn who_has_not_kept_comes_first_then_who_has_no_next_step_then_the_nearest() {
        let mut small = Small::clients(&["Ana", "Bia", "Caio", "Duda"]);
        for client in 1..=4 {
            small = small.with(client, |client| {
                client.situation = Situation::Prospect;
                client.entered = Some(d("2026-11-01"));
                client.source = Some("feira".to_owned());
                client.expected_value = Some(Centavos::new(50_000));
            });
        }
        let found = shown(
            small
                .fact(1, agreed(1, "2026-11-19", "levar tabela"))
                .fact(2, agreed(2, "2026-11-18", "ligar"))
                .fact(4, agreed(3, "2026-11-10", "amostra")),
        );
        assert_eq!(found.len(), 1);
        let stage = &found[0];
        assert_eq!(
            (stage.key.as_str(), stage.says.as_str()),
            ("mapeado", "4 potenciais · R$\u{a0}2.000,00 por mês esperados")
        );
        assert_eq!(stage.rows.iter().map(|row| row.client).collect::<Vec<_>>(), [id(4), id(3), id(2), id(1)]);
        assert_eq!(stage.rows[0].next.as_ref().map(|(_, late)| *late), Some(true));
        assert_eq!(stage.rows[1].next, None);
        assert_eq!(stage.rows[3].next, Some(("ligação amanhã: levar tabela".to_owned(), false)));
        assert_eq!(stage.rows[0].below, "há 17 dias nesta etapa · feira ou evento");
        assert_eq!(stage.rows[0].onward.as_deref(), Some("contatado"));
    }

    #[test]
    fn stages_stand_in_their_order_and_empty_ones_are_left_out() {
        let small = Small::clients(&["Ana", "Bia", "Caio"])
            .fact(1, step(1, "2026-11-18", "proposta"))
            .fact(2, step(2, "2026-11-10", "contatado"))
            .fact(3, step(3, "2026-11-10", "outro-tempo"));
        let found = shown(small);
        let names: Vec<&str> = found.iter().map(|stage| stage.name.as_str()).collect();
        assert_eq!(names, ["outro-tempo", "contatado", "proposta"]);
        assert_eq!(found[2].rows[0].onward, None, "then comes the first order");
        assert_eq!(found[2].rows[0].below, "nesta etapa desde hoje");
    }

    #[test]
    fn who_bought_or_left_is_not_in_the_funnel_and_who_bought_before_says_so() {
        let small = Small::clients(&["Ana", "Bia", "Caio"])
            .fact(1, step(1, "2026-10-01", "proposta"))
            .order(1, "2026-11-01", 100)
            .fact(2, step(2, "2026-11-10", "contatado"))
            .with(2, |client| client.left = Some(d(DAY)))
            .order(3, "2026-01-01", 100)
            .fact(3, step(3, "2026-11-10", "mapeado"));
        let found = shown(small);
        assert_eq!(found.len(), 1);
        assert!(found[0].rows[0].client == id(3) && found[0].rows[0].again);
    }
}
