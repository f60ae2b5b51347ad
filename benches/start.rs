//! From the start of the program to its end, for one small target set with the built-in rules,
//! beside a program that does nothing: both in turn, in one run.
//!
//! `cargo bench --bench start`. What is measured is what a person waits for: a process is
//! started and ends. The program that does nothing is this one, told to return at once.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program of its own that is to stop when it goes wrong"
)]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each is started.
const RUNS: usize = 41;
/// A whole small plan.
const PLAN: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/examples/own-minimums/short.json"
);

fn main() {
    if std::env::args().any(|argument| argument == "--nothing") {
        return;
    }
    let this = std::env::current_exe().unwrap();
    let mut nothing = Command::new(this);
    nothing.arg("--nothing");
    let mut check = Command::new(env!("CARGO_BIN_EXE_doichieu"));
    check.args(["check", PLAN, "--as-of", "2026-06-01"]);
    let mut version = Command::new(env!("CARGO_BIN_EXE_doichieu"));
    version.arg("--version");
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        for (command, times) in [&mut nothing, &mut version, &mut check]
            .into_iter()
            .zip(&mut times)
        {
            times.push(run(command));
        }
    }
    let floor = median(times.first_mut().unwrap());
    for (name, times) in ["nothing", "doichieu --version", "doichieu check PLAN"]
        .iter()
        .zip(&mut times)
    {
        let median = median(times);
        let hundredths = median.as_micros() * 100 / floor.as_micros().max(1);
        println!(
            "{name:20} median {:6} µs, least {:6} µs, ratio {}.{:02}",
            median.as_micros(),
            times.first().unwrap().as_micros(),
            hundredths / 100,
            hundredths % 100
        );
    }
}

fn run(command: &mut Command) -> Duration {
    command.stdout(Stdio::null()).stdin(Stdio::null());
    let start = Instant::now();
    let status = command.status().unwrap();
    let time = start.elapsed();
    assert!(status.code().is_some_and(|code| code < 2), "{status}");
    time
}

/// The middle one; sorts them.
fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    *times.get(times.len() / 2).unwrap()
}
