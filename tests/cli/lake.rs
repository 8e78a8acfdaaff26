//! `converter --formato parquet`: many files into one lake of tables, by the app's laws, each file whole or not at all.

use super::merge::three;
use super::place::Place;
use super::{carteira, sample_file};
use carteira::domain::record::dossier::Dossier;
use carteira::exchange::snapshot;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Row, RowAccessor};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::process::{Output, Stdio};

const TABLES: [&str; 23] = [
    "cadences",
    "calendar",
    "checks",
    "clients",
    "closings",
    "counts",
    "departures",
    "goals",
    "groups",
    "holdings",
    "interactions",
    "law",
    "lines",
    "model",
    "months",
    "orders",
    "principals",
    "reasons",
    "salespeople",
    "served",
    "signals",
    "situations",
    "tries",
];

fn rows(place: &Place, lake: &str, table: &str) -> Vec<Row> {
    let folder = place.path(&format!("{lake}/{table}"));
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let of = |path| {
        let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
        reader.get_row_iter(None).unwrap().map(Result::unwrap).collect::<Vec<_>>()
    };
    files.into_iter().flat_map(of).collect()
}

/// The lines of all clients, as the lake keeps them.
fn lines(place: &Place, lake: &str) -> BTreeSet<String> {
    rows(place, lake, "lines").iter().map(|row| row.get_string(1).unwrap().clone()).collect()
}

#[test]
fn the_tables_hold_what_the_carteira_holds() {
    let place = Place::with(&[("a.carteira", &sample_file())]);
    let said = place.run("converter a.carteira --formato parquet -o lago --em 2026-11-30");
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    assert!(said.err.contains("180 clientes"), "{}", said.err);
    let mine = carteira();
    let facts = |count: fn(&Dossier) -> usize| -> usize { mine.dossiers().iter().map(count).sum() };
    assert_eq!(rows(&place, "lago", "clients").len(), 180);
    assert_eq!(rows(&place, "lago", "interactions").len(), facts(|one| one.interactions.len()));
    let orders = rows(&place, "lago", "orders");
    assert_eq!(orders.len(), facts(|one| one.orders.len()));
    let centavos: i64 = orders.iter().map(|row| row.get_long(5).unwrap()).sum();
    let own: i64 = mine
        .dossiers()
        .iter()
        .flat_map(|one| one.orders.iter().map(|order| order.value.get()).collect::<Vec<_>>())
        .sum();
    assert_eq!(centavos, own);
    let months = rows(&place, "lago", "months");
    assert_eq!((months.len(), months[23].get_string(1).unwrap().as_str()), (24, "2026-11"));
    assert_eq!(rows(&place, "lago", "salespeople").len(), mine.catalog().salespeople_by_name().len());
    for table in TABLES {
        assert!(place.path(&format!("lago/{table}")).is_dir(), "{table}");
    }
    assert!(!place.path("lago/_work").exists());
}

#[test]
fn files_in_any_order_and_again_make_the_lake_that_joining_them_makes() {
    let place = three();
    place.run("juntar a.carteira b.carteira c.carteira -o d.carteira");
    let joined = place.run("converter d.carteira --formato parquet -o junto");
    assert_eq!(joined.code, 0, "{}", joined.err);
    let expected = lines(&place, "junto");
    for (lake, order) in [("abc", "a b c"), ("cba", "c b a"), ("bcab", "b c a b")] {
        let files: Vec<String> = order.split(' ').map(|name| format!("{name}.carteira")).collect();
        let said = place.run(&format!("converter {} --formato parquet -o {lake}", files.join(" ")));
        assert_eq!(said.code, 0, "{}", said.err);
        assert_eq!(lines(&place, lake), expected, "{order}");
    }
    // One by one, as they come in, is the same; a file that was taken is not read again, and changes nothing.
    for name in ["b", "a", "c", "a"] {
        place.run(&format!("converter {name}.carteira --formato parquet -o aos-poucos"));
    }
    assert_eq!(lines(&place, "aos-poucos"), expected);
    let said = place.run("converter a.carteira --formato parquet -o aos-poucos");
    assert!(said.err.contains("já estava"), "{}", said.err);
    assert!(said.err.contains("nada mudou"), "{}", said.err);
}

#[test]
fn who_was_erased_has_a_line_that_says_so_and_no_row() {
    let place = three();
    place.run("converter a.carteira c.carteira --formato parquet -o lago");
    let last = carteira().clients().map(|(_, client)| client.id).max().unwrap().to_string();
    let named = |table: &str, column: usize| {
        rows(&place, "lago", table).iter().any(|row| *row.get_string(column).unwrap() == last)
    };
    assert!(named("lines", 0));
    assert!(!named("clients", 1));
    assert_eq!(rows(&place, "lago", "clients").len(), 179);
}

