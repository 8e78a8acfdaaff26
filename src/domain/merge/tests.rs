mod conflicts;

use super::*;
use crate::domain::client::person::Person;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::Order;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::portfolio::change::Applied;
use crate::domain::value::id::{InteractionId, OrderId};
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;

const ANA: ClientId = ClientId::from_u128(1);
const BIA: ClientId = ClientId::from_u128(2);

/// A device: a carteira that is edited at times.
struct Device {
    id: DeviceId,
    now: u64,
    carteira: Portfolio,
}

impl Device {
    fn new(id: u64) -> Self {
        Self { id: DeviceId(id), now: 0, carteira: Portfolio::default() }
    }

    fn apply(&mut self, steps: Vec<Step>) {
        let stamp = self.carteira.seen().newest().next(self.now, self.id);
        self.carteira.apply(&Change { deed: Deed::Edit, steps }, stamp).unwrap();
    }

    fn register(&mut self, id: ClientId, name: &str) {
        let people = vec![Person { name: "Zeca".to_owned(), ..Person::default() }];
        let client = Client { legal_name: name.to_owned(), people, ..Client::new(id, Stamp::default()) };
        self.apply(vec![Step::AddClient(Box::new(client))]);
    }

    fn edit(&mut self, client: ClientId, edit: ClientEdit) {
        self.apply(vec![Step::EditClient { client, edits: vec![edit] }]);
    }

    fn visit(&mut self, client: ClientId, id: u128) {
        self.apply(vec![Step::AddInteraction { client, interaction: Box::new(visit(id)) }]);
    }

    fn plan(&self, other: &Device) -> MergePlan {
        plan(&self.carteira, other.carteira.records().collect(), other.carteira.seen())
    }

    fn take(&mut self, other: &Device) -> MergePlan {
        let plan = self.plan(other);
        self.apply(plan.change.steps.clone());
        plan
    }

    /// Merges, with the other value of the conflicts at these places.
    fn decide(&mut self, other: &Device, others: &[usize]) -> Applied {
        let change = self.plan(other).deciding(&others.iter().copied().collect());
        let stamp = self.carteira.seen().newest().next(self.now, self.id);
        self.carteira.apply(&change, stamp).unwrap()
    }

    /// Closes the app and opens it again.
    fn restart(&mut self) {
        self.carteira = Portfolio::from_records(self.carteira.records().collect::<Vec<_>>());
    }
}

fn visit(id: u128) -> Interaction {
    let day = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
    Interaction::new(InteractionId::from_u128(id), Stamp::default(), day, Channel::Visit, Outcome::Success)
}

fn city(name: &str) -> ClientEdit {
    ClientEdit::City(Some(name.to_owned()))
}

/// Two devices that both know Ana.
fn two() -> (Device, Device) {
    let (mut mine, mut theirs) = (Device::new(1), Device::new(2));
    mine.register(ANA, "Ana");
    theirs.take(&mine);
    (mine, theirs)
}

#[test]
fn the_same_carteira_again_changes_nothing() {
    let (mine, theirs) = two();
    let plan = mine.plan(&theirs);
    assert!(plan.is_empty());
    assert_eq!((plan.same, plan.new_clients.len(), plan.updated.len()), (1, 0, 0));
    let (mut mine, mut theirs) = two();
    theirs.register(BIA, "Bia");
    theirs.visit(ANA, 10);
    mine.take(&theirs);
    assert!(mine.plan(&theirs).is_empty());
    assert_eq!(mine.plan(&theirs).same, 2);
}

#[test]
fn what_is_new_and_what_is_updated_is_told_apart() {
    let (mine, mut theirs) = two();
    theirs.register(BIA, "Bia");
    theirs.visit(BIA, 11);
    theirs.visit(ANA, 10);
    let plan = mine.plan(&theirs);
    assert_eq!((plan.new_clients.as_slice(), plan.updated.as_slice()), ([BIA].as_slice(), [ANA].as_slice()));
    assert_eq!(plan.facts_added, Facts { interactions: 2, orders: 0, others: 0 });
    assert_eq!((plan.conflicts.len(), plan.facts_removed), (0, Facts::default()));
}

#[test]
fn a_client_they_erased_is_named_and_can_be_kept() {
    let (mut mine, mut theirs) = two();
    mine.visit(ANA, 10);
    theirs.apply(vec![Step::EraseClient { client: ANA }]);
    let mut plan = mine.plan(&theirs);
    let [erasure] = plan.removed.as_slice() else { panic!() };
    assert_eq!(erasure.client, ANA);
    let keep = erasure.restore();
    plan.change.steps.push(keep);
    mine.apply(plan.change.steps);
    let dossier = mine.carteira.dossier(ANA).unwrap();
    assert_eq!((dossier.client.is_some(), dossier.interactions.len()), (true, 1));
}

#[test]
fn a_visit_recorded_at_a_client_the_other_erased_is_reported_not_lost() {
    let (mut mine, mut theirs) = two();
    mine.apply(vec![Step::EraseClient { client: ANA }]);
    theirs.now = 1_000_000;
    theirs.visit(ANA, 10);
    let mut plan = mine.plan(&theirs);
    let [erasure] = plan.kept_erased.as_slice() else { panic!() };
    assert_eq!((erasure.client, erasure.orphans), (ANA, Facts { interactions: 1, orders: 0, others: 0 }));
    assert_eq!((plan.new_clients.len(), plan.facts_added), (0, Facts::default()));
    let keep = erasure.restore();
    plan.change.steps.push(keep);
    mine.now = 2_000_000;
    mine.apply(plan.change.steps);
    assert_eq!(mine.carteira.dossier(ANA).unwrap().interactions.len(), 1);
}

