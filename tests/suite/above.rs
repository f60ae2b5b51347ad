//! What stands above a target: what only names a topic takes nothing from it, any other word is quoted.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::{run, scratch};
use serde_json::Value;
use std::fmt::Write as _;

/// Headings that only say what targets are about.
const TOPICS: [&str; 8] = [
    "Hạ tầng số",
    "Phát triển hạ tầng số, dữ liệu số",
    "Về chính quyền số",
    "Nhóm chỉ tiêu về kinh tế số và xã hội số",
    "Các chỉ tiêu cụ thể năm 2026",
    "Chỉ tiêu do tỉnh giao",
    "Trên địa bàn xã Đồi Mẫu",
    "Đối với dân số",
];

/// Headings that say whose, where or when.
const NARROW: [&str; 10] = [
    "Đối với vùng khó khăn",
    "Hạ tầng số các thôn",
    "Các chỉ tiêu Trung ương giao cho tỉnh",
    "05 thôn trung tâm",
    "Lĩnh vực y tế",
    "Khi được bố trí kinh phí",
    "Hạ tầng số (hộ nghèo)",
    "Xã Suối Mẫu",
    "Thí điểm hạ tầng số",
    "Chưa triển khai",
];

/// The ways in which words stand above a target; `#` is the words.
const WAYS: [(&str, &str); 7] = [
    ("section", "1. #\n- TARGET"),
    ("section of its own", "1. Chung\nTARGET\n2. #\n- TARGET"),
    ("item with a colon", "- #:\n+ TARGET"),
    ("item", "- #\n+ TARGET"),
    ("line", "#\n- TARGET"),
    ("line with a colon", "#:\n- TARGET"),
    (
        "row of a group",
        "TT\tChỉ tiêu\tĐơn vị\tNăm 2026\nI\t#\t\t\n1\tTỷ lệ phủ sóng 5G trên dân số\t%\t72",
    ),
];

/// The condition of the last target on 5G below words.
fn condition(way: &str, words: &str) -> Option<String> {
    let target = "Tỷ lệ phủ sóng 5G trên dân số đạt 72%.";
    let body = way.replace('#', words).replace("TARGET", target);
    let text = format!(
        "ỦY BAN NHÂN DÂN\nXÃ ĐỒI MẪU\nSố: 52/KH-UBND\nĐồi Mẫu, ngày 15 tháng 4 năm 2026\n\nKẾ HOẠCH\n\
         Chuyển đổi số xã Đồi Mẫu năm 2026\n\nUBND xã Đồi Mẫu, tỉnh Gia Lai ban hành Kế hoạch như sau:\n\n\
         I. MỤC TIÊU CỤ THỂ\n{body}\n\nII. TỔ CHỨC THỰC HIỆN\nVăn phòng chủ trì.\n"
    );
    let path = scratch().join("above.txt");
    std::fs::write(&path, text).unwrap();
    let ran = run(["extract".as_ref(), "--no-config".as_ref(), path.as_os_str()]);
    let read: Value = serde_json::from_str(&ran.out).unwrap();
    let targets = read.get("targets").and_then(Value::as_array).unwrap();
    let target = targets.last().unwrap_or(&Value::Null);
    assert_eq!(
        target.get("indicator").and_then(Value::as_str),
        Some("coverage-5g-population"),
        "{body}: {}",
        ran.out
    );
    let condition = target.get("condition").and_then(Value::as_str);
    condition.map(str::to_owned)
}

#[test]
fn what_stands_above_a_target_names_a_topic_or_is_quoted() {
    let mut wrong = String::new();
    for (name, way) in WAYS {
        for words in TOPICS {
            if let Some(quoted) = condition(way, words) {
                let _ = writeln!(wrong, "{name}: “{words}” is a topic, quoted as “{quoted}”");
            }
        }
        for words in NARROW {
            if condition(way, words).is_none() {
                let _ = writeln!(wrong, "{name}: “{words}” is not quoted");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
