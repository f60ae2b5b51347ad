//! `doichieu rules coverage`: what is asked where, and `rules/README.md`, which is counted from
//! it.

use super::run::beside;
use super::run::run;
use super::validator::{Validator, schema};
use doichieu::cli::ExitStatus;
use doichieu::rule::RuleSet;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

const AS_OF: [&str; 2] = ["--as-of", "2026-11-28"];

fn coverage(before: &[&str], after: &[&str]) -> String {
    let arguments = [before, &["rules", "coverage"], &AS_OF, after].concat();
    let ran = run(arguments);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
    ran.out
}

fn json(before: &[&str], after: &[&str]) -> Value {
    let text = coverage(before, &[after, &["--format", "json"]].concat());
    serde_json::from_str(&text).unwrap()
}

#[test]
fn each_area_says_what_binds_it_and_what_does_not() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/coverage/two_areas.rules");
    let file = path.display().to_string();
    let own = ["--no-builtin-rules", "--rules", &file];
    let mut text = String::new();
    for after in [
        &["--lang", "vi"][..],
        &["--lang", "en", "--year", "2025", "--year", "2026"],
        &["--lang", "vi", "--province", "gia lai"],
        &["--lang", "en", "--province", "Bình Định", "--year", "2026"],
        &["--lang", "en", "--level", "province", "--year", "2026"],
        &[
            "--province",
            "Gia Lai",
            "--year",
            "2026",
            "--format",
            "json",
        ],
    ] {
        let line = after.join(" ");
        let printed = coverage(&own, after);
        let _ = writeln!(text, "$ doichieu rules coverage {line}\n{printed}");
    }
    let folder = path.parent().unwrap().display().to_string() + "/";
    beside(&path, &text.replace(&folder, ""));
}

#[test]
fn a_name_of_no_province_is_refused() {
    let ran = run(["rules", "coverage", "--province", "Đông Lào"]);
    assert_eq!(ran.status, ExitStatus::Failure);
    assert!(ran.err.contains("Đông Lào"), "{}", ran.err);
}

#[test]
fn the_json_keeps_to_its_schema_and_counts_each_indicator_once() {
    let found = json(&[], &["--year", "2026", "--year", "2030"]);
    let faults = Validator::new(schema("coverage")).faults(&found);
    assert_eq!(faults, "");
    let areas = found["areas"].as_array().unwrap();
    assert_eq!(areas.len(), 35, "the nation and 34 provinces");
    let mut totals = Vec::new();
    for year in areas.iter().flat_map(|a| a["years"].as_array().unwrap()) {
        let counts = year["counts"].as_object().unwrap();
        totals.push(counts.values().map(|n| n.as_u64().unwrap()).sum::<u64>());
        let listed = |of: &str| year[of].as_array().unwrap().len() as u64;
        assert_eq!(
            totals.last(),
            Some(&(listed("indicators") + listed("none")))
        );
    }
    totals.dedup();
    assert_eq!(totals.len(), 1, "{totals:?}");
}

#[test]
fn a_province_without_figures_of_its_own_has_those_of_the_nation() {
    let found = json(&[], &["--year", "2026"]);
    for area in found["areas"].as_array().unwrap() {
        let is_nation = area["province"].is_null();
        let has_years = !area["years"].as_array().unwrap().is_empty();
        assert_eq!(
            has_years,
            is_nation || area["own"] == true,
            "{}",
            area["province"]
        );
    }
}

/// What `rules/README.md` says of the rules: from what is covered to what was decided.
fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/README.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (_, text) = text.split_once("## What is covered").unwrap();
    let (text, _) = text.split_once("## Thêm một tỉnh").unwrap();
    text.to_owned()
}

/// The item of the page that begins with these bold words.
fn item(page: &str, lead: &str) -> String {
    let (_, rest) = page.split_once(&format!("- **{lead}**")).unwrap();
    let end = rest.find("\n- **").or_else(|| rest.find("\n\n")).unwrap();
    rest[..end].to_owned()
}

