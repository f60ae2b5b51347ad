//! The letterhead of a plan → the body that issues it, in the letters of a sentence.

use super::citation::is_body;
use super::letter::push_lower;
use super::outline::Outline;
use super::search::places;
use super::words::{Words, is_shouted};
use crate::document::{Issuer, IssuerBody, Level};

/// The body named in a letterhead.
pub(super) struct Letterhead {
    /// Its name.
    pub(super) name: String,
    /// What is known of it.
    issuer: Issuer,
    /// The words for its area: "xã", "tỉnh".
    area: Option<&'static str>,
    /// The name of its area.
    place: Option<String>,
}

/// Words for an area, each with the level it is of where that is certain.
const AREAS: &[(&str, Option<Level>)] = &[
    ("tỉnh", Some(Level::Province)),
    ("thành phố", None),
    ("xã", Some(Level::Commune)),
    ("phường", Some(Level::Commune)),
    ("đặc khu", Some(Level::Commune)),
];

/// What a letterhead prints beside the body, in the right column.
const MOTTOES: &[&str] = &[
    "cộng hòa xã hội chủ nghĩa",
    "cộng hoà xã hội chủ nghĩa",
    "đảng cộng sản việt nam",
    "độc lập - tự do",
    "độc lập – tự do",
];

/// How a body is written inside a sentence, where the plan prints it in capitals alone.
const BODIES: &[&str] = &[
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Thường trực Hội đồng nhân dân",
    "Ban Thường vụ Tỉnh ủy",
    "Ban Thường vụ Thành ủy",
    "Ban Thường vụ Đảng ủy",
    "Ban Chấp hành Đảng bộ",
    "Tỉnh ủy",
    "Thành ủy",
    "Đảng ủy",
    "Công an",
    "Thanh tra",
    "UBND",
    "HĐND",
];

impl Letterhead {
    /// The last body named above the number of a plan; those above it are who it belongs to.
    pub(super) fn of(top: &[Words<'_>], outline: &Outline<'_>) -> Option<Self> {
        let printed = lines(top);
        let mut shouted = String::new();
        for line in &printed {
            if !shouted.is_empty() {
                shouted.push(' ');
            }
            shouted.push_str(line);
        }
        if shouted.is_empty() {
            return None;
        }
        let mut lower = String::new();
        push_lower(&mut lower, &shouted);
        let (area, place) = area(&shouted, &lower);
        let name = if is_shouted(&shouted) {
            in_a_sentence(outline, &lower)
                .or_else(|| spelt(&lower, area, place.as_deref()))
                .unwrap_or(shouted)
        } else {
            shouted
        };
        Some(Self {
            issuer: Issuer::parse(&name),
            name,
            area,
            place,
        })
    }

    /// Whether it is a people's committee.
    pub(super) fn is_committee(&self) -> bool {
        self.issuer.body == IssuerBody::PeopleCommittee
    }

    /// On whose level it is, where that is certain.
    pub(super) fn level(&self) -> Option<Level> {
        self.issuer.level
    }

    /// Its area: the word for it, its name, its level where that is certain.
    pub(super) fn area(&self) -> Option<(&'static str, &str, Option<Level>)> {
        let (word, level) = AREAS.iter().find(|(word, _)| Some(*word) == self.area)?;
        Some((word, self.place.as_deref()?, *level))
    }
}

/// The lines of the last body, from above "Số: …".
fn lines<'f>(top: &[Words<'f>]) -> Vec<&'f str> {
    let (mut name, mut open) = (Vec::new(), false);
    for words in top.iter().take(10) {
        let cut = MOTTOES
            .iter()
            .filter_map(|motto| words.lower.find(motto))
            .min();
        let left = words.until(cut.unwrap_or(words.text.len()));
        let left = left.trim_matches(|c: char| !c.is_alphanumeric());
        let number = left.after("số").is_some_and(|rest| {
            rest.text.starts_with([':', '.', '…', '/'])
                || rest.text.starts_with(|c: char| c.is_ascii_digit())
        });
        if number || is_title(left) {
            break;
        }
        if left.is_empty() {
            continue;
        }
        let short = left.text.len() < 220;
        // "ỦY BAN NHÂN DÂN" and, on the next line, of what area.
        let of_area = open && AREAS.iter().any(|(word, _)| left.after(word).is_some());
        if short && is_body(left) && !of_area {
            name.clear();
            name.push(left.text);
            open = true;
        } else if open && short && is_shouted(left.text) {
            name.push(left.text);
        } else {
            break;
        }
    }
    name
}

/// Whether the kind of the document begins the line.
fn is_title(words: Words<'_>) -> bool {
    words
        .after_any(&[
            "kế hoạch",
            "chương trình",
            "quyết định",
            "đề án",
            "phụ lục",
            "căn cứ",
        ])
        .is_some()
}

