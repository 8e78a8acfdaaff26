mod any_file;
mod identity;
mod of_checks;
mod of_facts;

use super::super::cells::CellError;
use super::super::headings::{Field, Kind, Missing, Target};
use super::*;
use crate::domain::client::{Client, ClientField, Situation};
use crate::domain::fact::Origin;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::order::OrderStatus;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::measure::risk_score::Registration;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::Step;
use crate::domain::value::cnpj::CnpjError;
use crate::domain::value::cpf::{TaxId, TaxIdError};
use crate::domain::value::money::Centavos;
use chrono::{FixedOffset, NaiveDate};
use proptest::prelude::*;

const TODAY: (i32, u32, u32) = (2026, 3, 31);

fn day(day: u32, month: u32, year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn settings() -> Settings {
    Settings::new(day(TODAY.2, TODAY.1, TODAY.0), FixedOffset::west_opt(3 * 3600).unwrap())
}

fn plan_with(portfolio: &Portfolio, bytes: &[u8], settings: Settings) -> ImportPlan {
    let sheet = read(bytes).unwrap();
    Importer::new(&sheet, portfolio, None, settings).finish()
}

fn plan(portfolio: &Portfolio, text: &str) -> ImportPlan {
    plan_with(portfolio, text.as_bytes(), settings())
}

/// Applies a plan as the app does, each at a later stamp.
fn apply(portfolio: &mut Portfolio, plan: ImportPlan) {
    thread_local!(static NOW: std::cell::Cell<u64> = const { std::cell::Cell::new(1_000) });
    let millis = NOW.replace(NOW.get() + 1);
    let stamp = Stamp { millis, counter: 0, device: DeviceId(1) };
    portfolio.apply(&plan.into_change(), stamp).unwrap();
}

fn import(portfolio: &mut Portfolio, text: &str) -> ImportPlan {
    let plan = plan(portfolio, text);
    apply(portfolio, plan.clone());
    plan
}

/// New, updated, same, in conflict, refused, ignored.
fn counts(plan: &ImportPlan) -> [usize; 6] {
    [
        plan.new.len(),
        plan.updates.len(),
        plan.same.len(),
        plan.conflicts.len(),
        plan.refused.len(),
        plan.ignored.len(),
    ]
}

fn only_client(portfolio: &Portfolio) -> &Client {
    let mut clients = portfolio.clients();
    let (_, client) = clients.next().unwrap();
    assert!(clients.next().is_none());
    client
}

const CLIENTS: &str = "codigo;razao_social;cnpj;telefone;cidade;uf;vendedor;representadas;situacao;curva\n\
    1;Bar do Zé;11.222.333/0001-81;(19) 98765-4321;Campinas;SP;Ana;Alfa|Beta;ativo;A\n\
    2;Padaria União;;(19) 3265-4321;Campinas;SP;Ana;Alfa;bloqueado;B\n\
    3;Mercado Central;;;Belo Horizonte;MG;Bia;;potencial;\n";

#[test]
fn every_model_comes_in_whole_and_twice_changes_nothing() {
    let mut portfolio = Portfolio::default();
    for kind in Kind::ALL {
        let text = model(kind);
        assert_eq!(read(text.as_bytes()).unwrap().mapping.kind, kind);
        let first = import(&mut portfolio, &text);
        assert_eq!(
            (counts(&first), first.notes.len(), first.problems.len()),
            ([2, 0, 0, 0, 0, 0], 0, 0),
            "{kind:?}"
        );
        let second = plan(&portfolio, &text);
        assert_eq!(counts(&second), [0, 0, 2, 0, 0, 0], "{kind:?}: {second:?}");
        assert!(second.is_nothing());
    }
}

#[test]
fn a_client_has_all_that_its_row_says() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, &model(Kind::Clients));
    let (_, client) = portfolio.clients().find(|(_, client)| client.code.as_deref() == Some("1001")).unwrap();
    assert_eq!(client.legal_name, "Padaria Exemplo Ltda");
    assert_eq!(client.trade_name.as_deref(), Some("Padaria Exemplo"));
    assert_eq!(client.tax_id, TaxId::parse("11222333000181").ok());
    assert_eq!(client.phones[0].to_string(), "(19) 3265-4321");
    assert_eq!(client.whatsapp.as_ref().unwrap().whatsapp_digits(), Some("5519987654321"));
    assert_eq!(client.cep.unwrap().to_string(), "13010-111");
    assert_eq!(client.location.unwrap().lat(), -22.9056);
    assert_eq!(client.cadence_days, Some(30));
    assert_eq!((client.entered, client.left), (Some(day(5, 1, 2026)), None));
    assert_eq!(client.situation, Situation::Active);
    assert_eq!(client.tags.iter().map(String::as_str).collect::<Vec<_>>(), ["prioridade", "rota 1"]);
    assert_eq!(client.principals.len(), 2);
    let holder = client.holder_on(day(1, 1, 2020)).unwrap();
    assert_eq!(portfolio.catalog().salesperson(holder).unwrap().name, "Ana Souza");
    assert!(client.extra.is_empty());
    let dossier = portfolio.dossier(client.id).unwrap();
    assert!(dossier.interactions.is_empty(), "no last contact was given, so none is made up");
}

