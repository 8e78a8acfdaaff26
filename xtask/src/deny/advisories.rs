//! Known faults of the crates in use, from the RustSec database: one file an advisory, TOML and then prose.

use super::packages::Package;
use crate::lists;
use crate::steps::{command, run_quietly};
use crate::tools;
use semver::{Version, VersionReq};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

const DATABASE: &str = "https://github.com/rustsec/advisory-db";
/// A copy of the database on this machine, used as it is.
const VARIABLE: &str = "CARTEIRA_ADVISORIES";
/// git alone would wait minutes for a network that answers nothing.
const PATIENCE: &str = "60";

#[derive(Debug, PartialEq)]
pub struct Advisory {
    pub id: String,
    /// `unmaintained` or `notice`: nothing is wrong with the code itself.
    pub only_said: bool,
    pub title: String,
    patched: Vec<String>,
    unaffected: Vec<String>,
}

/// The folder of the database as it is today, or as it was fetched last; an error where there is none.
pub fn database() -> Result<PathBuf, String> {
    if let Some(folder) = env::var_os(VARIABLE) {
        return Ok(PathBuf::from(folder));
    }
    let folder = tools::cache().join("advisory-db");
    let git = |words: &[&str]| {
        let mut timed = command("timeout");
        timed.args([PATIENCE, "git"]).args(words).env("GIT_TERMINAL_PROMPT", "0");
        run_quietly(&mut timed)
    };
    let place = folder.to_string_lossy();
    if !folder.join("crates").is_dir() {
        // A clone that was cut off.
        let _ = fs::remove_dir_all(&folder);
        return match git(&["clone", "--quiet", "--depth", "1", DATABASE, &place]) {
            Ok(_) => Ok(folder),
            Err(_) => Err(format!("{DATABASE} cannot be reached")),
        };
    }
    let fetched = git(&["-C", &place, "fetch", "--quiet", "--depth", "1", "origin", "HEAD"])
        .and_then(|_| git(&["-C", &place, "reset", "--quiet", "--hard", "FETCH_HEAD"]));
    if fetched.is_err() {
        let day = git(&["-C", &place, "log", "-1", "--format=%cs"]).unwrap_or_default();
        println!("advisories: {DATABASE} cannot be reached; looked at as of {}", day.trim());
    }
    Ok(folder)
}

/// The advisories that this version of the crate is open to.
pub fn of(package: &Package, database: &Path) -> Result<Vec<Advisory>, String> {
    let folder = database.join("crates").join(&package.name);
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let wrong = |what: &str| format!("{}: {what}", entry.path().display());
        let text = fs::read_to_string(entry.path()).map_err(|error| wrong(&error.to_string()))?;
        let Some(advisory) = read(&text) else { continue };
        let version = Version::parse(&package.version).map_err(|error| wrong(&error.to_string()))?;
        if open_to(&advisory, &version).map_err(|error| wrong(&error))? {
            found.push(advisory);
        }
    }
    found.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(found)
}

/// `None` for one that was withdrawn, and for a file of another kind.
fn read(text: &str) -> Option<Advisory> {
    let (facts, prose) = text.strip_prefix("```toml")?.split_once("\n```")?;
    let facts = &lists::table(facts).ok()?;
    if lists::word(facts, "advisory", "withdrawn").is_some() {
        return None;
    }
    let informational = lists::word(facts, "advisory", "informational");
    Some(Advisory {
        id: lists::word(facts, "advisory", "id")?,
        only_said: informational.is_some_and(|kind| kind != "unsound"),
        title: prose.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default().to_owned(),
        patched: lists::list(facts, "versions", "patched"),
        unaffected: lists::list(facts, "versions", "unaffected"),
    })
}

fn open_to(advisory: &Advisory, version: &Version) -> Result<bool, String> {
    for range in advisory.patched.iter().chain(&advisory.unaffected) {
        let range = VersionReq::parse(range).map_err(|error| format!("`{range}`: {error}"))?;
        if range.matches(version) {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(more: &str, versions: &str) -> String {
        format!(
            "```toml\n[advisory]\nid = \"RUSTSEC-2099-0001\"\npackage = \"odd\"\n{more}\n\n[versions]\n{versions}\n```\n\n# It breaks\n"
        )
    }

    #[test]
    fn versions_neither_patched_nor_unaffected_are_open() {
        let found =
            read(&text("", "patched = [\">= 1.2.3, < 2.0.0\",\n  \"^2.1\"]\nunaffected = [\"< 1.0.0\"]"))
                .unwrap();
        assert_eq!(
            (found.id.as_str(), found.title.as_str(), found.only_said),
            ("RUSTSEC-2099-0001", "It breaks", false)
        );
        for (version, open) in [
            ("0.9.9", false),
            ("1.0.0", true),
            ("1.2.2", true),
            ("1.2.3", false),
            ("2.0.5", true),
            ("2.1.0", false),
        ] {
            assert_eq!(open_to(&found, &Version::parse(version).unwrap()), Ok(open), "{version}");
        }
    }

    #[test]
    fn unsound_counts_unmaintained_is_said_and_withdrawn_is_nothing() {
        let none = "patched = []";
        assert!(!read(&text("informational = \"unsound\"", none)).unwrap().only_said);
        assert!(read(&text("informational = \"unmaintained\"", none)).unwrap().only_said);
        assert_eq!(read(&text("withdrawn = \"2099-02-01\"", none)), None);
        assert_eq!(read("# Prose alone"), None);
    }
}
