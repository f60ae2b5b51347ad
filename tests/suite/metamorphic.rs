//! What must make no difference makes none: the order of targets, of files, of rule files, the number
//! of threads, where the bytes come from, a document that concerns nobody here. Held over the corpus,
//! and over the texts shared beside the checkout where they are at hand.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use super::run::{run, scratch};
use doichieu::PartialDate;
use doichieu::Reader;
use doichieu::RuleSet;
use doichieu::Source;
use doichieu::{Checker, Day, Name, Outcome};
use doichieu::{Plan, write_target_set as write};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder with an ending, and of the folders in it, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn texts() -> Vec<PathBuf> {
    let shared = root().join("../shared");
    let folders = [
        root().join("tests/corpus"),
        shared.join("plans"),
        shared.join("plans-more"),
    ];
    folders
        .iter()
        .flat_map(|folder| files(folder, "txt"))
        .collect()
}

fn checker() -> &'static Checker {
    static CHECKER: OnceLock<Checker> = OnceLock::new();
    CHECKER.get_or_init(|| Checker::new(RuleSet::load(true, &[]).unwrap()))
}

/// Every text, read once.
fn plans() -> &'static [(String, Plan<'static>)] {
    static PLANS: OnceLock<Vec<(String, Plan<'static>)>> = OnceLock::new();
    PLANS.get_or_init(|| {
        let reader = Reader::new(checker().rules());
        let read = |path: &PathBuf| {
            let source = Source::new("plan", fs::read_to_string(path).unwrap());
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, reader.read(&source).plan)
        };
        texts().par_iter().map(read).collect()
    })
}

/// The same as target sets in files.
fn sets() -> &'static [PathBuf] {
    static SETS: OnceLock<Vec<PathBuf>> = OnceLock::new();
    SETS.get_or_init(|| {
        let folder = scratch().join("metamorphic");
        fs::create_dir_all(&folder).unwrap();
        let save = |(name, plan): &(String, Plan<'_>)| {
            let path = folder.join(format!("{name}.json"));
            let mut out = Vec::new();
            write(plan, &mut out).unwrap();
            fs::write(&path, out).unwrap();
            path
        };
        plans().iter().map(save).collect()
    })
}

/// What is said of a plan, in no order.
fn said(outcome: &Outcome<'_>) -> Vec<String> {
    let slug = |id| &outcome.rules.indicator(id).slug;
    let verdicts = outcome.assessments.iter().map(|a| {
        let words = (a.verdict, a.gap, a.promised);
        format!("{} {} {words:?}", slug(a.indicator), a.year)
    });
    // A gap between rows is about their order itself.
    let findings = outcome.findings.iter().filter(|f| f.name != Name::RowGap);
    let findings = findings.map(|f| {
        let of = (f.indicator.map(slug), f.year);
        format!("{} {:?} {of:?}", f.name.slug(), f.severity)
    });
    let mut all: Vec<String> = verdicts.chain(findings).collect();
    all.sort();
    all
}

/// Checks files and gives what is said of each, in no order.
fn checked(plans: &[PathBuf], more: &[String]) -> BTreeMap<String, Vec<String>> {
    let mut arguments = vec!["check".to_owned()];
    arguments.extend(plans.iter().map(|path| path.to_string_lossy().into_owned()));
    arguments.extend(["--no-config", "--lang", "en", "--format", "json"].map(str::to_owned));
    arguments.extend(more.iter().cloned());
    let ran = run(arguments);
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let plans = report["plans"].as_array().unwrap();
    plans
        .iter()
        .map(|plan| (plan["path"].to_string(), sorted(plan)))
        .collect()
}

/// The verdicts and findings of a report of one plan, in no order.
fn sorted(plan: &Value) -> Vec<String> {
    let lists = ["verdicts", "findings"];
    let all = lists.iter().flat_map(|list| plan[list].as_array().unwrap());
    let mut all: Vec<String> = all.map(without_order).collect();
    all.sort();
    all
}

