//! Who is to be reminded to send a file.

use super::Row;
use crate::domain::portfolio::Portfolio;
use crate::exchange::message_link::whatsapp;
use crate::text::team as words;
use chrono::NaiveDate;

/// Files that came by `on` and do not tell whose they are.
pub(crate) fn of_nobody(p: &Portfolio, on: NaiveDate) -> usize {
    p.catalog().receipts().filter(|(_, one)| one.salesperson.is_none() && one.received_on <= on).count()
}

/// Somebody whose file is missing, and the message that asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reminder {
    pub name: String,
    pub said: String,
    pub whatsapp: String,
}

/// Whose last file is older than the setting, or never came; the longest first. Nobody, where no file ever came: then
/// nobody sends any.
pub(crate) fn reminders(p: &Portfolio, rows: &[Row]) -> Vec<Reminder> {
    let after = i64::from(p.rules().team.remind_after_days);
    if rows.iter().all(|row| row.received.is_none()) {
        return Vec::new();
    }
    let is_due = |row: &&Row| row.received.is_none_or(|received| received.days > after);
    let mut due: Vec<&Row> = rows.iter().filter(is_due).collect();
    due.sort_by_key(|row| row.received.map(|received| received.written_on));
    due.into_iter().map(|row| reminder(p, row)).collect()
}

fn reminder(p: &Portfolio, row: &Row) -> Reminder {
    let phone = p.catalog().salesperson(row.id).and_then(|one| one.phone.as_ref());
    let asked = words::ask_for_file(&row.name, row.received.map(|received| received.written_on));
    Reminder {
        name: row.name.clone(),
        said: words::late(row.received.as_ref()),
        whatsapp: whatsapp(phone.and_then(|phone| phone.whatsapp_digits()), &asked),
    }
}
