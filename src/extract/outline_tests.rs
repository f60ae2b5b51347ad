//! What sections of results and of what is to come hold.

use crate::plan::Target;
use crate::rule::RuleSet;
use crate::text::Source;

/// Its targets (`t`) and results (`b`): figure, year.
fn read(body: &str) -> Vec<String> {
    let text = format!(
        "ỦY BAN NHÂN DÂN\nXÃ TÂN HƯNG\nSố: 45/KH-UBND\nTân Hưng, ngày 12 tháng 12 năm 2025\n\nKẾ HOẠCH\nChuyển đổi số năm 2026\n\n{body}\n"
    );
    let plan = super::extract(&Source::new("plan", &text), &RuleSet::default()).plan;
    let told = |list: &str, targets: &[Target<'_>]| -> Vec<String> {
        let line = |target: &Target<'_>| {
            let year = target.year.map_or("-".to_owned(), |year| year.to_string());
            format!("{list} {} {year}", target.label)
        };
        targets.iter().map(line).collect()
    };
    [told("t", &plan.targets), told("b", &plan.baselines)].concat()
}

#[test]
fn results_and_what_is_to_come_below_one_heading() {
    let both = ["t Tỷ lệ hộ có mạng 2026", "b Tỷ lệ hộ có ví 2025"];
    let cases = [
        "I. KẾT QUẢ NĂM 2025 VÀ MỤC TIÊU NĂM 2026\nNĂM 2025\n- Tỷ lệ hộ có ví đạt 60%.\nNĂM 2026\n- Tỷ lệ hộ có mạng đạt 75%.",
        "I. KẾT QUẢ NĂM 2025 VÀ MỤC TIÊU NĂM 2026\n1. Kết quả năm 2025\n- Tỷ lệ hộ có ví đạt 60%.\n2. Mục tiêu năm 2026\n- Tỷ lệ hộ có mạng đạt 75%.\nII. NHIỆM VỤ\n1. Tuyên truyền.",
        "I. TÌNH HÌNH NĂM 2025\n1. Chỉ tiêu năm 2025\n- Tỷ lệ hộ có ví đạt 60%.\n2. Chỉ tiêu năm 2026\n- Tỷ lệ hộ có mạng đạt 75%.\nII. NHIỆM VỤ\n1. Tuyên truyền.",
        "I. KẾT QUẢ NĂM 2025\n- Tỷ lệ hộ có ví đạt 60%.\nMỤC TIÊU\n- Tỷ lệ hộ có mạng đạt 75%.\nII. NHIỆM VỤ\n1. Tuyên truyền.",
    ];
    let reversed = [
        "I. KẾT QUẢ NĂM 2025 VÀ MỤC TIÊU NĂM 2026\n1. Kết quả\n- Tỷ lệ hộ có ví đạt 60%.\n2. Mục tiêu\n- Tỷ lệ hộ có mạng đạt 75%.",
        "I. MỤC TIÊU NĂM 2026 VÀ KẾT QUẢ NĂM 2025\nKẾT QUẢ NĂM 2025\n- Tỷ lệ hộ có ví đạt 60%\nMỤC TIÊU NĂM 2026\n- Tỷ lệ hộ có mạng đạt 75%.",
        "I. KẾT QUẢ NĂM 2025 VÀ MỤC TIÊU NĂM 2026\nMỤC TIÊU NĂM 2026\n- Tỷ lệ hộ có mạng đạt 75%.\nKẾT QUẢ NĂM 2025\n- Tỷ lệ hộ có ví đạt 60%.",
    ];
    for body in cases.into_iter().chain(reversed) {
        assert_eq!(read(body), both, "{body}");
    }
}

#[test]
fn targets_of_the_year_that_is_over_are_no_promises() {
    let body = "I. KẾT QUẢ THỰC HIỆN\n1. Chỉ tiêu năm 2025\n- Tỷ lệ hộ có ví đạt 60%.\nII. MỤC TIÊU\n- Tỷ lệ hộ có mạng đạt 75%.";
    assert_eq!(
        read(body),
        ["t Tỷ lệ hộ có mạng 2026", "b Tỷ lệ hộ có ví 2025"]
    );
}
