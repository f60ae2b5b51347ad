//! What reading a plan costs, in MB/s on one core; what it costs to do no more than make the
//! same text NFC and part it into lines, and the ratio of the two, measured in turn; and the
//! plans of the whole country, 200 MB, on all cores. `cargo bench --bench extract`.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program of its own: with broken rules it measures nothing"
)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use doichieu::Reader;
use doichieu::RuleSet;
use doichieu::Source;
use rayon::prelude::*;
use std::time::{Duration, Instant};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Plans in the manners people write them.
const PLANS: &[&str] = &[
    include_str!("../tests/cases/extract/misleading/plan.txt"),
    include_str!("../tests/cases/extract/one-cell-a-line/plan.txt"),
    include_str!("../tests/cases/extract/prose-footnotes/plan.txt"),
    include_str!("../tests/cases/extract/province-annex/plan.txt"),
    include_str!("../tests/cases/extract/stages/plan.txt"),
    include_str!("../tests/cases/extract/wrapped-commune/plan.txt"),
];

/// What most of a real plan is: tasks without a figure. In twenty real texts, and in these, 19% of the bytes stand in
/// lines with a digit.
const TASKS: &str = "- Tăng cường công tác tuyên truyền, nâng cao nhận thức của cán bộ, đảng viên và người dân \
    về vai trò, ý nghĩa của chuyển đổi số; đưa kết quả thực hiện vào tiêu chí đánh giá, thi đua hằng năm.\n\
    - Chủ trì, phối hợp với các cơ quan, đơn vị rà soát, chuẩn hóa quy trình nội bộ trong giải quyết thủ tục \
    hành chính; kịp thời tháo gỡ khó khăn, vướng mắc trong quá trình triển khai thực hiện.\n";

/// Where the tasks of a plan stand.
const HEADING: &str = "III. NHIỆM VỤ";

fn sources() -> Vec<Source> {
    let plan = |plan: &&str| {
        let tasks = TASKS.repeat(plan.len() * 3 / TASKS.len());
        let text = if plan.contains(HEADING) {
            plan.replacen(HEADING, &format!("{HEADING}\n{tasks}"), 1)
        } else {
            format!("{plan}\n{HEADING}\n{tasks}")
        };
        Source::new("plan", text)
    };
    PLANS.iter().map(plan).collect()
}

fn bytes(sources: &[Source]) -> usize {
    sources.iter().map(|source| source.text().len()).sum()
}

fn targets(reader: &Reader, sources: &[Source]) -> usize {
    let read = |source| reader.read(black_box(source)).plan.targets.len();
    sources.iter().map(read).sum()
}

fn lines(sources: &[Source]) -> usize {
    let lines = |source: &Source| {
        let text = black_box(source.text());
        if is_nfc_quick(text.chars()) == IsNormalized::Yes {
            text.lines().count()
        } else {
            text.nfc().collect::<String>().lines().count()
        }
    };
    sources.iter().map(lines).sum()
}

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::load(true, &[]).expect("the built-in rules are sound");
    let reader = Reader::new(&rules);
    let sources = sources();
    bencher
        .counter(BytesCount::new(bytes(&sources)))
        .bench(|| targets(&reader, &sources));
}

/// The floor: NFC and lines.
#[divan::bench]
fn only_nfc_and_lines(bencher: Bencher<'_, '_>) {
    let sources = sources();
    bencher
        .counter(BytesCount::new(bytes(&sources)))
        .bench(|| lines(&sources));
}

#[divan::bench]
fn vocabulary(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::load(true, &[]).expect("the built-in rules are sound");
    bencher.bench(|| Reader::new(black_box(&rules)));
}

/// The bytes of the country's plans.
const COUNTRY: usize = 200_000_000;
/// How often what is compared is done, in turn: the least time of each counts.
const TURNS: usize = 100;

fn timed(work: impl Fn() -> usize) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn main() {
    divan::main();
    let rules = RuleSet::load(true, &[]).expect("the built-in rules are sound");
    let (reader, sources) = (Reader::new(&rules), sources());
    let (mut read, mut floor) = (Duration::MAX, Duration::MAX);
    for _ in 0..TURNS {
        read = read.min(timed(|| targets(&reader, &sources)));
        floor = floor.min(timed(|| lines(&sources)));
    }
    let tenths = read.as_nanos() * 10 / floor.as_nanos().max(1);
    println!(
        "one core: {} MB/s, {}.{} times NFC and lines",
        bytes(&sources) as u128 * 1000 / read.as_nanos().max(1),
        tenths / 10,
        tenths % 10
    );
    let rounds = COUNTRY / bytes(&sources);
    let all = || {
        (0..rounds)
            .into_par_iter()
            .map(|_| targets(&reader, &sources))
            .sum()
    };
    let time = timed(all);
    println!(
        "{} plans, {} MB, {} cores: {} ms",
        rounds * sources.len(),
        COUNTRY / 1_000_000,
        rayon::current_num_threads(),
        time.as_millis()
    );
}
