//! `JUnit`: a test suite for each plan, a test case for each row of its compliance table, and one
//! for each finding that belongs to no row.
//!
//! Passed is what is met. Failed is what counts at or above `--fail-on`: the failures are those
//! findings, one by one. All else is skipped, and says why. What the baseline has and is there no
//! more stands in a suite of its own.

use super::detail::details;
use super::findings::{allowed, gone, gone_words, write_anew};
use super::row::{Row, rows};
use super::{End, Entry, Piece, Reported, Summary, Writer};
use crate::check::{Severity, Verdict};
use crate::gate::{Record, RunFinding};
use crate::lang::Lang;
use crate::text::{Breaks, xml};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Writes test suites.
#[derive(Debug)]
pub struct JunitWriter {
    lang: Lang,
    /// The least severity that fails; none where nothing does.
    fails: Option<Severity>,
}

impl JunitWriter {
    /// Test suites in a language; findings from this severity on are failures.
    pub fn new(lang: Lang, fails: Option<Severity>) -> Self {
        Self { lang, fails }
    }
}

/// A test case.
struct Case {
    name: String,
    result: TestResult,
}

enum TestResult {
    Passed(String),
    Failed {
        kind: &'static str,
        message: String,
        text: String,
    },
    Skipped {
        message: String,
        text: String,
    },
    Error(String),
}

impl Writer for JunitWriter {
    fn head(&mut self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"doichieu\">\n".to_owned()
    }

    fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Piece {
        suite(entry.path, &properties(summary), &self.cases(entry)).into()
    }

    fn refused(&mut self, file: &str, lines: &[String]) -> String {
        let name = self.lang.pick("đọc kế hoạch", "reading the plan");
        let case = Case {
            name: name.to_owned(),
            result: TestResult::Error(lines.join("\n")),
        };
        suite(file, "", &[case])
    }

    fn foot(&mut self, end: &End) -> String {
        let of_file = |of: &[RunFinding]| {
            let cases: Vec<Case> = of.iter().map(|of| self.of_run(of)).collect();
            let file = of.first().map_or("", |of| &of.file);
            suite(file, "", &cases)
        };
        let files = end.findings.chunk_by(|one, next| one.file == next.file);
        let mut out: String = files.map(of_file).collect();
        if !end.vanished.is_empty() {
            let cases: Vec<Case> = end.vanished.iter().map(|of| self.gone(of)).collect();
            out.push_str(&suite(gone_words(self.lang), "", &cases));
        }
        out + "</testsuites>\n"
    }
}

impl JunitWriter {
    fn cases(&self, entry: &Entry<'_>) -> Vec<Case> {
        let mut findings: Vec<Option<Reported<'_>>> = Reported::all(entry, self.lang)
            .into_iter()
            .map(Some)
            .collect();
        let mut cases: Vec<Case> = (rows(entry, self.lang).iter().enumerate())
            .map(|(index, row)| {
                let of_row = |of: &Option<Reported<'_>>| {
                    of.as_ref().is_some_and(|of| of.finding.is_about(index))
                };
                let found = findings.iter_mut().find(|of| row.is_bad() && of_row(of));
                self.row(row, found.and_then(Option::take), entry.fails)
            })
            .collect();
        let rest = findings.into_iter().flatten();
        cases.extend(rest.map(|of| Case {
            name: format!("{}: {}", of.finding.name.slug(), of.message.text),
            result: self.finding(&of, entry.fails),
        }));
        cases
    }

    /// The case of a row and of the finding that says what is wrong with it.
    fn row(&self, row: &Row<'_>, found: Option<Reported<'_>>, least: Option<Severity>) -> Case {
        let words = row.words(self.lang);
        let result = match (found, row.verdict) {
            (Some(of), _) => self.finding(&of, least),
            (None, Verdict::Met | Verdict::Exceeded) => TestResult::Passed(words),
            (None, _) => TestResult::Skipped {
                message: words,
                text: String::new(),
            },
        };
        Case {
            name: format!("{} {}: {}", row.slug, row.year, row.label),
            result,
        }
    }

    /// The case of what the baseline has and is there no more: no failure, and nothing tested.
    fn gone(&self, of: &Record) -> Case {
        let (plan, name, message) = (&of.plan, &of.name, &of.message);
        Case {
            name: format!("{plan}: {name}: {message}"),
            result: TestResult::Skipped {
                message: gone(of, self.lang),
                text: write_anew(self.lang).to_owned(),
            },
        }
    }

    /// The case of a finding about a file of the run that is no plan.
    fn of_run(&self, of: &RunFinding) -> Case {
        let (name, message) = (of.name.slug(), of.message.text.clone());
        let place = format!("{}:{}", of.file, of.position.line);
        let text = format!("{message}\n→ {}\n{place}", of.message.advice());
        let severity = of.severity.word(self.lang);
        Case {
            name: format!("{name}: {message}"),
            result: if fails(self.fails, of.severity) {
                TestResult::Failed {
                    kind: name,
                    message,
                    text,
                }
            } else {
                TestResult::Skipped {
                    message: format!("{severity}[{name}]: {message}"),
                    text,
                }
            },
        }
    }

    fn finding(&self, of: &Reported<'_>, least: Option<Severity>) -> TestResult {
        let name = of.finding.name.slug();
        let mut lines = vec![of.message.text.clone()];
        lines.extend(details(of, self.lang));
        let text = lines.join("\n");
        if fails(least, of.finding.severity) && of.rank().counts() {
            return TestResult::Failed {
                kind: name,
                message: of.message.text.clone(),
                text,
            };
        }
        let severity = of.finding.severity.word(self.lang);
        let allowed = allowed(of.ruling.state, self.lang);
        let why = allowed.map_or_else(String::new, |words| format!("{words}. "));
        TestResult::Skipped {
            message: format!("{why}{severity}[{name}]: {}", of.message.text),
            text,
        }
    }
}

