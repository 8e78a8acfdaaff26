//! Carteiras of hard cases, by seed: days on both sides of every limit, ties, returns, orders of tomorrow, seasons, histories that
//! overlap, rules that were changed. Each is of one theme, and two devices know it differently.

mod shared;

use carteira::domain::calendar::period::{Month, step_days, step_months};
use carteira::domain::catalog::Catalog;
use carteira::domain::client::answer::Answer;
use carteira::domain::client::{Client, ClientEdit, Holding, Situation, SituationHeld};
use carteira::domain::fact::Origin;
use carteira::domain::fact::case_event::{CaseEvent, CaseEventKind};
use carteira::domain::fact::interaction::{Channel, Interaction, Outcome};
use carteira::domain::fact::kept_fact::KeptFact;
use carteira::domain::fact::order::{Order, OrderStatus};
use carteira::domain::fact::risk_check::RiskCheck;
use carteira::domain::fact::risk_signals::RiskSeen;
use carteira::domain::keeping::stamp::{DeviceId, Stamp};
use carteira::domain::measure::risk_score::Registration;
use carteira::domain::record::Record;
use carteira::domain::record::dossier::Dossier;
use carteira::domain::value::dice::Dice;
use carteira::domain::value::id::{
    CaseEventId, ClientId, InteractionId, OrderId, PrincipalId, RiskCheckId, SalespersonId,
};
use carteira::domain::value::money::Centavos;
use carteira::domain::value::uf::Uf;
use chrono::NaiveDate;

/// What a carteira is hard in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    /// Days on both sides of every limit.
    Limits,
    Seasons,
    /// Situations, vendedores, comings and goings; who is silent is left out.
    Histories,
    /// Everything that can be set is set otherwise.
    Rules,
    /// What clients said, and what was seen of their credit.
    Voices,
}

impl Theme {
    pub(crate) const ALL: [(&str, Theme); 5] = [
        ("limites", Theme::Limits),
        ("safras", Theme::Seasons),
        ("historias", Theme::Histories),
        ("regras", Theme::Rules),
        ("vozes", Theme::Voices),
    ];
}

const CLIENTS: usize = 140;

/// What each of two devices knows.
pub(crate) fn records(theme: Theme, seed: u64, today: NaiveDate) -> [Vec<Record>; 2] {
    let mut maker = Maker { dice: Dice::new(seed), theme, today, facts: 0 };
    let mut catalog = Catalog::default();
    for edit in maker.catalog() {
        let stamp = maker.stamp();
        catalog.set(edit, stamp);
    }
    let shared = || catalog.entries().into_iter().map(Record::Catalog);
    let (mut first, mut second): (Vec<Record>, Vec<Record>) = (shared().collect(), Vec::new());
    for number in 0..CLIENTS {
        let dossier = maker.dossier(number);
        if maker.dice.percent(40) {
            second.push(Record::Client(Box::new(maker.elsewhere(&dossier))));
        }
        first.push(Record::Client(Box::new(dossier)));
    }
    [first, second]
}

struct Maker {
    dice: Dice,
    theme: Theme,
    today: NaiveDate,
    facts: u128,
}

const REASONS: [&str; 5] = ["preco", "sem-giro", "fechou", "outro", "que-ninguem-conhece"];

impl Maker {
    fn stamp(&mut self) -> Stamp {
        let (millis, device) = (self.dice.between(1, 9_000), self.dice.between(1, 2));
        Stamp { millis: millis.unsigned_abs(), counter: 0, device: DeviceId(device.unsigned_abs()) }
    }

    fn id(&mut self) -> u128 {
        self.facts += 1;
        self.dice.id() ^ self.facts
    }

    fn ago(&self, days: i64) -> NaiveDate {
        step_days(self.today, -days)
    }

