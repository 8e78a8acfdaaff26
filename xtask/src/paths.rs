//! Folders of the machine that builds: in no file that ships, so that two machines build the same bytes.
//!
//! rustc writes the place of every `panic!` into the program. cargo's own `trim-paths` is not stable.

use crate::build::target_folder;
use crate::steps::{command, root, run_quietly};
use std::env;
use std::path::PathBuf;

/// cargo adds these flags to those of .cargo/config.toml, for the browser's code alone.
pub const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// Where people's own folders are, whoever they are.
const HOMES: [&str; 3] = ["/root/", "/home/", "/Users/"];

/// Flags for rustc. A folder with a space in its name cannot be told to cargo in this way: `found` will tell if it matters.
pub fn flags() -> Result<String, String> {
    let flags = folders()?
        .into_iter()
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    Ok(flags.filter(|flag| !flag.contains(char::is_whitespace)).collect::<Vec<_>>().join(" "))
}

/// The first of the builder's folders that stands in the file.
pub fn found(bytes: &[u8]) -> Result<Option<String>, String> {
    let own = folders()?.into_iter().map(|(folder, _)| format!("{}/", folder.display()));
    let known: Vec<String> = own.chain(HOMES.map(str::to_owned)).collect();
    Ok(first(bytes, &known))
}

fn first(bytes: &[u8], known: &[String]) -> Option<String> {
    let at = known
        .iter()
        .find_map(|folder| bytes.windows(folder.len()).position(|part| part == folder.as_bytes()))?;
    let text = bytes[at..].iter().take(80).take_while(|byte| byte.is_ascii_graphic());
    Some(text.map(|&byte| char::from(byte)).collect())
}

/// What may be named in the program, and the name it has there. Of two that match, rustc takes the later.
fn folders() -> Result<Vec<(PathBuf, &'static str)>, String> {
    let sysroot = run_quietly(command("rustc").args(["--print", "sysroot"]))?;
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let all = [
        (target_folder(), "/target"),
        (root(), "/carteira"),
        (cargo, "/cargo"),
        (PathBuf::from(sysroot.trim()), "/rust"),
    ];
    Ok(all.into_iter().filter(|(folder, _)| folder.is_absolute() && folder.parent().is_some()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_builders_folder_is_found_and_shown() {
        let known = HOMES.map(str::to_owned);
        let module = b"\0asm\0src/main.rs\0/home/ana/.cargo/registry/x.rs\0more";
        assert_eq!(first(module, &known).as_deref(), Some("/home/ana/.cargo/registry/x.rs"));
        assert_eq!(first(b"/cargo/registry/x.rs /rustc/01/library", &known), None);
        assert!(found(format!("x{}/src/lib.rs", root().display()).as_bytes()).unwrap().is_some());
        assert_eq!(found(b"/cargo/registry/x.rs /carteira/src/lib.rs").unwrap(), None);
    }

    #[test]
    fn the_checkout_and_the_crates_get_other_names() {
        let flags = flags().unwrap();
        for name in ["=/carteira", "=/cargo", "=/rust"] {
            assert!(
                flags
                    .split(' ')
                    .any(|flag| flag.starts_with("--remap-path-prefix=/") && flag.ends_with(name)),
                "{flags}"
            );
        }
    }
}
