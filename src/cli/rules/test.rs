//! `doichieu rules test`: runs the tests of the rule files.

use super::{covered, drawn, file_and_line, mark};
use crate::check::rule::unknown_names;
use crate::check::{Assessment, Checker, Day, Finding, Outcome, Subject, wording};
use crate::cli::ExitStatus;
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::plan::IndicatorId;
use crate::report::Layout;
use crate::rule::{Expectation, ExpectationKind, RequirementId, RuleSet, RuleTest};
use crate::text::{Excerpt, Tone, loose};
use clap::Args;
use std::collections::BTreeSet;

#[derive(Debug, Args)]
pub(super) struct TestArgs {
    /// Run only the tests whose name, or whose file, contains these words
    #[arg(value_name = "WORDS")]
    filter: Option<String>,
    /// List the requirements that no test touches
    #[arg(long)]
    untouched: bool,
    /// Show how many requirements of each file the tests touch; with a number, fail where fewer
    /// of a hundred are touched in one's own files (without any, in those that ship); with WORDS,
    /// of the files whose tests ran
    #[arg(long, value_name = "PERCENT", num_args = 0..=1, default_missing_value = "0", value_parser = clap::value_parser!(u8).range(0..=100))]
    coverage: Option<u8>,
    /// Run again whenever a rule file of --rules changes, until stopped
    #[arg(long)]
    pub(super) watch: bool,
}

impl TestArgs {
    /// Whether a test is to be run.
    fn wants(&self, rules: &RuleSet, test: &RuleTest) -> bool {
        self.filter.as_deref().is_none_or(|words| {
            let words = loose(words);
            let file = file_and_line(rules, test.place);
            loose(&test.name).contains(&words) || loose(&file).contains(&words)
        })
    }
}

/// Runs the tests of rules: each failed expectation, and what no test touches.
pub(super) fn test(
    rules: RuleSet,
    today: PartialDate,
    args: &TestArgs,
    layout: Layout,
) -> (String, ExitStatus) {
    let unknown: BTreeSet<_> = unknown_names(&rules).into_iter().map(|n| n.place).collect();
    let checker = Checker::new(rules);
    let rules = checker.rules();
    let mut out = String::new();
    let (mut touched, mut files) = (BTreeSet::new(), BTreeSet::new());
    let (mut ran, mut failed, mut expected) = (0, 0, 0);
    for test in rules.tests.iter().filter(|test| args.wants(rules, test)) {
        ran += 1;
        files.insert(test.place.source);
        let outcome = checker.check(&test.plan, day_of(test, today));
        for expectation in &test.expectations {
            expected += 1;
            touch(&outcome, expectation, &mut touched);
            let known = !unknown.contains(&expectation.place);
            if !known || !holds(&outcome, expectation) {
                failed += 1;
                let excerpt = failure(&outcome, test, expectation, layout.lang);
                out.push_str(&drawn(&excerpt, layout));
            }
        }
    }
    out.push_str(&layout.lang.pick(
        format!("{ran} phép thử, {expected} mong đợi: {failed} không đúng\n"),
        format!("{ran} tests, {expected} expectations: {failed} failed\n"),
    ));
    let covered = covered::Covered::of(rules, &touched, args.filter.as_ref().map(|_| &files));
    if args.filter.is_none() {
        out.push_str(&covered.left(args.untouched, layout));
    }
    let mut enough = true;
    if let Some(percent) = args.coverage {
        out.push_str(&covered.by_file(layout));
        enough = covered.reaches(percent);
        if !enough {
            out.push_str(&covered::too_few(percent, layout.lang));
        }
    }
    let nothing = ran == 0 && args.filter.is_some();
    let status = if failed == 0 && enough && !nothing {
        ExitStatus::Success
    } else {
        ExitStatus::Findings
    };
    (out, status)
}

/// The day a test is judged as of: its plan's own, else the last of its first year, so that it
/// says the same next year.
fn day_of(test: &RuleTest, today: PartialDate) -> Day {
    let head = &test.plan.head;
    let year = head.years.first().filter(|_| head.issued.is_none());
    Day {
        given: year.and_then(|year| PartialDate::day(*year, 12, 31)),
        today,
    }
}

