//! What always holds of the difference between two versions of a plan.

use doichieu::check::{Checker, Day, Outcome, TargetRef};
use doichieu::diff::{Both, Diff, FindingKind, Reason, TargetKind};
use doichieu::document::{Level, PartialDate};
use doichieu::plan::{
    Citation, CitationRef, Comparison, Decimal, Head, Modality, Plan, Promise, Target, Task,
};
use doichieu::rule::RuleSet;
use proptest::prelude::*;
use std::sync::OnceLock;

const DAY: Day = Day {
    given: None,
    today: PartialDate {
        year: 2026,
        month: Some(11),
        day: Some(22),
    },
};

fn checker() -> &'static Checker {
    static CHECKER: OnceLock<Checker> = OnceLock::new();
    CHECKER.get_or_init(|| Checker::new(RuleSet::load(true, &[]).unwrap()))
}

fn target() -> impl Strategy<Value = Target<'static>> {
    let slugs = [
        Some("work-files-end-to-end"),
        Some("online-payment"),
        Some("citizen-feedback-days"),
        None,
    ];
    let labels = [
        "Tỷ lệ hồ sơ công việc toàn trình",
        "Tỷ lệ hồ sơ công việc xử lý toàn trình",
        "Tỷ lệ thanh toán trực tuyến",
        "Số lớp tập huấn",
    ];
    let years = [None, Some(2026), Some(2026), Some(2027)];
    (
        prop::sample::select(slugs.to_vec()),
        prop::sample::select(labels.to_vec()),
        0..5_u8,
        0..4_i64,
        prop::sample::select(years.to_vec()),
        prop::sample::select(vec!["%", "%", "ngày làm việc"]),
        any::<bool>(),
    )
        .prop_map(|(slug, label, sign, value, year, unit, strives)| {
            let number = Decimal::from(value * 30);
            Target {
                id: "t".into(),
                label: label.into(),
                indicator: slug.map(Into::into),
                promise: match sign {
                    0 => Promise::Number(Comparison::Equal, number),
                    1 | 2 => Promise::Number(Comparison::AtLeast, number),
                    3 => Promise::Number(Comparison::AtMost, number),
                    _ => Promise::Words,
                },
                unit: Some(unit.into()),
                year,
                modality: if strives {
                    Modality::Strive
                } else {
                    Modality::Must
                },
                ..Target::default()
            }
        })
}

fn citation() -> impl Strategy<Value = Citation<'static>> {
    let numbers = ["57-NQ/TW", "71/NQ-CP", "2629/QĐ-TTg", "12/KH-UBND"];
    (prop::sample::select(numbers.to_vec()), 1..4_i8).prop_map(|(number, day)| Citation {
        kind: Some("nghị quyết".into()),
        number: Some(number.into()),
        issued: PartialDate::day(2025, 4, day),
        title: Some("về chuyển đổi số".into()),
        ..Citation::default()
    })
}

fn task() -> impl Strategy<Value = Task<'static>> {
    let names = [
        "Mở lớp tập huấn",
        "Mở lớp tập huấn kỹ năng số",
        "Rà soát vùng lõm",
    ];
    let deadlines = [None, Some("Quý II/2025"), Some("Quý II/2026")];
    (
        prop::sample::select(names.to_vec()),
        prop::sample::select(deadlines.to_vec()),
    )
        .prop_map(|(name, deadline)| Task {
            name: name.into(),
            deadline: deadline.map(Into::into),
            owner: Some("Phòng Kinh tế".into()),
            ..Task::default()
        })
}

fn plan() -> impl Strategy<Value = Plan<'static>> {
    let years = prop::sample::select(vec![vec![2026], vec![2026, 2027]]);
    (
        years,
        1..3_i8,
        prop::collection::vec(target(), 0..6),
        prop::collection::vec(citation(), 0..4),
        prop::collection::vec(task(), 0..3),
        any::<bool>(),
    )
        .prop_map(|(years, month, targets, basis, tasks, numbered)| {
            let mut plan = Plan {
                head: Head {
                    number: numbered.then(|| "31/KH-UBND".into()),
                    issued: PartialDate::day(2026, month, 20),
                    level: Some(Level::Commune),
                    commune: Some("Đồi Mẫu".into()),
                    province: Some("Gia Lai".into()),
                    years,
                    ..Head::default()
                },
                targets,
                basis,
                tasks,
                ..Plan::default()
            };
            rename(&mut plan);
            plan
        })
}

/// Gives every target an id by its place.
fn rename(plan: &mut Plan<'_>) {
    for (n, target) in plan.targets.iter_mut().enumerate() {
        target.id = format!("t{n}").into();
    }
}

fn target_said(outcome: &Outcome<'_>, at: Option<TargetRef>) -> String {
    let target = at.and_then(|at| at.of(outcome.plan));
    target.map_or_else(String::new, |t| {
        format!(
            "{} {:?} {:?} {:?} {:?}",
            t.label, t.indicator, t.promise, t.year, t.modality
        )
    })
}

fn citation_said(outcome: &Outcome<'_>, at: Option<CitationRef>) -> String {
    let citation = at.and_then(|at| at.of(outcome.plan));
    citation.map_or_else(String::new, |c| format!("{:?} {:?}", c.number, c.issued))
}

