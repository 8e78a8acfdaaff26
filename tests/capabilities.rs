//! Every row of docs/capabilities.md names the tests that hold it, and they are there.

use std::path::Path;

const ROWS: usize = 28;
/// What stands in a row of which nothing, or a part, is not built. No other row may say so.
const NOT_BUILT: [(usize, &str); 1] = [(28, "**not built: SQL**")];

#[test]
fn every_capability_is_held_by_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).ok();
    let table = read("docs/capabilities.md").unwrap();
    let problems = problems(&table, ROWS, read);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn planted_gaps_are_found() {
    let read = |path: &str| match path {
        "src/a.rs" => Some("    fn is_there() {}\n".to_owned()),
        "tests/e2e/specs/a.spec.mjs" => Some("test(\"is there\", async () => {});\n".to_owned()),
        _ => None,
    };
    let of = |cell: &str| problems(&format!("| 1 | something | {cell} |"), 1, read).len();
    assert_eq!(of("`src/a.rs` “is_there”"), 0);
    assert_eq!(of("`a.spec` “is there”<br>`src/a.rs` “is_there”"), 0);
    for gap in [
        "",
        "**not built**",
        "`src/a.rs` “is”",
        "`a.spec` “is”",
        "`b.spec` “is there”",
        "`src/b.rs` “is_there”",
    ] {
        assert_eq!(of(gap), 1, "{gap}");
    }
    assert_eq!(problems("| 2 | something | `src/a.rs` “is_there” |", 2, read).len(), 1, "1 is missing");
}

/// `read`: the text of a file of the repository.
fn problems(table: &str, rows: usize, read: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let cells = |line: &str| -> Option<(usize, String)> {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let number = cells.next()?.trim().parse().ok()?;
        Some((number, cells.nth(1).unwrap_or_default().trim_end_matches('|').to_owned()))
    };
    let found: Vec<(usize, String)> = table.lines().filter_map(cells).collect();
    let mut problems = Vec::new();
    for number in 1..=rows {
        if found.iter().filter(|(other, _)| *other == number).count() != 1 {
            problems.push(format!("row {number} does not stand there once"));
        }
    }
    for (number, held) in &found {
        let tests = tests_of(held);
        let is_said = NOT_BUILT.iter().any(|(row, words)| row == number && held.contains(words));
        if tests.is_empty() && !is_said {
            problems.push(format!("row {number} is held by nothing"));
        }
        for (file, title) in tests {
            let path = match file.strip_suffix(".spec") {
                Some(spec) => format!("tests/e2e/specs/{spec}.spec.mjs"),
                None => file.to_owned(),
            };
            let is_there = |text: String| match path.ends_with(".mjs") {
                true => ['"', '`'].iter().any(|quote| text.contains(&format!("test({quote}{title}{quote}"))),
                false => text.contains(&format!("fn {title}(")),
            };
            if !read(&path).is_some_and(is_there) {
                problems.push(format!("row {number}: {path} has no test {title}"));
            }
        }
    }
    problems
}

/// File and title of each: `` `file` “title” ``.
fn tests_of(cell: &str) -> Vec<(&str, &str)> {
    let named = |part| {
        let (file, rest) = str::strip_prefix(part, "`")?.split_once("` “")?;
        Some((file, rest.split_once('”')?.0))
    };
    cell.split("<br>").map(str::trim).filter_map(named).collect()
}
