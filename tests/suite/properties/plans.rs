//! What always holds of whole plans.

use doichieu::check::{
    Assessment, Checker, Day, Finding, Name, Outcome, Severity, Subject, TargetList,
};
use doichieu::document::{Level, PartialDate};
use doichieu::plan::{Citation, Comparison, Decimal, Head, Modality, Plan, Promise, Target};
use doichieu::rule::{Requirement, RuleSet};
use doichieu::text::Source;
use proptest::prelude::*;
use std::fmt::Write as _;

/// Three floors and a ceiling; the first is part of the second.
const INDICATORS: &str = r#"
indicator one {
  vi "Tỷ lệ một"
  en "Share one"
  unit %
}
indicator two {
  vi "Tỷ lệ hai"
  en "Share two"
  unit %
}
indicator three {
  vi "Tỷ lệ ba"
  en "Share three"
  unit %
}
indicator days {
  vi "Số ngày"
  en "Days"
  unit "ngày"
  at-most
}
invariant one <= two
"#;
const SLUGS: [&str; 4] = ["one", "two", "three", "days"];

/// What one document asks: indicator, sign is strict, bound, year, force.
type Line = (usize, bool, i64, i16, &'static str);

/// A document with what it asks of whom.
#[derive(Clone, Debug)]
struct Law {
    verified: &'static str,
    period: Option<i16>,
    audience: &'static str,
    lines: Vec<Line>,
}

impl Law {
    fn text(&self, index: usize) -> String {
        let mut text = format!(
            "document law-{index} {{\n  number \"{}/QĐ-TTg\"\n  issued 2024-05-{:02}\n  issuer \"Thủ tướng Chính phủ\"\n  level national\n  title \"Chương trình {index}\"\n  verified {}\n",
            900 + index,
            index + 1,
            self.verified
        );
        if let Some(period) = self.period {
            writeln!(text, "  period {period}").unwrap();
        }
        writeln!(text, "}}\nfrom law-{index} for {} {{", self.audience).unwrap();
        text.push_str("  evidence primary \"trường hợp\" checked 2026-11-22\n");
        for (indicator, strict, value, year, force) in &self.lines {
            let (slug, sign) = match (SLUGS[*indicator], strict) {
                ("days", false) => ("days", "<="),
                ("days", true) => ("days", "<"),
                (slug, false) => (slug, ">="),
                (slug, true) => (slug, ">"),
            };
            writeln!(text, "  {slug} {sign} {value} by {year} {force}").unwrap();
        }
        // A share carries its unit.
        let text: Vec<String> = text
            .lines()
            .map(|line| match line.split_once(" by ") {
                Some((bound, rest)) if !bound.contains("days") => format!("{bound}% by {rest}"),
                _ => line.to_owned(),
            })
            .collect();
        text.join("\n") + "\n}\n"
    }

    /// How a plan names it.
    fn citation(index: usize) -> Citation<'static> {
        let day = PartialDate::day(2024, 5, i8::try_from(index + 1).unwrap());
        Citation {
            kind: Some("quyết định".into()),
            number: Some(format!("{}/QĐ-TTg", 900 + index).into()),
            issued: day,
            issuer: Some("Thủ tướng Chính phủ".into()),
            ..Citation::default()
        }
    }
}

fn law() -> impl Strategy<Value = Law> {
    let forces = ["must", "must", "aggregate", "orientation"];
    let line = (
        0..SLUGS.len(),
        any::<bool>(),
        2..99_i64,
        2024..2030_i16,
        prop::sample::select(forces.to_vec()),
    );
    let verified = prop::sample::select(vec!["read", "confirmed", "partly"]);
    let period = prop::option::weighted(0.3, 2024..2030_i16);
    let audience = prop::sample::select(vec![
        "commune",
        "commune",
        "commune kind ward",
        "commune in \"Lâm Đồng\"",
        "commune year 2026",
        "commune when \"có điều kiện\"",
    ]);
    let lines = prop::collection::vec(line, 0..6);
    (verified, period, audience, lines).prop_map(|(verified, period, audience, mut lines)| {
        // One document asks one thing of one indicator, year and force.
        lines.sort_by_key(|(indicator, _, _, year, force)| (*indicator, *year, *force));
        lines.dedup_by_key(|(indicator, _, _, year, force)| (*indicator, *year, *force));
        Law {
            verified,
            period,
            audience,
            lines,
        }
    })
}

