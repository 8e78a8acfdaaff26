use super::*;
use crate::domain::client::{ClientEdit, Holding, Situation};
use crate::domain::fact::Origin;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::Order;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::risk_signals::RiskSeen;
use crate::domain::indicator::coverage::coverage;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::sample;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::id::{ClientId, InteractionId, OrderId, RiskCheckId, SalespersonId};
use crate::domain::value::money::Centavos;
use crate::domain::value::uf::Uf;

const AT: Stamp = Stamp { millis: 1, counter: 0, device: DeviceId(1) };

fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn place(column: Column) -> usize {
    Column::ALL.iter().position(|one| *one == column).unwrap()
}

/// The rows up to `no_denominador`.
fn rows(portfolio: &Portfolio, on: NaiveDate, filter: &Filter) -> Vec<String> {
    let later = place(Column::Profile);
    let cut = |row: String| {
        let end = row.rmatch_indices(';').nth(Column::ALL.len() - later - 1).unwrap().0;
        row[..end].to_owned()
    };
    whole_rows(portfolio, on, filter, None).into_iter().map(cut).collect()
}

fn whole_rows(portfolio: &Portfolio, on: NaiveDate, filter: &Filter, model: Option<&Model>) -> Vec<String> {
    let text = String::from_utf8(analysis_csv(portfolio, on, filter, model)).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap().strip_suffix("\r\n").unwrap().to_owned();
    text.split("\r\n").map(str::to_owned).collect()
}

fn carteira(fill: impl Fn(&mut Client), contacts: &[(u32, u32)], orders: &[(u32, u32)]) -> Portfolio {
    let id = ClientId::from_u128(1);
    let mut client = Client { legal_name: "Padaria".to_owned(), ..Client::new(id, AT) };
    fill(&mut client);
    let mut steps = vec![Step::AddClient(Box::new(client))];
    for (at, (month, day)) in contacts.iter().enumerate() {
        let fact = InteractionId::from_u128(100 + at as u128);
        let interaction = Interaction::new(fact, AT, date(*month, *day), Channel::Visit, Outcome::Attended);
        steps.push(Step::AddInteraction { client: id, interaction: Box::new(interaction) });
    }
    for (at, (month, day)) in orders.iter().enumerate() {
        let order =
            Order::new(OrderId::from_u128(200 + at as u128), AT, date(*month, *day), Centavos::new(100));
        steps.push(Step::AddOrder {
            client: id,
            order: Box::new(Order { origin: Origin::Imported, ..order }),
        });
    }
    let mut portfolio = Portfolio::default();
    portfolio.apply(&Change { deed: Deed::Import, steps }, AT).unwrap();
    portfolio
}

#[test]
fn a_row_says_everything_known_on_the_day() {
    let fill = |client: &mut Client| {
        client.code = Some("0042".to_owned());
        client.trade_name = Some("=Pão; \"bom\"".to_owned());
        client.tax_id = TaxId::parse("11222333000181").ok();
        client.uf = Some(Uf::SP);
        client.city = Some("Campinas".to_owned());
        client.cadence_days = Some(20);
    };
    let portfolio = carteira(fill, &[(6, 1)], &[(3, 1), (4, 1), (6, 1)]);
    let rows = rows(&portfolio, date(6, 21), &Filter::default());
    assert_eq!(
        rows[0],
        "codigo;cliente;cnpj_cpf;vendedor;uf;municipio;ultimo_contato;dias_sem_contato;intervalo_dias;estado_contato;\
         ultimo_pedido;dias_sem_comprar;ciclo_medio_dias;classe;coberto_no_mes;visitado_no_mes;positivado_no_mes;\
         no_denominador"
    );
    assert_eq!(
        rows[1],
        "0042;\"'=Pão; \"\"bom\"\"\";11.222.333/0001-81;;SP;Campinas;01/06/2026;20;20;atrasado;01/06/2026;20;46;ativo;sim;sim;sim;sim"
    );
}

#[test]
fn what_is_missing_is_empty_and_never_a_zero_or_today() {
    let portfolio = carteira(|_| {}, &[], &[]);
    let rows = rows(&portfolio, date(6, 21), &Filter::default());
    // No order of anybody is known, so the client is in the denominator; see coverage::exclusion.
    assert_eq!(rows[1], ";Padaria;;;;;;;30;sem registro;;;;sem compras;não;não;não;sim");
}

