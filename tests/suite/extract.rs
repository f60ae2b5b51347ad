//! Cases of `tests/cases/extract/<case>/`: `plan.txt` beside what is read from it.

use super::run::run;
use doichieu::cli::ExitStatus;
use doichieu::extract::extract;
use doichieu::office::{self, Unreadable};
use doichieu::plan::{Comparison, Decimal, Promise, Target};
use doichieu::rule::RuleSet;
use doichieu::text::{LONGEST, NotText, Source};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// The target set of a case, what was not understood, and the exit status.
fn read(plan: &Path) -> String {
    let arguments: [std::ffi::OsString; 4] = [
        "extract".into(),
        plan.as_os_str().to_owned(),
        "--lang".into(),
        "vi".into(),
    ];
    let ran = run(arguments.to_vec());
    let text = format!("{}{}exit {}\n", ran.out, ran.err, ran.status.code());
    text.replace(&*plan.to_string_lossy(), "plan.txt")
}

#[test]
fn each_plan_is_read() {
    insta::glob!("../cases/extract", "*/plan.txt", |plan| {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(plan.parent().unwrap());
        settings.set_snapshot_suffix("");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!("expected", read(plan)));
    });
}

/// What plans measure, as they print it.
const LABELS: [&str; 8] = [
    "Tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến",
    "Tỷ lệ người dân trưởng thành có chữ ký số cá nhân",
    "Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản giao dịch tại ngân hàng",
    "Tỷ lệ phủ sóng 5G trên dân số",
    "Tỷ lệ cán bộ, công chức, viên chức được bồi dưỡng kỹ năng số cơ bản",
    "Tỷ lệ hệ thống thông tin của xã vận hành trên nền tảng điện toán đám mây",
    "Tỷ lệ người dân, doanh nghiệp hài lòng về dịch vụ công",
    "Tỷ lệ doanh nghiệp vừa và nhỏ ứng dụng công nghệ số",
];

/// A target: its label, how it is compared, and its tenths.
type Drawn = (&'static str, Comparison, u16);

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let comparison = prop_oneof![
        Just(Comparison::Equal),
        Just(Comparison::AtLeast),
        Just(Comparison::MoreThan)
    ];
    // 100% and more cannot be exceeded: "trên 100%" means something else.
    prop::collection::vec(
        (prop::sample::select(&LABELS[..]), comparison, 1_u16..1000),
        1..8,
    )
}

fn number(tenths: u16) -> String {
    let (whole, rest) = (tenths / 10, tenths % 10);
    if rest == 0 {
        whole.to_string()
    } else {
        format!("{whole},{rest}")
    }
}

fn in_words(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "tối thiểu ",
        Comparison::MoreThan => "trên ",
        _ => "",
    }
}

fn in_signs(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "≥ ",
        Comparison::MoreThan => "> ",
        _ => "",
    }
}

