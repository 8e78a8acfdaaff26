use super::*;
use crate::domain::client::Client;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::value::id::InteractionId;
use chrono::NaiveDate;
use proptest::prelude::*;

const ID: ClientId = ClientId::from_u128(7);

#[derive(Default)]
struct Day {
    portfolio: Portfolio,
    clock: u64,
    undone: BTreeSet<Stamp>,
}

impl Day {
    fn act(&mut self, steps: Vec<Step>) -> Undo {
        self.clock += 1;
        let stamp = Stamp { millis: self.clock, counter: 0, device: DeviceId(1) };
        let applied = self.portfolio.apply(&Change { deed: Deed::Edit, steps }, stamp).unwrap();
        Undo::of(applied.inverse, applied.stamp, &self.portfolio)
    }

    fn undo(&mut self, undo: &Undo) -> Vec<Kept> {
        let taken = undo.resolve(0, &self.undone, &self.portfolio);
        let own = self.act(taken.change.steps);
        self.undone.extend(own.until);
        taken.kept
    }

    fn register(&mut self) -> Undo {
        self.act(vec![Step::AddClient(Box::new(Client::new(ID, Stamp::default())))])
    }

    fn notes(&mut self, text: &str) -> Undo {
        let edits = vec![ClientEdit::Notes(Some(text.to_owned()))];
        self.act(vec![Step::EditClient { client: ID, edits }])
    }

    /// Whether the act is not refused as it stands.
    fn can(&self, step: &Step) -> bool {
        let change = Change { deed: Deed::Edit, steps: vec![step.clone()] };
        let stamp = Stamp { millis: self.clock + 1, counter: 0, device: DeviceId(1) };
        self.portfolio.clone().apply(&change, stamp).is_ok()
    }

    fn shown(&self) -> Option<&str> {
        self.portfolio.client(ID).and_then(|client| client.notes.as_deref())
    }
}

fn contact(id: u128) -> Step {
    let interaction = Interaction::new(
        InteractionId::from_u128(id),
        Stamp::default(),
        NaiveDate::from_ymd_opt(2026, 11, 3).unwrap(),
        Channel::Visit,
        Outcome::Success,
    );
    Step::AddInteraction { client: ID, interaction: Box::new(interaction) }
}

#[test]
fn undoing_the_older_of_two_edits_leaves_the_newer_one() {
    let mut day = Day::default();
    day.register();
    let first = day.notes("um");
    day.notes("dois");
    assert_eq!(day.undo(&first), [Kept::Field { client: ID, field: ClientField::Notes }]);
    assert_eq!(day.shown(), Some("dois"));
}

#[test]
fn edits_are_taken_back_one_after_the_other() {
    let mut day = Day::default();
    day.register();
    let (first, second) = (day.notes("um"), day.notes("dois"));
    assert_eq!(day.undo(&second), []);
    assert_eq!(day.shown(), Some("um"));
    assert_eq!(day.undo(&first), []);
    assert_eq!(day.shown(), None);
}

#[test]
fn the_same_text_typed_again_is_a_newer_edit() {
    let mut day = Day::default();
    day.register();
    let first = day.notes("um");
    day.notes("um");
    assert_eq!(day.undo(&first).len(), 1);
    assert_eq!(day.shown(), Some("um"));
}

#[test]
fn a_client_that_got_contacts_since_stays_and_is_named() {
    let mut day = Day::default();
    let registered = day.register();
    let seen = day.act(vec![contact(1), contact(2)]);
    assert_eq!(day.undo(&registered), [Kept::Client { client: ID, interactions: 2, orders: 0 }]);
    assert!(day.portfolio.client(ID).is_some());
    assert_eq!(day.undo(&seen), []);
    assert_eq!(day.undo(&registered), []);
    assert!(day.portfolio.client(ID).is_none());
}

#[test]
fn it_asks_only_where_something_goes_back_and_something_stays() {
    let mut day = Day::default();
    let registered = day.register();
    let both = day.act(vec![Step::EditClient {
        client: ID,
        edits: vec![ClientEdit::Notes(Some("um".to_owned())), ClientEdit::CadenceDays(Some(9))],
    }]);
    let resolve = |undo: &Undo, day: &Day| undo.resolve(0, &day.undone, &day.portfolio);
    assert!(!resolve(&both, &day).needs_asking(&[]), "nothing was built on it");
    day.notes("dois");
    let taken = resolve(&both, &day);
    let notes = Kept::Field { client: ID, field: ClientField::Notes };
    assert_eq!(taken.kept, std::slice::from_ref(&notes));
    assert!(taken.needs_asking(&[]), "the interval goes back, the notes stay");
    assert!(!taken.needs_asking(std::slice::from_ref(&notes)), "it was asked about by name");
    day.act(vec![Step::EditClient { client: ID, edits: vec![ClientEdit::CadenceDays(Some(3))] }]);
    let later = resolve(&both, &day);
    assert!(later.change.steps.is_empty() && !later.needs_asking(&[notes]), "nothing is left to take back");
    assert!(!resolve(&registered, &day).needs_asking(&[]), "the client stays whole, and that is said");
}

