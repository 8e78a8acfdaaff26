//! Who is who: the clients of the carteira and those that the file has brought so far, by every key they are known by.
//!
//! In this order: CNPJ or CPF, the source's own code, phone, name and município. A key that several clients share finds
//! none of them, and a client whose own document or code says otherwise is not found by phone or name. A code or a phone alone
//! finds nobody whose name or town contradicts; codes are those of a representada where file and client say one.

use super::likeness::{names_agree, towns_agree};
use crate::domain::client::Client;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::fold;
use crate::domain::value::id::{ClientId, PrincipalId};
use crate::domain::value::phone::Phone;
use std::collections::{HashMap, HashSet};

/// The place of a client in `Known`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Who(usize);

/// What a row says of who its client is.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Keys<'k> {
    pub tax_id: Option<TaxId>,
    pub code: &'k str,
    pub phones: &'k [Phone],
    pub names: [&'k str; 2],
    pub city: &'k str,
    pub city_code: Option<u32>,
    pub principals: &'k [PrincipalId],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    No,
    One(Who),
    Several(u32),
    /// Document and code lead to two clients.
    Disagree {
        by_document: Who,
        by_code: Who,
    },
    /// The code leads to a client with another document.
    OtherDocument(Who),
    /// The code leads to a client with another name or in another town.
    OtherName(Who),
}

#[derive(Debug)]
pub(crate) enum Working<'a> {
    /// As the carteira has it.
    Kept(&'a Client),
    /// As the rows so far would leave it.
    Edited {
        before: &'a Client,
        now: Box<Client>,
    },
    New(Box<Client>),
}

