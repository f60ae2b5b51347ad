//! What a cell seems to hold, by its words: bodies, a time, or anything else.

use super::super::letter::{is_alphanumeric, lowercase};
use super::super::phrases::Phrases;
use super::super::search::places;
use super::super::starts::Starts;

/// What a cell seems to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Bodies that answer for something.
    Body,
    /// A time.
    Time,
    /// Anything else.
    Text,
}

/// Words the name of a body begins with.
static BODIES: Starts = Starts::of(&[
    "phòng",
    "các phòng",
    "các ban",
    "các cơ quan",
    "các đơn vị",
    "các trường",
    "các thôn",
    "các xóm",
    "các ấp",
    "các trạm",
    "các tổ chức",
    "các tổ",
    "các doanh nghiệp",
    "các cơ sở",
    "các ngành",
    "các đoàn thể",
    "các",
    "công an",
    "văn phòng",
    "trung tâm",
    "ubnd",
    "ủy ban",
    "uỷ ban",
    "hđnd",
    "trạm",
    "bch",
    "ban chỉ huy",
    "ban chỉ đạo",
    "ban quản lý",
    "ban điều hành",
    "ban công tác",
    "ban",
    "cơ sở",
    "đoàn",
    "hội",
    "sở",
    "tổ",
    "doanh nghiệp",
    "vnpt",
    "viettel",
    "bộ phận",
    "mặt trận",
    "ubmttq",
    "trường",
    "thôn",
    "lãnh đạo",
    "đảng ủy",
    "công chức",
    "thường trực",
    "chủ tịch",
    "bộ chỉ huy",
    "quân sự",
    "cán bộ",
    "đài",
    "thư viện",
    "bưu điện",
    "hợp tác xã",
    "toàn thể",
    "đơn vị",
    "cơ quan",
    "thống kê",
    "chi cục",
    "cục",
    "vụ",
    "kho bạc",
    "ngân hàng",
    "bảo hiểm xã hội",
    "bhxh",
    "điện lực",
    "liên đoàn",
    "bệnh viện",
]);

pub(super) fn is_body(lower: &str) -> bool {
    // "Tổ chức lớp học" is done by a body, it is none.
    let organised = lower.strip_prefix("tổ chức").map(str::trim_start);
    let verb = organised.is_some_and(|rest| {
        !["chính trị", "đoàn thể", "đảng", "xã hội", "hội"]
            .iter()
            .any(|word| rest.starts_with(word))
    });
    !verb
        && BODIES
            .like(lower)
            .iter()
            .any(|body| starts_with_words(lower, body))
}

pub(super) fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| !rest.starts_with(is_alphanumeric))
}

/// What a cell holds, by its words.
pub(super) fn content(text: &str) -> Content {
    let lower = lowercase(text);
    if is_body(&lower) && !is_activity(&lower) {
        Content::Body
    } else if is_time(&lower) {
        Content::Time
    } else {
        Content::Text
    }
}

fn is_activity(lower: &str) -> bool {
    static VERBS: Phrases = Phrases::of(&[
        "chủ trì",
        "tập trung",
        "xây dựng",
        "rà soát",
        "ban hành",
        "được",
        "đảm bảo",
        "bảo đảm",
    ]);
    VERBS.letters_are_in(lower)
}

fn is_time(lower: &str) -> bool {
    static TIMES: Phrases = Phrases::of(&[
        "thường xuyên",
        "hàng năm",
        "hằng năm",
        "hàng quý",
        "hằng quý",
        "hàng tháng",
        "hằng tháng",
        "hàng tuần",
        "sau khi",
        "khi có",
        "định kỳ",
        "theo lộ trình",
        "theo kế hoạch",
        "theo chương trình",
        "theo chỉ đạo",
        "theo hướng dẫn",
        "theo tiến độ",
        "theo yêu cầu",
        "trước ngày",
        "giai đoạn",
        "cả năm",
        "trong năm",
        "liên tục",
        "đột xuất",
        "theo quy định",
    ]);
    if lower.split_whitespace().count() > 25 {
        return false;
    }
    TIMES.letters_are_in(lower)
        || ["năm ", "tháng ", "quý "].iter().any(|lead| {
            places(lower, lead).any(|at| {
                lower.get(at + lead.len()..).is_some_and(|rest| {
                    rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'i' | 'v'))
                })
            })
        })
        || is_date(lower)
}

/// `31/12/2026`, `12/2026`.
fn is_date(lower: &str) -> bool {
    let mut parts = lower.trim().split('/');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    lower.contains('/') && parts.all(digits)
}
