//! `bench`: sizes over the wire and the measurements of tests/bench, against the built app.

use crate::arguments::Arguments;
use crate::steps::{self, command, root, step};
use crate::{build, paths, setup, tools};
use std::fs;
use std::path::PathBuf;

/// Runs every measurement, or those named; each is a script that prints its figures.
pub fn run(arguments: &Arguments) -> Result<(), String> {
    setup::for_browsers()?;
    let dist = if arguments.no_build { build::dist(arguments) } else { build::app(arguments)? };
    let known = measurements()?;
    if let Some(name) = arguments.names.iter().find(|name| !known.contains(name)) {
        return Err(format!("there is no measurement `{name}`: {}", known.join(", ")));
    }
    for name in known.iter().filter(|name| arguments.names.is_empty() || arguments.names.contains(name)) {
        let mut node = command("node");
        node.arg(root().join("tests/bench").join(format!("{name}.mjs"))).env("CARTEIRA_DIST", &dist);
        if name == "rules" || name == "route" {
            node.env("CARTEIRA_MEASURE", measured_wasm()?);
        }
        if let Some(chromium) = tools::chromium() {
            node.env("CHROMIUM", chromium);
        }
        step(&format!("bench {name}"), || steps::run(&mut node))?;
    }
    Ok(())
}

/// The rules with a made-up carteira around them (tests/bench/measure.rs), built as the app is.
fn measured_wasm() -> Result<PathBuf, String> {
    let folder = root().join("xtask/target/measure");
    step("build tests/bench/measure.rs", || {
        let target = "wasm32-unknown-unknown";
        steps::run(command("cargo").env(paths::VARIABLE, paths::flags()?).args([
            "build",
            "--quiet",
            "--release",
            "--example",
            "measure",
            "--target",
            target,
        ]))?;
        let wasm = build::target_folder().join(target).join("release/examples/measure.wasm");
        steps::run(
            command("wasm-bindgen")
                .args(["--target", "web", "--no-typescript", "--out-dir"])
                .arg(&folder)
                .arg(wasm),
        )?;
        let page = "<!doctype html><html lang=\"pt-BR\"><base href=\"/\"><title>measure</title>";
        fs::write(folder.join("index.html"), page).map_err(|error| error.to_string())
    })?;
    Ok(folder)
}

/// The scripts of tests/bench by name; `lib-*.mjs` are what they share.
fn measurements() -> Result<Vec<String>, String> {
    let folder = root().join("tests/bench");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".mjs").map(str::to_owned))
        .filter(|name| !name.starts_with("lib-"))
        .collect();
    names.sort();
    Ok(names)
}