fn rules(laws: &[Law], order: &[usize], more: &[&str]) -> Checker {
    let mut sources: Vec<Source> = order
        .iter()
        .map(|index| Source::new(format!("law-{index}.rules"), laws[*index].text(*index)))
        .collect();
    sources.push(Source::new("indicators.rules", INDICATORS));
    sources.extend(more.iter().map(|text| Source::new("more.rules", *text)));
    // The files that come last may be read first.
    sources.rotate_right(order.first().copied().unwrap_or_default());
    let rules = RuleSet::from_sources(sources);
    Checker::new(rules.unwrap_or_else(|errors| {
        let text = errors.report(doichieu::lang::Lang::En, doichieu::text::Paint::Plain, 100);
        unreachable!("{text}")
    }))
}

/// A target: indicator, sign, value, year, whether it is striven for.
type Said = (usize, u8, i64, Option<i16>, bool);

fn said() -> impl Strategy<Value = Said> {
    let year = prop::option::of(2025..2029_i16);
    (
        0..SLUGS.len(),
        0..6_u8,
        0..105_i64,
        year,
        prop::bool::weighted(0.2),
    )
}

fn target(id: String, (indicator, sign, value, year, strives): Said) -> Target<'static> {
    let slug = SLUGS[indicator];
    let floor = slug != "days";
    let number = Decimal::from(value);
    let promise = match (sign, floor) {
        (0, _) => Promise::Number(Comparison::Equal, number),
        (1 | 2, true) => Promise::Number(Comparison::AtLeast, number),
        (3, true) => Promise::Number(Comparison::MoreThan, number),
        (1 | 2, false) => Promise::Number(Comparison::AtMost, number),
        (3, false) => Promise::Number(Comparison::LessThan, number),
        (4, _) => Promise::Range(number, Decimal::from(value + 3)),
        _ => Promise::Words,
    };
    Target {
        label: format!("Chỉ tiêu {id}").into(),
        id: id.into(),
        indicator: Some(slug.into()),
        promise,
        unit: Some(if floor { "%" } else { "ngày" }.into()),
        year,
        modality: if strives {
            Modality::Strive
        } else {
            Modality::Must
        },
        ..Target::default()
    }
}

fn named(prefix: &str, said: Vec<Said>) -> Vec<Target<'static>> {
    let named = said.into_iter().enumerate();
    named
        .map(|(n, said)| target(format!("{prefix}{n}"), said))
        .collect()
}

fn plan() -> impl Strategy<Value = Plan<'static>> {
    let years = prop::sample::select(vec![vec![2026], vec![2026, 2027], vec![]]);
    let said = |most| prop::collection::vec(said(), 0..most);
    let basis = prop::collection::vec(0..4_usize, 0..5);
    (years, said(8), said(3), said(4), basis).prop_map(|(years, targets, tasks, results, basis)| {
        Plan {
            head: head(years),
            basis: basis.into_iter().map(Law::citation).collect(),
            targets: named("t", targets),
            task_targets: named("k", tasks),
            baselines: named("b", results),
            ..Plan::default()
        }
    })
}

fn head(years: Vec<i16>) -> Head<'static> {
    Head {
        number: Some("31/KH-UBND".into()),
        issued: PartialDate::day(2026, 3, 20),
        issuer: Some("UBND xã Đồi Mẫu".into()),
        title: Some("Kế hoạch Chuyển đổi số xã Đồi Mẫu".into()),
        level: Some(Level::Commune),
        kind: Some("commune".into()),
        commune: Some("Đồi Mẫu".into()),
        province: Some("Lâm Đồng".into()),
        years,
        ..Head::default()
    }
}

