//! Number, date, issuer, title, area and years of a plan.

use super::block::{Blocks, Shape};
use super::citation::heads;
use super::date;
use super::letterhead::Letterhead;
use super::outline::{Item, Outline};
use super::part::Part;
use super::phrases::Phrases;
use super::province::PROVINCES;
use super::search::places;
use super::title_years::years;
use super::words::{Words, is_shouted, starts_upper};
use crate::document::{Level, PartialDate};
use crate::target::Head;
use crate::text::bare_letters;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a plan says of itself, and the items that are its title.
pub(super) struct Found<'f> {
    /// What it says.
    pub(super) head: Head<'static>,
    /// The words of its title.
    pub(super) title: Vec<Words<'f>>,
}

/// Reads the head of a plan.
pub(super) fn head<'f>(
    blocks: &'f Blocks<'_>,
    outline: &Outline<'f>,
    table_years: &[i16],
) -> Found<'f> {
    let top: Vec<Words<'f>> = outline
        .items
        .iter()
        .take_while(|item| outline.part(item) == Part::Head)
        .take(40)
        .flat_map(|item| lines(blocks, item))
        .collect();
    let (kind, title) = title(&top);
    let draft = outline
        .items
        .iter()
        .map(|item| item.words)
        .find(|words| is_attachment(*words));
    let number = top
        .iter()
        .find_map(|words| number(*words))
        .or_else(|| attached_to(&top, kind));
    let issued = issued(&top).or_else(|| draft.and_then(draft_date));
    let mut area = Area::of(outline, &title, draft);
    let printed: Vec<Words<'f>> = outline
        .items
        .iter()
        .take(10)
        .flat_map(|item| line_by_line(blocks, item))
        .collect();
    let letterhead = Letterhead::of(&printed, outline);
    let own = match &letterhead {
        Some(by) if !by.is_committee() => {
            area.of_other(by);
            Some(by.name.clone())
        }
        Some(by) => area.of_committee(by),
        None => None,
    };
    let body = own.or_else(|| area.issuer());
    let years = years(&title).unwrap_or_else(|| table_years.to_vec());
    let text: Vec<&str> = title.iter().map(|words| words.text.trim()).collect();
    let printed = (!text.is_empty()).then(|| format!("{kind} {}", text.join(" ")));
    Found {
        head: Head {
            number: number.map(Cow::Owned),
            issued,
            issuer: body.map(Cow::Owned),
            title: printed.map(|title| Cow::Owned(title.trim().to_owned())),
            level: area.level,
            organ: None,
            subject: None,
            kind: area.kind.map(Cow::Borrowed),
            commune: area.commune.map(Cow::Owned),
            province: area.province.map(Cow::Borrowed),
            years,
        },
        title,
    }
}

/// The lines of an item, each by itself: the two columns of a letterhead may stand side by side.
fn line_by_line<'f>(blocks: &'f Blocks<'_>, item: &Item<'f>) -> Vec<Words<'f>> {
    let rows = blocks.lines_of(item.block).iter().take(12);
    let bar = |c: char| c == '|' || c.is_whitespace();
    rows.map(|line| {
        blocks
            .flow
            .of_lines(line.number, line.number)
            .trim_matches(bar)
    })
    .collect()
}

/// The words of an item; a letterhead may stand in a table, each line of it by itself.
fn lines<'f>(blocks: &'f Blocks<'_>, item: &Item<'f>) -> Vec<Words<'f>> {
    if item.block.shape == Shape::Text {
        return vec![item.words];
    }
    line_by_line(blocks, item)
}

/// The kind of the document and the lines of its title.
fn title<'f>(top: &[Words<'f>]) -> (&'static str, Vec<Words<'f>>) {
    let at = top
        .iter()
        .enumerate()
        .find_map(|(at, words)| kind_of(*words).map(|kind| (at, kind)));
    let Some((at, kind)) = at else {
        return on_one_line(top).unwrap_or_default();
    };
    let lines = top.iter().skip(at + 1).copied().enumerate();
    let is_title = |(index, words): &(usize, Words<'_>)| {
        let opens = words
            .after_any(&[
                "căn cứ",
                "thực hiện",
                "theo",
                "trên cơ sở",
                "nhằm",
                "để",
                "triển khai thực hiện",
            ])
            .is_some();
        let rule = !words.text.chars().any(char::is_alphanumeric);
        let before = index.checked_add(at).and_then(|before| top.get(before));
        // "ỦY BAN NHÂN DÂN TỈNH" below the title of a decision is who decides.
        let issuer = *index > 0
            && is_shouted(words.text)
            && before.is_some_and(|before| !is_shouted(before.text))
            && words
                .after_any(&[
                    "ủy ban nhân dân",
                    "uỷ ban nhân dân",
                    "chủ tịch",
                    "hội đồng nhân dân",
                ])
                .is_some();
        (*index == 0 || !opens)
            && !issuer
            && !rule
            && *index < 5
            && !words.text.ends_with([';', '.', ':'])
            && words.text.len() < 500
    };
    (
        kind,
        lines.take_while(is_title).map(|(_, words)| words).collect(),
    )
}

