//! Holds the rooms of `src/domain`: from the ground up, each may import those below it and none above, so none in a circle.

use super::reading::{code_only, module_of, paths, sources};
use std::collections::BTreeMap;

/// From the ground up. A room in a room is named with both.
const ROOMS: [&str; 29] = [
    "value",
    "calendar",
    "keeping",
    "alive",
    "measure",
    "place",
    "client",
    "fact",
    "rules",
    "rhythm",
    "catalog",
    "record",
    "portfolio",
    "merge",
    "indicator/status",
    "indicator/coverage",
    "indicator/analysis",
    "indicator/timeline",
    "filter",
    "prospect",
    "rescue",
    "segment",
    "plan/day",
    "plan/road",
    "plan/alerts",
    "plan/agenda",
    "plan/sharing",
    "mended",
    "sample",
];

/// So many files a folder may have, tests and `mod.rs` among them not counted.
const A_DOZEN: usize = 12;

#[test]
fn no_room_imports_one_above_it() {
    let broken: Vec<String> = sources().iter().flat_map(|(name, text)| arrows_up(name, text)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_folder_has_more_than_a_dozen_files() {
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    for (name, _) in sources() {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
        if folder.starts_with("domain") && !file.ends_with("tests.rs") && file != "mod.rs" {
            *folders.entry(folder.to_owned()).or_default() += 1;
        }
    }
    let full: Vec<_> = folders.iter().filter(|(_, files)| **files > A_DOZEN).collect();
    assert!(full.is_empty(), "{full:?}");
}

#[test]
fn every_file_stands_in_a_room() {
    let in_domain = sources().into_iter().map(|(name, _)| name).filter(|name| name.starts_with("domain/"));
    let outside: Vec<String> = in_domain
        .filter(|name| room_of(&module_of(name)).is_none())
        .filter(|name| !["domain/mod.rs", "domain/indicator/mod.rs", "domain/plan/mod.rs"].contains(&&**name))
        .collect();
    assert!(outside.is_empty(), "{}", outside.join(", "));
}

#[test]
fn planted_arrows_up_are_found() {
    let planted = [
        ("domain/value/money.rs", "use crate::domain::client::Client;", 1),
        ("domain/client/mod.rs", "use super::{record::Record, value::money::Money};", 1),
        ("domain/rhythm/season.rs", "use super::super::portfolio::columns::Columns;", 1),
        ("domain/indicator/status/why.rs", "use super::super::coverage::Coverage;", 1),
        ("domain/plan/day/closing.rs", "fn f() { crate::domain::plan::agenda::propose() }", 1),
        ("domain/plan/day/closing.rs", "use crate::domain::{mended::Names, filter::{self, near::Near}};", 1),
    ];
    for (name, text, count) in planted {
        assert_eq!(arrows_up(name, text).len(), count, "{name}: {text}");
    }
    let fine = [
        ("domain/plan/day/closing.rs", "use super::worklist; use crate::domain::filter::Filter;"),
        ("domain/client/person.rs", "use super::Client; use super::super::value::phone::Phone;"),
        ("domain/filter/near.rs", "fn f() {}\n#[cfg(test)]\nmod tests { use crate::domain::sample; }"),
        ("views/today/mod.rs", "use crate::domain::sample;"),
    ];
    for (name, text) in fine {
        assert_eq!(arrows_up(name, text), Vec::<String>::new());
    }
}

/// The imports of one file of the domain that lead to a room above its own. Tests may look anywhere.
fn arrows_up(name: &str, text: &str) -> Vec<String> {
    let own = module_of(name);
    let Some(room) = room_of(&own).filter(|_| !name.ends_with("tests.rs")) else { return Vec::new() };
    let code = code_only(text.split("\n#[cfg(test)]").next().unwrap_or(text));
    let above = paths(&code, &own).into_iter().filter_map(|path| Some((room_of(&path)?, path)));
    let above = above.filter(|(other, _)| *other > room);
    above.map(|(_, path)| format!("{name}: {} stands above", path.join("::"))).collect()
}

/// The place of the room that a module stands in, from the ground up.
fn room_of(module: &[String]) -> Option<usize> {
    let inside = module.strip_prefix(&["domain".to_owned()])?;
    let is_in =
        |room: &&str| room.split('/').zip(inside).filter(|(a, b)| a == b).count() == room.split('/').count();
    ROOMS.iter().position(is_in)
}
