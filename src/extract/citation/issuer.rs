//! Who issued a document: where the name starts, and where it ends.

use super::super::words::{Words, is_shouted, starts_upper};
use super::bodies::{CAPITAL_STOPS, FIRM_STOPS, HEADS, STOPS};
use super::kind;
use super::names::Name;
use crate::text::bare_letters;

/// The name of the issuer at the start of words.
pub(super) fn issuer(words: Words<'_>) -> Option<Words<'_>> {
    named(words, false)
}

/// The names of the bodies at the start of words, of a document that several of them issued:
/// "Ủy ban Thường vụ Quốc hội, Chính phủ".
pub(super) fn joint_issuer(words: Words<'_>) -> Option<Words<'_>> {
    named(words, true)
}

fn named(words: Words<'_>, joint: bool) -> Option<Words<'_>> {
    let name = words
        .until(end(words, joint))
        .trim_matches(|c: char| c.is_whitespace() || ",-–:".contains(c));
    (!name.is_empty()).then_some(name)
}

/// Whether words begin with the name of a body.
pub(in super::super) fn begins_with_body(words: Words<'_>) -> bool {
    let verb = words
        .after_any(&[
            "ban hành",
            "bộ chỉ số",
            "bộ tiêu chí",
            "hội nghị",
            "hội thảo",
            "đoàn kết",
            "sở hữu",
            "trường hợp",
            "tổ chức",
        ])
        .is_some();
    let conference = words
        .after_any(&["hội nghị lần thứ", "hội nghị trung ương"])
        .is_some();
    starts_upper(words.text) && (conference || (!verb && HEADS.begin(words)))
}

/// Who speaks for a board: its chair, its staff.
const OF_A_BOARD: &[&str] = &[
    "chủ tịch",
    "phó chủ tịch",
    "trưởng",
    "phó trưởng",
    "thường trực",
    "cơ quan thường trực",
    "tổ giúp việc",
    "tổ thư ký",
    "văn phòng",
];

/// Whether a name begins with a board, whose name says what it is about.
fn is_board(words: Words<'_>) -> bool {
    let mut rest = words;
    while let Some(board) = rest.after_any(OF_A_BOARD) {
        rest = board;
    }
    rest.after_any(&[
        "ban chỉ đạo",
        "ủy ban quốc gia",
        "uỷ ban quốc gia",
        "tổ công tác",
    ])
    .is_some()
}

fn end(words: Words<'_>, joint: bool) -> usize {
    let board = is_board(words);
    let listed = joint || lists_bodies(words);
    let shouted = is_shouted(words.until(60).text);
    let (mut before, mut term) = ("", 0);
    let mut name = (!board && !shouted).then(Name::default);
    for (at, word) in split(words.lower) {
        if at < term {
            continue;
        }
        let rest = words.from(at);
        let stops = at > 0 && stops(rest, before, board, shouted);
        if stops && !(board && is_subject_of_board(rest) && !has_topic(words.until(at))) {
            return at;
        }
        if let Some(length) = term_of_office(rest) {
            term = at + length;
            if !rest.from(length).text.starts_with(' ') {
                return term;
            }
            continue;
        }
        let printed = words.text.get(at..at + word.len()).unwrap_or_default();
        if let Some(over) = name
            .as_mut()
            .and_then(|name| name.goes_on(at, printed, word))
        {
            return over;
        }
        let opens_list = listed && word.ends_with(':') && before.is_empty() | is_list_word(word);
        let lists_on = listed && word.ends_with(',') && {
            let next = rest.from(word.len()).trim_start();
            starts_upper(next.text) && kind::at_start(next).is_none()
        };
        if let Some(stop) = sign(words, at, word).filter(|_| !opens_list && !lists_on) {
            return stop;
        }
        if at > 260 {
            return at;
        }
        before = word;
    }
    words.text.len()
}

/// "liên Bộ: …", "các Bộ: …": the names of several bodies follow.
fn lists_bodies(words: Words<'_>) -> bool {
    words
        .after_any(&["liên bộ", "các bộ", "liên sở", "các sở"])
        .is_some()
}

fn is_list_word(word: &str) -> bool {
    matches!(word, "bộ:" | "sở:")
}

/// The length of "(khóa XIII)" or "(nhiệm kỳ 2025 - 2030)" at the start of words.
fn term_of_office(words: Words<'_>) -> Option<usize> {
    let inner = words.lower.strip_prefix('(')?;
    let close = inner.find(')').filter(|at| *at <= 60)?;
    ["khóa", "khoá", "nhiệm kỳ", "nhiệm kì"]
        .iter()
        .any(|term| inner.starts_with(term))
        .then_some(close + "()".len())
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
        // "Ban Quản lý Khu kinh tế … và các khu công nghiệp"
        if next.after_any(&["các khu", "khu"]).is_some() && !board {
            return false;
        }
        return !starts_upper(next.text)
            || kind::at_start(next).is_some()
            || next.after("các").is_some();
    }
    if rest.after("trong").is_some() && board {
        return false;
    }
    // "Tổ giúp việc", "Tổ công tác triển khai Đề án 06".
    let staffed =
        board && before == "tác" && rest.after_any(&["triển khai", "thực hiện"]).is_some();
    // "Ban Chỉ đạo phát triển …": what a board is for stands right after its name.
    let aimed = board && before == "đạo" && rest.after("phát triển").is_some();
    let staff = before == "giúp" || staffed || aimed;
    if staff {
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
        return !in_a_name && CAPITAL_STOPS.begin(rest);
    }
    FIRM_STOPS.begin(rest) || (!in_a_name && (STOPS.begin(rest) || is_misspelt_stop(rest)))
}

/// "phê duyet": a verb of two words that lost a mark.
fn is_misspelt_stop(rest: Words<'_>) -> bool {
    const STOPS: &[(&str, &str)] = &[
        ("phê duyệt", "phe duyet"),
        ("ban hành", "ban hanh"),
        ("quy định", "quy dinh"),
        ("sửa đổi", "sua doi"),
        ("triển khai", "trien khai"),
        ("thực hiện", "thuc hien"),
        ("hướng dẫn", "huong dan"),
    ];
    let mut words = rest.lower.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else {
        return false;
    };
    let length = first.len() + 1 + second.len();
    STOPS.iter().any(|(stop, plain)| {
        let letters = first.chars().chain([' ']).chain(second.chars());
        length != stop.len() && bare_letters(letters).eq(plain.chars())
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

/// "Ban Chỉ đạo Chuyển đổi số …": the name has said what the board is about.
fn has_topic(name: Words<'_>) -> bool {
    name.find("về").is_none() && name.find("chuyển đổi số").is_some()
}

/// Where a sign in or after a word ends the name.
fn sign(words: Words<'_>, at: usize, word: &str) -> Option<usize> {
    let rest = words.from(at);
    let next = rest.from(word.len()).trim_start();
    if word.starts_with(['(', '“', '"']) {
        return Some(at);
    }
    let stop = at
        + word
            .trim_end_matches([';', ':', '.', ',', ')', '”', '"', '»'])
            .len();
    let abbreviation = matches!(word, "tp." | "tx." | "p." | "q." | "t.p.");
    if word.ends_with([';', ':', ')', '”', '"', '»']) || (word.ends_with('.') && !abbreviation) {
        return Some(stop);
    }
    let listed = word.ends_with(',') && !goes_on(words.until(stop), next);
    listed.then_some(stop)
}

/// Whether a name goes on after a comma: "Sở Văn hóa, Thể thao và Du lịch", "…, nhiệm kỳ 2025".
fn goes_on(before: Words<'_>, next: Words<'_>) -> bool {
    // The two bodies that issue together.
    let both = before.after("bộ chính trị").is_some() && next.after("ban bí thư").is_some();
    let joint = is_ministry(before) && is_ministry(next);
    if both || joint || next.after("nhiệm kỳ").is_some() {
        return true;
    }
    if is_board(before) && !starts_upper(next.text) {
        return true;
    }
    let listed = ["công nghệ", "thể thao", "văn hóa", "gia đình"]
        .iter()
        .any(|w| next.after(w).is_some());
    listed || (starts_upper(next.text) && !begins_with_body(next) && kind::at_start(next).is_none())
}

/// Whether words begin with a ministry, or with one that issues together with others.
fn is_ministry(words: Words<'_>) -> bool {
    let other = words.after_any(&["bộ chính trị", "bộ chỉ số", "bộ tiêu chí", "bộ luật"]);
    starts_upper(words.text) && words.after("bộ").is_some() && other.is_none()
}

#[cfg(test)]
mod tests {
    use super::super::super::letter::push_lower;
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
            ("Bộ Chính trị, Ban Bí thư về", "Bộ Chính trị, Ban Bí thư"),
            (
                "Bộ Tài chính, Bộ Tư pháp và Bộ Nội vụ hướng dẫn",
                "Bộ Tài chính, Bộ Tư pháp và Bộ Nội vụ",
            ),
            ("Bộ Nội vụ sửa đổi, bổ sung", "Bộ Nội vụ"),
            ("Sở Nội vụ ngày 11/02/2026", "Sở Nội vụ"),
            (
                "UBND thành phố Hải Phòng ban hành Quy chế",
                "UBND thành phố Hải Phòng",
            ),
            (
                "Ủy ban Quốc gia về chuyển đổi số ban hành",
                "Ủy ban Quốc gia về chuyển đổi số",
            ),
            (
                "Ban Chấp hành Trung ương thi hành Điều lệ",
                "Ban Chấp hành Trung ương",
            ),
            ("UBND tỉnh thông báo kết luận của Chủ tịch", "UBND tỉnh"),
            (
                "Ban Chấp hành Trung ương (khoá XII) về đổi mới",
                "Ban Chấp hành Trung ương (khoá XII)",
            ),
            (
                "Đại hội Đảng bộ xã An Hải lần thứ I (nhiệm kỳ 2025 - 2030);",
                "Đại hội Đảng bộ xã An Hải lần thứ I (nhiệm kỳ 2025 - 2030)",
            ),
            (
                "Tổ giúp việc Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ về việc",
                "Tổ giúp việc Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ",
            ),
            (
                "Tổ công tác triển khai Đề án 06 tỉnh Cà Mau ban hành",
                "Tổ công tác triển khai Đề án 06 tỉnh Cà Mau",
            ),
            (
                "Trưởng Ban Chỉ đạo về chuyển đổi số xã phân công",
                "Trưởng Ban Chỉ đạo về chuyển đổi số xã",
            ),
            (
                "các Bộ: Tư pháp, Công an, Quốc phòng hướng dẫn",
                "các Bộ: Tư pháp, Công an, Quốc phòng",
            ),
            (
                "Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng về chuyển đổi số năm 2026",
                "Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng",
            ),
            ("Liên Bộ: Y tế, Tài chính;", "Liên Bộ: Y tế, Tài chính"),
        ];
        for (text, want) in cases {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn names_end_at_words_that_are_in_no_name() {
        let cases = [
            ("UBND tỉnh Quảng Trị duy trì Chỉ số", "UBND tỉnh Quảng Trị"),
            ("UBND tỉnh quyết định chuyển giao", "UBND tỉnh"),
            ("Sở Nội vụ đôn đốc số hóa", "Sở Nội vụ"),
            ("Bộ Công Thương đôn đốc các địa phương", "Bộ Công Thương"),
            ("Đảng ủy xã Ea Súp lãnh đạo công tác", "Đảng ủy xã Ea Súp"),
            (
                "Cục Kiểm soát thủ tục hành chính về",
                "Cục Kiểm soát thủ tục hành chính",
            ),
            (
                "Ban Chỉ đạo phát triển KHCN, ĐMST và CĐS tỉnh ban hành",
                "Ban Chỉ đạo phát triển KHCN, ĐMST và CĐS tỉnh",
            ),
            ("Chính phủ, Mặt trận Tổ quốc", "Chính phủ"),
            ("Bộ Chính trị”;", "Bộ Chính trị"),
            ("Tỉnh đoàn về", "Tỉnh đoàn"),
            (
                "Ban Chấp hành Trung ương Đảng khóa XII một số vấn đề về",
                "Ban Chấp hành Trung ương Đảng khóa XII",
            ),
        ];
        for (text, want) in cases {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
