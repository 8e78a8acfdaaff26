//! The part of ECharts that the app draws with, bundled once for each lock file and entry.

use crate::hashes;
use crate::steps::{command, root, run_quietly};
use std::fs;
use std::path::PathBuf;

const SOURCES: [&str; 3] = ["package-lock.json", "entry.js", "build.mjs"];

/// The bundled file: made when one of its sources has changed.
pub fn bundle() -> Result<PathBuf, String> {
    let folder = root().join("xtask/charts");
    let mut sources = Vec::new();
    for name in SOURCES {
        sources.extend(fs::read(folder.join(name)).map_err(|error| format!("{name}: {error}"))?);
    }
    let file = root().join("xtask/target/charts").join(format!("{}.js", hashes::short(&sources)));
    if !file.is_file() {
        run_quietly(command("node").arg(folder.join("build.mjs")).arg(&file))?;
    }
    Ok(file)
}
