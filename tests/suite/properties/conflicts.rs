//! Two values for one indicator and year are a conflict exactly where two of the targets cannot stand
//! beside each other, found the long way round: each beside each.

use doichieu::check::{Checker, Day, Name, Severity};
use doichieu::document::{Level, PartialDate};
use doichieu::plan::{Comparison, Decimal, Head, Modality, Plan, Promise, Target};
use doichieu::rule::RuleSet;
use doichieu::text::Source;
use proptest::prelude::*;
use std::sync::OnceLock;

const RULES: &str = r#"
indicator more {
  vi "Tỷ lệ một"
  en "Share one"
  unit %
}
indicator less {
  vi "Số ngày"
  en "Days"
  unit "ngày"
  at-most
}
"#;

/// A target: its value, whether the value itself is left out, whether it is only striven for, of which
/// level it says it is, and whether it stands inside a task.
#[derive(Clone, Debug)]
struct Said {
    value: i64,
    strict: bool,
    strives: bool,
    level: &'static str,
    in_task: bool,
}

fn said() -> impl Strategy<Value = Said> {
    let levels = prop::sample::select(vec!["", "", "", " cấp xã", " cấp tỉnh"]);
    let rarely = || prop::bool::weighted(0.3);
    (1..4_i64, rarely(), rarely(), levels, rarely()).prop_map(
        |(value, strict, strives, level, in_task)| Said {
            value,
            strict,
            strives,
            level,
            in_task,
        },
    )
}

fn checker() -> &'static Checker {
    static CHECKER: OnceLock<Checker> = OnceLock::new();
    CHECKER.get_or_init(|| {
        let rules = RuleSet::from_sources(vec![Source::new("a.rules", RULES)]);
        Checker::new(rules.unwrap_or_default())
    })
}

fn plan(all: &[Said], at_most: bool) -> Plan<'static> {
    let target = |(at, said): (usize, &Said)| {
        let sign = match (said.strict, at_most) {
            (false, false) => Comparison::AtLeast,
            (true, false) => Comparison::MoreThan,
            (false, true) => Comparison::AtMost,
            (true, true) => Comparison::LessThan,
        };
        Target {
            id: format!("t{at}").into(),
            label: format!("Chỉ tiêu{}", said.level).into(),
            indicator: Some(if at_most { "less" } else { "more" }.into()),
            promise: Promise::Number(sign, Decimal::from(said.value)),
            unit: Some(if at_most { "ngày" } else { "%" }.into()),
            year: Some(2026),
            modality: if said.strives {
                Modality::Strive
            } else {
                Modality::Must
            },
            ..Target::default()
        }
    };
    let of = |in_task: bool| {
        let all = all.iter().enumerate();
        let all = all.filter(|(_, said)| said.in_task == in_task);
        all.map(target).collect()
    };
    Plan {
        head: Head {
            issued: PartialDate::day(2026, 3, 20),
            level: Some(Level::Commune),
            years: vec![2026],
            ..Head::default()
        },
        targets: of(false),
        task_targets: of(true),
        ..Plan::default()
    }
}

/// Whether two cannot stand beside each other.
fn contradict(one: &Said, other: &Said, at_most: bool) -> bool {
    let demand = |said: &Said| {
        let value = if at_most { -said.value } else { said.value };
        (value, said.strict)
    };
    let (must, ambition) = if one.strives {
        (other, one)
    } else {
        (one, other)
    };
    let beyond = one.strives != other.strives && demand(ambition) > demand(must);
    let two_levels = !one.level.is_empty() && !other.level.is_empty() && one.level != other.level;
    demand(one) != demand(other) && !beyond && !two_levels
}

proptest! {
    #[test]
    fn a_conflict_is_found_exactly_where_two_contradict(
        all in prop::collection::vec(said(), 0..7),
        at_most: bool,
    ) {
        let plan = plan(&all, at_most);
        let today = PartialDate::day(2026, 11, 28).unwrap_or(PartialDate { year: 2026, month: None, day: None });
        let outcome = checker().check(&plan, Day { given: None, today });
        let mut found = outcome.findings.iter().filter(|f| f.name == Name::ConflictingTargets);
        let got = found.next().map(|finding| finding.severity);
        prop_assert!(found.next().is_none());
        let pairs = || all.iter().flat_map(|a| all.iter().map(move |b| (a, b)));
        let any = pairs().any(|(a, b)| contradict(a, b, at_most));
        let is_sure = |said: &Said| !said.in_task && !said.strives;
        let sure = pairs().any(|(a, b)| contradict(a, b, at_most) && is_sure(a) && is_sure(b));
        let wanted = any.then_some(if sure { Severity::Error } else { Severity::Warning });
        prop_assert_eq!(got, wanted, "{:?}", all);
    }
}