fn task_said(outcome: &Outcome<'_>, at: Option<u32>) -> String {
    let task = at.and_then(|at| outcome.plan.tasks.get(at as usize));
    task.map_or_else(String::new, |t| format!("{} {:?}", t.name, t.deadline))
}

/// Which way round the two versions are told.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    There,
    Back,
}

impl Way {
    fn turn<T>(self, (old, new): (T, T)) -> (T, T) {
        match self {
            Self::There => (old, new),
            Self::Back => (new, old),
        }
    }

    fn target(self, kind: TargetKind) -> TargetKind {
        match (self, kind) {
            (Self::Back, TargetKind::Added) => TargetKind::Dropped,
            (Self::Back, TargetKind::Dropped) => TargetKind::Added,
            (Self::Back, TargetKind::Raised) => TargetKind::Lowered,
            (Self::Back, TargetKind::Lowered) => TargetKind::Raised,
            (_, kind) => kind,
        }
    }

    fn finding(self, kind: FindingKind) -> FindingKind {
        match (self, kind) {
            (Self::Back, FindingKind::New) => FindingKind::Gone,
            (Self::Back, FindingKind::Gone) => FindingKind::New,
            (Self::Back, FindingKind::Worse) => FindingKind::Milder,
            (Self::Back, FindingKind::Milder) => FindingKind::Worse,
            (_, kind) => kind,
        }
    }
}

/// All that a diff says, without places and ids, sorted.
fn said(old: &Outcome<'_>, new: &Outcome<'_>, diff: &Diff, way: Way) -> Vec<String> {
    let targets: Vec<String> = diff
        .targets
        .iter()
        .map(|c| {
            let sides = (
                target_said(old, c.target.old),
                target_said(new, c.target.new),
            );
            format!(
                "{:?} {:?} {:?}",
                way.target(c.kind),
                way.turn(sides),
                c.fields
            )
        })
        .collect();
    let citations: Vec<String> = diff
        .citations
        .iter()
        .map(|c| {
            let Both { old: was, new: is } = c.citation;
            let sides = (citation_said(old, was), citation_said(new, is));
            format!("{:?} {:?}", way.turn(sides), c.fields)
        })
        .collect();
    let tasks: Vec<String> = diff
        .tasks
        .iter()
        .map(|c| {
            let sides = (task_said(old, c.task.old), task_said(new, c.task.new));
            format!("{:?} {:?}", way.turn(sides), c.fields)
        })
        .collect();
    let because = |reasons: &[Reason]| {
        let mut said: Vec<String> = reasons
            .iter()
            .map(|reason| match reason {
                Reason::Head(at) => format!("{:?}", diff.head[*at as usize]),
                Reason::Target(at) => targets[*at as usize].clone(),
                Reason::Citation(at) => citations[*at as usize].clone(),
                Reason::Task(at) => tasks[*at as usize].clone(),
            })
            .collect();
        said.sort();
        said
    };
    let verdicts = diff.verdicts.iter().map(|c| {
        let sides = way.turn((c.verdict.old, c.verdict.new));
        format!(
            "{:?} {} {sides:?} {:?}",
            c.indicator,
            c.year,
            because(&c.because)
        )
    });
    let findings = diff.findings.iter().map(|c| {
        let of = |outcome: &Outcome<'_>, at: Option<u32>| {
            let finding = at.map(|at| outcome.findings[at as usize].clone());
            finding.map(|f| (f.name, f.severity, f.indicator, f.year))
        };
        let sides = way.turn((of(old, c.finding.old), of(new, c.finding.new)));
        format!(
            "{:?} {sides:?} {:?}",
            way.finding(c.kind),
            because(&c.because)
        )
    });
    let head = diff.head.iter().map(|field| format!("{field:?}"));
    let mut all: Vec<String> = verdicts.chain(findings).chain(head).collect();
    all.extend(targets.iter().chain(&citations).chain(&tasks).cloned());
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_plan_does_not_differ_from_itself(plan in plan()) {
        let outcome = checker().check(&plan, DAY);
        prop_assert!(Diff::of(&outcome, &outcome).is_empty());
    }

    #[test]
    fn the_other_way_round_is_the_mirror_image(a in plan(), b in plan()) {
        let (old, new) = (checker().check(&a, DAY), checker().check(&b, DAY));
        let there = said(&old, &new, &Diff::of(&old, &new), Way::There);
        let back = said(&new, &old, &Diff::of(&new, &old), Way::Back);
        prop_assert_eq!(there, back);
    }

    #[test]
    fn order_and_ids_do_not_matter(a in plan(), b in plan(), by in 0..6_usize) {
        let mut turned = b.clone();
        let by = by.min(turned.targets.len());
        turned.targets.rotate_left(by);
        turned.tasks.reverse();
        rename(&mut turned);
        let (old, new) = (checker().check(&a, DAY), checker().check(&b, DAY));
        let other = checker().check(&turned, DAY);
        let there = said(&old, &new, &Diff::of(&old, &new), Way::There);
        let again = said(&old, &other, &Diff::of(&old, &other), Way::There);
        prop_assert_eq!(there, again);
        // The same plan in another order is the same plan.
        let moved = Diff::of(&new, &other);
        prop_assert!(moved.targets.is_empty() && moved.tasks.is_empty());
    }
}
