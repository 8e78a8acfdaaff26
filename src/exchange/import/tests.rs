mod any_file;
mod of_checks;

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
fn orders_and_interactions_reach_their_clients() {
    let mut portfolio = Portfolio::default();
    for kind in Kind::ALL {
        import(&mut portfolio, &model(kind));
    }
    let (_, client) = portfolio.clients().find(|(_, client)| client.code.as_deref() == Some("1001")).unwrap();
    let dossier = portfolio.dossier(client.id).unwrap();
    let order = &dossier.orders[0];
    assert_eq!(
        (order.date, order.value, order.status),
        (day(12, 1, 2026), Centavos::new(123_456), OrderStatus::Invoiced)
    );
    assert_eq!(order.number.as_deref(), Some("5001"));
    assert_eq!(portfolio.catalog().principal(order.principal.unwrap()).unwrap().name, "Alimentos Alfa");
    let contact = &dossier.interactions[0];
    assert_eq!((contact.channel, contact.outcome), (Channel::Visit, Outcome::Success));
    assert_eq!(contact.time.unwrap().to_string(), "09:30:00");
    assert_eq!(contact.note.as_deref(), Some("Pediu a tabela nova"));
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
fn identity_goes_from_document_to_code_to_phone_to_name_and_city() {
    for (row, found) in [
        // By document, whatever the rest.
        ("99;Outro;11.222.333/0001-81;;;", true),
        ("2;;;;;", true),
        ("002;Padaria União Ltda;;;;", true),
        (";Bar do Ze;;19 98765-4321;;", true),
        // A code or a phone alone is not enough against the name or the town.
        (";Outro nome;;19 98765-4321;;", false),
        (";Bar do Zé;;19 98765-4321;Sorocaba;SP", false),
        (";PADARIA UNIAO;;;campinas;", true),
        (";Padaria União;;;Valinhos;", false),
        (";Padaria União;;;;", false),
        ("77;Padaria União;;;Campinas;SP", false),
        (";Bar do Zé;529.982.247-25;;Campinas;SP", false),
    ] {
        let mut portfolio = Portfolio::default();
        import(&mut portfolio, CLIENTS);
        let plan = plan(&portfolio, &format!("codigo;razao_social;cnpj_cpf;telefone;cidade;uf\n{row}\n"));
        let [new, updates, same, ..] = counts(&plan);
        assert_eq!((new, updates + same), if found { (0, 1) } else { (1, 0) }, "{row}: {plan:?}");
    }
}

#[test]
fn keys_that_contradict_each_other_are_conflicts() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let conflict = |text: &str| {
        let plan = plan(&portfolio, text);
        assert_eq!(counts(&plan), [0, 0, 0, 1, 0, 0], "{text}: {plan:?}");
        assert!(plan.is_nothing());
        plan.conflicts[0].kind.clone()
    };
    assert!(matches!(conflict("codigo;cnpj\n2;11.222.333/0001-81\n"), ConflictKind::KeysDisagree { .. }));
    let other = conflict("codigo;razao_social;cpf\n1;Bar;529.982.247-25\n");
    let (there, here) = (TaxId::parse("11222333000181").unwrap(), TaxId::parse("52998224725").unwrap());
    assert!(
        matches!(other, ConflictKind::OtherDocument { there: t, here: h, .. } if t == there && h == here)
    );
}

#[test]
fn a_clash_of_codes_is_settled_as_the_user_says() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let text = b"codigo;razao_social;cpf\n1;Bar;529.982.247-25\n";
    let with = |code_clash| counts(&plan_with(&portfolio, text, Settings { code_clash, ..settings() }));
    assert_eq!(with(CodeClash::Ask), [0, 0, 0, 1, 0, 0]);
    assert_eq!(with(CodeClash::OtherClient), [1, 0, 0, 0, 0, 0]);
    assert_eq!(with(CodeClash::NewDocument), [0, 1, 0, 0, 0, 0]);
}

#[test]
fn several_that_fit_are_a_conflict() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, "codigo;razao_social;cidade\n1;Farma;Campinas\n2;Farma;Campinas\n");
    assert_eq!(portfolio.client_count(), 2);
    let plan = plan(&portfolio, "razao_social;cidade\nFarma;Campinas\n");
    assert_eq!(plan.conflicts[0].kind, ConflictKind::SeveralMatch { count: 2 });
}

