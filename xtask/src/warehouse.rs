//! `warehouse duckdb`, `warehouse spark`: a made-up company by an engine, cell by cell as the app says it (docs/lake.md).

use crate::arguments::Arguments;
use crate::setup;
use crate::steps::{command, root, run, run_quietly, run_recorded, step};
use crate::tally::Tally;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

/// What an engine is called here, as PyPI has it, and what it is imported by.
struct Engine {
    name: &'static str,
    package: &'static str,
    module: &'static str,
}

const DUCKDB: Engine = Engine { name: "duckdb", package: "duckdb==2.0.1", module: "duckdb" };
const SPARK: Engine = Engine { name: "spark", package: "pyspark==4.3.0", module: "pyspark" };
/// The day that everything is judged on.
const DAY: &str = "2026-11-30";
const SEED: &str = "7";
const REPS: &str = "6";
/// In the suite: enough for every kind of client, vendedor and month.
const FEW_REPS: &str = "3";
/// What a carteira may be hard in: `tests/bench/company/hard.rs`.
const HARD: [&str; 5] = ["limites", "safras", "historias", "regras", "vozes"];

/// Installs what is missing, makes the company, converts it and prints what the engine says.
pub fn with(arguments: &Arguments) -> Result<(), String> {
    let wanted = arguments.names.first().map_or(DUCKDB.name, String::as_str);
    if wanted == "figures" {
        return figures(arguments);
    }
    let engine = [DUCKDB, SPARK].into_iter().find(|engine| engine.name == wanted);
    let engine =
        engine.ok_or_else(|| format!("there is no engine `{wanted}`: duckdb, spark; `figures` measures"))?;
    let python = python_with(&engine)?;
    build()?;
    run(&mut asked(&python, &engine, REPS, SEED)?)?;
    run(&mut panel(&python, &engine)?)
}

/// The snapshots of the company that was made last.
fn received_files() -> Result<Vec<PathBuf>, String> {
    let received = fs::read_dir(folder().join("recebidos")).map_err(|error| error.to_string())?;
    let mut files: Vec<PathBuf> = received.flatten().map(|entry| entry.path()).collect();
    files.sort();
    Ok(files)
}

/// Gives what merges the snapshots that were asked of last on Spark, against their lake.
fn merged(python: &Path) -> Result<Command, String> {
    let mut merged = Command::new(python);
    merged.arg(root().join("warehouse/merge.py")).arg(folder().join("lago"));
    merged.arg(root().join("target/debug/carteira-cli")).args(received_files()?);
    Ok(merged)
}

/// Makes the marts of the lake that was asked last; gives what makes the panel of them.
fn panel(python: &Path, engine: &Engine) -> Result<Command, String> {
    let (marts, panel) = (folder().join("quadros"), folder().join("painel"));
    for old in [&marts, &panel] {
        if old.exists() {
            fs::remove_dir_all(old).map_err(|error| format!("{}: {error}", old.display()))?;
        }
    }
    let mut make = Command::new(python);
    run_quietly(
        make.arg(root().join("warehouse/marts.py")).arg(engine.name).arg(folder().join("lago")).arg(&marts),
    )?;
    let mut painel = Command::new(root().join("target/debug/carteira-cli"));
    painel.arg("painel").arg(marts).arg("-o").arg(panel);
    Ok(painel)
}

/// `warehouse figures [REPSxCLIENTSxEVENTS]`: seconds, memory and bytes of a company of any size.
fn figures(arguments: &Arguments) -> Result<(), String> {
    let size = arguments.names.get(1).map_or("10x5000x40", String::as_str);
    let python = python_with(&DUCKDB)?;
    let programs =
        ["build", "--profile", "worker", "--quiet", "--bin", "carteira-cli", "--example", "company"];
    run(command("cargo").args(programs))?;
    let built = root().join("target/worker");
    let mut bench = Command::new(python);
    bench.arg(root().join("warehouse/bench.py")).arg(DUCKDB.name).arg(folder().join("bench"));
    run(bench.arg(built.join("carteira-cli")).arg(built.join("examples/company")).args([DAY, size]))
}

