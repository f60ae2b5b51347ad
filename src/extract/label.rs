//! The words around a quantity → the label of what is measured.

use super::date;
use super::letter::is_alphabetic;
use super::phrases::Phrases;
use super::quantity::{Measure, Quantity};
use super::relevance::is_place;
use super::search::places;
use super::words::Words;

/// The words after the value, without "trở lên".
pub(super) fn after_label(segment: Words<'_>, quantity: &Quantity) -> String {
    let end = quantity.range.end;
    let text = match &quantity.suffix {
        Some(cut) => {
            let head = segment.slice(end..cut.start).text.trim_end();
            let tail = segment.from(cut.end).text.trim_start();
            if head.is_empty() {
                tail.to_owned()
            } else {
                format!("{head} {tail}")
            }
        }
        None => segment.from(end).text.to_owned(),
    };
    text.trim_matches(is_loose).to_owned()
}

pub(super) fn is_loose(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '-' | '–' | '+' | '…')
}

/// The label of a value between words.
pub(super) fn label(before: Words<'_>, after: Words<'_>, after_label: &str) -> String {
    let head = without_topic(shorn_start(before));
    if names_field(head, own_words(after_label)) {
        return cut_purpose(after_label).to_owned();
    }
    let colon = shorn_verbs(head).text.ends_with(':');
    let label = shorn_end(head);
    let tail = after.trim_matches(is_loose);
    let own = cut_purpose(after_label);
    if label.is_empty() {
        return own.to_owned();
    }
    let only_when = tail
        .after_any(&[
            "vào năm",
            "trong năm",
            "đến năm",
            "năm",
            "trở lên",
            "so với",
            "theo",
            "vào cuối năm",
            "đến cuối năm",
            "đến hết năm",
            "cao hơn",
            "thấp hơn",
            "còn thấp",
            "vào tháng",
            "trước ngày",
        ])
        .is_some();
    let share = ["tổng ", "trên tổng ", "trong tổng "]
        .iter()
        .any(|of| tail.lower.starts_with(of));
    let share = share && label.text.split_whitespace().count() > 2;
    if colon || share || own.is_empty() || (only_when && tail.after("so với").is_none()) {
        return label.text.to_owned();
    }
    let assured = head
        .trim_end()
        .before_any(&["bảo đảm", "đảm bảo", "phấn đấu", "phấn đấu có"])
        .is_some();
    let has =
        head.trim_end().before_any(&["có"]).is_some() && label.text.split_whitespace().count() <= 6;
    if assured || has || is_aside(before, head) {
        return own.to_owned();
    }
    format!("{} {own}", label.text)
}

/// "Thông qua hướng dẫn tại chỗ, ít nhất 50% người dân …": how, not what.
fn is_aside(before: Words<'_>, head: Words<'_>) -> bool {
    let leads = [
        "thông qua",
        "trên cơ sở",
        "bên cạnh",
        "cùng với",
        "ngoài ra",
        "về",
    ];
    let closed = before.text.trim_end().ends_with([',', ':']);
    let aside = closed && head.after_any(&leads).is_some();
    // "Mục tiêu trong năm 2024 là 100% công dân …"
    aside || (head.after_any(&["mục tiêu", "chỉ tiêu"]).is_some() && head.before("là").is_some())
}

fn own_words(label: &str) -> usize {
    label.split_whitespace().count()
}

/// "Giáo dục: 100% trường học công lập …": the field that a sentence about others is in.
fn names_field(head: Words<'_>, after: usize) -> bool {
    let Some(field) = head.trim_end().text.strip_suffix(':') else {
        return false;
    };
    let measured = [
        "tỷ lệ",
        "tỉ lệ",
        "mức",
        "chỉ số",
        "thời gian",
        "được",
        "có",
        "không",
    ];
    let short = (1..=4).contains(&field.split_whitespace().count());
    short && after >= 5 && head.after("số").is_none() && !head.has_any(&measured)
}

