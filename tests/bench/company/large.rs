//! The carteira of one rep of a large company: as many clients and events as it is asked for, quickly.

use carteira::domain::calendar::period::step_days;
use carteira::domain::catalog::salesperson::Salesperson;
use carteira::domain::catalog::{Catalog, CatalogEdit};
use carteira::domain::client::{Client, Holding};
use carteira::domain::fact::interaction::{Channel, Interaction, Outcome};
use carteira::domain::fact::order::Order;
use carteira::domain::keeping::stamp::Stamp;
use carteira::domain::record::Record;
use carteira::domain::record::dossier::Dossier;
use carteira::domain::value::dice::Dice;
use carteira::domain::value::id::{ClientId, InteractionId, OrderId, SalespersonId};
use carteira::domain::value::money::Centavos;
use carteira::domain::value::uf::Uf;
use chrono::NaiveDate;

const DAYS: usize = 1_095;

/// Of rep `rep`: half of the `events` of each client are contacts, half orders.
pub(crate) fn records(rep: u64, clients: u64, events: u64, seed: u64, today: NaiveDate) -> Vec<Record> {
    let mut dice = Dice::new(seed.wrapping_mul(1_000).wrapping_add(rep));
    let id = SalespersonId::from_u128(u128::from(rep) + 1);
    let person = Salesperson { id, name: format!("Vendedor {rep:04}"), email: None, phone: None };
    let mut catalog = Catalog::default();
    catalog.set(CatalogEdit::Salesperson { id, value: Some(person) }, Stamp::default());
    let shared = catalog.entries().into_iter().map(Record::Catalog);
    let client = |number: u64| {
        let mut client = Client::new(ClientId::from_u128(dice.id()), Stamp::default());
        client.legal_name = format!("Mercado {} {number}", dice.below(1_000));
        client.uf = Some(dice.pick(&Uf::ALL));
        client.city = Some(format!("Cidade {}", dice.below(40)));
        client.industry = Some(format!("Ramo {}", dice.below(8)));
        client.holdings = vec![Holding { since: None, salesperson: Some(id) }];
        let mut dossier = Dossier::of(client);
        // Some buy often, some have not for long.
        let since = dice.below(DAYS / 2);
        for _ in 0..events / 2 {
            let ago = |dice: &mut Dice| step_days(today, -((since + dice.below(DAYS)) as i64));
            let day = ago(&mut dice);
            let (channel, outcome) = (dice.pick(&Channel::ALL), dice.pick(&Outcome::ALL));
            let contact = InteractionId::from_u128(dice.id());
            dossier.interactions.push(Interaction {
                salesperson: Some(id),
                ..Interaction::new(contact, Stamp::default(), day, channel, outcome)
            });
            let (day, value) = (ago(&mut dice), Centavos::new(10_000 + dice.below(500_000) as i64));
            dossier.orders.push(Order::new(OrderId::from_u128(dice.id()), Stamp::default(), day, value));
        }
        dossier.normalize();
        Record::Client(Box::new(dossier))
    };
    let clients: Vec<Record> = (0..clients).map(client).collect();
    shared.chain(clients).collect()
}
