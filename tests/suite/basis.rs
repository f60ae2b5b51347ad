//! The checks of the legal basis.

use super::registry::{date, plan, rules};
use doichieu::check::{Checker, Day, Name, Outcome};
use doichieu::document::{DocumentId, Level};
use doichieu::lang::Lang;
use doichieu::plan::Plan;
use doichieu::plan::read::read;
use doichieu::rule::{Audience, CitationDuty, RuleSet};
use doichieu::text::Place;
use std::fs;
use std::path::Path;

/// The findings about the basis: severity, name, line.
fn findings(outcome: &Outcome<'_>) -> Vec<String> {
    let basis = Name::MissingBasis..=Name::CircularBasis;
    // What a base lacks beside what is wrong with it has cases of its own.
    let beside = [Name::IncompleteBasis, Name::AmendedBasis];
    let found =
        (outcome.findings.iter()).filter(|f| basis.contains(&f.name) && !beside.contains(&f.name));
    found
        .map(|finding| {
            let line = outcome
                .lines(finding)
                .map(|lines| format!(" {}", lines.first));
            let (severity, name) = (finding.severity.slug(), finding.name.slug());
            format!("{severity} {name}{}", line.unwrap_or_default())
        })
        .collect()
}

fn day() -> Day {
    Day {
        given: None,
        today: date("2026-11-22"),
    }
}

/// citation of a plan of 26 March 2026 of Giao Minh in Ninh Bình | what is found
const CITATIONS: &str = "\
nghị quyết; 57-NQ/TW; 2024-12-22; Bộ Chính trị |
nghị quyết; 57/NQ-TW; 2024-12-22; Bộ Chính trị |
kế hoạch; 02/KH-BCĐTW; 2025-06-19; Ban Chỉ đạo Trung ương |
quyết định; 749/QĐ-TTg; 2020-06-03; Thủ tướng Chính phủ | note expired-basis
đề án; 06/QĐ-TTg; 2022-01-06; Thủ tướng Chính phủ | warning expired-basis
quyết định; 942/QĐ-TTg; 2021-06-15; Thủ tướng Chính phủ | error superseded-basis
nghị quyết; 03/NQ-CP; 2025-01-09; Chính phủ | error superseded-basis
quyết định; 1266/QĐ-TTg; 2026-07-14; Thủ tướng Chính phủ | error later-basis
kế hoạch; 888/KH-UBND; 2026-03-27; UBND tỉnh | error later-basis, note unknown-basis
kế hoạch; 888/KH-UBND; 2026-03-26; UBND tỉnh | note unknown-basis
kế hoạch; 888/KH-UBND; 2026-03; UBND tỉnh | note unknown-basis
chương trình; -; -; -; phát triển Chính phủ số | note unknown-basis
kế hoạch; /KH-UBND; -; UBND tỉnh | note unknown-basis
-; 57; -; - | note unknown-basis
kế hoạch; 92/KH-UBND; 2025-09-15; UBND tỉnh Đồng Nai | warning foreign-basis
kế hoạch; 888/KH-UBND; 2025-09-15; UBND tỉnh Thanh Hoá | warning foreign-basis, note unknown-basis
kế hoạch; 888/KH-UBND; 2024-09-15; UBND tỉnh Nam Định | note unknown-basis
nghị quyết; 71-NQ/TW; 2025-04-01; Chính phủ | warning mismatched-issuer
nghị quyết; 57-NQ/CP; 2024-12-22; - | warning malformed-number
kế hoạch; 17-KH-BCĐ; 2026-01-31; Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng | warning malformed-number
kế hoạch; 888/KH-UBND ; 2026-01-05; UBND tỉnh | note unknown-basis
kế hoạch; 888 / KH-UBND; 2026-01-05; UBND tỉnh | note malformed-number
kế hoạch; 888/KH-VP; 2026-01-05; UBND tỉnh | warning mismatched-issuer
nghị quyết; 2629/QĐ-TTg; 2025-12-01; Thủ tướng Chính phủ | warning mismatched-kind
quyết định; 2629/QĐ-TTg; 2025-12-10; Thủ tướng Chính phủ | warning mismatched-date
kế hoạch; 19/KH-UBND; 2025-07-30; UBND tỉnh | note mismatched-date
nghị định; 888/2025/NĐ-CP; 2024-06-30; Chính phủ | warning mismatched-date
kế hoạch; 77/KH-UBND; 2026-03-26; UBND xã | warning circular-basis";