fn laws() -> impl Strategy<Value = Vec<Law>> {
    prop::collection::vec(law(), 4)
}

const DAY: Day = Day {
    given: None,
    today: PartialDate {
        year: 2026,
        month: Some(11),
        day: Some(22),
    },
};

/// The requirement of an assessment as everybody would write it down.
fn required(outcome: &Outcome<'_>, requirement: Option<doichieu::rule::RequirementId>) -> String {
    let bound = |r: &Requirement| r.bound.map(|bound| (bound.comparison, bound.value));
    format!(
        "{:?}",
        requirement.map(|id| bound(outcome.rules.requirement(id)))
    )
}

/// What an assessment says, without the numbers things have inside the program.
fn verdict(outcome: &Outcome<'_>, a: &Assessment) -> String {
    let slug = &outcome.rules.indicator(a.indicator).slug;
    let mut targets: Vec<_> = a
        .targets
        .iter()
        .map(|t| &t.of(outcome.plan).unwrap().id)
        .collect();
    targets.sort_unstable();
    let document = |id: &_| {
        outcome
            .rules
            .document(outcome.rules.requirement(*id).document)
    };
    let mut sources: Vec<_> = a.sources.iter().map(|id| &document(id).slug).collect();
    sources.sort_unstable();
    let [deciding, lapsed, next] = [a.deciding, a.lapsed, a.next].map(|id| required(outcome, id));
    let words = (a.verdict, a.gap, a.promised, a.implied_by.is_some());
    format!(
        "{slug} {} {words:?} {deciding} {lapsed} {next} {targets:?} {sources:?}",
        a.year
    )
}

/// What a finding says, in the same way.
fn finding(outcome: &Outcome<'_>, finding: &Finding) -> String {
    let (name, severity) = (finding.name.slug(), finding.severity);
    let about = match &finding.subject {
        // It names documents, and one indicator as an example.
        Subject::Plan => {
            let documents = finding.documents.iter();
            let slugs: Vec<_> = documents
                .map(|id| &outcome.rules.document(*id).slug)
                .collect();
            format!("{slugs:?}")
        }
        Subject::Citation(at, _) => format!("{:?}", at.of(outcome.plan).unwrap().number),
        _ => format!(
            "{:?} {:?}",
            finding
                .indicator
                .map(|id| &outcome.rules.indicator(id).slug),
            finding.year
        ),
    };
    format!("{severity:?} {name} {about}")
}

/// All verdicts and all findings, sorted.
fn all(outcome: &Outcome<'_>) -> (Vec<String>, Vec<String>) {
    let verdicts = outcome.assessments.iter().map(|a| verdict(outcome, a));
    let findings = outcome.findings.iter().map(|f| finding(outcome, f));
    let (mut verdicts, mut findings): (Vec<_>, Vec<_>) = (verdicts.collect(), findings.collect());
    verdicts.sort_unstable();
    findings.sort_unstable();
    (verdicts, findings)
}

/// A document of another province, one about another indicator, and one only passed on.
const UNRELATED: &str = r#"
document other-1 {
  number "777/KH-UBND"
  issued 2026-01-15
  issuer "UBND tỉnh Cà Mau"
  level province
  area "Cà Mau"
  title "Kế hoạch tỉnh khác"
  verified read
}
from other-1 for commune in "Cà Mau" {
  evidence primary "trường hợp" checked 2026-11-22
  one >= 100% by 2024
  days < 1 by 2024
}
indicator elsewhere {
  vi "Tỷ lệ khác"
  en "Another share"
  unit %
}
document other-2 {
  number "778/QĐ-TTg"
  issued 2024-01-15
  issuer "Thủ tướng Chính phủ"
  level national
  title "Chương trình khác"
  verified read
}
from other-2 for commune {
  evidence primary "trường hợp" checked 2026-11-22
  elsewhere >= 70% by 2030 aggregate
}
from other-2 for commune {
  evidence transmitted "một kế hoạch dẫn lại" checked 2026-11-22
  two >= 100% by 2024
}
"#;

