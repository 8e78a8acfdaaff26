//! `check` and `test`: what must hold before a change lands.

use crate::arguments::Arguments;
use crate::steps::{command, root, run_recorded, seconds};
use crate::tally::Tally;
use crate::{build, deny, format, post_build, setup, tools, warehouse};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

const WASM: &str = "wasm32-unknown-unknown";
const STAGES: [&str; 12] = [
    "fmt",
    "clippy",
    "docs",
    "deny",
    "host",
    "warehouse",
    "xtask",
    "wasm",
    "build",
    "e2e",
    "firefox",
    "webkit",
];
/// The end-to-end tests see the app where a project page would have it: under a sub-path.
const TEST_BASE: &str = "/carteira/";

/// The fast loop: nothing here needs a browser.
pub fn check() -> Result<(), String> {
    setup::wasm_target()?;
    stages(&["fmt", "clippy", "host"])
}

/// Everything, or the stages named.
pub fn test(arguments: &Arguments) -> Result<(), String> {
    if let Some(name) = arguments.names.iter().find(|name| !STAGES.contains(&name.as_str())) {
        return Err(format!("there is no stage `{name}`: {}", STAGES.join(", ")));
    }
    setup::for_page()?;
    setup::trunk()?;
    setup::for_browsers()?;
    let chosen =
        |stage: &&str| arguments.names.is_empty() || arguments.names.iter().any(|name| name == stage);
    let chosen: Vec<&str> = STAGES.into_iter().filter(chosen).collect();
    stages(&chosen)
}

/// Runs all of them even when one fails, and closes with the sum.
fn stages(names: &[&str]) -> Result<(), String> {
    let mut total = Tally::default();
    let mut failed = Vec::new();
    for &name in names {
        println!("→ {name}");
        let start = Instant::now();
        let tally = stage(name).unwrap_or_else(|message| {
            println!("{message}");
            Tally { passed: 0, failed: 1 }
        });
        let mark = if tally.failed == 0 { "✓" } else { "✗" };
        println!("{mark} {name}: {} passed, {} failed ({})\n", tally.passed, tally.failed, seconds(start));
        if tally.failed > 0 {
            failed.push(name);
        }
        total.add(tally);
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn stage(name: &str) -> Result<Tally, String> {
    match name {
        "fmt" => in_form(),
        "clippy" => one(&mut [
            clippy(&["--lib", "--bins", "--examples"], &[]),
            clippy(&["--lib", "--bins", "--examples", "--target", WASM], &[]),
            // Clippy knows a test by its attribute, not the functions that tests share.
            clippy(
                &["--tests"],
                &["-A", "clippy::unwrap_used", "-A", "clippy::expect_used", "-A", "clippy::panic"],
            ),
            own(&["clippy", "--quiet", "--all-targets"], &["--", "-D", "warnings"]),
        ]),
        "docs" => one(&mut [
            documented(cargo(&["doc", "--quiet", "--no-deps", "--lib", "--document-private-items"])),
            // The views are there for the browser only, and nearly all of them for us alone.
            documented(cargo(&[
                "doc",
                "--quiet",
                "--no-deps",
                "--lib",
                "--document-private-items",
                "--target",
                WASM,
            ])),
            documented(own(&["doc", "--quiet", "--no-deps", "--document-private-items"], &[])),
        ]),
        "deny" => deny::check(),
        "host" => counted(cargo(&["test", "--quiet"])),
        "warehouse" => warehouse::stage(),
        "xtask" => counted(own(&["test", "--quiet"], &[])),
        "wasm" => in_browser(),
        "build" => {
            let dist = build::app(&Arguments::default())?;
            post_build::moved(&dist, &site(), TEST_BASE)?;
            Ok(Tally { passed: 1, failed: 0 })
        }
        "e2e" => counted(node(&["node_modules/@playwright/test/cli.js", "test"])),
        "firefox" => counted(node(&["smoke/firefox.mjs"])),
        "webkit" => counted(node(&["smoke/webkit.mjs"])),
        other => Err(format!("there is no stage `{other}`")),
    }
}

/// Rust and CSS have the form that `cargo xtask fmt` gives them.
fn in_form() -> Result<Tally, String> {
    let mut tally = one(&mut format::rust(&["--check"]))?;
    let found = format::without_form()?;
    for (path, _) in &found {
        println!("{} has not its form: cargo xtask fmt", path.display());
    }
    tally.add(Tally { passed: u32::from(found.is_empty()), failed: u32::from(!found.is_empty()) });
    Ok(tally)
}

/// The tests that need a browser's storage: the files of tests/ that say so, in headless Chromium.
fn in_browser() -> Result<Tally, String> {
    let folder = root().join("tests");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| error.to_string())?.flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let Some(name) = file.strip_suffix(".rs") else { continue };
        if fs::read_to_string(entry.path()).is_ok_and(|text| text.contains("wasm_bindgen_test_configure!")) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    if names.is_empty() {
        return Ok(Tally::default());
    }
    let mut cargo = cargo(&["test", "--target", WASM]);
    for name in &names {
        cargo.args(["--test", name]);
    }
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", tools::chromedriver().ok_or("chromedriver is not installed")?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    counted(cargo)
}

/// The built app, moved to the base path of the tests.
fn site() -> PathBuf {
    root().join("xtask/target/site")
}

fn cargo(words: &[&str]) -> Command {
    let mut cargo = command("cargo");
    cargo.args(words);
    cargo
}

fn clippy(targets: &[&str], excused: &[&str]) -> Command {
    let mut cargo = cargo(&["clippy", "--quiet"]);
    cargo.args(targets).args(["--", "-D", "warnings"]).args(excused);
    cargo
}

/// rustdoc takes no warning for granted: a link that leads nowhere fails.
fn documented(mut cargo: Command) -> Command {
    // It is read with what only the crate sees: a link may lead there.
    cargo.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private_intra_doc_links");
    cargo
}

/// cargo on xtask itself, which has its own lock file and target folder.
fn own(words: &[&str], rest: &[&str]) -> Command {
    let mut cargo = cargo(words);
    cargo.args(["--manifest-path", "xtask/Cargo.toml", "--target-dir", "xtask/target"]).args(rest);
    cargo
}

fn node(words: &[&str]) -> Command {
    let mut node = command("node");
    node.current_dir(root().join("tests/e2e")).args(words).env("CARTEIRA_DIST", site());
    for (name, program) in [("CHROMIUM", tools::chromium()), ("FIREFOX", tools::firefox())] {
        if let Some(program) = program {
            node.env(name, program);
        }
    }
    node
}

/// Commands that only succeed or fail are one test together.
fn one(commands: &mut [Command]) -> Result<Tally, String> {
    let mut passed = true;
    for command in commands {
        passed &= run_recorded(command)?.1;
    }
    Ok(Tally { passed: u32::from(passed), failed: u32::from(!passed) })
}

fn counted(mut command: Command) -> Result<Tally, String> {
    let (text, succeeded) = run_recorded(&mut command)?;
    Ok(Tally::read(&text, succeeded))
}
