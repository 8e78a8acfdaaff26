//! Holds the arrows of `src/lib.rs`: which layer may import which, and a few things that must be absent.

mod reading;
mod rooms;

use reading::{code_only, depth, sources, without_comments};
use std::collections::BTreeSet;

/// Each layer with the layers of ours that it may import beside itself.
const ARROWS: [(&str, &[&str]); 14] = [
    ("domain", &[]),
    ("exchange", &["domain"]),
    ("storage", &["domain", "exchange"]),
    ("text", &["domain", "exchange", "storage", "workers"]),
    ("charts", &["domain"]),
    ("screen", &["domain", "exchange", "charts", "text", "routes", "workers"]),
    ("workers", &["domain", "exchange", "storage", "charts", "text", "screen"]),
    ("cli", &["domain", "exchange", "text"]),
    ("ui", &[]),
    ("routes", &["domain"]),
    ("state", &["domain", "exchange", "storage", "text", "screen", "routes", "workers"]),
    ("views", &["domain", "exchange", "charts", "text", "screen", "state", "ui", "routes", "workers"]),
    ("app", &["domain", "text", "screen", "state", "ui", "routes", "views"]),
    ("lib", &[]),
];

/// What no source may contain, unless its path ends as the exception says.
const ABSENT: [(&str, &str, &str); 6] = [
    ("Local::now", "/clock.rs", "one file of a program reads the clock: rules take `today` as a value"),
    ("Utc::now", "/clock.rs", "one file of a program reads the clock: rules take `today` as a value"),
    ("Date::new_0", "/clock.rs", "one file of a program reads the clock: rules take `today` as a value"),
    ("inner_html", "", "text from files is data, never HTML"),
    (" style=\"", "", "the CSP refuses style attributes: a class, or `style:property=value`"),
    ("JsFunction", "", "the CSP refuses `new Function`"),
];

#[test]
fn layers_import_only_along_the_arrows() {
    let broken: Vec<String> = sources().iter().flat_map(|(name, text)| broken_arrows(name, text)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn what_must_be_absent_is_absent() {
    let found: Vec<String> = sources().iter().flat_map(|(name, text)| present(name, text)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_file_says_first_what_it_decides() {
    let silent = sources().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(name, _)| name);
    let silent: Vec<String> = silent.filter(|name| !name.ends_with("tests.rs")).collect();
    assert!(silent.is_empty(), "no module doc: {}", silent.join(", "));
}

#[test]
fn planted_violations_are_found() {
    let planted = [
        ("domain/client.rs", "use crate::storage::repository::Repository;", 1),
        ("domain/client.rs", "use crate::{domain::money::Money, text, ui::button};", 2),
        ("domain/client.rs", "fn f() -> crate::exchange::Problem {}", 1),
        ("domain/mod.rs", "use super::storage::memory;", 1),
        ("domain/cities/table.rs", "use super::super::super::text::days;", 1),
        (
            "views/today/mod.rs",
            "use crate::{\n  state::{self, portfolio},\n  storage::{memory::Memory, files},\n};",
            1,
        ),
        ("ui/button.rs", "use crate::domain::Client;", 1),
        ("exchange/csv.rs", "use crate::*;", 1),
        ("domain/plan/mod.rs", "use crate::screen::today;", 1),
        ("text/today.rs", "use crate::screen::today;", 1),
        ("screen/today.rs", "use crate::{state::Carteira, ui::prelude::*, storage::keep};", 3),
        ("newlayer/mod.rs", "use crate::domain;", 1),
        ("cli/merge.rs", "use crate::{domain::merge, storage::memory, workers::protocol};", 2),
        ("text/cli.rs", "use crate::cli::arguments;", 1),
    ];
    for (name, text, count) in planted {
        assert_eq!(broken_arrows(name, text).len(), count, "{name}: {text}");
    }
    assert_eq!(present("domain/period.rs", "let today = Local::now();").len(), 1);
    assert_eq!(present("views/row.rs", "view! { <p style=\"color:red\"> }").len(), 1);
}

#[test]
fn what_the_arrows_allow_is_no_violation() {
    let fine = [
        ("domain/client.rs", "use crate::domain::money::Money; use super::cnpj::Cnpj;"),
        ("domain/cities/table.rs", "use super::super::uf::Uf;"),
        ("domain/client.rs", "// never crate::storage here\n/// nor `crate::text`\nlet s = \"crate::ui\";"),
        (
            "views/today/mod.rs",
            "use crate::{charts, domain::client::Client, state, text, ui::button::Button};",
        ),
        ("screen/today.rs", "use crate::domain::client::Client; use crate::text::today as words;"),
        ("screen/analysis/abc.rs", "use crate::{charts::curve::Stretch, exchange::indicator_table};"),
        ("views/today/row.rs", "use crate::screen::today;"),
        ("storage/memory.rs", "use crate::exchange::snapshot; use crate::domain::portfolio::Portfolio;"),
        ("main.rs", "leptos::mount::mount_to_body(carteira::app::App);"),
    ];
    for (name, text) in fine {
        assert_eq!(broken_arrows(name, text), Vec::<String>::new());
    }
    assert!(present("state/clock.rs", "Local::now()").is_empty());
    assert!(present("cli/clock.rs", "Local::now()").is_empty());
}

/// The imports of one file that no arrow allows.
fn broken_arrows(name: &str, text: &str) -> Vec<String> {
    let layer = name.split(['/', '.']).next().unwrap_or(name);
    if layer == "main" || layer == "bin" {
        return Vec::new();
    }
    let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == layer) else {
        return vec![format!("{name}: `{layer}` is in no arrow of tests/architecture/")];
    };
    let wrong = imported(&code_only(text), depth(name));
    let wrong = wrong.iter().filter(|other| *other != layer && !allowed.contains(&other.as_str()));
    wrong.map(|other| format!("{name}: `{layer}` may not import `{other}`")).collect()
}

fn present(name: &str, text: &str) -> Vec<String> {
    let excused = |end: &str| !end.is_empty() && name.ends_with(end);
    let found = ABSENT.iter().filter(|(what, end, _)| !excused(end) && without_comments(text).contains(what));
    found.map(|(what, _, why)| format!("{name}: `{}`: {why}", what.trim())).collect()
}

/// The first names after `crate::`, and the layers after as many `super::` as lead to the crate.
///
/// In a module within the file as many lead only to the layer, so a name that is no layer is left alone.
fn imported(code: &str, depth: usize) -> BTreeSet<String> {
    let up = "super::".repeat(depth);
    let mut names = BTreeSet::new();
    for start in ["crate::", up.as_str()] {
        for (place, _) in code.match_indices(start) {
            let begins = !code[..place].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            if begins {
                let mut first = first_names(&code[place + start.len()..]);
                first.retain(|name| start == "crate::" || ARROWS.iter().any(|(layer, _)| layer == name));
                names.extend(first);
            }
        }
    }
    names
}

/// `a::b` gives a; `{a::b, c::{d, e}}` gives a and c; `*` gives itself.
fn first_names(rest: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        let text = text.trim_start();
        if text.starts_with('*') {
            return "*".to_owned();
        }
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let mut names = vec![word(group)];
    let mut nested = 0;
    for (place, character) in group.char_indices() {
        match character {
            '{' => nested += 1,
            '}' if nested == 0 => break,
            '}' => nested -= 1,
            ',' if nested == 0 => names.push(word(&group[place + 1..])),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}
