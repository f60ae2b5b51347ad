//! The whole check of the country beside merely deserialising the same JSON with `serde_json`
//! into typed structs, on as many threads: time, ratio, peak memory; as totals, in the formats that programs read, as
//! whole tables; also with ten times the rules, and with a tenth of the plans. All in turn, so that a machine that does
//! other things slows all of them.
//!
//! `cargo bench --bench ratio`. Each measurement is a process of its own, so that its peak
//! memory is its own. On a machine that does other things too, the processor time is what to look at.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program of its own that is to stop when it goes wrong"
)]

mod country;
mod grown;

use country::{COMMUNES, Country, shape::TargetSet};
use doichieu::cli::{Io, Locale, run};
use doichieu::{RuleSet, read_target_set};
use grown::grown;
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{BufWriter, Write, sink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// How often each is run.
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().position(|argument| argument == "--child") {
        Some(at) => child(arguments.get(at + 1..).unwrap_or_default()),
        None => parent(),
    }
}

/// Does one thing and prints how long it took, and how much memory the process ever had.
fn child(arguments: &[String]) {
    let [what, file, more @ ..] = arguments else {
        return;
    };
    let start = Instant::now();
    match what.as_str() {
        "deserialise" => deserialise(Path::new(file)),
        "read" => only_read(Path::new(file)),
        format => check(format, file, more),
    }
    println!(
        "{} {} {}",
        start.elapsed().as_millis(),
        cpu_millis(),
        peak_kib()
    );
}

/// What the check is measured against.
fn deserialise(file: &Path) {
    let text = fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let targets = |line: &&str| {
        serde_json::from_str::<TargetSet>(line)
            .unwrap()
            .targets
            .len()
    };
    assert!(lines.par_iter().map(targets).sum::<usize>() > 0);
}

/// Reading alone, as the check reads, but all at once.
fn only_read(file: &Path) {
    let text = fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let targets: usize = lines
        .par_iter()
        .map(|line| read_target_set(line).unwrap().targets.len())
        .sum();
    assert!(targets > 0);
}

/// The whole tool, from its arguments to its last line.
fn check(format: &str, file: &str, more: &[String]) {
    let (mut out, mut err) = (sink(), Vec::new());
    let mut arguments = vec![
        "doichieu",
        "check",
        file,
        "--format",
        format,
        "--as-of",
        "2026-06-01",
    ];
    arguments.extend(more.iter().map(String::as_str));
    let locale = Locale::default();
    let mut io = Io {
        out: &mut out,
        err: &mut err,
        locale,
    };
    let status = run(arguments.into_iter().map(Into::into), &mut io);
    assert_eq!(status.code(), 1, "{}", String::from_utf8_lossy(&err));
}

/// The processor time of all threads of this process; what other programs take does not count.
fn cpu_millis() -> u64 {
    let status = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = status.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2);
    // A tick is a hundredth of a second on every Linux.
    ticks
        .filter_map(|ticks| ticks.parse::<u64>().ok())
        .sum::<u64>()
        * 10
}

/// The most memory this process has had, in KiB; 0 where the system does not say.
fn peak_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap_or_default();
    line.trim()
        .trim_end_matches(" kB")
        .parse()
        .unwrap_or_default()
}

/// Of several runs the fastest, the one of least processor time, and the most memory.
struct Measured {
    wall_millis: u64,
    cpu_millis: u64,
    peak_kib: u64,
}

/// Runs one of them once: milliseconds, those of the processor, and the most memory in KiB.
fn once(threads: usize, arguments: &[&str]) -> [u64; 3] {
    let output = Command::new(std::env::current_exe().unwrap())
        .arg("--child")
        .args(arguments)
        .env("RAYON_NUM_THREADS", threads.to_string())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let printed = String::from_utf8(output.stdout).unwrap();
    let numbers: Vec<u64> = printed
        .split_whitespace()
        .map(|n| n.parse().unwrap())
        .collect();
    <[u64; 3]>::try_from(numbers).unwrap()
}

/// Runs all of them in turn.
fn measure(threads: usize, all: &[(&str, Vec<&str>)]) -> Vec<Measured> {
    let mut runs = vec![Vec::new(); all.len()];
    for _ in 0..RUNS {
        for ((_, arguments), runs) in all.iter().zip(&mut runs) {
            runs.push(once(threads, arguments));
        }
    }
    let best = |runs: &Vec<[u64; 3]>| Measured {
        wall_millis: runs.iter().map(|[wall, _, _]| *wall).min().unwrap(),
        cpu_millis: runs.iter().map(|[_, cpu, _]| *cpu).min().unwrap(),
        peak_kib: runs.iter().map(|[_, _, peak]| *peak).max().unwrap(),
    };
    runs.iter().map(best).collect()
}

fn parent() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let rules = RuleSet::load(true, &[]).unwrap();
    let country = folder.join("country.jsonl");
    let tenth = folder.join("tenth.jsonl");
    let bytes = write(&country, &rules, COMMUNES);
    write(&tenth, &rules, COMMUNES / 10);
    let more = folder.join("grown.rules");
    fs::write(&more, grown(&rules, 10)).unwrap();
    let all = RuleSet::load(true, std::slice::from_ref(&more)).unwrap();
    let (country, tenth, more) = (path(&country), path(&tenth), path(&more));
    println!(
        "{COMMUNES} plans, {} MB; {} requirements, grown to {}",
        bytes / 1_000_000,
        rules.requirements.len(),
        all.requirements.len()
    );
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    for threads in if threads > 1 {
        vec![1, threads]
    } else {
        vec![1]
    } {
        println!("\n{threads} thread(s)            wall   ratio      cpu   ratio     peak");
        let rows = [
            ("deserialise", vec!["deserialise", country]),
            ("read", vec!["read", country]),
            ("check, totals", vec!["table", country]),
            ("check, json", vec!["json", country]),
            ("check, jsonl", vec!["jsonl", country]),
            ("check, sarif", vec!["sarif", country]),
            (
                "check, whole tables",
                vec!["table", country, "--detail", "whole"],
            ),
            ("… rules tenfold", vec!["table", country, "--rules", more]),
            ("… and json", vec!["json", country, "--rules", more]),
            ("… a tenth of the plans", vec!["table", tenth]),
        ];
        let measured = measure(threads, &rows);
        let Some(floor) = measured.first() else {
            return;
        };
        for ((name, _), measured) in rows.iter().zip(&measured) {
            println!(
                "{name:22} {:5} ms {:>6} {:5} ms {:>6} {:4} MiB",
                measured.wall_millis,
                ratio(measured.wall_millis, floor.wall_millis),
                measured.cpu_millis,
                ratio(measured.cpu_millis, floor.cpu_millis),
                measured.peak_kib >> 10
            );
        }
    }
}

fn ratio(part: u64, whole: u64) -> String {
    let hundredths = part * 100 / whole.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn write(file: &Path, rules: &RuleSet, communes: usize) -> usize {
    let country = Country::new(rules, 1);
    let mut out = BufWriter::new(File::create(file).unwrap());
    let mut bytes = 0;
    for commune in 0..communes {
        let line = country.line(commune);
        bytes += line.len() + 1;
        writeln!(out, "{line}").unwrap();
    }
    out.flush().unwrap();
    bytes
}
