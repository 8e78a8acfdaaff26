//! `juntar`: the app's laws, in any order, and nothing written before it was read again.

use super::place::Place;
use super::{carteira, file_of, header, sample_file};
use carteira::domain::client::{Client, ClientEdit};
use carteira::domain::fact::interaction::{Channel, Interaction, Outcome};
use carteira::domain::keeping::stamp::{DeviceId, Stamp};
use carteira::domain::portfolio::Portfolio;
use carteira::domain::portfolio::change::{Change, Deed, Step};
use carteira::domain::value::id::{ClientId, InteractionId};
use carteira::exchange::snapshot;
use serde_json::Value;

const NEW: ClientId = ClientId::from_u128(0xabc);

/// The sample as another device went on with it.
fn edited(device: u64, steps: impl FnOnce(&Portfolio) -> Vec<Step>) -> Vec<u8> {
    let mut portfolio = carteira();
    let change = Change { deed: Deed::Edit, steps: steps(&portfolio) };
    let stamp = portfolio.seen().newest().next(portfolio.seen().newest().millis + device, DeviceId(device));
    portfolio.apply(&change, stamp).unwrap();
    snapshot::write(&portfolio, &header(device).whole(&portfolio))
}

fn first(portfolio: &Portfolio) -> ClientId {
    portfolio.clients().map(|(_, client)| client.id).min().unwrap()
}

fn city(client: ClientId, name: &str) -> Step {
    Step::EditClient { client, edits: vec![ClientEdit::City(Some(name.to_owned()))] }
}

fn contact(client: ClientId, id: u128) -> Step {
    let interaction = Interaction::new(
        InteractionId::from_u128(id),
        Stamp::default(),
        super::today(),
        Channel::Visit,
        Outcome::Success,
    );
    Step::AddInteraction { client, interaction: Box::new(interaction) }
}

/// Three devices: all edited one field, one registered a client, one erased one.
pub(crate) fn three() -> Place {
    let new = Client { legal_name: "Mercado Novo".to_owned(), ..Client::new(NEW, Stamp::default()) };
    let a = edited(1, |all| vec![city(first(all), "Campinas"), contact(first(all), 11)]);
    let b =
        edited(2, |all| vec![city(first(all), "Santos"), Step::AddClient(Box::new(new)), contact(NEW, 12)]);
    let c = edited(3, |all| {
        let last = all.clients().map(|(_, client)| client.id).max().unwrap();
        vec![city(first(all), "Bauru"), Step::EraseClient { client: last }]
    });
    Place::with(&[("a.carteira", &a), ("b.carteira", &b), ("c.carteira", &c)])
}

#[test]
fn the_result_is_the_same_file_in_any_order() {
    let place = three();
    let orders = ["a b c", "a c b", "b a c", "b c a", "c a b", "c b a", "c b a a b"];
    let mut files: Vec<Vec<u8>> = Vec::new();
    for (at, order) in orders.iter().enumerate() {
        let inputs: Vec<String> = order.split(' ').map(|name| format!("{name}.carteira")).collect();
        let said = place.run(&format!("juntar {} -o {at}.carteira --em 2026-11-30", inputs.join(" ")));
        assert_eq!((said.code, said.out.as_str()), (0, ""), "{order}: {}", said.err);
        files.push(place.bytes(&format!("{at}.carteira")));
    }
    assert!(files.iter().all(|file| *file == files[0]));
    let whole = snapshot::receive(&files[0]).unwrap();
    let mine = Portfolio::from_records(whole.records);
    assert_eq!(mine.client_count(), 180);
    let client = mine.client(first(&carteira())).unwrap();
    assert_eq!(client.city.as_deref(), Some("Bauru"), "the newest edit");
    let dossier = mine.dossier(client.id).unwrap();
    assert!(dossier.interaction(InteractionId::from_u128(11)).is_some(), "facts add up");
    assert_eq!(mine.dossier(NEW).unwrap().interactions.len(), 1);
}

#[test]
fn two_and_two_joined_are_the_four_joined() {
    let place = three();
    for line in [
        "juntar a.carteira b.carteira -o ab.carteira --em 2026-11-30",
        "juntar ab.carteira c.carteira -o abc.carteira --em 2026-11-30",
        "juntar c.carteira b.carteira a.carteira -o cba.carteira --em 2026-11-30",
    ] {
        assert_eq!(place.run(line).code, 0, "{line}");
    }
    assert_eq!(place.bytes("abc.carteira"), place.bytes("cba.carteira"));
}

