//! What happens to a page and its programs before they become dist/, whether trunk put them together or `assemble`.
//!
//! The program is cut into parts, the stylesheets become one file, every lazily loaded file gets its hash into its name,
//! index.html gets the base path, the CSP and the names that boot.js needs, and sw.js gets the list of all files with
//! their hashes.

use crate::{generated, hashes, parts, paths, sheet};
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Tells the hook the base path; trunk's own links stay relative to it.
pub const BASE_VARIABLE: &str = "CARTEIRA_BASE";

const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'self'; form-action 'self'";
const PLACE: &str = "<!-- post-build -->";
/// Linked from the page *Sobre*.
const NOTICES: &str = "avisos.txt";
const SERVICE_WORKER: &str = include_str!("../service_worker.js");

/// Called by trunk, with the folder and the profile in the environment.
pub fn hook() -> Result<(), String> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.ok_or("post-build is called by trunk: use `cargo xtask build`")?;
    let trunk_base = env::var("TRUNK_PUBLIC_URL").ok().filter(|base| base.starts_with('/'));
    let base = env::var(BASE_VARIABLE).ok().or(trunk_base).unwrap_or_else(|| "/".to_owned());
    let profile = env::var("TRUNK_PROFILE").unwrap_or_else(|_| "release".to_owned());
    finish(&folder, &base, &profile)
}

/// Makes a copy of a finished build that answers under another base path.
pub fn moved(dist: &Path, to: &Path, base: &str) -> Result<(), String> {
    let copy = || -> std::io::Result<()> {
        if to.exists() {
            fs::remove_dir_all(to)?;
        }
        for (name, path) in files(dist)? {
            let target = to.join(&name);
            fs::create_dir_all(target.parent().unwrap_or(to))?;
            fs::copy(path, target)?;
        }
        let page = fs::read_to_string(to.join("index.html"))?;
        write_page(to, &based(&page, base))?;
        write_service_worker(to)
    };
    copy().map_err(|error| format!("{}: {error}", to.display()))
}

/// Makes dist/ of a page whose programs are in this folder of `target/`.
pub fn finish(folder: &Path, base: &str, profile: &str) -> Result<(), String> {
    let (bundle, notices) = (generated::charts()?, generated::notices()?);
    let parts = parts::cut(folder, profile)?;
    let work = || -> std::io::Result<()> {
        let worker = name_worker(folder)?;
        let charts = write_hashed(&fs::read(&bundle)?, &folder.join("vendor"), "echarts", "js")?;
        fs::copy(notices, folder.join(NOTICES))?;
        let style = write_hashed(sheet::joined()?.as_bytes(), folder, "style", "css")?;
        let page = fs::read_to_string(folder.join("index.html"))?;
        let names = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{CSP}\">\n    \
             <meta name=\"carteira\" data-app=\"{}\" data-wasm=\"{}\" data-opened=\"{}\" \
             data-worker=\"{worker}\" data-charts=\"vendor/{charts}\" data-offline=\"sw.js\">",
            parts.js, parts.wasm, parts.opened,
        );
        write_page(folder, &based(&page.replace(PLACE, &names).replace(sheet::LIST, &style), base))?;
        write_service_worker(folder)
    };
    work().map_err(|error| format!("{}: {error}", folder.display()))?;
    if profile == "debug" { Ok(()) } else { keeps_quiet(folder) }
}

/// What ships names no folder of the machine that built it.
fn keeps_quiet(folder: &Path) -> Result<(), String> {
    for (name, path) in files(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        if !name.ends_with(".wasm") && !name.ends_with(".js") {
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| format!("{name}: {error}"))?;
        if let Some(found) = paths::found(&bytes)? {
            return Err(format!(
                "{name} names a folder of this machine: {found} (is it built by `cargo xtask build`?)"
            ));
        }
    }
    Ok(())
}

/// trunk leaves the worker's names without hash, and the page of an older build would load a newer worker.
fn name_worker(folder: &Path) -> std::io::Result<String> {
    let glue = fs::read(folder.join("worker.js"))?;
    let wasm = fs::read(folder.join("worker_bg.wasm"))?;
    let wasm = parts::without_custom_sections(&wasm).map_err(std::io::Error::other)?;
    let hash = hashes::short(&[glue.as_slice(), &wasm].concat());
    let (js, bytes, loader) =
        (format!("worker-{hash}.js"), format!("worker-{hash}_bg.wasm"), format!("worker-{hash}_loader.js"));
    fs::rename(folder.join("worker.js"), folder.join(&js))?;
    fs::remove_file(folder.join("worker_bg.wasm"))?;
    fs::write(folder.join(&bytes), wasm)?;
    fs::remove_file(folder.join("worker_loader.js"))?;
    let script = format!(
        "importScripts(\"./writes.js\", \"./{js}\");\n\
         // Only an error reaches the page; a rejection would leave it waiting.\n\
         addEventListener(\"unhandledrejection\", ({{ reason }}) => setTimeout(() => {{ throw reason; }}));\n\
         wasm_bindgen({{ module_or_path: \"./{bytes}\" }});\n"
    );
    fs::write(folder.join(&loader), script)?;
    Ok(loader)
}

