//! What each step costs: reading the rules, reading a target set, judging one, the country.
//!
//! `cargo bench --bench check`

#![expect(clippy::unwrap_used, reason = "a benchmark that goes wrong is to stop")]

mod country;

use country::{COMMUNES, Country};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use doichieu::PartialDate;
use doichieu::RuleSet;
use doichieu::read_target_set as read;
use doichieu::{Checker, Day};
use rayon::prelude::*;

fn main() {
    divan::main();
}

fn rules() -> RuleSet {
    RuleSet::load(true, &[]).unwrap()
}

fn day() -> Day {
    Day {
        given: None,
        today: PartialDate::day(2026, 11, 22).unwrap(),
    }
}

#[divan::bench]
fn load_the_rules(bencher: Bencher<'_, '_>) {
    bencher
        .counter(ItemsCount::new(rules().requirements.len()))
        .bench(rules);
}

#[divan::bench]
fn read_a_target_set(bencher: Bencher<'_, '_>) {
    let text = Country::new(&rules(), 1).line(0);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| read(black_box(&text)).unwrap());
}

#[divan::bench]
fn judge_a_plan(bencher: Bencher<'_, '_>) {
    let checker = Checker::new(rules());
    let text = Country::new(checker.rules(), 1).line(0);
    let plan = read(&text).unwrap();
    bencher
        .counter(ItemsCount::new(plan.targets.len()))
        .bench(|| checker.check(black_box(&plan), day()).findings.len());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn check_the_country(bencher: Bencher<'_, '_>) {
    let checker = Checker::new(rules());
    let country = Country::new(checker.rules(), 1);
    let lines: Vec<_> = (0..COMMUNES).map(|commune| country.line(commune)).collect();
    let bytes: usize = lines.iter().map(String::len).sum();
    let judged = |line: &String| checker.check(&read(line).unwrap(), day()).findings.len();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| lines.par_iter().map(judged).sum::<usize>());
}
