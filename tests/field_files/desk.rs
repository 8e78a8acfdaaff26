//! A carteira to bring files into, as the worker does.

use carteira::domain::client::Client;
use carteira::domain::fact::interaction::{Channel, Outcome};
use carteira::domain::fact::order::Order;
use carteira::domain::keeping::stamp::{DeviceId, Stamp};
use carteira::domain::place::cities::Cities;
use carteira::domain::portfolio::Portfolio;
use carteira::exchange::import::{self, ImportPlan, Importer, RowChoice, Settings, Sheet, Source};
use carteira::exchange::nfe;
use carteira::exchange::table::{Reading, TableError};
use chrono::{FixedOffset, NaiveDate};
use std::path::PathBuf;
use std::sync::OnceLock;

pub(crate) struct Desk {
    case: &'static str,
    pub portfolio: Portfolio,
    millis: u64,
}

pub(crate) fn day(day: u32, month: u32, year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(crate) fn today() -> NaiveDate {
    day(29, 11, 2026)
}

/// New, updated, same, in conflict, refused, ignored.
pub(crate) fn counts(plan: &ImportPlan) -> [usize; 6] {
    [
        plan.new.len(),
        plan.updates.len(),
        plan.same.len(),
        plan.conflicts.len(),
        plan.refused.len(),
        plan.ignored.len(),
    ]
}

fn cities() -> &'static Cities {
    static CITIES: OnceLock<Cities> = OnceLock::new();
    CITIES.get_or_init(|| Cities::parse(include_str!("../../public/data/municipios.txt")).unwrap())
}

impl Desk {
    pub(crate) fn of(case: &'static str) -> Desk {
        Desk { case, portfolio: Portfolio::default(), millis: 1_000 }
    }

    /// With these files of the case in the carteira.
    pub(crate) fn with(case: &'static str, files: &[&str]) -> Desk {
        let mut desk = Desk::of(case);
        for file in files {
            let plan = desk.bring(file);
            assert!(!plan.is_nothing() && plan.refused.is_empty(), "{file}: {plan:?}");
        }
        desk
    }