    /// Often the end or the beginning of a month, or a day next to today.
    fn day(&mut self) -> NaiveDate {
        let (back, near, far) =
            (self.dice.between(0, 26), self.dice.between(-3, 4), self.dice.between(0, 800));
        let month = Month::of(step_months(self.today, -(back as i32)));
        match self.dice.between(0, 5) {
            0 => month.last_day(),
            1 => month.first_day(),
            2 => self.ago(near),
            _ => self.ago(far),
        }
    }

    fn maybe_day(&mut self, percent: i64) -> Option<NaiveDate> {
        let day = self.day();
        self.dice.percent(percent).then_some(day)
    }

    fn person(&mut self) -> Option<SalespersonId> {
        // The fourth is nobody that the catalog knows.
        let number = self.dice.below(5) as u128;
        (number > 0).then(|| SalespersonId::from_u128(number))
    }

    fn principal(&mut self) -> Option<PrincipalId> {
        let number = self.dice.below(3) as u128;
        (number > 0).then(|| PrincipalId::from_u128(number))
    }

    fn reason(&mut self, percent: i64) -> Option<String> {
        let reason = self.dice.pick(&REASONS);
        self.dice.percent(percent).then(|| reason.to_owned())
    }

    fn order_days(&mut self) -> Vec<NaiveDate> {
        match self.theme {
            Theme::Limits => self.days_at_limits(),
            Theme::Seasons => self.days_in_seasons(),
            Theme::Histories | Theme::Rules | Theme::Voices => {
                (0..self.dice.below(12)).map(|_| self.day()).collect()
            }
        }
    }

    fn days_at_limits(&mut self) -> Vec<NaiveDate> {
        let last = self
            .dice
            .pick(&[-2, 0, 1, 15, 16, 44, 45, 46, 89, 90, 91, 92, 179, 180, 181, 364, 365, 366, 541]);
        let between = self.dice.pick(&[1, 5, 7, 10, 29, 30, 31, 45, 60, 122, 180, 183, 200]);
        let many = self.dice.between(0, 5);
        (0..many).map(|at| self.ago(last + at * between)).collect()
    }

    fn days_in_seasons(&mut self) -> Vec<NaiveDate> {
        let begins = self.dice.below(12) as i32;
        let length = self.dice.between(1, 5) as i32;
        let years = self.dice.between(1, 4) as i32;
        let now = Month::of(self.today);
        let mut days = Vec::new();
        for year in 0..years {
            for _ in 0..self.dice.between(1, 4) {
                let month = now.plus(
                    -12 * year - (now.month() as i32 - 1) + begins + self.dice.below(length as usize) as i32,
                );
                days.push(step_days(month.first_day(), self.dice.between(0, 27)));
            }
        }
        if self.dice.percent(30) {
            days.push(self.day());
        }
        // A history is long enough from one of these days on, or a day later.
        let edge = step_months(self.today, -18);
        let firsts = [step_days(edge, -1), edge, step_days(edge, 1), Month::of(edge).last_day()];
        if self.dice.percent(30) {
            let first = self.dice.pick(&firsts);
            days.retain(|day| *day > first);
            days.push(first);
        }
        days.retain(|day| *day <= step_days(self.today, 4));
        days
    }

    fn order(&mut self, day: NaiveDate) -> Order {
        let (id, recorded) = (OrderId::from_u128(self.id()), self.stamp());
        let value = self.dice.pick(&[100, 5_000, 5_000, 20_000, 99_999, 1_234_567]);
        let value = if self.dice.percent(8) { self.dice.pick(&[0, -5_000, -20_000]) } else { value };
        let status = self.dice.pick(&[
            OrderStatus::Invoiced,
            OrderStatus::Invoiced,
            OrderStatus::Invoiced,
            OrderStatus::Invoiced,
            OrderStatus::Invoiced,
            OrderStatus::Pending,
            OrderStatus::Cancelled,
            OrderStatus::Returned,
        ]);
        Order {
            status,
            origin: self.dice.pick(&[Origin::Typed, Origin::Imported]),
            principal: self.principal(),
            salesperson: self.person(),
            ..Order::new(id, recorded, day, Centavos::new(value))
        }
    }

