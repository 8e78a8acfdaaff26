//! `analise` and `cobertura`: the figures are the app's own.

use super::place::Place;
use super::{carteira, sample_file, today};
use carteira::domain::calendar::period::Month;
use carteira::domain::filter::Filter;
use carteira::domain::indicator::analysis::insight::Evidence;
use carteira::domain::indicator::coverage::coverage;
use carteira::exchange::analysis_csv::analysis_csv;
use carteira::exchange::coverage_csv::coverage_csv;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::process::Stdio;

fn place() -> Place {
    Place::with(&[("a.carteira", &sample_file())])
}

/// Rows of a CSV as the app writes it.
fn cells(text: &str) -> Vec<Vec<String>> {
    let lines = text.trim_start_matches('\u{feff}').lines();
    lines.map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

#[test]
fn the_analysis_is_the_apps() {
    let place = place();
    let mine = carteira();
    for day in ["2026-11-30", "2026-10-15"] {
        let on = day.parse().unwrap();
        let model = Evidence::of(mine.columns(), on).learn(|_| {});
        let expected = analysis_csv(&mine, on, &Filter::default(), Some(&model));
        let said = place.run(&format!("analise a.carteira --em {day}"));
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        assert!(said.out.into_bytes() == expected, "{day}");
    }
    assert_eq!(place.run("analise a.carteira -o a.csv --em 2026-11-30").code, 0);
    assert_eq!(place.text("a.csv"), place.run("analise a.carteira --em 2026-11-30").out);
    assert_eq!(place.run("analise a.carteira -o b.xlsx --em 2026-11-30").code, 0);
    assert!(place.bytes("b.xlsx").starts_with(b"PK\x03\x04"));
    assert_eq!(place.run("analise a.carteira -o c --formato xlsx --em 2026-11-30").code, 0);
    assert_eq!(place.bytes("c"), place.bytes("b.xlsx"), "the same command gives the same file");
    assert_eq!(place.run("analise a.carteira -o b.xlsx").code, 4, "what is there stays");
}

#[test]
fn coverage_is_the_apps_file() {
    let place = place();
    let said = place.run("cobertura a.carteira --em 2026-11-30");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.into_bytes() == coverage_csv(&carteira(), today()));
    assert!(
        place.run("cobertura a.carteira a.carteira --em 2026-11-30").out.into_bytes()
            == coverage_csv(&carteira(), today())
    );
}

#[test]
fn coverage_by_one_thing_has_the_rows_of_the_apps_file() {
    let place = place();
    let whole = cells(&String::from_utf8(coverage_csv(&carteira(), today())).unwrap());
    for (by, cut) in
        [("mes", "total"), ("mes,vendedor", "vendedor"), ("mes,uf", "UF"), ("mes,municipio", "município")]
    {
        let rows = cells(&place.run(&format!("cobertura a.carteira --em 2026-11-30 --por {by}")).out);
        let heads = by.split(',').count();
        let mine: Vec<Vec<String>> =
            rows[1..].iter().map(|row| [row[..heads].to_vec(), row[heads..].to_vec()].concat()).collect();
        let theirs: Vec<Vec<String>> = whole
            .iter()
            .filter(|row| row[1] == cut)
            .map(|row| {
                let name = (heads == 2).then(|| row[2].clone());
                [vec![row[0].clone()], name.into_iter().collect(), row[3..].to_vec()].concat()
            })
            .collect();
        assert_eq!(theirs.len() % 24, 0);
        assert!(mine == theirs, "{by}");
    }
}

#[test]
fn combinations_add_up_to_the_app_s_totals_each_month() {
    let place = place();
    let mine = carteira();
    let json = |line: &str| -> Vec<Value> {
        serde_json::from_str(
            &place.run(&format!("cobertura a.carteira --em 2026-11-30 --formato json --por {line}")).out,
        )
        .unwrap()
    };
    for by in ["mes,vendedor,uf", "municipio,mes", "ramo,mes", "mes,vendedor,uf,municipio,ramo"] {
        let mut sums: BTreeMap<String, [u64; 4]> = BTreeMap::new();
        for row in json(by) {
            let sum = sums.entry(row["mes"].as_str().unwrap().to_owned()).or_default();
            for (at, key) in ["elegiveis", "cobertos", "visitados", "positivados"].into_iter().enumerate() {
                sum[at] += row[key].as_u64().unwrap();
            }
        }
        assert_eq!(sums.len(), 24, "{by}");
        for (month, sum) in sums {
            let month: Month = month.parse().unwrap();
            let tally = coverage(mine.columns(), mine.rules(), month.period(), today()).tally;
            let expected = [tally.eligible, tally.covered, tally.visited, tally.bought].map(u64::from);
            assert_eq!(sum, expected, "{by} {month}");
        }
    }
    let rows = json("vendedor");
    assert!(rows.iter().all(|row| row["mes"] == "2026-11"), "without mes, the month of the day");
    assert_eq!(json("mes --meses 3").len(), 3);
}