/// What is set in code, within a line.
fn codes(text: &str) -> BTreeSet<&str> {
    let codes = text.split('`').skip(1).step_by(2);
    codes.filter(|code| !code.contains('\n')).collect()
}

/// The numbers of documents in a text: `92/KH-UBND`, `57-NQ/TW`.
fn numbers(text: &str) -> Vec<&str> {
    let ends = |c: char| c.is_whitespace() || "(),;:`|*«»".contains(c);
    let is_number = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.contains('/')
            && word.chars().any(char::is_uppercase)
    };
    text.split(ends)
        .map(|word| word.trim_end_matches('.'))
        .filter(is_number)
        .collect()
}

/// Whether a document of the rules has this number, and whether none of those asks anything.
fn known_and_silent(rules: &RuleSet, number: &str) -> (bool, bool) {
    let of: Vec<_> = rules
        .document_slugs
        .ids()
        .filter(|id| rules.document(*id).number.as_deref() == Some(number))
        .collect();
    let asks = |id| rules.requirements.iter().any(|r| r.document == id);
    (!of.is_empty(), !of.iter().any(|id| asks(*id)))
}

#[test]
fn the_page_of_the_rules_counts_right() {
    let rules = RuleSet::load(true, &[]).unwrap();
    let figures = rules.requirements.iter().filter(|r| r.bound.is_some());
    let asked = rules.by_indicator.iter().filter(|ids| !ids.is_empty());
    let counted = format!(
        "{} documents, {} requirements ({} with a figure), {} indicators ({} with a requirement).",
        rules.document_slugs.len(),
        rules.requirements.len(),
        figures.count(),
        rules.indicators.len(),
        asked.count(),
    );
    assert!(page().contains(&counted), "the page should say: {counted}");
    let folders = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap();
    let provinces = folders.filter(|folder| {
        let path = folder.as_ref().unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        path.is_dir() && !["indicators", "national", "words"].contains(&&*name)
    });
    assert_eq!(
        provinces.count(),
        17,
        "the page says: plans of seventeen provinces"
    );
}

#[test]
fn the_page_of_the_rules_lists_what_binds_in_2026() {
    let found = json(&[], &["--year", "2026"]);
    let nation = &found["areas"][0]["years"][0];
    let of_weight = |weight: &str| -> BTreeSet<String> {
        let all = nation["indicators"].as_array().unwrap().iter();
        let of = all.filter(|i| i["weight"] == weight);
        of.map(|i| i["indicator"].as_str().unwrap().to_owned())
            .collect()
    };
    let page = page();
    let listed = |lead: &str| -> BTreeSet<String> {
        let text = item(&page, lead);
        codes(&text).into_iter().map(str::to_owned).collect()
    };
    for (lead, weight) in [
        ("2026, each commune owes", "must"),
        (
            "2026, each commune owes, but the words are not proven",
            "must-unproven",
        ),
        ("2026, the nation as a whole", "aggregate"),
    ] {
        assert_eq!(listed(lead), of_weight(weight), "{lead}");
    }
    let none = nation["none"].as_array().unwrap();
    for slug in listed("No national figure in force in 2026") {
        assert!(
            none.iter().any(|n| n["indicator"] == *slug),
            "{slug} has a figure"
        );
    }
}

#[test]
fn the_page_of_the_rules_names_documents_and_rules_that_are_there() {
    let rules = RuleSet::load(true, &[]).unwrap();
    let page = page();
    for number in numbers(&page) {
        assert!(
            known_and_silent(&rules, number).0,
            "{number} is not in the rules"
        );
    }
    for number in numbers(&item(&page, "Not readable so far")) {
        assert!(known_and_silent(&rules, number).1, "{number} was read");
    }
    let lines: Vec<&str> = rules
        .sources
        .iter()
        .flat_map(|source| source.text().lines())
        .map(|line| line.trim().trim_end_matches('{').trim_end())
        .collect();
    let decided: Vec<&str> = codes(&page)
        .into_iter()
        .filter(|c| c.contains(" by "))
        .collect();
    assert!(decided.len() > 15, "{decided:?}");
    for line in decided {
        assert!(lines.contains(&line), "no rule says: {line}");
    }
}
