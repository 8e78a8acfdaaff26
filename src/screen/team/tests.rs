use super::behind::{Figure, filter, slots};
use super::received::{Reminder, reminders};
use super::*;
use crate::domain::catalog::CatalogEdit;
use crate::domain::catalog::goals::GoalId;
use crate::domain::catalog::improvement_action::ImprovementAction;
use crate::domain::catalog::receipt::Receipt;
use crate::domain::catalog::salesperson::Salesperson;
use crate::domain::client::Holding;
use crate::domain::fact::interaction::{Interaction, Outcome};
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::risk_signals::RiskSeen;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::{ActionId, RiskCheckId};
use crate::screen::small::{Small, d, seen as statuses};

/// A Wednesday, the 12th of 19 working days.
const DAY: &str = "2026-11-18";

fn who(number: u128) -> SalespersonId {
    SalespersonId::from_u128(number)
}

fn set(p: &mut Portfolio, edits: impl IntoIterator<Item = CatalogEdit>) {
    let steps = edits.into_iter().map(Step::EditCatalog).collect();
    p.apply(&Change { deed: Deed::ChangeCatalog, steps }, Stamp::default().next(1, DeviceId(1))).unwrap();
}

fn person(number: u128, name: &str) -> CatalogEdit {
    let id = who(number);
    let value = Salesperson { id, name: name.to_owned(), email: None, phone: None };
    CatalogEdit::Salesperson { id, value: Some(value) }
}

fn file(device: u64, of: Option<u128>, written: &str, received: &str) -> CatalogEdit {
    let receipt = Receipt {
        written_millis: u64::try_from(d(written).and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp_millis())
            .unwrap(),
        written_on: d(written),
        received_on: d(received),
        salesperson: of.map(who),
    };
    receipt.edit(DeviceId(device)).unwrap()
}

/// Ana (1) holds the first three, Rui (2) two; nobody holds the last. Ana reached one this month; Bar is forgotten.
fn carteira() -> Portfolio {
    let mut small = Small::clients(&["Adega", "Bar", "Casa", "Doceria", "Empório", "Feira"])
        .visit(1, "2026-11-03")
        .order(1, "2026-11-03", 50_000)
        .visit(2, "2026-02-03")
        .order(2, "2026-02-03", 200_000)
        .said(4, "2026-11-17", |said| {
            said.outcome = Outcome::NoOrder;
            said.reason = Some("preco".to_owned());
        });
    for (client, holder) in [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2)] {
        let held = vec![Holding { since: None, salesperson: Some(who(holder)) }];
        small = small.with(client, |one| one.holdings = held);
    }
    let mut p = small.portfolio();
    set(&mut p, [person(1, "Ana"), person(2, "Rui")]);
    p
}

