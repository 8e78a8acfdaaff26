//! The crates in use: where each comes from, and which are there in two versions.

use crate::lists;
use std::collections::BTreeMap;
use toml::Value;

#[derive(Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Package {
    pub name: String,
    pub version: String,
    /// `None`: a folder beside us.
    pub source: Option<String>,
}

/// Every crate of a Cargo.lock, also those of other platforms and of features that are off.
pub fn locked(lock: &str) -> Result<Vec<Package>, String> {
    let table = lists::table(lock)?;
    let packages = table.get("package").and_then(Value::as_array);
    Ok(packages.into_iter().flatten().map(package).collect())
}

fn package(entry: &Value) -> Package {
    let field = |key: &str| entry.get(key)?.as_str().map(str::to_owned);
    Package {
        name: field("name").unwrap_or_default(),
        version: field("version").unwrap_or_default(),
        source: field("source"),
    }
}

/// The crates of `cargo tree --prefix none`, where a line begins with `name v1.2.3`.
pub fn built(tree: &str) -> Vec<Package> {
    let line = |line: &str| {
        let (name, rest) = line.split_once(" v")?;
        let version = rest.split([' ', '|']).next()?;
        Some(Package { name: name.to_owned(), version: version.to_owned(), source: None })
    };
    let mut found: Vec<Package> = tree.lines().filter_map(line).collect();
    found.sort();
    found.dedup();
    found
}

/// Crates that come from elsewhere than the allowed registries; `own` is the project's.
pub fn strangers(packages: &[Package], registries: &[String], own: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for Package { name, version, source } in packages {
        let from = match source.as_deref() {
            None if name == own => continue,
            None => "a folder",
            Some(source) if registries.iter().any(|one| source == format!("registry+{one}")) => continue,
            Some(source) => source,
        };
        problems.push(format!("{name} {version} comes from {from}"));
    }
    problems
}

/// Crates of two versions, but for those of `skip` (`name@version`, or the start of a version).
pub fn twice(packages: &[Package], skip: &[String]) -> Vec<String> {
    let mut versions = BTreeMap::<&str, Vec<&str>>::new();
    for Package { name, version, source: _ } in
        packages.iter().filter(|one| !skip.iter().any(|spec| is(one, spec)))
    {
        versions.entry(name).or_default().push(version);
    }
    let several = versions.iter().filter(|(_, versions)| versions.len() > 1);
    several
        .map(|(name, versions)| format!("{name} is there {} times: {}", versions.len(), versions.join(", ")))
        .collect()
}

/// Entries of `skip` that no crate needs any more.
pub fn needless(packages: &[Package], skip: &[String]) -> Vec<String> {
    let needed = |spec: &&String| {
        let others =
            |one: &Package| packages.iter().any(|two| two.name == one.name && two.version != one.version);
        packages.iter().any(|one| is(one, spec) && others(one))
    };
    let needless = skip.iter().filter(|spec| !needed(spec));
    needless.map(|spec| format!("{spec} is no second version any more: take it out of deny.toml")).collect()
}

fn is(package: &Package, spec: &str) -> bool {
    let Some((name, start)) = spec.split_once('@') else { return package.name == spec };
    let rest = package.version.strip_prefix(start);
    package.name == name && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "carteira"
version = "0.1.0"
dependencies = [
 "sha2 0.10.9",
]

[[package]]
name = "sha2"
version = "0.10.9"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "00"

[[package]]
name = "sha2"
version = "0.11.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
"#;

    fn with(source: &str) -> Vec<Package> {
        locked(&format!("{LOCK}\n[[package]]\nname = \"odd\"\nversion = \"1.0.0\"\n{source}\n")).unwrap()
    }

    fn from(source: &str) -> Vec<String> {
        strangers(&with(source), &["https://github.com/rust-lang/crates.io-index".to_owned()], "carteira")
    }

    #[test]
    fn only_the_allowed_registry_passes() {
        assert!(from("source = \"registry+https://github.com/rust-lang/crates.io-index\"").is_empty());
        for source in [
            "source = \"git+https://github.com/someone/odd?branch=main#0123456\"",
            "source = \"git+https://github.com/rust-lang/crates.io-index#0123456\"",
            "source = \"registry+https://crates.example.com/index\"",
            "source = \"sparse+https://crates.example.com/\"",
            "",
        ] {
            assert_eq!(from(source).len(), 1, "{source}");
        }
    }

    #[test]
    fn a_second_version_is_named_unless_it_is_excused() {
        let found = built(
            "carteira v0.1.0 (/here)|MIT\nsha2 v0.10.9|MIT\n\nsha2 v0.11.0|MIT\nsha2 v0.11.0|MIT (*)\n",
        );
        assert_eq!(twice(&found, &[]), ["sha2 is there 2 times: 0.10.9, 0.11.0"]);
        for (spec, excused) in
            [("sha2@0.10", true), ("sha2@0.10.9", true), ("sha2@0.1", false), ("sha@0.10", false)]
        {
            let skip = [spec.to_owned()];
            assert_eq!(twice(&found, &skip).is_empty(), excused, "{spec}");
            assert_eq!(needless(&found, &skip).is_empty(), excused, "{spec}");
        }
        assert_eq!(needless(&found, &["carteira".to_owned()]).len(), 1);
    }
}
