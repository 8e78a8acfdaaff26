//! Commitments without a client on the wire.

use super::super::error::Flaw;
use super::catalog::{keep, of_entry, of_value, placed};
use super::kept_fact::Again;
use super::object::object;
use super::value::{At, Day, Hour, Id, Text};
use crate::domain::catalog::{Catalog, CatalogEntry};
use crate::domain::fact::commitment::Commitment;
use crate::domain::keeping::register::Register;
use crate::domain::value::id::CommitmentId;

object!(
    /// A commitment, with when it was last edited; without `value` it was removed.
    CommitmentLine {
        need { id: Id, at: At }
        may { value: Engagement<'a> }
    }
);
object!(Engagement {
    need { title: Text<'a>, date: Day, minutes: u16 }
    may { time: Hour, repeat: Again, until: Day }
});

impl CommitmentLine<'_> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) -> Result<(), Flaw> {
        let id = CommitmentId::new(self.id.0);
        let mut unknown = of_entry(self.unknown);
        let value = self.value.map(|engagement| {
            unknown.extend(engagement.unknown.into_iter().map(of_value));
            Commitment {
                id,
                title: engagement.title.0.into_owned(),
                date: engagement.date.0,
                time: engagement.time.map(|time| time.0),
                minutes: engagement.minutes,
                repeat: engagement.repeat.map(Again::read),
                until: engagement.until.map(|day| day.0),
            }
        });
        keep(entries, "commitment", &id.to_string(), unknown, self.at.0);
        entries.push(CatalogEntry::Commitment { id, register: Register { value, at: self.at.0 } });
        Ok(())
    }
}

pub(super) fn lines(catalog: &Catalog) -> impl Iterator<Item = CommitmentLine<'_>> {
    catalog.commitments.iter().map(|(id, register)| {
        let (at, unknown, inner) =
            placed(catalog, "commitment", &id.to_string(), register.at, register.value.is_some());
        let value =
            register.value.as_ref().map(|Commitment { id: _, title, date, time, minutes, repeat, until }| {
                Engagement {
                    title: Text::of(title),
                    date: Day(*date),
                    minutes: *minutes,
                    time: time.map(Hour),
                    repeat: repeat.map(Again::of),
                    until: until.map(Day),
                    unknown: inner,
                }
            });
        CommitmentLine { id: Id(id.uuid()), at, value, unknown }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::appointment::Repeat;
    use crate::domain::keeping::stamp::{DeviceId, Stamp};
    use crate::domain::portfolio::Portfolio;
    use crate::domain::record::Record;
    use crate::exchange::snapshot::{self, Header};

    fn entry(id: u128, value: Option<Commitment>) -> Record {
        let at = Stamp { millis: id as u64, counter: 0, device: DeviceId(7) };
        Record::Catalog(CatalogEntry::Commitment {
            id: CommitmentId::from_u128(id),
            register: Register { value, at },
        })
    }

    #[test]
    fn commitments_are_written_and_read_back() {
        let once = Commitment {
            id: CommitmentId::from_u128(1),
            title: "Dentista".to_owned(),
            date: "2026-11-24".parse().unwrap(),
            time: None,
            minutes: 60,
            repeat: None,
            until: None,
        };
        let weekly = Commitment {
            id: CommitmentId::from_u128(2),
            title: "Reunião".to_owned(),
            time: "14:30:00".parse().ok(),
            repeat: Some(Repeat::EveryWeeks(1)),
            until: "2026-12-31".parse().ok(),
            ..once.clone()
        };
        let records = [entry(1, Some(once)), entry(2, Some(weekly)), entry(3, None)];
        let mine = Portfolio::from_records(records.clone());
        let bytes = snapshot::write(&mine, &Header::default().whole(&mine));
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(r#""repeat":{"every_weeks":1},"until":"2026-12-31""#), "{text}");
        assert_eq!(snapshot::read(&bytes).unwrap().records, records);
    }
}