fn on_day<R>(p: &Portfolio, look: impl FnOnce(&Seen<'_>) -> R) -> R {
    let all = statuses(p, DAY);
    let held: Vec<_> =
        p.columns().slots().map(|slot| p.client_at(slot).and_then(|one| one.holder_on(d(DAY)))).collect();
    look(&Seen { held: &held, statuses: &all, on: d(DAY) })
}

fn rows_of(p: &Portfolio) -> Vec<Row> {
    on_day(p, |seen| rows(p, seen))
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn each_vendedor_is_counted_by_the_clients_held_on_the_day() {
    let p = carteira();
    let rows = rows_of(&p);
    let ana = rows.iter().find(|row| row.name == "Ana").unwrap();
    assert_eq!((ana.clients, ana.month.covered, ana.month.eligible), (3, 1, 3));
    assert_eq!(ana.forgotten, Part { clients: 1, centavos: 200_000 });
    assert_eq!((ana.visits.made, ana.working_days, ana.visits_a_day_tenths()), (1, 12, Some(1)));
    assert_eq!((ana.new_clients, ana.received), (1, None));
    let rui = rows.iter().find(|row| row.name == "Rui").unwrap();
    assert_eq!((rui.clients, rui.month.covered, rui.visits.made, rui.new_clients), (2, 1, 0, 0));
    let whole: u32 = rows.iter().map(|row| row.month.eligible).sum();
    assert_eq!((whole, on_day(&p, of_nobody)), (5, 1));
}

#[test]
fn whoever_is_furthest_below_the_pace_needs_help_first_then_whoever_forgot_most() {
    // 80% of 3 is 3, of which 12/19 by now is 1: Ana and Rui stand where they should, and Ana has forgotten one.
    let mut p = carteira();
    let rows = rows_of(&p);
    assert_eq!(
        rows.iter().map(|row| (row.name.as_str(), row.behind())).collect::<Vec<_>>(),
        [("Ana", 0), ("Rui", 0)]
    );
    let help_first = plain(&help(&rows));
    assert!(
        help_first.starts_with("Todos no ritmo da meta. Ana tem o maior valor esquecido: 1 cliente"),
        "{help_first}"
    );

    // Rui takes over those of Ana: one of five reached, two should be.
    let steps = [2, 3].map(|client| {
        let holdings = vec![Holding { since: None, salesperson: Some(who(2)) }];
        Step::EditClient {
            client: crate::screen::small::id(client),
            edits: vec![crate::domain::client::ClientEdit::Holdings(holdings)],
        }
    });
    let change = Change { deed: Deed::ChangeCatalog, steps: steps.to_vec() };
    p.apply(&change, Stamp::default().next(5, DeviceId(1))).unwrap();
    let rows = rows_of(&p);
    assert_eq!(
        rows.iter().map(|row| (row.name.as_str(), row.behind())).collect::<Vec<_>>(),
        [("Rui", 1), ("Ana", 0)]
    );
    let said = help(&rows);
    assert!(said.starts_with("Rui precisa de ajuda primeiro: 1 cliente abaixo do ritmo"), "{said}");
    assert!(said.contains("com 1 de 4"), "{said}");
}

#[test]
fn ties_fall_back_on_the_name_and_one_or_none_have_their_sentence() {
    let held = |number| vec![Holding { since: None, salesperson: Some(who(number)) }];
    let mut p = Small::clients(&["Adega", "Bar"])
        .with(1, |one| one.holdings = held(1))
        .with(2, |one| one.holdings = held(2))
        .portfolio();
    assert_eq!((rows_of(&p).len(), help(&[])), (0, words::NOBODY.to_owned()));
    set(&mut p, [person(1, "Zeca"), person(2, "Ana")]);
    assert_eq!(rows_of(&p).iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Ana", "Zeca"]);
    assert_eq!(help(&rows_of(&p)), words::ALL_WELL);
    let mut one = Small::clients(&["Adega"]).with(1, |one| one.holdings = held(1)).portfolio();
    set(&mut one, [person(1, "Zeca"), person(2, "Ana")]);
    assert_eq!(rows_of(&one).iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Zeca"]);
}

#[test]
fn the_other_targets_the_credit_in_doubt_and_the_motivos_stand_beside_each() {
    let held = |number| vec![Holding { since: None, salesperson: Some(who(number)) }];
    let no_order = |one: &mut Interaction| {
        one.outcome = Outcome::NoOrder;
        one.reason = Some("preco".to_owned());
    };
    let mut p = Small::clients(&["Adega", "Bar", "Casa"])
        .with(1, |one| one.holdings = held(1))
        .with(2, |one| one.holdings = held(2))
        .with(3, |one| one.holdings = held(1))
        .order(1, "2026-11-03", 10_000)
        .said(1, "2026-11-10", no_order)
        .said(3, "2026-11-11", no_order)
        .fact(1, {
            let bare = RiskCheck::new(RiskCheckId::from_u128(1), Stamp::default(), d("2026-11-01"));
            let seen = RiskSeen { bankrupt: Some(true), ..RiskSeen::default() };
            RiskCheck { seen, ..bare }
        })
        .portfolio();
    let revenue = GoalId {
        month: Month::of(d(DAY)),
        salesperson: Some(who(1)),
        principal: None,
        measure: Measure::Revenue,
    };
    let aim = CatalogEdit::Goal { id: revenue, value: Some(20_000) };
    set(&mut p, [person(1, "Ana"), person(2, "Rui"), aim]);
    let rows = rows_of(&p);
    let of = |number| rows.iter().find(|row| row.id == who(number)).unwrap();
    assert_eq!((of(1).credit, of(2).credit), (Part { clients: 1, centavos: 10_000 }, Part::default()));
    let goals = |number| of(number).goals.iter().map(|one| (one.measure, one.done)).collect::<Vec<_>>();
    assert_eq!((goals(1), goals(2)), (vec![(Measure::Revenue, 10_000)], vec![]));
    on_day(&p, |seen| {
        assert_eq!(slots(&p, seen, who(1), Figure::Credit), [Slot::new(0)]);
        let named = super::reasons::top_reasons(&p, seen);
        let price = crate::text::reason_pareto::name(p.catalog(), Some("preco"));
        assert_eq!(named.into_iter().collect::<Vec<_>>(), [(who(1), words::times(&price, 2))]);
    });
}

#[test]
fn the_list_behind_each_number_has_as_many_clients_as_it_says() {
    let p = carteira();
    on_day(&p, |seen| {
        let shown = |figure| -> Vec<Slot> {
            let filter = filter(&p, seen, who(1), figure);
            let sieve = filter.sieve();
            let passes = |slot: &Slot| {
                let (client, status) = (p.client_at(*slot).unwrap(), seen.statuses[slot.at()].as_ref());
                status.is_some_and(|status| sieve.lets_found(client, status, seen.held[slot.at()]))
            };
            p.columns().slots().filter(passes).collect()
        };
        let row = rows(&p, seen).into_iter().find(|row| row.id == who(1)).unwrap();
        for (figure, number) in [
            (Figure::Clients, row.clients),
            (Figure::Missing, (row.month.eligible - row.month.covered) as usize),
            (Figure::Forgotten, row.forgotten.clients),
            (Figure::AtRisk, row.at_risk.clients),
            (Figure::Visited, 1),
            (Figure::New, row.new_clients as usize),
        ] {
            assert_eq!(shown(figure), slots(&p, seen, who(1), figure), "{figure:?}");
            // An empty list of names would show everybody: no link is drawn to it.
            assert!(number == 0 || shown(figure).len() == number, "{figure:?}");
        }
    });
}

#[test]
fn whose_file_is_older_than_the_setting_is_reminded_and_nobody_where_none_ever_came() {
    let mut p = carteira();
    assert_eq!(reminders(&p, &rows_of(&p)), []);
    // A file of the 11th is seven days old, one of the 10th eight; the newest of two devices counts, and one that came
    // after the day shown does not.
    set(&mut p, [file(8, Some(1), "2026-11-02", "2026-11-03"), file(9, Some(1), "2026-11-11", "2026-11-12")]);
    let late = |p: &Portfolio| reminders(p, &rows_of(p)).into_iter().map(|one| one.name).collect::<Vec<_>>();
    assert_eq!(late(&p), ["Rui"]);
    set(
        &mut p,
        [file(10, Some(2), "2026-11-10", "2026-11-10"), file(11, Some(2), "2026-11-17", "2026-11-19")],
    );
    assert_eq!(late(&p), ["Rui"]);
    let [Reminder { said, whatsapp, .. }] = &reminders(&p, &rows_of(&p))[..] else { panic!() };
    assert_eq!(plain(said), "o último é de 10/11/2026, há 8 dias");
    assert!(whatsapp.starts_with("https://wa.me/?text=Oi%2C%20Rui."), "{whatsapp}");
    set(&mut p, [file(10, Some(2), "2026-11-18", "2026-11-18"), file(12, None, "2026-11-18", "2026-11-18")]);
    assert_eq!(late(&p), Vec::<String>::new());
    assert_eq!(received::of_nobody(&p, d(DAY)), 1);
}

#[test]
fn the_meeting_has_the_week_the_motivos_with_their_acts_and_who_is_forgotten() {
    let mut p = carteira();
    let action = ImprovementAction {
        reason: "preco".to_owned(),
        text: "Rever a tabela".to_owned(),
        owner: Some("Ana".to_owned()),
        due: None,
        state: Default::default(),
        result: None,
    };
    set(&mut p, [CatalogEdit::Action { id: ActionId::from_u128(1), value: Some(action) }]);
    let found = on_day(&p, |seen| meeting::meeting(&p, seen, &rows(&p, seen)));
    assert_eq!(found.week, "Semana 47, 16/11/2026 a 22/11/2026; números até 18/11/2026.");
    let rui = found.people.iter().find(|row| row[0] == "Rui").unwrap();
    assert_eq!((rui[2].as_str(), rui[3].as_str()), ("1 cliente", "0 de 0 visitas com pedido"));
    assert_eq!((rui.len(), rui[5].as_str()), (meeting::PEOPLE.len(), words::part(0, 0).as_str()));
    assert_eq!(found.reasons.len(), 1);
    assert_eq!(found.reasons[0][1], "1");
    assert_eq!(found.reasons[0][3], "Rever a tabela (aberta, Ana)");
    assert_eq!(found.forgotten.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["Bar"]);
    assert_eq!(
        found.goals.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(),
        ["Carteira toda", "Ana", "Rui"]
    );
}
