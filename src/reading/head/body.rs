//! A body that issues a plan: its name as a sentence writes it, its organ, its area.

use super::area::{AREAS, Named, areas, titled};
use crate::document::{Issuer, IssuerBody, Level, Organ};
use crate::lexicon::builtin_statements;
use crate::reading::phrases::{Phrases, lists};
use crate::reading::stretch::{Spelt, Stretch, is_shouted};
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

/// What the beginning of a name says of the organ.
static ORGANS: LazyLock<Vec<(Organ, Phrases)>> = LazyLock::new(|| {
    let organs = builtin_statements("organ");
    let known = organs.iter().filter_map(|statement| {
        let slug = statement.first_name()?;
        let (_, organ) = Organ::ALL.iter().find(|(known, _)| *known == slug)?;
        Some((*organ, Phrases::of(statement.after(slug))))
    });
    known.collect()
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
    pub(super) fn of(lines: &[Stretch<'_>], joined: &'t Spelt<'_>) -> Option<Self> {
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
            (None, area) if is_shouted(words.text) => written(words, area.as_ref()),
            (None, _) => words.text.to_owned(),
        };
        let issuer = Issuer::parse(&name);
        Some(Self {
            organ: organ(words, issuer.body),
            name,
            issuer,
            area,
            province,
            range: first.start..last.end(),
        })
    }

    /// On whose level it is; none where its level has ended or is not known.
    pub(super) fn level(&self) -> Option<Level> {
        match &self.area {
            Some(area) if area.has_ended() => None,
            Some(area) if area.is_commune() => Some(Level::Commune),
            Some(area) if area.is_province() && self.issuer.level != Some(Level::Commune) => {
                Some(Level::Province)
            }
            _ => self.issuer.level,
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

/// A name in capitals as it is written inside a sentence.
fn written(words: Stretch<'_>, area: Option<&Named<'_>>) -> String {
    let rest = |name: &str| {
        let small = name.to_lowercase();
        words
            .plain
            .strip_prefix(small.as_str())
            .filter(|rest| rest.is_empty() || rest.starts_with(' '))
            .map(str::trim)
    };
    if BOARD.begin(words) {
        return board(words, area);
    }
    if SECTORAL.begin(words) {
        return sectoral(words.plain, area);
    }
    let known = WRITTEN.iter().find_map(|name| Some((*name, rest(name)?)));
    let Some((name, of)) = known else {
        return capital_first(words.plain, area);
    };
    match (of, area) {
        ("", _) => name.to_owned(),
        (_, Some(area)) => format!("{name} {}", with_area(of, area)),
        // "THỦ TƯỚNG CHÍNH PHỦ", "TỈNH ỦY HÀ TĨNH".
        (of, None) => {
            let second = WRITTEN.iter().find(|known| known.to_lowercase() == of);
            let parts = || of.split(' ').map(titled).collect::<Vec<_>>().join(" ");
            format!(
                "{name} {}",
                second.map_or_else(parts, |second| (*second).to_owned())
            )
        }
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
fn board(words: Stretch<'_>, area: Option<&Named<'_>>) -> String {
    let name = WRITTEN
        .iter()
        .find(|name| words.plain.starts_with(name.to_lowercase().as_str()));
    let length = name.map_or(0, |name| name.len());
    let of = words.plain.get(length..).unwrap_or_default().trim();
    let mut of = match area {
        Some(area) => with_area(of, area),
        None => of.to_owned(),
    };
    for scheme in SCHEME.iter() {
        let mut capital = scheme.chars();
        let first: String = capital
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        of = of.replace(scheme, &format!("{first}{}", capital.as_str()));
    }
    let name = name.copied().unwrap_or_default();
    format!("{name} {of}").trim().to_owned()
}

/// "Bộ Nội vụ", "Sở Văn hóa, Thể thao và Du lịch": a capital opens each part.
fn sectoral(plain: &str, area: Option<&Named<'_>>) -> String {
    let mut name = String::with_capacity(plain.len());
    let mut opens = 2;
    let plain = area.map_or(plain.to_owned(), |area| with_area(plain, area));
    for word in plain.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        let joint = AND.is(word);
        let is_area = AREAS.is(word);
        if is_area {
            opens = 0;
        }
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

/// A capital at the start, the area as it is written, all else in small letters.
fn capital_first(plain: &str, area: Option<&Named<'_>>) -> String {
    let plain = area.map_or(plain.to_owned(), |area| with_area(plain, area));
    let mut letters = plain.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}", letters.as_str())
}

/// Which organ a body is.
pub(super) fn organ(words: Stretch<'_>, body: IssuerBody) -> Organ {
    use IssuerBody as I;
    match body {
        I::PeopleCommittee => Organ::PeopleCommittee,
        I::Politburo | I::Secretariat | I::CentralCommittee | I::Centre | I::Party => {
            Organ::PartyCommittee
        }
        I::CentralSteering | I::GovernmentSteering | I::Steering => Organ::SteeringCommittee,
        I::NationalAssembly | I::StandingCommittee | I::PeopleCouncil => Organ::Council,
        I::Department(_) | I::Division | I::Office => by_name(words).unwrap_or(Organ::Department),
        _ => by_name(words).unwrap_or(Organ::Other),
    }
}

/// The organ whose longest name begins the words.
fn by_name(words: Stretch<'_>) -> Option<Organ> {
    let fitting = ORGANS.iter().filter_map(|(organ, names)| {
        let after = names.after(words)?;
        Some((words.text.len() - after.text.len(), *organ))
    });
    fitting
        .max_by_key(|(length, _)| *length)
        .map(|(_, organ)| organ)
}
