//! Which clients a list, map, timeline or export shows. A filter changes the view, never a client's class.

use super::abc::AbcClass;
use super::cadence::ContactState;
use super::character::{Character, Label};
use super::client::Client;
use super::fold::fold;
use super::id::{ClientId, PrincipalId, SalespersonId};
use super::lifecycle::Lifecycle;
use super::near::Near;
use super::profile::Profile;
use super::rfm::RfmSegment;
use super::status::Status;
use super::uf::Uf;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Empty sets and `None` let everything through; sets are "any of", different fields are "and".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Words that must all occur (accents and case do not matter) in names, document, code, city, phones or tags.
    pub text: String,
    pub lifecycles: BTreeSet<Lifecycle>,
    pub states: BTreeSet<ContactState>,
    pub abc: BTreeSet<AbcClass>,
    /// At least so many days without contact; never contacted passes.
    pub days_at_least: Option<u16>,
    /// At most so many days without contact; never contacted does not pass.
    pub days_at_most: Option<u16>,
    /// `Some(None)` in the set: clients of nobody.
    pub salespeople: BTreeSet<Option<SalespersonId>>,
    pub ufs: BTreeSet<Uf>,
    /// IBGE codes.
    pub cities: BTreeSet<u32>,
    pub principals: BTreeSet<PrincipalId>,
    pub tags: BTreeSet<String>,
    pub industries: BTreeSet<String>,
    pub profiles: BTreeSet<Profile>,
    pub labels: BTreeSet<Label>,
    pub segments: BTreeSet<RfmSegment>,
    /// Scores R and F of a cell of the RFM grid.
    pub cells: BTreeSet<(u8, u8)>,
    /// Round a place; clients without coordinates do not pass.
    pub near: Option<Near>,
    /// These clients and no others, chosen by hand.
    pub only: BTreeSet<ClientId>,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// Whether the client passes. `text` is its folded search text (see [`search_text`]); `holder` who holds it that day.
    pub fn lets(&self, client: &Client, status: &Status, holder: Option<SalespersonId>, text: &str) -> bool {
        let any = |set_is_empty: bool, contains: bool| set_is_empty || contains;
        any(self.lifecycles.is_empty(), self.lifecycles.contains(&status.lifecycle))
            && any(self.states.is_empty(), self.states.contains(&status.state))
            && any(self.abc.is_empty(), status.abc.is_some_and(|class| self.abc.contains(&class)))
            && self
                .days_at_least
                .is_none_or(|least| status.days_since_interaction.is_none_or(|days| days >= i32::from(least)))
            && self
                .days_at_most
                .is_none_or(|most| status.days_since_interaction.is_some_and(|days| days <= i32::from(most)))
            && any(self.salespeople.is_empty(), self.salespeople.contains(&holder))
            && any(self.ufs.is_empty(), client.state.is_some_and(|uf| self.ufs.contains(&uf)))
            && any(self.cities.is_empty(), client.city_code.is_some_and(|code| self.cities.contains(&code)))
            && any(self.principals.is_empty(), !self.principals.is_disjoint(&client.principals))
            && any(self.tags.is_empty(), !self.tags.is_disjoint(&client.tags))
            && any(
                self.industries.is_empty(),
                client.industry.as_ref().is_some_and(|industry| self.industries.contains(industry)),
            )
            && self.near.is_none_or(|near| near.holds(client))
            && any(self.only.is_empty(), self.only.contains(&client.id))
            && words(&self.text).iter().all(|word| text.contains(word.as_str()))
    }
}

impl Filter {
    /// Whether [`Filter::suits`] has anything to ask: a character takes a look at the whole carteira.
    pub fn asks_character(&self) -> bool {
        !(self.profiles.is_empty()
            && self.labels.is_empty()
            && self.segments.is_empty()
            && self.cells.is_empty())
    }

    /// What [`Filter::lets`] can not judge by the client alone: profile, labels and RFM. `None` is nobody known.
    pub fn suits(&self, character: Option<&Character>) -> bool {
        let Some(one) = character else { return !self.asks_character() };
        let segment = |rfm: super::rfm::Rfm| self.segments.contains(&rfm.segment());
        let cell = |rfm: super::rfm::Rfm| self.cells.contains(&(rfm.recency, rfm.frequency));
        (self.profiles.is_empty() || self.profiles.contains(&one.profile))
            && (self.labels.is_empty() || one.has().any(|label| self.labels.contains(&label)))
            && (self.segments.is_empty() || one.rfm.is_some_and(segment))
            && (self.cells.is_empty() || one.rfm.is_some_and(cell))
    }
}

/// The folded words of what was typed.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// Everything of a client that a search looks in, folded.
pub fn search_text(client: &Client) -> String {
    let mut text = fold(&client.legal_name).into_owned();
    let mut add = |part: &str| {
        text.push(' ');
        text.push_str(&fold(part));
    };
    client.trade_name.iter().for_each(|name| add(name));
    client.code.iter().for_each(|code| add(code));
    if let Some(tax_id) = &client.tax_id {
        add(tax_id.as_str());
        add(&tax_id.to_string());
    }
    client.city.iter().for_each(|city| add(city));
    client.district.iter().for_each(|district| add(district));
    client.industry.iter().for_each(|industry| add(industry));
    client.phones.iter().chain(&client.whatsapp).for_each(|phone| add(phone.as_str()));
    client.emails.iter().for_each(|email| add(email));
    client.tags.iter().for_each(|tag| add(tag));
    client.people.iter().for_each(|person| add(&person.name));
    text
}
