//! Writes a country of target sets: `cargo run --release --example country -- OUT [COMMUNES] [SEED]`.
//!
//! To a JSON Lines file where OUT ends in `.jsonl`, else to a folder, one file a commune. With `beside` instead of
//! COMMUNES: to a folder, the workload that other tools are laid beside.

#![expect(clippy::print_stderr, reason = "a program of its own")]

mod beside;
mod country;

use country::{COMMUNES, Country, PROVINCES};
use doichieu::RuleSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(out) = arguments.next() else {
        eprintln!("usage: country OUT[.jsonl] [COMMUNES] [SEED]");
        return ExitCode::from(2);
    };
    let mut arguments = arguments.peekable();
    if arguments.next_if(|word| word == "beside").is_some() {
        return match beside::write(Path::new(&out)) {
            Ok(short) => {
                eprintln!("{short} promises fall short");
                ExitCode::SUCCESS
            }
            Err(error) => failed(&out, &error),
        };
    }
    let mut number = |default: usize| arguments.next().map_or(Ok(default), |n| n.parse());
    let (Ok(communes), Ok(seed)) = (number(COMMUNES), number(1)) else {
        eprintln!("COMMUNES and SEED are numbers");
        return ExitCode::from(2);
    };
    let Ok(rules) = RuleSet::load(true, &[]) else {
        eprintln!("the built-in rules have errors");
        return ExitCode::from(2);
    };
    match write(
        Path::new(&out),
        &Country::new(&rules, seed as u64),
        communes,
    ) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&out, &error),
    }
}

fn failed(out: &str, error: &io::Error) -> ExitCode {
    eprintln!("{out}: {error}");
    ExitCode::from(2)
}

fn write(out: &Path, country: &Country<'_>, communes: usize) -> io::Result<()> {
    if out
        .extension()
        .is_some_and(|extension| extension == "jsonl")
    {
        let mut file = BufWriter::new(File::create(out)?);
        for index in 0..communes {
            writeln!(file, "{}", country.line(index))?;
        }
        return file.flush();
    }
    for (at, province) in PROVINCES.iter().enumerate() {
        let folder = out.join(format!("{at:02} {province}"));
        fs::create_dir_all(&folder)?;
        for index in (at..communes).step_by(PROVINCES.len()) {
            fs::write(folder.join(format!("{index:04}.json")), country.line(index))?;
        }
    }
    Ok(())
}