#[test]
fn options_that_say_nothing_together_are_misuse() {
    let place = place();
    for (line, expected) in [
        ("cobertura a.carteira --formato json", "--formato json só vale com --por."),
        ("cobertura a.carteira --meses 3", "--meses só vale com --por mes."),
        ("cobertura a.carteira --por uf --meses 3", "--meses só vale com --por mes."),
    ] {
        let said = place.run(line);
        assert_eq!((said.code, said.err.lines().next()), (2, Some(expected)), "{line}");
    }
    place.put("bad.carteira", b"nothing");
    assert_eq!(place.run("cobertura a.carteira bad.carteira").code, 3);
    assert_eq!(place.run("analise bad.carteira -o x.csv").code, 3);
    assert_eq!(place.names(), ["a.carteira", "bad.carteira"]);
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_that_takes_nothing_ends_with_4() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = place().command(&["cobertura", "a.carteira"]).stdout(full).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), said.as_str()),
        (Some(4), "saída padrão: não foi possível gravar (o disco está cheio).\n")
    );
}

#[test]
fn who_reads_no_further_does_not_make_it_panic() {
    let place = place();
    let mut child = place
        .command(&["cobertura", "a.carteira"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(4), ""));
}

#[test]
fn the_indicators_are_counts_that_add_up() {
    let place = place();
    let said = place.run("indicadores a.carteira --em 2026-11-30 --formato json");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let rows: Vec<Value> = serde_json::from_str(&said.out).unwrap();
    let of = |kind: &str| -> Vec<&Value> { rows.iter().filter(|row| row["indicador"] == kind).collect() };
    let sum = |kind: &str| of(kind).iter().map(|row| row["quantidade"].as_i64().unwrap()).sum::<i64>();
    // Everybody in the carteira is of one class, in one state, of one part of the curve, of one band or none.
    let clients = sum("classe");
    assert!(clients > 0);
    for kind in ["estado_contato", "abc", "risco"] {
        assert_eq!(sum(kind), clients, "{kind}");
    }
    // What a month begins with, opens, wins back and loses is what it ends with, and the next begins with.
    let saldo = |month: &str, what: &str| {
        let row = of("saldo").into_iter().find(|row| row["mes"] == month && row["de_que"] == what);
        row.unwrap()["quantidade"].as_i64().unwrap()
    };
    let ends = saldo("2026-10", "inicio") + saldo("2026-10", "abertos") + saldo("2026-10", "recuperados");
    assert_eq!(ends - saldo("2026-10", "perdidos"), saldo("2026-10", "fim"));
    assert_eq!(saldo("2026-10", "fim"), saldo("2026-11", "inicio"));
    let goal = of("meta_cobertura").into_iter().find(|row| row["de_que"] == "").unwrap();
    let month = Month::new(2026, 11).unwrap().period();
    let mine = carteira();
    let tally = coverage(mine.columns(), mine.rules(), month, today()).tally;
    assert_eq!(goal["quantidade"], tally.covered);
    let table = cells(&place.run("indicadores a.carteira --em 2026-11-30").out);
    assert_eq!(
        (table.len(), table[0].join(";").as_str()),
        (rows.len() + 1, "indicador;mes;de_que;quantidade;de")
    );
}

#[test]
fn coverage_by_the_curve_adds_up_and_by_representada_may_count_twice() {
    let place = place();
    let of = |by: &str| {
        let said = place.run(&format!("cobertura a.carteira --em 2026-11-30 --por {by} --formato json"));
        let rows: Vec<Value> = serde_json::from_str(&said.out).unwrap();
        let sum = |name: &str| rows.iter().map(|row| row[name].as_i64().unwrap()).sum::<i64>();
        (rows.len(), sum("elegiveis"), sum("cobertos"))
    };
    let (_, eligible, covered) = of("uf");
    assert_eq!(of("abc"), (4, eligible, covered));
    let (sides, theirs, _) = of("representada");
    assert_eq!(sides, carteira().catalog().principals_by_name().len());
    assert!(theirs > eligible, "who buys of two counts for both");
}
