//! Whose week is shown, which one, and what stands in it.

use crate::domain::calendar::period::Period;
use crate::domain::plan::agenda::{Entry, Week, What, entries};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::SalespersonId;
use crate::screen::client::name_of;
use crate::text::agenda as words;
use chrono::NaiveDate;

/// The id of the vendedor whose week is shown: the one looked at last; else the first of several, whose weeks are not one
/// week. Empty: everybody's.
pub(crate) fn whose_week(p: &Portfolio, last: Option<String>) -> String {
    let ids: Vec<String> = p.catalog().salespeople_by_name().iter().map(|one| one.id.to_string()).collect();
    match (ids.as_slice(), last) {
        ([] | [_], _) => String::new(),
        (_, Some(last)) if last.is_empty() || ids.contains(&last) => last,
        ([first, ..], _) => first.clone(),
    }
}

/// Whether the client of `slot` is held by the vendedor of this id; by none in particular, everybody's is.
pub(crate) fn is_of(holders: &[Option<SalespersonId>], slot: Slot, whose: &str) -> bool {
    let holder = holders.get(slot.at()).copied().flatten();
    whose.is_empty() || holder.is_some_and(|id| id.to_string() == whose)
}

/// What stands on the days of the period in the agenda of this vendedor; the rep's own commitments stand in everybody's.
pub(crate) fn standing(
    p: &Portfolio,
    holders: &[Option<SalespersonId>],
    period: Period,
    today: NaiveDate,
    whose: &str,
) -> Vec<Entry> {
    let mut all = entries(p, period, today);
    all.retain(|entry| match entry.what {
        What::Client { slot, .. } => is_of(holders, slot, whose),
        What::Own { commitment: _ } => true,
    });
    all
}

/// The week to look at where none is asked for: on a day off with nothing on it the one to plan is the one that comes.
pub(crate) fn first_week(p: &Portfolio, today: NaiveDate, is_free: impl Fn() -> bool) -> Week {
    let next = p.rules().calendar.on_or_after(today);
    Week::of(next.filter(|next| *next != today && is_free()).unwrap_or(today))
}

/// The day of the week that is shown alone. Where today was shown, it turns with the day; one that is none of the week gives
/// way to today, else to the first. `before`: today when this was asked last.
pub(crate) fn shown_day(
    days: &[NaiveDate],
    shown: NaiveDate,
    today: NaiveDate,
    before: Option<NaiveDate>,
) -> NaiveDate {
    let turned = before.is_some_and(|before| before != today && before == shown);
    if (turned || !days.contains(&shown)) && days.contains(&today) {
        today
    } else if days.contains(&shown) {
        shown
    } else {
        days.first().copied().unwrap_or(today)
    }
}

/// What the week is called, up to its last day shown.
pub(crate) fn week_title(week: Week, days: &[NaiveDate]) -> String {
    words::week(week, days.last().copied().unwrap_or(week.sunday()))
}