#[test]
fn it_says_what_each_file_brought() {
    let place = three();
    let said = place.run("juntar a.carteira b.carteira c.carteira -o d.carteira");
    let lines: Vec<&str> = said.err.lines().collect();
    assert!(lines[0].starts_with("a.carteira, de 30/11/2026 18:05"), "{}", lines[0]);
    assert!(lines[1].starts_with("  180 clientes novos, 0 mudados, 0 iguais; "), "{}", lines[1]);
    assert_eq!(lines[3], "  1 cliente novo, 1 mudado, 179 iguais; 1 contato e 0 pedidos a mais");
    assert_eq!(lines[4], "  1 conflito: dos dois lados houve alteração, e vale a mais nova");
    assert_eq!(said.err.lines().last(), Some("d.carteira: gravado, relido e conferido; 180 clientes."));
    let json = place.run("juntar a.carteira b.carteira c.carteira -o e.carteira --formato json").out;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["clientes"], &json["arquivos"][2]["clientes_apagados"]), (&180.into(), &1.into()));
    assert_eq!(json["arquivos"][1]["conflitos"], 1);
}

#[test]
fn a_damaged_file_is_refused_with_its_lines_or_saved_where_that_is_asked_for() {
    let good = sample_file();
    let mut bad = good.clone();
    let second = good.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1).unwrap().0;
    bad[second - 1] = b'!';
    let place = Place::with(&[("good.carteira", &good), ("bad.carteira", &bad)]);
    let said = place.run("juntar bad.carteira good.carteira -o c.carteira");
    assert_eq!((said.code, said.out.as_str()), (3, ""));
    assert!(said.err.contains("bad.carteira: linha 2: não é JSON válido."), "{}", said.err);
    assert!(said.err.contains("--salvar-o-que-der"), "{}", said.err);
    assert_eq!(place.names(), ["bad.carteira", "good.carteira"]);
    let said = place.run("juntar bad.carteira bad.carteira -o c.carteira --salvar-o-que-der");
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("    linha 2: não é JSON válido."), "{}", said.err);
    let saved = snapshot::read(&place.bytes("c.carteira")).unwrap();
    assert_eq!(saved.counts.clients, 179);
    let said = place.run("juntar bad.carteira good.carteira -o d.carteira --salvar-o-que-der");
    assert_eq!(said.code, 1);
    assert_eq!(snapshot::read(&place.bytes("d.carteira")).unwrap().counts.clients, 180);
    place.put("none.carteira", b"codigo;nome\n");
    let said = place.run("juntar none.carteira good.carteira -o e.carteira --salvar-o-que-der");
    assert_eq!(said.code, 3);
}

#[test]
fn what_is_there_is_not_replaced_unless_that_is_asked_for() {
    let place = Place::with(&[("a.carteira", &sample_file()), ("b.carteira", b"kept"), ("c.carteira", b"")]);
    let said = place.run("juntar a.carteira a.carteira -o b.carteira");
    assert_eq!((said.code, place.bytes("b.carteira")), (4, b"kept".to_vec()), "{}", said.err);
    assert_eq!(place.run("juntar a.carteira c.carteira -o b.carteira --substituir").code, 3);
    assert_eq!(place.bytes("b.carteira"), b"kept", "a failure leaves it as it was");
    assert_eq!(place.run("juntar a.carteira a.carteira -o b.carteira --substituir").code, 0);
    assert_eq!(snapshot::read(&place.bytes("b.carteira")).unwrap().counts.clients, 180);
    assert_eq!(place.run("juntar a.carteira b.carteira -o nada/d.carteira").code, 4);
    assert_eq!(place.names(), ["a.carteira", "b.carteira", "c.carteira"]);
}

#[test]
fn one_file_joined_with_itself_holds_the_same_records() {
    let place = Place::with(&[("a.carteira", &file_of(&carteira()))]);
    assert_eq!(place.run("juntar a.carteira a.carteira -o b.carteira").code, 0);
    assert!(snapshot::verify(&place.bytes("b.carteira"), &carteira()).is_ok());
}