/// "Dịch vụ công: Tỷ lệ thanh toán trực tuyến": without the field before what is measured.
fn without_topic(head: Words<'_>) -> Words<'_> {
    let Some(colon) = head.text.find(": ") else {
        return head;
    };
    let measured = head.from(colon + 1).trim_start();
    let short = head.until(colon).text.split_whitespace().count() <= 5;
    let named = measured
        .after_any(&["tỷ lệ", "tỉ lệ", "thời gian"])
        .is_some();
    if short && named { measured } else { head }
}

/// Words that only promise, before a label.
const STARTS: &[&str] = &[
    "phấn đấu",
    "bảo đảm",
    "đảm bảo",
    "duy trì",
    "có",
    "đạt",
    "hoàn thành",
    "tập trung",
    "thực hiện",
    "trong đó",
    "và",
    "đến nay",
    "hiện nay",
    "qua đánh giá",
    "về tình hình",
    "toàn xã",
    "tiếp tục",
    "cụ thể",
    "hiện có",
    "từng bước",
    "khoảng",
    "các",
    "đã",
];

/// Words that only say when, before a label.
const OF_TIME: &[&str] = &[
    "trong đó",
    "và",
    "đến nay",
    "hiện nay",
    "qua đánh giá",
    "về tình hình",
];

/// Without the words at the start that only promise or say when.
pub(super) fn shorn_start(words: Words<'_>) -> Words<'_> {
    let mut rest = words.trim_matches(is_loose_start);
    loop {
        let dated = without_date_start(rest);
        let shorn = match dated {
            Some(left) => left,
            None => match STARTS
                .iter()
                .take(6)
                .chain(OF_TIME.iter())
                .find_map(|w| rest.after(w))
            {
                Some(left) => left,
                None => return rest,
            },
        };
        rest = shorn.trim_matches(is_loose_start);
    }
}

fn is_loose_start(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '.' | '+' | '-' | '–' | '•')
}

/// "Đến hết năm 2026, …": what follows.
fn without_date_start(words: Words<'_>) -> Option<Words<'_>> {
    let lead = [
        "đến hết năm",
        "đến cuối năm",
        "tính đến năm",
        "đến năm",
        "trong năm",
        "hết năm",
        "vào năm",
        "năm",
    ];
    let in_quarter = ["đến hết", "đến cuối", "đến", "trong", "hết"]
        .iter()
        .find_map(|lead| words.after(lead))
        .unwrap_or(words);
    if let Some(left) = without_day_start(words) {
        return Some(left);
    }
    if let Some((_, length)) = date::quarter(in_quarter.lower) {
        return Some(
            in_quarter
                .from(length)
                .trim_matches(|c| is_loose_start(c) || c == ':'),
        );
    }
    let rest = words.after_any(&lead)?;
    let digits = rest.text.len()
        - rest
            .text
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    (digits == 4).then(|| rest.from(digits).trim_matches(is_loose_start))
}

/// "Đến hết tháng 12/2025, …", "Theo thống kê đến ngày 30/9/2025, …": what follows.
fn without_day_start(words: Words<'_>) -> Option<Words<'_>> {
    let rest = words
        .after_any(&["theo thống kê", "theo báo cáo"])
        .unwrap_or(words);
    let day = rest.after_any(&["tính đến hết", "tính đến", "đến hết", "đến cuối", "đến"])?;
    let (left, _) = date::printed(day.lower).ok()?;
    let left = day.from(day.text.len() - left.len()).trim_start();
    left.text
        .starts_with([',', ':'])
        .then(|| left.trim_matches(is_loose_start))
}

pub(super) fn without_year_start(text: &str) -> &str {
    let rest = ["vào năm ", "đến năm ", "trong năm ", "năm "]
        .iter()
        .find_map(|lead| text.strip_prefix(lead));
    match rest {
        Some(rest) => rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_loose(c)),
        None => text,
    }
}

/// "mắt camera tại các điểm công cộng trong năm 2026": without the year at the end.
fn without_year_end(text: &str) -> &str {
    let lead = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let kept = (text.len() - lead.len() == 4)
        .then(|| lead.strip_suffix(" trong năm "))
        .flatten();
    kept.unwrap_or(text)
}

const VERBS: &[&str] = &[
    "phấn đấu đạt",
    "phải đạt",
    "cần đạt",
    "đạt tỷ lệ",
    "đạt tỉ lệ",
    "đạt mức",
    "đạt được",
    "đạt",
    "bảo đảm",
    "đảm bảo",
    "phấn đấu có",
    "phấn đấu",
    "có",
    "là",
    "hướng tới",
    "ước đạt",
    "mới đạt",
    "mới có",
    "mới",
    "giảm xuống còn",
    "giảm còn",
    "đã",
    "lên",
];

/// Without the verbs at the end that lead to the value.
fn shorn_verbs(words: Words<'_>) -> Words<'_> {
    let mut rest = words.trim_end();
    while let Some(left) = rest.before_any(VERBS) {
        rest = left;
    }
    rest
}

pub(super) fn shorn_end(words: Words<'_>) -> Words<'_> {
    let mut rest = shorn_verbs(shorn_start(words)).trim_matches(|c| {
        c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–' | '+' | ';' | '(')
    });
    for year_words in ["đến năm", "trong năm", "vào năm", "năm"] {
        let digits = rest.text.len()
            - rest
                .text
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .len();
        if digits == 4
            && rest.text.len() > 20
            && let Some(left) = rest
                .until(rest.text.len() - 4)
                .trim_end()
                .before(year_words)
        {
            rest = shorn_verbs(left).trim_matches(|c| c.is_whitespace() || matches!(c, ':' | ','));
        }
    }
    rest
}

/// A label without the purpose a sentence adds: ", góp phần …".
fn cut_purpose(label: &str) -> &str {
    const LEADS: &[&str] = &[
        ", bảo đảm ",
        ", đảm bảo ",
        ", góp phần ",
        ", nhằm ",
        ", phục vụ ",
        ", tạo ",
        ", trong đó ",
        ", nhất là ",
        ", trừ ",
        ", không kể ",
        ", trước hết ",
        ", gắn với ",
        " vào tháng ",
    ];
    static ANY: Phrases = Phrases::of(LEADS);
    // Most labels have none of them.
    let leads = if ANY.letters_are_in(label) {
        LEADS
    } else {
        &[]
    };
    let end = leads
        .iter()
        .filter_map(|lead| places(label, lead).next())
        .min()
        .unwrap_or(label.len());
    label.get(..end).unwrap_or(label).trim_end_matches(is_loose)
}

/// A label without remarks: the marks of footnotes, brackets that state another figure, and a
/// bracket longer than the label itself.
pub(super) fn without_remarks(label: &str) -> String {
    let mut kept = String::with_capacity(label.len());
    let mut rest = label;
    while let Some(at) = rest.find(['(', '[']) {
        let (before, bracket) = rest.split_at(at);
        kept.push_str(before);
        let end = bracket
            .find([')', ']'])
            .map_or(bracket.len(), |end| end + 1);
        let inner = bracket.get(..end).unwrap_or(bracket);
        let mark = inner.starts_with('[') || inner.chars().all(|c| !is_alphabetic(c));
        let outside = label.chars().count().saturating_sub(inner.chars().count());
        let longer = outside <= inner.chars().count();
        if !mark && !inner.contains('%') && (!longer || kept.trim().is_empty()) {
            kept.push_str(inner);
        }
        rest = bracket.get(end..).unwrap_or_default();
    }
    kept.push_str(rest);
    let words: Vec<&str> = kept.split_whitespace().collect();
    words.join(" ").trim_end_matches(is_loose).to_owned()
}

/// The things a quantity counts, as printed: "lớp tập huấn" of "02 lớp tập huấn/năm".
pub(super) fn counted<'f>(segment: Words<'f>, quantity: &Quantity) -> Option<Words<'f>> {
    let Measure::Count(unit) = &quantity.measure else {
        return None;
    };
    let printed = segment.slice(quantity.range.clone());
    let digits = printed
        .text
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    let things = printed.from(digits).trim();
    let end = things.text.find('/').unwrap_or(things.text.len());
    let times = unit.starts_with("lần") || unit.contains("/lần");
    let times = times || (unit == "điểm" && !is_place(segment, quantity));
    (!times).then(|| things.until(end).trim())
}

/// The label of things that are counted: "lớp tập huấn về an toàn thông tin".
pub(super) fn label_of_things(before: Words<'_>, things: Words<'_>, after_label: &str) -> String {
    let own = without_year_end(cut_purpose(after_label));
    let goes_on = !after_label.is_empty() && !own.is_empty();
    let head = shorn_end(shorn_start(before));
    let head = head
        .after_any(&["với", "gồm"])
        .filter(|rest| rest.is_empty())
        .unwrap_or(head);
    match (goes_on, head.is_empty()) {
        (true, _) => format!("{} {own}", things.text),
        (false, true) => things.text.to_owned(),
        // "số buổi hướng dẫn …: ít nhất 01 buổi"
        (false, false) if head.has_any(&[things.lower]) && head.after("số").is_some() => {
            head.text.to_owned()
        }
        (false, false) => format!("{} {}", head.text, things.text),
    }
}