fn write_hashed(bytes: &[u8], folder: &Path, stem: &str, ending: &str) -> std::io::Result<String> {
    let name = format!("{stem}-{}.{ending}", hashes::short(bytes));
    fs::create_dir_all(folder)?;
    fs::write(folder.join(&name), bytes)?;
    Ok(name)
}

/// The page with `base` as its `<base href>`.
fn based(page: &str, base: &str) -> String {
    const START: &str = "<base href=\"";
    let Some((before, rest)) = page.split_once(START) else { return page.to_owned() };
    let Some((_, after)) = rest.split_once('"') else { return page.to_owned() };
    format!("{before}{START}{base}\"{after}")
}

/// 404.html is how a static host shows the app for a deep link that it does not know.
fn write_page(folder: &Path, page: &str) -> std::io::Result<()> {
    fs::write(folder.join("index.html"), page)?;
    fs::write(folder.join("404.html"), page)?;
    fs::write(folder.join(".nojekyll"), "")
}

fn write_service_worker(folder: &Path) -> std::io::Result<()> {
    let (mut first, mut later) = (String::new(), String::new());
    for (name, path) in files(folder)? {
        let Some(turn) = turn(&name) else { continue };
        let list = match turn {
            Turn::First => &mut first,
            Turn::Later => &mut later,
        };
        let bytes = fs::read(path)?;
        // Names come from the build: letters, digits, `-`, `_`, `.` and `/`.
        let _ = writeln!(list, "  [\"{name}\", \"{}\", {}],", hashes::integrity(&bytes), bytes.len());
    }
    let version = hashes::short(format!("{first}{later}").as_bytes());
    let script = SERVICE_WORKER
        .replace("/* FIRST */", &format!("\n{first}"))
        .replace("/* LATER */", &format!("\n{later}"))
        .replace("VERSION_OF_BUILD", &version);
    fs::write(folder.join("sw.js"), script)
}

#[derive(Debug, PartialEq)]
enum Turn {
    /// Needed to start without a network.
    First,
    /// Needed some day without a network: fetched when the first screen stands.
    Later,
}

/// When the service worker takes a file, if ever.
fn turn(name: &str) -> Option<Turn> {
    match name {
        // Some hosts keep `_headers` for themselves: asked for, it would not be there.
        "sw.js" | "404.html" | "robots.txt" | "_headers" => None,
        _ if name.starts_with('.') || name.starts_with("screenshots/") => None,
        NOTICES => Some(Turn::Later),
        "icons/carteira.svg" => Some(Turn::First),
        _ if ["vendor/", "data/", "icons/", "worker-"].iter().any(|start| name.starts_with(start)) => {
            Some(Turn::Later)
        }
        _ => Some(Turn::First),
    }
}

/// All files of a folder by their name in it, sorted.
pub fn files(folder: &Path) -> std::io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(name) = path.strip_prefix(folder) {
                found.push((name.to_string_lossy().replace('\\', "/"), path.clone()));
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_is_replaced_once_and_only_there() {
        let page = "<base href=\"/\"><a href=\"/\">";
        assert_eq!(based(page, "/carteira/"), "<base href=\"/carteira/\"><a href=\"/\">");
        assert_eq!(based(&based(page, "/carteira/"), "/"), page);
        assert_eq!(based("no base", "/carteira/"), "no base");
    }

    #[test]
    fn first_screen_waits_for_no_chart_and_no_map() {
        for name in [
            "index.html",
            "boot.js",
            "app-0123_bg.wasm",
            "app-0123_parts.js",
            "part-0123_bg.wasm",
            "style-01.css",
            "theme.js",
            "icons/carteira.svg",
            "socorro.html",
        ] {
            assert_eq!(turn(name), Some(Turn::First), "{name}");
        }
        for name in ["avisos.txt", "vendor/echarts-01.js", "data/uf.json", "worker-01_bg.wasm"] {
            assert_eq!(turn(name), Some(Turn::Later), "{name}");
        }
        for name in ["sw.js", "404.html", "_headers", ".nojekyll", "screenshots/hoje.png"] {
            assert_eq!(turn(name), None, "{name}");
        }
    }

    #[test]
    fn finished_folder_names_its_worker_and_lists_every_file() {
        let folder = env::temp_dir().join(format!("carteira-post-build-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in ["worker.js", "worker_loader.js"] {
            fs::write(folder.join(name), name).unwrap();
        }
        fs::write(folder.join("worker_bg.wasm"), b"\0asm\x01\0\0\0").unwrap();
        let loader = name_worker(&folder).unwrap();
        write_page(&folder, "<base href=\"/\">").unwrap();
        write_service_worker(&folder).unwrap();
        let names: Vec<String> = files(&folder).unwrap().into_iter().map(|(name, _)| name).collect();
        let script = fs::read_to_string(folder.join("sw.js")).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(names.contains(&loader));
        assert!(!names.iter().any(|name| name == "worker_loader.js"));
        for listed in names.iter().filter(|name| turn(name).is_some()) {
            assert!(script.contains(&format!("[\"{listed}\", \"sha256-")), "{listed}");
        }
        assert!(!script.contains("VERSION_OF_BUILD"));
    }
}
