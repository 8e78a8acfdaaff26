//! The rules on a large made-up carteira, for `cargo xtask bench rules`: the same code and profile that ship, in wasm.
//!
//! Every call returns a check value, so that a run which computed something else does not count.

#[cfg(target_arch = "wasm32")]
mod routes {
    use carteira::domain::place::geo::LatLon;
    use carteira::domain::plan::road::day_route::{Day, Lunch, Pace, Stop, Trip, Window, best_order};
    use carteira::domain::plan::road::free_hours::{Candidate, FreeHours, most_valuable};
    use carteira::domain::plan::road::goal_gap::{Capacity, GoalGap, cheapest};
    use carteira::domain::plan::road::tsp::{Distances, Ends, shortest_order};
    use carteira::domain::value::dice::Dice;
    use wasm_bindgen::prelude::wasm_bindgen;

    const PACE: Pace = Pace { road_factor_hundredths: 130, speed_kmh: 40 };

    /// The searches of the roteiro on reference instances and made-up days.
    #[wasm_bindgen]
    #[derive(Debug)]
    pub struct Routes {
        instances: Vec<(String, u32, Distances)>,
    }

    #[wasm_bindgen]
    impl Routes {
        #[wasm_bindgen(constructor)]
        #[allow(clippy::new_without_default)]
        pub fn new() -> Routes {
            let text = include_str!("../reference/tsplib_small.json");
            let parsed: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
            let mut instances = Vec::new();
            for (name, instance) in parsed["instances"].as_object().into_iter().flatten() {
                let number = |value: &serde_json::Value| value.as_u64().unwrap_or_default() as u32;
                let cell = |i: usize, j: usize| number(&instance["matriz"][i][j]);
                let distances = Distances::from_fn(number(&instance["n"]) as usize, cell);
                instances.push((name.clone(), number(&instance["otimo"]), distances));
            }
            // Two hundred places of a plane: the optimum is not known, the best of long runs stands for it.
            for seed in [1, 2, 3] {
                let mut dice = Dice::new(seed);
                let points: Vec<(f64, f64)> =
                    (0..200).map(|_| (dice.share() * 10_000.0, dice.share() * 10_000.0)).collect();
                let far = |i: usize, j: usize| {
                    (points[i].0 - points[j].0).hypot(points[i].1 - points[j].1).round() as u32
                };
                instances.push((format!("plane200-{seed}"), 0, Distances::from_fn(200, far)));
            }
            Routes { instances }
        }

        /// "name optimum", one a line; optimum 0 is not known.
        pub fn instances(&self) -> String {
            let lines: Vec<String> =
                self.instances.iter().map(|(name, best, _)| format!("{name} {best}")).collect();
            lines.join("\n")
        }

        pub fn length(&self, instance: usize, rounds: u32, seed: u32) -> f64 {
            let Some((_, _, distances)) = self.instances.get(instance) else { return 0.0 };
            shortest_order(distances, Ends::Round { home: 0 }, rounds, seed.into()).length as f64
        }

        /// Orders a day of so many stops, one in three with agreed hours where asked; gives metres.
        pub fn day(&self, stops: usize, hours: bool, seed: u32) -> u32 {
            let mut dice = Dice::new(seed.into());
            let stop = |at: usize, dice: &mut Dice| {
                let opens = (8 * 3600 + dice.below(7 * 3600)) as u32;
                let window = Window { opens, last_start: opens + 3600 };
                let windows = if hours && at.is_multiple_of(3) { vec![window] } else { Vec::new() };
                Stop { place: place(dice, 0.3), visit_seconds: 600, windows }
            };
            let stops = (0..stops).map(|at| stop(at, &mut dice)).collect();
            let home = Some(place(&mut dice, 0.0));
            let trip = Trip::new(Day {
                stops,
                start: home,
                end: home,
                pace: PACE,
                starts: 8 * 3600,
                lunch: Some(Lunch { from: 12 * 3600, until: 13 * 3600 }),
                first: None,
                last: None,
            });
            let found = best_order(&trip, 1, |_, _| {});
            trip.timetable(&found.order).travel.metres
        }

        /// The worth of four free hours among so many clients.
        pub fn free_hours(&self, clients: usize, seed: u32) -> f64 {
            let mut dice = Dice::new(seed.into());
            let candidates = (0..clients)
                .map(|_| Candidate {
                    place: place(&mut dice, 0.3),
                    visit_seconds: 1800,
                    value: 1 + dice.below(1000) as i64,
                })
                .collect();
            let (start, end) = (place(&mut dice, 0.0), None);
            let asked =
                FreeHours { candidates, start, end, pace: PACE, seconds: 4 * 3600, most_stops: usize::MAX };
            most_valuable(&asked, 1, |_, _| {}).value as f64
        }

