//! A made-up carteira of any size.

use carteira::domain::calendar::period::step_days;
use carteira::domain::client::Client;
use carteira::domain::fact::interaction::{Channel, Interaction, Outcome};
use carteira::domain::fact::order::Order;
use carteira::domain::keeping::stamp::Stamp;
use carteira::domain::portfolio::Portfolio;
use carteira::domain::record::Record;
use carteira::domain::record::dossier::Dossier;
use carteira::domain::value::dice::Dice;
use carteira::domain::value::id::{ClientId, InteractionId, OrderId};
use carteira::domain::value::money::Centavos;
use chrono::NaiveDate;
use std::time::Duration;

const EVENTS: u32 = 10;

pub(crate) fn carteira(clients: u32, today: NaiveDate) -> Portfolio {
    let mut dice = Dice::new(7);
    let mut id = 0;
    let records: Vec<Record> = (0..clients)
        .map(|number| {
            let mut client = Client::new(ClientId::from_u128(number.into()), Stamp::default());
            client.legal_name = format!("Mercado {} {number}", dice.below(1_000));
            let mut dossier = Dossier::of(client);
            for _ in 0..EVENTS {
                id += 2;
                let ago = |dice: &mut Dice| step_days(today, -i64::from(dice.below(1_095) as u32));
                let (contact, order) = (InteractionId::from_u128(id), OrderId::from_u128(id + 1));
                let day = ago(&mut dice);
                let contact =
                    Interaction::new(contact, Stamp::default(), day, Channel::Visit, Outcome::Success);
                dossier.interactions.push(contact);
                let (day, value) = (ago(&mut dice), Centavos::new(10_000 + dice.below(500_000) as i64));
                dossier.orders.push(Order::new(order, Stamp::default(), day, value));
            }
            dossier.normalize();
            Record::Client(Box::new(dossier))
        })
        .collect();
    Portfolio::from_records(records)
}

/// The middle one, in milliseconds.
pub(crate) fn median(mut times: Vec<Duration>) -> String {
    times.sort();
    format!("{:.3} ms", times[times.len() / 2].as_secs_f64() * 1_000.0)
}
