//! GeoJSON (RFC 7946) of the clients on a day, for any map program. Clients without a place have `geometry: null`.

use super::shown::shown;
use crate::domain::calendar::day::Day;
use crate::domain::client::Client;
use crate::domain::filter::Filter;
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::Portfolio;
use chrono::NaiveDate;
use serde_json::{Value, json};

pub(crate) const MEDIA_TYPE: &str = "application/geo+json";
pub(crate) const EXTENSION: &str = ".geojson";

/// The file, of the clients that `filter` lets through, by name.
pub(crate) fn geojson(portfolio: &Portfolio, on: NaiveDate, filter: &Filter) -> Vec<u8> {
    let features: Vec<Value> = shown(portfolio, on, filter)
        .iter()
        .map(|(client, status)| feature(portfolio, client, status, on))
        .collect();
    json!({ "type": "FeatureCollection", "features": features }).to_string().into_bytes()
}

fn feature(portfolio: &Portfolio, client: &Client, status: &Status, on: NaiveDate) -> Value {
    let geometry =
        client.location.map(|place| json!({ "type": "Point", "coordinates": [place.lon(), place.lat()] }));
    let holder = client.holder_on(on).and_then(|id| portfolio.catalog().salesperson(id));
    json!({
        "type": "Feature",
        "id": client.id,
        "geometry": geometry,
        "properties": {
            "codigo": client.code,
            "cliente": client.display_name(),
            "vendedor": holder.map(|person| person.name.as_str()),
            "uf": client.uf.map(|uf| uf.letters()),
            "municipio": client.city,
            "ibge": client.city_code,
            "classe": status.lifecycle,
            "estado_contato": status.state,
            "ultimo_contato": status.last_contact.and_then(Day::date),
            "dias_sem_contato": status.days_since_interaction,
            "intervalo_dias": status.cadence_days,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    const CANOAS: u32 = 4_304_606;

    #[test]
    fn longitude_stands_first_and_clients_without_a_place_are_kept() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let carteira = Portfolio::from_records(sample::records(7, today));
        let file: Value = serde_json::from_slice(&geojson(&carteira, today, &Filter::default())).unwrap();
        let features = file["features"].as_array().unwrap();
        assert_eq!(features.len(), sample::CLIENTS);
        assert!(features.iter().any(|feature| feature["geometry"].is_null()));
        for feature in features.iter().filter(|feature| !feature["geometry"].is_null()) {
            let point = &feature["geometry"]["coordinates"];
            assert!((-74.0..-34.0).contains(&point[0].as_f64().unwrap()), "{point}");
            assert!((-34.0..6.0).contains(&point[1].as_f64().unwrap()), "{point}");
        }
        let filter = Filter { cities: [CANOAS].into(), ..Filter::default() };
        let file: Value = serde_json::from_slice(&geojson(&carteira, today, &filter)).unwrap();
        let features = file["features"].as_array().unwrap();
        assert!(!features.is_empty() && features.len() < sample::CLIENTS, "{}", features.len());
        assert!(features.iter().all(|feature| feature["properties"]["municipio"] == "Canoas"));
    }
}