    fn bytes(&self, file: &str) -> Vec<u8> {
        let place =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/field_files").join(self.case).join(file);
        std::fs::read(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display()))
    }

    pub(crate) fn sheet(&self, file: &str) -> Sheet {
        self.sheet_as(file, Reading::default())
    }

    pub(crate) fn sheet_as(&self, file: &str, reading: Reading) -> Sheet {
        import::read_named(file, &self.bytes(file), reading).unwrap()
    }

    /// Of files that were chosen together.
    pub(crate) fn sheet_of_all(&self, files: &[&str]) -> Sheet {
        let named: Vec<_> = files.iter().map(|file| ((*file).to_owned(), self.bytes(file))).collect();
        import::read(&nfe::bundle(&named)).unwrap()
    }

    pub(crate) fn sheet_of(&self, text: &str) -> Sheet {
        import::read(text.as_bytes()).unwrap()
    }

    pub(crate) fn refused(&self, file: &str) -> TableError {
        import::read_named(file, &self.bytes(file), Reading::default()).unwrap_err()
    }

    pub(crate) fn plan(&self, sheet: &Sheet) -> ImportPlan {
        self.plan_with(sheet, &[])
    }

    pub(crate) fn plan_with(&self, sheet: &Sheet, choices: &[(u32, RowChoice)]) -> ImportPlan {
        let zone = FixedOffset::west_opt(3 * 3600).unwrap();
        let settings = Settings {
            choices: choices.iter().copied().collect(),
            create_clients: sheet.source == Source::Notes,
            ..Settings::new(today(), zone)
        };
        let plan = Importer::new(sheet, &self.portfolio, Some(cities()), settings).finish();
        let rows = counts(&plan).iter().sum::<usize>() - sheet.table.preamble().count();
        assert_eq!(rows, plan.rows, "every row comes out once: {plan:?}");
        plan
    }

    pub(crate) fn apply(&mut self, sheet: &Sheet) -> ImportPlan {
        assert!(sheet.mapping.missing().is_empty(), "{:?}", sheet.mapping);
        let plan = self.plan(sheet);
        self.millis += 1;
        let stamp = Stamp { millis: self.millis, counter: 0, device: DeviceId(1) };
        self.portfolio.apply(&plan.clone().into_change(), stamp).unwrap();
        plan
    }

    pub(crate) fn bring(&mut self, file: &str) -> ImportPlan {
        let sheet = self.sheet(file);
        self.apply(&sheet)
    }

    /// With all rows of one client.
    pub(crate) fn apply_of(&mut self, sheet: &Sheet, name: &str) -> ImportPlan {
        let zone = FixedOffset::west_opt(3 * 3600).unwrap();
        let client = Some(self.client(name).id);
        let settings = Settings { client, ..Settings::new(today(), zone) };
        let plan = Importer::new(sheet, &self.portfolio, Some(cities()), settings).finish();
        self.millis += 1;
        let stamp = Stamp { millis: self.millis, counter: 0, device: DeviceId(1) };
        self.portfolio.apply(&plan.clone().into_change(), stamp).unwrap();
        plan
    }

    /// What the file would do once more.
    pub(crate) fn again(&self, file: &str) -> ImportPlan {
        self.plan(&self.sheet(file))
    }

    /// In alphabetical order, as bytes.
    pub(crate) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.portfolio.clients().map(|(_, client)| client.legal_name.as_str()).collect();
        names.sort_unstable();
        names
    }

    pub(crate) fn client(&self, name: &str) -> &Client {
        let mut clients = self.portfolio.clients().map(|(_, client)| client);
        clients
            .find(|client| client.display_name() == name)
            .unwrap_or_else(|| panic!("no {name}: {:?}", self.names()))
    }

    pub(crate) fn orders(&self) -> Vec<Order> {
        let dossiers = self.portfolio.clients().filter_map(|(_, client)| self.portfolio.dossier(client.id));
        let mut orders: Vec<Order> = dossiers.flat_map(|dossier| dossier.orders.iter().cloned()).collect();
        orders.sort_by_key(|order| order.number.clone());
        orders
    }

    pub(crate) fn orders_of(&self, name: &str) -> Vec<Order> {
        self.portfolio
            .dossier(self.client(name).id)
            .map(|dossier| dossier.orders.to_vec())
            .unwrap_or_default()
    }

    /// Numbers of orders and their centavos.
    pub(crate) fn values(&self) -> Vec<(&'static str, i64)> {
        self.orders().iter().map(|order| (leaked(order), order.value.get())).collect()
    }

    pub(crate) fn days(&self) -> Vec<(&'static str, NaiveDate)> {
        self.orders().iter().map(|order| (leaked(order), order.date)).collect()
    }

    pub(crate) fn contacts(&self) -> Vec<(&str, NaiveDate, Channel)> {
        let of = |client| self.portfolio.dossier(client);
        let clients = self.portfolio.clients().map(|(_, client)| client);
        clients
            .filter_map(|client| Some((client, of(client.id)?)))
            .flat_map(|(client, dossier)| {
                dossier.interactions.iter().map(|fact| (client.display_name(), fact.date, fact.channel))
            })
            .collect()
    }

    /// From the earliest contact on.
    pub(crate) fn outcomes(&self) -> Vec<Outcome> {
        let dossiers = self.portfolio.clients().filter_map(|(_, client)| self.portfolio.dossier(client.id));
        let mut facts: Vec<(NaiveDate, Outcome)> = dossiers
            .flat_map(|dossier| dossier.interactions.iter().map(|fact| (fact.date, fact.outcome)))
            .collect();
        facts.sort();
        facts.into_iter().map(|(_, outcome)| outcome).collect()
    }
}

fn leaked(order: &Order) -> &'static str {
    Box::leak(order.number.clone().unwrap_or_default().into_boxed_str())
}
