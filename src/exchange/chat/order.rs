//! Whether a conversation writes the day or the month first: the file says it as a whole.
//!
//! A number above 12 proves it. Without one, messages stand in the order in which they were written, so the reading under which
//! fewer days go backwards is the right one. Where both fit, it is the day, as here; with *AM* and *PM* the month.

use super::message::Message;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
    YearFirst,
}

/// The order, and whether the file proves it.
pub(super) fn order_of(messages: &[Message]) -> (DateOrder, bool) {
    let most = |fits: &dyn Fn(&[u16; 3]) -> bool| messages.iter().filter(|one| fits(&one.date)).count();
    if most(&|date| date[0] > 31) * 2 > messages.len() {
        return (DateOrder::YearFirst, true);
    }
    let day_first = most(&|date| date[0] > 12 && date[1] <= 12);
    let month_first = most(&|date| date[1] > 12 && date[0] <= 12);
    if day_first != month_first {
        let order = if day_first > month_first { DateOrder::DayFirst } else { DateOrder::MonthFirst };
        return (order, true);
    }
    let (days, months) =
        (steps_back(messages, DateOrder::DayFirst), steps_back(messages, DateOrder::MonthFirst));
    if days != months {
        return (if days < months { DateOrder::DayFirst } else { DateOrder::MonthFirst }, true);
    }
    let is_english = messages.iter().any(|one| one.is_twelve_hours);
    (if is_english { DateOrder::MonthFirst } else { DateOrder::DayFirst }, false)
}

fn steps_back(messages: &[Message], order: DateOrder) -> usize {
    let days: Vec<NaiveDate> = messages.iter().filter_map(|one| date(one.date, order)).collect();
    days.windows(2).filter(|two| two[1] < two[0]).count()
}

pub(super) fn date([a, b, c]: [u16; 3], order: DateOrder) -> Option<NaiveDate> {
    let (year, month, day) = match order {
        DateOrder::DayFirst => (c, b, a),
        DateOrder::MonthFirst => (c, a, b),
        DateOrder::YearFirst => (a, b, c),
    };
    let year = if year < 100 { year + 2_000 } else { year };
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
}

#[cfg(test)]
mod tests {
    use super::super::message::messages;
    use super::*;

    fn check(dates: &[&str], expected: (DateOrder, bool)) {
        let text: String = dates.iter().map(|date| format!("{date} 10:00 - Ana: oi\n")).collect();
        assert_eq!(order_of(&messages(&text)), expected, "{dates:?}");
    }

    #[test]
    fn the_whole_file_says_which_number_is_the_month() {
        check(&["03/04/2026", "13/04/2026"], (DateOrder::DayFirst, true));
        check(&["03/04/2026", "04/13/2026"], (DateOrder::MonthFirst, true));
        check(&["2026-04-03"], (DateOrder::YearFirst, true));
        // 28 January, 1 February against what would go back.
        check(&["05/01/2026", "09/01/2026", "02/02/2026"], (DateOrder::DayFirst, true));
        check(&["01/05/2026", "01/09/2026", "02/02/2026"], (DateOrder::MonthFirst, true));
        check(&["03/04/2026", "04/04/2026"], (DateOrder::DayFirst, false));
        let english = "3/4/26, 2:22 PM - Ana: oi";
        assert_eq!(order_of(&messages(english)), (DateOrder::MonthFirst, false));
    }

    #[test]
    fn a_short_year_is_of_this_century() {
        assert_eq!(date([3, 4, 26], DateOrder::DayFirst), NaiveDate::from_ymd_opt(2026, 4, 3));
        assert_eq!(date([31, 2, 26], DateOrder::DayFirst), None);
    }
}
