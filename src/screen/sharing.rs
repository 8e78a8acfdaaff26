//! *Dividir a carteira*: what a division would change for each vendedor and for each client, by hand and as a draft.

use crate::domain::calendar::period::{Month, Period};
use crate::domain::indicator::coverage::members;
use crate::domain::measure::tally::Tally;
use crate::domain::plan::sharing::{Asked, Division, Load, Member, by_hand, loads, why};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::fold::fold;
use crate::domain::value::id::{ClientId, SalespersonId};
use crate::domain::value::money::Centavos;
use crate::screen::client::{name_of, place_of};
use crate::text::format::{count, list, money_short};
use crate::text::sharing as words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What was asked and what was found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub asked: Asked,
    pub division: Division,
}

/// What a vendedor has today and would have.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub seat: usize,
    pub name: String,
    pub clients: String,
    pub value: String,
    pub visits: String,
    pub coverage: String,
    pub road: String,
}

/// A client that would change hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moved {
    pub client: ClientId,
    pub slot: Slot,
    pub seat: usize,
    pub name: String,
    pub place: String,
    pub hands: String,
    pub why: String,
}

impl Found {
    pub(crate) fn rows(&self, p: &Portfolio, on: NaiveDate) -> Vec<Row> {
        let (now, then) = (self.loads_today(), self.loads());
        let (covered_now, covered_then) = self.coverage(p, on);
        let row = |seat: usize| {
            let (a, b) = (&now[seat], &then[seat]);
            let of = |say: &dyn Fn(&Load) -> String| words::change(&say(a), &say(b));
            Row {
                seat,
                name: self.name(p, seat),
                clients: of(&|load| count(load.clients)),
                value: of(&|load| money_short(Centavos::new(load.centavos))),
                visits: of(&|load| words::visits((load.visits_thousandths + 50) / 100)),
                coverage: words::change(
                    &words::coverage(covered_now[seat]),
                    &words::coverage(covered_then[seat]),
                ),
                road: of(&|load| words::km(load.metres)),
            }
        };
        (0..self.asked.seats.len()).map(row).collect()
    }

    /// By name, then id.
    pub(crate) fn moved(&self, p: &Portfolio) -> Vec<Moved> {
        let mut moved: Vec<Moved> = (0..self.asked.members.len())
            .filter_map(|at| {
                let (member, why) = (&self.asked.members[at], why(&self.asked, &self.division, at)?);
                let (client, seat) = (p.client(member.client)?, self.division.seats[at]);
                let from = member.holder.map(|holder| self.name(p, holder));
                Some(Moved {
                    client: member.client,
                    slot: member.slot,
                    seat,
                    name: name_of(client).to_owned(),
                    place: place_of(client),
                    hands: words::from_to(from.as_deref(), &self.name(p, seat)),
                    why: words::why(why),
                })
            })
            .collect();
        moved.sort_by_cached_key(|one| (fold(&one.name).into_owned(), one.client));
        moved
    }

    pub(crate) fn moving(&self) -> usize {
        let moves = |at: &usize| self.asked.members[*at].holder != Some(self.division.seats[*at]);
        (0..self.division.seats.len()).filter(moves).count()
    }

    pub(crate) fn finding(&self) -> String {
        let km = |loads: Vec<Load>| (loads.iter().map(|load| load.metres).sum::<i64>() + 500) / 1000;
        let all_held = self.asked.members.iter().all(|member| member.holder.is_some());
        let road = all_held.then(|| (km(self.loads_today()), km(self.loads())));
        words::finding(self.moving(), self.asked.members.len(), road)
    }

    /// How even each measure is, and who is outside the bounds all the same.
    pub(crate) fn evenness(&self, p: &Portfolio) -> Vec<String> {
        let (now, then) = (self.loads_today(), self.loads());
        let served = now.iter().any(|load| load.clients > 0);
        let tolerance = i64::from(self.asked.terms.tolerance_percent);
        let mut outside: Vec<usize> = Vec::new();
        let mut said = Vec::new();
        for measure in self.asked.terms.balance.measures() {
            let total: i64 = self.asked.members.iter().map(|member| measure.of(member)).sum();
            if total == 0 {
                continue;
            }
            let percent = |load: &Load| share_percent(measure.of_load(load), total, self.asked.seats.len());
            let ends = |loads: &[Load]| {
                let all = loads.iter().map(percent);
                all.clone().min().zip(all.max())
            };
            let Some(range) = ends(&then) else { continue };
            said.push(words::spread(*measure, ends(&now).filter(|_| served), range));
            let is_out = |seat: &usize| {
                let part = percent(&then[*seat]);
                part < 100 - tolerance || part > 100 + tolerance
            };
            outside.extend((0..then.len()).filter(is_out));
        }
        if self.division.cost.outside > 0 && !outside.is_empty() {
            outside.sort_unstable();
            outside.dedup();
            let names: Vec<String> = outside.into_iter().map(|seat| self.name(p, seat)).collect();
            said.push(words::outside(self.asked.terms.tolerance_percent, &list(&names)));
        }
        let unplaced = self.asked.members.iter().filter(|member| member.place.is_none()).count();
        said.extend((unplaced > 0).then(|| words::unplaced(unplaced)));
        said
    }

