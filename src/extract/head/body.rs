//! A body that issues a plan: its name as a sentence writes it, its organ, its area.

use super::area::{AREAS, Named, areas};
use super::name::{province_behind, titled};
use crate::document::{Issuer, Level, Organ};
use crate::extract::phrases::lists;
use crate::extract::stretch::{Spelt, Stretch, is_shouted};
use crate::lexicon::builtin_statements;
use crate::text::bare_letters;
use crate::text::letter::{is_alphanumeric, is_lower, is_upper};
use std::ops::Range;
use std::sync::LazyLock;

lists! {
    /// The People's Committee in full and in short.
    COMMITTEE "committee-of-people";
    /// Boards, whose names say what they are about.
    BOARD "board";
    /// A scheme in the name of a board.
    SCHEME "board-scheme";
    /// "và".
    AND "and-word";
    /// Ministries and departments.
    SECTORAL "sectoral";
}

/// How bodies are written inside a sentence, the longest first.
static WRITTEN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let bodies = builtin_statements("body");
    let mut names: Vec<&str> = bodies
        .iter()
        .flat_map(|body| {
            body.first_name()
                .into_iter()
                .flat_map(|name| body.after(name))
        })
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
});

/// A body with its area.
#[derive(Clone, Debug)]
pub(super) struct Body<'t> {
    /// Its name, as a target set writes it.
    pub(super) name: String,
    /// What kind of body it is.
    pub(super) issuer: Issuer,
    /// Which organ.
    pub(super) organ: Organ,
    /// Its area with its name, the lowest that is named.
    pub(super) area: Option<Named<'t>>,
    /// The province, where it is named beside.
    pub(super) province: Option<String>,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

impl<'t> Body<'t> {
    /// The body of the lines of a letterhead, or of a name inside a sentence; none where a People's Committee is
    /// named without its area.
    pub(super) fn of(
        lines: &[Stretch<'_>],
        joined: &'t Spelt<'_>,
        whole: Stretch<'_>,
    ) -> Option<Self> {
        let first = *lines.first()?;
        let last = *lines.last()?;
        let words = joined.whole();
        let named = areas(words);
        let area = lowest(&named);
        let province = named
            .iter()
            .find(|area| area.is_province())
            .map(|area| area.name.clone());
        let name = match (COMMITTEE.after(words), &area) {
            // "UBND tỉnh" inside a plan says no more than on which level.
            (Some(_), None) => return None,
            (Some(_), Some(area)) => committee(area.word.word, &area.name),
            (None, area) if is_shouted(words.text) => written(words, area.as_ref(), whole),
            (None, _) => words.text.to_owned(),
        };
        let issuer = Issuer::parse(&name);
        let behind = || {
            let alone = area.is_none() && issuer.level.is_none_or(|level| level == Level::Province);
            alone.then(|| province_behind(words))?
        };
        let province = province.or_else(behind);
        Some(Self {
            organ: Organ::of_issuer(words.text).unwrap_or(Organ::Other),
            name,
            issuer,
            area,
            province,
            range: first.start..last.end(),
        })
    }

    /// On whose level it is; none where that is not known.
    pub(super) fn level(&self) -> Option<Level> {
        match &self.area {
            Some(area) if area.is_province() && self.issuer.level == Some(Level::Commune) => {
                self.issuer.level
            }
            Some(area) => area.level(),
            None => self.issuer.level,
        }
    }
}

/// The People's Committee of an area, as a target set writes it: "UBND xã Giao Minh".
pub(super) fn committee(word: &str, name: &str) -> String {
    format!("{} {word} {name}", SHORT.as_str())
}

/// The short name of the People's Committee, as it is written.
static SHORT: LazyLock<String> = LazyLock::new(|| {
    let short = COMMITTEE.iter().min_by_key(|name| name.len());
    short.unwrap_or_default().to_uppercase()
});

/// The lowest area that is named.
fn lowest<'t>(named: &[Named<'t>]) -> Option<Named<'t>> {
    let rank = |area: &Named<'_>| match (area.is_commune(), area.is_province()) {
        (true, _) => 0,
        (_, false) => 1,
        (_, true) => 2,
    };
    named.iter().min_by_key(|area| rank(area)).cloned()
}