#[test]
fn a_fractional_cycle_has_a_decimal_comma_and_one_order_has_none() {
    let cell = |portfolio: &Portfolio| {
        rows(portfolio, date(6, 21), &Filter::default())[1].split(';').nth(12).unwrap().to_owned()
    };
    assert_eq!(cell(&carteira(|_| {}, &[], &[(4, 1), (4, 30), (6, 1)])), "30,5");
    assert_eq!(cell(&carteira(|_| {}, &[], &[(6, 1)])), "");
    assert_eq!(cell(&carteira(|_| {}, &[], &[(4, 1), (4, 1)])), "", "orders of one day are one");
}

#[test]
fn the_past_is_shown_as_it_was_known_then() {
    let portfolio = carteira(|_| {}, &[(5, 10), (6, 10)], &[(5, 10), (6, 10)]);
    let on = |month, day| rows(&portfolio, date(month, day), &Filter::default())[1].clone();
    assert_eq!(on(6, 9), ";Padaria;;;;;10/05/2026;30;15;esquecido;10/05/2026;30;;ativo;não;não;não;sim");
    assert_eq!(on(6, 10), ";Padaria;;;;;10/06/2026;0;15;em dia;10/06/2026;0;31;ativo;sim;sim;sim;sim");
}

#[test]
fn who_left_or_is_blocked_has_a_row_and_is_out_of_the_denominator() {
    let orders = [(6, 1)];
    for fill in [
        (|client: &mut Client| client.left = Some(date(6, 21))) as fn(&mut Client),
        |client| client.entered = Some(date(6, 22)),
        |client| client.situation = Situation::Blocked,
    ] {
        let rows = rows(&carteira(fill, &[], &orders), date(6, 21), &Filter::default());
        assert!(rows[1].ends_with(";não"), "{}", rows[1]);
    }
}

const CANOAS: u32 = 4_304_606;

#[test]
fn the_filter_of_the_screen_holds_for_the_file() {
    let today = date(11, 20);
    let portfolio = Portfolio::from_records(sample::records(7, today));
    let all = rows(&portfolio, today, &Filter::default());
    assert_eq!(all.len(), 1 + sample::CLIENTS);
    let filter = Filter { cities: [CANOAS].into(), ..Filter::default() };
    let some = rows(&portfolio, today, &filter);
    assert!(some.len() > 1 && some.len() < all.len());
    assert!(some[1..].iter().all(|row| row.split(';').nth(5) == Some("Canoas")));
}

#[test]
fn the_file_counts_the_coverage_on_the_screen() {
    let today = date(11, 20);
    let portfolio = Portfolio::from_records(sample::records(7, today));
    let month = Month::of(today).period();
    let tally = coverage(portfolio.columns(), portfolio.rules(), month, today).tally;
    let rows: Vec<Vec<String>> = rows(&portfolio, today, &Filter::default())[1..]
        .iter()
        .map(|row| row.split(';').map(str::to_owned).collect())
        .collect();
    let count =
        |column: usize| rows.iter().filter(|row| row[17] == "sim" && row[column] == "sim").count() as u32;
    assert_eq!(
        [count(17), count(14), count(15), count(16)],
        [tally.eligible, tally.covered, tally.visited, tally.bought]
    );
}

#[test]
fn the_vendedor_is_who_held_the_client_that_day() {
    let (rui, eva) = (SalespersonId::from_u128(1), SalespersonId::from_u128(2));
    let mut portfolio = carteira(
        |client| {
            client.holdings = vec![
                Holding { since: None, salesperson: Some(rui) },
                Holding { since: Some(date(6, 1)), salesperson: Some(eva) },
            ];
        },
        &[],
        &[],
    );
    for (id, name) in [(rui, "Rui"), (eva, "Eva")] {
        let value = crate::domain::catalog::salesperson::Salesperson {
            id,
            name: name.to_owned(),
            email: None,
            phone: None,
        };
        let edit = crate::domain::catalog::CatalogEdit::Salesperson { id, value: Some(value) };
        portfolio.apply(&Change::one(Deed::ChangeCatalog, Step::EditCatalog(edit)), AT).unwrap();
    }
    let holder = |day| rows(&portfolio, day, &Filter::default())[1].split(';').nth(3).unwrap().to_owned();
    assert_eq!((holder(date(5, 31)), holder(date(6, 1))), ("Rui".to_owned(), "Eva".to_owned()));
}

