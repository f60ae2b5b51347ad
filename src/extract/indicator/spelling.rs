//! One spelling for the words of labels: abbreviations written out, old spellings, slips.

use super::super::letter::{is_alphanumeric, lowercase};
use super::super::search::places;
use aho_corasick::AhoCorasick;
use foldhash::HashMap;
use std::sync::LazyLock;

/// Abbreviations of plans, in lower case, with what they stand for.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("tthc", "thủ tục hành chính"),
    ("dvc", "dịch vụ công"),
    ("dvctt", "dịch vụ công trực tuyến"),
    ("dvcqg", "dịch vụ công quốc gia"),
    ("cbccvc", "cán bộ công chức viên chức"),
    ("cbcc", "cán bộ công chức"),
    ("ccvc", "công chức viên chức"),
    ("cb", "cán bộ"),
    ("cc", "công chức"),
    ("vc", "viên chức"),
    ("cntt", "công nghệ thông tin"),
    ("cđs", "chuyển đổi số"),
    ("csdl", "cơ sở dữ liệu"),
    ("httt", "hệ thống thông tin"),
    ("attt", "an toàn thông tin"),
    ("anm", "an ninh mạng"),
    ("atantt", "an toàn an ninh thông tin"),
    ("khcn", "khoa học công nghệ"),
    ("đmst", "đổi mới sáng tạo"),
    ("ktxh", "kinh tế xã hội"),
    ("tmđt", "thương mại điện tử"),
    ("hcc", "hành chính công"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("ttđt", "thông tin điện tử"),
    ("dn", "doanh nghiệp"),
    ("dnnvv", "doanh nghiệp nhỏ và vừa"),
    ("sme", "doanh nghiệp nhỏ và vừa"),
    ("smes", "doanh nghiệp nhỏ và vừa"),
    ("htx", "hợp tác xã"),
    ("qlvb", "quản lý văn bản"),
    ("vbqppl", "văn bản quy phạm pháp luật"),
    ("cnscđ", "công nghệ số cộng đồng"),
    ("bhyt", "bảo hiểm y tế"),
    ("ttkdtm", "thanh toán không dùng tiền mặt"),
    ("gplx", "giấy phép lái xe"),
    ("cskcb", "cơ sở khám chữa bệnh"),
    ("hssk", "hồ sơ sức khỏe"),
    ("ai", "trí tuệ nhân tạo"),
    ("dti", "chỉ số chuyển đổi số"),
    ("gbps", "gb"),
    ("gb/s", "gb"),
];

/// Words that say the same, in lower case: the second is the spelling labels are compared in.
const SAME: &[(&str, &str)] = &[
    ("tỉ lệ", "tỷ lệ"),
    ("chuyên đổi số", "chuyển đổi số"),
    ("truy nhập", "truy cập"),
    ("căn bản", "cơ bản"),
    ("băng thông rộng", "băng rộng"),
    ("môi trường mạng", "môi trường điện tử"),
    ("môi trường số", "môi trường điện tử"),
    ("nhỏ và vừa", "vừa và nhỏ"),
    ("số hoá", "số hóa"),
    ("vi rút", "virus"),
    ("1gb", "1 gb"),
    ("1gbps", "1 gb"),
    ("mức độ 2", "mức 2"),
    ("cấp độ 2", "mức 2"),
    (
        "thuê bao di động thông minh",
        "thuê bao điện thoại thông minh",
    ),
    ("internet", "internet"),
];

/// A label in the spelling labels are compared in: words with one blank between them.
pub(super) fn plain(label: &str) -> String {
    let mut out = String::with_capacity(label.len() + 16);
    let (before, after) = around_exception(label);
    let mut lower = lowercase(before);
    lower.push_str(&lowercase(after));
    for word in lower.split(|c| !is_alphanumeric(c)) {
        push_word(&mut out, word);
    }
    respelt(out)
}

