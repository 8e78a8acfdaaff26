//! A carteira of nine clients small enough to be worked out on paper: blocked, back, gone, returned, potencial, without
//! orders, silent and marked. The *análise* and the coverage file are compared with what the paper says, cell by cell.

use carteira::domain::client::{Client, Situation, SituationHeld};
use carteira::domain::fact::Origin;
use carteira::domain::fact::interaction::{Channel, Interaction, Outcome};
use carteira::domain::fact::order::{Order, OrderStatus};
use carteira::domain::filter::Filter;
use carteira::domain::keeping::stamp::Stamp;
use carteira::domain::portfolio::Portfolio;
use carteira::domain::record::Record;
use carteira::domain::record::dossier::Dossier;
use carteira::domain::value::id::{ClientId, InteractionId, OrderId};
use carteira::domain::value::money::Centavos;
use carteira::exchange::analysis_csv::analysis_csv;
use carteira::exchange::coverage_csv::coverage_csv;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

struct Builder(Dossier, u128);

impl Builder {
    fn new(number: u128, fill: impl FnOnce(&mut Client)) -> Self {
        let mut client = Client::new(ClientId::from_u128(number), Stamp::default());
        client.legal_name = format!("C{number}");
        fill(&mut client);
        Builder(Dossier::of(client), 100 * number)
    }

    fn id(&mut self) -> u128 {
        self.1 += 1;
        self.1
    }

    fn spoke(mut self, date: &str, channel: Channel, outcome: Outcome) -> Self {
        let id = InteractionId::from_u128(self.id());
        let said = Interaction::new(id, Stamp::default(), day(date), channel, outcome);
        self.0.interactions.extend([said]);
        self
    }

    fn ordered(mut self, date: &str, centavos: i64, status: OrderStatus) -> Self {
        let id = OrderId::from_u128(self.id());
        let order = Order::new(id, Stamp::default(), day(date), Centavos::new(centavos));
        self.0.orders.push(Order { status, origin: Origin::Imported, ..order });
        self
    }

    fn record(mut self) -> Record {
        self.0.normalize();
        Record::Client(Box::new(self.0))
    }
}

/// The nine, as known on 20/11/2026.
fn carteira() -> Portfolio {
    use OrderStatus::{Cancelled, Invoiced, Returned};
    let put = |client: &mut Client, situation, since: Option<&str>| {
        (client.situation, client.situation_since) = (situation, since.map(day));
    };
    let clients = [
        Builder::new(1, |_| {})
            .spoke("2026-11-03", Channel::Visit, Outcome::Success)
            .spoke("2026-11-03", Channel::Visit, Outcome::Order)
            .ordered("2026-10-05", 40_000, Invoiced)
            .ordered("2026-11-03", 60_000, Invoiced)
            .ordered("2026-11-04", 999_999, Cancelled),
        Builder::new(2, |client| put(client, Situation::Blocked, Some("2026-10-10"))).ordered(
            "2026-10-02",
            20_000,
            Invoiced,
        ),
        Builder::new(3, |client| {
            client.past_situations =
                vec![SituationHeld::new(Situation::Blocked, Some(day("2026-10-10")), None)];
            put(client, Situation::Active, Some("2026-11-05"));
        })
        .spoke("2026-10-20", Channel::Visit, Outcome::Success)
        .spoke("2026-11-10", Channel::Call, Outcome::Attended),
        Builder::new(4, |client| client.left = Some(day("2026-11-10")))
            .spoke("2026-10-08", Channel::Visit, Outcome::NoOrder)
            .ordered("2026-09-01", 500_000, Invoiced),
        Builder::new(5, |_| {}).ordered("2026-10-15", 30_000, Invoiced).ordered(
            "2026-11-02",
            35_000,
            Returned,
        ),
        Builder::new(6, |client| put(client, Situation::Prospect, None)).spoke(
            "2026-11-12",
            Channel::Visit,
            Outcome::Success,
        ),
        Builder::new(7, |_| {}).spoke("2026-11-13", Channel::Call, Outcome::NoAnswer),
        Builder::new(8, |_| {}).ordered("2024-01-10", 70_000, Invoiced),
        Builder::new(9, |client| put(client, Situation::Former, Some("2026-09-15"))).ordered(
            "2026-08-01",
            10_000,
            Invoiced,
        ),
    ];
    Portfolio::from_records(clients.into_iter().map(Builder::record))
}

/// Headings and rows.
fn table(file: Vec<u8>) -> (Vec<String>, Vec<Vec<String>>) {
    let text = String::from_utf8(file).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut rows = text.trim_end().split("\r\n").map(|row| row.split(';').map(str::to_owned).collect());
    (rows.next().unwrap(), rows.collect())
}

/// The columns named, of the rows that `keep` lets through, each row as one text.
fn cells(file: Vec<u8>, columns: &[&str], keep: impl Fn(&str) -> bool) -> Vec<String> {
    let (headings, rows) = table(file);
    let places: Vec<usize> =
        columns.iter().map(|name| headings.iter().position(|heading| heading == name).unwrap()).collect();
    rows.iter()
        .map(|row| places.iter().map(|at| row[*at].as_str()).collect::<Vec<_>>().join(" | "))
        .filter(|row| keep(row))
        .collect()
}