/// The word for the area that ends a name, and the name of the area.
fn area(shouted: &str, lower: &str) -> (Option<&'static str>, Option<String>) {
    let last = AREAS.iter().filter_map(|(word, _)| {
        let at = places(lower, word)
            .filter(|at| is_word(lower, *at, word))
            .last()?;
        Some((at, *word))
    });
    let Some((at, word)) = last.max_by_key(|(at, _)| *at) else {
        return (None, None);
    };
    let place = shouted.get(at + word.len()..).unwrap_or_default().trim();
    let place: Vec<String> = place.split_whitespace().map(capitalised).collect();
    let fits = (1..=5).contains(&place.len());
    (Some(word), fits.then(|| place.join(" ")))
}

fn is_word(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + word.len()..).unwrap_or_default();
    let party = [" ủy", " uỷ"].iter().any(|of| after.starts_with(of));
    !before.ends_with(char::is_alphanumeric) && after.starts_with(' ') && !party
}

/// "LÂM" as names are written.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter();
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

/// "lâm" as names are written.
fn titled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The name as the plan itself prints it inside a sentence.
fn in_a_sentence(outline: &Outline<'_>, lower: &str) -> Option<String> {
    let found = outline.items.iter().find_map(|item| {
        let place = places(item.words.lower, lower).find(|at| {
            let printed = item.words.from(*at).until(lower.len()).text;
            printed.starts_with(char::is_uppercase) && !is_shouted(printed)
        });
        place.map(|at| item.words.from(at).until(lower.len()).text)
    });
    found.map(str::to_owned)
}

/// A name that the plan prints in capitals alone, as it is written inside a sentence; none
/// where that cannot be known.
fn spelt(lower: &str, area: Option<&str>, place: Option<&str>) -> Option<String> {
    for body in BODIES {
        let mut small = String::new();
        push_lower(&mut small, body);
        let Some(rest) = lower.strip_prefix(small.as_str()) else {
            continue;
        };
        let rest = rest.trim();
        if rest.is_empty() {
            return Some((*body).to_owned());
        }
        if area.is_none() && body.ends_with("ủy") && rest.split(' ').count() <= 4 {
            let place: Vec<String> = rest.split(' ').map(titled).collect();
            return Some(format!("{body} {}", place.join(" ")));
        }
        let (area, place) = (area?, place?);
        return rest
            .starts_with(area)
            .then(|| format!("{body} {area} {place}"));
    }
    if let Some(of) = lower.strip_prefix("ban chỉ đạo ") {
        return Some(of_board(of, area.zip(place)));
    }
    let sector = ["bộ ", "sở "].iter().any(|lead| lower.starts_with(lead));
    (sector && area.is_none()).then(|| of_sector(lower))
}

/// "Ban Chỉ đạo chuyển đổi số xã An Hải": what a board is for is no name, its area is.
fn of_board(of: &str, area: Option<(&str, &str)>) -> String {
    let of = of.replace("đề án", "Đề án");
    match area.and_then(|(word, place)| Some((of.rfind(&format!("{word} "))?, word, place))) {
        Some((at, word, place)) => {
            let subject = of.get(..at).unwrap_or_default();
            format!("Ban Chỉ đạo {subject}{word} {place}")
        }
        None => format!("Ban Chỉ đạo {of}"),
    }
}

/// "Bộ Nội vụ", "Sở Văn hóa, Thể thao và Du lịch": a capital opens each part.
fn of_sector(lower: &str) -> String {
    let mut name = String::with_capacity(lower.len());
    let mut opens = 2;
    for word in lower.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        let joint = word == "và";
        if opens > 0 && !joint {
            name.push_str(&titled(word));
            opens -= 1;
        } else {
            name.push_str(word);
        }
        if joint || word.ends_with(',') {
            opens = 1;
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(name: &str) -> Option<String> {
        let mut lower = String::new();
        push_lower(&mut lower, name);
        let (area, place) = area(name, &lower);
        spelt(&lower, area, place.as_deref())
    }

    #[test]
    fn names_in_capitals_are_written_as_in_a_sentence() {
        let cases = [
            ("BỘ NỘI VỤ", Some("Bộ Nội vụ")),
            ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", Some("Sở Khoa học và Công nghệ")),
            (
                "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
                Some("Sở Văn hóa, Thể thao và Du lịch"),
            ),
            ("ĐẢNG ỦY PHƯỜNG AN BÌNH", Some("Đảng ủy phường An Bình")),
            ("TỈNH ỦY", Some("Tỉnh ủy")),
            (
                "ỦY BAN NHÂN DÂN TỈNH LÂM SƠN",
                Some("Ủy ban nhân dân tỉnh Lâm Sơn"),
            ),
            (
                "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ VÀ ĐỀ ÁN 06 XÃ AN HẢI",
                Some("Ban Chỉ đạo chuyển đổi số và Đề án 06 xã An Hải"),
            ),
            ("BAN QUẢN LÝ KHU KINH TẾ", None),
            ("TỈNH ỦY THUẬN HÒA", Some("Tỉnh ủy Thuận Hòa")),
        ];
        for (name, want) in cases {
            assert_eq!(spell(name).as_deref(), want, "{name}");
        }
    }
}
