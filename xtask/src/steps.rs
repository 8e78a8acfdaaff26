//! One step of work: said before, timed after.

use crate::tools;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

/// The folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A command in the project's folder, with the pinned tools first on its PATH.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", tools::path()).env_remove("RUSTFLAGS");
    command
}

/// Runs `work` as a named step and says how long it took.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("→ {name}");
    let start = Instant::now();
    let outcome = work();
    let mark = if outcome.is_ok() { "✓" } else { "✗" };
    println!("{mark} {name} ({})", seconds(start));
    outcome
}

/// The time since `start`, for people.
pub fn seconds(start: Instant) -> String {
    format!("{:.1} s", start.elapsed().as_secs_f64())
}

/// Runs a command to its end; its output goes straight through.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed: {status}", spelled(command))) }
}

/// Runs a command to its end; gives what it printed, and prints it only if it failed.
pub fn run_quietly(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| cannot_start(command, &error))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(format!("{text}{errors}\n{} failed: {}", spelled(command), output.status))
}

/// Runs a command, showing each line as it comes; gives all it printed and whether it succeeded.
pub fn run_recorded(command: &mut Command) -> Result<(String, bool), String> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| cannot_start(command, &error))?;
    let errors = child.stderr.take().map(|stream| thread::spawn(move || shown(stream)));
    let mut text = child.stdout.take().map(shown).unwrap_or_default();
    if let Some(errors) = errors {
        text.push_str(&errors.join().unwrap_or_default());
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    Ok((text, status.success()))
}

fn shown(stream: impl Read) -> String {
    let mut text = String::new();
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        let words = String::from_utf8_lossy(&line);
        // A closed pipe on our side must not end the run.
        let _ = std::io::stdout().write_all(words.as_bytes());
        text.push_str(&words);
        line.clear();
    }
    text
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("{} did not start: {error}", spelled(command))
}

fn spelled(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