/// Whether a severity is at or above the least that fails.
fn fails(least: Option<Severity>, severity: Severity) -> bool {
    least.is_some_and(|least| severity <= least)
}

/// How many findings of a plan the configuration takes out or gives another severity.
fn properties(summary: &Summary) -> String {
    let (off, changed) = (summary.off, summary.changed);
    if off + changed == 0 {
        return String::new();
    }
    format!(
        "<properties>\n<property name=\"findings-switched-off\" value=\"{off}\"/>\n\
         <property name=\"findings-of-another-severity\" value=\"{changed}\"/>\n</properties>\n"
    )
}

fn suite(path: &str, properties: &str, cases: &[Case]) -> String {
    let count =
        |wanted: fn(&TestResult) -> bool| cases.iter().filter(|case| wanted(&case.result)).count();
    let mut out = format!(
        "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
        escaped(path),
        cases.len(),
        count(|result| matches!(result, TestResult::Failed { .. })),
        count(|result| matches!(result, TestResult::Error(_))),
        count(|result| matches!(result, TestResult::Skipped { .. })),
    );
    out.push_str(properties);
    // Those who read it know a case again by its name.
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for one in cases {
        let before = names.entry(one.name.as_str()).or_default();
        *before += 1;
        case(path, one, *before, &mut out);
    }
    out.push_str("</testsuite>\n");
    out
}

/// A case; the second of a name says so.
fn case(path: &str, case: &Case, nth: usize, out: &mut String) {
    let (class, mut name) = (escaped(path), escaped(&case.name));
    if nth > 1 {
        let _ = write!(name, " ({nth})");
    }
    let _ = write!(out, "<testcase classname=\"{class}\" name=\"{name}\">");
    let _ = match &case.result {
        TestResult::Passed(words) => write!(out, "<system-out>{}</system-out>", escaped(words)),
        TestResult::Failed {
            kind,
            message,
            text,
        } => write!(
            out,
            "<failure type=\"{kind}\" message=\"{}\">{}</failure>",
            escaped(message),
            escaped(text)
        ),
        TestResult::Skipped { message, text } => write!(
            out,
            "<skipped message=\"{}\">{}</skipped>",
            escaped(message),
            escaped(text)
        ),
        TestResult::Error(text) => write!(
            out,
            "<error type=\"unreadable\" message=\"{}\">{0}</error>",
            escaped(text)
        ),
    };
    out.push_str("</testcase>\n");
}

/// Text between tags or quotation marks.
fn escaped(text: &str) -> String {
    xml(text, Breaks::Kept)
}
