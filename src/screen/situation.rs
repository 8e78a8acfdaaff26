//! Blocking a client, calling it potencial, letting it go and taking it back: what holds, since when, and for which reason.

use crate::domain::catalog::reasons::{OTHER, Taxonomy};
use crate::domain::client::{Client, Situation, SituationHeld};
use crate::domain::portfolio::Portfolio;
use crate::screen::interaction::details::filled;
use chrono::NaiveDate;

/// In the order in which they are offered.
pub(crate) const CHOICES: [Situation; 4] =
    [Situation::Active, Situation::Blocked, Situation::Prospect, Situation::Former];

/// What holds last.
pub(crate) fn kept_of(client: Option<&Client>) -> SituationHeld {
    client.and_then(|client| client.situations().pop()).unwrap_or_default()
}

/// A change begins today; what holds already keeps its day.
pub(crate) fn begins(kept: &SituationHeld, situation: Situation, today: NaiveDate) -> Option<NaiveDate> {
    if kept.situation == situation { kept.since } else { Some(today) }
}

pub(crate) fn asks_reason(situation: Situation) -> bool {
    match situation {
        Situation::Blocked | Situation::Former => true,
        Situation::Active | Situation::Prospect => false,
    }
}

/// The kept reason as key of a motivo, or as one's own words.
pub(crate) fn reason_fields(p: &Portfolio, kept: Option<String>) -> (Option<String>, String) {
    let list = Taxonomy::of(p.catalog());
    match kept {
        Some(key) if list.get(&key).is_some() => (Some(key), String::new()),
        Some(text) => (None, text),
        None => (None, String::new()),
    }
}

/// What shall hold. One's own words say more than a key; *outro motivo* is only worth them.
pub(crate) fn held(
    situation: Situation,
    since: Option<NaiveDate>,
    key: Option<String>,
    text: &str,
) -> SituationHeld {
    let reason = filled(text).or_else(|| key.filter(|key| key != OTHER));
    SituationHeld::new(situation, since, reason.filter(|_| asks_reason(situation)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::small::d;

    const DAY: &str = "2026-11-18";

    #[test]
    fn what_holds_keeps_its_day_and_a_change_begins_today() {
        let kept = SituationHeld::new(Situation::Blocked, Some(d("2026-01-05")), None);
        assert_eq!(begins(&kept, Situation::Blocked, d(DAY)), Some(d("2026-01-05")));
        assert_eq!(begins(&kept, Situation::Active, d(DAY)), Some(d(DAY)));
        assert_eq!(kept_of(None), SituationHeld::default());
    }

    #[test]
    fn ones_own_words_go_before_a_motivo_and_only_a_parting_has_a_reason() {
        let key = |key: &str| Some(key.to_owned());
        let reason = |situation, chosen: Option<String>, text| held(situation, None, chosen, text).reason;
        assert_eq!(reason(Situation::Former, key("preco"), " mudou "), key("mudou"));
        assert_eq!(reason(Situation::Former, key("preco"), " "), key("preco"));
        assert_eq!(reason(Situation::Blocked, key(OTHER), ""), None);
        assert_eq!(reason(Situation::Blocked, key(OTHER), "x"), key("x"));
        assert_eq!(reason(Situation::Active, key("preco"), "x"), None);
        assert_eq!(reason(Situation::Prospect, key("preco"), "x"), None);
    }

    #[test]
    fn a_reason_that_is_no_motivo_stands_as_words() {
        let p = Portfolio::default();
        let of = |kept: &str| reason_fields(&p, Some(kept.to_owned()));
        assert_eq!(of("preco"), (Some("preco".to_owned()), String::new()));
        assert_eq!(of("mudou de dono"), (None, "mudou de dono".to_owned()));
        assert_eq!(reason_fields(&p, None), (None, String::new()));
    }
}
