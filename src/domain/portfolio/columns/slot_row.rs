//! What one client is in the columns: only what an indicator may use.

use super::{COUNTS, ContactRow, ORDERED, OrderRow, ReturnRow, SituationRow, Standing, VISIT_MADE};
use crate::domain::calendar::day::Day;
use crate::domain::client::{Client, Holding, Situation, SituationHeld};
use crate::domain::fact::{Fact, Origin};
use crate::domain::record::dossier::Dossier;
use crate::domain::rhythm::cadence::{GroupKey, groups_of};
use crate::domain::rules::CoverageRules;
use crate::domain::value::id::{PrincipalId, SalespersonId};
use std::collections::BTreeSet;

/// Representadas; none is all of them, and what names none.
pub(super) type Of<'a> = &'a BTreeSet<PrincipalId>;

pub(super) struct SlotRow {
    pub standing: Standing,
    pub contacts: Vec<ContactRow>,
    pub orders: Vec<(Day, OrderRow)>,
    pub holdings: Vec<(Day, Option<SalespersonId>)>,
    pub groups: Vec<GroupKey>,
    pub past_situations: Vec<SituationRow>,
    pub returns: Vec<ReturnRow>,
}

impl SlotRow {
    /// `of`: what the columns are of. Who neither serves nor bought of them is no client there.
    pub(super) fn of(dossier: &Dossier, rules: &CoverageRules, of: Of<'_>) -> SlotRow {
        let Some(client) = &dossier.client else {
            return SlotRow {
                standing: ABSENT,
                contacts: vec![],
                orders: vec![],
                holdings: vec![],
                groups: vec![],
                past_situations: vec![],
                returns: vec![],
            };
        };
        let (orders, returns) = (orders_of(dossier, of), returns_of(dossier, of));
        let is_theirs = of.is_empty()
            || !of.is_disjoint(&client.principals)
            || !(orders.is_empty() && returns.is_empty());
        SlotRow {
            standing: if is_theirs { standing_of(client) } else { ABSENT },
            contacts: if is_theirs { contacts_of(dossier, rules, of) } else { vec![] },
            orders,
            holdings: client.holdings.iter().map(held).collect(),
            groups: groups_of(client),
            past_situations: client.past_situations.iter().map(situation_row).collect(),
            returns,
        }
    }
}

const ABSENT: Standing = Standing {
    present: false,
    situation: Situation::Active,
    since: Day::EVER,
    entered: Day::EVER,
    left: Day::NEVER,
    own_cadence_days: 0,
    uf: None,
};

fn standing_of(client: &Client) -> Standing {
    Standing {
        present: true,
        situation: client.situation,
        since: client.situation_since.map_or(Day::EVER, Day::of),
        entered: client.entered.map_or(Day::EVER, Day::of),
        left: client.left.map_or(Day::NEVER, Day::of),
        own_cadence_days: client.cadence_days.unwrap_or(0),
        uf: client.uf,
    }
}

/// Whether a fact is of theirs; one that names no representada counts as a contact with all, and as an order of none.
fn names(of: Of<'_>, principal: Option<PrincipalId>) -> bool {
    of.is_empty() || principal.is_some_and(|id| of.contains(&id))
}

fn contacts_of(dossier: &Dossier, rules: &CoverageRules, of: Of<'_>) -> Vec<ContactRow> {
    let mut rows = Vec::with_capacity(dossier.interactions.len());
    let is_theirs = |principal: Option<PrincipalId>| principal.is_none() || names(of, principal);
    dossier.interactions.each(|interaction| {
        if !is_theirs(interaction.principal) {
            return;
        }
        let counts = if rules.counts(interaction.channel, interaction.outcome) { COUNTS } else { 0 };
        let visit = if interaction.is_visit_made() { VISIT_MADE } else { 0 };
        let ordered = if interaction.is_visit_with_order() { ORDERED } else { 0 };
        if counts | visit != 0 {
            rows.push(ContactRow { day: Day::of(interaction.date), flags: counts | visit | ordered });
        }
    });
    dossier.orders.each(|order| {
        let counts = match order.origin {
            Origin::Typed => rules.typed_order_counts,
            Origin::Imported => rules.imported_order_counts,
        };
        if counts && order.is_valid() && is_theirs(order.principal) {
            rows.push(ContactRow { day: Day::of(order.date), flags: COUNTS });
        }
    });
    rows.sort_by_key(|row| row.day);
    rows
}

fn orders_of(dossier: &Dossier, of: Of<'_>) -> Vec<(Day, OrderRow)> {
    let mut rows: Vec<(Day, OrderRow)> = Vec::with_capacity(dossier.orders.len());
    dossier.orders.each(|order| {
        if !order.is_valid() || !names(of, order.principal) {
            return;
        }
        let day = Day::of(Fact::date(order));
        match rows.last_mut() {
            Some((last, row)) if *last == day => {
                row.centavos = row.centavos.saturating_add(order.value.get());
                row.orders += 1;
            }
            Some(_) | None => rows.push((day, OrderRow { centavos: order.value.get(), orders: 1 })),
        }
    });
    rows
}

fn returns_of(dossier: &Dossier, of: Of<'_>) -> Vec<ReturnRow> {
    let mut rows = Vec::new();
    dossier.orders.each(|order| {
        if let Some(centavos) = order.returned_centavos().filter(|_| names(of, order.principal)) {
            rows.push(ReturnRow { day: Day::of(order.date), centavos });
        }
    });
    rows
}

fn situation_row(held: &SituationHeld) -> SituationRow {
    SituationRow { since: held.since.map_or(Day::EVER, Day::of), situation: held.situation }
}

fn held(holding: &Holding) -> (Day, Option<SalespersonId>) {
    (holding.since.map_or(Day::EVER, Day::of), holding.salesperson)
}
