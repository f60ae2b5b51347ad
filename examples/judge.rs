//! Judges a target set and prints what is wrong with it.
//!
//! `cargo run --example judge -- examples/tan-loi.json`

use doichieu::{Checker, Day, Lang, RuleSet, read_target_set};
use std::process::ExitCode;

#[expect(clippy::print_stdout, reason = "an example prints")]
fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1);
    let file = file.unwrap_or_else(|| "examples/tan-loi.json".to_owned());
    let text = std::fs::read_to_string(&file)?;
    let plan = match read_target_set(&text) {
        Ok(plan) => plan,
        Err(problems) => {
            for problem in problems {
                println!("{file}: {}", problem.message(Lang::En));
            }
            return Ok(ExitCode::from(2));
        }
    };
    let rules = RuleSet::load(true, &[]).map_err(|errors| format!("{errors:?}"))?;
    let checker = Checker::new(rules);
    let day = Day {
        given: None,
        today: "2026-11-28".parse()?,
    };
    let outcome = checker.check(&plan, day);
    for finding in &outcome.findings {
        let said = outcome.describe(finding, Lang::Vi);
        println!(
            "{}: {}. {}",
            finding.severity.slug(),
            said.text,
            said.advice()
        );
    }
    Ok(ExitCode::SUCCESS)
}