#[test]
fn one_cause_gives_one_finding() {
    let checker = Checker::new(rules());
    for line in CITATIONS.lines() {
        let (citation, expected) = line.split_once('|').unwrap();
        let plan = plan("Ninh Bình / Giao Minh", citation);
        let outcome = checker.check(&plan, day());
        assert_eq!(findings(&outcome).join(", "), expected.trim(), "{line}");
    }
}

#[test]
fn a_document_is_named_twice_in_one_list_only() {
    let checker = Checker::new(rules());
    let lines = "nghị quyết; 57-NQ/TW; 2024-12-22; Bộ Chính trị\n\
                 nghị quyết; 57/NQ-TW; -; -\n\
                 kế hoạch; 888/KH-UBND; 2026-01-05; UBND tỉnh\n\
                 kế hoạch; 888/KH-UBND; 2026-01-05; UBND tỉnh\n\
                 kế hoạch; 888/KH-UBND; 2026-01-05; UBND tỉnh Đồng Nai";
    let mut plan = plan("Ninh Bình / Giao Minh", lines);
    let duplicates = |plan: &Plan<'_>| {
        let outcome = checker.check(plan, day());
        let of_it = |f: &&doichieu::check::Finding| f.name == Name::DuplicateBasis;
        outcome.findings.iter().filter(of_it).count()
    };
    assert_eq!(duplicates(&plan), 2);
    for (at, citation) in (0..).zip(&mut plan.basis) {
        let line = at * 200;
        citation.lines = Some(doichieu::plan::Lines::new(line, line));
    }
    assert_eq!(
        duplicates(&plan),
        0,
        "they stand in lists far from each other"
    );
}

#[test]
fn successors_later_than_the_plan_are_no_fault() {
    let checker = Checker::new(rules());
    let mut plan = plan(
        "Ninh Bình / Giao Minh",
        "quyết định; 749/QĐ-TTg; 2020-06-03; Thủ tướng Chính phủ",
    );
    plan.head.years = vec![2025];
    assert_eq!(findings(&checker.check(&plan, day())), [""; 0]);
    // Of the very day: no plan could know it.
    for (issued, found) in [("2026-07-14", "note"), ("2026-07-15", "warning")] {
        plan.head.issued = Some(date(issued));
        let found = format!("{found} superseded-basis");
        assert_eq!(findings(&checker.check(&plan, day())), [found], "{issued}");
    }
}

#[test]
fn superseded_documents_are_told_of_where_they_are_mentioned() {
    let checker = Checker::new(rules());
    let mut plan = plan(
        "Ninh Bình / Giao Minh",
        "nghị quyết; 03/NQ-CP; 2025-01-09; Chính phủ",
    );
    plan.mentions = std::mem::take(&mut plan.basis);
    assert_eq!(
        findings(&checker.check(&plan, day())),
        ["warning superseded-basis"]
    );
}

fn with_duty(slug: &str) -> RuleSet {
    let mut rules = rules();
    let document: DocumentId = rules.find_document(slug).unwrap();
    rules.duties.push(CitationDuty {
        audience: Audience {
            organ: None,
            subject: None,
            level: Level::Commune,
            kind: None,
            provinces: vec!["Ninh Bình".to_owned()],
            years: Some((2026, 2026)),
            condition: None,
        },
        document,
        because: None,
        place: Place::default(),
    });
    rules
}

#[test]
fn a_duty_to_cite_is_asked_of_those_it_is_for() {
    let missing = ["warning missing-basis"];
    let checker = Checker::new(with_duty("kh-92-nb"));
    let named = "kế hoạch; 92/KH-UBND; 2026-03-26; UBND tỉnh";
    let in_title = "kế hoạch; 888/KH-UBND; 2026-03-26; UBND tỉnh > 92/KH-UBND";
    for (home, basis, found) in [
        ("Ninh Bình / Giao Minh", "", &missing[..]),
        ("Đồng Nai / Tân Lợi", "", &[]),
        ("Ninh Bình / Giao Minh", named, &[]),
        ("Ninh Bình / Giao Minh", in_title, &["note unknown-basis"]),
    ] {
        let mut plan = plan(home, basis);
        plan.head.issued = Some(date("2026-03-27"));
        assert_eq!(
            findings(&checker.check(&plan, day())),
            found,
            "{home} {basis}"
        );
    }
    // Issued on the plan's own day: no plan could know it.
    let plan = plan("Ninh Bình / Giao Minh", "");
    assert_eq!(findings(&checker.check(&plan, day())), [""; 0]);
    // Issued after the plan: no duty.
    let checker = Checker::new(with_duty("qd-1266"));
    assert_eq!(findings(&checker.check(&plan, day())), [""; 0]);
}

