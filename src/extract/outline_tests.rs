//! What sections of results and of what is to come hold.

use crate::plan::{Plan, Target};
use crate::rule::RuleSet;
use crate::text::Source;
use std::sync::LazyLock;

fn plan(body: &str) -> Plan<'static> {
    let text = format!(
        "ỦY BAN NHÂN DÂN\nXÃ TÂN HƯNG\nSố: 45/KH-UBND\nTân Hưng, ngày 12 tháng 12 năm 2025\n\nKẾ HOẠCH\nChuyển đổi số năm 2026\n\n{body}\n"
    );
    super::extract(&Source::new("plan", &text), &RULES).plan
}

static RULES: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::load(true, &[]).unwrap());

/// Its targets (`t`) and results (`b`): figure, year.
fn read(body: &str) -> Vec<String> {
    let plan = plan(body);
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
fn one_line_below_a_heading_of_both_says_which_it_is() {
    let both = ["t Tỷ lệ hộ có mạng 2026", "b Tỷ lệ hộ có ví 2025"];
    let body = "I. KẾT QUẢ NĂM 2025 VÀ MỤC TIÊU NĂM 2026\n1. Kết quả: Tỷ lệ hộ có ví đạt 60%.\n2. Mục tiêu: Tỷ lệ hộ có mạng đạt 75%.";
    assert_eq!(read(body), both, "{body}");
    let body = "I. KẾT QUẢ NĂM 2025 VÀ MỤC TIÊU NĂM 2026\n- Tỷ lệ hộ có ví năm 2025 đạt 60%; năm 2026 phấn đấu đạt 75%.";
    let of_one = ["t Tỷ lệ hộ có ví 2026", "b Tỷ lệ hộ có ví 2025"];
    assert_eq!(read(body), of_one, "{body}");
    let body = "I. MỤC TIÊU\nNăm 2025 đã đạt:\n- Tỷ lệ hộ có ví 60%.\nNăm 2026 phấn đấu:\n- Tỷ lệ hộ có mạng 75%.";
    assert_eq!(read(body), both, "{body}");
}

/// The condition of the first target or result.
fn condition(body: &str) -> Option<String> {
    let plan = plan(body);
    let first = plan.targets.first().or(plan.baselines.first());
    first.and_then(|first| first.condition.as_deref().map(str::to_owned))
}

#[test]
fn a_heading_of_targets_and_results_leaves_open_which_of_them_stands_below_it() {
    let both = "MỤC TIÊU NĂM 2026 VÀ KẾT QUẢ NĂM 2025";
    let item = "- Tỷ lệ hộ có ví đạt 60%.";
    assert_eq!(
        condition(&format!("I. {both}\n{item}")).as_deref(),
        Some(both)
    );
    let reached = "I. MỤC TIÊU, KẾT QUẢ ĐẠT ĐƯỢC";
    assert!(condition(&format!("{reached}\n{item}")).is_some());
    let of_its_year = "- Năm 2026, tỷ lệ hộ có ví đạt 60%.";
    let free = [
        format!("I. {both}\n{of_its_year}"),
        format!("I. {both}\n1. Mục tiêu\n{item}"),
        format!("I. MỤC TIÊU VÀ KẾT QUẢ DỰ KIẾN\n{item}"),
        format!("I. MỤC TIÊU\n2. Chỉ tiêu đánh giá kết quả\n{item}"),
    ];
    for body in free {
        assert_eq!(condition(&body), None, "{body}");
    }
    // What was to be reached last year is no result.
    let aimed = "I. KẾT QUẢ NĂM 2025\n1. Chỉ tiêu năm 2025\n- Tỷ lệ hộ có ví đạt 60%.";
    assert_eq!(condition(aimed).as_deref(), Some("Chỉ tiêu năm 2025"));
}

#[test]
fn targets_of_the_year_that_is_over_are_no_promises() {
    let body = "I. KẾT QUẢ THỰC HIỆN\n1. Chỉ tiêu năm 2025\n- Tỷ lệ hộ có ví đạt 60%.\nII. MỤC TIÊU\n- Tỷ lệ hộ có mạng đạt 75%.";
    assert_eq!(
        read(body),
        ["t Tỷ lệ hộ có mạng 2026", "b Tỷ lệ hộ có ví 2025"]
    );
}

#[test]
fn who_is_told_what_to_do_below_targets_takes_nothing_from_them() {
    let target = "I. MỤC TIÊU\n- Tỷ lệ hộ gia đình có cáp quang đạt 60%.";
    let free = [
        "Các đơn vị báo cáo kết quả về Văn phòng.",
        "Văn phòng HĐND và UBND xã tổng hợp, báo cáo trước ngày 20 hằng tháng.",
        "Kinh phí thực hiện: 640 triệu đồng.",
        "Phấn đấu mỗi tháng kích hoạt 250 tài khoản.",
        "Dấu “-” là chưa thống kê.",
    ];
    for line in free {
        assert_eq!(condition(&format!("{target}\n{line}")), None, "{line}");
    }
    let narrowing = [
        "Các chỉ tiêu trên áp dụng cho thôn trung tâm.",
        "Các đơn vị báo cáo số liệu dự kiến.",
        "Phòng Kinh tế rà soát, thực hiện tại các thôn trung tâm.",
        "Kinh phí thực hiện: 640 triệu đồng, nếu tỉnh hỗ trợ.",
        "Số liệu tính đến 15/12/2025.",
    ];
    for line in narrowing {
        let found = condition(&format!("{target}\n{line}"));
        assert!(found.is_some(), "{line}");
    }
}

#[test]
fn recipients_beside_a_signature_are_no_tasks() {
    let body = "I. MỤC TIÊU\n- Tỷ lệ hộ có mạng đạt 75%.\nNơi nhận:\t\t\tT/M BAN THƯỜNG VỤ\n- Thường trực Tỉnh ủy (báo cáo),\t\tBÍ THƯ\n";
    assert_eq!(plan(body).tasks.len(), 0);
}

#[test]
fn items_that_name_those_behind_them_part_a_list() {
    let both = ["t Tỷ lệ hộ có mạng 2026", "b Tỷ lệ hộ có ví 2025"];
    let items = [
        "I. MỤC TIÊU\n- Tỷ lệ hộ có mạng đạt 75%.\n- Kết quả năm 2025:\n- Tỷ lệ hộ có ví đạt 60%.",
        "I. MỤC TIÊU\n- Kết quả năm 2025:\n- Tỷ lệ hộ có ví đạt 60%.\n- Mục tiêu năm 2026:\n- Tỷ lệ hộ có mạng đạt 75%.",
        "I. KẾT QUẢ NĂM 2025\n- Tỷ lệ hộ có ví đạt 60%.\nNăm 2026 phấn đấu:\n- Tỷ lệ hộ có mạng đạt 75%.",
        "I. KẾT QUẢ NĂM 2025\n1. Kết quả: Tỷ lệ hộ có ví đạt 60%.\n2. Mục tiêu năm 2026: Tỷ lệ hộ có mạng đạt 75%.",
    ];
    for body in items {
        assert_eq!(read(body), both, "{body}");
    }
    let later =
        "I. MỤC TIÊU\n- Tỷ lệ hộ có mạng đạt 75%.\n* Đến năm 2030:\n- Tỷ lệ hộ có ví đạt 99%.";
    let stages = ["t Tỷ lệ hộ có mạng 2026", "t Tỷ lệ hộ có ví 2030"];
    assert_eq!(read(later), stages);
    let party = "I. MỤC TIÊU\n* Khối Đảng:\n- Tỷ lệ hộ gia đình có cáp quang đạt 60%.";
    assert!(condition(party).is_some());
    let signed = "I. MỤC TIÊU\n- Tỷ lệ hộ gia đình có cáp quang đạt 60%.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A";
    assert_eq!(condition(signed), None);
}

#[test]
fn what_a_sentence_says_besides_leaves_its_target_open() {
    let open = [
        "- 100% hộ gia đình có cáp quang (năm 2026: 50%, năm 2027: 100%).",
        "- 100% hộ gia đình có cáp quang, trong đó năm 2026 đạt 50%.",
        "- 100% hộ gia đình có cáp quang. Cụ thể, năm 2026 đạt 50%.",
        "- Tỷ lệ hộ gia đình có cáp quang đạt 80%, cuối năm đạt 100%.",
        "- 100% hộ gia đình có cáp quang. (Áp dụng cho thôn trung tâm.)",
        "- 100% hộ gia đình có cáp quang. Đây là kết quả của năm 2025.",
        "- Thôn 1: 40% hộ gia đình có cáp quang; thôn 2: 60% hộ gia đình có cáp quang.",
    ];
    for item in open {
        assert!(
            condition(&format!("I. MỤC TIÊU\n{item}")).is_some(),
            "{item}"
        );
    }
}

#[test]
fn items_that_name_tasks_hold_no_targets() {
    let bodies = [
        "I. MỤC TIÊU, NHIỆM VỤ\n1. Kinh tế số\n* Mục tiêu:\n- Tỷ lệ hộ có mạng đạt 75%.\n* Nhiệm vụ:\n- Vận động 80% tiểu thương tham gia.",
        "I. MỤC TIÊU, NHIỆM VỤ\n1. Kinh tế số\nMục tiêu:\n- Tỷ lệ hộ có mạng đạt 75%.\n- Nhiệm vụ cụ thể:\n+ Vận động 80% tiểu thương tham gia.",
    ];
    for body in bodies {
        assert_eq!(read(body), ["t Tỷ lệ hộ có mạng 2026"], "{body}");
        assert_eq!(plan(body).task_targets.len(), 1, "{body}");
    }
}

#[test]
fn a_list_that_a_sentence_opens_counts_anew_within_its_section() {
    let body = "I. MỤC TIÊU\n1. Mục tiêu chung\nĐổi mới.\n2. Mục tiêu cụ thể\nĐạt và duy trì tỷ lệ 100% ở các nội dung:\n1. Hồ sơ được số hóa.\n2. Văn bản được ký số.\nII. NHIỆM VỤ\n1. Tuyên truyền.";
    let both = ["t Hồ sơ được số hóa 2026", "t Văn bản được ký số 2026"];
    assert_eq!(read(body), both);
}
