//! `bench`: sizes over the wire and the measurements of tests/bench, against the built app.

use crate::arguments::Arguments;
use crate::steps::{self, command, root, step};
use crate::{build, setup, tools};
use std::fs;

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
        if let Some(chromium) = tools::chromium() {
            node.env("CHROMIUM", chromium);
        }
        step(&format!("bench {name}"), || steps::run(&mut node))?;
    }
    Ok(())
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
