//! Who serves, what was proposed, and the acts of the rep on it. What is left half way is kept as a draft.

use crate::domain::client::whereabouts::spot;
use crate::domain::place::cities::Cities;
use crate::domain::plan::sharing::{Asked, Seat, Terms, Whose, asked, handover};
use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::Rules;
use crate::domain::value::id::{ClientId, SalespersonId};
use crate::screen::sharing::{Draft, Found};
use crate::state::places::{self, Fetched};
use crate::state::{Carteira, drafts, use_carteira};
use crate::text::{data, sharing as words};
use crate::views::day_route::search::Search;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const DRAFT: &str = "divisao";

#[derive(Clone, Copy)]
pub(super) struct SharingDesk {
    pub carteira: Carteira,
    pub cities: RwSignal<Fetched<Cities>>,
    /// Vendedores who are not to serve.
    pub left_out: RwSignal<BTreeSet<SalespersonId>>,
    /// Their clients are divided as well.
    pub all: RwSignal<bool>,
    pub found: RwSignal<Option<Arc<Found>>>,
    pub search: Search,
    pub problem: RwSignal<Option<String>>,
    /// Slots of the clients whose sheet is open.
    pub subject: RwSignal<Vec<u32>>,
    pub subject_open: RwSignal<bool>,
}

impl SharingDesk {
    pub(super) fn new() -> Self {
        let draft = drafts::read(DRAFT).and_then(|(body, _)| serde_json::from_str::<Draft>(&body).ok());
        let draft = draft.unwrap_or_default();
        let desk = Self {
            carteira: use_carteira(),
            cities: places::cities().into(),
            left_out: RwSignal::new(draft.left_out.clone()),
            all: RwSignal::new(draft.all),
            found: RwSignal::new(None),
            search: Search::new(),
            problem: RwSignal::new(None),
            subject: RwSignal::new(Vec::new()),
            subject_open: RwSignal::new(false),
        };
        // Places come from the list of municípios: a proposal is there again once it has come, or has not.
        let waiting = StoredValue::new(draft.found.then_some(draft));
        Effect::new(move |_| {
            if desk.cities.with(|cities| *cities == Fetched::Waiting) {
                return;
            }
            if let Some(draft) = waiting.try_update_value(Option::take).flatten() {
                let pins = draft.pins.iter().copied().collect();
                let asked = untrack(|| desk.asked(&pins, None));
                desk.found.set(draft.found(asked).map(Arc::new));
            }
        });
        Effect::new(move |_| {
            let (left_out, all, found) = (desk.left_out.get(), desk.all.get(), desk.found.get());
            if waiting.with_value(Option::is_some) {
                return;
            }
            let draft = Draft::of(left_out, all, found.as_deref());
            match serde_json::to_string(&draft) {
                Ok(body) if draft != Draft::default() => drafts::keep(DRAFT, &body),
                Ok(_) | Err(_) => drafts::forget(DRAFT),
            }
        });
        desk
    }

    /// Not in the máquina do tempo: who serves may be changed.
    pub(super) fn is_live(self) -> bool {
        self.carteira.view.as_of.get().is_none()
    }

    pub(super) fn has_found(self) -> bool {
        self.found.with(Option::is_some)
    }

    /// Clients each vendedor holds today.
    pub(super) fn held(self) -> BTreeMap<SalespersonId, usize> {
        let mut held = BTreeMap::new();
        for holder in self.carteira.derived.holders.get().iter().flatten() {
            *held.entry(*holder).or_default() += 1;
        }
        held
    }

    /// What the division is made from now, on the terms given or those kept.
    fn asked(self, pins: &BTreeMap<ClientId, SalespersonId>, rules: Option<&Rules>) -> Asked {
        let cities = self.cities.get().ready();
        let left_out = self.left_out.get();
        let whose = if self.all.get() { Whose::All } else { Whose::Theirs };
        let (statuses, holders) = (self.carteira.whole_statuses(), self.carteira.derived.holders.get());
        self.carteira.portfolio.with(|p| {
            let rules = rules.unwrap_or(p.rules());
            let base = |who: SalespersonId| {
                let code = *rules.sharing.bases.get(&who)?;
                cities.as_ref()?.by_code(code).map(|city| city.seat)
            };
            let all = p.catalog().salespeople_by_name().into_iter().map(|one| one.id);
            let seats = all.filter(|who| !left_out.contains(who));
            let seats = seats.map(|who| Seat { salesperson: who, base: base(who) }).collect();
            let place = |slot: Slot| Some(spot(p.client_at(slot)?, cities.as_deref())?.0);
            Asked { terms: Terms::of(rules), ..asked(p, &statuses, &holders, (seats, whose), pins, place) }
        })
    }

    /// Looks for a division on these terms; what was said by hand stays.
    pub(super) fn propose(self, rules: Rules) {
        let pins =
            self.found.with_untracked(|found| found.as_ref().map(|found| found.pins()).unwrap_or_default());
        let asked = untrack(|| self.asked(&pins, Some(&rules)));
        let refused = match (asked.seats.is_empty(), asked.members.is_empty()) {
            (true, _) => Some(words::NOBODY_CHOSEN),
            (false, true) => Some(words::NO_CLIENTS),
            (false, false) => None,
        };
        self.problem.set(refused.map(str::to_owned));
        if refused.is_some() {
            return;
        }
        self.carteira.change_rules(&rules);
        let start = {
            let asked = asked.clone();
            move |progress| self.carteira.divided(asked, progress)
        };
        self.search.run(words::SEARCHING, start, move |division| match division {
            Ok(division) => {
                self.found.try_set(Some(Arc::new(Found { asked, division })));
            }
            Err(why) => {
                self.problem.try_set(Some(data::failure(&why)));
            }
        });
    }

    pub(super) fn open(self, slots: Vec<u32>) {
        if !slots.is_empty() {
            self.subject.set(slots);
            self.subject_open.set(true);
        }
    }

    /// A hand says who serves the client; `None`: the next proposal decides.
    pub(super) fn say(self, client: ClientId, seat: Option<usize>) {
        self.subject_open.set(false);
        self.found.update(|found| {
            if let Some(now) = found {
                *found = Some(Arc::new(now.with_hand(client, seat)));
            }
        });
    }

    /// Throws the proposal away; what is given brings it back, from another page as well.
    pub(super) fn discard(self) -> Callback<()> {
        self.search.cancel();
        let found = self.found.get_untracked();
        let draft = Draft::of(self.left_out.get_untracked(), self.all.get_untracked(), found.as_deref());
        self.found.set(None);
        Callback::new(move |()| {
            if let Ok(body) = serde_json::to_string(&draft) {
                drafts::keep(DRAFT, &body);
            }
            self.found.try_set(found.clone());
        })
    }

    /// Keeps it in one change; the proposal is gone once that is kept.
    pub(super) fn apply(self, since: NaiveDate, busy: RwSignal<bool>) {
        let Some(found) = self.found.get_untracked() else { return };
        let days = (self.carteira.today.get_untracked(), since);
        let change =
            self.carteira.portfolio.with_untracked(|p| handover(p, &found.asked, &found.division, days));
        busy.set(true);
        spawn_local(async move {
            if self.carteira.dispatch(change).await.is_ok() {
                self.found.try_set(None);
                drafts::forget(DRAFT);
            }
            busy.try_set(false);
        });
    }
}
