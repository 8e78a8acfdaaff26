use super::*;

#[test]
fn times_and_ways_are_rounded_to_the_minute_and_the_hundred_metres() {
    assert_eq!(clock(8 * 3600 + 29), "08:00");
    assert_eq!(clock(8 * 3600 + 30), "08:01");
    assert_eq!(clock(24 * 3600 + 600), "24:10");
    assert_eq!(duration(29), "0 min");
    assert_eq!(duration(19 * 60), "19 min");
    assert_eq!(duration(7200), "2 h");
    assert_eq!(duration(7500), "2 h 05");
    assert_eq!(way(12_449, 1140), "12,4 km · 19 min");
}

#[test]
fn a_change_says_its_cost_both_ways() {
    assert_eq!(cost(4_200, 540), "+4,2 km, +9 min");
    assert_eq!(cost(-4_200, -540), "−4,2 km, −9 min");
    assert_eq!(cost(-4_200, 540), "−4,2 km, +9 min");
    assert_eq!(cost(49, 29), "sem diferença");
}

#[test]
fn one_is_singular() {
    assert_eq!(
        goal::missing(1, 80, 7, 10),
        "Falta 1 cliente para a meta de 80%: 7 de 10 já têm contato no mês."
    );
    assert_eq!(readings_missing(9, 10), "O fator de estrada se ajusta sozinho com 10 leituras: falta 1.");
    assert_eq!(stretch(3, 3), "Google Maps: parada 3");
}