impl Working<'_> {
    pub(crate) fn client(&self) -> &Client {
        match self {
            Working::Kept(client) => client,
            Working::Edited { before: _, now } => now,
            Working::New(client) => client,
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Known<'a> {
    clients: Vec<Working<'a>>,
    ids: HashMap<ClientId, Who>,
    by_tax_id: HashMap<TaxId, Shared>,
    by_code: HashMap<String, Shared>,
    by_phone: HashMap<Phone, Shared>,
    by_name_and_city: HashMap<String, Shared>,
    by_name: HashMap<String, Shared>,
    by_name_alone: bool,
    /// New clients that no row named, once all rows are in.
    hidden: HashSet<Who>,
}

/// One client mostly; the others that have the same key.
#[derive(Debug, Clone)]
struct Shared {
    first: Who,
    others: Vec<Who>,
}

/// More clients of one key are not told apart by it anyway.
const MOST_SHARED: usize = 200;

impl<'a> Known<'a> {
    /// `by_name_alone` is for files whose rows only refer to clients.
    pub(crate) fn of(clients: impl Iterator<Item = &'a Client>, by_name_alone: bool) -> Known<'a> {
        let mut known = Known { by_name_alone, ..Known::default() };
        for client in clients {
            let who = Who(known.clients.len());
            known.index(who, client);
            known.clients.push(Working::Kept(client));
        }
        known
    }

    pub(crate) fn add(&mut self, client: Box<Client>) -> Who {
        let who = Who(self.clients.len());
        self.index(who, &client);
        self.clients.push(Working::New(client));
        who
    }

    pub(crate) fn get(&self, who: Who) -> &Working<'a> {
        &self.clients[who.0]
    }

    pub(crate) fn client(&self, who: Who) -> &Client {
        self.get(who).client()
    }

    pub(crate) fn has_id(&self, id: ClientId) -> bool {
        self.ids.contains_key(&id)
    }

    pub(crate) fn with_id(&self, id: ClientId) -> Option<Who> {
        self.ids.get(&id).copied()
    }

    /// Whether it is new and no row has named it.
    pub(crate) fn is_nameless(&self, who: Who) -> bool {
        matches!(self.get(who), Working::New(client) if client.display_name().is_empty())
    }

    /// Puts the client as it is after a row in its place, and makes its new keys known.
    pub(crate) fn replace(&mut self, who: Who, now: Box<Client>) {
        self.index(who, &now);
        let place = &mut self.clients[who.0];
        *place = match place {
            Working::Kept(before) => Working::Edited { before, now },
            Working::Edited { before, now: _ } => Working::Edited { before, now },
            Working::New(_) => Working::New(now),
        };
    }

    /// Whoever has no name will not come in, and is not found from now on.
    pub(crate) fn hide_nameless(&mut self) {
        self.hidden = (0..self.clients.len()).map(Who).filter(|who| self.is_nameless(*who)).collect();
    }

    pub(crate) fn everybody(&self) -> impl Iterator<Item = &Working<'a>> {
        self.clients.iter()
    }

    pub(crate) fn into_clients(self) -> Vec<Working<'a>> {
        self.clients
    }

    pub(crate) fn find(&self, keys: &Keys<'_>) -> Found {
        let by_tax_id = match keys.tax_id.and_then(|tax_id| self.by_tax_id.get(&tax_id)) {
            Some(shared) => match self.all(Some(shared))[..] {
                [] => None,
                [one] => Some(one),
                ref several => return Found::Several(several.len() as u32),
            },
            None => None,
        };
        let by_code = self.with_code(keys.code);
        match (by_tax_id, &by_code[..]) {
            (Some(who), [stranger, ..]) if !by_code.contains(&who) => {
                Found::Disagree { by_document: who, by_code: *stranger }
            }
            (Some(who), _) => Found::One(who),
            (None, []) => self.find_by_looks(keys),
            (None, codes) => {
                let free: Vec<Who> =
                    codes.iter().copied().filter(|who| self.agrees_on_tax_id(*who, keys)).collect();
                let fitting: Vec<Who> =
                    free.iter().copied().filter(|who| !self.contradicts(*who, keys)).collect();
                match (&fitting[..], &free[..]) {
                    ([one], _) => Found::One(*one),
                    ([], []) => Found::OtherDocument(codes[0]),
                    // The codes of two representadas: one number, two clients.
                    ([], strangers) if strangers.iter().all(|who| self.is_of_others(*who, keys)) => {
                        self.find_by_looks(keys)
                    }
                    ([], [stranger, ..]) => Found::OtherName(*stranger),
                    (several, _) => Found::Several(several.len() as u32),
                }
            }
        }
    }

    /// For rows that only refer to a client: also by name alone where one client has it.
    pub(crate) fn find_named(&self, keys: &Keys<'_>) -> Found {
        match self.find(keys) {
            Found::No => {
                self.only(keys, keys.names.iter().filter_map(|name| self.by_name.get(&name_key(name)?)))
            }
            found => found,
        }
    }

    /// Several with the phone are told apart by name and city, or not at all.
    fn find_by_looks(&self, keys: &Keys<'_>) -> Found {
        let telling = keys.phones.iter().filter(|phone| !phone.is_filler());
        let by_phone = self.only(keys, telling.filter_map(|phone| self.by_phone.get(phone)));
        let named = |name: &&str| self.by_name_and_city.get(&place_key(name, keys.city)?);
        let by_name = || self.only(keys, keys.names.iter().filter_map(named));
        match by_phone {
            Found::No => by_name(),
            Found::Several(_) => match by_name() {
                Found::One(who) => Found::One(who),
                _ => by_phone,
            },
            found => found,
        }
    }

    /// The one client of these that nothing speaks against.
    fn only<'s>(&self, keys: &Keys<'_>, shared: impl Iterator<Item = &'s Shared>) -> Found {
        let mut fitting: Vec<Who> = shared
            .flat_map(|shared| self.all(Some(shared)))
            .filter(|who| self.agrees_on_tax_id(*who, keys) && self.agrees_on_code(*who, keys))
            .filter(|who| !self.contradicts(*who, keys))
            .collect();
        fitting.sort_unstable();
        fitting.dedup();
        match fitting[..] {
            [] => Found::No,
            [one] => Found::One(one),
            _ => Found::Several(fitting.len() as u32),
        }
    }

    fn all(&self, shared: Option<&Shared>) -> Vec<Who> {
        let each = |shared: &Shared| -> Vec<Who> {
            let who = std::iter::once(shared.first).chain(shared.others.iter().copied());
            who.filter(|who| !self.hidden.contains(who)).collect()
        };
        shared.map(each).unwrap_or_default()
    }

    fn agrees_on_tax_id(&self, who: Who, keys: &Keys<'_>) -> bool {
        match (self.client(who).tax_id, keys.tax_id) {
            (Some(there), Some(here)) => there == here,
            (_, None) | (None, _) => true,
        }
    }

    /// Its name or its town says that it is somebody else. What either leaves open contradicts nothing.
    fn contradicts(&self, who: Who, keys: &Keys<'_>) -> bool {
        let client = self.client(who);
        let trade = client.trade_name.as_deref().unwrap_or_default();
        let there = || [client.legal_name.as_str(), trade].into_iter().filter(|name| !name.is_empty());
        let here = || keys.names.iter().copied().filter(|name| !name.is_empty());
        let strangers = here().next().is_some()
            && there().next().is_some()
            && !here().any(|name| there().any(|other| names_agree(name, other)));
        strangers || self.is_elsewhere(client, keys)
    }

    fn is_elsewhere(&self, client: &Client, keys: &Keys<'_>) -> bool {
        match (client.city_code, keys.city_code) {
            (Some(there), Some(here)) => there != here,
            (_, _) => !towns_agree(client.city.as_deref().unwrap_or_default(), keys.city),
        }
    }

    /// Both say whose representada's they are, and share none.
    fn is_of_others(&self, who: Who, keys: &Keys<'_>) -> bool {
        let there = &self.client(who).principals;
        !there.is_empty()
            && !keys.principals.is_empty()
            && !keys.principals.iter().any(|id| there.contains(id))
    }

    fn agrees_on_code(&self, who: Who, keys: &Keys<'_>) -> bool {
        keys.code.is_empty()
            || self.is_of_others(who, keys)
            || codes(self.client(who)).all(|code| code_key(code) == code_key(keys.code))
    }

    /// By code as written; where none is, by code without its leading zeros.
    fn with_code(&self, code: &str) -> Vec<Who> {
        if code.is_empty() {
            return Vec::new();
        }
        let alike = self.all(self.by_code.get(&code_key(code)));
        let exact: Vec<Who> =
            alike.iter().copied().filter(|who| codes(self.client(*who)).any(|other| other == code)).collect();
        if exact.is_empty() { alike } else { exact }
    }

    fn index(&mut self, who: Who, client: &Client) {
        self.ids.insert(client.id, who);
        if let Some(tax_id) = client.tax_id {
            share(&mut self.by_tax_id, tax_id, who);
        }
        for code in codes(client) {
            share(&mut self.by_code, code_key(code), who);
        }
        for phone in client.phones.iter().chain(&client.whatsapp) {
            share(&mut self.by_phone, phone.clone(), who);
        }
        let city = client.city.as_deref().unwrap_or_default();
        let trade = client.trade_name.as_deref().unwrap_or_default();
        for name in [client.legal_name.as_str(), trade] {
            if let Some(key) = place_key(name, city) {
                if let (true, Some((name, _))) = (self.by_name_alone, key.split_once(PLACE)) {
                    share(&mut self.by_name, name.to_owned(), who);
                }
                share(&mut self.by_name_and_city, key, who);
            }
        }
    }
}

