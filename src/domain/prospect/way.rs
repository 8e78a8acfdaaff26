//! The tries to win a client, from its events and orders. A try begins with the name (a declared potencial that never
//! bought) or with a stage set on whom none is under way; it ends with the next order, or by being given up.
//!
//! Whoever bought before and is tried again has a try too: what was learnt of it stays.

use crate::domain::client::{Client, Situation};
use crate::domain::fact::Fact;
use crate::domain::fact::prospect_event::{Interest, ProspectEvent, ProspectEventKind};
use crate::domain::record::dossier::Dossier;
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;

/// One try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Try {
    /// `None`: nobody knows since when the name is here.
    pub began: Option<NaiveDate>,
    /// It had bought before.
    pub again: bool,
    /// Stages reached and when, in time.
    pub stages: Vec<(NaiveDate, String)>,
    pub interests: Vec<(NaiveDate, Interest)>,
    /// What its steps cost, where that was said.
    pub cost: Option<Centavos>,
    pub end: Option<End>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// On this day it bought.
    Won(NaiveDate),
    Lost {
        on: NaiveDate,
        reason: Option<String>,
    },
}

impl Try {
    pub(crate) fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// Key of the stage it is in or ended in; `None`: no stage was set, it is in the first.
    pub(crate) fn stage(&self) -> Option<&str> {
        self.stages.last().map(|(_, key)| key.as_str())
    }

    /// Since when it is in its stage, as far as that is known.
    pub(crate) fn since(&self) -> Option<NaiveDate> {
        self.stages.last().map(|(on, _)| *on).or(self.began)
    }

    pub(crate) fn won_on(&self) -> Option<NaiveDate> {
        match self.end {
            Some(End::Won(on)) => Some(on),
            Some(End::Lost { .. }) | None => None,
        }
    }

    /// Whether it was under way on `day`, its first and its last day among them.
    pub(crate) fn is_under_way(&self, day: NaiveDate) -> bool {
        let ended = match &self.end {
            Some(End::Won(on) | End::Lost { on, .. }) => Some(*on),
            None => None,
        };
        self.began.is_none_or(|began| began <= day) && ended.is_none_or(|end| day <= end)
    }
}

/// All tries as known at the end of `today`, in time. What is dated later does not exist yet.
pub(crate) fn tries(dossier: &Dossier, today: NaiveDate) -> Vec<Try> {
    let Some(client) = &dossier.client else { return Vec::new() };
    let was_prospect = was_prospect(client);
    // Orders are opened only for who has a way to go.
    if !was_prospect && dossier.prospect_events().next().is_none() {
        return Vec::new();
    }
    let orders = dossier.orders.read();
    let bought =
        orders.iter().filter(|order| order.is_valid() && order.date <= today).map(|order| order.date);
    let mut steps: Vec<(NaiveDate, Step<'_>)> = bought.map(|on| (on, Step::Bought)).collect();
    let events = dossier.prospect_events().filter(|event| event.date <= today);
    steps.extend(events.map(|event| (event.date, Step::Happened(event))));
    // An order of the day on which a stage was set comes after it, whatever their hours.
    steps.sort_by(|(a_on, a), (b_on, b)| a_on.cmp(b_on).then(a.order().cmp(&b.order())));

    let mut all: Vec<Try> = Vec::new();
    let mut open = was_prospect.then(|| Try::new(client.entered, false));
    let mut has_bought = false;
    for (on, step) in steps {
        match step {
            Step::Bought => {
                if let Some(mut ended) = open.take() {
                    ended.end = Some(End::Won(on));
                    all.push(ended);
                }
                has_bought = true;
            }
            Step::Happened(event) => {
                if let ProspectEventKind::Stage(_) = event.kind
                    && open.is_none()
                {
                    open = Some(Try::new(Some(on), has_bought));
                }
                let Some(current) = &mut open else { continue };
                current.hear(event);
                if current.end.is_some() {
                    all.extend(open.take());
                }
            }
        }
    }
    all.extend(open.filter(|one| one.began.is_none_or(|began| began <= today)));
    all
}

/// The try that is under way, or the last one that was.
pub(crate) fn last_try(dossier: &Dossier, today: NaiveDate) -> Option<Try> {
    tries(dossier, today).pop()
}

impl Try {
    fn new(began: Option<NaiveDate>, again: bool) -> Self {
        Self { began, again, stages: Vec::new(), interests: Vec::new(), cost: None, end: None }
    }

    fn hear(&mut self, event: &ProspectEvent) {
        let on = event.date;
        self.began = self.began.map(|began| began.min(on));
        if let Some(cost) = event.cost {
            self.cost = Some(Centavos::new(self.cost.map_or(0, Centavos::get).saturating_add(cost.get())));
        }
        match &event.kind {
            ProspectEventKind::Stage(key) => {
                if self.stage() != Some(key) {
                    self.stages.push((on, key.clone()));
                }
            }
            ProspectEventKind::Interest(interest) => self.interests.push((on, *interest)),
            ProspectEventKind::Lost { reason } => self.end = Some(End::Lost { on, reason: reason.clone() }),
        }
    }
}

enum Step<'a> {
    Happened(&'a ProspectEvent),
    Bought,
}

impl Step<'_> {
    fn order(&self) -> (bool, crate::domain::keeping::stamp::Stamp) {
        match self {
            Step::Happened(event) => (false, event.recorded()),
            Step::Bought => (true, Default::default()),
        }
    }
}

