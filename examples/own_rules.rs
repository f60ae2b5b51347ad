//! Judges a plan by rules of one's own, which stand beside those that are built in.
//!
//! `cargo run --example own_rules -- examples/own-minimums examples/own-minimums/short.json`

use doichieu::{Checker, Day, Lang, Paint, RuleSet, read_target_set};
use std::path::PathBuf;

#[expect(clippy::print_stdout, reason = "an example prints")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut next = |other: &str| arguments.next().unwrap_or_else(|| other.to_owned());
    let (own, plan) = (
        next("examples/own-minimums"),
        next("examples/own-minimums/short.json"),
    );
    // A broken rule file gives every error it has, each with its line.
    let rules = RuleSet::load(true, &[PathBuf::from(own)])
        .map_err(|errors| errors.report(Lang::En, Paint::Plain, 100))?;
    let text = std::fs::read_to_string(plan)?;
    let plan = read_target_set(&text).map_err(|problems| format!("{problems:?}"))?;
    let checker = Checker::new(rules);
    let day = Day {
        given: None,
        today: "2026-11-28".parse()?,
    };
    let outcome = checker.check(&plan, day);
    for assessment in &outcome.assessments {
        let indicator = outcome.rules.indicator(assessment.indicator);
        let verdict = assessment.verdict.words(Lang::En);
        println!("{} {}: {verdict}", indicator.slug, assessment.year);
    }
    Ok(())
}