#[test]
fn unknown_columns_are_kept_as_free_fields_and_names_enter_the_catalog_once() {
    let mut portfolio = Portfolio::default();
    let plan = import(&mut portfolio, CLIENTS);
    assert_eq!(counts(&plan), [3, 0, 0, 0, 0, 0]);
    assert_eq!(
        (plan.new_salespeople.join(" "), plan.new_principals.join(" ")),
        ("Ana Bia".into(), "Alfa Beta".into())
    );
    let (_, bar) = portfolio.clients().find(|(_, client)| client.legal_name == "Bar do Zé").unwrap();
    assert_eq!(bar.extra.get("curva").map(String::as_str), Some("A"));
    let same_people = "razao_social;vendedor\nOutro;ANA\n";
    assert!(self::plan(&portfolio, same_people).new_salespeople.is_empty());
}

#[test]
fn a_changed_row_updates_only_what_differs_and_blanks_erase_nothing() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let changed = "codigo;razao_social;cnpj;telefone;cidade;vendedor\n\
        1;Bar do Zé Ltda;;(19) 3232-1111;;Bia\n2;;;;;\n";
    let plan = import(&mut portfolio, changed);
    assert_eq!(counts(&plan), [0, 1, 1, 0, 0, 0]);
    assert_eq!(plan.updates[0].fields, [ClientField::LegalName, ClientField::Holdings, ClientField::Phones]);
    let (_, bar) = portfolio.clients().find(|(_, client)| client.code.as_deref() == Some("1")).unwrap();
    assert_eq!(bar.legal_name, "Bar do Zé Ltda");
    assert_eq!(bar.city.as_deref(), Some("Campinas"));
    assert_eq!(bar.phones.len(), 2);
    assert_eq!(bar.holdings.len(), 2, "a change of vendedor is a transfer from today, with its history");
    assert_eq!(bar.holdings[1].since, Some(settings().today));
}

#[test]
fn undo_takes_the_whole_import_back() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let before: Vec<Client> = portfolio.clients().map(|(_, client)| client.clone()).collect();
    let change = plan(&portfolio, "codigo;razao_social;curva\n1;Outro Nome;x\n9;Novo;y\n").into_change();
    let applied = portfolio.apply(&change, Stamp { millis: 9_000, counter: 0, device: DeviceId(1) }).unwrap();
    assert_eq!(portfolio.client_count(), 4);
    portfolio.apply(&applied.inverse, Stamp { millis: 9_001, counter: 0, device: DeviceId(1) }).unwrap();
    let after: Vec<Client> = portfolio.clients().map(|(_, client)| client.clone()).collect();
    assert_eq!(
        after.iter().map(|c| &c.legal_name).collect::<Vec<_>>(),
        before.iter().map(|c| &c.legal_name).collect::<Vec<_>>()
    );
    // And the file can come in again.
    assert_eq!(counts(&import(&mut portfolio, "codigo;razao_social\n9;Novo\n")), [1, 0, 0, 0, 0, 0]);
}

#[test]
fn refused_rows_say_line_column_and_reason() {
    let plan = plan(
        &Portfolio::default(),
        "Relatório\n\ncnpj;razao_social;uf\n11.222.333/0001-00;Bar;SP\n1,12223E+13;Padaria;SP\n;;SP\n529.982.247-25;;\n",
    );
    assert_eq!(counts(&plan), [0, 0, 0, 0, 4, 1]);
    let shown: Vec<(u32, Option<u32>, RowReason)> = plan
        .refused
        .iter()
        .map(|refused| (refused.line, refused.problems[0].column, refused.problems[0].reason))
        .collect();
    assert_eq!(
        shown,
        [
            (4, Some(0), RowReason::Cell(CellError::Document(TaxIdError::Cnpj(CnpjError::CheckDigits)))),
            (5, Some(0), RowReason::Cell(CellError::Scientific)),
            (6, None, RowReason::MissingIdentity),
            (7, None, RowReason::MissingName),
        ]
    );
    assert_eq!(plan.refused[1].problems[0].cell.as_ref(), "1,12223E+13");
    assert_eq!(plan.ignored, [Ignored { line: 1, reason: IgnoredReason::Preamble }]);
}

