//! `fmt`: the form of Rust and CSS, written or only looked at.

use crate::post_build::files;
use crate::steps::{command, root, run, step};
use malva::Syntax;
use malva::config::{BlockSelectorLineBreak, FormatOptions, LanguageOptions, LayoutOptions};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Where our stylesheets lie.
const FOLDERS: [&str; 2] = ["style", "public"];
/// Selectors and values may be as long as a line of Rust.
const WIDTH: usize = 110;

/// Writes every file anew that has not its form.
pub fn all() -> Result<(), String> {
    step("fmt", || {
        for mut cargo in rust(&[]) {
            run(&mut cargo)?;
        }
        for (path, formed) in without_form()? {
            fs::write(&path, formed).map_err(|error| format!("{}: {error}", path.display()))?;
            println!("{}", path.display());
        }
        Ok(())
    })
}

/// cargo's formatter on the app and on xtask.
pub fn rust(options: &[&str]) -> [Command; 2] {
    [None, Some(["--manifest-path", "xtask/Cargo.toml"])].map(|manifest| {
        let mut cargo = command("cargo");
        cargo.arg("fmt").args(options).args(manifest.into_iter().flatten());
        cargo
    })
}

/// The stylesheets that `fmt` would write, and how.
pub fn without_form() -> Result<Vec<(PathBuf, String)>, String> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        let folder = root().join(folder);
        let listed = files(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for (_, path) in listed.into_iter().filter(|(name, _)| name.ends_with(".css")) {
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let formed = formed(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            if formed != text {
                found.push((path, formed));
            }
        }
    }
    Ok(found)
}

fn formed(css: &str) -> Result<String, String> {
    let layout = LayoutOptions { print_width: WIDTH, ..LayoutOptions::default() };
    let language = LanguageOptions {
        block_selector_linebreak: BlockSelectorLineBreak::Always,
        ..LanguageOptions::default()
    };
    malva::format_text(css, Syntax::Css, &FormatOptions { layout, language })
        .map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_gets_a_line_for_each_declaration() {
        let css = ".a,.b{color:var(--ink);margin:0}";
        assert_eq!(formed(css).unwrap(), ".a,\n.b {\n  color: var(--ink);\n  margin: 0;\n}\n");
    }

    #[test]
    fn what_has_its_form_keeps_it() {
        let css = "/* Why. */\n@layer parts {\n  .a > .b,\n  .c {\n    margin: 0;\n  }\n}\n";
        assert_eq!(formed(css).unwrap(), css);
    }

    #[test]
    fn a_block_that_is_not_closed_is_refused() {
        assert!(formed("@layer views {\n  .a { margin: 0; }\n").is_err());
    }
}