#[test]
fn a_damaged_file_is_named_and_left_whole_and_the_others_go_in() {
    let mut damaged = sample_file();
    let middle = damaged.len() / 2;
    damaged[middle] = b'#';
    let place = Place::with(&[("boa.carteira", &sample_file()), ("ruim.carteira", &damaged)]);
    let half = &damaged[..middle];
    place.put("cortada.carteira", half);
    let said = place.run("converter ruim.carteira cortada.carteira boa.carteira --formato parquet -o lago");
    assert_eq!(said.code, 1, "{}", said.err);
    for name in ["ruim.carteira", "cortada.carteira"] {
        assert!(said.err.lines().any(|line| line.contains("FORA") && line.contains(name)), "{}", said.err);
    }
    place.run("converter boa.carteira --formato parquet -o boa");
    assert_eq!(lines(&place, "lago"), lines(&place, "boa"));
    let about: serde_json::Value = serde_json::from_str(&place.text("lago/lake.json")).unwrap();
    assert_eq!(about["files"].as_array().unwrap().len(), 1);
}

#[test]
fn a_folder_of_files_is_taken_and_one_of_other_things_is_no_lake() {
    let place = Place::new();
    fs::create_dir_all(place.path("recebidos/ana")).unwrap();
    place.put("recebidos/ana/a.carteira", &sample_file());
    place.put("recebidos/leia.txt", b"nada");
    let said = place.run("converter recebidos --formato parquet -o lago");
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(rows(&place, "lago", "clients").len(), 180);
    let said = place.run("converter recebidos --formato parquet -o recebidos");
    assert_eq!(said.code, 4, "{}", said.err);
    assert_eq!(place.text("recebidos/leia.txt"), "nada");
}

#[test]
fn the_lines_are_a_snapshot_again() {
    let place = Place::with(&[("a.carteira", &sample_file())]);
    place.run("converter a.carteira --formato parquet -o lago");
    let written = snapshot::write(&carteira(), &super::header(7).whole(&carteira()));
    let text = String::from_utf8(written).unwrap();
    let clients: BTreeSet<String> =
        text.lines().filter(|line| line.starts_with("{\"client\"")).map(str::to_owned).collect();
    assert_eq!(clients.len(), 180);
    assert_eq!(lines(&place, "lago"), clients);
}

#[test]
fn what_the_app_would_not_take_stays_out_by_name_and_what_came_twice_counts_once() {
    let files: [(&str, &[u8]); 5] = [
        ("boa.carteira", &sample_file()),
        ("igual.carteira", &sample_file()),
        ("nova.carteira", super::NEWER.as_bytes()),
        ("fechada.carteira", &super::sealed_file()),
        ("adiantada.carteira", &super::far_file()),
    ];
    let place = Place::with(&files);
    let all = files.map(|(name, _)| name).join(" ");
    let said = place.run(&format!("converter {all} --formato parquet -o lago"));
    assert_eq!(said.code, 1, "{}", said.err);
    for (name, why) in [
        ("nova.carteira", "versão mais nova"),
        ("fechada.carteira", "senha"),
        ("adiantada.carteira", "relógio errado"),
    ] {
        let named = |line: &str| line.contains("FORA") && line.contains(name) && line.contains(why);
        assert!(said.err.lines().any(named), "{name}: {}", said.err);
    }
    assert!(said.err.contains("igual.carteira: já estava"), "{}", said.err);
    place.run("converter boa.carteira --formato parquet -o boa");
    assert_eq!(lines(&place, "lago"), lines(&place, "boa"));
}

#[test]
fn a_panel_is_made_of_marts_and_of_nothing_else() {
    let place = Place::with(&[("equipes.csv", b"vendedor;time\nRui;Sul\n")]);
    fs::create_dir(place.path("quadros")).unwrap();
    let said = place.run("painel quadros -o painel");
    assert_eq!(said.code, 3, "{}", said.err);
    assert!(said.err.contains("quadros/day") && !place.path("painel").exists(), "{}", said.err);
    assert_eq!(place.run("painel quadros").code, 2, "it has to know where to write");
    assert_eq!(place.run("painel quadros outros -o painel").code, 2);
}

fn together(place: &Place, lines: &str) -> Output {
    let mut child = place
        .command(&["fundir"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // What comes out is read while the lines still go in: a pipe does not hold them all.
    let (mut input, lines) = (child.stdin.take().unwrap(), lines.to_owned());
    let writing = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let said = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    said
}

#[test]
fn sorted_lines_of_many_files_become_those_of_the_lake() {
    let place = three();
    place.run("converter a.carteira b.carteira c.carteira --formato parquet -o lago");
    let files = ["c.carteira", "a.carteira", "b.carteira"].map(|name| place.text(name));
    let mut all: Vec<&str> =
        files.iter().flat_map(|text| text.lines()).filter(|line| line.starts_with("{\"client\"")).collect();
    // By the id, whatever comes after it: the order among the lines of one client is nobody's.
    all.sort_by_key(|line| line[..60].to_owned());
    let said = together(&place, &all.join("\n"));
    assert!(said.status.success() && said.stderr.is_empty());
    let merged: BTreeSet<String> =
        String::from_utf8(said.stdout).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(merged, lines(&place, "lago"));
    let wrong = together(&place, &format!("{}\n{{\"client\":7}}\n", all[0]));
    assert_eq!(wrong.status.code(), Some(3));
    assert_eq!(String::from_utf8(wrong.stdout).unwrap().lines().count(), 1, "what was whole came out");
    assert!(together(&place, "").stdout.is_empty());
}