        /// The seconds of driving to reach so many of the clients in ten days.
        pub fn goal(&self, clients: usize, missing: usize, seed: u32) -> u32 {
            let mut dice = Dice::new(seed.into());
            let candidates = (0..clients).map(|_| place(&mut dice, 0.5)).collect();
            let capacity = Capacity { visits: 8, seconds: 9 * 3600, visit_seconds: 1800 };
            let home = place(&mut dice, 0.0);
            let asked = GoalGap { home, candidates, missing, days: vec![8; 10], capacity, pace: PACE };
            cheapest(&asked, 1, |_, _| {}).days.iter().map(|day| day.way.seconds).sum()
        }
    }

    /// Somewhere within so many degrees of a town.
    fn place(dice: &mut Dice, degrees: f64) -> LatLon {
        let mut near = |middle: f64| middle + (dice.share() - 0.5) * degrees;
        let (lat, lon) = (near(-23.0), near(-47.0));
        LatLon::new(lat, lon).unwrap_or_else(|_| unreachable!("within the bounds"))
    }
}

#[cfg(target_arch = "wasm32")]
mod measured {
    use carteira::domain::alive::{Fitting, OrderHistory, Params, Sample, p_alive};
    use carteira::domain::calendar::day::Day;
    use carteira::domain::calendar::period::Month;
    use carteira::domain::client::{Client, Holding};
    use carteira::domain::fact::interaction::{Channel, Interaction, Outcome};
    use carteira::domain::fact::order::Order;
    use carteira::domain::filter::wanted::Wanted;
    use carteira::domain::indicator::analysis::insight::{Evidence, Model, insights};
    use carteira::domain::indicator::analysis::simulation::simulate;
    use carteira::domain::indicator::analysis::turnover::retention_of;
    use carteira::domain::indicator::coverage::coverage_history::{By, History, histories};
    use carteira::domain::indicator::status::profile::profile;
    use carteira::domain::indicator::status::{days_and_class, statuses};
    use carteira::domain::keeping::stamp::{DeviceId, Stamp};
    use carteira::domain::measure::cohort::cohort_grid;
    use carteira::domain::measure::concentration::concentration;
    use carteira::domain::mended::{NameIndex, Names};
    use carteira::domain::portfolio::Portfolio;
    use carteira::domain::portfolio::slot::Slot;
    use carteira::domain::record::Record;
    use carteira::domain::record::dossier::Dossier;
    use carteira::domain::rhythm::labels::labels;
    use carteira::domain::rhythm::lifecycle::Lifecycle;
    use carteira::domain::value::dice::Dice;
    use carteira::domain::value::id::{ClientId, InteractionId, OrderId, SalespersonId};
    use carteira::domain::value::money::Centavos;
    use carteira::domain::value::uf::Uf;
    use carteira::exchange::snapshot::{self, Header};
    use chrono::{Days, NaiveDate};
    use std::sync::Arc;
    use wasm_bindgen::prelude::wasm_bindgen;

    const SALESPEOPLE: u32 = 50;
    const DAYS: u32 = 1096;

    /// How often each client was contacted and bought, over three years.
    #[derive(Clone, Copy)]
    struct Busy {
        contacts: u32,
        orders: u32,
    }

    const HALF_AND_HALF: Busy = Busy { contacts: 10, orders: 10 };
    const ONLY_ORDERS: Busy = Busy { contacts: 0, orders: 20 };

    /// A carteira of so many clients, twenty events each.
    #[wasm_bindgen]
    #[derive(Debug)]
    pub struct Measured {
        portfolio: Portfolio,
        today: NaiveDate,
        model: Option<Model>,
        names: Arc<NameIndex>,
    }

    #[wasm_bindgen]
    impl Measured {
        #[wasm_bindgen(constructor)]
        pub fn new(clients: u32, device: u32) -> Measured {
            Measured::of(clients, device, HALF_AND_HALF)
        }

        /// Twenty orders each and no contact.
        pub fn buyers(clients: u32) -> Measured {
            Measured::of(clients, 1, ONLY_ORDERS)
        }

        fn of(clients: u32, device: u32, busy: Busy) -> Measured {
            let first = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap_or_default();
            let day = |number: u32| first.checked_add_days(Days::new(number.into())).unwrap_or(first);
            let records =
                (0..clients).map(|number| Record::Client(Box::new(dossier(number, device, busy, day))));
            Measured {
                portfolio: Portfolio::from_records(records),
                today: day(DAYS),
                model: None,
                names: Arc::default(),
            }
        }

