//! Reads sources: which there are, what of them is code, and which modules a piece of code names.

use std::fs;
use std::path::{Path, PathBuf};

/// How many `super::` lead from this file's module to the crate.
pub(crate) fn depth(name: &str) -> usize {
    name.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count()
}

pub(crate) fn without_comments(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// The text without comments and without what stands between quotes.
pub(crate) fn code_only(text: &str) -> String {
    let mut code = String::new();
    for line in without_comments(text).lines() {
        code.extend(line.split('"').step_by(2));
        code.push('\n');
    }
    code
}

/// All sources by their path under src/.
pub(crate) fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The module of a file: `domain/client/mod.rs` is `domain::client`.
pub(crate) fn module_of(name: &str) -> Vec<String> {
    name.trim_end_matches(".rs").trim_end_matches("/mod").split('/').map(str::to_owned).collect()
}

/// Every path that begins with `crate::` or `super::` in the code of `module`, from the crate on.
pub(crate) fn paths(code: &str, module: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (place, _) in code.match_indices(start) {
            let inside = code[..place].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            if inside {
                continue;
            }
            let mut base = if start == "crate::" { Vec::new() } else { module.to_vec() };
            let mut rest = &code[place..];
            while let Some(after) = rest.strip_prefix("super::") {
                base.pop();
                rest = after;
            }
            spread(rest.strip_prefix("crate::").unwrap_or(rest), &base, &mut found);
        }
    }
    found
}

/// `a::{b, c::d}` under `base` is `a::b` and `a::c::d`. Gives what of `text` was read.
fn spread(text: &str, base: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = base.to_vec();
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if text[at..].starts_with('{') {
            at += 1;
            loop {
                at += spread(&text[at..], &path, found);
                let more = text[at..].find([',', '}']).map(|end| at + end);
                match more {
                    Some(end) if text[end..].starts_with(',') => at = end + 1,
                    Some(end) => return end + 1,
                    None => return text.len(),
                }
            }
        }
        let word = text[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').count();
        if word == 0 {
            break;
        }
        path.push(text[at..at + word].to_owned());
        at += word;
        match text[at..].strip_prefix("::") {
            Some(_) => at += 2,
            None => break,
        }
    }
    if path.len() > base.len() && !text[..at].trim().is_empty() {
        found.push(path);
    }
    at
}
