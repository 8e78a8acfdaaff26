//! A person erased for good: what older and later lists, and copies, bring.

use super::*;
use crate::domain::client::ClientEdit;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::Record;
use crate::domain::value::phone::Phone;

const CLIENT: ClientId = ClientId::from_u128(1);

fn at(millis: u64, device: u64) -> Stamp {
    Stamp { millis, counter: 0, device: DeviceId(device) }
}

fn named(names: &[&str]) -> Vec<Person> {
    names.iter().map(|name| Person { name: (*name).to_owned(), ..Person::default() }).collect()
}

fn with_people(names: &[&str]) -> Dossier {
    let mut client = Client::new(CLIENT, at(1, 1));
    client.people = named(names);
    Dossier::of(client)
}

fn names(dossier: &Dossier) -> Vec<&str> {
    dossier.client.iter().flat_map(|client| &client.people).map(|person| person.name.as_str()).collect()
}

fn done(dossier: &Dossier, step: Step, stamp: Stamp) -> Dossier {
    let mut portfolio = Portfolio::from_records([Record::Client(Box::new(dossier.clone()))]);
    portfolio.apply(&Change::one(Deed::Edit, step), stamp).unwrap();
    portfolio.dossier(CLIENT).unwrap().clone()
}

fn first(dossier: &Dossier) -> PersonId {
    dossier.client.as_ref().unwrap().known_people()[0].id.unwrap()
}

fn without_first(dossier: &Dossier, stamp: Stamp) -> Dossier {
    done(dossier, Step::ErasePerson { client: CLIENT, person: first(dossier) }, stamp)
}

fn with_list(dossier: &Dossier, people: Vec<Person>, stamp: Stamp) -> Dossier {
    done(dossier, Step::EditClient { client: CLIENT, edits: vec![ClientEdit::People(people)] }, stamp)
}

#[test]
fn an_erased_person_comes_back_by_no_older_list_and_by_no_later_one_that_still_has_them() {
    let before = with_people(&["Zulmira", "Rui"]);
    let erased = without_first(&before, at(5, 1));
    assert_eq!(names(&erased), ["Rui"]);
    assert!(!serde_json::to_string(&erased).unwrap().contains("Zulmira"), "no data in the tombstone");
    let later = with_list(&before, named(&["Zulmira", "Rui", "Bia"]), at(9, 2));
    let mut mended = before.client.as_ref().unwrap().known_people().into_owned();
    mended[0].name = "Zulmira Reis".to_owned();
    let renamed = with_list(&before, mended, at(9, 2));
    for (theirs, left) in [(&before, vec!["Rui"]), (&later, vec!["Bia", "Rui"]), (&renamed, vec!["Rui"])] {
        let merged = erased.merged(theirs);
        assert_eq!(merged, theirs.merged(&erased));
        let mut found = names(&merged);
        found.sort_unstable();
        assert_eq!(found, left);
        assert_eq!(merged.merged(theirs), merged);
    }
}

#[test]
fn who_is_written_down_again_is_there_and_stays() {
    let before = with_people(&["Zulmira"]);
    let erased = without_first(&before, at(5, 1));
    let again = with_list(&erased, named(&["Zulmira"]), at(6, 1));
    assert_eq!(names(&again), ["Zulmira"]);
    assert_eq!(names(&again.merged(&before)), ["Zulmira"]);
    assert_eq!(names(&again.merged(&erased)), ["Zulmira"]);
}

#[test]
fn taking_back_an_earlier_edit_does_not_bring_an_erased_person() {
    let before = with_people(&["Zulmira", "Rui"]);
    let old = before.client.as_ref().unwrap().known_people().into_owned();
    let erased = without_first(&before, at(5, 1));
    assert_eq!(names(&with_list(&erased, old, at(6, 1))), ["Rui"]);
}

#[test]
fn a_copy_loses_the_person_as_they_were_known_then_and_nobody_who_stays() {
    let phone = Phone::parse("(19) 98765-4321").ok();
    let reached = |name: &str| Person { phone: phone.clone(), ..named(&[name]).remove(0) };
    // Of an older version, whose edits left no identities.
    let mut copy = with_people(&["Rui"]);
    copy.client.as_mut().unwrap().people.extend([reached("Dona Zu"), reached("Bia")]);
    let whole = copy.clone();
    let person = Person { id: Some(PersonId::from_u128(9)), ..reached("Zulmira") };
    assert!(copy.forget_person(&person, &[reached("Bia"), reached("Rui")]));
    assert_eq!(names(&copy).len(), 2);
    assert!(!names(&copy).contains(&"Dona Zu"), "by the telephone, which Bia has too and keeps");
    assert!(!names(&copy.merged(&whole)).contains(&"Dona Zu"));
    assert_eq!(names(&copy.merged(&whole)).len(), 2);
    assert_eq!(
        copy.client.as_ref().unwrap().stamps,
        whole.client.as_ref().unwrap().stamps,
        "no edit of today"
    );
    assert!(!with_people(&["Rui"]).forget_person(&person, &[]));
}

#[test]
fn what_a_newer_version_wrote_of_the_people_goes_and_comes_back_with_no_file() {
    let mut before = with_people(&["Zulmira", "Rui"]);
    before.unknown.insert("/client/people/0a1b2c3d-1/birthday".to_owned(), "01/02".into());
    before.unknown.insert("/client/color".to_owned(), "blue".into());
    let erased = without_first(&before, at(5, 1));
    assert_eq!(erased.unknown.keys().collect::<Vec<_>>(), ["/client/color"]);
    assert_eq!(erased.merged(&before).unknown.len(), 1);
}