fn of_indicator<'o>(
    outcome: &'o Outcome<'_>,
    indicator: Option<IndicatorId>,
) -> impl Iterator<Item = &'o Assessment> {
    let about = move |a: &&Assessment| indicator.is_none_or(|id| a.indicator == id);
    outcome.assessments.iter().filter(about)
}

/// The indicator a finding is about: its own, or its assessment's.
fn indicator_of(outcome: &Outcome<'_>, finding: &Finding) -> Option<IndicatorId> {
    let of_assessment = match finding.subject {
        Subject::Assessment(index) => outcome.assessments.get(index as usize).map(|a| a.indicator),
        _ => None,
    };
    finding.indicator.or(of_assessment)
}

/// The findings about what an expectation names.
fn findings<'o>(
    outcome: &'o Outcome<'_>,
    expectation: &'o Expectation,
) -> impl Iterator<Item = &'o Finding> {
    let Expectation {
        indicator,
        document,
        ..
    } = *expectation;
    outcome
        .findings
        .iter()
        .filter(move |f| indicator.is_none() || indicator_of(outcome, f) == indicator)
        .filter(move |f| document.is_none_or(|id| f.documents.contains(&id)))
}

fn holds(outcome: &Outcome<'_>, expectation: &Expectation) -> bool {
    let found =
        |name: &str| findings(outcome, expectation).any(|finding| finding.name.slug() == name);
    match &expectation.kind {
        ExpectationKind::Finding(name) => found(name),
        ExpectationKind::NoFinding(name) => !found(name),
        ExpectationKind::Verdict(verdict) => of_indicator(outcome, expectation.indicator)
            .any(|assessment| assessment.verdict.slug() == verdict),
    }
}

/// Remembers the requirements that an expectation is about.
fn touch(outcome: &Outcome<'_>, expectation: &Expectation, touched: &mut BTreeSet<RequirementId>) {
    if expectation.indicator.is_some() {
        for assessment in of_indicator(outcome, expectation.indicator) {
            touched.extend(assessment.sources.iter());
        }
    }
}

fn failure<'r>(
    outcome: &Outcome<'r>,
    test: &RuleTest,
    expectation: &Expectation,
    lang: Lang,
) -> Excerpt<'r> {
    let name = &test.name;
    let wanted = match &expectation.kind {
        ExpectationKind::Finding(finding) => lang.pick(
            format!("mong đợi có {finding} nhưng không thấy"),
            format!("expected {finding}, which was not found"),
        ),
        ExpectationKind::NoFinding(finding) => lang.pick(
            format!("mong đợi không có {finding} nhưng lại có"),
            format!("expected no {finding}, which was found"),
        ),
        ExpectationKind::Verdict(verdict) => lang.pick(
            format!("mong đợi kết luận {verdict} nhưng kết luận khác"),
            format!("expected the verdict {verdict}, but it is another"),
        ),
    };
    let message = lang.pick(
        format!("phép thử “{name}”: {wanted}"),
        format!("test “{name}”: {wanted}"),
    );
    Excerpt {
        tone: Tone::Error,
        name: None,
        message,
        marks: mark(outcome.rules, expectation.place, "")
            .into_iter()
            .collect(),
        help: Some(instead(outcome, expectation, lang)),
    }
}

/// What was found instead: the verdicts and the findings.
fn instead(outcome: &Outcome<'_>, expectation: &Expectation, lang: Lang) -> String {
    let indicator = expectation.indicator;
    let mut parts: Vec<String> = Vec::new();
    if indicator.is_some() {
        parts.extend(of_indicator(outcome, indicator).map(|a| {
            let rules = outcome.rules;
            let deciding = a.deciding.map(|id| {
                let rule = rules.requirement(id);
                let required = wording::required(rule, rules.indicator(a.indicator), lang);
                format!(" ({required}, {})", rules.document(rule.document).name())
            });
            format!(
                "{} {}{}",
                a.year,
                a.verdict.slug(),
                deciding.unwrap_or_default()
            )
        }));
    }
    let names: BTreeSet<_> = findings(outcome, expectation).map(|f| f.name).collect();
    parts.extend(names.iter().map(|name| name.slug().to_owned()));
    if parts.is_empty() {
        return lang
            .pick("không có kết quả nào", "nothing was found")
            .to_owned();
    }
    let list = parts.join("; ");
    lang.pick(format!("kết quả thực tế: {list}"), format!("found: {list}"))
}
