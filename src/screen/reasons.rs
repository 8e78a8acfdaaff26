//! *Motivos*: who is to be asked why, what is still without a motivo, and what a row says of it.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Period, step_days};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::rescue::reason_pareto::{About, Occasion};
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::text::{format, reason_ask as words};
use chrono::NaiveDate;

/// Departures nobody was asked about, in the order of the occasions.
pub(crate) fn to_ask(all: &[Occasion]) -> Vec<Occasion> {
    all.iter().filter(|occasion| is_open(occasion)).cloned().collect()
}

/// What else has no motivo.
pub(crate) fn without_reason(all: &[Occasion]) -> Vec<Occasion> {
    all.iter().filter(|occasion| occasion.key.is_none() && !is_open(occasion)).cloned().collect()
}

fn is_open(occasion: &Occasion) -> bool {
    match occasion.about {
        About::Departure { was_asked, after: _ } => !was_asked && occasion.key.is_none(),
        About::Contact(_) => false,
    }
}

/// Days up to the question in which what was said may be why.
pub(crate) fn looked_at(about: About, date: NaiveDate) -> Period {
    match about {
        About::Departure { after, was_asked: _ } => Period::new(after, date),
        About::Contact(_) => Period::new(step_days(date, -DAYS_BEFORE_A_CONTACT), date),
    }
}

/// What went wrong so long before a visit may be why it brought no order.
const DAYS_BEFORE_A_CONTACT: i64 = 90;

/// Only a question that was not asked yet can be skipped.
pub(crate) fn can_skip(about: About) -> bool {
    match about {
        About::Departure { was_asked, after: _ } => !was_asked,
        About::Contact(_) => false,
    }
}

/// What the sheet with the whole list asks.
pub(crate) fn title(name: &str, about: About) -> String {
    let departed = match about {
        About::Departure { .. } => true,
        About::Contact(_) => false,
    };
    words::title(name, departed)
}

/// "5 clientes ficaram inativos em novembro: por quê?" of a list that is not empty.
pub(crate) fn question(asked: &[Occasion]) -> String {
    let days = || asked.iter().map(|occasion| occasion.date);
    let (first, last) = (days().min().unwrap_or_default(), days().max().unwrap_or_default());
    words::asked(asked.len(), first, last)
}

/// An occasion without a motivo.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReasonRow {
    pub client: ClientId,
    pub name: String,
    pub said: String,
    /// What the client bought in the year before; `None`: nothing.
    pub bought: Option<String>,
}

/// `None`: the client is gone. `columns`: of the orders that are spoken of.
pub(crate) fn row(p: &Portfolio, columns: &Columns, occasion: &Occasion) -> Option<ReasonRow> {
    let client = p.client_at(occasion.slot)?;
    let said = match occasion.about {
        About::Departure { after, was_asked: _ } => words::departed(occasion.date, after),
        About::Contact(id) => {
            let contact = p.dossiers().get(occasion.slot.at()).and_then(|dossier| dossier.interaction(id));
            contact.map_or_else(
                || words::contact_gone().to_owned(),
                |contact| words::contact(contact.channel, contact.outcome, contact.date),
            )
        }
    };
    let day = Day::of(occasion.date);
    let bought = columns.bought_between(occasion.slot, day - 365, day).centavos;
    Some(ReasonRow {
        client: client.id,
        name: client.display_name().to_owned(),
        said,
        bought: (bought > 0).then(|| words::bought(&format::money_short(Centavos::new(bought)))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::{Channel, Outcome};
    use crate::domain::portfolio::slot::Slot;
    use crate::domain::value::id::InteractionId;
    use crate::screen::small::{Small, d, id};

    const DAY: &str = "2026-11-10";

    fn departure(was_asked: bool, key: Option<&str>) -> Occasion {
        let about = About::Departure { after: d("2026-05-01"), was_asked };
        Occasion { slot: Slot::new(0), date: d(DAY), about, key: key.map(str::to_owned) }
    }

    fn contact(number: u128) -> Occasion {
        let about = About::Contact(InteractionId::from_u128(number));
        Occasion { slot: Slot::new(0), date: d(DAY), about, key: None }
    }

    #[test]
    fn only_a_departure_nobody_was_asked_about_is_asked_and_the_rest_is_listed() {
        let all =
            [departure(false, None), departure(true, None), departure(false, Some("preco")), contact(1)];
        assert_eq!(to_ask(&all), all[..1]);
        assert_eq!(without_reason(&all), [all[1].clone(), all[3].clone()]);
        assert_eq!((to_ask(&[]), without_reason(&[])), (Vec::new(), Vec::new()));
    }

    #[test]
    fn a_departure_looks_back_to_the_last_order_and_a_contact_ninety_days() {
        let about = |one: &Occasion| looked_at(one.about, one.date);
        assert_eq!(about(&departure(false, None)), Period::new(d("2026-05-01"), d(DAY)));
        assert_eq!(about(&contact(1)), Period::new(d("2026-08-12"), d(DAY)));
        let skipped =
            [departure(false, None), departure(true, None), contact(1)].map(|one| can_skip(one.about));
        assert_eq!(skipped, [true, false, false]);
        assert_eq!(title("Ana", departure(true, None).about), words::title("Ana", true));
        assert_eq!(title("Ana", contact(1).about), words::title("Ana", false));
        assert_ne!(words::title("Ana", true), words::title("Ana", false));
    }

    #[test]
    fn the_question_spans_the_days_of_those_asked_about() {
        let later = Occasion { date: d("2026-11-18"), ..departure(false, None) };
        assert_eq!(question(&[later, departure(false, None)]), words::asked(2, d(DAY), d("2026-11-18")));
    }

    #[test]
    fn a_row_says_what_happened_and_what_was_bought_in_the_year_before() {
        let p = Small::clients(&["Ana"])
            .visit(1, DAY)
            // 365 days before still counts, 366 does not.
            .order(1, "2025-11-10", 100_000)
            .order(1, "2025-11-09", 900_000)
            .portfolio();
        let of = row(&p, p.columns(), &contact(100)).unwrap();
        assert_eq!((of.client, of.name.as_str()), (id(1), "Ana"));
        assert_eq!(of.said, words::contact(Channel::Visit, Outcome::Success, d(DAY)));
        assert_eq!(of.bought, Some(words::bought(&format::money_short(Centavos::new(100_000)))));
        assert_eq!(row(&p, p.columns(), &contact(7)).unwrap().said, words::contact_gone());
        assert_eq!(
            row(&p, p.columns(), &departure(false, None)).unwrap().said,
            words::departed(d(DAY), d("2026-05-01"))
        );
        assert_eq!(row(&p, p.columns(), &Occasion { slot: Slot::new(3), ..contact(1) }), None);
    }

    #[test]
    fn who_bought_nothing_has_no_amount() {
        let p = Small::clients(&["Ana"]).portfolio();
        assert_eq!(row(&p, p.columns(), &departure(false, None)).unwrap().bought, None);
    }
}