/// The views of a small company, of carteiras of hard cases, and of one that nobody has seen before, against the app, counted. Where
/// an engine cannot be had, that is said and nothing is counted.
pub fn stage() -> Result<Tally, String> {
    let mut tally = Tally::default();
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|error| error.to_string())?;
    let new = since.as_secs().to_string();
    let unseen = HARD[since.subsec_nanos() as usize % HARD.len()];
    for engine in [DUCKDB, SPARK] {
        let python = match python_with(&engine) {
            Ok(python) => python,
            Err(why) => {
                println!("parity with {}: NOT looked at ({why})", engine.name);
                continue;
            }
        };
        build()?;
        // Spark takes a minute a carteira: of the hard ones the unseen alone.
        let known = HARD.iter().filter(|_| engine.name == DUCKDB.name).map(|theme| (*theme, SEED));
        for (what, seed) in known.chain([(FEW_REPS, SEED), (unseen, new.as_str())]) {
            println!("{}: {what}, seed {seed}", engine.name);
            let (text, succeeded) = run_recorded(&mut asked(&python, &engine, what, seed)?)?;
            tally.add(Tally::read(&text, succeeded));
            if engine.name == SPARK.name {
                let (text, succeeded) = run_recorded(&mut merged(&python)?)?;
                tally.add(Tally::read(&text, succeeded));
            }
        }
        let (_, made) = run_recorded(&mut panel(&python, &engine)?)?;
        tally.add(Tally { passed: made.into(), failed: (!made).into() });
    }
    Ok(tally)
}

fn folder() -> PathBuf {
    root().join("xtask/target/warehouse")
}

/// A Python of its own with the engine in it; made once.
fn python_with(engine: &Engine) -> Result<PathBuf, String> {
    setup::python()?;
    if engine.name == SPARK.name {
        setup::java()?;
    }
    let home = folder().join("python");
    let python = home.join("bin/python");
    let has_it =
        || run_quietly(Command::new(&python).args(["-c", &format!("import {}", engine.module)])).is_ok();
    if python.is_file() && has_it() {
        return Ok(python);
    }
    step(&format!("pip install {}", engine.package), || {
        run_quietly(command("python3").args(["-m", "venv"]).arg(&home))?;
        let words = ["-m", "pip", "install", "--quiet", "--timeout", "20", "--retries", "1", engine.package];
        run_quietly(Command::new(&python).args(words)).map(drop)
    })?;
    Ok(python)
}

/// What makes a company and what converts it.
fn build() -> Result<(), String> {
    run(command("cargo").args(["build", "--quiet", "--bin", "carteira-cli", "--example", "company"]))
}

/// Makes a company of so many reps, or of hard cases of a kind, and its lake; gives the question that is to be asked.
fn asked(python: &Path, engine: &Engine, what: &str, seed: &str) -> Result<Command, String> {
    let (received, lake) = (folder().join("recebidos"), folder().join("lago"));
    for old in [&received, &lake] {
        if old.exists() {
            fs::remove_dir_all(old).map_err(|error| format!("{}: {error}", old.display()))?;
        }
    }
    let built = root().join("target/debug");
    run(Command::new(built.join("examples/company")).arg(&received).args([what, seed, DAY]))?;
    let cli = built.join("carteira-cli");
    let convert = ["--formato", "parquet", "--em", DAY, "-o"];
    run_quietly(Command::new(&cli).arg("converter").arg(&received).args(convert).arg(&lake))?;
    let mut asked = Command::new(python);
    asked
        .arg(root().join("warehouse/run.py"))
        .arg(engine.name)
        .arg(&lake)
        .arg(DAY)
        .arg(&cli)
        .args(received_files()?);
    Ok(asked)
}
