//! What a run costs grows with its input, not with the square of it, whatever the plan repeats.
//!
//! Counted in the time that this thread alone was computing, so that a busy machine changes nothing:
//! eight times as much may cost eight times as much. The bound leaves room for noise and is far below
//! the 64 times of a square.

use doichieu::Lang;
use doichieu::RuleSet;
use doichieu::{Checker, Day};
use doichieu::{
    Citation, Comparison, Decimal, Head, Modality, Plan, Promise, Target, Task, Unread,
};
use doichieu::{Level, PartialDate};

const FEW: usize = 500;
const MANY: usize = 8 * FEW;

/// Nanoseconds of computing of this thread so far; none where the system does not tell.
fn computed() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok()
}

fn plan() -> Plan<'static> {
    Plan {
        head: Head {
            number: Some("31/KH-UBND".into()),
            issued: PartialDate::day(2026, 3, 20),
            issuer: Some("UBND xã Đồi Mẫu".into()),
            title: Some("Kế hoạch Chuyển đổi số năm 2026".into()),
            level: Some(Level::Commune),
            commune: Some("Đồi Mẫu".into()),
            province: Some("Gia Lai".into()),
            years: vec![2026],
            ..Head::default()
        },
        ..Plan::default()
    }
}

/// A target for each of `count`: `value` tells which value the one at a place has.
fn targets(count: usize, value: impl Fn(i64) -> i64) -> Vec<Target<'static>> {
    let target = |at: i64| Target {
        id: format!("t{at}").into(),
        label: "Tỷ lệ hồ sơ công việc được xử lý trên môi trường điện tử".into(),
        indicator: Some("work-files-online".into()),
        promise: Promise::Number(Comparison::AtLeast, Decimal::from(value(at))),
        unit: Some("%".into()),
        year: Some(2026),
        ..Target::default()
    };
    (0..).take(count).map(target).collect()
}

fn tasks(count: usize, name: impl Fn(usize) -> String) -> Vec<Task<'static>> {
    let task = |at| Task {
        name: name(at).into(),
        deadline: Some("Quý II/2026".into()),
        ..Task::default()
    };
    (0..count).map(task).collect()
}

fn basis(count: usize, number: impl Fn(usize) -> String) -> Vec<Citation<'static>> {
    let citation = |at| Citation {
        kind: Some("kế hoạch".into()),
        number: Some(number(at).into()),
        issued: PartialDate::day(2026, 1, 20),
        issuer: Some("UBND tỉnh Gia Lai".into()),
        title: Some("Chuyển đổi số".into()),
        ..Citation::default()
    };
    (0..count).map(citation).collect()
}

/// Every way in which a plan can repeat itself, by its name.
fn shapes(count: usize) -> Vec<(&'static str, Plan<'static>)> {
    let of = |change: &dyn Fn(&mut Plan<'static>)| {
        let mut plan = plan();
        change(&mut plan);
        plan
    };
    let own = |mut all: Vec<Target<'static>>, change: &dyn Fn(usize, &mut Target<'static>)| {
        for (at, target) in all.iter_mut().enumerate() {
            change(at, target);
        }
        all
    };
    let hundredths = |at: i64| at % 100;
    vec![
        ("one value", of(&|p| p.targets = targets(count, |_| 80))),
        ("a value each", of(&|p| p.targets = targets(count, |at| at))),
        (
            "a value each, in tasks",
            of(&|p| p.task_targets = targets(count, |at| at)),
        ),
        (
            "ambitions",
            of(&|p| {
                p.targets = own(targets(count, |at| at), &|_, t| {
                    t.modality = Modality::Strive;
                });
            }),
        ),
        (
            "a label each",
            of(&|p| {
                p.targets = own(targets(count, hundredths), &|at, t| {
                    t.label = format!("Số mô hình loại {at}").into();
                    t.indicator = None;
                });
            }),
        ),
        (
            "words",
            of(&|p| {
                p.targets = own(targets(count, hundredths), &|_, t| {
                    t.promise = Promise::Words;
                });
            }),
        ),
        (
            "without a year",
            of(&|p| {
                p.head.years = vec![2026, 2027];
                p.targets = own(targets(count, hundredths), &|_, t| t.year = None);
            }),
        ),
        (
            "results",
            of(&|p| {
                p.baselines = own(targets(count, hundredths), &|_, t| t.year = Some(2025));
                p.targets = targets(count, hundredths);
            }),
        ),
        (
            "one task",
            of(&|p| p.tasks = tasks(count, |_| "Tập huấn kỹ năng số".into())),
        ),
        (
            "a task each",
            of(&|p| p.tasks = tasks(count, |at| format!("Tập huấn lớp {at}"))),
        ),
        (
            "one document",
            of(&|p| p.basis = basis(count, |_| "92/KH-UBND".into())),
        ),
        (
            "a document each",
            of(&|p| p.basis = basis(count, |at| format!("{at}/KH-UBND"))),
        ),
        (
            "unread lines",
            of(&|p| {
                let unread = |_| Unread {
                    words: "Hồ sơ công việc xử lý điện tử 80".into(),
                    ..Unread::default()
                };
                p.unread = (0..count).map(unread).collect();
            }),
        ),
    ]
}

/// What it costs to judge a plan and to put all that is found into words.
fn cost(checker: &Checker, plan: &Plan<'_>) -> Option<u64> {
    let day = Day {
        given: None,
        today: PartialDate::day(2026, 11, 28)?,
    };
    let before = computed()?;
    let outcome = checker.check(plan, day);
    for finding in &outcome.findings {
        assert_ne!(outcome.describe(finding, Lang::Vi).text, "");
    }
    Some(computed()? - before)
}

#[test]
fn judging_grows_with_the_plan_and_not_with_its_square() {
    let checker = Checker::new(RuleSet::load(true, &[]).unwrap());
    let mut wrong = Vec::new();
    for ((name, few), (_, many)) in shapes(FEW).iter().zip(shapes(MANY)) {
        // Much else at work disturbs a measure: one of several has to fit.
        let mut last = (0, 0);
        let fits = (0..5).any(|_| {
            let (Some(few), Some(many)) = (cost(&checker, few), cost(&checker, &many)) else {
                return true;
            };
            last = (few / 1_000_000, many / 1_000_000);
            // What is over in 50 ms tells nothing.
            many <= 24 * few.max(2_000_000) || many <= 50_000_000
        });
        if !fits {
            wrong.push(format!("{name}: {} ms, then {} ms", last.0, last.1));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