#[test]
fn the_indicators_follow_and_what_is_ahead_is_empty_without_a_model() {
    let portfolio = carteira(|_| {}, &[], &[(3, 1), (4, 1), (6, 1)]);
    let on = date(6, 21);
    let tail = |model: Option<&Model>| {
        let row = &whole_rows(&portfolio, on, &Filter::default(), model)[1];
        let until = place(Column::RiskScore);
        row.split(';').take(until).skip(18).map(str::to_owned).collect::<Vec<_>>()
    };
    let without = [
        "regular",
        "",
        "A",
        "3",
        "3",
        "3",
        "quase fiéis",
        "",
        "",
        "",
        "",
        "3",
        "1",
        "3",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ];
    assert_eq!(tail(None), without);
    let model =
        crate::domain::indicator::analysis::insight::Evidence::of(portfolio.columns(), on).learn(|_| {});
    let with = tail(Some(&model));
    assert!(with[7].starts_with("0,"), "P(vivo) from 0 to 1: {with:?}");
    assert!(with[10].ends_with("/2026"), "{with:?}");
    assert_eq!(with.len(), place(Column::RiskScore) - 18);
}

#[test]
fn the_motivo_is_its_key_or_the_name_the_rep_gave_it() {
    let mut portfolio = carteira(|client| client.situation_reason = Some("preco".to_owned()), &[], &[(3, 1)]);
    let motivo = |portfolio: &Portfolio| {
        let rows = whole_rows(portfolio, date(6, 21), &Filter::default(), None);
        let at = place(Column::Reason);
        rows[1].split(';').nth(at).unwrap().to_owned()
    };
    assert_eq!(motivo(&portfolio), "preco");
    let named = |name: &str| crate::domain::catalog::reasons::Reason {
        name: Some(name.to_owned()),
        ..crate::domain::catalog::reasons::REASONS[0].reason()
    };
    let id = "preco".to_owned();
    let edit = crate::domain::catalog::CatalogEdit::Reason { id, value: Some(named("preço alto")) };
    portfolio.apply(&Change::one(Deed::EditReason, Step::EditCatalog(edit)), AT).unwrap();
    assert_eq!(motivo(&portfolio), "preço alto");
}