/// An item with the lists inside it sorted.
fn without_order(item: &Value) -> String {
    let mut item = item.clone();
    // Where a rule file lies says nothing of the plan.
    for rule in item
        .get_mut("rules")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        rule["file"] = Value::Null;
    }
    for list in ["from", "targets", "documents"] {
        if let Some(list) = item.get_mut(list).and_then(Value::as_array_mut) {
            list.sort_by_key(ToString::to_string);
        }
    }
    item.to_string()
}

const DAY: Day = Day {
    given: None,
    today: PartialDate {
        year: 2026,
        month: Some(11),
        day: Some(22),
    },
};

#[test]
fn the_order_of_targets_makes_no_difference() {
    plans().par_iter().for_each(|(name, plan)| {
        let mut turned = plan.clone();
        turned.targets.reverse();
        turned.task_targets.reverse();
        turned.baselines.reverse();
        turned.unread.reverse();
        let (one, other) = (checker().check(plan, DAY), checker().check(&turned, DAY));
        assert_eq!(said(&one), said(&other), "{name}");
    });
}

#[test]
fn the_order_of_files_makes_no_difference() {
    let mut turned = sets().to_vec();
    turned.reverse();
    assert_eq!(checked(sets(), &[]), checked(&turned, &[]));
}

#[test]
fn what_is_said_of_a_plan_does_not_depend_on_the_others() {
    let all = checked(sets(), &[]);
    for path in sets().iter().step_by(5) {
        for (name, alone) in checked(std::slice::from_ref(path), &[]) {
            assert_eq!(all.get(&name), Some(&alone), "{name}");
        }
    }
}

#[test]
fn the_order_of_rule_files_makes_no_difference() {
    let rules = files(&root().join("rules"), "rules");
    let given = |rules: &[PathBuf]| {
        let each = rules
            .iter()
            .flat_map(|path| ["--rules".to_owned(), path.to_string_lossy().into_owned()]);
        std::iter::once("--no-builtin-rules".to_owned())
            .chain(each)
            .collect::<Vec<_>>()
    };
    let mut turned = rules.clone();
    turned.reverse();
    let built_in = checked(sets(), &[]);
    assert_eq!(built_in, checked(sets(), &given(&rules)));
    assert_eq!(built_in, checked(sets(), &given(&turned)));
}

#[test]
fn a_document_that_concerns_nobody_here_makes_no_difference() {
    let path = scratch().join("metamorphic-unrelated.rules");
    let rules = r#"
        document nobody-1 {
          number "9999/KH-UBND"
          issued 2026-01-15
          issuer "UBND tỉnh Điện Biên"
          level province
          area "Điện Biên"
          title "Kế hoạch không liên quan"
          verified read
        }
        indicator nobodys-share {
          vi "Tỷ lệ không ai đặt ra ở đây"
          en "A share that nobody sets here"
          unit %
        }
        from nobody-1 for commune in "Điện Biên" {
          evidence primary "trường hợp" checked 2026-11-22
          nobodys-share >= 100% by 2024
        }
    "#;
    fs::write(&path, rules).unwrap();
    let more = ["--rules".to_owned(), path.to_string_lossy().into_owned()];
    assert_eq!(checked(sets(), &[]), checked(sets(), &more));
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let printed = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let arguments = || {
            let plans = sets()
                .iter()
                .map(|path| path.to_string_lossy().into_owned());
            let more = ["--no-config", "--format", "json"].map(str::to_owned);
            std::iter::once("check".to_owned())
                .chain(plans)
                .chain(more)
                .collect::<Vec<_>>()
        };
        pool.unwrap().install(|| run(arguments()).out)
    };
    let one = printed(1);
    assert!(one.len() > 10_000);
    assert!(one == printed(3), "the report of three threads is another");
}

#[test]
fn where_the_bytes_come_from_makes_no_difference() {
    for path in texts().iter().step_by(20) {
        let program = || {
            let mut program = Command::new(env!("CARGO_BIN_EXE_doichieu"));
            program.args(["extract", "--no-config"]);
            program
        };
        let file = program().arg(path).output().unwrap();
        let mut piped = program()
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let bytes = fs::read(path).unwrap();
        piped.stdin.take().unwrap().write_all(&bytes).unwrap();
        let piped = piped.wait_with_output().unwrap();
        assert!(!file.stdout.is_empty());
        assert_eq!(file.stdout, piped.stdout, "{}", path.display());
    }
}
