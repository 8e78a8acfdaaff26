//! Addresses outside the app: they are followed only when tapped.

use crate::domain::client::Client;
use crate::exchange::map_links;

/// Where a client can be found, for a map of others.
pub(super) struct Links {
    pub(super) maps: String,
    pub(super) waze: String,
}

/// By coordinates, else by the address as text; nothing without either.
pub(super) fn place(client: &Client) -> Option<Links> {
    if let Some(at) = client.location {
        return Some(Links { maps: map_links::google_place(at), waze: map_links::waze(at) });
    }
    let address = one_line(client)?;
    Some(Links { maps: map_links::google_search(&address), waze: map_links::waze_search(&address) })
}

/// "Rua das Flores, 10, Centro, Campinas, SP, 13010-111"; `None` without street or município.
pub(super) fn one_line(client: &Client) -> Option<String> {
    client.street.as_ref().or(client.city.as_ref())?;
    let state = client.uf.map(|uf| uf.letters().to_owned());
    let cep = client.cep.map(|cep| cep.to_string());
    let parts = [&client.street, &client.street_number, &client.complement, &client.district, &client.city];
    let written: Vec<String> = parts.into_iter().flatten().cloned().chain(state).chain(cep).collect();
    Some(written.join(", "))
}