    fn contact(&mut self, earlier: &[Interaction]) -> Interaction {
        let (id, recorded, day) = (InteractionId::from_u128(self.id()), self.stamp(), self.day());
        let (channel, outcome) = (self.dice.pick(&Channel::ALL), self.dice.pick(&Outcome::ALL));
        let resolves = earlier.iter().find(|said| said.complaint.is_some()).map(|said| said.id);
        let nps = self.dice.between(0, 10) as u8;
        Interaction {
            salesperson: self.person(),
            principal: self.principal(),
            reason: self.reason(20),
            nps: self.dice.percent(25).then_some(nps),
            complaint: self.dice.percent(15).then(|| "avaria".to_owned()),
            resolves: resolves.filter(|_| self.dice.percent(40)),
            ..Interaction::new(id, recorded, day, channel, outcome)
        }
    }

    fn check(&mut self) -> RiskCheck {
        let (id, recorded, day) = (RiskCheckId::from_u128(self.id()), self.stamp(), self.day());
        let changed = self.dice.pick(&[-1, 0, 179, 180, 181]);
        let founded = self.dice.pick(&[11, 12, 13, 23, 24, 25, 100]);
        let mut some = |percent: i64| self.dice.percent(percent);
        let shown: [bool; 13] = std::array::from_fn(|_| some(25));
        let mut upto = |most: i64| self.dice.between(0, most) as u32;
        let counts: [u32; 5] = [upto(4), upto(3), upto(4), upto(4), upto(12)];
        let partners = self.dice.pick(&[&["Ana", "Rui"][..], &["ANA", "rui"], &["Eva"]]);
        let seen = RiskSeen {
            registration: shown[0].then(|| self.dice.pick(&Registration::ALL)),
            bankrupt: shown[1].then(|| self.dice.percent(20)),
            judicial_recovery: shown[2].then(|| self.dice.percent(30)),
            protests: shown[3].then_some(counts[0]),
            bounced_cheques: shown[4].then_some(counts[1]),
            pending_debts: shown[5].then_some(counts[2]),
            lawsuits: shown[6].then_some(counts[3]),
            inquiries_in_90_days: shown[7].then_some(counts[4]),
            state_registration_enabled: shown[8].then(|| self.dice.percent(50)),
            partners_changed: shown[9].then_some(self.ago(changed)),
            founded: shown[10]
                .then(|| step_days(step_months(self.today, -founded), self.dice.between(-1, 1))),
            mean_delay_tenths: shown[11].then(|| self.dice.pick(&[0, 50, 51, 150, 151, 300, 301])),
            overdue_titles: shown[12].then(|| Centavos::new(self.dice.pick(&[0, 10]))),
            partners: self.dice.percent(40).then(|| partners.iter().map(|name| (*name).to_owned()).collect()),
            ..RiskSeen::default()
        };
        RiskCheck { seen, ..RiskCheck::new(id, recorded, day) }
    }

    fn case_event(&mut self) -> CaseEvent {
        let (id, recorded, day) = (CaseEventId::from_u128(self.id()), self.stamp(), self.day());
        let lost = CaseEventKind::ClosedLost { reason: self.reason(60), review_on: self.maybe_day(50) };
        let kinds = [
            CaseEventKind::Opened,
            CaseEventKind::Tried,
            CaseEventKind::Tried,
            CaseEventKind::Answered,
            CaseEventKind::Confirmed,
            CaseEventKind::ClosedWon,
            lost,
        ];
        let kind = kinds[self.dice.below(kinds.len())].clone();
        let step = self.dice.between(0, 4) as u8;
        let channel = self.dice.pick(&Channel::ALL);
        CaseEvent { channel: Some(channel), ..CaseEvent::new(id, recorded, day, step, kind) }
    }