#[test]
fn the_analysis_says_what_the_paper_says_of_every_client() {
    let file = analysis_csv(&carteira(), day("2026-11-20"), &Filter::default(), None);
    let columns =
        ["cliente", "classe", "coberto_no_mes", "visitado_no_mes", "positivado_no_mes", "no_denominador"];
    assert_eq!(
        cells(file.clone(), &columns, |_| true),
        [
            "C1 | ativo | sim | sim | sim | sim",
            "C2 | em risco | não | não | não | não",
            "C3 | sem compras | sim | não | não | sim",
            "C4 | em risco | não | não | não | não",
            "C5 | ativo | não | não | não | sim",
            "C6 | potencial | sim | sim | não | não",
            "C7 | sem compras | não | não | não | sim",
            "C8 | ex-cliente | não | não | não | sim",
            "C9 | ex-cliente | não | não | não | não",
        ]
    );
    let columns = ["cliente", "faturamento_12m", "pedidos_12m", "ticket_medio", "ultimo_pedido"];
    assert_eq!(
        cells(file, &columns, |_| true),
        [
            "C1 | 1000 | 2 | 500 | 03/11/2026",
            "C2 | 200 | 1 | 200 | 02/10/2026",
            "C3 | 0 | 0 |  | ",
            "C4 | 5000 | 1 | 5000 | 01/09/2026",
            "C5 | -50 | 1 | -50 | 15/10/2026",
            "C6 | 0 | 0 |  | ",
            "C7 | 0 | 0 |  | ",
            "C8 | 0 | 0 |  | 10/01/2024",
            "C9 | 100 | 1 | 100 | 01/08/2026",
        ]
    );
}

/// RFM ranks C1, C2, C5 and C9; C4 left and C8 has bought nothing in twelve months. R: 17, 49, 36 and 111 days; F: 2, 1, 1
/// and 1 order; M: 1000, 200, −50 and 100. With n = 4 the fifths of the midranks are 1, 2, 4, 5; three equal ones are 2.
/// ABC: C1 and C2 begin below 80% of 1300, C9 at 92%; C5 bought less than nothing.
#[test]
fn scores_curve_and_profile_rank_the_clients_in_the_carteira_alone() {
    let file = analysis_csv(&carteira(), day("2026-11-20"), &Filter::default(), None);
    let columns = ["cliente", "abc", "r", "f", "m", "segmento_rfm", "perfil"];
    assert_eq!(
        cells(file, &columns, |_| true),
        [
            "C1 | A | 5 | 5 | 5 | campeões | hiperconsumidor",
            "C2 | A | 2 | 2 | 4 | fiéis | regular",
            "C3 |  |  |  |  |  | regular",
            "C4 |  |  |  |  |  | regular",
            "C5 |  | 4 | 2 | 1 | recentes | regular",
            "C6 |  |  |  |  |  | qualificado",
            "C7 |  |  |  |  |  | regular",
            "C8 |  |  |  |  |  | inativo",
            "C9 | B | 1 | 2 | 2 | sumidos | inativo",
        ]
    );
}

/// August: C6 is out, and nobody else. September: C9 too. October: C2 and C3 were blocked on the 31st; C4 was still there,
/// contacted; C1 and C5 bought. November: C4 left, C3 is back and was called; C1 was visited and bought.
#[test]
fn each_month_has_the_denominator_of_its_own_last_day() {
    let file = coverage_csv(&carteira(), day("2026-11-20"));
    let columns = ["mes", "recorte", "elegiveis", "cobertos", "visitados", "positivados", "cobertura"];
    let last = ["08/2026", "09/2026", "10/2026", "11/2026"];
    let keep = |row: &str| last.iter().any(|month| row.starts_with(&format!("{month} | total")));
    assert_eq!(
        cells(file, &columns, keep),
        [
            "08/2026 | total | 8 | 0 | 0 | 1 | 0",
            "09/2026 | total | 7 | 0 | 0 | 1 | 0",
            "10/2026 | total | 5 | 1 | 1 | 2 | 20",
            "11/2026 | total | 5 | 2 | 1 | 1 | 40",
        ]
    );
}

/// October: C3 was visited without an order and C4, still there, too. November: C1 was visited twice on the 3rd, once with an
/// order; C6, a potencial, once. C3 and C7 were called. Nobody was visited in September.
#[test]
fn visits_with_an_order_are_a_share_of_the_visits_made() {
    let file = coverage_csv(&carteira(), day("2026-11-20"));
    let columns = ["mes", "recorte", "visitas_feitas", "visitas_com_pedido", "efetividade_das_visitas"];
    let last = ["09/2026", "10/2026", "11/2026"];
    let keep = |row: &str| last.iter().any(|month| row.starts_with(&format!("{month} | total")));
    assert_eq!(
        cells(file, &columns, keep),
        ["09/2026 | total | 0 | 0 | ", "10/2026 | total | 2 | 0 | 0", "11/2026 | total | 3 | 1 | 33,3"]
    );
}
