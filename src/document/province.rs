//! The 34 provinces since 1 July 2025, and those that were merged into them
//! (Resolution 202/2025/QH15).

use crate::text::loose;

/// Each province of today with the former ones it was made of, all in [`loose`] spelling.
const PROVINCES: [(&str, &[&str]); 34] = [
    ("an giang", &["kiên giang"]),
    ("bắc ninh", &["bắc giang"]),
    ("cà mau", &["bạc liêu"]),
    ("cao bằng", &[]),
    ("cần thơ", &["sóc trăng", "hậu giang"]),
    ("đà nẵng", &["quảng nam"]),
    ("đắk lắk", &["phú yên"]),
    ("điện biên", &[]),
    ("đồng nai", &["bình phước"]),
    ("đồng tháp", &["tiền giang"]),
    ("gia lai", &["bình định"]),
    ("hà nội", &[]),
    ("hà tĩnh", &[]),
    ("hải phòng", &["hải dương"]),
    ("hồ chí minh", &["bà rịa vũng tàu", "bình dương"]),
    ("huế", &["thừa thiên huế"]),
    ("hưng yên", &["thái bình"]),
    ("khánh hòa", &["ninh thuận"]),
    ("lai châu", &[]),
    ("lạng sơn", &[]),
    ("lào cai", &["yên bái"]),
    ("lâm đồng", &["đắk nông", "bình thuận"]),
    ("nghệ an", &[]),
    ("ninh bình", &["hà nam", "nam định"]),
    ("phú thọ", &["vĩnh phúc", "hòa bình"]),
    ("quảng ngãi", &["kon tum"]),
    ("quảng ninh", &[]),
    ("quảng trị", &["quảng bình"]),
    ("sơn la", &[]),
    ("tây ninh", &["long an"]),
    ("thái nguyên", &["bắc kạn"]),
    ("thanh hóa", &[]),
    ("tuyên quang", &["hà giang"]),
    ("vĩnh long", &["bến tre", "trà vinh"]),
];

/// A name of a place in one spelling: lower case, NFC, the tone on the vowel where Decree-style
/// spelling has it ("hòa", not "hoà"; "ủy", not "uỷ").
pub fn place_name(printed: &str) -> String {
    old_tone(&loose(printed))
}

/// `text`, with the tone of "oa", "oe", "uy" where most documents have it.
pub(super) fn old_tone(text: &str) -> String {
    const PAIRS: [(&str, &str); 15] = [
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("oè", "òe"),
        ("oé", "óe"),
        ("oẻ", "ỏe"),
        ("oẽ", "õe"),
        ("oẹ", "ọe"),
        ("uỳ", "ùy"),
        ("uý", "úy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
    ];
    let mut out = String::with_capacity(text.len());
    let words = text.split(' ');
    for (n, word) in words.enumerate() {
        if n > 0 {
            out.push(' ');
        }
        // Only an open syllable: "toàn" and "quý" keep their tone.
        let is_open = word.ends_with(|c: char| "àáảãạèéẻẽẹỳýỷỹỵ".contains(c));
        let pair = PAIRS
            .iter()
            .find(|(new, _)| is_open && word.ends_with(new) && !word.starts_with("qu"));
        match pair.and_then(|(new, old)| Some((word.strip_suffix(new)?, old))) {
            Some((stem, old)) => {
                out.push_str(stem);
                out.push_str(old);
            }
            None => out.push_str(word),
        }
    }
    out
}

/// The province of today that a name in [`place_name`] spelling belongs to, where it is one.
pub(super) fn province_of_today(name: &str) -> Option<&'static str> {
    PROVINCES
        .iter()
        .find(|(today, former)| *today == name || former.contains(&name))
        .map(|(today, _)| *today)
}

/// The province, of today or former, with whose name `words` begins.
pub(super) fn leading_province(words: &str) -> Option<&'static str> {
    let begins = |name: &&str| {
        words
            .strip_prefix(*name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    PROVINCES
        .iter()
        .flat_map(|(today, former)| std::iter::once(*today).chain(former.iter().copied()))
        .filter(begins)
        .max_by_key(|name| name.len())
}

/// The province, of today or former, with whose name `words` ends.
pub(super) fn trailing_province(words: &str) -> Option<&'static str> {
    let ends = |name: &&str| {
        words
            .strip_suffix(*name)
            .is_some_and(|rest| rest.ends_with(' '))
    };
    PROVINCES
        .iter()
        .flat_map(|(today, former)| std::iter::once(*today).chain(former.iter().copied()))
        .filter(ends)
        .max_by_key(|name| name.len())
}

/// Whether two names in [`place_name`] spelling can be one province: the same, or the one merged into
/// the other.
pub fn same_province(a: &str, b: &str) -> bool {
    a == b || related_to(a)(b)
}

/// A test for the names of a province and of those merged with it.
pub fn related_to(name: &str) -> impl Fn(&str) -> bool + '_ {
    let today = province_of_today(name);
    let former = PROVINCES.iter().find(|(today, _)| *today == name);
    move |other| {
        let is_former = former.is_some_and(|(_, former)| former.contains(&other));
        other == name || Some(other) == today || is_former
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_two_spellings() {
        assert_eq!(place_name("Thanh Hoá"), "thanh hóa");
        assert_eq!(place_name("Tỉnh uỷ"), "tỉnh ủy");
        assert_eq!(place_name("toàn quý"), "toàn quý");
        assert_eq!(place_name("Bà Rịa - Vũng Tàu"), "bà rịa vũng tàu");
    }

    #[test]
    fn a_merged_province_is_part_of_its_successor() {
        assert!(same_province("ninh bình", "nam định"));
        assert!(same_province("nam định", "ninh bình"));
        assert!(!same_province("nam định", "hà nam"));
        assert!(!same_province("ninh bình", "đồng nai"));
        assert_eq!(leading_province("hà nam về"), Some("hà nam"));
        assert_eq!(leading_province("hà namx"), None);
    }

    #[test]
    fn there_are_34_of_today_and_63_before() {
        let former: usize = PROVINCES.iter().map(|(_, former)| former.len()).sum();
        // Of the 63, Thừa Thiên Huế is counted twice: it was renamed, not merged.
        assert_eq!(PROVINCES.len() + former, 64);
    }
}