/// What stands before and after "(trừ văn bản mật)": what is left out is not what is measured.
fn around_exception(label: &str) -> (&str, &str) {
    if !label.contains('(') {
        return (label, "");
    }
    let found = ["(trừ ", "(ngoại trừ ", "(không bao gồm "]
        .iter()
        .find_map(|lead| label.find(lead));
    let parts = found.and_then(|at| {
        let (before, bracket) = label.split_at(at);
        Some((before, bracket.split_once(')')?.1))
    });
    parts.unwrap_or((label, ""))
}

/// Appends a word, or what it stands for.
fn push_word(out: &mut String, word: &str) {
    if word.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push(' ');
    }
    match written_out(word) {
        Some(long) => out.push_str(long),
        None => push_toned(out, word),
    }
}

/// What an abbreviation stands for.
fn written_out(word: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| ABBREVIATIONS.iter().rev().copied().collect());
    KNOWN.get(word).copied()
}

/// The text with the words of [`SAME`] in one spelling.
fn respelt(mut text: String) -> String {
    static OTHERS: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::new(SAME.iter().map(|(other, _)| other)).ok());
    // Most labels have none of them.
    if OTHERS
        .as_ref()
        .is_some_and(|others| !others.is_match(&text))
    {
        return text;
    }
    for (other, same) in SAME {
        if has_words(&text, other) {
            text = replace_words(&text, other, same);
        }
    }
    text
}

/// Whether whole words stand in a text of plain words.
pub(super) fn has_words(text: &str, words: &str) -> bool {
    !words.is_empty()
        && places(text, words).any(|at| {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + words.len()..).unwrap_or_default();
            (before.is_empty() || before.ends_with(' '))
                && (after.is_empty() || after.starts_with(' '))
        })
}

fn replace_words(text: &str, words: &str, by: &str) -> String {
    format!(" {text} ")
        .replace(&format!(" {words} "), &format!(" {by} "))
        .trim()
        .to_owned()
}

/// "hoá", "uỷ", "khoẻ" with the tone where newer spelling puts it: "hóa", "ủy", "khỏe".
fn push_toned(out: &mut String, word: &str) {
    const TONES: &[(&str, &str)] = &[
        ("oá", "óa"),
        ("oà", "òa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("oé", "óe"),
        ("oè", "òe"),
        ("oẻ", "ỏe"),
        ("oẽ", "õe"),
        ("oẹ", "ọe"),
        ("uý", "úy"),
        ("uỳ", "ùy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
    ];
    // Hardly a word ends so.
    let mut letters = word.chars().rev();
    if letters.next().is_none_or(|c| c.is_ascii()) || !matches!(letters.next(), Some('o' | 'u')) {
        out.push_str(word);
        return;
    }
    // "quý" and "quỹ" keep theirs: there the u belongs to the consonant.
    let old = TONES
        .iter()
        .find(|(old, _)| word.ends_with(old) && !word.starts_with('q'));
    match old.and_then(|(old, new)| word.strip_suffix(old).map(|stem| (stem, *new))) {
        Some((stem, new)) => {
            out.push_str(stem);
            out.push_str(new);
        }
        None => out.push_str(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling() {
        let cases = [
            (
                "Tỉ lệ hồ sơ TTHC được số hoá",
                "tỷ lệ hồ sơ thủ tục hành chính được số hóa",
            ),
            (
                "CBCCVC (Uỷ ban), quý I",
                "cán bộ công chức viên chức ủy ban quý i",
            ),
            ("tốc độ trên 1Gb/s.", "tốc độ trên 1 gb s"),
            ("chuyên đổi số", "chuyển đổi số"),
            ("khám bệnh, khoẻ", "khám bệnh khỏe"),
            ("Văn bản đi (trừ văn bản mật) ký số", "văn bản đi ký số"),
        ];
        for (label, want) in cases {
            assert_eq!(plain(label), want);
        }
    }
}
