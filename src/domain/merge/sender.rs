//! Whose carteira a file is, and that it came.
//!
//! A file names the device that wrote it, not a person. Whoever contacts and orders were recorded for on that device is whose
//! work it brings, where four in five of them are for one. What was imported says nothing: a gestor imports for everybody.
//! From a device that recorded nothing, the clients of one alone are that one's, unless facts of other devices came along:
//! then it passes on what it received.

use super::MergePlan;
use crate::domain::catalog::receipt::Receipt;
use crate::domain::fact::Origin;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::Step;
use crate::domain::record::Record;
use crate::domain::value::id::SalespersonId;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Of a hundred facts of a device, those of one vendedor that make it that one's: a colleague's holidays are covered.
const CLEAR_PERCENT: usize = 80;

/// Whose work the `records` of a file bring that `device` wrote on the day `on`.
pub fn sender(records: &[Record], device: DeviceId, on: NaiveDate) -> Option<SalespersonId> {
    let mut recorded: BTreeMap<Option<SalespersonId>, usize> = BTreeMap::new();
    let mut holders: BTreeSet<Option<SalespersonId>> = BTreeSet::new();
    let mut passes_on = false;
    for record in records {
        let Record::Client(dossier) = record else { continue };
        let Some(client) = &dossier.client else { continue };
        holders.insert(client.holder_on(on));
        let mut count = |by: DeviceId, origin: Origin, said: Option<SalespersonId>, date: NaiveDate| {
            passes_on |= by != device;
            if by == device && origin == Origin::Typed {
                *recorded.entry(said.or_else(|| client.holder_on(date))).or_default() += 1;
            }
        };
        dossier.interactions.each(|one| count(one.recorded.device, one.origin, one.salesperson, one.date));
        dossier.orders.each(|one| count(one.recorded.device, one.origin, one.salesperson, one.date));
    }
    let all: usize = recorded.values().sum();
    if all > 0 {
        let is_clear = |times: usize| times * 100 >= all * CLEAR_PERCENT;
        return recorded.into_iter().find(|(_, times)| is_clear(*times)).and_then(|(who, _)| who);
    }
    let one = (holders.len() == 1 && !passes_on).then(|| holders.pop_first());
    one.flatten().flatten()
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
        let named = [client(1, None, &[(DEVICE, Some(2))])];
        // The contact bears a name, the order has nobody's.
        assert_eq!(found(&named), None);
    }

    #[test]
    fn four_in_five_of_the_facts_make_it_clear_and_fewer_do_not() {
        // Two facts each time: 8 of 10 are for the first, then 6 of 8.
        let of = |first: usize| {
            [client(1, Some(1), &vec![(DEVICE, None); first]), client(2, Some(2), &[(DEVICE, None)])]
        };
        assert_eq!((found(&of(4)), found(&of(3))), (Some(who(1)), None));
    }

    #[test]
    fn what_was_imported_says_nothing_of_who_works_there() {
        let mut records = [client(1, Some(1), &[(DEVICE, None)]), client(2, Some(2), &[])];
        assert_eq!(found(&records), Some(who(1)));
        if let Record::Client(dossier) = &mut records[0] {
            dossier.interactions.iter_mut().for_each(|one| one.origin = Origin::Imported);
            dossier.orders.iter_mut().for_each(|one| one.origin = Origin::Imported);
        }
        assert_eq!(found(&records), None);
    }

    #[test]
    fn a_device_that_recorded_nothing_brings_the_clients_of_who_holds_them_all() {
        assert_eq!(found(&[client(1, Some(1), &[]), client(2, Some(1), &[])]), Some(who(1)));
        assert_eq!(found(&[client(1, Some(1), &[]), client(2, Some(2), &[])]), None);
        assert_eq!(found(&[client(1, Some(1), &[]), client(2, None, &[])]), None);
        // The part of a vendedor as the gestor sends it: the gestor's file, not the vendedor's.
        assert_eq!(found(&[client(1, Some(1), &[(DeviceId(9), None)])]), None);
        assert_eq!(found(&[]), None);
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