/// Target sets that promise, for each year and indicator, more than anybody asks.
fn enough(laws: &[Law], years: &[i16]) -> Vec<Target<'static>> {
    let mut said = Vec::new();
    for (indicator, slug) in SLUGS.iter().enumerate() {
        let lines = laws.iter().flat_map(|law| &law.lines);
        let bounds = lines.filter(|line| line.0 == indicator).map(|line| line.2);
        let value = if *slug == "days" {
            bounds.min().unwrap_or(50) - 1
        } else {
            bounds.max().unwrap_or(50) + 1
        };
        said.extend(
            years
                .iter()
                .map(|year| (indicator, 1, value, Some(*year), false)),
        );
    }
    named("t", said)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn order_of_input_does_not_matter(
        laws in laws(),
        plan in plan(),
        order in Just(vec![0, 1, 2, 3]).prop_shuffle(),
        turn in 0..8_usize,
    ) {
        let (one, other) = (rules(&laws, &[0, 1, 2, 3], &[]), rules(&laws, &order, &[]));
        let mut turned = plan.clone();
        for list in [&mut turned.targets, &mut turned.task_targets, &mut turned.baselines] {
            let by = turn.min(list.len());
            list.rotate_left(by);
            if turn % 2 == 1 {
                list.reverse();
            }
        }
        turned.basis.reverse();
        prop_assert_eq!(all(&one.check(&plan, DAY)), all(&other.check(&turned, DAY)));
    }

    #[test]
    fn unrelated_document_changes_nothing(laws in laws(), plan in plan()) {
        let order = [2, 0, 1, 3];
        let (one, other) = (rules(&laws, &order, &[]), rules(&laws, &order, &[UNRELATED]));
        prop_assert_eq!(all(&one.check(&plan, DAY)), all(&other.check(&plan, DAY)));
    }

    #[test]
    fn a_plan_that_meets_the_strictest_bound_has_no_error(laws in laws(), two in any::<bool>()) {
        let years = if two { vec![2026, 2027] } else { vec![2026] };
        let plan = Plan {
            targets: enough(&laws, &years),
            basis: (0..4).map(Law::citation).collect(),
            head: head(years),
            ..Plan::default()
        };
        let checker = rules(&laws, &[0, 1, 2, 3], &[]);
        let outcome = checker.check(&plan, DAY);
        let errors: Vec<_> = outcome
            .findings
            .iter()
            .filter(|f| f.severity == Severity::Error)
            // Nothing asked, nothing promised: that is said.
            .filter(|f| !(plan.targets.is_empty() && f.name == Name::UnjudgedPlan))
            .map(|f| finding(&outcome, f))
            .collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
    }

    #[test]
    fn nothing_is_judged_by_an_undated_target(laws in laws(), plan in plan()) {
        let mut plan = plan;
        plan.head.years = vec![2026, 2027];
        let checker = rules(&laws, &[0, 1, 2, 3], &[]);
        let outcome = checker.check(&plan, DAY);
        for assessment in &outcome.assessments {
            for target in &assessment.targets {
                prop_assert!(target.of(&plan).unwrap().year.is_some());
            }
        }
        let slug = |f: &Finding| f.indicator.map(|id| outcome.rules.indicator(id).slug.clone());
        for (index, undated) in (0..).zip(&plan.targets).filter(|(_, t)| t.year.is_none()) {
            let told = outcome.findings.iter().any(|f| {
                f.name == Name::UndatedTarget
                    && matches!(&f.subject, Subject::Targets(refs)
                        if refs.iter().any(|r| (r.list, r.index) == (TargetList::Targets, index)))
            });
            prop_assert!(told, "{} is passed over in silence", undated.id);
            let missed = outcome.findings.iter().any(|f| {
                matches!(f.name, Name::MissingTarget | Name::LaterTarget)
                    && slug(f).as_deref() == undated.indicator.as_deref()
            });
            prop_assert!(!missed, "{} is called missing", undated.id);
        }
    }
}