/// What an entry is called; empty where it is gone.
pub(crate) fn entry_name(p: &Portfolio, what: What) -> String {
    let name = match what {
        What::Client { slot, .. } => p.client_at(slot).map(|client| name_of(client).to_owned()),
        What::Own { commitment } => {
            let register = p.catalog().commitments.get(&commitment);
            register.and_then(|register| register.value.as_ref()).map(|own| own.title.clone())
        }
    };
    name.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::salesperson::Salesperson;
    use crate::domain::fact::commitment::Commitment;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::domain::value::id::CommitmentId;
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    fn apply(p: &mut Portfolio, edit: CatalogEdit) {
        p.apply(&Change::one(Deed::ChangeCatalog, Step::EditCatalog(edit)), Stamp::default()).unwrap();
    }

    fn seller(number: u128) -> SalespersonId {
        SalespersonId::from_u128(number)
    }

    fn of_sellers(names: &[&str]) -> Portfolio {
        let mut p = Small::clients(&["Ana", "Bia"]).portfolio();
        for (number, name) in (1..).zip(names) {
            let id = seller(number);
            let one = Salesperson { id, name: (*name).to_owned(), email: None, phone: None };
            apply(&mut p, CatalogEdit::Salesperson { id, value: Some(one) });
        }
        p
    }

    #[test]
    fn several_vendedores_have_a_week_each_and_one_has_everybodys() {
        assert_eq!(whose_week(&of_sellers(&[]), None), "");
        assert_eq!(whose_week(&of_sellers(&["Rui"]), Some(seller(1).to_string())), "");
        let two = of_sellers(&["Rui", "Iara"]);
        // The first by name.
        assert_eq!(whose_week(&two, None), seller(2).to_string());
        assert_eq!(whose_week(&two, Some(seller(1).to_string())), seller(1).to_string());
        assert_eq!(whose_week(&two, Some(String::new())), "");
        assert_eq!(whose_week(&two, Some(seller(9).to_string())), seller(2).to_string());
    }

    #[test]
    fn a_week_shows_its_vendedors_clients_and_everybodys_own_commitments() {
        let mut p =
            Small::clients(&["Ana", "Bia"]).agreed(1, 10, DAY, None).agreed(2, 20, DAY, None).portfolio();
        let id = CommitmentId::from_u128(5);
        let own = Commitment {
            id,
            title: "Dentista".to_owned(),
            date: d(DAY),
            time: None,
            minutes: 60,
            repeat: None,
            until: None,
        };
        apply(&mut p, CatalogEdit::Commitment { id, value: Some(own) });
        let holders = [Some(seller(1)), None];
        let names = |whose: &str| {
            let all = standing(&p, &holders, Period::day(d(DAY)), d(DAY), whose);
            let mut names: Vec<String> = all.iter().map(|entry| entry_name(&p, entry.what)).collect();
            names.sort();
            names
        };
        assert_eq!(names(""), ["Ana", "Bia", "Dentista"]);
        assert_eq!(names(&seller(1).to_string()), ["Ana", "Dentista"]);
        assert_eq!(names(&seller(2).to_string()), ["Dentista"]);
        assert!(!is_of(&holders, Slot::new(7), &seller(1).to_string()));
        assert_eq!(entry_name(&p, What::Own { commitment: CommitmentId::from_u128(6) }), "");
    }

    #[test]
    fn a_free_sunday_shows_the_week_that_comes_and_a_taken_one_its_own() {
        let p = Portfolio::default();
        let (sunday, monday) = (d("2026-11-22"), d("2026-11-23"));
        assert_eq!(first_week(&p, sunday, || true), Week::of(monday));
        assert_eq!(first_week(&p, sunday, || false), Week::of(sunday));
        assert_eq!(first_week(&p, d(DAY), || true), Week::of(d(DAY)));
        // Zumbi, a Friday.
        assert_eq!(first_week(&p, d("2026-11-20"), || true), Week::of(monday));
    }

    #[test]
    fn the_day_shown_turns_with_today_and_stays_in_the_week() {
        let [monday, tuesday, friday] = ["2026-11-30", "2026-12-01", "2026-12-04"].map(d);
        let days = [monday, tuesday, friday];
        let shown = |shown, today, before| shown_day(&days, shown, today, before);
        // At first, and with each turn of the day.
        assert_eq!(shown(monday, monday, None), monday);
        assert_eq!(shown(monday, tuesday, Some(monday)), tuesday);
        // Another day was looked at: it stays.
        assert_eq!(shown(friday, tuesday, Some(monday)), friday);
        // Today is in another week, or a day off without anything on it.
        assert_eq!(shown(friday, d("2026-12-05"), Some(friday)), friday);
        assert_eq!(shown(d("2026-12-05"), d("2026-12-05"), None), monday);
        assert_eq!(shown(d("2026-11-27"), tuesday, None), tuesday);
        assert_eq!(shown_day(&[], friday, monday, None), monday);
    }

    #[test]
    fn a_week_is_called_up_to_its_last_day_shown() {
        let week = Week::of(d("2026-11-30"));
        assert_eq!(week_title(week, &[d("2026-11-30"), d("2026-12-04")]), words::week(week, d("2026-12-04")));
        assert_eq!(week_title(week, &[]), words::week(week, d("2026-12-06")));
    }
}
