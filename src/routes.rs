//! The one enum that builds and parses addresses. Pure text: it compiles and is tested on the host.
//!
//! A path is written below the base the app is served from ([`set_base`]): `/clientes` under `/carteira/` is the
//! address `/carteira/clientes`. Navigation takes [`Route::path`], links take [`Route::href`].

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, percent_decode_str, utf8_percent_encode};
use std::sync::OnceLock;

static BASE: OnceLock<String> = OnceLock::new();

/// A place in the app.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    Today,
    Clients,
    /// One client, by id.
    Client(String),
    Map,
    Timeline,
    Coverage,
    Agenda,
    Closing,
    DayRoute,
    Analysis,
    Reasons,
    Rescue,
    Prospecting,
    Segments,
    Alerts,
    Goals,
    Simulator,
    Sharing,
    Team,
    Data,
    Settings,
    About,
    More,
}

/// The name in the address of the text searched for, shared by every page that has filters.
pub const SEARCH_PARAM: &str = "busca";

impl Route {
    /// The route of a path below the base; `None` for an address that leads nowhere.
    pub fn parse(path: &str) -> Option<Route> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let first = parts.next();
        let second = parts.next();
        if parts.next().is_some() {
            return None;
        }
        match (first, second) {
            (None, _) => Some(Route::Today),
            (Some("clientes"), None) => Some(Route::Clients),
            (Some("clientes"), Some(id)) => Some(Route::Client(decode(id))),
            (Some("mapa"), None) => Some(Route::Map),
            (Some("linha-do-tempo"), None) => Some(Route::Timeline),
            (Some("cobertura"), None) => Some(Route::Coverage),
            (Some("agenda"), None) => Some(Route::Agenda),
            (Some("fechamento"), None) => Some(Route::Closing),
            (Some("roteiro"), None) => Some(Route::DayRoute),
            (Some("analises"), None) => Some(Route::Analysis),
            (Some("motivos"), None) => Some(Route::Reasons),
            (Some("resgate"), None) => Some(Route::Rescue),
            (Some("prospeccao"), None) => Some(Route::Prospecting),
            (Some("segmentos"), None) => Some(Route::Segments),
            (Some("avisos"), None) => Some(Route::Alerts),
            (Some("metas"), None) => Some(Route::Goals),
            (Some("simulador"), None) => Some(Route::Simulator),
            (Some("distribuicao"), None) => Some(Route::Sharing),
            (Some("equipe"), None) => Some(Route::Team),
            (Some("dados"), None) => Some(Route::Data),
            (Some("ajustes"), None) => Some(Route::Settings),
            (Some("sobre"), None) => Some(Route::About),
            (Some("mais"), None) => Some(Route::More),
            (Some(_), _) => None,
        }
    }

    /// The route of a full path as the browser gives it, with the base in front.
    pub fn parse_full(path: &str) -> Option<Route> {
        Route::parse(below(path, base()))
    }

    /// The path below the base, for navigation.
    pub fn path(&self) -> String {
        match self {
            Route::Today => "/".to_owned(),
            Route::Clients => "/clientes".to_owned(),
            Route::Client(id) => format!("/clientes/{}", encode(id)),
            Route::Map => "/mapa".to_owned(),
            Route::Timeline => "/linha-do-tempo".to_owned(),
            Route::Coverage => "/cobertura".to_owned(),
            Route::Agenda => "/agenda".to_owned(),
            Route::Closing => "/fechamento".to_owned(),
            Route::DayRoute => "/roteiro".to_owned(),
            Route::Analysis => "/analises".to_owned(),
            Route::Reasons => "/motivos".to_owned(),
            Route::Rescue => "/resgate".to_owned(),
            Route::Prospecting => "/prospeccao".to_owned(),
            Route::Segments => "/segmentos".to_owned(),
            Route::Alerts => "/avisos".to_owned(),
            Route::Goals => "/metas".to_owned(),
            Route::Simulator => "/simulador".to_owned(),
            Route::Sharing => "/distribuicao".to_owned(),
            Route::Team => "/equipe".to_owned(),
            Route::Data => "/dados".to_owned(),
            Route::Settings => "/ajustes".to_owned(),
            Route::About => "/sobre".to_owned(),
            Route::More => "/mais".to_owned(),
        }
    }

    /// The path with its query; values may hold anything.
    pub fn path_with(&self, query: &[(&str, &str)]) -> String {
        self.path() + &query_text(query)
    }

    /// The page a route belongs to: one client is shown by the page of all clients.
    pub fn page(&self) -> Route {
        match self {
            Route::Client(_) => Route::Clients,
            Route::Today
            | Route::Clients
            | Route::Map
            | Route::Timeline
            | Route::Coverage
            | Route::Agenda
            | Route::Closing
            | Route::DayRoute
            | Route::Analysis
            | Route::Reasons
            | Route::Rescue
            | Route::Prospecting
            | Route::Segments
            | Route::Alerts
            | Route::Goals
            | Route::Simulator
            | Route::Sharing
            | Route::Team
            | Route::Data
            | Route::Settings
            | Route::About
            | Route::More => self.clone(),
        }
    }

    /// The full address, for links.
    pub fn href(&self) -> String {
        format!("{}{}", base(), self.path())
    }

    /// The full address with its query, for links.
    pub fn href_with(&self, query: &[(&str, &str)]) -> String {
        format!("{}{}", base(), self.path_with(query))
    }
}