        /// The three rates of 24 months by vendedor, then by UF; gives the sum of all numerators.
        pub fn coverage(&self) -> u32 {
            let columns = self.portfolio.columns();
            let months: Vec<Month> = Month::of(self.today).last_n(24).collect();
            let rules = self.portfolio.rules();
            let everybody: Vec<Option<SalespersonId>> =
                (0..SALESPEOPLE).map(|number| Some(SalespersonId::from_u128(number.into()))).collect();
            let by = [By::Salesperson(&everybody), By::Uf];
            let [by_salesperson, by_state] = histories(columns, rules, &months, self.today, by);
            sum(&by_salesperson) + sum(&by_state)
        }

        /// Days without contact and class of every client; gives the sum of the days and of the classes' places.
        pub fn days_and_class(&self) -> u32 {
            let mut sum = 0_u32;
            let today = Day::of(self.today);
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

        /// Learns P(vivo) from the first clients; gives the log-likelihood reached.
        pub fn fit(&mut self, clients: usize) -> f64 {
            let mut evidence = Evidence::of(self.portfolio.columns(), self.today);
            evidence.histories.truncate(clients);
            evidence.spending.truncate(clients);
            let model = evidence.learn(|_| {});
            self.model = Some(model);
            model.fit.log_likelihood
        }

        /// Every indicator on one day: status, ABC, RFM, P(vivo) and what is expected (where learnt), labels, profile,
        /// retention of the month, concentration, cohorts. Gives a sum over them.
        pub fn indicators(&self) -> f64 {
            let (columns, rules, on) = (self.portfolio.columns(), self.portfolio.rules(), self.today);
            let day = Day::of(on);
            let statuses = statuses(columns, rules, on);
            let insights = insights(columns, &statuses, on, self.model.as_ref());
            let slots: Vec<Slot> = columns.slots().collect();
            let mut sum = 0.0;
            let revenue: Vec<i64> = insights.iter().map(|one| one.map_or(0, |one| one.revenue_12m)).collect();
            for slot in &slots {
                let (Some(status), Some(insight)) = (&statuses[*slot], &insights[*slot]) else { continue };
                let dossier = &self.portfolio.dossiers()[*slot];
                let profile = profile(dossier, columns, *slot, status.lifecycle, insight.rfm, on);
                let labels = labels(columns.order_days_until(*slot, day), &rules.lifecycle, day);
                let ahead = insight.ahead.map_or(0.0, |ahead| ahead.outlook.p_alive);
                sum += f64::from(profile as u8) + f64::from(u8::from(labels.new)) + ahead;
            }
            let month = retention_of(columns, rules, &slots, Month::of(on).period(), on);
            let dates = |slot: &Slot| -> Vec<NaiveDate> {
                columns.order_days.of(*slot).iter().filter_map(|day| day.date()).collect()
            };
            let dates: Vec<Vec<NaiveDate>> = slots.iter().map(dates).collect();
            let cohorts = cohort_grid(dates.iter().map(Vec::as_slice), on);
            let gini = concentration(&revenue).map_or(0.0, |found| found.gini);
            sum + gini + month.balance.at_start as f64 + cohorts.rows.len() as f64
        }

        /// The status of every client at the end of each of 24 months; gives how many were active in all.
        pub fn status_history(&self) -> u32 {
            let months = Month::of(self.today).last_n(24);
            let on = |month: Month| month.last_day().min(self.today);
            let active = |month: Month| {
                let then = statuses(self.portfolio.columns(), self.portfolio.rules(), on(month));
                then.iter().flatten().filter(|status| status.lifecycle == Lifecycle::Active).count() as u32
            };
            months.map(active).sum()
        }

        /// One step of the rule simulator: other multipliers, all else as it is. Gives how many change class.
        pub fn simulator_step(&self, active_cycles_tenths: u16) -> u32 {
            let mut rules = self.portfolio.rules().clone();
            rules.lifecycle.active_cycles_tenths = active_cycles_tenths;
            let now = statuses(self.portfolio.columns(), self.portfolio.rules(), self.today);
            simulate(&self.portfolio, &rules, &now, self.today).0.changed_class as u32
        }

        /// CDNOW (2,357 buyers): the log-likelihood reached by maximum likelihood with k = 1, then the largest difference of
        /// any P(vivo) from the reference values.
        pub fn cdnow() -> Vec<f64> {
            let rows = |text: &'static str| text.lines().skip(1);
            let patterns = rows(include_str!("../reference/cdnow_patterns.csv")).filter_map(|row| {
                let fields: Vec<f64> = row.split(',').filter_map(|field| field.parse().ok()).collect();
                let [repeats, last, age, clients] = fields[..] else { return None };
                Some((OrderHistory::new(repeats as u32, last, age, 0.0)?, clients as u32))
            });
            let fit = Fitting::maximum_likelihood(&Sample::weighted(patterns), 1).run();
            let printed = Params::new(0.525, 6.183, 0.891, 1.614, 1);
            let difference = |row: &str| -> Option<f64> {
                // The label before the numbers may hold a comma.
                let mut fields: Vec<f64> =
                    row.rsplit(',').map_while(|field| field.parse().ok()).take(13).collect();
                fields.reverse();
                let client =
                    OrderHistory::new(*fields.first()? as u32, *fields.get(1)?, *fields.get(2)?, 0.0)?;
                Some((p_alive(&client, &printed?) - fields.get(8)?).abs())
            };
            let differences = rows(include_str!("../reference/btyd_reference.csv")).map(difference);
            let worst = differences.fold(0.0, |worst, one| one.map_or(f64::NAN, |one| one.max(worst)));
            vec![fit.log_likelihood, worst]
        }

        /// Makes what a search looks in; gives how many clients are in it.
        pub fn index_names(&mut self) -> usize {
            self.names = Names::default().follow(None, &self.portfolio).0;
            self.names.len()
        }

        /// Types ten letters, each among those found before where `narrows`; gives how many were found in all.
        pub fn type_letters(&self, narrows: bool) -> usize {
            let typed = "ltda 12345";
            let mut before: Option<(Wanted, Vec<Slot>)> = None;
            let found = |text: &str| {
                let wanted = Wanted::of(text);
                let slots = match before.take().filter(|(last, _)| narrows && wanted.is_within(last)) {
                    Some((_, mut slots)) => {
                        slots.retain(|slot| self.names.get(*slot).is_some_and(|one| wanted.finds(one.text)));
                        slots
                    }
                    None => self.names.found(&wanted),
                };
                before.insert((wanted, slots)).1.len()
            };
            (1..=typed.len()).filter_map(|letters| typed.get(..letters)).map(found).sum()
        }

        /// The same with the words read again for each client.
        pub fn type_letters_one_by_one(&self) -> usize {
            let typed = "ltda 12345";
            let texts = || Slot::all(self.names.len()).filter_map(|slot| self.names.get(slot));
            let found = |text: &str| texts().filter(|one| Wanted::of(text).finds(one.text)).count();
            (1..=typed.len()).filter_map(|letters| typed.get(..letters)).map(found).sum()
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

    fn dossier(number: u32, device: u32, busy: Busy, day: impl Fn(u32) -> NaiveDate) -> Dossier {
        let seed = |device: u32| u64::from(device) << 32 | u64::from(number);
        let mut dice = Dice::new(seed(device));
        let stamp = Stamp { millis: 1, counter: number, device: DeviceId(device.into()) };
        // The same clients on every device, each with facts of its own.
        let mut client = Client::new(ClientId::from_u128(u128::from(number) + 1), stamp);
        let mut shared = Dice::new(seed(0));
        client.legal_name = format!("Cliente {number} Ltda");
        client.uf = Uf::ALL.get(shared.below(27)).copied();
        let holder = SalespersonId::from_u128(shared.below(SALESPEOPLE as usize) as u128);
        client.holdings = vec![Holding { since: None, salesperson: Some(holder) }];
        let mut dossier = Dossier::of(client);
        let id = |event: u32| u128::from(device) << 96 | u128::from(number) << 32 | u128::from(event);
        for event in 0..busy.contacts.max(busy.orders) {
            if event < busy.contacts {
                let channel = Channel::ALL[dice.below(6)];
                let outcome = Outcome::ALL[dice.below(11)];
                let (id, date) = (InteractionId::from_u128(id(event)), day(dice.below(DAYS as usize) as u32));
                dossier.interactions.push(Interaction::new(id, stamp, date, channel, outcome));
            }
            if event < busy.orders {
                let value = Centavos::new(dice.below(500_000) as i64 + 1);
                let (id, date) =
                    (OrderId::from_u128(id(event) | 1 << 95), day(dice.below(DAYS as usize) as u32));
                dossier.orders.push(Order::new(id, stamp, date, value));
            }
        }
        dossier.normalize();
        dossier
    }

    fn sum(history: &History) -> u32 {
        history.groups.iter().flatten().map(|tally| tally.covered + tally.visited + tally.bought).sum()
    }
}

fn main() {}