/// The plan in one of the manners people write.
fn layout(manner: usize, targets: &[Drawn]) -> String {
    let mut text = "KẾ HOẠCH\nChuyển đổi số xã Hoa Lư năm 2026\n\n".to_owned();
    text += match manner {
        0..=2 => "II. MỤC TIÊU\n\n2. Mục tiêu cụ thể\n\n",
        3 => "PHỤ LỤC\nCHỈ TIÊU\n\nSTT\tChỉ tiêu\tĐơn vị tính\tNăm 2026\tCơ quan chủ trì\n",
        _ => "Phụ lục 1\nCHỈ TIÊU\nSTT\nChỉ tiêu\nĐơn vị tính\nNăm 2026\nCơ quan chủ trì\n",
    };
    for (row, (label, comparison, tenths)) in targets.iter().enumerate() {
        let (row, label, value) = (row + 1, label, number(*tenths));
        let (words, signs) = (in_words(*comparison), in_signs(*comparison));
        let _ = match manner {
            0 => writeln!(text, "- {label}: Đạt {words}{value}%.\n"),
            1 => writeln!(text, "- {label} đạt {words}{value}%;"),
            2 => writeln!(text, "+ Phấn đấu {label} đạt\n\n{words}{value}%.\n"),
            3 => writeln!(text, "{row}\t{label}\t%\t{signs}{value}\tPhòng Kinh tế"),
            _ => writeln!(text, "{row}\n{label}\n%\n{signs}{value}\nPhòng Kinh tế"),
        };
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(targets in drawn(), manner in 0_usize..5, decomposed: bool) {
        // With one cell a line a bare "2" after row 1 may as well be the number of the next row, and
        // up to two numbers may be left out: nothing can tell, and such a text is not drawn.
        let like_a_row = |(_, comparison, tenths): &Drawn| {
            *comparison == Comparison::Equal && tenths % 10 == 0 && usize::from(tenths / 10) <= targets.len() + 3
        };
        prop_assume!(manner < 4 || !targets.iter().any(like_a_row));
        let text = layout(manner, &targets);
        let text = if decomposed { text.nfd().collect() } else { text };
        let read = extract(&Source::new("plan", text.clone()), &RuleSet::default());
        let found: Vec<(String, Promise, Option<i16>)> = read.plan.targets.iter()
            .map(|target| (target.label.to_string(), target.promise, target.year))
            .collect();
        let want: Vec<(String, Promise, Option<i16>)> = targets.iter()
            .map(|(label, comparison, tenths)| {
                let value: Decimal = number(*tenths).parse().unwrap();
                ((*label).to_owned(), Promise::Number(*comparison, value), Some(2026))
            })
            .collect();
        prop_assert_eq!(found, want, "{}", text);
    }

    #[test]
    fn any_text_is_read(text in "[-+0-9%.,;:()\\t\\n/ aáđIVTqCh]{0,400}") {
        let read = extract(&Source::new("plan", text.clone()), &RuleSet::default());
        let lines = u32::try_from(text.lines().count()).unwrap().max(1);
        for target in read.plan.targets.iter().chain(&read.plan.task_targets) {
            let at = target.lines.unwrap();
            prop_assert!(1 <= at.first && at.first <= at.last && at.last <= lines);
        }
    }
}

/// The labels, values and years of what is read of a section of targets.
fn targets(section: &str) -> Vec<String> {
    let text = format!("KẾ HOẠCH\nChuyển đổi số năm 2026\n\nI. MỤC TIÊU CỤ THỂ\n{section}\n");
    let read = extract(&Source::new("plan", text), &RuleSet::default());
    let show = |target: &Target| match target.promise {
        Promise::Number(_, value) => format!("{}: {value} {:?}", target.label, target.year),
        other => format!("{}: {other:?}", target.label),
    };
    read.plan.targets.iter().map(show).collect()
}

#[test]
fn items_are_levels_of_what_the_line_above_measures() {
    let by_year = "- Tỷ lệ hộ có nước sạch:\n+ Năm 2026: 65%;\n+ Đến năm 2027 đạt trên 75%.";
    assert_eq!(
        targets(by_year),
        [
            "Tỷ lệ hộ có nước sạch: 65 Some(2026)",
            "Tỷ lệ hộ có nước sạch: 75 Some(2027)"
        ]
    );
    let staged = "- Phủ sóng vệ tinh:\n+ Giai đoạn 2026-2027:\n* Năm 2026: 60%;\n* Năm 2027: 70%.";
    assert_eq!(
        targets(staged),
        [
            "Phủ sóng vệ tinh: 60 Some(2026)",
            "Phủ sóng vệ tinh: 70 Some(2027)"
        ]
    );
    let parts = "- Tỷ lệ hộ có loa đạt 85%, trong đó:\n+ Vùng thấp 95%;\n+ Vùng cao đạt 75%.";
    assert_eq!(
        targets(parts),
        [
            "Tỷ lệ hộ có loa: 85 Some(2026)",
            "Tỷ lệ hộ có loa Vùng thấp: 95 Some(2026)",
            "Tỷ lệ hộ có loa Vùng cao: 75 Some(2026)"
        ]
    );
    let without_sign =
        "1.1. Tỷ lệ hộ có điện\n- Năm 2026: 65%.\n1.2. Tỷ lệ hộ có loa\n- Năm 2027: 75%.";
    assert_eq!(
        targets(without_sign),
        [
            "Tỷ lệ hộ có điện: 65 Some(2026)",
            "Tỷ lệ hộ có loa: 75 Some(2027)"
        ]
    );
    // A topic measures nothing, and what has a measure of its own keeps it.
    let topic = "- Về hạ tầng:\n+ Vùng thấp: 95%;\n+ Tỷ lệ hộ có điện: 99%.";
    assert_eq!(
        targets(topic),
        [
            "Vùng thấp: 95 Some(2026)",
            "Tỷ lệ hộ có điện: 99 Some(2026)"
        ]
    );
}

#[test]
fn a_folder_gives_a_target_set_for_each_plan_it_can_read() {
    let folder = super::run::scratch().join("doichieu-extract");
    let plans = folder.join("plans");
    std::fs::create_dir_all(plans.join("xa")).unwrap();
    std::fs::write(
        plans.join("a.txt"),
        layout(0, &[(LABELS[0], Comparison::AtLeast, 800)]),
    )
    .unwrap();
    std::fs::write(plans.join("b.txt"), b"K\xd5 ho\xb9ch").unwrap();
    std::fs::write(
        plans.join("xa/c.txt"),
        layout(3, &[(LABELS[1], Comparison::Equal, 500)]),
    )
    .unwrap();
    let output = folder.join("sets");
    let arguments: [std::ffi::OsString; 6] = [
        "extract".into(),
        plans.into(),
        "--output".into(),
        output.clone().into(),
        "--lang".into(),
        "vi".into(),
    ];
    let ran = run(arguments.to_vec());
    assert_eq!(ran.status, ExitStatus::Failure);
    assert!(
        ran.err
            .contains("b.txt: không phải UTF-8 từ byte thứ 2 (0xD5), dòng 1"),
        "{}",
        ran.err
    );
    for name in ["a.json", "xa/c.json"] {
        let text = std::fs::read_to_string(output.join(name)).unwrap();
        let plan = doichieu::plan::read::read(&text).expect("what is written can be read");
        assert_eq!(plan.targets.len(), 1, "{name}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_written_out_reads_back() {
    insta::glob!("../cases/extract", "*/plan.txt", |plan| {
        let text = std::fs::read_to_string(plan).unwrap();
        let rules = RuleSet::default();
        let read = extract(&Source::new("plan", text), &rules);
        let (mut set, mut line) = (Vec::new(), Vec::new());
        doichieu::plan::write(&read.plan, &mut set).unwrap();
        doichieu::plan::write_line(&read.plan, &mut line).unwrap();
        for json in [set, line] {
            let json = String::from_utf8(json).unwrap();
            let again = doichieu::plan::read::read(&json).expect("a target set");
            assert_eq!(again.targets.len(), read.plan.targets.len());
            assert_eq!(again.basis.len(), read.plan.basis.len());
        }
    });
}

#[test]
fn what_is_longer_than_any_plan_is_refused() {
    let too_long = Err(Unreadable::NotText(NotText::TooLong));
    let read = |text: String| office::read(text.into_bytes()).map(|read| read.text.len());
    assert_eq!(read("a".repeat(LONGEST)), Ok(LONGEST));
    assert_eq!(read("a".repeat(LONGEST + 1)), too_long);
    // A web page may have more than its words.
    let script = "a".repeat(LONGEST);
    let page = |words: &str| format!("<html><script>{script}</script><p>{words}</p></html>");
    assert_eq!(read(page("Kế hoạch")), Ok("Kế hoạch\n".len()));
    assert_eq!(read(page(&"a".repeat(LONGEST + 1))), too_long);
}