const KINDS: &[(&str, &str)] = &[
    ("kế hoạch hành động", "Kế hoạch hành động"),
    ("kế hoạch", "Kế hoạch"),
    ("chương trình hành động", "Chương trình hành động"),
    ("chương trình", "Chương trình"),
    ("quyết định", "Quyết định"),
    ("đề án", "Đề án"),
];

/// "KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026": kind and title on one line of capitals.
fn on_one_line<'f>(top: &[Words<'f>]) -> Option<(&'static str, Vec<Words<'f>>)> {
    top.iter()
        .filter(|words| is_shouted(words.text) && words.text.len() < 500)
        .find_map(|words| {
            let (kind, rest) = KINDS
                .iter()
                .find_map(|(word, kind)| words.after(word).map(|rest| (*kind, rest)))?;
            (!rest.is_empty()).then(|| (kind, vec![rest]))
        })
}

fn kind_of(words: Words<'_>) -> Option<&'static str> {
    let bare = words.trim_matches(|c| !c.is_alphanumeric());
    KINDS
        .iter()
        .find(|(word, _)| bare.lower == *word || is_misspelt(bare, word))
        .map(|(_, kind)| *kind)
}

/// "KẾ HOACH": a word in capitals that lost a mark.
fn is_misspelt(words: Words<'_>, word: &str) -> bool {
    is_shouted(words.text)
        && words.text.len() <= word.len() + 2
        && bare_letters(words.text.chars()).eq(bare_letters(word.chars()))
}

/// "(Kèm theo Kế hoạch số … của UBND xã …)" under an annex.
pub(super) fn is_attachment(words: Words<'_>) -> bool {
    let inner = words.trim_matches(|c| c == '(' || c.is_whitespace());
    words.text.starts_with('(')
        && inner
            .after_any(&["kèm theo", "ban hành kèm theo", "đính kèm"])
            .is_some()
}

/// The number of the document that a plan is issued with, of the plan's own kind: "(Kèm theo Kế
/// hoạch số 31/KH-UBND …)" below its title.
fn attached_to(top: &[Words<'_>], kind: &str) -> Option<String> {
    let words = top.iter().find(|words| is_attachment(**words))?;
    let found = heads(*words).into_iter().next()?;
    let same = found.kind()? == kind.to_lowercase();
    (same && !found.number.starts_with('/')).then(|| found.number.to_owned())
}

fn draft_date(words: Words<'_>) -> Option<PartialDate> {
    let at = words.find("ngày")?;
    date::printed(words.from(at).lower)
        .ok()
        .and_then(|(_, issued)| issued)
}

/// "Số: 77/KH-UBND"
fn number(words: Words<'_>) -> Option<String> {
    let rest = words
        .after("số")?
        .trim_matches(|c| c == ':' || c.is_whitespace());
    let rest = rest.trim_start();
    let found = heads(words).into_iter().next()?;
    rest.text
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| found.number.to_owned())
}

/// "Giao Minh, ngày 26 tháng 3 năm 2026"
fn issued(top: &[Words<'_>]) -> Option<PartialDate> {
    top.iter().find_map(|words| {
        let words = *words;
        let at = words.find("ngày")?;
        let place = words.until(at).trim_end();
        let fits = place.text.ends_with(',')
            && place.text.split_whitespace().count() <= 8
            && starts_upper(place.text)
            || number(words).is_some();
        if !fits {
            return None;
        }
        let (rest, issued) = date::printed(words.from(at).lower).ok()?;
        issued.filter(|_| rest.trim().len() < 3)
    })
}

#[derive(Default)]
struct Area {
    level: Option<Level>,
    kind: Option<&'static str>,
    commune: Option<String>,
    province: Option<&'static str>,
}

/// Words for a commune, with the kind a target set calls it.
const COMMUNES: &[(&str, &str)] = &[
    ("xã", "commune"),
    ("phường", "ward"),
    ("đặc khu", "special-zone"),
];

impl Area {
    fn of(outline: &Outline<'_>, title: &[Words<'_>], draft: Option<Words<'_>>) -> Self {
        let mut area = Self {
            province: province(outline),
            ..Self::default()
        };
        let named = title.iter().chain(&draft).find_map(|words| commune(*words));
        let named = named.or_else(|| most_named(outline));
        if let Some((kind, name)) = named {
            area.kind = Some(kind);
            area.commune = Some(name);
            area.level = Some(Level::Commune);
        } else if area.province.is_some() {
            area.level = Some(Level::Province);
        }
        area
    }

    /// What the letterhead of a people's committee adds, and its name where that is not one of
    /// a commune or a province of today.
    fn of_committee(&mut self, by: &Letterhead) -> Option<String> {
        let (word, name, level) = by.area()?;
        if let Some((_, kind)) = COMMUNES.iter().find(|(of, _)| *of == word) {
            self.kind = Some(kind);
            self.commune = Some(name.to_owned());
            self.level = level;
            return None;
        }
        self.kind = None;
        self.commune = None;
        self.province = PROVINCES.iter().copied().find(|known| *known == name);
        self.level = self.province.map(|_| Level::Province).or(level);
        self.province
            .is_none()
            .then(|| format!("UBND {word} {name}"))
    }

    /// What the letterhead of another body adds: a ministry's plan is of no place, a
    /// department's of no commune.
    fn of_other(&mut self, by: &Letterhead) {
        let commune = by.area().and_then(|(word, name, _)| {
            let known = COMMUNES.iter().find(|(of, _)| *of == word);
            known.map(|(_, kind)| (*kind, name.to_owned()))
        });
        match (by.level(), commune) {
            (_, Some((kind, name))) => {
                self.kind = Some(kind);
                self.commune = Some(name);
                self.level = Some(Level::Commune);
            }
            (Some(level @ Level::Province), None) => {
                *self = Self {
                    level: Some(level),
                    province: self.province,
                    ..Self::default()
                };
            }
            (Some(level @ (Level::Ministry | Level::National)), None) => {
                *self = Self {
                    level: Some(level),
                    ..Self::default()
                };
            }
            _ => {}
        }
    }

    fn issuer(&self) -> Option<String> {
        let word = COMMUNES
            .iter()
            .find(|(_, kind)| Some(*kind) == self.kind)
            .map(|(word, _)| *word);
        match (word, &self.commune, self.province) {
            (Some(word), Some(name), _) => Some(format!("UBND {word} {name}")),
            (
                _,
                _,
                Some(
                    city @ ("Hà Nội" | "Hải Phòng" | "Huế" | "Đà Nẵng" | "Cần Thơ" | "Hồ Chí Minh"),
                ),
            ) => Some(format!("UBND thành phố {city}")),
            (_, _, Some(province)) => Some(format!("UBND tỉnh {province}")),
            _ => None,
        }
    }
}

/// The name after "xã": the words with capitals that follow.
fn commune(words: Words<'_>) -> Option<(&'static str, String)> {
    COMMUNES.iter().find_map(|(word, kind)| {
        let mut from = 0;
        while let Some(at) = words.from(from).find(word) {
            let after = words.from(from + at + word.len());
            if let Some(name) =
                proper_name(after.text.trim_start()).filter(|_| after.text.starts_with(' '))
            {
                return Some((*kind, name));
            }
            from += at + word.len();
        }
        None
    })
}

/// Two to four words with capitals; a shouted name is written as names are.
fn proper_name(text: &str) -> Option<String> {
    let mut name: Vec<String> = Vec::new();
    for word in text.split(' ').take(4) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !bare.starts_with(char::is_uppercase) || !bare.chars().all(char::is_alphabetic) {
            break;
        }
        let mut letters = bare.chars();
        let first = letters.next().into_iter();
        name.push(first.chain(letters.flat_map(char::to_lowercase)).collect());
        if bare.len() < word.len() {
            break;
        }
    }
    let shouted_more = name.len() > 3;
    (!name.is_empty() && !shouted_more).then(|| name.join(" "))
}