    /// Where a client would go, said for a point of the map.
    pub(crate) fn spoken(&self, p: &Portfolio, slots: &[u32]) -> String {
        let [slot] = slots else { return words::many(slots.len()) };
        let member = self.asked.members.iter().position(|member| u32::from(member.slot) == *slot);
        let said = member.and_then(|at| {
            let (member, seat) = (&self.asked.members[at], self.division.seats[at]);
            let client = name_of(p.client(member.client)?);
            let from = member.holder.map(|holder| self.name(p, holder));
            let stays = member.holder == Some(seat);
            let to = self.name(p, seat);
            Some(if stays { words::stays(client, &to) } else { words::passes(client, from.as_deref(), &to) })
        });
        said.unwrap_or_default()
    }

    pub(crate) fn seat_of(&self, slot: u32) -> Option<usize> {
        let at = self.asked.members.iter().position(|member| u32::from(member.slot) == slot)?;
        self.division.seats.get(at).copied()
    }

    pub(crate) fn name(&self, p: &Portfolio, seat: usize) -> String {
        let person = self.asked.seats.get(seat).and_then(|seat| p.catalog().salesperson(seat.salesperson));
        person.map_or_else(|| words::NOBODY.to_owned(), |person| person.name.clone())
    }

    /// With a client said by hand to be of `seat`; the others stay. `None`: let go, it stays where it is until it is proposed
    /// again.
    pub(crate) fn with_hand(&self, client: ClientId, seat: Option<usize>) -> Found {
        let (mut asked, mut seats) = (self.asked.clone(), self.division.seats.clone());
        if let Some(at) = asked.members.iter().position(|member| member.client == client) {
            asked.members[at].pinned = seat;
            seats[at] = seat.unwrap_or(seats[at]);
        }
        Found { division: by_hand(&asked, seats), asked }
    }

    pub(crate) fn pins(&self) -> BTreeMap<ClientId, SalespersonId> {
        let pin = |member: &Member| Some((member.client, self.asked.seats.get(member.pinned?)?.salesperson));
        self.asked.members.iter().filter_map(pin).collect()
    }

    fn loads_today(&self) -> Vec<Load> {
        let holders: Vec<Option<usize>> = self.asked.members.iter().map(|member| member.holder).collect();
        loads(&self.asked, &holders, &self.division.centres_today)
    }

    fn loads(&self) -> Vec<Load> {
        let seats: Vec<Option<usize>> = self.division.seats.iter().copied().map(Some).collect();
        loads(&self.asked, &seats, &self.division.centres)
    }

    /// The month so far, by seat: as the clients are held today, and as they would be.
    fn coverage(&self, p: &Portfolio, on: NaiveDate) -> (Vec<Tally>, Vec<Tally>) {
        let period = Period::new(Month::of(on).first_day(), on);
        let reached: BTreeMap<Slot, _> = members(p.whole_columns(), p.rules(), period, on)
            .filter_map(|(slot, member)| Some((slot, member.ok()?)))
            .collect();
        let none = vec![Tally::default(); self.asked.seats.len()];
        let (mut now, mut then) = (none.clone(), none);
        for (member, seat) in self.asked.members.iter().zip(&self.division.seats) {
            let Some(reach) = reached.get(&member.slot) else { continue };
            then[*seat].add(*reach);
            if let Some(holder) = member.holder {
                now[holder].add(*reach);
            }
        }
        (now, then)
    }
}

/// Percent of an even share, half up.
fn share_percent(load: i64, total: i64, seats: usize) -> i64 {
    let (load, total) = (i128::from(load) * seats as i128, i128::from(total.max(1)));
    ((load * 200 + total) / (total * 2)) as i64
}

/// A proposal that was left before it was applied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// Vendedores who are not to serve.
    pub left_out: BTreeSet<SalespersonId>,
    /// Their clients are divided as well.
    pub all: bool,
    #[serde(default)]
    pub moved: Vec<(ClientId, SalespersonId)>,
    #[serde(default)]
    pub pins: Vec<(ClientId, SalespersonId)>,
    pub found: bool,
}

impl Draft {
    pub(crate) fn of(left_out: BTreeSet<SalespersonId>, all: bool, found: Option<&Found>) -> Self {
        let moved = found.map(|found| {
            let seats = &found.asked.seats;
            let pairs = found.asked.members.iter().zip(&found.division.seats);
            let moved = pairs.filter(|(member, seat)| member.holder != Some(**seat));
            moved.map(|(member, seat)| (member.client, seats[*seat].salesperson)).collect()
        });
        let pins = found.map(|found| found.pins().into_iter().collect());
        let (moved, pins) = (moved.unwrap_or_default(), pins.unwrap_or_default());
        Self { left_out, all, moved, pins, found: found.is_some() }
    }

    /// The proposal again, of what is `asked` now; `None`: there was none, or the carteira has clients now that it says
    /// nothing of.
    pub(crate) fn found(&self, asked: Asked) -> Option<Found> {
        let seat = |who: SalespersonId| asked.seats.iter().position(|seat| seat.salesperson == who);
        let moved: BTreeMap<ClientId, SalespersonId> = self.moved.iter().copied().collect();
        let of = |member: &Member| match moved.get(&member.client) {
            Some(who) => seat(*who),
            None => member.holder,
        };
        let seats: Vec<usize> = asked.members.iter().map(of).collect::<Option<_>>().filter(|_| self.found)?;
        Some(Found { division: by_hand(&asked, seats), asked })
    }
}

#[cfg(test)]
#[path = "sharing_tests.rs"]
mod tests;
