//! Whether what was built last is what would be built now: then there is nothing to build.
//!
//! The stamp of a dist/ is kept beside the tools' own files, not in it: what is in dist/ is given away.

use crate::arguments::Profile;
use crate::build::target_folder;
use crate::post_build::files;
use crate::steps::{command, root, run_quietly};
use crate::{hashes, tools};
use std::fs;
use std::path::{Path, PathBuf};

/// All that a build reads.
const SOURCES: [&str; 17] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "index.html",
    "public",
    "src",
    "style",
    "xtask/Cargo.lock",
    "xtask/charts/build.mjs",
    "xtask/charts/entry.js",
    "xtask/charts/package-lock.json",
    "xtask/licences",
    "xtask/notices.mjs",
    "xtask/service_worker.js",
    "xtask/src",
];

/// What a build is made from, as one text: its sources, its tools and what it was asked for.
pub fn inputs(profile: Profile, base: &str) -> Result<String, String> {
    let mut lines = format!("{profile:?} {base}\n{} {}\n", tools::TRUNK, tools::WASM_BINDGEN);
    lines.push_str(&run_quietly(command("rustc").arg("-vV"))?);
    for source in SOURCES {
        let path = root().join(source);
        let found = if path.is_dir() { files(&path) } else { Ok(vec![(String::new(), path)]) };
        for (name, path) in found.map_err(|error| format!("{source}: {error}"))? {
            let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            lines.push_str(&format!("{source}/{name} {}\n", hashes::hex(&bytes)));
        }
    }
    Ok(hashes::hex(lines.as_bytes()))
}

/// Whether the folder still holds what was built from these inputs.
pub fn is_current(dist: &Path, inputs: &str) -> bool {
    let kept = fs::read_to_string(place(dist)).ok();
    kept.is_some_and(|kept| written(dist).is_some_and(|written| kept == format!("{inputs}\n{written}\n")))
}

/// Remembers what the folder was built from.
pub fn keep(dist: &Path, inputs: &str) -> Result<(), String> {
    let place = place(dist);
    let written = written(dist).ok_or_else(|| format!("{} holds no app", dist.display()))?;
    let kept = place.parent().map_or(Ok(()), fs::create_dir_all);
    kept.and_then(|()| fs::write(&place, format!("{inputs}\n{written}\n")))
        .map_err(|error| format!("{}: {error}", place.display()))
}

/// A hash over the folder: a build by another hand, or half of one, is another.
fn written(dist: &Path) -> Option<String> {
    let mut lines = String::new();
    for (name, path) in files(dist).ok()? {
        lines.push_str(&format!("{name} {}\n", hashes::hex(&fs::read(path).ok()?)));
    }
    lines.contains("sw.js ").then(|| hashes::hex(lines.as_bytes()))
}

fn place(dist: &Path) -> PathBuf {
    let name = hashes::short(dist.to_string_lossy().as_bytes());
    target_folder().join("carteira-stamps").join(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_current_until_it_or_its_inputs_change() {
        let dist = std::env::temp_dir().join(format!("carteira-stamp-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        assert!(!is_current(&dist, "a"));
        assert!(keep(&dist, "a").is_err(), "an empty folder is no build");
        fs::write(dist.join("sw.js"), "1").unwrap();
        keep(&dist, "a").unwrap();
        assert!(is_current(&dist, "a"));
        assert!(!is_current(&dist, "b"));
        fs::write(dist.join("sw.js"), "2").unwrap();
        assert!(!is_current(&dist, "a"));
        fs::remove_file(place(&dist)).unwrap();
        fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn profile_and_address_make_another_build() {
        let quick = inputs(Profile::Quick, "/").unwrap();
        assert_eq!(quick, inputs(Profile::Quick, "/").unwrap());
        assert_ne!(quick, inputs(Profile::Release, "/").unwrap());
        assert_ne!(quick, inputs(Profile::Quick, "/a/").unwrap());
    }
}