/// Sets the path the app is served under, once, before anything is drawn: "" or "/carteira".
pub fn set_base(path: &str) {
    let _ = BASE.set(path.trim_end_matches('/').to_owned());
}

/// The path the app is served under, without a slash at the end.
pub fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

fn below<'a>(path: &'a str, base: &str) -> &'a str {
    match path.strip_prefix(base) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => rest,
        Some(_) | None => path,
    }
}

fn query_text(query: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (at, (name, value)) in query.iter().enumerate() {
        text.push(if at == 0 { '?' } else { '&' });
        text.extend(encode(name));
        text.push('=');
        text.extend(encode(value));
    }
    text
}

/// All but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn encode(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// Undoes [`encode`]; what is not encoded stays as it is.
fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Every place that is one page, for what must hold for each.
#[cfg(test)]
pub(crate) const PLAIN: &[Route] = &[
    Route::Today,
    Route::Clients,
    Route::Map,
    Route::Timeline,
    Route::Coverage,
    Route::Agenda,
    Route::Closing,
    Route::DayRoute,
    Route::Analysis,
    Route::Reasons,
    Route::Rescue,
    Route::Prospecting,
    Route::Segments,
    Route::Alerts,
    Route::Goals,
    Route::Simulator,
    Route::Sharing,
    Route::Team,
    Route::Data,
    Route::Settings,
    Route::About,
    Route::More,
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_route_reads_back_from_its_path() {
        for route in PLAIN {
            assert_eq!(Route::parse(&route.path()).as_ref(), Some(route));
        }
    }

    #[test]
    fn a_slash_at_the_end_changes_nothing() {
        assert_eq!(Route::parse(""), Some(Route::Today));
        assert_eq!(Route::parse("/clientes/"), Some(Route::Clients));
        assert_eq!(Route::parse("/clientes/7/"), Some(Route::Client("7".to_owned())));
    }

    #[test]
    fn an_unknown_address_leads_nowhere() {
        for path in ["/nada", "/mapa/7", "/clientes/7/8", "/Clientes"] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }

    #[test]
    fn the_base_is_taken_off_whole_or_not_at_all() {
        assert_eq!(below("/carteira/mapa", "/carteira"), "/mapa");
        assert_eq!(below("/carteira", "/carteira"), "");
        assert_eq!(below("/carteiras/mapa", "/carteira"), "/carteiras/mapa");
        assert_eq!(below("/mapa", ""), "/mapa");
    }

    #[test]
    fn query_values_are_encoded() {
        let path = Route::Clients.path_with(&[(SEARCH_PARAM, "pão & cia"), ("uf", "SP")]);
        assert_eq!(path, "/clientes?busca=p%C3%A3o%20%26%20cia&uf=SP");
        assert_eq!(Route::Clients.path_with(&[]), "/clientes");
    }

    proptest! {
        #[test]
        fn any_client_id_reads_back(id in "[^/]{1,40}|a/b|%2F|%") {
            let route = Route::Client(id);
            prop_assert_eq!(Route::parse(&route.path()), Some(route));
        }
    }
}
