//! The corpus in `tests/corpus/`: texts written for this project in the manner of many offices,
//! beside what a careful reader finds in them. How much of it is read right may not fall.

use doichieu::Citation;
use doichieu::Reader;
use doichieu::RuleSet;
use doichieu::Source;
use std::fs;
use std::path::{Path, PathBuf};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// How often a field was read right.
#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
    wrong: Vec<String>,
}

impl Score {
    fn count(&mut self, at: &str, want: &str, got: &str) {
        self.all += 1;
        if want == "*" || want == got {
            self.right += 1;
        } else {
            self.wrong
                .push(format!("{at}\n    want {want}\n    got  {got}"));
        }
    }

    /// Asserts that at least `least` of a thousand are right.
    fn at_least(&self, least: usize, what: &str) {
        assert!(
            self.right * 1000 >= self.all * least,
            "{what}: {} of {} right, at least {least} of 1000\n{}",
            self.right,
            self.all,
            self.wrong.join("\n")
        );
    }
}

/// One document a row of the table expects.
struct Wanted<'t> {
    kind: &'t str,
    number: &'t str,
    issued: &'t str,
    issuer: &'t str,
    cites: &'t str,
}

/// The table: texts, each with the documents in it.
fn table(text: &str) -> Option<Vec<(String, Vec<Wanted<'_>>)>> {
    let mut found: Vec<(String, Vec<Wanted<'_>>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[text, kind, number, issued, by, cites] = cells.as_slice() else {
            return None;
        };
        let wanted = Wanted {
            kind,
            number,
            issued,
            issuer: by,
            cites,
        };
        if text.is_empty() {
            found.last_mut()?.1.push(wanted);
        } else {
            found.push((text.replace("\\n", "\n"), vec![wanted]));
        }
    }
    Some(found)
}

fn plain(number: Option<&str>) -> String {
    number.map_or("-".to_owned(), |number| number.split_whitespace().collect())
}

/// A letter is called công văn or, as often, just văn bản.
fn kind(found: Option<&str>) -> &str {
    match found.unwrap_or("-") {
        "văn bản" => "công văn",
        "bộ luật" => "luật",
        kind => kind,
    }
}

#[test]
fn single_citations() {
    let reader = Reader::new(&RuleSet::default());
    let text = fs::read_to_string(corpus().join("citations.tsv")).unwrap();
    let (mut kinds, mut numbers, mut days) = <(Score, Score, Score)>::default();
    let (mut issuers, mut nested) = <(Score, Score)>::default();
    for (text, wanted) in table(&text).unwrap() {
        let source = Source::new("plan.txt", text.clone());
        let plan = reader.read(&source).plan;
        let mut found: Vec<&Citation<'_>> = plan.basis.iter().chain(&plan.mentions).collect();
        for want in wanted {
            let same = |c: &&Citation<'_>| plain(c.number.as_deref()) == want.number;
            let at = found.iter().position(same);
            let got = at.map(|at| found.remove(at));
            numbers.count(
                &text,
                want.number,
                &plain(got.and_then(|c| c.number.as_deref())),
            );
            let issued = got
                .and_then(|c| c.issued)
                .map_or("-".to_owned(), |d| d.to_string());
            days.count(&text, want.issued, &issued);
            issuers.count(
                &text,
                want.issuer,
                got.and_then(|c| c.issuer.as_deref()).unwrap_or("-"),
            );
            kinds.count(&text, want.kind, kind(got.and_then(|c| c.kind.as_deref())));
            let cites = got.map_or(&[][..], |c| &c.cites[..]);
            let cites: Vec<String> = cites.iter().map(|c| plain(c.number.as_deref())).collect();
            for inner in want.cites.split(' ').filter(|inner| *inner != "-") {
                let hit = cites.iter().any(|c| c == inner);
                nested.count(&text, inner, if hit { inner } else { "-" });
            }
        }
    }
    assert!(numbers.all > 1030, "{}", numbers.all);
    numbers.at_least(997, "numbers");
    days.at_least(997, "days");
    issuers.at_least(995, "issuers");
    kinds.at_least(997, "kinds");
    nested.at_least(960, "documents in subjects");
}
