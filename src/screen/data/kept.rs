//! What is said of the copies on the device and of the acts that can be undone.

use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::Deed;
use crate::domain::value::id::ClientId;
use crate::text::{changes, data as words, format};
use crate::workers::protocol::Copy;
use chrono::{NaiveDate, NaiveTime};

/// "há 2 dias, 14:30, 120 clientes". A clock that was set back leaves copies of days that have not come: their date is said.
pub(crate) fn copy(copy: &Copy, time: Option<NaiveTime>, today: NaiveDate) -> String {
    let time = time.map(format::time).unwrap_or_default();
    if copy.day > today {
        words::copy_from_future(&format::date(copy.day), &time, copy.clients)
    } else {
        words::copy(&format::near(copy.day, today), &time, copy.clients)
    }
}

/// "Contato registrado: Padaria Aurora"; of the act alone where its client is gone.
pub(crate) fn act(deed: Deed, client: Option<ClientId>, p: &Portfolio) -> String {
    let name = client.and_then(|id| p.client(id)).map(|client| client.display_name());
    [Some(changes::label(deed)), name].into_iter().flatten().collect::<Vec<_>>().join(": ")
}

/// Records that could not be read, as the file that is saved of them: key and content, a line each.
pub(crate) fn set_aside<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    rows.into_iter().map(|(key, raw)| format!("{key}\t{raw}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::small::{Small, d, id};

    #[test]
    fn a_copy_of_a_day_that_has_not_come_says_its_date() {
        let of = |day: &str| Copy { at: 0, day: d(day), clients: 3 };
        let time = NaiveTime::from_hms_opt(14, 30, 0);
        let today = d("2026-11-18");
        assert_eq!(copy(&of("2026-11-18"), time, today), words::copy("hoje", "14:30", 3));
        assert_eq!(copy(&of("2026-11-19"), None, today), words::copy_from_future("19/11/2026", "", 3));
    }

    #[test]
    fn an_act_names_its_client_while_it_is_there() {
        let p = Small::clients(&["Ana"]).portfolio();
        let label = changes::label(Deed::Edit);
        assert_eq!(act(Deed::Edit, Some(id(1)), &p), format!("{label}: Ana"));
        assert_eq!([act(Deed::Edit, Some(id(9)), &p), act(Deed::Edit, None, &p)], [label, label]);
    }

    #[test]
    fn records_set_aside_are_saved_a_line_each() {
        assert_eq!(set_aside([("c/1", "{"), ("c/2", "x")]), "c/1\t{\nc/2\tx\n");
        assert_eq!(set_aside([]), "");
    }
}
