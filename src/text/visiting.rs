//! Words of when a client receives visits, and of the hours a rep types.

use super::format::{list, parse_time, time};
use crate::domain::calendar::visiting::{Hours, HoursError, IsoWeekday};

pub(crate) const TITLE: &str = "Quando recebe visita";
pub(crate) const WEEKDAYS: &str = "Dias em que recebe";
pub(crate) const WEEKDAYS_HINT: &str = "Nenhum marcado: qualquer dia de trabalho.";
pub(crate) const HOURS: &str = "Horários em que recebe";
pub(crate) const HOURS_HINT: &str = "Ex.: 8h às 11h30, 14h às 17h. Em branco: qualquer horário.";
pub(crate) const HOURS_WRONG: &str = "Escreva o começo e o fim, como 8h às 11h30.";
pub(crate) const HOURS_BACKWARDS: &str = "O fim vem antes do começo.";

const NAMES: [&str; 7] = ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"];

pub(crate) fn weekday(day: IsoWeekday) -> &'static str {
    NAMES[day.index()]
}

/// "segunda e quarta"; empty for none.
pub(crate) fn weekdays<'a>(days: impl IntoIterator<Item = &'a IsoWeekday>) -> String {
    list(&days.into_iter().map(|day| weekday(*day)).collect::<Vec<_>>())
}

/// "08:00 às 11:30 e 14:00 às 17:00"; empty for none.
pub(crate) fn hours(hours: &[Hours]) -> String {
    let one = |hours: &Hours| format!("{} às {}", time(hours.from()), time(hours.to()));
    list(&hours.iter().map(one).collect::<Vec<_>>())
}

/// Reads what [`hours`] writes and what people write: "8-11:30; 14h às 17h". Sorted.
pub(crate) fn parse_hours(text: &str) -> Result<Vec<Hours>, String> {
    let text = text.to_lowercase().replace(" e ", ",").replace(';', ",");
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let mut read = parts.map(parse_one).collect::<Result<Vec<_>, _>>()?;
    read.sort_unstable();
    Ok(read)
}

fn parse_one(part: &str) -> Result<Hours, String> {
    let wrong = || HOURS_WRONG.to_owned();
    let ends =
        ["às", "até", "-", "–", "a"].iter().find_map(|between| part.split_once(between)).ok_or_else(wrong)?;
    let (from, to) = parse_time(ends.0).zip(parse_time(ends.1)).ok_or_else(wrong)?;
    Hours::new(from, to).map_err(|error| match error {
        HoursError::Backwards { .. } => HOURS_BACKWARDS.to_owned(),
        HoursError::Unreadable(_) => wrong(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, said) in [
            ("8h às 11h30, 14h às 17h", "08:00 às 11:30 e 14:00 às 17:00"),
            ("14:00-17:00; 8-11:30", "08:00 às 11:30 e 14:00 às 17:00"),
            ("9h até 10h", "09:00 às 10:00"),
            ("9 a 10 e 11 a 12", "09:00 às 10:00 e 11:00 às 12:00"),
            ("", ""),
        ] {
            let read = parse_hours(text).unwrap();
            assert_eq!(hours(&read), said, "{text}");
            assert_eq!(parse_hours(said), Ok(read));
        }
    }

    #[test]
    fn what_is_no_hours_says_why() {
        assert_eq!(parse_hours("de manhã"), Err(HOURS_WRONG.to_owned()));
        assert_eq!(parse_hours("8h"), Err(HOURS_WRONG.to_owned()));
        assert_eq!(parse_hours("11h-9h"), Err(HOURS_BACKWARDS.to_owned()));
    }
}
