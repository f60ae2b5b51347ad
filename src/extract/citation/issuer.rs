//! Who issued a document: where the name starts, and where it ends.

use super::super::words::{Words, is_shouted, starts_upper};
use super::kind;
use crate::text::bare;

/// Words that begin the subject of a document, or the rest of the sentence.
const STOPS: &[&str] = &[
    "về",
    "v/v",
    "việc",
    "phê duyệt",
    "ban hành",
    "quy định",
    "sửa đổi",
    "bổ sung",
    "triển khai",
    "thực hiện",
    "hướng dẫn",
    "công bố",
    "giao",
    "thành lập",
    "kiện toàn",
    "tổ chức",
    "đẩy mạnh",
    "tăng cường",
    "cập nhật",
    "điều chỉnh",
    "phân công",
    "chỉ đạo",
    "đề nghị",
    "thông qua",
    "bãi bỏ",
    "xây dựng",
    "phát động",
    "bảo đảm",
    "đảm bảo",
    "đề xuất",
    "hợp nhất",
    "nhằm",
    "để",
    "yêu cầu",
    "có",
    "đã",
    "là",
    "được",
    "theo",
    "cho",
    "nêu",
    "thì",
    "trong",
    "trên",
    "đối với",
    "với",
    "kèm",
    "đến",
    "tại",
    "ngày",
    "gồm",
    "cụ thể",
    "chi tiết",
    "giai đoạn",
    "cùng",
    "phải",
    "sẽ",
    "như",
    "năm",
    "ký",
    "thay thế",
    "phát triển",
    "nâng cao",
    "thúc đẩy",
    "quán triệt",
    "phối hợp",
    "hưởng ứng",
];

/// Stops that may also be printed with a capital.
const CAPITAL_STOPS: &[&str] = &[
    "về",
    "v/v",
    "phê duyệt",
    "ban hành",
    "quy định",
    "sửa đổi",
    "triển khai",
    "thực hiện",
    "hướng dẫn",
];

/// Words a body's name begins with.
const HEADS: &[&str] = &[
    "bộ chính trị",
    "bộ trưởng",
    "bộ",
    "ban bí thư",
    "ban chấp hành",
    "ban thường vụ",
    "ban chỉ đạo",
    "ban cán sự",
    "ban",
    "chính phủ",
    "thủ tướng",
    "quốc hội",
    "ủy ban",
    "uỷ ban",
    "ubnd",
    "hđnd",
    "hội đồng",
    "chủ tịch",
    "tỉnh ủy",
    "tỉnh uỷ",
    "thành ủy",
    "thành uỷ",
    "đảng ủy",
    "đảng uỷ",
    "huyện ủy",
    "thị ủy",
    "sở",
    "văn phòng",
    "phòng",
    "công an",
    "đại hội",
    "đảng bộ",
    "trung ương",
    "tổng bí thư",
    "thường trực",
    "liên đoàn",
    "hội",
    "mặt trận",
    "viện",
    "cục",
    "tổng cục",
    "ngân hàng",
    "trung tâm",
    "đoàn",
    "tòa án",
    "bch",
];

/// The name of the issuer at the start of words.
pub(super) fn issuer(words: Words<'_>) -> Option<Words<'_>> {
    let name = words
        .until(end(words))
        .trim_matches(|c: char| c.is_whitespace() || ",-–:".contains(c));
    (!name.is_empty()).then_some(name)
}

/// Whether words begin with the name of a body.
pub(super) fn begins_with_body(words: Words<'_>) -> bool {
    let verb = words
        .after_any(&[
            "ban hành",
            "bộ chỉ số",
            "bộ tiêu chí",
            "hội nghị",
            "hội thảo",
            "đoàn kết",
            "sở hữu",
        ])
        .is_some();
    starts_upper(words.text) && !verb && words.after_any(HEADS).is_some()
}

fn end(words: Words<'_>) -> usize {
    let board = words.after("ban chỉ đạo").is_some();
    let shouted = is_shouted(words.until(60).text);
    let mut before = "";
    for (at, word) in split(words.lower) {
        let rest = words.from(at);
        if at > 0 && stops(rest, before, board, shouted) && !(board && is_subject_of_board(rest)) {
            return at;
        }
        if let Some(stop) = sign(words, at, word) {
            return stop;
        }
        if at > 260 {
            return at;
        }
        before = word;
    }
    words.text.len()
}

/// The words of a text with their places.
fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split_whitespace()
        .map(move |word| (word.as_ptr() as usize - base, word))
}

/// Whether the name ends before these words.
fn stops(rest: Words<'_>, before: &str, board: bool, shouted: bool) -> bool {
    if let Some(next) = rest.after("và") {
        if board && next.after("đề án").is_some() {
            return false;
        }
        return !starts_upper(next.text)
            || kind::at_start(next).is_some()
            || next.after("các").is_some();
    }
    if rest.after("trong").is_some() && board {
        return false;
    }
    // "Ban Chỉ đạo", "Ban Tổ chức", "Sở Xây dựng": the word belongs to the name.
    let in_a_name = matches!(
        before,
        "ban" | "sở" | "bộ" | "phòng" | "cục" | "vụ" | "các" | "lần"
    );
    if rest
        .after("số")
        .is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()))
    {
        return true;
    }
    if starts_upper(rest.text) && !shouted {
        return !in_a_name && rest.after_any(CAPITAL_STOPS).is_some();
    }
    !in_a_name && (rest.after_any(STOPS).is_some() || is_misspelt_stop(rest))
}

