//! `build`: a release by trunk, what one only looks at by `assemble`, with the folder and the address it is asked for.

use crate::arguments::{Arguments, Profile};
use crate::post_build::BASE_VARIABLE;
use crate::steps::{command, root, run, step};
use crate::{assemble, paths, setup, stamp};
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread;

/// Builds the app, a release if nothing else is asked for, and gives the folder it is in.
pub fn app(arguments: &Arguments) -> Result<PathBuf, String> {
    let profile = arguments.profile.unwrap_or(Profile::Release);
    built(arguments, profile, &inputs(arguments, profile)?)
}

/// The app as `app` makes it, a quick one if nothing else is asked for, built only when something changed since.
pub fn app_if_changed(arguments: &Arguments) -> Result<PathBuf, String> {
    let dist = dist(arguments);
    // A release of the same sources is as good a look at them.
    let good = arguments.profile.map_or(vec![Profile::Quick, Profile::Release], |profile| vec![profile]);
    for profile in good {
        if stamp::is_current(&dist, &inputs(arguments, profile)?) {
            println!("Nothing has changed since {} was built ({}).", dist.display(), profile.name());
            return Ok(dist);
        }
    }
    let profile = arguments.profile.unwrap_or(Profile::Quick);
    built(arguments, profile, &inputs(arguments, profile)?)
}

fn built(arguments: &Arguments, profile: Profile, inputs: &str) -> Result<PathBuf, String> {
    setup::wasm_target()?;
    if profile == Profile::Release {
        setup::for_page()?;
        setup::trunk()?;
    }
    let dist = dist(arguments);
    step(&format!("build ({})", profile.name()), || {
        let _alone = lock()?;
        match profile {
            Profile::Dev | Profile::Quick => {
                // The compiler leaves a core idle for minutes: time to install tools on an empty machine.
                let (tools, programs) = thread::scope(|scope| {
                    let tools = scope.spawn(setup::for_page);
                    let programs = assemble::programs(profile);
                    (tools.join(), programs)
                });
                programs?;
                tools.map_err(|_| "the installation broke off".to_owned())??;
                assemble::page(profile, &dist, base(arguments))?;
            }
            Profile::Release => release(&dist, base(arguments))?,
        }
        stamp::keep(&dist, inputs)
    })?;
    Ok(dist)
}

fn release(dist: &Path, base: &str) -> Result<(), String> {
    let mut trunk = command("trunk");
    trunk
        .args(["build", "--release", "--offline", "--skip-version-check", "--log", "warn", "--dist"])
        .arg(dist);
    // trunk takes NO_COLOR=1, which others understand, for an error.
    trunk.env_remove("NO_COLOR");
    run(trunk.env(BASE_VARIABLE, base).env(paths::VARIABLE, paths::flags()?))
}

fn base(arguments: &Arguments) -> &str {
    arguments.public_url.as_deref().unwrap_or("/")
}

fn inputs(arguments: &Arguments, profile: Profile) -> Result<String, String> {
    stamp::inputs(profile, base(arguments))
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
