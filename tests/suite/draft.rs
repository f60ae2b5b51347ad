//! What is found in the tasks and in the draft itself.

use doichieu::check::{Checker, Day, Name, plan, task};
use doichieu::document::PartialDate;
use doichieu::lang::Lang;
use doichieu::plan::read::read;
use doichieu::rule::RuleSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The findings of these checks in a target set, in a language.
fn found(text: &str, lang: Lang) -> String {
    let checker = Checker::new(RuleSet::default());
    let plan = read(text).unwrap();
    let day = Day {
        given: None,
        today: PartialDate::day(2026, 11, 22).unwrap(),
    };
    let outcome = checker.check(&plan, day);
    let names: Vec<Name> = [task::CHECKS, plan::CHECKS]
        .concat()
        .iter()
        .map(|c| c.name())
        .collect();
    let mut shown = String::new();
    for finding in outcome
        .findings
        .iter()
        .filter(|finding| names.contains(&finding.name))
    {
        let message = outcome.describe(finding, lang);
        let slug = finding.name.slug();
        writeln!(shown, "{slug}: {}\n  {}", message.text, message.help).unwrap();
    }
    shown
}

fn snapshot(name: &str, shown: &str) {
    insta::with_settings!({ snapshot_path => "../cases/draft", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, shown);
    });
}

#[test]
fn the_five_communes() {
    let (mut shown, mut unnumbered) = (String::new(), 0);
    for name in ["giao-minh", "tan-loi", "xuan-hung", "ngoc-lien", "ky-hoa"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("examples")
            .join(name);
        let text = fs::read_to_string(path.with_extension("json")).unwrap();
        unnumbered += usize::from(read(&text).unwrap().head.number.is_none());
        writeln!(shown, "# {name}\n{}", found(&text, Lang::Vi)).unwrap();
    }
    // What is said of a plan's number is said of those that have none, and of no others.
    assert_eq!(shown.matches("\nunnumbered-plan: ").count(), unnumbered);
    snapshot("communes", &shown);
}

#[test]
fn a_draft_with_every_fault() {
    let text = include_str!("../cases/draft/faults.json");
    snapshot("faults.vi", &found(text, Lang::Vi));
    snapshot("faults.en", &found(text, Lang::En));
    let names = |lang| -> Vec<String> {
        let shown = found(text, lang);
        let first = shown.lines().filter(|line| !line.starts_with(' '));
        let names = first.filter_map(|line| Some(line.split_once(": ")?.0.to_owned()));
        names.collect()
    };
    assert_eq!(names(Lang::Vi), names(Lang::En));
    // Those that are about what no target set of this age says.
    let of_passages = [Name::MissingAnnex, Name::ObsoleteName, Name::DuplicateTask];
    for check in [task::CHECKS, plan::CHECKS].concat() {
        let is_found = names(Lang::En)
            .iter()
            .any(|name| name == check.name().slug());
        assert!(
            is_found || of_passages.contains(&check.name()),
            "{}",
            check.name().slug()
        );
    }
}

#[test]
fn a_draft_without_fault() {
    assert_eq!(
        found(include_str!("../cases/draft/sound.json"), Lang::En),
        ""
    );
}