#[test]
fn a_second_code_of_a_client_is_kept_and_found_again() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let other_source = "codigo;razao_social;cnpj\nB-77;Bar do Zé;11222333000181\n";
    let first = import(&mut portfolio, other_source);
    assert_eq!((counts(&first), first.notes[0].reason), ([0, 1, 0, 0, 0, 0], NoteReason::OtherCode));
    assert_eq!(counts(&plan(&portfolio, other_source)), [0, 0, 1, 0, 0, 0]);
    let orders = "numero;data;cliente_codigo;valor\n1;01/03/2026;B-77;10,00\n2;01/03/2026;1;10,00\n";
    assert_eq!(counts(&import(&mut portfolio, orders)), [2, 0, 0, 0, 0, 0]);
    let (_, bar) = portfolio.clients().find(|(_, client)| client.tax_id.is_some()).unwrap();
    assert_eq!(bar.code.as_deref(), Some("1"));
    assert_eq!(portfolio.dossier(bar.id).unwrap().orders.len(), 2);
}

#[test]
fn one_client_on_two_lines_joins_or_conflicts() {
    let portfolio = Portfolio::default();
    let joined = plan(
        &portfolio,
        "cnpj;nome;representada\n11222333000181;Bar;Alfa\n11222333000181;Bar;Beta\n11222333000181;Bar;Alfa\n",
    );
    assert_eq!(counts(&joined), [1, 1, 0, 0, 0, 1]);
    assert_eq!(joined.ignored[0].reason, IgnoredReason::Repeated { first_line: 2 });
    let client = joined.steps.iter().find_map(|step| match step {
        Step::AddClient(client) => Some(client),
        _ => None,
    });
    assert_eq!(client.unwrap().principals.len(), 2);
    let clash = plan(&portfolio, "cnpj;nome\n11222333000181;Bar\n11222333000181;Padaria\n");
    assert_eq!(counts(&clash), [1, 0, 0, 1, 0, 0]);
    assert_eq!(
        clash.conflicts[0].kind,
        ConflictKind::RepeatedClient { first_line: 2, fields: vec![ClientField::LegalName] }
    );
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
fn a_missing_last_contact_stays_missing_and_a_given_one_is_a_contact() {
    let text = "cnpj;razao_social;ultima_visita;ultimo_contato\n\
        11222333000181;Bar;;\n529.982.247-25;José;10/03/2026;12/03/2026\n;Padaria;01/04/2026;00/00/0000\n";
    let mut portfolio = Portfolio::default();
    let plan = import(&mut portfolio, text);
    assert_eq!(counts(&plan), [3, 0, 0, 0, 0, 0]);
    let contacts = |name: &str| {
        let (_, client) = portfolio.clients().find(|(_, client)| client.legal_name == name).unwrap();
        portfolio
            .dossier(client.id)
            .unwrap()
            .interactions
            .iter()
            .map(|i| (i.date, i.channel))
            .collect::<Vec<_>>()
    };
    assert!(contacts("Bar").is_empty());
    assert!(contacts("Padaria").is_empty(), "neither tomorrow nor a date of zeros");
    assert_eq!(contacts("José"), [(day(10, 3, 2026), Channel::Visit), (day(12, 3, 2026), Channel::Call)]);
    assert!(self::plan(&portfolio, text).is_nothing());
}

#[test]
fn orders_of_unknown_clients_are_refused_or_register_them() {
    let text = "numero;data;cliente;cnpj;valor\n1;01/03/2026;Bar;11222333000181;10,00\n2;01/03/2026;Padaria;;10,00\n3;01/03/2026;;;10,00\n";
    let portfolio = Portfolio::default();
    let refused = plan(&portfolio, text);
    assert_eq!(counts(&refused), [0, 0, 0, 0, 3, 0]);
    let reasons: Vec<RowReason> = refused.refused.iter().map(|row| row.problems[0].reason).collect();
    assert_eq!(
        reasons,
        [
            RowReason::UnknownClient { can_create: true },
            RowReason::UnknownClient { can_create: false },
            RowReason::MissingIdentity
        ]
    );
    let mut portfolio = Portfolio::default();
    let creating = plan_with(&portfolio, text.as_bytes(), Settings { create_clients: true, ..settings() });
    assert_eq!(counts(&creating), [1, 0, 0, 0, 2, 0]);
    apply(&mut portfolio, creating);
    assert_eq!(only_client(&portfolio).legal_name, "Bar");
}

#[test]
fn an_order_that_changed_replaces_the_old_one() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let order = |status: &str, value: &str| {
        format!("numero;data;cliente_codigo;valor;situacao\n10;01/03/2026;1;{value};{status}\n")
    };
    import(&mut portfolio, &order("pendente", "10,00"));
    for (status, value) in [("faturado", "10,00"), ("faturado", "12,00"), ("pendente", "10,00")] {
        let text = order(status, value);
        assert_eq!(counts(&import(&mut portfolio, &text)), [0, 1, 0, 0, 0, 0]);
        assert_eq!(counts(&plan(&portfolio, &text)), [0, 0, 1, 0, 0, 0]);
    }
    let orders: usize = portfolio.dossiers().iter().map(|dossier| dossier.orders.len()).sum();
    assert_eq!(orders, 1);
}

