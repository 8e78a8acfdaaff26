use super::*;
use crate::domain::plan::day::capacity::{Demand, Relaxed};

fn found() -> Capacity {
    let demand = Demand {
        source: CadenceSource::Abc(AbcClass::C),
        clients: 310,
        asked: 155,
        days: Some(60),
        relaxed: Some(Relaxed { days: 75, freed: 31 }),
    };
    Capacity {
        asked: 212,
        visits: Some(140),
        other_contacts: Some(0),
        known_days: 90,
        room: 168,
        demands: vec![demand],
    }
}

#[test]
fn what_is_asked_stands_beside_what_is_made_and_what_would_help() {
    assert_eq!(capacity(&found()), "Sua carteira pede 212 contatos por mês; você faz 140 visitas.");
    assert_eq!(
        relief(&found()).as_deref(),
        Some("Faltam 72 contatos por mês. Passar C de 60 para 75 dias libera 31.")
    );
    let calls = Capacity { other_contacts: Some(80), ..found() };
    assert_eq!(
        capacity(&calls),
        "Sua carteira pede 212 contatos por mês; você faz 220: 140 visitas e 80 contatos por outros canais."
    );
    assert_eq!(relief(&calls), None);
}

#[test]
fn every_choice_of_a_repeat_is_called_what_it_is() {
    for (_, label, repeat) in REPEATS_CHOICES {
        assert_eq!(repeat.map_or(NEVER_REPEATS.to_owned(), repeats), label);
    }
    assert_eq!(comes_again(Repeat::EveryMonths(2)), "Esta visita se repete a cada 2 meses.");
}

#[test]
fn too_few_records_are_said_and_not_guessed_from() {
    let fresh = Capacity { visits: None, other_contacts: None, known_days: 12, ..found() };
    assert!(capacity(&fresh).ends_with("são precisos 30 dias de registros, e há 12."));
    assert_eq!(relief(&fresh), None);
}

#[test]
fn a_duration_is_read_whole_or_refused() {
    for (text, read) in [
        ("45", Some(45)),
        (" 1 ", Some(1)),
        ("1.440", Some(1_440)),
        ("1441", None),
        ("0", None),
        ("-5", None),
        ("70000", None),
        ("uma hora", None),
    ] {
        assert_eq!(parse_minutes(text), read, "{text:?}");
    }
}

#[test]
fn lengths_and_ways_read_like_speech() {
    for (minutes, said) in [(0, "0 min"), (59, "59 min"), (60, "1 h"), (80, "1 h 20"), (125, "2 h 05")] {
        assert_eq!(long(minutes), said);
    }
    assert_eq!(way(25, 12_340), "25 min de caminho, 12,3 km");
    assert_eq!(way(20, 0), "20 min de caminho (estimado)");
    assert_eq!(way(185, 123_000), "3 h 05 de caminho, 123,0 km");
    assert_eq!(way(0, 0), "");
    assert_eq!(span(NaiveTime::from_hms_opt(9, 45, 0), 30, false), "09:45 às 10:15");
    assert_eq!(span(None, 30, true), WHOLE_DAY);
}