/// A name in capitals as it is written inside a sentence; as it is printed where that cannot be known.
fn written(words: Stretch<'_>, area: Option<&Named<'_>>, whole: Stretch<'_>) -> String {
    if let Some(own) = in_a_sentence(words, whole) {
        return own.to_owned();
    }
    let small = small(words);
    if BOARD.begin(words) {
        return board(&small, area);
    }
    if SECTORAL.begin(words) {
        return sectoral(&small, area);
    }
    of_known(&small, area).unwrap_or_else(|| words.text.to_owned())
}

/// The name as the plan itself prints it inside a sentence.
fn in_a_sentence<'t>(words: Stretch<'_>, whole: Stretch<'t>) -> Option<&'t str> {
    let places = memchr::memmem::find_iter(whole.plain.as_bytes(), words.plain.as_bytes());
    let mut printed = places.filter_map(|at| {
        let after = whole.plain.get(at + words.plain.len()..)?;
        whole
            .text
            .get(at..at + words.plain.len())
            .filter(|_| !after.starts_with(is_alphanumeric))
    });
    printed.find(|name| name.starts_with(is_upper) && !is_shouted(name) && name.contains(is_lower))
}

/// In small letters, but for abbreviations, which have no vowel: "KHCN".
fn small(words: Stretch<'_>) -> String {
    let (mut out, mut at) = (String::with_capacity(words.plain.len()), 0);
    for part in words.text.split_inclusive(|c: char| !is_alphanumeric(c)) {
        let plain = words.plain.get(at..at + part.len()).unwrap_or_default();
        at += part.len();
        let letters = part.trim_end_matches(|c: char| !is_alphanumeric(c));
        let is_short =
            letters.len() > 1 && !bare_letters(letters.chars()).any(|c| "aeiouy".contains(c));
        let word = plain.get(..letters.len()).unwrap_or_default();
        out.push_str(if is_short && !AREAS.is(word) {
            part
        } else {
            plain
        });
    }
    out
}

/// A name that begins with a known body; what follows is another, an area, or the name of one.
fn of_known(small: &str, area: Option<&Named<'_>>) -> Option<String> {
    let (name, of) = WRITTEN.iter().find_map(|name| {
        let rest = small.strip_prefix(name.to_lowercase().as_str())?;
        (rest.is_empty() || rest.starts_with(' ')).then_some((*name, rest.trim()))
    })?;
    if of.is_empty() {
        return Some(name.to_owned());
    }
    let rest = of_known(of, area).or_else(|| {
        let area = area?;
        if of == area.name.to_lowercase() {
            return Some(area.name.clone());
        }
        of.starts_with(area.word.word).then(|| with_area(of, area))
    });
    match rest {
        Some(rest) => Some(format!("{name} {rest}")),
        None if area.is_none() && of.split(' ').count() <= 4 => {
            let parts: Vec<String> = of.split(' ').map(titled).collect();
            Some(format!("{name} {}", parts.join(" ")))
        }
        None => None,
    }
}

/// The words of an area as they are written, with what stands before them in small letters.
fn with_area(of: &str, area: &Named<'_>) -> String {
    let word = area.word.word;
    match of.find(&format!("{word} ")) {
        Some(at) => {
            let lead = of.get(..at).unwrap_or_default();
            format!("{lead}{word} {}", area.name)
        }
        None => of.to_owned(),
    }
}

/// "Ban Chỉ đạo chuyển đổi số xã An Hải": what a board is for is no name, its area is.
fn board(small: &str, area: Option<&Named<'_>>) -> String {
    let name = WRITTEN
        .iter()
        .find(|name| small.starts_with(name.to_lowercase().as_str()))
        .copied()
        .unwrap_or_default();
    let of = small.get(name.len()..).unwrap_or_default().trim();
    let mut of = area.map_or_else(|| of.to_owned(), |area| with_area(of, area));
    for scheme in SCHEME.iter() {
        of = of.replace(scheme, &capital_first(scheme));
    }
    format!("{name} {of}").trim().to_owned()
}

/// "Bộ Nội vụ", "Sở Văn hóa, Thể thao và Du lịch": a capital opens each part.
fn sectoral(small: &str, area: Option<&Named<'_>>) -> String {
    let mut name = String::with_capacity(small.len());
    let mut opens = 2;
    let small = area.map_or_else(|| small.to_owned(), |area| with_area(small, area));
    for word in small.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        let joint = AND.is(word) || word == "-";
        if area.is_some() && AREAS.is(word) {
            opens = 0;
        }
        if opens > 0 && !joint {
            name.push_str(&capital_first(word));
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

/// With a capital at the start.
pub(super) fn capital_first(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}", letters.as_str())
}