/// The code of a client and those it has in other sources.
pub(crate) fn codes(client: &Client) -> impl Iterator<Item = &str> {
    let others = client.extra.iter().filter(|(heading, _)| heading.ends_with(OTHER_CODES));
    client.code.as_deref().into_iter().chain(others.flat_map(|(_, codes)| codes.split('|').map(str::trim)))
}

/// Ends the name of the free field that keeps further codes of a client, after the heading of their column.
pub(crate) const OTHER_CODES: &str = " +";

fn code_key(code: &str) -> String {
    let folded = fold::fold(code.trim()).into_owned();
    let bare = folded.trim_start_matches('0');
    if bare.is_empty() { folded } else { bare.to_owned() }
}

/// Stands between name and city.
const PLACE: char = '\u{1f}';

fn name_key(name: &str) -> Option<String> {
    let words = fold::words(name);
    (!words.is_empty()).then_some(words)
}

/// Without a city it is only that of clients without one.
fn place_key(name: &str, city: &str) -> Option<String> {
    let mut key = name_key(name)?;
    let city = fold::key(city);
    key.push(PLACE);
    key.push_str(&city);
    Some(key)
}

fn share<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Shared>, key: K, who: Who) {
    match map.get_mut(&key) {
        Some(shared)
            if shared.first != who && shared.others.len() < MOST_SHARED && !shared.others.contains(&who) =>
        {
            shared.others.push(who);
        }
        Some(_) => {}
        None => {
            map.insert(key, Shared { first: who, others: Vec::new() });
        }
    }
}
