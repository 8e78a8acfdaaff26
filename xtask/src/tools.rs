//! Where the pinned tools live and which browsers the machine has.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub const TRUNK: &str = "0.21.14";
/// Must equal the `wasm-bindgen` of Cargo.toml: trunk compares the lock with the tool.
pub const WASM_BINDGEN: &str = "0.2.130";

/// What is fetched once and kept for every clone: a folder of the user's cache.
pub fn cache() -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let cache = cache.unwrap_or_else(|| Path::new(&env::var_os("HOME").unwrap_or_default()).join(".cache"));
    cache.join("carteira")
}

/// The folder of the pinned tools.
pub fn folder() -> PathBuf {
    cache().join(format!("tools-trunk{TRUNK}-wbg{WASM_BINDGEN}"))
}

/// PATH with the pinned tools first.
pub fn path() -> OsString {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder().join("bin")).chain(env::split_paths(&rest));
    env::join_paths(folders).unwrap_or(rest)
}

/// The first of these programs that is on PATH.
pub fn which(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
}

/// Chromium, or the one named by `CHROMIUM`.
pub fn chromium() -> Option<PathBuf> {
    env::var_os("CHROMIUM").map(PathBuf::from).or_else(|| which(&["chromium", "google-chrome"]))
}

/// Its driver, or the one named by `CHROMEDRIVER`.
pub fn chromedriver() -> Option<PathBuf> {
    env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| which(&["chromedriver"]))
}

/// Firefox, or the one named by `FIREFOX`.
pub fn firefox() -> Option<PathBuf> {
    env::var_os("FIREFOX").map(PathBuf::from).or_else(|| which(&["firefox-esr", "firefox"]))
}

/// The driver of WebKitGTK.
pub fn webkit() -> Option<PathBuf> {
    which(&["WebKitWebDriver"])
}
