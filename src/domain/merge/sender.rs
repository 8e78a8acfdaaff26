//! Whose carteira a file is, and that it came.
//!
//! A file names the device that wrote it, not a person. Whoever that device records contacts and orders for most often is
//! whose work it brings; a device that recorded nothing yet brings the clients of who holds them all. Two who come to the
//! same leave it unsaid.

use super::MergePlan;
use crate::domain::catalog::receipt::Receipt;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::Step;
use crate::domain::record::Record;
use crate::domain::value::id::SalespersonId;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Whose work the `records` of a file bring that `device` wrote on the day `on`.
pub fn sender(records: &[Record], device: DeviceId, on: NaiveDate) -> Option<SalespersonId> {
    let mut recorded: BTreeMap<SalespersonId, usize> = BTreeMap::new();
    let mut held: BTreeMap<Option<SalespersonId>, usize> = BTreeMap::new();
    for record in records {
        let Record::Client(dossier) = record else { continue };
        let Some(client) = &dossier.client else { continue };
        *held.entry(client.holder_on(on)).or_default() += 1;
        let mut count = |said: Option<SalespersonId>, date: NaiveDate| {
            if let Some(who) = said.or_else(|| client.holder_on(date)) {
                *recorded.entry(who).or_default() += 1;
            }
        };
        dossier.interactions.each(|one| {
            if one.recorded.device == device {
                count(one.salesperson, one.date);
            }
        });
        dossier.orders.each(|one| {
            if one.recorded.device == device {
                count(one.salesperson, one.date);
            }
        });
    }
    let most = recorded.values().max().copied();
    let mut first = recorded.into_iter().filter(|(_, times)| Some(*times) == most);
    match (first.next(), first.next()) {
        (Some((who, _)), None) => Some(who),
        (Some(_), Some(_)) => None,
        (None, _) => held.into_keys().next().flatten().filter(|who| holds_all(records, *who, on)),
    }
}

fn holds_all(records: &[Record], who: SalespersonId, on: NaiveDate) -> bool {
    records.iter().all(|record| match record {
        Record::Client(dossier) => {
            dossier.client.as_ref().is_none_or(|client| client.holder_on(on) == Some(who))
        }
        Record::Catalog(_) => true,
    })
}

/// Notes with the merge that the file came. `false`: as new a one of that device came before, and nothing is noted.
pub fn receive(plan: &mut MergePlan, mine: &Portfolio, device: DeviceId, receipt: &Receipt) -> bool {
    let known = mine.catalog().receipt(device);
    if known.is_some_and(|known| known.written_millis >= receipt.written_millis) {
        return false;
    }
    let noted = receipt.edit(device).map(Step::EditCatalog);
    let is_noted = noted.is_some();
    plan.change.steps.extend(noted);
    is_noted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::{Client, Holding};
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::fact::order::Order;
    use crate::domain::keeping::stamp::{Seen, Stamp};
    use crate::domain::merge::plan;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, InteractionId, OrderId};
    use crate::domain::value::money::Centavos;

    const DEVICE: DeviceId = DeviceId(7);

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn who(number: u128) -> SalespersonId {
        SalespersonId::from_u128(number)
    }

    /// Client `number` of `holder`, with a contact and an order recorded by each of `devices`, the contact in its own name.
    fn client(number: u128, holder: Option<u128>, by: &[(DeviceId, Option<u128>)]) -> Record {
        let mut client = Client::new(ClientId::from_u128(number), Stamp::default());
        client.holdings = vec![Holding { since: None, salesperson: holder.map(who) }];
        let mut dossier = Dossier::of(client);
        for (nth, (device, name)) in (0..).zip(by) {
            let at = Stamp::default().next(nth as u64 + 1, *device);
            let id = number * 100 + nth;
            let date = day("2026-11-03");
            let said =
                Interaction::new(InteractionId::from_u128(id), at, date, Channel::Visit, Outcome::Success);
            dossier.interactions.push(Interaction { salesperson: name.map(who), ..said });
            dossier.orders.push(Order::new(OrderId::from_u128(id), at, date, Centavos::new(1)));
        }
        dossier.normalize();
        Record::Client(Box::new(dossier))
    }

    fn found(records: &[Record]) -> Option<SalespersonId> {
        sender(records, DEVICE, day("2026-11-28"))
    }

    #[test]
    fn who_the_device_records_for_is_whose_work_it_brings() {
        // Its own facts count, in the name they bear or the holder's; those of others do not.
        let other = (DeviceId(9), None);
        let records =
            [client(1, Some(1), &[(DEVICE, None), (DEVICE, None)]), client(2, Some(2), &[other; 5])];
        assert_eq!(found(&records), Some(who(1)));
        assert_eq!(found(&[client(1, Some(1), &[(DEVICE, Some(2)), (DEVICE, Some(2))])]), None);
        let named = [client(1, None, &[(DEVICE, Some(2))])];
        assert_eq!(found(&named), Some(who(2)));
    }

    #[test]
    fn a_device_that_recorded_nothing_brings_the_clients_of_who_holds_them_all() {
        assert_eq!(found(&[client(1, Some(1), &[]), client(2, Some(1), &[])]), Some(who(1)));
        assert_eq!(found(&[client(1, Some(1), &[]), client(2, Some(2), &[])]), None);
        assert_eq!(found(&[client(1, Some(1), &[]), client(2, None, &[])]), None);
        assert_eq!(found(&[]), None);
    }

    #[test]
    fn as_much_for_one_as_for_another_leaves_it_unsaid() {
        let records = [client(1, Some(1), &[(DEVICE, None)]), client(2, Some(2), &[(DEVICE, None)])];
        assert_eq!(found(&records), None);
    }

    #[test]
    fn a_file_is_noted_once_with_its_merge_and_an_older_one_never() {
        let mut mine = Portfolio::default();
        let of = |millis| Receipt {
            written_millis: millis,
            written_on: day("2026-11-27"),
            received_on: day("2026-11-28"),
            salesperson: Some(who(1)),
        };
        let mut merge = plan(&mine, vec![client(1, Some(1), &[])], &Seen::default());
        assert!(receive(&mut merge, &mine, DEVICE, &of(5)));
        mine.apply(&merge.change, Stamp::default().next(9, DeviceId(1))).unwrap();
        assert_eq!(mine.catalog().receipt(DEVICE), Some(of(5)));
        for (millis, noted) in [(4, false), (5, false), (6, true)] {
            let mut again = plan(&mine, vec![client(1, Some(1), &[])], &Seen::default());
            assert_eq!(receive(&mut again, &mine, DEVICE, &of(millis)), noted, "{millis}");
            assert_eq!(again.change.steps.is_empty(), !noted);
        }
    }
}