#[test]
fn an_import_whose_client_was_visited_since_asks_about_that_client_alone() {
    let mut day = Day::default();
    let other = ClientId::from_u128(8);
    let brought = day.act(vec![
        Step::AddClient(Box::new(Client::new(ID, Stamp::default()))),
        Step::AddClient(Box::new(Client::new(other, Stamp::default()))),
    ]);
    day.act(vec![contact(1)]);
    let taken = brought.resolve(0, &day.undone, &day.portfolio);
    assert!(taken.needs_asking(&[]));
    assert_eq!(taken.kept, [Kept::Client { client: ID, interactions: 1, orders: 0 }]);
    assert_eq!(taken.change.steps, [Step::EraseClient { client: other }]);
}

#[test]
fn what_stays_is_known_by_what_it_is() {
    use crate::domain::catalog::salesperson::Salesperson;
    use crate::domain::value::id::SalespersonId;
    let mut day = Day::default();
    day.register();
    let removed = day.act(vec![contact(1)]);
    let taken_out =
        day.act(vec![Step::RemoveInteraction { client: ID, interaction: InteractionId::from_u128(1) }]);
    day.act(vec![contact(1)]);
    let again = Kept::Fact { client: ID, of: Thing::Contact };
    assert_eq!(day.undo(&taken_out), std::slice::from_ref(&again), "it is there again already");
    assert_eq!(day.undo(&removed), [again], "another recording of it came since");
    let id = SalespersonId::from_u128(1);
    let named = |name: &str| {
        let value = Salesperson { id, name: name.to_owned(), email: None, phone: None };
        vec![Step::EditCatalog(CatalogEdit::Salesperson { id, value: Some(value) })]
    };
    let first = day.act(named("Ana"));
    day.act(named("Bia"));
    assert_eq!(day.undo(&first), [Kept::Entry(CatalogKey::Salesperson(id))]);
    let edited = day.notes("um");
    day.act(vec![Step::EraseClient { client: ID }]);
    assert_eq!(day.undo(&edited), [Kept::Gone { client: ID }]);
}

#[test]
fn a_row_of_an_older_version_is_judged_by_its_instant() {
    let mut day = Day::default();
    day.register();
    let first = Undo { until: None, left: Vec::new(), ..day.notes("um") };
    let at = day.clock;
    assert_eq!(first.resolve(at, &day.undone, &day.portfolio).change.steps.len(), 1);
    day.notes("dois");
    assert_eq!(first.resolve(at, &day.undone, &day.portfolio).change.steps, []);
}

#[test]
fn an_older_version_reads_the_steps() {
    let mut day = Day::default();
    day.register();
    let undo = day.notes("um");
    let text = serde_json::to_string(&undo).unwrap();
    assert_eq!(serde_json::from_str::<Undo>(&text).unwrap(), undo);
    assert_eq!(serde_json::from_str::<Change>(&text).unwrap().steps, undo.steps);
}

fn any_step() -> impl Strategy<Value = Step> {
    let edit = |edits| Step::EditClient { client: ID, edits };
    prop_oneof![
        prop::sample::select(vec!["um", "dois", "três"])
            .prop_map(move |text| edit(vec![ClientEdit::Notes(Some(text.to_owned()))])),
        (1..20_u16)
            .prop_map(move |days| edit(vec![ClientEdit::CadenceDays(Some(days)), ClientEdit::Notes(None)])),
        (1..5_u128).prop_map(contact),
        (1..5_u128)
            .prop_map(|id| Step::RemoveInteraction { client: ID, interaction: InteractionId::from_u128(id) }),
    ]
}

proptest! {
    /// Whatever the act was and whatever came after it: taking it back leaves all that came after as it is.
    #[test]
    fn what_came_after_the_act_stays(first in any_step(), later in prop::collection::vec(any_step(), 0..6)) {
        let mut day = Day::default();
        day.register();
        day.act(vec![contact(1)]);
        prop_assume!(day.can(&first));
        let undo = day.act(vec![first]);
        let (mut edited, mut added) = (BTreeSet::new(), BTreeSet::new());
        for step in later {
            if !day.can(&step) {
                continue;
            }
            match &step {
                Step::EditClient { edits, .. } => edited.extend(edits.iter().map(ClientEdit::field)),
                Step::AddInteraction { interaction, .. } => drop(added.insert(interaction.id)),
                Step::RemoveInteraction { interaction, .. } => drop(added.remove(interaction)),
                _ => {}
            }
            day.act(vec![step]);
        }
        let before = day.portfolio.clone();
        day.undo(&undo);
        let (now, then) = (day.portfolio.client(ID).unwrap(), before.client(ID).unwrap());
        for field in edited {
            prop_assert_eq!(now.get(field), then.get(field));
        }
        for id in added {
            prop_assert!(day.portfolio.dossier(ID).unwrap().interaction(id).is_some());
        }
    }
}
