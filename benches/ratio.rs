//! The whole check of the country beside merely deserialising the same JSON with `serde_json`
//! into typed structs, on as many threads: time, ratio, peak memory; as totals, in the formats that programs read, as
//! whole tables; also with ten times the rules, and with a tenth of the plans. Then the workload that other tools are laid
//! beside (`beside.rs`), with 40 and with 400 minimums, beside reading it and comparing. All in turn, so that a machine
//! that does other things slows all of them.
//!
//! `cargo bench --bench ratio`; with `-- --beside PROGRAM` the second part also measures `PROGRAM SCHEMA RECORDS`
//! (`jsonschema/` is one). Each measurement is a process of its own, so that its peak
//! memory is its own. On a machine that does other things too, the processor time is what to look at.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program of its own that is to stop when it goes wrong"
)]

mod beside;
mod compared;
mod country;
mod grown;

use compared::Compared;
use country::{COMMUNES, Country, shape::TargetSet};
use doichieu::cli::{Io, Locale, run};
use doichieu::{RuleSet, read_target_set};
use grown::grown;
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{BufWriter, Write, sink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// How often each is run.
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1..))
    };
    if let Some(arguments) = after("--child") {
        return child(arguments);
    }
    parent(after("--beside").and_then(<[String]>::first));
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
        "compare" => compare(file, more),
        "beside" => beside_this(file, more),
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

/// Reading the workload and comparing, as plain records or as target sets.
fn compare(file: &str, more: &[String]) {
    let [how, documents] = more else { return };
    let text = fs::read_to_string(file).unwrap();
    let compared = Compared::new(documents.parse().unwrap());
    let lines = text.lines();
    let short: usize = match how.as_str() {
        "records" => lines.map(|line| compared.record(line)).sum(),
        "copied" => lines.map(|line| compared.copied(line)).sum(),
        _ => lines.map(|line| compared.borrowed(line)).sum(),
    };
    assert!(short > 0);
}

/// Another program, with its arguments.
fn beside_this(program: &str, arguments: &[String]) {
    let mut other = Command::new(program);
    other.args(arguments).stdout(Stdio::null());
    assert!(other.status().unwrap().success());
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

/// The processor time of all threads of this process and of those it waited for; what other programs take does not count.
fn cpu_millis() -> u64 {
    let status = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = status.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(4);
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

fn parent(other: Option<&String>) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    for threads in if threads > 1 {
        vec![1, threads]
    } else {
        vec![1]
    } {
        of_country(&folder, threads);
    }
    for minimums in ["40", "400"] {
        of_workload(&folder, minimums, other);
    }
}

/// The country, beside reading it.
fn of_country(folder: &Path, threads: usize) {
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
        "\n{COMMUNES} plans, {} MB; {} requirements, grown to {}",
        bytes / 1_000_000,
        rules.requirements.len(),
        all.requirements.len()
    );
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
    print(threads, &rows);
}

/// The workload that other tools are laid beside, with so many minimums.
fn of_workload(folder: &Path, minimums: &str, other: Option<&String>) {
    let folder = folder.join("beside");
    let short = beside::write(&folder).unwrap();
    let [communes, records, rules, schema] = [
        "communes.jsonl".to_owned(),
        "records.jsonl".to_owned(),
        format!("{minimums}.rules"),
        format!("{minimums}.schema.json"),
    ]
    .map(|name| folder.join(name));
    let [communes, records, rules, schema] =
        [&communes, &records, &rules, &schema].map(|file| path(file));
    println!("\n{COMMUNES} plans, {minimums} minimums, {short} promises fall short");
    let documents = if minimums == "40" { "1" } else { "10" };
    let own = ["--no-builtin-rules", "--rules", rules];
    let check =
        |format, more: &[&'static str]| [&[format, communes], own.as_slice(), more].concat();
    let mut rows = vec![
        (
            "records compared",
            vec!["compare", records, "records", documents],
        ),
        (
            "sets, copied",
            vec!["compare", communes, "copied", documents],
        ),
        (
            "sets, borrowed",
            vec!["compare", communes, "borrowed", documents],
        ),
        ("check, totals", check("table", &[])),
        (
            "… and built-in rules",
            vec!["table", communes, "--rules", rules],
        ),
        ("check, json", check("json", &[])),
        ("check, jsonl", check("jsonl", &[])),
        ("check, sarif", check("sarif", &[])),
        (
            "check, whole tables",
            check("table", &["--detail", "whole"]),
        ),
    ];
    if let Some(other) = other {
        rows.push(("another program", vec!["beside", other, schema, records]));
    }
    print(1, &rows);
}

/// Measures the rows in turn and prints each beside the first.
fn print(threads: usize, rows: &[(&str, Vec<&str>)]) {
    println!("{threads} thread(s)            wall   ratio      cpu   ratio     peak");
    let measured = measure(threads, rows);
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
