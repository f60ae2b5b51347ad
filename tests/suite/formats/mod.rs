//! One fixed outcome through every format: findings of all severities, one of them waived, one
//! known, in a plan whose words each format could take for its own signs, and an input that
//! could not be read.

mod annotations;
mod comment;
mod lines;
mod pages;
mod scanning;
mod spreadsheet;
mod suites;
mod whole_run;

use doichieu::check::{Checker, Day, Finding, Name, Outcome, Severity};
use doichieu::document::PartialDate;
use doichieu::gate::{Rulings, State, Waiver};
use doichieu::plan::Plan;
use doichieu::plan::read::{Items, read};
use doichieu::report::{End, Entry, Ground, Summary, Writer};
use doichieu::rule::RuleSet;
use doichieu::text::Source;
use std::sync::Arc;

const PLAN: &str = "kế hoạch/đồi mẫu.json";
const TEXT: &str = include_str!("../../cases/formats/kế hoạch/đồi mẫu.json");
const NATIONAL: &str = include_str!("../../cases/formats/rules/national/2026-901-qd-ttg.rules");
const OWN: &str = include_str!("../../cases/formats/quy tắc/2026-12-kh-ubnd.rules");

/// What makes an outcome: rules and a plan.
struct Given {
    checker: Checker,
    plan: Plan<'static>,
}

impl Given {
    fn new() -> Self {
        let source = |name: &str, text: &str| Source::new(name, text);
        let mut rules = RuleSet::from_sources(vec![
            source("rules/national/2026-901-qd-ttg.rules", NATIONAL),
            source("quy tắc/2026-12-kh-ubnd.rules", OWN),
        ])
        .unwrap();
        // The first stands for a file inside the program.
        rules.builtin = 1;
        Self {
            checker: Checker::new(rules),
            plan: read(TEXT).unwrap(),
        }
    }

    fn outcome(&self) -> Outcome<'_> {
        let today = PartialDate::day(2026, 11, 22).unwrap();
        self.checker.check(&self.plan, Day { given: None, today })
    }
}

/// The rulings: a missing target is known, a weaker one for the whole area is waived.
fn rulings(outcome: &Outcome<'_>) -> Rulings {
    let waiver = Arc::new(Waiver {
        finding: Name::WeakerTarget,
        about: Vec::new(),
        reason: "Vùng lõm sóng | chờ trạm BTS\nmới, 50% xong".to_owned(),
        approved_by: "=Ông A, UBND tỉnh".to_owned(),
        until: PartialDate::day(2026, 12, 31).unwrap(),
        at: "waivers.toml:12".to_owned(),
    });
    let state = |finding: &Finding| {
        let coverage = finding
            .indicator
            .is_some_and(|id| outcome.rules.indicator(id).slug == "coverage");
        match finding.name {
            Name::MissingTarget => State::Known,
            Name::WeakerTarget if coverage => State::Waived(Arc::clone(&waiver)),
            _ => State::Open,
        }
    };
    Rulings::new(outcome.findings.iter().map(state).collect())
}

/// All that a writer writes of the fixed outcome.
fn written(writer: &mut dyn Writer) -> String {
    written_of(writer, |writer, entry| {
        let piece = writer.plan(entry, &Summary::of(entry));
        writer.add(piece)
    })
}

/// The same, with the plan added in another manner.
fn written_of(
    writer: &mut dyn Writer,
    add: impl FnOnce(&mut dyn Writer, &Entry<'_>) -> String,
) -> String {
    written_to(End::default(), writer, add)
}

/// The same, of a run with this end.
fn written_to(
    end: End,
    writer: &mut dyn Writer,
    add: impl FnOnce(&mut dyn Writer, &Entry<'_>) -> String,
) -> String {
    let given = Given::new();
    let outcome = given.outcome();
    let rulings = rulings(&outcome);
    let entry = Entry {
        path: PLAN,
        file: PLAN,
        outcome: &outcome,
        rulings: &rulings,
        fails: Some(Severity::Error),
        ground: Ground::TargetSet {
            items: &Items::new(TEXT, false),
            first_line: 1,
        },
    };
    let mut end = End { refused: 1, ..end };
    end.totals.add(Some("Lâm Đồng"), &Summary::of(&entry));
    let mut out = writer.head();
    out += &add(writer, &entry);
    let mut behind = writer.behind();
    out += &writer.refused(
        "hỏng, 2.json",
        &["hỏng, 2.json:3:1: thiếu dấu “}”".to_owned()],
    );
    out += &writer.foot(&end);
    behind += &writer.behind();
    out + &behind + &writer.tail(&end)
}

/// Holds a text against its snapshot, beside the inputs.
fn held(name: &str, text: &str) {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/formats");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(cases);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let text = text.replace(env!("CARGO_PKG_VERSION"), "VERSION");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn the_fixed_outcome_has_all_a_format_has_to_show() {
    let given = Given::new();
    let outcome = given.outcome();
    let rulings = rulings(&outcome);
    let states: Vec<(&str, &str)> = (outcome.findings.iter().zip(rulings.states()))
        .map(|(finding, state)| (finding.severity.slug(), state.slug()))
        .collect();
    for wanted in [
        ("error", "open"),
        ("error", "known"),
        ("warning", "open"),
        ("warning", "waived"),
        ("note", "open"),
    ] {
        assert!(states.contains(&wanted), "{wanted:?} is not in {states:?}");
    }
}