    fn client(&mut self, number: usize, ordered: &[NaiveDate]) -> Client {
        let stamp = self.stamp();
        let mut client = Client::new(ClientId::from_u128(self.id()), stamp);
        client.legal_name = format!("Cliente {number:03}");
        client.code = Some(format!("{number:04}"));
        client.uf = [None, Some(Uf::RS), Some(Uf::SP)][self.dice.below(3)];
        client.city = ["", "Canoas", "CANOAS", "São Paulo", "Sao Paulo"]
            .get(self.dice.below(6))
            .filter(|city| !city.is_empty())
            .map(|city| (*city).to_owned());
        client.industry =
            [None, Some("Padaria"), Some("padária "), Some("Bar")][self.dice.below(4)].map(str::to_owned);
        client.tags = ["Rota A", "rota á", "Ouro"]
            .iter()
            .filter(|_| self.dice.percent(25))
            .map(|tag| (*tag).to_owned())
            .collect();
        client.cadence_days = self.dice.percent(20).then(|| self.dice.pick(&[0, 1, 7, 33]));
        let often = if self.theme == Theme::Histories { 60 } else { 15 };
        (client.entered, client.left) = (self.maybe_day(often), self.maybe_day(often / 3));
        let situations = [
            Situation::Active,
            Situation::Active,
            Situation::Blocked,
            Situation::Prospect,
            Situation::Former,
        ];
        if self.dice.percent(often) {
            (client.situation, client.situation_since) = (self.dice.pick(&situations), self.maybe_day(80));
            client.situation_reason = self.reason(50);
            for _ in 0..self.dice.below(3) {
                let (held, since, reason) =
                    (self.dice.pick(&situations), self.maybe_day(80), self.reason(50));
                client.past_situations.push(SituationHeld::new(held, since, reason));
            }
        }
        for _ in 0..self.dice.below(4) {
            let (since, salesperson) = (self.maybe_day(70), self.person());
            client.holdings.push(Holding { since, salesperson });
        }
        client.principals = (0..self.dice.below(3)).filter_map(|_| self.principal()).collect();
        if let Some(after) = ordered.get(self.dice.below(ordered.len() + 1)) {
            let (turned, said, reason) = (self.day(), self.day(), self.reason(70));
            client.departures.insert(*after, Answer { turned, said, reason, note: None });
        }
        client
    }

    fn dossier(&mut self, number: usize) -> Dossier {
        let mut days = self.order_days();
        if let Some(twice) = days.first().copied().filter(|_| self.dice.percent(20)) {
            days.push(twice);
        }
        let mut dossier = Dossier::of(self.client(number, &days));
        for day in days {
            dossier.orders.push(self.order(day));
        }
        let mut said: Vec<Interaction> = Vec::new();
        let many = if self.theme == Theme::Voices { 14 } else { 7 };
        for _ in 0..self.dice.below(many) {
            let contact = self.contact(&said);
            said.push(contact);
        }
        dossier.interactions = said.into();
        if self.dice.percent(if self.theme == Theme::Voices { 90 } else { 20 }) {
            for _ in 0..self.dice.below(5) {
                let check = self.check();
                dossier.facts.push(KeptFact::from(check));
            }
            for _ in 0..self.dice.below(4) {
                let event = self.case_event();
                dossier.facts.push(KeptFact::from(event));
            }
        }
        dossier.normalize();
        dossier
    }

    /// The same client as another device knows it: edited there, and with facts of its own.
    fn elsewhere(&mut self, known: &Dossier) -> Dossier {
        let mut dossier = known.clone();
        let (cadence, stamp) = (self.dice.pick(&[5, 21, 40]), self.stamp());
        if let Some(client) = &mut dossier.client {
            client.set(ClientEdit::CadenceDays(Some(cadence)), stamp);
        }
        let contact = self.contact(&[]);
        dossier.interactions.push(contact);
        let day = self.day();
        let order = self.order(day);
        dossier.orders.push(order);
        dossier.normalize();
        dossier
    }
}
