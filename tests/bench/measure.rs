//! The rules on a large made-up carteira, for `cargo xtask bench rules`: the same code and profile that ship, in wasm.
//!
//! Every call returns a check value, so that a run which computed something else does not count.

#[cfg(target_arch = "wasm32")]
mod measured {
    use carteira::domain::client::{Client, Holding};
    use carteira::domain::columns::day_number;
    use carteira::domain::coverage_history::{By, History, histories};
    use carteira::domain::dossier::Dossier;
    use carteira::domain::id::{ClientId, InteractionId, OrderId, SalespersonId};
    use carteira::domain::interaction::{Channel, Interaction, Outcome};
    use carteira::domain::money::Centavos;
    use carteira::domain::order::Order;
    use carteira::domain::period::Month;
    use carteira::domain::portfolio::Portfolio;
    use carteira::domain::record::Record;
    use carteira::domain::stamp::{DeviceId, Stamp};
    use carteira::domain::status::{days_and_class, statuses};
    use carteira::domain::uf::Uf;
    use carteira::exchange::snapshot::{self, Header};
    use chrono::{Days, NaiveDate};
    use wasm_bindgen::prelude::wasm_bindgen;

    const SALESPEOPLE: u32 = 50;
    const DAYS: u32 = 1096;
    const EVENTS: u32 = 10;

    /// A carteira of so many clients, ten contacts and ten orders each over three years.
    #[wasm_bindgen]
    #[derive(Debug)]
    pub struct Measured {
        portfolio: Portfolio,
        today: NaiveDate,
    }

    #[wasm_bindgen]
    impl Measured {
        #[wasm_bindgen(constructor)]
        pub fn new(clients: u32, device: u32) -> Measured {
            let first = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap_or_default();
            let day = |number: u32| first.checked_add_days(Days::new(number.into())).unwrap_or(first);
            let records = (0..clients).map(|number| Record::Client(Box::new(dossier(number, device, day))));
            Measured { portfolio: Portfolio::from_records(records), today: day(DAYS) }
        }

        /// The three rates of 24 months by vendedor, then by UF; gives the sum of all numerators.
        pub fn coverage(&self) -> u32 {
            let columns = self.portfolio.columns();
            let months: Vec<Month> = Month::of(self.today).last_n(24).collect();
            let rules = self.portfolio.rules();
            let everybody: Vec<Option<SalespersonId>> =
                (0..SALESPEOPLE).map(|number| Some(SalespersonId::from_u128(number.into()))).collect();
            let by = [By::Salesperson(&everybody), By::State];
            let [by_salesperson, by_state] = histories(columns, rules, &months, self.today, by);
            sum(&by_salesperson) + sum(&by_state)
        }

        /// Days without contact and class of every client; gives the sum of the days and of the classes' places.
        pub fn days_and_class(&self) -> u32 {
            let mut sum = 0_u32;
            let today = day_number(self.today);
            days_and_class(self.portfolio.columns(), self.portfolio.rules(), self.today, |_, known| {
                let days = known.last_contact.map_or(0, |last| (today - last).unsigned_abs());
                sum = sum.wrapping_add(days + known.lifecycle as u32);
            });
            sum
        }

        /// Days, class, ABC, contact state and exclusion of every client; gives the sum of the days without contact.
        pub fn statuses(&self) -> u32 {
            let statuses = statuses(self.portfolio.columns(), self.portfolio.rules(), self.today);
            let days = statuses.iter().flatten().filter_map(|status| status.days_since_interaction);
            days.map(i32::unsigned_abs).sum()
        }

        /// The whole carteira as a snapshot.
        pub fn snapshot(&self) -> Vec<u8> {
            snapshot::write(&self.portfolio, &Header::default().whole(&self.portfolio))
        }

        /// Reads a snapshot and merges it; gives how many clients there are then.
        pub fn merge(&mut self, bytes: &[u8]) -> u32 {
            if let Ok(theirs) = snapshot::read(bytes) {
                self.portfolio.absorb(theirs.records);
            }
            u32::try_from(self.portfolio.client_count()).unwrap_or(u32::MAX)
        }
    }

    fn dossier(number: u32, device: u32, day: impl Fn(u32) -> NaiveDate) -> Dossier {
        let mut random = Random::new(number, device);
        let stamp = Stamp { millis: 1, counter: number, device: DeviceId(device.into()) };
        // The same clients on every device, each with facts of its own.
        let mut client = Client::new(ClientId::from_u128(u128::from(number) + 1), stamp);
        let mut shared = Random::new(number, 0);
        client.legal_name = format!("Cliente {number} Ltda");
        client.state = Uf::ALL.get(shared.below(27) as usize).copied();
        let holder = SalespersonId::from_u128(u128::from(shared.below(SALESPEOPLE)));
        client.holdings = vec![Holding { since: None, salesperson: Some(holder) }];
        let mut dossier = Dossier::of(client);
        for event in 0..EVENTS {
            let id = u128::from(device) << 96 | u128::from(number) << 32 | u128::from(event);
            let channel = Channel::ALL[random.below(6) as usize];
            let outcome = Outcome::ALL[random.below(11) as usize];
            let date = day(random.below(DAYS));
            dossier.interactions.push(Interaction::new(
                InteractionId::from_u128(id),
                stamp,
                date,
                channel,
                outcome,
            ));
            let value = Centavos::new(i64::from(random.below(500_000)) + 1);
            dossier.orders.push(Order::new(
                OrderId::from_u128(id | 1 << 95),
                stamp,
                day(random.below(DAYS)),
                value,
            ));
        }
        dossier.normalize();
        dossier
    }

    fn sum(history: &History) -> u32 {
        history.groups.iter().flatten().map(|tally| tally.covered + tally.visited + tally.bought).sum()
    }

    /// xorshift32: enough to spread days, the same on every machine.
    struct Random(u32);

    impl Random {
        fn new(number: u32, device: u32) -> Self {
            let mut random = Self((number ^ device.rotate_left(16)).wrapping_mul(0x9E37_79B9) | 1);
            for _ in 0..4 {
                random.below(1);
            }
            random
        }

        fn below(&mut self, limit: u32) -> u32 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 17;
            self.0 ^= self.0 << 5;
            ((u64::from(self.0) * u64::from(limit)) >> 32) as u32
        }
    }
}

fn main() {}
