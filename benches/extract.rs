//! What reading a plan costs, in MB/s on one core, and what it costs to do no more than make
//! the same text NFC and part it into lines. `cargo bench --bench extract`.

#![expect(
    clippy::expect_used,
    reason = "a benchmark with broken rules measures nothing"
)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use doichieu::extract::Reader;
use doichieu::rule::RuleSet;
use doichieu::text::{Source, nfc};

/// Plans in the manners people write them.
const PLANS: &[&str] = &[
    include_str!("../tests/cases/extract/misleading/plan.txt"),
    include_str!("../tests/cases/extract/one-cell-a-line/plan.txt"),
    include_str!("../tests/cases/extract/prose-footnotes/plan.txt"),
    include_str!("../tests/cases/extract/province-annex/plan.txt"),
    include_str!("../tests/cases/extract/stages/plan.txt"),
    include_str!("../tests/cases/extract/wrapped-commune/plan.txt"),
];

/// What most of a real plan is: tasks without a figure.
const TASKS: &str = "- Tăng cường công tác tuyên truyền, nâng cao nhận thức của cán bộ, đảng viên và người dân \
    về vai trò, ý nghĩa của chuyển đổi số; đưa kết quả thực hiện vào tiêu chí đánh giá, thi đua hằng năm.\n\
    - Chủ trì, phối hợp với các cơ quan, đơn vị rà soát, chuẩn hóa quy trình nội bộ trong giải quyết thủ tục \
    hành chính; kịp thời tháo gỡ khó khăn, vướng mắc trong quá trình triển khai thực hiện.\n";

fn sources() -> Vec<Source> {
    let plan = |plan: &&str| {
        let tasks = TASKS.repeat(plan.len() * 4 / TASKS.len());
        Source::new(
            "plan",
            plan.replacen("III. NHIỆM VỤ", &format!("III. NHIỆM VỤ\n{tasks}"), 1),
        )
    };
    PLANS.iter().map(plan).collect()
}

fn bytes(sources: &[Source]) -> BytesCount {
    BytesCount::new(
        sources
            .iter()
            .map(|source| source.text().len())
            .sum::<usize>(),
    )
}

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::load(true, &[]).expect("the built-in rules are sound");
    let reader = Reader::new(&rules);
    let sources = sources();
    bencher.counter(bytes(&sources)).bench(|| {
        sources
            .iter()
            .map(|source| reader.read(black_box(source)).plan.targets.len())
            .sum::<usize>()
    });
}

/// The floor: NFC and lines.
#[divan::bench]
fn only_nfc_and_lines(bencher: Bencher<'_, '_>) {
    let sources = sources();
    bencher.counter(bytes(&sources)).bench(|| {
        sources
            .iter()
            .map(|source| nfc(black_box(source.text())).lines().count())
            .sum::<usize>()
    });
}

#[divan::bench]
fn vocabulary(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::load(true, &[]).expect("the built-in rules are sound");
    bencher.bench(|| Reader::new(black_box(&rules)));
}

fn main() {
    divan::main();
}