/// Two orders of R$ 1,00 in twelve months against R$ 0,10 a month; the order of the year before is none of them.
#[test]
fn the_share_of_wallet_is_of_twelve_months_and_may_pass_the_whole() {
    let cells = |a_month: Option<i64>| {
        let fill = |client: &mut Client| client.purchase_potential = a_month.map(Centavos::new);
        let portfolio = carteira(fill, &[], &[(3, 1), (6, 1)]);
        let row = whole_rows(&portfolio, date(6, 21), &Filter::default(), None)[1].clone();
        let at = place(Column::Potential);
        row.split(';').skip(at).take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(cells(None), ["", ""], "missing stays missing");
    assert_eq!(cells(Some(0)), ["", ""], "nothing is not what a client buys");
    assert_eq!(cells(Some(10)), ["0,1", "166,7"]);
    assert_eq!(cells(Some(3_000)), ["30", "0,6"]);
}

/// R$ 2,00 in twelve months: half a real a month with moderate risk.
#[test]
fn credit_is_as_known_on_the_day_and_empty_where_nobody_looked() {
    let mut portfolio = carteira(|_| {}, &[], &[(3, 1), (6, 1)]);
    let cells = |portfolio: &Portfolio, on| {
        let row = whole_rows(portfolio, on, &Filter::default(), None)[1].clone();
        row.split(';').skip(place(Column::RiskScore)).take(7).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(cells(&portfolio, date(6, 21)), ["", "", "", "", "", "", ""]);
    let seen =
        RiskSeen { protests: Some(3), open_titles: Some(Centavos::new(12_345)), ..RiskSeen::default() };
    let check = RiskCheck { seen, ..RiskCheck::new(RiskCheckId::from_u128(1), AT, date(6, 20)) };
    let client = ClientId::from_u128(1);
    let steps = vec![
        Step::PutFact { client, fact: Box::new(check.into()) },
        Step::EditClient { client, edits: vec![ClientEdit::CreditLimit(Some(Centavos::new(0)))] },
    ];
    let later = Stamp { millis: 2, ..AT };
    portfolio.apply(&Change { deed: Deed::CheckCredit, steps }, later).unwrap();
    let known = ["70", "moderado", "sim", "20/06/2026", "0", "0", "123,45"];
    assert_eq!(cells(&portfolio, date(6, 21)), known);
    assert_eq!(cells(&portfolio, date(6, 19))[..4], ["", "", "sim", ""]);
}

#[test]
fn a_prospect_has_its_origin_its_stage_and_what_it_is_expected_to_buy() {
    let cells = |fill: &dyn Fn(&mut Client)| {
        let portfolio = carteira(fill, &[], &[]);
        let row = whole_rows(&portfolio, date(6, 21), &Filter::default(), None)[1].clone();
        row.split(';').skip(place(Column::Source)).take(3).map(str::to_owned).collect::<Vec<_>>()
    };
    let prospect = |client: &mut Client| {
        client.situation = Situation::Prospect;
        client.source = Some("feira".to_owned());
        client.expected_value = Some(Centavos::new(80_000));
    };
    assert_eq!(cells(&prospect), ["feira", "mapeado", "800"]);
    assert_eq!(cells(&|_| {}), ["", "", ""]);
}

#[test]
fn a_benefit_and_its_first_day_stand_in_the_file() {
    let cells = |fill: &dyn Fn(&mut Client)| {
        let row = whole_rows(&carteira(fill, &[], &[]), date(6, 21), &Filter::default(), None)[1].clone();
        row.split(';').skip(place(Column::Benefit)).take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(cells(&|client| client.benefit = Some("3%".to_owned())), ["3%", ""]);
    assert_eq!(cells(&|client| client.benefit_since = Some(date(6, 1))), ["", "01/06/2026"]);
}

#[test]
fn who_hides_values_gives_no_column_of_money_and_every_other_as_it_is() {
    let portfolio = carteira(|_| {}, &[(11, 3)], &[(9, 5), (11, 4)]);
    let cut = |bytes: Vec<u8>| -> Vec<Vec<String>> {
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap();
        text.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
    };
    let whole = cut(analysis_csv(&portfolio, date(11, 20), &Filter::default(), None));
    let discreet = cut(without_money(&portfolio, date(11, 20), &Filter::default(), None));
    let is_money: Vec<bool> = Column::ALL.iter().map(|column| column.kind() == Kind::Money).collect();
    assert!(is_money.contains(&true));
    let expected: Vec<Vec<String>> = whole
        .iter()
        .map(|row| {
            row.iter().zip(&is_money).filter(|(_, money)| !**money).map(|(cell, _)| cell.clone()).collect()
        })
        .collect();
    assert_eq!(discreet, expected);
}

#[test]
fn what_a_client_said_of_us_stands_as_known_on_the_day() {
    let mut portfolio = carteira(|_| {}, &[(5, 10), (6, 10)], &[]);
    let client = ClientId::from_u128(1);
    let said = |number: u128, month, day, nps, complaint: Option<&str>| {
        let bare = Interaction::new(
            InteractionId::from_u128(number),
            AT,
            date(month, day),
            Channel::Call,
            Outcome::Attended,
        );
        let interaction = Interaction { nps, complaint: complaint.map(str::to_owned), ..bare };
        Step::AddInteraction { client, interaction: Box::new(interaction) }
    };
    let steps = vec![said(300, 5, 11, Some(9), None), said(301, 6, 11, Some(3), Some("atraso"))];
    portfolio.apply(&Change { deed: Deed::Import, steps }, AT).unwrap();
    let cells = |month, day| {
        let row = whole_rows(&portfolio, date(month, day), &Filter::default(), None).remove(1);
        let row: Vec<&str> = row.split(';').collect();
        [Column::Nps, Column::NpsOn, Column::OpenComplaint].map(|one| row[place(one)].to_owned())
    };
    assert_eq!(cells(5, 10), ["", "", ""]);
    assert_eq!(cells(6, 10), ["9", "11/05/2026", ""]);
    assert_eq!(cells(6, 11), ["3", "11/06/2026", "11/06/2026"]);
}
