//! KML 2.2 (OGC 07-147r2) of the clients on a day, for map programs and telephones. Clients without a place are there without
//! a point.

use super::filter_query::state_word;
use super::markup::push_escaped;
use super::shown::shown;
use crate::domain::calendar::day::Day;
use crate::domain::client::Client;
use crate::domain::filter::Filter;
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::Portfolio;
use crate::domain::rhythm::cadence::ContactState;
use chrono::NaiveDate;
use std::fmt::Write;

pub(crate) const MEDIA_TYPE: &str = "application/vnd.google-earth.kml+xml";
pub(crate) const EXTENSION: &str = ".kml";

/// The file, of the clients that `filter` lets through, by name. `title` names the map and `say` a state.
pub(crate) fn kml(
    portfolio: &Portfolio,
    on: NaiveDate,
    filter: &Filter,
    title: &str,
    say: impl Fn(ContactState) -> &'static str,
) -> Vec<u8> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n",
    );
    element(&mut out, "name", title);
    for state in ContactState::ALL {
        // A file has its own colours: alpha, blue, green, red.
        let _ = writeln!(
            out,
            "<Style id=\"{}\"><IconStyle><color>{}</color></IconStyle></Style>",
            state_word(state),
            colour(state)
        );
    }
    for (client, status) in shown(portfolio, on, filter) {
        placemark(&mut out, client, &status, &say);
    }
    out.push_str("</Document>\n</kml>\n");
    out.into_bytes()
}

fn placemark(out: &mut String, client: &Client, status: &Status, say: impl Fn(ContactState) -> &'static str) {
    out.push_str("<Placemark>\n");
    element(out, "name", client.display_name());
    let _ = writeln!(out, "<styleUrl>#{}</styleUrl>", state_word(status.state));
    out.push_str("<ExtendedData>\n");
    let days = status.days_since_interaction.map(|days| days.to_string());
    let last = status.last_contact.and_then(Day::date).map(|day| day.to_string());
    for (name, value) in [
        ("codigo", client.code.as_deref()),
        ("municipio", client.city.as_deref()),
        ("uf", client.uf.map(|uf| uf.letters())),
        ("estado_contato", Some(say(status.state))),
        ("ultimo_contato", last.as_deref()),
        ("dias_sem_contato", days.as_deref()),
    ] {
        if let Some(value) = value {
            let _ = write!(out, "<Data name=\"{name}\">");
            element(out, "value", value);
            out.push_str("</Data>\n");
        }
    }
    out.push_str("</ExtendedData>\n");
    if let Some(place) = client.location {
        let _ = writeln!(out, "<Point><coordinates>{},{}</coordinates></Point>", place.lon(), place.lat());
    }
    out.push_str("</Placemark>\n");
}

fn element(out: &mut String, name: &str, text: &str) {
    let _ = write!(out, "<{name}>");
    push_escaped(out, text);
    let _ = writeln!(out, "</{name}>");
}

fn colour(state: ContactState) -> &'static str {
    match state {
        ContactState::OnTrack => "ff5a9e2e",
        ContactState::Due => "ff1fb0f0",
        ContactState::Overdue => "ff1f7ae0",
        ContactState::Forgotten => "ff2f2fc4",
        ContactState::Never => "ff8a8a8a",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::place::geo::LatLon;
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::ClientId;
    use crate::domain::value::uf::Uf;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    fn carteira() -> Portfolio {
        let client = |id, name: &str, place: Option<LatLon>, state| {
            let new = Client::new(ClientId::from_u128(id), Stamp::default());
            let client = Client { legal_name: name.to_owned(), location: place, uf: Some(state), ..new };
            Record::Client(Box::new(Dossier::of(client)))
        };
        Portfolio::from_records([
            client(1, "<script>&amp; \"Sol\"", LatLon::new(-22.9, -47.06).ok(), Uf::SP),
            client(2, "Aurora", None, Uf::SC),
        ])
    }

    fn text_of(filter: &Filter) -> (Vec<String>, Vec<String>) {
        let on = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
        let bytes = kml(&carteira(), on, filter, "Clientes", |_| "sem registro");
        let text = String::from_utf8(bytes).unwrap();
        let mut reader = Reader::from_str(&text);
        let (mut names, mut points, mut path) = (Vec::new(), Vec::new(), Vec::<String>::new());
        let mut said = String::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(element) => {
                    path.push(element.name().as_ref().to_owned());
                    said.clear();
                }
                Event::End(_) => match path.pop().as_deref() {
                    Some("name") => names.push(said.clone()),
                    Some("coordinates") => points.push(said.clone()),
                    _ => {}
                },
                Event::Text(text) => crate::exchange::xml::push_text(&text, &mut said),
                Event::GeneralRef(reference) => crate::exchange::xml::push_reference(&reference, &mut said),
                Event::Eof => break,
                _ => {}
            }
        }
        (names, points)
    }

    #[test]
    fn every_client_is_there_by_name_as_text_and_longitude_stands_first() {
        let (names, points) = text_of(&Filter::default());
        assert_eq!(names, ["Clientes", "<script>&amp; \"Sol\"", "Aurora"]);
        assert_eq!(points, ["-47.06,-22.9"]);
    }

    #[test]
    fn only_whom_the_filter_shows_is_there() {
        let (names, points) = text_of(&Filter { ufs: [Uf::SC].into(), ..Filter::default() });
        assert_eq!(names, ["Clientes", "Aurora"]);
        assert!(points.is_empty());
    }
}
