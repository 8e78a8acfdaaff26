//! The time zones of Brazil for a calendar. None has changed its clock since the last summer time ended on 17/02/2019
//! (Decreto 9.772/2019), so that each is one offset.

use super::super::content_line::push;

/// Zones of the IANA database, and hours behind UTC.
const BRAZIL: [(&str, u8); 16] = [
    ("America/Noronha", 2),
    ("America/Araguaina", 3),
    ("America/Bahia", 3),
    ("America/Belem", 3),
    ("America/Fortaleza", 3),
    ("America/Maceio", 3),
    ("America/Recife", 3),
    ("America/Santarem", 3),
    ("America/Sao_Paulo", 3),
    ("America/Boa_Vista", 4),
    ("America/Campo_Grande", 4),
    ("America/Cuiaba", 4),
    ("America/Manaus", 4),
    ("America/Porto_Velho", 4),
    ("America/Eirunepe", 5),
    ("America/Rio_Branco", 5),
];

/// A zone whose hours can be told to a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Zone {
    pub name: &'static str,
    hours_behind: u8,
}

impl Zone {
    /// `None`: not one of Brazil, and its hours then go with whoever opens the file.
    pub(super) fn of(name: &str) -> Option<Zone> {
        let (name, hours_behind) = BRAZIL.into_iter().find(|(known, _)| *known == name)?;
        Some(Zone { name, hours_behind })
    }

    pub(super) fn push(self, out: &mut String) {
        let offset = format!("-{:02}00", self.hours_behind);
        push(out, "BEGIN", "VTIMEZONE");
        push(out, "TZID", self.name);
        push(out, "BEGIN", "STANDARD");
        push(out, "DTSTART", "20190217T000000");
        push(out, "TZOFFSETFROM", &offset);
        push(out, "TZOFFSETTO", &offset);
        push(out, "TZNAME", &format!("-{:02}", self.hours_behind));
        push(out, "END", "STANDARD");
        push(out, "END", "VTIMEZONE");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_zone_of_brazil_is_told_with_its_offset_and_no_other() {
        let told = |name: &str| {
            let mut out = String::new();
            Zone::of(name).unwrap().push(&mut out);
            out
        };
        assert!(told("America/Sao_Paulo").contains("TZID:America/Sao_Paulo\r\n"));
        for (name, offset) in [
            ("America/Noronha", "-0200"),
            ("America/Sao_Paulo", "-0300"),
            ("America/Manaus", "-0400"),
            ("America/Rio_Branco", "-0500"),
        ] {
            let offset = format!("TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\n");
            assert!(told(name).contains(&offset), "{name}");
        }
        for other in ["Europe/Lisbon", "-03:00", ""] {
            assert_eq!(Zone::of(other), None);
        }
    }
}
