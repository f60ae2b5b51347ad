//! The area in an issuer's name: "tỉnh Ninh Bình", "xã Giao Minh", "cấp tỉnh", "tỉnh".

use super::Level;
use super::issuer::IssuerBody;
use super::province::{leading_province, trailing_province};

/// The area of an issuer, as far as it is printed.
#[derive(Debug, Default)]
pub(super) struct IssuerArea {
    pub(super) level: Option<Level>,
    pub(super) province: Option<String>,
    pub(super) commune: Option<String>,
}

/// Words that name a level; those of the province also stand inside "tỉnh ủy".
const WORDS: [(&str, Level); 21] = [
    ("huyện ủy", Level::Commune),
    ("quận ủy", Level::Commune),
    ("thị ủy", Level::Commune),
    ("huyện", Level::Commune),
    ("quận", Level::Commune),
    ("thị xã", Level::Commune),
    ("tỉnh ủy", Level::Province),
    ("thành ủy", Level::Province),
    ("cấp tỉnh", Level::Province),
    ("thành phố", Level::Province),
    ("tp", Level::Province),
    ("tphcm", Level::Province),
    ("tỉnh", Level::Province),
    ("đảng ủy", Level::Commune),
    ("cấp xã", Level::Commune),
    ("đặc khu", Level::Commune),
    ("phường", Level::Commune),
    ("xã hội", Level::National),
    ("hợp tác xã", Level::National),
    ("xã", Level::Commune),
    (TOWN, Level::Commune),
];

/// Words for areas between province and commune.
const DISTRICTS: [&str; 6] = ["huyện ủy", "quận ủy", "thị ủy", "huyện", "quận", "thị xã"];

/// What towns were called, which were on the level of communes.
pub(super) const TOWN: &str = "thị trấn";

/// What ends the name of a place.
const ENDS: [&str; 12] = [
    "về",
    "lần",
    "nhiệm",
    "khóa",
    "tỉnh",
    "thành",
    "tp",
    "xã",
    "phường",
    "đặc",
    "ban",
    "thực",
];

impl IssuerArea {
    /// The area in a name in `place_name` spelling.
    pub(super) fn of(name: &str, body: IssuerBody) -> Self {
        let mut area = Self::default();
        let is_local = matches!(
            body,
            IssuerBody::Party
                | IssuerBody::PeopleCouncil
                | IssuerBody::PeopleCommittee
                | IssuerBody::Department(_)
                | IssuerBody::Division
                | IssuerBody::Office
                | IssuerBody::Steering
                | IssuerBody::Unknown
        );
        if !is_local {
            return area;
        }
        let mut rest = name;
        while !rest.is_empty() {
            let begins = |word: &str| word.as_bytes().first() == rest.as_bytes().first();
            let mut words = WORDS.iter().filter(|(word, _)| begins(word));
            match words.find_map(|(word, level)| Some((*word, level, behind(rest, word)?))) {
                // "Xã hội", "hợp tác xã": no commune.
                Some((_, Level::National, after)) => rest = after,
                Some((word, level, after)) => {
                    area.read(word, *level, after);
                    rest = after;
                }
                None => rest = rest.split_once(' ').map_or("", |(_, after)| after),
            }
        }
        if area.level.is_none() {
            area.read_bare_province(name, body);
        }
        area
    }

    fn read(&mut self, word: &str, level: Level, after: &str) {
        let is_city = matches!(word, "thành phố" | "thành ủy" | "tp");
        let province = leading_province(after);
        let place = place(after);
        // Districts, towns and the cities below a province were areas of their own until July 2025.
        let is_district =
            DISTRICTS.contains(&word) || (is_city && province.is_none() && place.is_some());
        // The lowest level named is the issuer's: "xã Giao Minh, tỉnh Ninh Bình".
        let level = if is_district { Level::Commune } else { level };
        self.level = self.level.max(Some(level));
        if level == Level::Province {
            self.province = self.province.take().or(province);
        } else if self.commune.is_none() {
            let name = place.unwrap_or_default();
            // The word tells a level that has ended.
            let named = if is_district || word == TOWN {
                format!("{word} {name}")
            } else {
                name
            };
            self.commune = Some(named.trim().to_owned()).filter(|name| !name.is_empty());
        }
    }

    /// "Ban Chỉ đạo Đồng Tháp", "UBND Hà Nội": the province's name alone, at the end.
    fn read_bare_province(&mut self, name: &str, body: IssuerBody) {
        if matches!(body, IssuerBody::Unknown | IssuerBody::Party) {
            return;
        }
        let found = trailing_province(name);
        if let Some(province) = found {
            self.province = Some(province);
            self.level = Some(Level::Province);
        }
    }
}

/// What follows `word` at the beginning of `text`.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    if rest.is_empty() {
        Some(rest)
    } else {
        rest.strip_prefix(' ')
    }
}

/// The name of a commune at the beginning of `text`: up to four words.
fn place(text: &str) -> Option<String> {
    let text = ["xã ", "phường ", "đặc khu "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let words: Vec<&str> = text
        .split(' ')
        .take_while(|word| !word.is_empty() && !ENDS.contains(word))
        .take(4)
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}