/// "phê duyet": a verb of two words that lost a mark.
fn is_misspelt_stop(rest: Words<'_>) -> bool {
    let mut words = rest.lower.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else {
        return false;
    };
    // The first letter of each has no mark to lose.
    let letter = first.as_bytes().first();
    let may_be = |stop: &&&str| {
        letter == stop.as_bytes().first() || letter.is_some_and(|letter| !letter.is_ascii())
    };
    [
        "phê duyệt",
        "ban hành",
        "quy định",
        "sửa đổi",
        "triển khai",
        "thực hiện",
        "hướng dẫn",
    ]
    .iter()
    .filter(may_be)
    .any(|stop| {
        let length = first.len() + 1 + second.len();
        length != stop.len() && bare(&format!("{first} {second}")) == bare(stop)
    })
}

/// "về phát triển khoa học … và chuyển đổi số" is part of a board's name, where it does not
/// stand for the subject.
fn is_subject_of_board(rest: Words<'_>) -> bool {
    if rest
        .after_any(&[
            "phát triển khoa học",
            "chuyển đổi số",
            "cải cách hành chính",
        ])
        .is_some()
    {
        return true;
    }
    let Some(topic) = rest.after_any(&["về", "và"]) else {
        return false;
    };
    topic
        .after_any(&[
            "phát triển khoa học",
            "phát triển kh",
            "đột phá phát triển",
            "chuyển đổi số",
            "cải cách hành chính",
        ])
        .is_some()
}

/// Where a sign in or after a word ends the name.
fn sign(words: Words<'_>, at: usize, word: &str) -> Option<usize> {
    let rest = words.from(at);
    let next = rest.from(word.len()).trim_start();
    if word.starts_with(['(', '“', '"']) {
        let term = rest.lower.starts_with("(khóa") || rest.lower.starts_with("(khoá");
        return (!term).then_some(at);
    }
    let stop = at + word.trim_end_matches([';', ':', '.', ',', ')']).len();
    if word.ends_with(')') && words.lower.contains("(khó") {
        return None;
    }
    let abbreviation = matches!(word, "tp." | "tx." | "p." | "q." | "t.p.");
    if word.ends_with([';', ':', ')']) || (word.ends_with('.') && !abbreviation) {
        return Some(stop);
    }
    let listed = word.ends_with(',') && !goes_on(words.until(at), next);
    listed.then_some(stop)
}

/// Whether a name goes on after a comma: "Sở Văn hóa, Thể thao và Du lịch", "…, nhiệm kỳ 2025".
fn goes_on(before: Words<'_>, next: Words<'_>) -> bool {
    // The two bodies that issue together.
    let both = before.after("bộ chính trị").is_some() && next.after("ban bí thư").is_some();
    if both || next.after("nhiệm kỳ").is_some() {
        return true;
    }
    if before.after("ban chỉ đạo").is_some() && !starts_upper(next.text) {
        return true;
    }
    let listed = ["công nghệ", "thể thao", "văn hóa", "gia đình"]
        .iter()
        .any(|w| next.after(w).is_some());
    listed || (starts_upper(next.text) && !begins_with_body(next) && kind::at_start(next).is_none())
}

#[cfg(test)]
mod tests {
    use super::super::super::words::push_lower;
    use super::*;

    fn read(text: &str) -> String {
        let mut lower = String::new();
        push_lower(&mut lower, text);
        let words = Words {
            text,
            lower: &lower,
            start: 0,
        };
        issuer(words).map_or(String::new(), |name| name.text.to_owned())
    }

    #[test]
    fn names_end_where_the_subject_begins() {
        let cases = [
            ("Bộ Chính trị về đột phá", "Bộ Chính trị"),
            ("Chính phủ quy định chi tiết", "Chính phủ"),
            ("Thủ tướng Chính phủ phê duyệt Đề án", "Thủ tướng Chính phủ"),
            ("Thủ tướng Chính phủ Phê duyệt Đề án", "Thủ tướng Chính phủ"),
            (
                "Bộ trưởng Bộ Khoa học và Công nghệ về việc",
                "Bộ trưởng Bộ Khoa học và Công nghệ",
            ),
            (
                "Ban Chỉ đạo Trung ương về ban hành Chương trình",
                "Ban Chỉ đạo Trung ương",
            ),
            (
                "Ban Chỉ đạo Trung ương về thúc đẩy chuyển đổi số",
                "Ban Chỉ đạo Trung ương",
            ),
            (
                "Ban Chỉ đạo cấp tỉnh về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số về Triển khai",
                "Ban Chỉ đạo cấp tỉnh về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số",
            ),
            (
                "Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng về ban hành",
                "Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng",
            ),
            (
                "Đại hội đại biểu Đảng bộ tỉnh Ninh Bình lần thứ I, nhiệm kỳ 2025 - 2030;",
                "Đại hội đại biểu Đảng bộ tỉnh Ninh Bình lần thứ I, nhiệm kỳ 2025 - 2030",
            ),
            (
                "Ban Chấp hành Trung ương Đảng (Khóa XIII) về xây dựng",
                "Ban Chấp hành Trung ương Đảng (Khóa XIII)",
            ),
            ("UBND tỉnh Ninh Bình ngày 18/8/2025", "UBND tỉnh Ninh Bình"),
            (
                "Ban Thường vụ Đảng ủy và một số nhiệm vụ",
                "Ban Thường vụ Đảng ủy",
            ),
            ("Chính phủ và Kế hoạch hành động số 15", "Chính phủ"),
            (
                "Sở Văn hóa, Thể thao và Du lịch về việc",
                "Sở Văn hóa, Thể thao và Du lịch",
            ),
            ("UBND TP. Hồ Chí Minh về", "UBND TP. Hồ Chí Minh"),
            ("Chính phủ, Kế hoạch hành động của", "Chính phủ"),
        ];
        for (text, want) in cases {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
