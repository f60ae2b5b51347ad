//! `doichieu rules test`: runs the tests of the rule files.

use super::{drawn, file_and_line, mark};
use crate::check::rule::unknown_names;
use crate::check::{Assessment, Checker, Day, Finding, Outcome, Subject, wording};
use crate::cli::ExitStatus;
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::report::Layout;
use crate::report::findings::fold_after;
use crate::rule::{Expectation, ExpectationKind, Requirement, RequirementId, RuleSet, RuleTest};
use crate::target::IndicatorId;
use crate::text::{Excerpt, Tone};
use std::collections::BTreeSet;

/// Whether the requirements that no test touches are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Untouched {
    Listed,
    Counted,
}

impl Untouched {
    pub(super) fn listed_if(asked: bool) -> Self {
        if asked { Self::Listed } else { Self::Counted }
    }
}

/// Runs the tests of rules: each failed expectation, and what no test touches.
pub(super) fn test(
    rules: RuleSet,
    today: PartialDate,
    untouched: Untouched,
    layout: Layout,
) -> (String, ExitStatus) {
    let unknown: BTreeSet<_> = unknown_names(&rules).into_iter().map(|n| n.place).collect();
    let checker = Checker::new(rules);
    let rules = checker.rules();
    let mut out = String::new();
    let mut touched = BTreeSet::new();
    let (mut failed, mut expected) = (0, 0);
    for test in &rules.tests {
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
        format!(
            "{} phép thử, {expected} mong đợi: {failed} không đúng\n",
            rules.tests.len()
        ),
        format!(
            "{} tests, {expected} expectations: {failed} failed\n",
            rules.tests.len()
        ),
    ));
    rest(rules, &touched, untouched, layout, &mut out);
    let status = if failed == 0 {
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

fn findings<'o>(
    outcome: &'o Outcome<'_>,
    indicator: Option<IndicatorId>,
) -> impl Iterator<Item = &'o Finding> {
    outcome
        .findings
        .iter()
        .filter(move |f| indicator.is_none() || indicator_of(outcome, f) == indicator)
}

fn holds(outcome: &Outcome<'_>, expectation: &Expectation) -> bool {
    let found = |name: &str| {
        findings(outcome, expectation.indicator).any(|finding| finding.name.slug() == name)
    };
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
            touched.extend(&assessment.sources);
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
        help: Some(instead(outcome, expectation.indicator, lang)),
    }
}

/// What was found instead: the verdicts and the findings.
fn instead(outcome: &Outcome<'_>, indicator: Option<IndicatorId>, lang: Lang) -> String {
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
    let names: BTreeSet<_> = findings(outcome, indicator).map(|f| f.name).collect();
    parts.extend(names.iter().map(|name| name.slug().to_owned()));
    if parts.is_empty() {
        return lang
            .pick("không có kết quả nào", "nothing was found")
            .to_owned();
    }
    let list = parts.join("; ");
    lang.pick(format!("kết quả thực tế: {list}"), format!("found: {list}"))
}

/// How many requirements no test touches, and which.
fn rest(
    rules: &RuleSet,
    touched: &BTreeSet<RequirementId>,
    untouched: Untouched,
    layout: Layout,
    out: &mut String,
) {
    let judging = |r: &&Requirement| r.bound.is_some() && r.judges();
    let all: Vec<_> = rules.requirements.iter().filter(judging).collect();
    let left: Vec<_> = all.iter().filter(|r| !touched.contains(&r.id)).collect();
    let (many, of) = (left.len(), all.len());
    let list = if many > 0 && untouched == Untouched::Counted {
        layout.lang.pick(
            " (xem từng yêu cầu: --untouched)",
            " (--untouched lists them)",
        )
    } else {
        ""
    };
    out.push_str(&layout.lang.pick(
        format!("{many} trên {of} yêu cầu có con số chưa được phép thử nào chạm tới{list}\n"),
        format!("{many} of {of} requirements with a figure are touched by no test{list}\n"),
    ));
    if untouched == Untouched::Counted {
        return;
    }
    for rule in left {
        let indicator = rules.indicator(rule.indicator);
        let required = wording::required(rule, indicator, layout.lang);
        let text = format!(
            "{} {required} {} – {} – {}",
            indicator.slug,
            rule.by,
            rules.document(rule.document).name(),
            file_and_line(rules, rule.place),
        );
        fold_after("  ", &text, "    ", layout.width, out);
    }
}
