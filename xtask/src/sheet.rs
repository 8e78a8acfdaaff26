//! All stylesheets as the one file that the page asks for.

use crate::steps::root;
use std::{fs, io};

/// The list of all stylesheets in their order, as index.html names it.
pub const LIST: &str = "style/all.css";

/// What LIST imports, in its place, without what only readers need.
pub fn joined() -> io::Result<String> {
    let (list, folder) = (root().join(LIST), root().join("style"));
    let named = |error: io::Error, name: &str| io::Error::new(error.kind(), format!("{name}: {error}"));
    let mut all = String::new();
    for line in fs::read_to_string(list).map_err(|error| named(error, LIST))?.lines() {
        match imported(line) {
            Some(name) => {
                all += &fs::read_to_string(folder.join(name)).map_err(|error| named(error, name))?;
            }
            None => all += line,
        }
        all.push('\n');
    }
    Ok(bare(&all))
}

fn imported(line: &str) -> Option<&str> {
    line.strip_prefix("@import \"")?.strip_suffix("\";")
}

/// Without comments, indentation and empty lines: a sixth less to fetch. No text of ours has a comment's marks in it.
fn bare(css: &str) -> String {
    let mut kept = String::new();
    for part in css.split("*/") {
        kept += part.split("/*").next().unwrap_or_default();
    }
    let lines: Vec<&str> = kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post_build::files;

    #[test]
    fn every_stylesheet_is_listed_once() {
        let list = fs::read_to_string(root().join(LIST)).unwrap();
        let mut listed: Vec<&str> = list.lines().filter_map(imported).collect();
        listed.sort_unstable();
        let there = files(&root().join("style")).unwrap();
        let there: Vec<&str> =
            there.iter().map(|(name, _)| name.as_str()).filter(|name| *name != "all.css").collect();
        assert_eq!(listed, there);
    }

    #[test]
    fn the_page_names_the_list() {
        let page = fs::read_to_string(root().join("index.html")).unwrap();
        assert!(page.contains(&format!("href=\"{LIST}\"")));
    }

    #[test]
    fn the_one_file_asks_for_no_other_and_keeps_the_order_of_the_layers() {
        let css = joined().unwrap();
        assert!(css.starts_with("@layer tokens, base, "), "{}", &css[..80]);
        assert!(!css.contains("@import") && !css.contains("/*"));
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }

    #[test]
    fn only_what_readers_need_goes() {
        let css = "/* Why. */\n.a {\n  margin: 0; /* so */\n\n  /* two\n     lines */\n  color: red;\n}\n";
        assert_eq!(bare(css), ".a {\nmargin: 0;\ncolor: red;\n}");
        assert_eq!(bare(""), "");
    }
}