#[test]
fn equal_orders_without_number_are_as_many_as_the_lines() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let one = "data;cliente_codigo;valor\n01/03/2026;1;10,00\n";
    let two = "data;cliente_codigo;valor\n01/03/2026;1;10,00\n01/03/2026;1;10,00\n";
    assert_eq!(counts(&import(&mut portfolio, one)), [1, 0, 0, 0, 0, 0]);
    assert_eq!(counts(&import(&mut portfolio, two)), [1, 0, 1, 0, 0, 0]);
    assert_eq!(counts(&import(&mut portfolio, two)), [0, 0, 2, 0, 0, 0]);
}

#[test]
fn one_line_for_each_item_of_an_order_is_a_conflict_and_never_half_an_order() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let plan = plan(
        &portfolio,
        "numero;data;cliente_codigo;valor\n10;01/03/2026;1;10,00\n10;01/03/2026;1;20,00\n10;01/03/2026;1;30,00\n",
    );
    assert_eq!(counts(&plan), [0, 0, 0, 3, 0, 0]);
    assert!(plan.is_nothing());
}

#[test]
fn contacts_of_the_future_that_took_place_are_refused_and_scheduled_ones_are_not() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let plan = plan(
        &portfolio,
        "data;cliente_codigo;canal;resultado\n31/03/2026;1;visita;sucesso\n01/04/2026;1;visita;sucesso\n01/04/2026;1;visita;agendado\n\
         30/03/2026;1;pombo;talvez\n",
    );
    assert_eq!(counts(&plan), [3, 0, 0, 0, 1, 0]);
    assert_eq!(plan.refused[0].problems[0].reason, RowReason::FutureDate(day(1, 4, 2026)));
    let kept: Vec<NoteReason> = plan.notes.iter().map(|note| note.reason).collect();
    assert_eq!(kept, [NoteReason::ChannelKept, NoteReason::OutcomeKept], "unknown words lose no contact");
}

#[test]
fn the_same_contact_twice_in_a_file_is_one() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let head = "data;hora;cliente_codigo;canal;resultado;observacao\n";
    let plan = plan(
        &portfolio,
        &format!(
            "{head}01/03/2026;10:00;1;visita;sucesso;a\n01/03/2026;10:00;1;visita;sucesso;a\n01/03/2026;10:00;1;visita;sucesso;b\n01/03/2026;11:00;1;visita;sucesso;a\n"
        ),
    );
    assert_eq!(counts(&plan), [2, 0, 0, 1, 0, 1]);
    assert_eq!(plan.conflicts[0].kind, ConflictKind::RepeatedInteraction { first_line: 2 });
}

#[test]
fn columns_without_meaning_go_into_the_note_of_an_order() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    import(&mut portfolio, "numero;data;cliente_codigo;valor;frete;obs\n10;01/03/2026;1;10,00;CIF;urgente\n");
    let order = portfolio.dossiers().iter().flat_map(|dossier| &dossier.orders).next().unwrap();
    assert_eq!(order.note.as_deref(), Some("urgente\nfrete: CIF"));
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
fn a_motivo_comes_in_by_its_words_and_the_same_file_again_changes_nothing() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let file = "data;cliente_codigo;canal;resultado;motivo\n01/03/2026;1;visita;sem pedido;Preço\n\
                02/03/2026;1;visita;sem pedido;sem espaço\n03/03/2026;1;visita;sucesso;\n";
    assert_eq!(counts(&import(&mut portfolio, file)), [3, 0, 0, 0, 0, 0]);
    let reasons: Vec<Option<&str>> = portfolio
        .dossiers()
        .iter()
        .flat_map(|dossier| dossier.interactions.iter().map(|said| said.reason.as_deref()))
        .collect();
    assert_eq!(reasons, [Some("preco"), Some("sem espaço"), None]);
    assert_eq!(counts(&import(&mut portfolio, file)), [0, 0, 3, 0, 0, 0]);
}

