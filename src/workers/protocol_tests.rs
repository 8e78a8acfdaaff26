use super::*;

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