#[test]
fn a_date_that_does_not_exist_is_found_in_the_plan_s_words() {
    let checker = Checker::new(rules());
    let mut plan = plan(
        "Thanh Hóa / Ngọc Liên",
        "kế hoạch; 285-KH/TU; -; Ban Thường vụ Tỉnh ủy",
    );
    let raw = "Kế hoạch số 285-KH/TU ngày 17/57/2025 của Ban Thường vụ Tỉnh ủy";
    plan.basis.first_mut().unwrap().raw = Some(raw.into());
    let outcome = checker.check(&plan, day());
    assert_eq!(
        findings(&outcome),
        ["error impossible-date", "note unknown-basis"]
    );
    let mut found = outcome.findings.iter();
    let impossible = found.find(|f| f.name == Name::ImpossibleDate);
    let text = outcome.describe(impossible.unwrap(), Lang::Vi).text;
    assert_eq!(
        text,
        format!("Không có ngày “17/57/2025” trong lịch: “{raw}”")
    );
}

/// Every finding about the basis has words in both languages, and quotes the plan.
#[test]
fn every_finding_is_told_in_both_languages() {
    let checker = Checker::new(with_duty("kh-92-nb"));
    for line in CITATIONS.lines() {
        let (citation, _) = line.split_once('|').unwrap();
        let plan = plan("Ninh Bình / Giao Minh", citation);
        let outcome = checker.check(&plan, day());
        let basis = Name::MissingBasis..=Name::CircularBasis;
        for finding in outcome.findings.iter().filter(|f| basis.contains(&f.name)) {
            let (vi, en) = (
                outcome.describe(finding, Lang::Vi),
                outcome.describe(finding, Lang::En),
            );
            assert_ne!(vi.text, en.text, "{line}");
            assert_ne!(vi.help, en.help, "{line}");
            for text in [&vi.text, &vi.help, &en.text, &en.help] {
                assert!(!text.is_empty() && !text.ends_with('.'), "{line}: {text}");
                assert!(
                    !text.contains("  ") && !text.contains(" ,"),
                    "{line}: {text}"
                );
            }
        }
    }
}

/// What a careful reviewer found in five real plans, and nothing else.
#[test]
fn five_real_plans_have_the_faults_that_a_reviewer_found() {
    let checker = Checker::new(RuleSet::load(true, &[]).unwrap());
    for (name, expected) in REAL {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.json"));
        let text = fs::read_to_string(path).unwrap();
        let plan = read(&text).unwrap();
        let found = findings(&checker.check(&plan, day()));
        // Which documents bind a plan is the rules' matter, and grows with them.
        let own: Vec<_> = found.iter().filter(|f| !f.contains("unlinked")).collect();
        assert_eq!(own, expected.lines().collect::<Vec<_>>(), "{name}");
    }
}

const REAL: [(&str, &str); 5] = [
    (
        "giao-minh",
        "warning expired-basis 68\n\
         warning malformed-number 50\nwarning malformed-number 52\nwarning malformed-number 72\n\
         warning mismatched-title 50\nnote expired-basis 32\nnote expired-basis 36",
    ),
    (
        "tan-loi",
        "warning malformed-number 46\nwarning mismatched-issuer 8\nnote expired-basis 10",
    ),
    (
        "xuan-hung",
        "warning superseded-basis 1868\nwarning malformed-number 795\n\
         warning malformed-number 1865",
    ),
    (
        "ngoc-lien",
        "error impossible-date 1180\nwarning malformed-number 19\n\
         warning malformed-number 558\nwarning malformed-number 584\n\
         warning mismatched-issuer 1180\nnote expired-basis 599\nnote expired-basis 605",
    ),
    (
        "ky-hoa",
        "warning superseded-basis 465\nwarning superseded-basis 470\nwarning expired-basis 9\n\
         warning mismatched-kind 33\nnote unknown-basis 482\nnote unknown-basis 486\n\
         note expired-basis 476\nnote malformed-number 13",
    ),
];

#[test]
fn nearly_every_citation_of_five_real_plans_is_resolved() {
    let checker = Checker::new(RuleSet::load(true, &[]).unwrap());
    let mut unresolved = Vec::new();
    for (name, _) in REAL {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.json"));
        let text = fs::read_to_string(path).unwrap();
        let plan = read(&text).unwrap();
        let outcome = checker.check(&plan, day());
        for (at, resolution) in outcome.graph.resolutions() {
            let is_numbered = at.of(&plan).is_some_and(|c| c.number.is_some());
            if is_numbered && resolution.document().is_none() {
                unresolved.push(format!("{name} {:?} {}", at.list, at.index));
            }
        }
    }
    assert_eq!(unresolved, [""; 0]);
}