#[test]
fn what_was_answered_and_complained_comes_in_with_the_contact() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let file = "data;cliente_codigo;canal;resultado;NPS;CSAT;reclamação\n01/03/2026;1;visita;sucesso;9;5;\n\
                02/03/2026;1;visita;sucesso;0;1;entrega atrasou\n03/03/2026;1;visita;sucesso;11;0;\n\
                04/03/2026;1;visita;sucesso;muito;2,5;\n";
    let first = import(&mut portfolio, file);
    assert_eq!(counts(&first), [4, 0, 0, 0, 0, 0]);
    let said: Vec<_> = portfolio
        .dossiers()
        .iter()
        .flat_map(|dossier| {
            dossier
                .interactions
                .iter()
                .map(|one| (one.nps, one.csat, one.complaint.clone(), one.note.clone()))
        })
        .collect();
    let kept = |note: &str| (None, None, None, Some(note.to_owned()));
    assert_eq!(
        said,
        [
            (Some(9), Some(5), None, None),
            (Some(0), Some(1), Some("entrega atrasou".to_owned()), None),
            kept("NPS: 11\nCSAT: 0"),
            kept("NPS: muito\nCSAT: 2,5"),
        ]
    );
    let notes: Vec<_> = first.notes.iter().map(|note| (note.line, &*note.cell, note.reason)).collect();
    let number = NoteReason::KeptAsText(CellError::Number);
    assert_eq!(notes, [(4, "11", number), (4, "0", number), (5, "muito", number), (5, "2,5", number)]);
    assert_eq!(counts(&import(&mut portfolio, file)), [0, 0, 4, 0, 0, 0]);
}

const CHECKS: &str = "data_consulta;cnpj;fonte;situacao_cnpj;protestos;pendencias;titulos_em_aberto;limite_de_credito;socios;risco\n\
    10/03/2026;11.222.333/0001-81;Bureau;ativa;2;nada consta;1.234,56;2.000,00;Ana Souza | Rui Lima;B\n\
    10/03/2026;33.000.167/0001-01;Bureau;ativa;0;0;;;;\n\
    10/03/2026;11.222.333/0001-81;Receita;interditada;;;;;;\n\
    10/03/2026;11.222.333/0001-81;;;;;;;;C\n";

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

#[test]
fn who_pointed_a_client_out_is_found_by_the_whole_name_of_a_client_or_of_a_person() {
    let mut portfolio = Portfolio::default();
    import(
        &mut portfolio,
        "codigo;razao_social;contato\n1;Bar do Zé;Rita Lima\n2;Empório;Ana\n3;Empório Sul;Ana\n",
    );
    let file = "codigo;razao_social;indicado por\n4;Loja;bar do ze\n5;Mercado;RITA LIMA\n6;Feira;Quitanda\n\
        7;Quitanda;Ana\n8;Banca;Fulano\n9;Só;Só\n";
    let found = plan(&portfolio, file);
    let notes: Vec<_> = found.notes.iter().map(|note| (note.line, &*note.cell, note.reason)).collect();
    assert_eq!(
        notes,
        [
            (5, "Ana", NoteReason::SeveralReferrers),
            (6, "Fulano", NoteReason::UnknownReferrer),
            (7, "Só", NoteReason::UnknownReferrer)
        ]
    );
    apply(&mut portfolio, found);
    let of = |code: &str| {
        let (_, client) =
            portfolio.clients().find(|(_, client)| client.code.as_deref() == Some(code)).unwrap();
        client.clone()
    };
    let by = |code: &str| of(code).referred_by.map(|by| (of_id(&portfolio, by.client), by.person.is_some()));
    assert_eq!(by("4"), Some(("Bar do Zé".to_owned(), false)));
    assert_eq!(by("5"), Some(("Bar do Zé".to_owned(), true)));
    assert_eq!(by("6"), Some(("Quitanda".to_owned(), false)), "a later row");
    assert_eq!((by("7"), by("8"), by("9")), (None, None, None));
    assert_eq!(of("8").extra.get("indicado por").map(String::as_str), Some("Fulano"));
    assert!(plan(&portfolio, file).is_nothing());
    let later = "codigo;razao_social;indicado por\n1;Bar do Zé;Empório Sul\n";
    let found = plan(&portfolio, later);
    assert_eq!(
        (counts(&found), &found.updates[0].fields[..]),
        ([0, 1, 0, 0, 0, 0], &[ClientField::ReferredBy][..])
    );
}

fn of_id(portfolio: &Portfolio, id: crate::domain::value::id::ClientId) -> String {
    portfolio.client(id).map(|client| client.display_name().to_owned()).unwrap_or_default()
}
