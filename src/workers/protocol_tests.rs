use super::*;
use crate::domain::filter::Filter;
use crate::domain::value::id::PrincipalId;

#[test]
fn what_is_said_of_rows_is_heard_on_the_page() {
    let sheet = crate::exchange::import::read(b"cnpj;razao_social\n11222333000181;Bar\n").unwrap();
    let zone = chrono::FixedOffset::west_opt(0).unwrap();
    let settings = crate::exchange::import::Settings::new(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(), zone);
    let portfolio = crate::domain::portfolio::Portfolio::default();
    let plan = crate::exchange::import::Importer::new(&sheet, &portfolio, None, settings).finish();
    let rows = vec![(2, "a.xml".to_owned())];
    let view = PlanView { files: rows.clone(), brought: rows, ..PlanView::of(&plan) };
    let said = serde_json::to_string(&view).unwrap();
    assert_eq!(crate::domain::keeping::json::from_str::<PlanView>(&said).unwrap(), view);
}

#[test]
fn an_inquiry_is_said_as_the_job_is() {
    for password in [None, Some(Password("4711".to_owned()))] {
        let (inquiry, job) = (Inquiry::Recognise { password: password.clone() }, Job::Recognise { password });
        assert_eq!(serde_json::to_string(&inquiry).unwrap(), serde_json::to_string(&job).unwrap());
    }
}

#[test]
fn an_errand_is_said_as_the_job_is() {
    for (errand, job) in [
        (Errand::MakeSample, Job::MakeSample),
        (Errand::KeepCopy, Job::KeepCopy),
        (Errand::ListCopies, Job::ListCopies),
        (Errand::RemoveCopies, Job::RemoveCopies),
    ] {
        assert_eq!(serde_json::to_string(&errand).unwrap(), serde_json::to_string(&job).unwrap());
    }
}

#[test]
fn a_file_of_those_shown_goes_by_the_representada_that_the_screen_goes_by() {
    let as_of = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
    let principals: BTreeSet<PrincipalId> = [PrincipalId::from_u128(2)].into();
    let filter = Filter { principals: principals.clone(), ..Filter::default() };
    for what in [
        Export::Analysis { as_of, filter: filter.clone(), discreet: false },
        Export::AnalysisWorkbook { as_of, filter: filter.clone(), discreet: true },
        Export::Contacts { as_of, filter: filter.clone() },
        Export::Map { as_of, filter: filter.clone(), form: MapForm::Kml },
    ] {
        assert_eq!(what.side(), principals, "{what:?}");
    }
    for whole in [Export::Snapshot, Export::Coverage { as_of }, Export::Dossie { as_of, discreet: false }] {
        assert_eq!(whole.side(), BTreeSet::new(), "{whole:?}");
    }
}
