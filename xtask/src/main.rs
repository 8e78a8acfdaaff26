//! Builds, serves and tests Carteira: one command each, on a machine with only rustup, node, npm and apt.
//!
//! `cargo xtask help` lists them. Each calls `setup` for what it misses, prints its steps and how long they took.

mod arguments;
mod assemble;
mod bench;
mod build;
mod deny;
mod format;
mod generated;
mod hashes;
mod joined;
mod lists;
mod parts;
mod paths;
mod post_build;
mod serve;
mod setup;
mod sheet;
mod stamp;
mod steps;
mod suite;
mod tally;
mod tools;
mod warehouse;

use arguments::Arguments;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  setup                       installs what the others need (they call it themselves)
  fmt                         gives Rust and CSS their form
  check                       the fast loop: format, lints for host and browser, host tests
  build [--dev | --quick] [--dist DIR] [--public-url PATH]
                              the app as static files in dist/ (or DIR), for the address PATH (or /)
  serve [--dev | --release] [--port N] [--dist DIR] [--public-url PATH] [--no-build]
                              builds it quickly, if anything changed, and serves it on http://127.0.0.1:8080
  test [STAGE…]               everything: fmt clippy docs deny host warehouse xtask wasm build e2e firefox webkit
  bench [NAME…] [--no-build]  sizes over the wire and the measurements of tests/bench
  warehouse [duckdb | spark]  the coverage of a made-up company by an engine, compared with the app's (docs/lake.md)
  post-build                  the hook that trunk calls: hashes, CSP, service worker
";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let outcome = Arguments::parse(words).and_then(|arguments| match command.as_str() {
        "setup" => setup::everything(),
        "fmt" => format::all(),
        "check" => suite::check(),
        "build" => build::app(&arguments).map(drop),
        "serve" => serve::app(&arguments),
        "test" => suite::test(&arguments),
        "bench" => bench::run(&arguments),
        "warehouse" => warehouse::with(&arguments),
        "post-build" => post_build::hook(),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        unknown => Err(format!("there is no command `{unknown}`\n\n{HELP}")),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
