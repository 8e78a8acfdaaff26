//! Files of the app that scripts make from others: made again only when one of their sources has changed.

use crate::hashes;
use crate::steps::{command, root, run_quietly};
use std::fs;
use std::path::PathBuf;

/// The part of ECharts that the app draws with.
pub fn charts() -> Result<PathBuf, String> {
    let sources = ["xtask/charts/build.mjs", "xtask/charts/entry.js", "xtask/charts/package-lock.json"];
    made("charts.js", &sources)
}

/// The licences of everything that ships.
pub fn notices() -> Result<PathBuf, String> {
    made("notices.txt", &["xtask/notices.mjs", "Cargo.lock", "Cargo.toml", "xtask/charts/package-lock.json"])
}

/// Runs the first source, a script, with the file to write.
fn made(name: &str, sources: &[&str]) -> Result<PathBuf, String> {
    let mut bytes = Vec::new();
    for source in sources {
        bytes.extend(fs::read(root().join(source)).map_err(|error| format!("{source}: {error}"))?);
    }
    let folder = root().join("xtask/target/generated").join(hashes::short(&bytes));
    let file = folder.join(name);
    if !file.is_file() {
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        run_quietly(command("node").args(sources.first()).arg(&file))?;
    }
    Ok(file)
}