#[test]
fn taking_a_merge_back_and_merging_again_says_what_stays_erased() {
    let (mut mine, mut theirs) = two();
    theirs.register(BIA, "Bia");
    let plan = mine.plan(&theirs);
    let stamp = mine.carteira.seen().newest().next(0, mine.id);
    let applied = mine.carteira.apply(&plan.change, stamp).unwrap();
    mine.apply(applied.inverse.steps);
    assert!(mine.carteira.client(BIA).is_none());
    let again = mine.plan(&theirs);
    assert_eq!(again.kept_erased.iter().map(|erasure| erasure.client).collect::<Vec<_>>(), [BIA]);
}

#[test]
fn a_fact_they_took_out_is_counted() {
    let (mut mine, mut theirs) = two();
    mine.visit(ANA, 10);
    theirs.take(&mine);
    let interaction = InteractionId::from_u128(10);
    theirs.apply(vec![Step::RemoveInteraction { client: ANA, interaction }]);
    assert_eq!(mine.plan(&theirs).facts_removed, Facts { interactions: 1, orders: 0, others: 0 });
}

#[test]
fn one_company_registered_on_two_devices_is_found_and_joined() {
    let (mut mine, mut theirs) = (Device::new(1), Device::new(2));
    let tax_id = ClientEdit::TaxId(TaxId::parse("11.222.333/0001-81").ok());
    mine.register(ANA, "Padaria Ana");
    mine.edit(ANA, tax_id.clone());
    mine.edit(ANA, ClientEdit::Tags(["vip".to_owned()].into()));
    mine.visit(ANA, 10);
    theirs.register(BIA, "Padaria da Ana Ltda.");
    theirs.edit(BIA, tax_id);
    theirs.edit(BIA, city("Santos"));
    theirs.edit(BIA, ClientEdit::Tags(["rede".to_owned()].into()));
    theirs.visit(BIA, 11);
    let day = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
    let order = Order::new(OrderId::from_u128(12), Stamp::default(), day, Centavos::new(100));
    theirs.apply(vec![Step::AddOrder { client: BIA, order: Box::new(order) }]);
    let plan = mine.take(&theirs);
    let [found] = plan.possible_duplicates.as_slice() else { panic!() };
    assert_eq!((found.mine, found.theirs), (ANA, BIA));
    let dossier = |id| mine.carteira.dossier(id).unwrap().clone();
    let change = join(&dossier(ANA), &dossier(BIA));
    mine.apply(change.steps);
    let joined = mine.carteira.dossier(ANA).unwrap();
    let client = joined.client.as_ref().unwrap();
    assert_eq!((client.legal_name.as_str(), client.city.as_deref()), ("Padaria Ana", Some("Santos")));
    assert_eq!(client.tags.iter().collect::<Vec<_>>(), ["rede", "vip"]);
    assert_eq!((joined.interactions.len(), joined.orders.len()), (2, 1));
    assert!(mine.carteira.client(BIA).is_none());
    assert_eq!(mine.plan(&theirs).possible_duplicates, [], "not again, once it was joined");
}

#[test]
fn a_joined_pair_stays_joined_on_the_other_device() {
    let (mut mine, mut theirs) = (Device::new(1), Device::new(2));
    mine.register(ANA, "Ana");
    theirs.register(BIA, "Ana");
    theirs.visit(BIA, 11);
    mine.take(&theirs);
    let change = join(mine.carteira.dossier(ANA).unwrap(), mine.carteira.dossier(BIA).unwrap());
    mine.apply(change.steps);
    let plan = theirs.take(&mine);
    assert_eq!(plan.removed.len(), 1);
    assert!(theirs.carteira.client(BIA).is_none());
    assert_eq!(theirs.carteira.dossier(ANA).unwrap().interactions.len(), 1);
}

#[test]
fn one_file_imported_on_two_devices_is_the_same_client_and_an_edit_of_it_no_conflict() {
    let (mut mine, mut theirs) = (Device::new(1), Device::new(2));
    mine.register(ANA, "Ana");
    theirs.now = 1_000;
    theirs.register(ANA, "Ana");
    let plan = mine.plan(&theirs);
    assert_eq!((plan.same, plan.updated.len(), plan.conflicts.len(), plan.is_empty()), (1, 0, 0, true));
    mine.edit(ANA, ClientEdit::LegalName("Ana Ltda.".to_owned()));
    let plan = mine.take(&theirs);
    assert_eq!((plan.conflicts.len(), plan.is_empty()), (0, true));
    assert_eq!(mine.carteira.client(ANA).unwrap().legal_name, "Ana Ltda.");
}

#[test]
fn a_person_erased_here_is_no_conflict_with_an_older_file_and_leaves_the_other_device_by_the_next_one() {
    let (mut mine, mut theirs) = two();
    let person = mine.carteira.client(ANA).unwrap().known_people()[0].id.unwrap();
    mine.apply(vec![Step::ErasePerson { client: ANA, person }]);
    let plan = mine.take(&theirs);
    assert_eq!((plan.conflicts.len(), plan.is_empty()), (0, true));
    let plan = theirs.take(&mine);
    assert_eq!((plan.updated, plan.conflicts.len()), (vec![ANA], 0));
    assert_eq!([&mine, &theirs].map(|one| one.carteira.client(ANA).unwrap().people.len()), [0, 0]);
}