#[test]
fn cells_not_understood_stay_as_free_fields() {
    let mut portfolio = Portfolio::default();
    let plan = import(
        &mut portfolio,
        "razao_social;telefone;email;cep;latitude;longitude;entrada;situacao;uf;intervalo_dias\n\
         Bar;falar com Ana;arroba;123;-47,06;-22,90;31/02/2026;inativo;ZZ;mensal\n",
    );
    assert_eq!(counts(&plan), [1, 0, 0, 0, 0, 0]);
    let client = only_client(&portfolio);
    assert_eq!(client.extra.len(), 9, "{:?}", client.extra);
    assert_eq!(client.extra["telefone"], "falar com Ana");
    assert_eq!((client.location, client.entered, client.situation), (None, None, Situation::Active));
    assert!(
        plan.notes.iter().any(|note| note.reason == NoteReason::KeptAsText(CellError::CoordinatesSwapped))
    );
    assert!(plan.notes.iter().any(|note| note.reason == NoteReason::SituationIsComputed));
}

#[test]
fn mended_cells_are_noted() {
    let mut portfolio = Portfolio::default();
    let plan = import(&mut portfolio, "razao_social;cnpj;cep;cidade_uf\nBar;11000171;1310100;São Paulo/SP\n");
    let reasons: Vec<NoteReason> = plan.notes.iter().map(|note| note.reason).collect();
    assert_eq!(reasons, [NoteReason::ZerosRestored(6), NoteReason::CepZeroRestored]);
    let client = only_client(&portfolio);
    assert_eq!(client.tax_id.unwrap().to_string(), "00.000.011/0001-71");
    assert_eq!((client.city.as_deref(), client.uf.unwrap().letters()), (Some("São Paulo"), "SP"));
    assert_eq!(client.cep.unwrap().to_string(), "01310-100");
}

#[test]
fn a_column_left_out_by_the_user_stays_out() {
    let mut sheet = read(CLIENTS.as_bytes()).unwrap();
    let curva = sheet.mapping.columns.len() - 1;
    sheet.mapping.set(curva, Target::Ignore);
    sheet.mapping.set(3, Target::Field(Field::WhatsApp));
    let portfolio = Portfolio::default();
    let plan = Importer::new(&sheet, &portfolio, None, settings()).finish();
    let Some(Step::AddClient(client)) = plan.steps.iter().find(|step| matches!(step, Step::AddClient(_)))
    else {
        panic!("no client")
    };
    assert!(client.extra.is_empty() && client.phones.is_empty() && client.whatsapp.is_some());
}

#[test]
fn a_place_put_right_on_the_device_stays() {
    use crate::domain::client::ClientEdit;
    use crate::domain::place::geo::LatLon;
    use crate::domain::portfolio::change::{Change, Deed};
    let text = "cnpj;razao_social;latitude;longitude\n11222333000181;Bar;-22,9;-47,0\n";
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, text);
    let client = only_client(&portfolio).id;
    let edits = vec![ClientEdit::Location(LatLon::new(-23.0, -47.1).ok())];
    let stamp = Stamp { millis: 99_000, counter: 0, device: DeviceId(1) };
    portfolio.apply(&Change::one(Deed::Locate, Step::EditClient { client, edits }), stamp).unwrap();
    let plan = plan(&portfolio, text);
    assert_eq!(counts(&plan), [0, 0, 1, 0, 0, 0]);
}

#[test]
fn totals_footers_and_repeated_headings_are_listed_as_ignored() {
    let plan = plan(
        &Portfolio::default(),
        "cnpj;razao_social;limite\n11222333000181;Bar;1\n;;\ncnpj;razao_social;limite\nTotal;;1\nEmitido em 01/01/2026;;\n",
    );
    assert_eq!(counts(&plan), [1, 0, 0, 0, 0, 4]);
}

#[test]
fn rows_are_judged_some_at_a_time_with_the_same_plan() {
    let sheet = read(CLIENTS.as_bytes()).unwrap();
    let portfolio = Portfolio::default();
    let mut importer = Importer::new(&sheet, &portfolio, None, settings());
    assert_eq!(importer.step(2), Progress { done: 2, total: 3 });
    assert_eq!(importer.step(2), Progress { done: 3, total: 3 });
    assert_eq!(importer.finish(), plan(&portfolio, CLIENTS));
}

#[test]
fn a_plan_crosses_to_the_page_as_json() {
    let plan = plan(&Portfolio::default(), CLIENTS);
    let json = serde_json::to_string(&plan).unwrap();
    assert_eq!(serde_json::from_str::<ImportPlan>(&json).unwrap(), plan);
}

#[test]
fn a_list_of_clients_may_bring_what_good_payers_are_given() {
    let mut portfolio = Portfolio::default();
    let file = "codigo;razao_social;benefício;benefício desde\n1;Bar;3% à vista;01/10/2025\n2;Loja;;\n";
    import(&mut portfolio, file);
    assert!(plan(&portfolio, file).is_nothing());
    let given: Vec<_> =
        portfolio.clients().map(|(_, client)| (client.benefit.clone(), client.benefit_since)).collect();
    assert_eq!(given, [(Some("3% à vista".to_owned()), Some(day(1, 10, 2025))), (None, None)]);
}
