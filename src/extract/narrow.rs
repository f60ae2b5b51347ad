//! Sentences of tasks and reports → what a figure in them measures.
//!
//! A target's sentence is its label; a task says much else besides: which document it follows,
//! who does it, what for.

use super::citation::heads;
use super::letter::push_lower;
use super::phrases::Phrases;
use super::search::places;
use super::words::Words;

/// The words before a figure of a task, from where they come to speak of it.
pub(super) fn before_figure(before: Words<'_>) -> Words<'_> {
    let mut rest = after_documents(before);
    for lead in [
        ", bảo đảm ",
        ", đảm bảo ",
        ", phấn đấu ",
        "trong đó, ",
        "trong đó ",
        ", kết quả ",
        "; ",
    ] {
        if let Some(at) = rest.lower.rfind(lead) {
            rest = if_enough(rest, rest.from(at + lead.len()));
        }
    }
    if let Some(at) = rest.text.rfind(" - ") {
        let item = rest.from(at + " - ".len());
        if item.text.starts_with(char::is_uppercase) {
            rest = if_enough(rest, item);
        }
    }
    rest = if_enough(rest, without_body(rest));
    // "Thúc đẩy chuyển đổi số trong giáo dục: Thực hiện Bộ chỉ số …"
    if let Some(at) = rest.text.rfind(": ") {
        let item = rest.from(at + ": ".len());
        if item.text.starts_with(char::is_uppercase) {
            rest = if_enough(rest, item);
        }
    }
    loop {
        let Some(shorter) = rest.after_any(STARTS) else {
            return rest;
        };
        let shorter = shorter.trim_matches(|c: char| c == ',' || c.is_whitespace());
        if shorter.is_empty() {
            return rest;
        }
        rest = shorter;
    }
}

/// Words at the start of a task's sentence that say nothing of what is measured.
const STARTS: &[&str] = &[
    "tiếp tục rà soát",
    "tiếp tục",
    "bên cạnh đó",
    "đồng thời",
    "xã đã",
    "ubnd xã đã",
    "đã",
    "hoàn thành",
    "nâng cấp",
    "củng cố",
];

/// The longer words, unless hardly any are left of them.
fn if_enough<'f>(whole: Words<'f>, part: Words<'f>) -> Words<'f> {
    let part = part.trim();
    if part.text.split_whitespace().count() >= 2 {
        part
    } else {
        whole
    }
}

/// "Triển khai Quyết định số … của Thủ tướng Chính phủ, rà soát …": what follows the document.
fn after_documents(before: Words<'_>) -> Words<'_> {
    if before.find("số").is_none() {
        return before;
    }
    let Some(last) = heads(before).pop() else {
        return before;
    };
    let rest = before.from(last.end() - before.start);
    match rest.text.find(", ") {
        Some(at) => if_enough(before, rest.from(at + ", ".len())),
        None => before,
    }
}

/// "Phòng Kinh tế: hướng dẫn …": what the body is to do.
fn without_body(words: Words<'_>) -> Words<'_> {
    const BODIES: &[&str] = &[
        "phòng",
        "văn phòng",
        "trung tâm",
        "công an",
        "đoàn",
        "hội",
        "sở",
        "trạm",
        "ủy ban",
        "ubnd",
        "ban",
        "mặt trận",
        "các trường",
    ];
    let Some(colon) = words.text.find(": ").filter(|at| *at < 90) else {
        return words;
    };
    let body = words.until(colon).after_any(BODIES).is_some();
    if body {
        words.from(colon + ": ".len())
    } else {
        words
    }
}

/// A label of a task or a report, without what its sentence goes on to say.
pub(super) fn narrowed(label: &str) -> String {
    const ENDS: &[&str] = &[
        " để ",
        ", thuận tiện",
        ", hướng dẫn",
        ", gồm",
        ", tập trung ",
        ", giúp ",
        ", thực hiện ",
        ", mỗi ",
        ", tối đa ",
        ", hoàn thành ",
        " trong năm 2",
        " trong quý ",
        ", kinh phí",
        " với kinh phí",
        ", tổng kinh phí",
        " (kinh phí",
        " theo nghị ",
        " theo quyết định",
        " theo kế hoạch",
        " theo thông tư",
        " theo quy định",
        " tập trung vào",
        " do trưởng",
    ];
    static ANY: Phrases = Phrases::of(ENDS);
    let mut lower = String::with_capacity(label.len());
    push_lower(&mut lower, label);
    let ends = if ANY.letters_are_in(&lower) {
        ENDS
    } else {
        &[]
    };
    let cut = ends
        .iter()
        .filter_map(|end| {
            let mut found = places(&lower, end);
            // "đủ điều kiện để cung cấp trực tuyến" says which ones.
            found.find(|at| {
                !lower
                    .get(..*at)
                    .is_some_and(|before| before.ends_with("điều kiện"))
            })
        })
        .chain(money(&lower))
        .filter(|at| label.get(..*at).is_some_and(|kept| kept.contains(' ')))
        .min();
    let kept = cut.and_then(|at| label.get(..at)).unwrap_or(label);
    kept.trim_end_matches([' ', ',', '.', ':', ';']).to_owned()
}

/// "Kinh phí đã giải ngân 45,6 tỷ đồng": where a sum of money begins, unless it says whom a
/// figure is of ("hộ có thu nhập dưới 5 triệu đồng").
fn money(lower: &str) -> Option<usize> {
    let until = places(lower, " đồng").next()?;
    let before = lower.get(..until)?;
    let number = ["triệu", "tỷ", "tỉ", "nghìn"]
        .iter()
        .find_map(|scale| before.strip_suffix(scale))
        .unwrap_or(before)
        .trim_end();
    let start = number.rfind(' ')?;
    let digits = number
        .get(start + 1..)?
        .starts_with(|c: char| c.is_ascii_digit());
    let lead = number.get(..start)?;
    let limit = [
        "dưới",
        "trên",
        "từ",
        "đến",
        "mức",
        "hơn",
        "tối đa",
        "không quá",
    ];
    (digits && !limit.iter().any(|word| lead.ends_with(word))).then_some(start)
}

/// "Tỷ lệ nộp hồ sơ trực tuyến 2381 hồ sơ/2490 hồ sơ =": the share, without how it came about.
pub(super) fn without_fraction(before: Words<'_>) -> Words<'_> {
    let Some(slash) = before.text.rfind('/') else {
        return before;
    };
    let digit = |c: char| c.is_ascii_digit();
    let parts = before.from(slash + 1).text.starts_with(digit);
    let start = before
        .until(slash)
        .text
        .rfind(' ')
        .and_then(|at| before.until(at + 1).text.find(digit));
    let whole = before.until(slash).text.ends_with(digit);
    match start.or_else(|| before.text.find(digit).filter(|_| whole)) {
        Some(at) if parts && at > 0 => before.until(at).trim_end(),
        _ => before,
    }
}
