//! `build --dev` and `--quick`: the page without trunk, which takes longer to install than all the rest to build.
//!
//! Of index.html it reads what trunk reads, and knows no more than this page needs; everything after (parts, names, CSP,
//! service worker) is `post_build`, as in a release.

use crate::arguments::Profile;
use crate::build::target_folder;
use crate::post_build::{files, finish};
use crate::steps::{command, root, run, run_quietly};
use crate::{lists, paths};
use std::fs;
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// What a line of index.html asks for.
#[derive(Debug, PartialEq)]
enum Asked<'a> {
    /// A folder whose files lie beside the page.
    Folder(&'a str),
    /// One of the programs: they are known here.
    Program,
}

/// Builds both programs; needs the compiler alone.
pub fn programs(profile: Profile) -> Result<(), String> {
    let mut cargo = command("cargo");
    cargo.args(["build", "--locked", "--quiet", "--bin", "carteira", "--bin", "worker", "--target", TARGET]);
    cargo.args(["--profile", profile.name()]);
    if profile != Profile::Dev {
        cargo.env(paths::VARIABLE, paths::flags()?);
    }
    run(&mut cargo)
}

/// Puts the page of the built programs together in `dist`, in place of what was there.
pub fn page(profile: Profile, dist: &Path, base: &str) -> Result<(), String> {
    let staging = dist.with_extension("unfinished");
    let wrong = |error: std::io::Error| format!("{}: {error}", staging.display());
    remove(&staging).map_err(wrong)?;
    fs::create_dir_all(&staging).map_err(wrong)?;
    worker(profile, &staging)?;
    let read = |name: &str| fs::read_to_string(root().join(name)).map_err(|error| format!("{name}: {error}"));
    let script = lists::word(&lists::table(&read("Trunk.toml")?)?, "build", "pattern_script")
        .ok_or("Trunk.toml names no script")?;
    let page = gathered(&read("index.html")?, &script, &staging)?;
    fs::write(staging.join("index.html"), page).map_err(wrong)?;
    finish(&staging, base, profile.folder())?;
    remove(dist).and_then(|()| fs::rename(&staging, dist)).map_err(wrong)
}

/// The worker's glue, under the names that trunk gives it.
fn worker(profile: Profile, staging: &Path) -> Result<(), String> {
    let wasm = target_folder().join(TARGET).join(profile.folder()).join("worker.wasm");
    run_quietly(
        command("wasm-bindgen")
            .args(["--target", "no-modules", "--no-typescript", "--out-name", "worker", "--out-dir"])
            .arg(staging)
            .arg(wasm),
    )?;
    // `post_build` writes the loader that starts it in place of this one.
    fs::write(staging.join("worker_loader.js"), "").map_err(|error| error.to_string())
}

/// index.html as trunk would write it, with all that it asks for in `staging`.
fn gathered(index: &str, script: &str, staging: &Path) -> Result<String, String> {
    let mut page = String::new();
    for line in index.lines() {
        match asked(line)? {
            None if line.trim() == "</head>" => page.push_str(&format!("    {script}\n{line}\n")),
            None => page.push_str(&format!("{line}\n")),
            Some(Asked::Program) => {}
            Some(Asked::Folder(name)) => {
                copy(&root().join(name), staging).map_err(|error| format!("{name}: {error}"))?
            }
        }
    }
    Ok(page)
}

fn asked(line: &str) -> Result<Option<Asked<'_>>, String> {
    if !line.contains("data-trunk") {
        return Ok(None);
    }
    let attribute = |name: &str| Some(line.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0);
    match (attribute("rel"), attribute("href"), attribute("data-bin")) {
        (Some("copy-dir"), Some(href), None) if attribute("data-target-path") == Some("./") => {
            Ok(Some(Asked::Folder(href)))
        }
        (Some("rust"), None, Some("carteira" | "worker")) => Ok(Some(Asked::Program)),
        _ => Err(format!("only trunk understands this line of index.html: {}", line.trim())),
    }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    for (name, path) in files(from)? {
        let target = to.join(name);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(path, target)?;
    }
    Ok(())
}

fn remove(folder: &Path) -> std::io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_for_trunk_is_understood() {
        for (line, found) in [
            (
                "<link data-trunk rel=\"copy-dir\" href=\"public\" data-target-path=\"./\">",
                Asked::Folder("public"),
            ),
            ("<link data-trunk rel=\"rust\" data-bin=\"worker\" data-type=\"worker\">", Asked::Program),
        ] {
            assert_eq!(asked(line), Ok(Some(found)));
        }
        assert_eq!(asked("<link rel=\"icon\" href=\"icons/carteira.svg\">"), Ok(None));
        assert!(asked("<link data-trunk rel=\"sass\" href=\"style/a.scss\">").is_err());
    }

    #[test]
    fn the_projects_page_is_gathered() {
        let staging = std::env::temp_dir().join(format!("carteira-page-{}", std::process::id()));
        fs::create_dir_all(&staging).unwrap();
        let index = fs::read_to_string(root().join("index.html")).unwrap();
        let page = gathered(&index, "<script src=\"boot.js\"></script>", &staging).unwrap();
        let beside = files(&staging).unwrap();
        fs::remove_dir_all(&staging).unwrap();
        assert!(!page.contains("data-trunk"));
        assert!(page.contains("<script src=\"boot.js\"></script>\n  </head>"));
        assert!(beside.iter().any(|(name, _)| name == "boot.js"));
    }
}