/// The commune most often named after "UBND".
fn most_named(outline: &Outline<'_>) -> Option<(&'static str, String)> {
    static NAMED: Phrases = Phrases::of(&["ubnd", "ủy ban nhân dân"]);
    let mut counts: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let named = outline.items.iter();
    for item in named.filter(|item| NAMED.letters_are_in(item.words.lower)) {
        for lead in ["ubnd ", "ủy ban nhân dân ", "uỷ ban nhân dân "] {
            for at in places(item.words.lower, lead).take(4) {
                let near = item.words.from(at + lead.len());
                if let Some(found) = commune(near.until(60)).filter(|_| {
                    COMMUNES
                        .iter()
                        .any(|(word, _)| near.lower.starts_with(word))
                }) {
                    *counts.entry(found).or_default() += 1;
                }
            }
        }
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(found, _)| found)
}

/// The province most often named.
fn province(outline: &Outline<'_>) -> Option<&'static str> {
    const LEADS: &[&str] = &["tỉnh ", "thành phố ", "tp. "];
    static NAMES: LazyLock<Vec<String>> =
        LazyLock::new(|| PROVINCES.iter().map(|name| name.to_lowercase()).collect());
    static NAMED: Phrases = Phrases::of(LEADS);
    let mut counts = vec![0_usize; PROVINCES.len()];
    let named = outline.items.iter();
    for item in named.filter(|item| NAMED.letters_are_in(item.words.lower)) {
        for lead in LEADS {
            for at in places(item.words.lower, lead) {
                let after = item.words.from(at + lead.len());
                let found = NAMES
                    .iter()
                    .position(|name| after.lower.starts_with(name.as_str()));
                if let Some(count) = found.and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
        }
    }
    let most = counts.iter().max().copied().filter(|most| *most > 0)?;
    let at = counts.iter().position(|count| *count == most)?;
    PROVINCES.get(at).copied()
}
