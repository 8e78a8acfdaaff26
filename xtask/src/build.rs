//! `build`: trunk, with the folder and the address it is asked for.

use crate::arguments::Arguments;
use crate::post_build::BASE_VARIABLE;
use crate::steps::{command, root, run, step};
use crate::{paths, setup};
use std::env;
use std::fs::{self, File};
use std::path::PathBuf;

/// Builds the app and gives the folder it is in.
pub fn app(arguments: &Arguments) -> Result<PathBuf, String> {
    setup::for_build()?;
    let dist = dist(arguments);
    let name = if arguments.dev { "build (dev)" } else { "build (release)" };
    step(name, || {
        let _alone = lock()?;
        let mut trunk = command("trunk");
        trunk.args(["build", "--offline", "--skip-version-check", "--log", "warn", "--dist"]).arg(&dist);
        // trunk takes NO_COLOR=1, which others understand, for an error.
        trunk.env_remove("NO_COLOR");
        if !arguments.dev {
            trunk.arg("--release").env(paths::VARIABLE, paths::flags()?);
        }
        if let Some(base) = &arguments.public_url {
            trunk.env(BASE_VARIABLE, base);
        }
        run(&mut trunk)
    })?;
    Ok(dist)
}

/// The folder of the built app: `--dist`, or dist/.
pub fn dist(arguments: &Arguments) -> PathBuf {
    let current = env::current_dir().unwrap_or_else(|_| root());
    arguments.dist.as_ref().map_or_else(|| root().join("dist"), |dist| current.join(dist))
}

/// Where cargo puts what it builds.
pub fn target_folder() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

/// Two checkouts that share a target folder share the place of the finished wasm: one builds at a time.
fn lock() -> Result<File, String> {
    let target = target_folder();
    let locked = || {
        fs::create_dir_all(&target)?;
        let file = File::create(target.join("carteira-build.lock"))?;
        file.lock()?;
        Ok(file)
    };
    locked().map_err(|error: std::io::Error| format!("{}: {error}", target.display()))
}
