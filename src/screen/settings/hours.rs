//! *Visitas e horário*: what is wrong with the hours, and where the day sets out from.

use crate::domain::place::cities::City;
use crate::domain::rules::VisitRules;
use crate::text::settings as words;

/// Hours that no day can have.
pub(crate) fn problem(rules: &VisitRules) -> Option<&'static str> {
    let is_day = rules.starts < rules.ends && rules.lunch_starts <= rules.lunch_ends;
    (!is_day).then_some(words::DAY_BACKWARDS)
}

/// "Saída: Campinas/SP". A name without its place is none.
pub(crate) fn start(rules: &VisitRules) -> Option<String> {
    rules.home?;
    rules.home_name.as_deref().map(words::start_is)
}

/// "Campinas/SP".
pub(crate) fn city_name(city: &City) -> String {
    format!("{}/{}", city.name, city.uf.letters())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::geo::LatLon;
    use crate::domain::value::uf::Uf;
    use chrono::NaiveTime;

    fn at(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
    }

    #[test]
    fn a_day_without_lunch_is_one_and_one_without_hours_is_not() {
        let of = |starts, lunch_starts, lunch_ends, ends| {
            let [starts, lunch_starts, lunch_ends, ends] = [starts, lunch_starts, lunch_ends, ends].map(at);
            problem(&VisitRules { starts, ends, lunch_starts, lunch_ends, ..VisitRules::default() })
        };
        assert_eq!((of(8, 12, 13, 18), of(8, 12, 12, 18)), (None, None));
        assert_eq!(of(8, 12, 13, 8), Some(words::DAY_BACKWARDS));
        assert_eq!(of(8, 13, 12, 18), Some(words::DAY_BACKWARDS));
    }

    #[test]
    fn the_start_is_said_only_where_its_place_is_known() {
        let campinas = City {
            code: 3_509_502,
            name: "Campinas".to_owned(),
            uf: Uf::SP,
            seat: LatLon::new(-22.9056, -47.0608).unwrap(),
            area_code: 19,
        };
        let named = VisitRules { home_name: Some(city_name(&campinas)), ..VisitRules::default() };
        assert_eq!((start(&VisitRules::default()), start(&named)), (None, None));
        let placed = VisitRules { home: Some(campinas.seat), ..named };
        assert_eq!(start(&placed).as_deref(), Some("Saída: Campinas/SP"));
    }
}
