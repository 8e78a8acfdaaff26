//! What both sides edited without having seen each other.

use super::*;
use crate::domain::catalog::salesperson::Salesperson;
use crate::domain::value::id::SalespersonId;
use serde_json::json;

#[test]
fn a_newer_value_made_after_seeing_ours_is_no_conflict() {
    let (mut mine, mut theirs) = two();
    mine.edit(ANA, city("Campinas"));
    theirs.take(&mine);
    theirs.edit(ANA, city("Santos"));
    let plan = mine.plan(&theirs);
    assert_eq!((plan.updated.len(), plan.conflicts.len()), (1, 0));
}

#[test]
fn an_older_value_that_they_did_not_know_we_replaced_is_no_conflict() {
    let (mut mine, mut theirs) = two();
    theirs.edit(ANA, city("Santos"));
    mine.take(&theirs);
    mine.edit(ANA, city("Campinas"));
    let plan = mine.plan(&theirs);
    assert_eq!((plan.conflicts.len(), plan.is_empty()), (0, true));
}

#[test]
fn both_editing_one_field_unseen_is_a_conflict_and_the_later_edit_is_kept() {
    let (mut mine, mut theirs) = two();
    mine.now = 1000;
    mine.edit(ANA, city("Campinas"));
    theirs.now = 2000;
    theirs.edit(ANA, city("Santos"));
    theirs.edit(ANA, ClientEdit::Notes(Some("só deles".to_owned())));
    let plan = mine.take(&theirs);
    let [conflict] = plan.conflicts.as_slice() else { panic!("{:?}", plan.conflicts) };
    assert_eq!((conflict.client, conflict.field), (ANA, ClientField::City));
    assert_eq!((&conflict.kept, &conflict.dropped), (&city("Santos"), &city("Campinas")));
    assert!(conflict.kept_by_theirs);
    assert_eq!(mine.carteira.client(ANA).unwrap().city.as_deref(), Some("Santos"));
    let back = theirs.plan(&mine);
    assert_eq!(back.conflicts.len(), 0, "after one side merged there is nothing left to decide");
}

#[test]
fn the_same_value_typed_on_both_sides_is_no_conflict() {
    let (mut mine, mut theirs) = two();
    mine.edit(ANA, city("Santos"));
    theirs.edit(ANA, city("Santos"));
    assert_eq!(mine.plan(&theirs).conflicts, []);
}

#[test]
fn a_conflict_can_be_decided_the_other_way() {
    let (mut mine, mut theirs) = two();
    mine.edit(ANA, city("Campinas"));
    theirs.now = 9;
    theirs.edit(ANA, city("Santos"));
    mine.decide(&theirs, &[0]);
    assert_eq!(mine.carteira.client(ANA).unwrap().city.as_deref(), Some("Campinas"));
    assert_eq!(mine.plan(&theirs).conflicts, [], "it is decided");
    theirs.take(&mine);
    assert_eq!(theirs.carteira.client(ANA).unwrap().city.as_deref(), Some("Campinas"), "it is a newer edit");
}

#[test]
fn a_conflict_that_ours_wins_is_shown_and_can_be_decided_too() {
    let (mut mine, mut theirs) = two();
    theirs.edit(ANA, city("Santos"));
    mine.now = 9;
    mine.edit(ANA, city("Campinas"));
    let plan = mine.plan(&theirs);
    let [conflict] = plan.conflicts.as_slice() else { panic!("{:?}", plan.conflicts) };
    assert_eq!((&conflict.kept, conflict.kept_by_theirs, plan.is_empty()), (&city("Campinas"), false, true));
    mine.decide(&theirs, &[0]);
    assert_eq!(mine.carteira.client(ANA).unwrap().city.as_deref(), Some("Santos"));
    theirs.take(&mine);
    assert_eq!(theirs.carteira.client(ANA).unwrap().city.as_deref(), Some("Santos"));
}

#[test]
fn a_conflict_left_to_the_newer_edit_does_not_come_back_with_the_same_file() {
    let (mut mine, mut theirs) = two();
    theirs.edit(ANA, city("Santos"));
    mine.now = 9;
    mine.edit(ANA, city("Campinas"));
    mine.decide(&theirs, &[]);
    mine.restart();
    assert_eq!(mine.carteira.client(ANA).unwrap().city.as_deref(), Some("Campinas"));
    assert_eq!((mine.plan(&theirs).conflicts.len(), mine.plan(&theirs).change.steps.len()), (0, 0));
}

