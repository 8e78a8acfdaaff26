//! Which clients a list, map, timeline or export shows. A filter changes the view, never a client's class.

pub(crate) mod area;
pub(crate) mod facets;
pub(crate) mod near;
pub(crate) mod search;
pub mod wanted;

use super::client::Client;
use crate::domain::filter::area::{Area, AreaSieve};
use crate::domain::filter::near::Near;
use crate::domain::filter::wanted::Wanted;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::character::characters;
use crate::domain::indicator::status::character::{Character, Label};
use crate::domain::indicator::status::profile::Profile;
use crate::domain::indicator::status::risk::Standing;
use crate::domain::measure::abc::AbcClass;
use crate::domain::measure::rfm::RfmSegment;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::{ClientId, PrincipalId, SalespersonId};
use crate::domain::value::uf::Uf;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Empty sets and `None` let everything through; sets are "any of", different fields are "and".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// What a client is found by: see [`crate::domain::filter::search`].
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
    /// How credit stands.
    pub credit: BTreeSet<Standing>,
    /// Scores R and F of a cell of the RFM grid.
    pub cells: BTreeSet<(u8, u8)>,
    /// Own fields: a heading with a value, or with any (`None`); one of them is enough, as in every set.
    pub own_fields: BTreeSet<(String, Option<String>)>,
    /// Round a place; clients without coordinates do not pass.
    pub near: Option<Near>,
    /// Drawn on the map.
    pub area: Option<Area>,
    /// These clients and no others, chosen by hand; with `built_in`, those it means on the day.
    pub only: BTreeSet<ClientId>,
    /// The key of a segment that comes with the app; who is in it is put into `only` where the filter is held against clients.
    pub built_in: Option<String>,
    /// Who left the carteira, or has not entered it yet, and nobody else.
    pub gone: bool,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// As whose the carteira is seen, on every page: vendedor and representada. The other conditions are of lists.
    pub fn scope(&self) -> Filter {
        let (salespeople, principals) = (self.salespeople.clone(), self.principals.clone());
        Filter { salespeople, principals, ..Filter::default() }
    }

    /// Its words read once, for many clients.
    pub fn sieve(&self) -> Sieve<'_> {
        Sieve {
            filter: self,
            wanted: Wanted::of(&self.text),
            area: self.area.as_ref().map(Area::sieve),
            asks_principal: !self.principals.is_empty(),
        }
    }

    /// The same for statuses of the [side](Portfolio::side) looked at. It has decided already who is a client of the
    /// representadas: also who bought of them without being registered as theirs.
    pub fn sieve_on(&self, side: &BTreeSet<PrincipalId>) -> Sieve<'_> {
        let sieve = self.sieve();
        let asks_principal = sieve.asks_principal && self.principals != *side;
        Sieve { asks_principal, ..sieve }
    }
}

/// A filter that is held against one client after the other.
#[derive(Clone, Debug)]
pub struct Sieve<'a> {
    filter: &'a Filter,
    wanted: Wanted,
    area: Option<AreaSieve<'a>>,
    asks_principal: bool,
}

impl Sieve<'_> {
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// Whether the client passes. `text` is its [`search_text`](search::search_text); `holder` who holds it that day.
    pub fn lets(&self, client: &Client, status: &Status, holder: Option<SalespersonId>, text: &[u8]) -> bool {
        self.lets_found(client, status, holder) && self.wanted.finds(text)
    }

    /// The same of a client that the words find.
    pub fn lets_found(&self, client: &Client, status: &Status, holder: Option<SalespersonId>) -> bool {
        let Sieve { filter, wanted: _, area, asks_principal } = self;
        let any = |set_is_empty: bool, contains: bool| set_is_empty || contains;
        any(filter.lifecycles.is_empty(), filter.lifecycles.contains(&status.lifecycle))
            && any(filter.states.is_empty(), filter.states.contains(&status.state))
            && any(filter.abc.is_empty(), status.abc.is_some_and(|class| filter.abc.contains(&class)))
            && filter
                .days_at_least
                .is_none_or(|least| status.days_since_interaction.is_none_or(|days| days >= i32::from(least)))
            && filter
                .days_at_most
                .is_none_or(|most| status.days_since_interaction.is_some_and(|days| days <= i32::from(most)))
            && any(filter.salespeople.is_empty(), filter.salespeople.contains(&holder))
            && any(filter.ufs.is_empty(), client.uf.is_some_and(|uf| filter.ufs.contains(&uf)))
            && any(
                filter.cities.is_empty(),
                client.city_code.is_some_and(|code| filter.cities.contains(&code)),
            )
            && any(!asks_principal, !filter.principals.is_disjoint(&client.principals))
            && any(filter.tags.is_empty(), !filter.tags.is_disjoint(&client.tags))
            && any(
                filter.industries.is_empty(),
                client.industry.as_ref().is_some_and(|industry| filter.industries.contains(industry)),
            )
            && any(filter.own_fields.is_empty(), filter.own_fields.iter().any(|own| has_own(client, own)))
            && filter.near.is_none_or(|near| near.holds(client))
            && area.as_ref().is_none_or(|area| area.holds(client))
            && any(filter.only.is_empty() && filter.built_in.is_none(), filter.only.contains(&client.id))
            && any(!filter.gone, matches!(status.excluded, Some(Exclusion::NotEntered | Exclusion::Left)))
    }
}

fn has_own(client: &Client, (heading, value): &(String, Option<String>)) -> bool {
    let found = client.extra.get(heading).map(|found| found.trim()).filter(|found| !found.is_empty());
    found.is_some_and(|found| value.as_ref().is_none_or(|value| value == found))
}

impl Filter {
    /// Whether [`Filter::suits`] has anything to ask: a character takes a look at the whole carteira.
    pub fn asks_character(&self) -> bool {
        !(self.profiles.is_empty()
            && self.labels.is_empty()
            && self.segments.is_empty()
            && self.credit.is_empty()
            && self.cells.is_empty())
    }

    /// What [`Sieve::lets`] can not judge by the client alone: profile, labels, RFM and credit. `None` is nobody known.
    pub fn suits(&self, character: Option<&Character>) -> bool {
        let Some(one) = character else { return !self.asks_character() };
        let segment = |rfm: crate::domain::measure::rfm::Rfm| self.segments.contains(&rfm.segment());
        let cell = |rfm: crate::domain::measure::rfm::Rfm| self.cells.contains(&(rfm.recency, rfm.frequency));
        (self.profiles.is_empty() || self.profiles.contains(&one.profile))
            && (self.labels.is_empty() || one.has().any(|label| self.labels.contains(&label)))
            && (self.segments.is_empty() || one.rfm.is_some_and(segment))
            && (self.credit.is_empty() || one.credit.has().any(|standing| self.credit.contains(&standing)))
            && (self.cells.is_empty() || one.rfm.is_some_and(cell))
    }
}

/// [`characters`] where `filter` asks for them; empty, and not computed, where it does not.
pub fn asked(
    portfolio: &Portfolio,
    filter: &Filter,
    statuses: &[Option<Status>],
    on: NaiveDate,
) -> Vec<Option<Character>> {
    if filter.asks_character() { characters(portfolio, statuses, on) } else { Vec::new() }
}
