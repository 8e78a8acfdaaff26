//! `test deny`: what a dependency may be. The rules stand in deny.toml, the reasons in docs/decisions/0002.
//!
//! Sources are read from the lock files, so that they hold for every platform and feature; the rest is asked of what is
//! built, for the host and for the browser. Known faults need the RustSec database: without a network it is said that
//! they were not looked at.

mod advisories;
mod licences;
mod packages;

use crate::lists;
use crate::steps::{command, root, run_quietly};
use crate::tally::Tally;
use packages::Package;
use std::fs;

/// The project's packages, each with a lock file of its own.
const OWN: [(&str, &str); 2] = [("carteira", ""), ("xtask", "xtask/")];

pub fn check() -> Result<Tally, String> {
    let rules = lists::table(&read("deny.toml")?)?;
    let mut tally = Tally::default();
    let mut all = Vec::new();
    for (name, folder) in OWN {
        let locked = packages::locked(&read(&format!("{folder}Cargo.lock"))?)?;
        let registries = lists::list(&rules, "sources", "allow-registry");
        tally.add(said(&format!("sources of {name}"), packages::strangers(&locked, &registries, name)));
        let tree = tree(folder)?;
        let problems = unlicensed(&tree, &lists::list(&rules, "licenses", "allow"));
        tally.add(said(&format!("licences of {name}"), problems));
        let built = packages::built(&tree);
        let skip = if folder.is_empty() { lists::list(&rules, "bans", "skip") } else { Vec::new() };
        let mut problems = packages::twice(&built, &skip);
        problems.extend(packages::needless(&built, &skip));
        tally.add(said(&format!("second versions in {name}"), problems));
        all.extend(built);
    }
    all.sort();
    all.dedup();
    match advisories::database() {
        Ok(database) => {
            let ignored = lists::list(&rules, "advisories", "ignore");
            tally.add(said("advisories", open(&all, &database, &ignored)?));
        }
        Err(reason) => println!("advisories: NOT looked at ({reason})"),
    }
    Ok(tally)
}

/// Prints what is wrong: one test, which passes when nothing is.
fn said(name: &str, problems: Vec<String>) -> Tally {
    for problem in &problems {
        println!("{name}: {problem}");
    }
    Tally { passed: u32::from(problems.is_empty()), failed: u32::from(!problems.is_empty()) }
}

/// Each crate that is built and its licence, as `name v1.2.3|MIT`.
fn tree(folder: &str) -> Result<String, String> {
    let manifest = root().join(folder).join("Cargo.toml");
    let mut tree = command("cargo");
    tree.args(["tree", "--locked", "--edges", "normal,build,dev", "--prefix", "none", "--format", "{p}|{l}"]);
    tree.args(["--target", "host-tuple", "--target", "wasm32-unknown-unknown", "--manifest-path"])
        .arg(manifest);
    run_quietly(&mut tree)
}

fn unlicensed(tree: &str, allowed: &[String]) -> Vec<String> {
    let mut problems = Vec::new();
    for line in tree.lines().filter(|line| !line.is_empty()) {
        // A crate that was printed before is marked.
        let line = line.trim_end_matches(" (*)");
        let (name, licence) = line.rsplit_once('|').unwrap_or((line, ""));
        match licences::is_met(licence, allowed) {
            Some(true) => continue,
            Some(false) => problems.push(format!("{name}: {licence} is not allowed in deny.toml")),
            None => problems.push(format!("{name}: the licence `{licence}` cannot be read")),
        }
    }
    problems.sort();
    problems.dedup();
    problems
}

/// Faults that a crate in use is open to; what is only to be known is printed.
fn open(packages: &[Package], database: &std::path::Path, ignored: &[String]) -> Result<Vec<String>, String> {
    let mut problems = Vec::new();
    for package in packages {
        for advisory in advisories::of(package, database)? {
            let line = format!("{} {}: {} {}", package.name, package.version, advisory.id, advisory.title);
            if advisory.only_said || ignored.contains(&advisory.id) {
                println!("advisories, to know: {line}");
            } else {
                problems.push(line);
            }
        }
    }
    Ok(problems)
}

fn read(name: &str) -> Result<String, String> {
    fs::read_to_string(root().join(name)).map_err(|error| format!("{name}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> toml::Table {
        lists::table(&read("deny.toml").unwrap()).unwrap()
    }

    #[test]
    fn a_licence_outside_the_list_fails_and_so_does_none() {
        let allowed = lists::list(&rules(), "licenses", "allow");
        let tree = "carteira v0.1.0 (/here)|MIT\n\nfair v1.0.0|MIT OR GPL-3.0-only (*)\n";
        assert!(unlicensed(tree, &allowed).is_empty());
        let tree =
            format!("{tree}greedy v1.0.0|AGPL-3.0-only\ngreedy v1.0.0|AGPL-3.0-only (*)\nsilent v2.0.0|\n");
        let problems = unlicensed(&tree, &allowed);
        assert_eq!(problems.len(), 2);
        assert_eq!(said("licences", problems), Tally { passed: 0, failed: 1 });
    }

    #[test]
    fn a_crate_from_git_fails_by_the_projects_own_rules() {
        let registries = lists::list(&rules(), "sources", "allow-registry");
        let lock =
            "[[package]]\nname = \"odd\"\nversion = \"1.0.0\"\nsource = \"git+https://example.com/odd#01\"\n";
        let problems = packages::strangers(&packages::locked(lock).unwrap(), &registries, "carteira");
        assert_eq!(said("sources", problems), Tally { passed: 0, failed: 1 });
    }
}