#[test]
fn of_several_conflicts_only_the_chosen_go_the_other_way_and_undo_takes_the_whole_merge_back() {
    let (mut mine, mut theirs) = two();
    mine.register(BIA, "Bia");
    theirs.take(&mine);
    mine.edit(ANA, city("Campinas"));
    mine.edit(ANA, ClientEdit::Notes(Some("minha".to_owned())));
    mine.edit(BIA, city("Bauru"));
    theirs.now = 9;
    theirs.edit(ANA, city("Santos"));
    theirs.edit(ANA, ClientEdit::Notes(Some("deles".to_owned())));
    theirs.edit(BIA, city("Itu"));
    let plan = mine.plan(&theirs);
    let place = plan.conflicts.iter().position(|one| one.field == ClientField::Notes).unwrap();
    assert_eq!(plan.conflicts.len(), 3);
    let applied = mine.decide(&theirs, &[place]);
    let now = |device: &Device, id| {
        let client = device.carteira.client(id).unwrap();
        (client.city.clone().unwrap(), client.notes.clone())
    };
    assert_eq!(now(&mine, ANA), ("Santos".to_owned(), Some("minha".to_owned())));
    assert_eq!(now(&mine, BIA), ("Itu".to_owned(), None));
    mine.apply(applied.inverse.steps);
    assert_eq!(now(&mine, ANA), ("Campinas".to_owned(), Some("minha".to_owned())));
    assert_eq!(now(&mine, BIA), ("Bauru".to_owned(), None));
}

#[test]
fn what_was_seen_is_remembered_after_the_app_was_closed() {
    let (mut mine, mut theirs) = two();
    theirs.edit(ANA, city("Santos"));
    mine.take(&theirs);
    mine.edit(ANA, city("Campinas"));
    // Nothing of device 2 stands in my records any more, but I did see it.
    let third = {
        let mut third = Device::new(3);
        third.take(&mine);
        third.edit(ANA, city("Bauru"));
        third.restart();
        third
    };
    assert_eq!(third.plan(&theirs).conflicts, []);
}

#[test]
fn settings_changed_on_both_sides_are_a_conflict_too() {
    let (mut mine, mut theirs) = two();
    let goal = |percent: u8| {
        let value = Some(json!(percent));
        vec![Step::EditCatalog(CatalogEdit::Setting { id: "coverage.goal_percent".to_owned(), value })]
    };
    mine.apply(goal(70));
    theirs.now = 5;
    theirs.apply(goal(60));
    let seller = SalespersonId::from_u128(9);
    let person = Salesperson { id: seller, name: "Rui".to_owned(), email: None, phone: None };
    theirs.apply(vec![Step::EditCatalog(CatalogEdit::Salesperson { id: seller, value: Some(person) })]);
    let plan = mine.take(&theirs);
    assert_eq!((plan.catalog_changed, plan.catalog_conflicts.len()), (2, 1));
    assert_eq!(mine.carteira.rules().coverage.goal_percent, 60);
    mine.apply(vec![plan.catalog_conflicts[0].prefer_dropped()]);
    assert_eq!(mine.carteira.rules().coverage.goal_percent, 70);
}

#[test]
fn an_alert_put_off_on_both_sides_is_nobodys_question() {
    let (mut mine, mut theirs) = two();
    let put_off = |until: &str| {
        let value = Some(json!(until));
        vec![Step::EditCatalog(CatalogEdit::Setting { id: "snooze.copy".to_owned(), value })]
    };
    mine.apply(put_off("2026-11-19"));
    theirs.now = 5;
    theirs.apply(put_off("2026-11-25"));
    let plan = mine.take(&theirs);
    assert_eq!((plan.catalog_changed, plan.catalog_conflicts.len()), (0, 0));
    let kept = &mine.carteira.catalog().settings["snooze.copy"];
    assert_eq!(kept.value, Some(json!("2026-11-25")), "the later holds");
}

#[test]
fn two_versions_of_one_file_conflict_where_they_differ() {
    let (mut mine, mut theirs) = (Device::new(1), Device::new(2));
    mine.register(ANA, "Ana");
    theirs.now = 1_000;
    theirs.register(ANA, "Ana S.A.");
    let plan = mine.take(&theirs);
    let [conflict] = plan.conflicts.as_slice() else { panic!("{:?}", plan.conflicts) };
    assert_eq!((conflict.field, conflict.kept_by_theirs), (ClientField::LegalName, true));
    assert_eq!(mine.carteira.client(ANA).unwrap().legal_name, "Ana S.A.");
}