fn was_prospect(client: &Client) -> bool {
    let past = client.past_situations.iter().map(|held| held.situation);
    past.chain([client.situation]).any(|situation| situation == Situation::Prospect)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::order::Order;
    use crate::domain::keeping::stamp::{DeviceId, Stamp};
    use crate::domain::value::id::{ClientId, OrderId, ProspectEventId};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn stage(key: &str) -> ProspectEventKind {
        ProspectEventKind::Stage(key.to_owned())
    }

    fn lost() -> ProspectEventKind {
        ProspectEventKind::Lost { reason: Some("preco".to_owned()) }
    }

    fn dossier(
        situation: Situation,
        orders: &[NaiveDate],
        events: &[(NaiveDate, ProspectEventKind)],
    ) -> Dossier {
        let mut client = Client::new(ClientId::from_u128(1), Stamp::default());
        client.situation = situation;
        client.entered = Some(day(1, 1));
        let orders = orders
            .iter()
            .zip(1..)
            .map(|(on, id)| Order::new(OrderId::from_u128(id), Stamp::default(), *on, Centavos::new(100)));
        let facts = events.iter().zip(1_u32..).map(|((on, kind), id)| {
            let stamp = Stamp { millis: u64::from(id), counter: 0, device: DeviceId(1) };
            ProspectEvent::new(ProspectEventId::from_u128(id.into()), stamp, *on, kind.clone()).into()
        });
        let mut made = Dossier {
            orders: orders.collect::<Vec<_>>().into(),
            facts: facts.collect(),
            ..Dossier::of(client)
        };
        made.normalize();
        made
    }

    fn ends(all: &[Try]) -> Vec<Option<End>> {
        all.iter().map(|one| one.end.clone()).collect()
    }

    #[test]
    fn a_potencial_is_under_way_from_the_day_it_came_and_its_first_order_wins_it() {
        let events = [(day(2, 1), stage("contatado")), (day(2, 10), stage("proposta"))];
        let one = dossier(Situation::Prospect, &[day(3, 5), day(4, 5)], &events);
        assert_eq!(tries(&one, day(1, 1)).len(), 1);
        let before = last_try(&one, day(2, 10)).unwrap();
        assert_eq!(
            (before.stage(), before.since(), before.is_open()),
            (Some("proposta"), Some(day(2, 10)), true)
        );
        let eve = last_try(&one, day(2, 9)).unwrap();
        assert_eq!((eve.stage(), eve.since()), (Some("contatado"), Some(day(2, 1))));
        let all = tries(&one, day(12, 31));
        assert_eq!(ends(&all), [Some(End::Won(day(3, 5)))]);
        assert_eq!((all[0].began, all[0].again), (Some(day(1, 1)), false));
    }

    #[test]
    fn who_never_was_a_prospect_has_no_try_until_a_stage_is_set() {
        assert!(tries(&dossier(Situation::Active, &[], &[]), day(12, 31)).is_empty());
        assert!(tries(&dossier(Situation::Active, &[day(3, 1)], &[]), day(12, 31)).is_empty());
        let asked = [(day(2, 1), ProspectEventKind::Interest(Interest::Quote))];
        assert!(tries(&dossier(Situation::Active, &[], &asked), day(12, 31)).is_empty());
    }

    #[test]
    fn a_stage_on_who_bought_before_is_a_try_of_its_own() {
        let one = dossier(Situation::Active, &[day(1, 5), day(6, 20)], &[(day(6, 1), stage("mapeado"))]);
        let all = tries(&one, day(12, 31));
        assert_eq!(ends(&all), [Some(End::Won(day(6, 20)))]);
        assert_eq!((all[0].again, all[0].began), (true, Some(day(6, 1))));
    }

    #[test]
    fn given_up_and_taken_up_again_are_two_tries() {
        let events = [(day(2, 1), stage("contatado")), (day(2, 9), lost()), (day(5, 1), stage("mapeado"))];
        let all = tries(&dossier(Situation::Prospect, &[], &events), day(12, 31));
        let first = End::Lost { on: day(2, 9), reason: Some("preco".to_owned()) };
        assert_eq!(ends(&all), [Some(first), None]);
        assert_eq!(all[1].began, Some(day(5, 1)));
        assert!(!all[1].again, "it never bought");
    }

    #[test]
    fn an_order_of_the_day_of_a_stage_comes_after_it() {
        let all =
            tries(&dossier(Situation::Active, &[day(6, 1)], &[(day(6, 1), stage("proposta"))]), day(6, 1));
        assert_eq!(ends(&all), [Some(End::Won(day(6, 1)))]);
    }

    #[test]
    fn interest_and_cost_are_of_the_try_they_fall_in() {
        let mut one = dossier(
            Situation::Prospect,
            &[],
            &[
                (day(2, 1), stage("contatado")),
                (day(2, 2), ProspectEventKind::Interest(Interest::Sample)),
                (day(2, 3), lost()),
            ],
        );
        for fact in &mut one.facts {
            if let crate::domain::fact::kept_fact::KeptFact::ProspectEvent(event) = fact {
                event.cost = Some(Centavos::new(1_50));
            }
        }
        let all = tries(&one, day(12, 31));
        assert_eq!(all[0].interests, [(day(2, 2), Interest::Sample)]);
        assert_eq!(all[0].cost, Some(Centavos::new(4_50)));
        assert_eq!(last_try(&dossier(Situation::Prospect, &[], &[]), day(5, 1)).unwrap().cost, None);
    }

    #[test]
    fn both_ends_of_a_try_are_in_it() {
        let one = last_try(&dossier(Situation::Prospect, &[day(3, 5)], &[]), day(12, 31)).unwrap();
        let found = [(1, 1), (3, 5), (3, 6)].map(|(m, d)| one.is_under_way(day(m, d)));
        assert_eq!(found, [true, true, false]);
        assert!(!one.is_under_way(NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()));
    }
}
