//! Segments that come with the app: each a rule of the orders and contacts, with no filter behind it.

use super::matched::Seen;
use super::sector::{key_of, sectors};
use super::together::Baskets;
use crate::domain::calendar::day::Day;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::good_payer::good_payer;
use crate::domain::measure::abc::AbcClass;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::lifecycle::Lifecycle;
use std::collections::BTreeSet;

/// Pós-venda: the first order is so many days old, from when it is on the shelf to when it is old news.
pub(crate) const AFTER_DAYS: std::ops::RangeInclusive<i32> = 3..=10;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum BuiltIn {
    /// One order, of the last days of the label *novo*, and none after.
    NoSecondOrder,
    /// The first order a few days ago, and nobody spoke to them since.
    AfterFirstOrder,
    /// Curve A, in risk: past 1.5 cycles without buying.
    CoolingVips,
    /// Clients of one product of a pair that do not take the other.
    MissingPair,
    /// Potenciais, and clients without purchases, of a ramo that heats up.
    HeatingSector,
    /// Bons pagadores who are given nothing for it.
    GoodPayers,
    /// Who buys without anybody speaking to them.
    BoughtUnseen,
}

impl BuiltIn {
    pub(crate) const ALL: [BuiltIn; 7] = [
        Self::NoSecondOrder,
        Self::AfterFirstOrder,
        Self::CoolingVips,
        Self::MissingPair,
        Self::HeatingSector,
        Self::GoodPayers,
        Self::BoughtUnseen,
    ];

    pub(crate) fn with_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    /// How an envio and an address name it; part of the data, never changed.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::NoSecondOrder => "sem-segundo-pedido",
            Self::AfterFirstOrder => "pos-venda",
            Self::CoolingVips => "vips-esfriando",
            Self::MissingPair => "sem-o-par",
            Self::HeatingSector => "setor-aquecendo",
            Self::GoodPayers => "bons-pagadores",
            Self::BoughtUnseen => "compram-sem-contato",
        }
    }
}

/// The last order came after the last contact, and the client did not stop buying since.
pub(crate) fn bought_unseen(status: &Status) -> bool {
    let still_buys = matches!(status.lifecycle, Lifecycle::Active | Lifecycle::AtRisk);
    still_buys && status.last_order > status.last_contact
}

/// Between the parts of the name of one pair; no product has it in its own.
const OF_PAIR: char = '\t';

/// A segment as a filter names it: of [`BuiltIn::MissingPair`], all of it or one pair alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub one: BuiltIn,
    /// Who buys the first of the two and never bought the second.
    pair: Option<(String, String)>,
}

impl Named {
    /// Who buys `with` and never bought `without`.
    pub(crate) fn missing(with: &str, without: &str) -> Named {
        Named { one: BuiltIn::MissingPair, pair: Some((with.to_owned(), without.to_owned())) }
    }

    pub(crate) fn parse(key: &str) -> Option<Named> {
        let mut parts = key.split(OF_PAIR);
        let one = BuiltIn::with_key(parts.next()?)?;
        match (one, parts.next(), parts.next(), parts.next()) {
            (_, None, _, _) => Some(Named { one, pair: None }),
            (BuiltIn::MissingPair, Some(with), Some(without), None) => Some(Named::missing(with, without)),
            (_, Some(_), _, _) => None,
        }
    }

    /// What [`Named::parse`] reads.
    pub(crate) fn key(&self) -> String {
        match &self.pair {
            Some((with, without)) => format!("{}{OF_PAIR}{with}{OF_PAIR}{without}", self.one.key()),
            None => self.one.key().to_owned(),
        }
    }

    /// What is bought, and what is not.
    pub(crate) fn pair(&self) -> Option<(&str, &str)> {
        self.pair.as_ref().map(|(with, without)| (with.as_str(), without.as_str()))
    }

    /// Who is in it on the day seen, in slot order.
    pub(crate) fn members(&self, p: &Portfolio, seen: &Seen, baskets: &Baskets) -> Vec<Slot> {
        let Some((with, without)) = self.pair() else { return members(self.one, p, seen, baskets) };
        let missing: BTreeSet<Slot> = baskets.missing(with, without, seen.on).into_iter().collect();
        each(seen, |slot, _| missing.contains(&slot))
    }
}

/// Who is in it on the day seen, in slot order.
pub(crate) fn members(of: BuiltIn, p: &Portfolio, seen: &Seen, baskets: &Baskets) -> Vec<Slot> {
    let day = Day::of(seen.on);
    match of {
        BuiltIn::NoSecondOrder => {
            let newest = i32::from(p.rules().lifecycle.new_label_days);
            each(
                seen,
                |slot, _| matches!(p.columns().order_days_until(slot, day), [first] if day - *first <= newest),
            )
        }
        BuiltIn::AfterFirstOrder => each(seen, |slot, status| {
            let first = p.columns().order_days_until(slot, day).first();
            first.is_some_and(|first| {
                AFTER_DAYS.contains(&(day - *first)) && status.last_contact.is_none_or(|last| last <= *first)
            })
        }),
        BuiltIn::CoolingVips => {
            each(seen, |_, status| status.abc == Some(AbcClass::A) && status.lifecycle == Lifecycle::AtRisk)
        }
        BuiltIn::MissingPair => {
            let missing: BTreeSet<Slot> =
                baskets.pairs(seen.on).into_iter().flat_map(|pair| pair.missing).collect();
            each(seen, |slot, _| missing.contains(&slot))
        }
        BuiltIn::HeatingSector => {
            let all = sectors(p, seen.on);
            let hot: BTreeSet<String> =
                all.iter().filter(|one| one.is_heating()).filter_map(|one| key_of(Some(&one.name))).collect();
            each(seen, |slot, status| {
                let industry = p.client_at(slot).and_then(|client| key_of(client.industry.as_deref()));
                matches!(status.lifecycle, Lifecycle::Prospect | Lifecycle::NoOrders)
                    && industry.is_some_and(|key| hot.contains(&key))
            })
        }
        BuiltIn::BoughtUnseen => each(seen, |_, status| bought_unseen(status)),
        BuiltIn::GoodPayers => each(seen, |slot, _| {
            let has_none = p.client_at(slot).is_some_and(|client| client.benefit_on(seen.on).is_none());
            has_none && good_payer(p, slot, seen.on).is_some()
        }),
    }
}

fn each(seen: &Seen, is_in: impl Fn(Slot, &Status) -> bool) -> Vec<Slot> {
    let all = Slot::each(&seen.statuses).filter_map(|(slot, status)| Some((slot, status.as_ref()?)));
    all.filter(|(slot, status)| is_in(*slot, status)).map(|(slot, _)| slot).collect()
}

#[cfg(test)]
#[path = "built_in_tests.rs"]
mod tests;
