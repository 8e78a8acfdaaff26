//! Installs what is missing, and only that.

use crate::hashes;
use crate::steps::{command, root, run, run_quietly, step};
use crate::tools;
use std::fs;
use std::path::Path;
use std::process::Command;

pub fn everything() -> Result<(), String> {
    for_page()?;
    trunk()?;
    for_browsers()?;
    println!("Everything is in place. Tools: {}", tools::folder().display());
    Ok(())
}

/// What every build needs: the wasm target, wasm-bindgen, esbuild.
pub fn for_page() -> Result<(), String> {
    wasm_target()?;
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", tools::WASM_BINDGEN, &[])?;
    npm_packages("xtask/charts")
}

/// What a release needs on top.
pub fn trunk() -> Result<(), String> {
    let options = ["--locked", "--no-default-features", "--features", "rustls"];
    cargo_tool("trunk", "trunk", tools::TRUNK, &options)
}

/// What `test` and `bench` need on top: browsers, their drivers and Playwright.
pub fn for_browsers() -> Result<(), String> {
    let mut packages = Vec::new();
    if tools::chromium().is_none() {
        packages.push("chromium");
    }
    if tools::chromedriver().is_none() {
        packages.push("chromium-driver");
    }
    if tools::firefox().is_none() {
        packages.push("firefox-esr");
    }
    if tools::webkit().is_none() {
        packages.push("webkit2gtk-driver");
    }
    if tools::which(&["xvfb-run"]).is_none() {
        packages.extend(["xvfb", "xauth"]);
    }
    if !packages.is_empty() {
        debian(&packages)?;
    }
    npm_packages("tests/e2e")
}

/// What an engine for the warehouse is installed by.
pub fn python() -> Result<(), String> {
    let can = run_quietly(command("python3").args(["-c", "import venv, ensurepip"])).is_ok();
    if can {
        return Ok(());
    }
    debian(&["python3", "python3-venv"])
}

/// What Spark runs on.
pub fn java() -> Result<(), String> {
    if tools::which(&["java"]).is_some() {
        return Ok(());
    }
    debian(&["default-jre-headless"])
}

/// What the compiler needs to look at the code for the browser.
pub fn wasm_target() -> Result<(), String> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = run_quietly(command("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    step("rustup target add", || run(command("rustup").args(["target", "add", TARGET])))
}

fn cargo_tool(program: &str, package: &str, version: &str, options: &[&str]) -> Result<(), String> {
    let folder = tools::folder();
    if folder.join("bin").join(program).is_file() {
        return Ok(());
    }
    step(&format!("cargo install {package} {version} (some minutes, once)"), || {
        run(command("cargo")
            .args(["install", "--quiet", &format!("{package}@{version}"), "--root"])
            .arg(&folder)
            .args(options)
            // The tools are run a few times: a quick build of them beats quick tools.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
            .env_remove("CARGO_TARGET_DIR"))
    })
}

/// `npm ci` when the lock file is not the one that was installed last.
fn npm_packages(folder: &str) -> Result<(), String> {
    let folder_path = root().join(folder);
    let lock = fs::read(folder_path.join("package-lock.json")).map_err(|e| format!("{folder}: {e}"))?;
    let stamp = folder_path.join("node_modules/.installed");
    let wanted = hashes::hex(&lock);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step(&format!("npm ci in {folder}"), || {
        run_quietly(
            command("npm")
                .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"])
                .current_dir(&folder_path),
        )?;
        fs::write(&stamp, &wanted).map_err(|error| error.to_string())
    })
}

fn debian(packages: &[&str]) -> Result<(), String> {
    step(&format!("apt-get install {}", packages.join(" ")), || {
        apt(&["update", "-qq"])?;
        apt(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat())
    })
}

fn apt(words: &[&str]) -> Result<(), String> {
    let root_user = run_quietly(Command::new("id").arg("-u"))?.trim() == "0";
    let mut apt = if root_user { command("apt-get") } else { command("sudo") };
    if !root_user {
        apt.arg("apt-get");
    }
    run_quietly(apt.args(words).env("DEBIAN_FRONTEND", "noninteractive")).map(drop)
}
