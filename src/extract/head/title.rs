//! The title of a plan: several lines; it ends where the preamble begins.

use super::body::capital_first;
use super::title_years::years;
use super::top::Piece;
use crate::document::PartialDate;
use crate::extract::phrases::lists;
use crate::extract::stretch::{Stretch, is_shouted, starts_lower};
use crate::extract::{citation, date};
use crate::layout::{Block, MarkKind};
use crate::text::bare;
use crate::text::letter::{is_alphanumeric, is_lower, is_upper};
use std::sync::LazyLock;

lists! {
    /// What a plan may be called.
    KINDS "title-kind";
    /// What opens the preamble after a title.
    ENDS "title-ends";
    /// What opens a preamble and no title.
    PREAMBLE "preamble-only";
    /// Who decides, below the title of a decision.
    DECIDES "decides";
    /// "số" after a kind: a document is named, no title begins.
    NUMBER "number-word";
    /// "ngày" before a day.
    DAY "day-word";
    /// "về" before what a plan is about.
    ABOUT "about-word";
    /// "của" before a body: it is part of the title then.
    BY "by-word";
    /// "khóa X" behind the body that decides.
    TERM "term";
    /// "Phụ lục".
    ANNEX "annex-head";
    /// The name of the state.
    STATE "state-name";
    /// What a letter says it is about: "V/v".
    LETTER "letter-about";
    /// What a letter is called.
    LETTER_KIND "letter-kind";
}

/// What a plan may be called, without its marks.
static BARE_KINDS: LazyLock<Vec<String>> = LazyLock::new(|| KINDS.iter().map(bare).collect());

/// A title.
#[derive(Debug)]
pub(super) struct Title<'t> {
    /// The kind of the document, as a sentence begins with it: "Kế hoạch".
    pub(super) kind: String,
    /// Its lines.
    pub(super) lines: Vec<Stretch<'t>>,
    /// Which piece it begins with.
    pub(super) first: usize,
    /// Its first byte.
    pub(super) start: usize,
    /// The byte after it.
    pub(super) end: usize,
    /// Who decides, in a line of its own below it.
    pub(super) decider: Option<Stretch<'t>>,
}

impl Title<'_> {
    /// Whether a letter says so what it is about: "V/v …".
    pub(super) fn is_of_a_letter(&self) -> bool {
        LETTER_KIND.iter().next().map(capital_first).as_deref() == Some(self.kind.as_str())
    }
}

/// The title among the pieces of the top, behind which sections may follow.
pub(super) fn title<'t>(
    pieces: &[Piece<'t>],
    (blocks, goes_on): (&[Block], bool),
    decider: &str,
) -> Option<Title<'t>> {
    let kind = |(at, piece): (usize, &Piece<'t>)| {
        let (kind, same) = kind_of(piece.words)?;
        Some((at, kind, same))
    };
    // What stands around a text on a page of the web may name its kind before the title does.
    let shouted = |(_, piece): &(usize, &Piece<'t>)| is_shouted(piece.words.text);
    let all = || pieces.iter().enumerate();
    // "QUYẾT ĐỊNH 1026/QĐ-UBND … VỀ …" above a letterhead is what a web site calls the document.
    let named = |(_, _, same): &(usize, String, Option<Stretch<'t>>)| {
        same.is_none_or(|own| !is_numbered(own))
    };
    let found = all().filter(shouted).filter_map(kind).find(named);
    let found = found
        .or_else(|| all().find_map(kind))
        .or_else(|| in_small_letters(pieces))
        .or_else(|| below_heading(pieces))
        .or_else(|| with_own_number(pieces, goes_on))
        .or_else(|| of_a_letter(pieces));
    let (first, kind, same) = found.or_else(|| without_kind(pieces))?;
    let mut title = Title {
        kind,
        lines: Vec::new(),
        first,
        start: pieces.get(first).map_or(0, |piece| piece.words.start),
        end: pieces.get(first).map_or(0, |piece| piece.words.end()),
        decider: None,
    };
    let own = same.filter(|words| !words.is_empty());
    title.lines.extend(own);
    let after = pieces.get(first + 1..).unwrap_or_default();
    let head = pieces.get(first).map_or("", |piece| piece.words.plain);
    for (at, piece) in after.iter().enumerate() {
        // A page of the web prints a title twice.
        if piece.words.plain == head {
            continue;
        }
        let below = after.get(at + 1).map(|below| below.words);
        if !title.lines.is_empty() && is_decider(piece.words, below) {
            title.decider = Some(piece.words);
            break;
        }
        let marked = blocks
            .get(piece.block)
            .and_then(|block| block.mark.as_ref());
        let section = marked.is_some_and(|mark| !matches!(mark.kind, MarkKind::Bullet(_)));
        let is_heading = title
            .lines
            .last()
            .is_some_and(|last| heads(piece.words, *last));
        if section || is_heading || title.lines.len() > 4 || piece.words.text.len() > 600 {
            break;
        }
        let Some(words) = line(piece.words, &title, decider) else {
            break;
        };
        let glued = joined_decider(words, below).filter(|_| decider.is_empty());
        title.decider = glued.map(|at| words.from(at));
        let words = glued.map_or(words, |at| words.until(at).trim_end());
        title.lines.push(words);
        title.end = words.end();
        if words.end() < piece.words.end() {
            break;
        }
    }
    Some(title)
}

/// The first line, or one right below number and day, as a title in small letters: "Kế hoạch chuyển đổi số năm 2026
/// của xã …".
fn in_small_letters<'t>(pieces: &[Piece<'t>]) -> Option<(usize, String, Option<Stretch<'t>>)> {
    let is_number = |piece: &Piece<'t>| NUMBER.begin(piece.words);
    let below = |at: usize| {
        let above = pieces.get(at.saturating_sub(2)..at).unwrap_or_default();
        at == 0 || above.iter().any(is_number)
    };
    let mut lines = pieces.iter().enumerate();
    lines.find_map(|(at, piece)| small(at, Some(piece.words).filter(|_| below(at))?))
}

/// A title in small letters on one line.
fn small(at: usize, words: Stretch<'_>) -> Option<(usize, String, Option<Stretch<'_>>)> {
    let rest = KINDS.after(words)?;
    let kind = words.until(rest.start - words.start).trim_end();
    let ends = words.text.ends_with([';', ':', '.', ',']);
    // "Chương trình hành động thực hiện Nghị quyết số 45-NQ/TW …": the number of what is carried out.
    let own = ENDS.places(rest).next();
    let own = own.map_or(rest, |(at, _)| rest.until(at));
    let numbered = NUMBER.begin(rest) || own.text.contains('/');
    let fits = words.text.starts_with(is_upper) && !ends && !numbered && words.text.len() < 360;
    fits.then(|| (at, capital_first(kind.plain), Some(rest)))
}

/// Below a line or two in capitals, a line in small letters with a year or an area: "Kế hoạch 60 ngày … xã Tân Hưng".
fn below_heading<'t>(pieces: &[Piece<'t>]) -> Option<(usize, String, Option<Stretch<'t>>)> {
    let mut lines = pieces.iter().enumerate().take(3).skip(1);
    lines.find_map(|(at, piece)| {
        let above = pieces.get(..at)?;
        let is_heading = |piece: &Piece<'_>| is_shouted(piece.words.text);
        let found = small(at, piece.words)?;
        let rest = found.2?;
        let is_dated = !years(rest.text).is_empty() || !super::areas(rest).is_empty();
        (is_dated && above.iter().all(is_heading)).then_some(found)
    })
}

/// The first line where it names a plan by its number and its day: "Kế hoạch số 45/KH-UBND ngày 12/01/2026 của …".
fn with_own_number<'t>(
    pieces: &[Piece<'t>],
    goes_on: bool,
) -> Option<(usize, String, Option<Stretch<'t>>)> {
    // Alone it is a citation, and as a sentence too where no section follows.
    let (alone, words) = (pieces.len() == 1, pieces.first()?.words);
    if alone && !goes_on {
        return None;
    }
    let rest = KINDS.after(words)?;
    let kind = words.until(rest.start - words.start).trim_end();
    let ends = words.text.ends_with([';', ':', ',']) || !alone && words.text.ends_with('.');
    let fits = words.text.starts_with(is_upper) && !ends && words.text.len() < 400;
    let is_own = fits && NUMBER.begin(rest) && DAY.stand_in(rest) && ABOUT.stand_in(rest);
    is_own.then(|| (0, capital_first(kind.plain), Some(rest)))
}

/// "V/v giao chỉ tiêu …" below the number of a letter, which prints no kind (Decree 30/2020/NĐ-CP, annex I).
fn of_a_letter<'t>(pieces: &[Piece<'t>]) -> Option<(usize, String, Option<Stretch<'t>>)> {
    let mut top = pieces.iter().enumerate().take(LETTERHEAD);
    top.find_map(|(at, piece)| {
        let rest = LETTER.after(piece.words)?;
        let kind = LETTER_KIND.iter().next()?;
        Some((at, capital_first(kind), Some(rest)))
    })
}

/// How many pieces a letterhead has at most.
const LETTERHEAD: usize = 12;

/// "Số:" alone on its line.
pub(super) fn opens_number(words: Stretch<'_>) -> bool {
    let after = NUMBER.after(words);
    after.is_some_and(|after| !after.text.contains(is_alphanumeric))
}

/// Whether words begin with the number of a document.
fn is_numbered(words: Stretch<'_>) -> bool {
    let first = words.text.split_whitespace().next().unwrap_or_default();
    first.starts_with(|c: char| c.is_ascii_digit()) && first.contains('/')
}

/// Words in capitals right below number and day where no kind of document is printed: the number tells it.
fn without_kind<'t>(pieces: &[Piece<'t>]) -> Option<(usize, String, Option<Stretch<'t>>)> {
    let numbered = pieces.iter().enumerate().find_map(|(at, piece)| {
        let number = NUMBER.after(piece.words)?;
        // "Số:", and the number on the next line.
        let next = pieces.get(at + 1).filter(|_| opens_number(piece.words));
        let number = next.map_or(number, |next| next.words);
        let (_, kind) = citation::first_number(number.first(60))?;
        Some((at + usize::from(next.is_some()), kind?))
    });
    let (at, kind) = numbered?;
    let below = pieces.get(at + 1..)?.iter().take(3).enumerate();
    let mut lines = below.filter(|(_, piece)| {
        let words = piece.words;
        let is_name =
            citation::is_body(words) || STATE.begin(words) || words.text.split(' ').count() < 4;
        is_shouted(words.text) && !is_name && !PREAMBLE.begin(words)
    });
    let (line, piece) = lines.next()?;
    Some((at + 1 + line, capital_first(kind), Some(piece.words)))
}

/// A line of a title, as far as it is one.
fn line<'t>(words: Stretch<'t>, title: &Title<'t>, decider: &str) -> Option<Stretch<'t>> {
    let opened = !title.lines.is_empty();
    let sentence = words.text.ends_with([';', ':', '.']) && !is_shouted(words.text);
    let opens = if opened {
        ENDS.begin(words)
    } else {
        PREAMBLE.begin(words)
    };
    let is_new = opened && !starts_lower(words.text);
    let last = title.lines.last();
    // "Thực hiện …" in small letters below a title in capitals is the preamble; in capitals the title goes on.
    let goes_on =
        opened && is_shouted(words.text) && last.is_some_and(|last| is_shouted(last.text));
    let issuer = opened
        && DECIDES.begin(words)
        && words.text.len() < 120
        && is_shouted(words.text)
        && last.is_some_and(|last| !is_shouted(last.text) || begins_with(words, decider));
    if issuer
        || (opens && !goes_on)
        || (sentence && (is_new || opens))
        || words.text.starts_with('(')
    {
        return None;
    }
    // "VỀ PHÁT ĐỘNG PHONG TRÀO …;", and in the next line "GIẢM THIỂU …".
    let goes_on = words.text.ends_with(';') && is_shouted(words.text);
    if words.text.ends_with([';', ':']) && !goes_on {
        return None;
    }
    let words = without_preamble(words);
    let words = decider_at(words, decider).map_or(words, |at| words.until(at).trim_end());
    (!words.is_empty()).then_some(words)
}

/// Whether words in capitals below a line of a title in small letters are the first heading: "KẾT QUẢ THỰC HIỆN NĂM 2025".
fn heads(words: Stretch<'_>, last: Stretch<'_>) -> bool {
    let several = |words: Stretch<'_>| words.text.split(' ').count() > 3;
    is_shouted(words.text) && several(words) && !is_shouted(last.text) && several(last)
}

/// "Thủ tướng Chính phủ" alone between a title and "Căn cứ …": who decides.
fn is_decider(words: Stretch<'_>, below: Option<Stretch<'_>>) -> bool {
    let longest = if is_shouted(words.text) { 120 } else { 60 };
    let alone = words.text.len() < longest && words.text.ends_with(is_alphanumeric);
    alone && DECIDES.begin(words) && below.is_some_and(|below| PREAMBLE.begin(below))
}

/// "… TẦM NHÌN ĐẾN NĂM 2050 THỦ TƯỚNG CHÍNH PHỦ" above "Căn cứ …": where who decides ends a title in capitals that has no
/// letterhead above it.
fn joined_decider(words: Stretch<'_>, below: Option<Stretch<'_>>) -> Option<usize> {
    let opens = below.is_some_and(|below| PREAMBLE.begin(below));
    let mut places = DECIDES
        .places(words)
        .filter(|_| opens && is_shouted(words.text));
    let found = places.find(|(at, _)| *at > 0 && DECIDES.is(words.from(*at).plain));
    let (at, _) = found?;
    let before = words.until(at);
    (before.text.ends_with(' ') && BY.before(before.trim_end()).is_none()).then_some(at)
}

/// The number and the day that a title itself names: "Kế hoạch số 45/KH-UBND ngày 12/01/2026 của …".
pub(super) fn own_number(title: &Title<'_>) -> Option<(String, Option<PartialDate>)> {
    let words = NUMBER.after(*title.lines.first()?)?;
    let (number, _) = citation::first_number(words.first(60))?;
    let (at, _) = DAY.find(words)?;
    let day = date::printed(words.from(at).plain)
        .ok()
        .and_then(|(_, day)| day);
    Some((number.split_whitespace().collect(), day))
}

fn begins_with(words: Stretch<'_>, decider: &str) -> bool {
    !decider.is_empty() && words.plain.starts_with(decider)
}

/// Where the body that decides stands behind a title: "… CHÍNH PHỦ SỐ THỦ TƯỚNG CHÍNH PHỦ".
fn decider_at(words: Stretch<'_>, decider: &str) -> Option<usize> {
    let at = words
        .plain
        .rfind(decider)
        .filter(|at| *at > 0 && !decider.is_empty())?;
    let after = words.from(at + decider.len()).trim_start();
    let before = words.until(at);
    let apart = before.text.ends_with(' ') && BY.before(before.trim_end()).is_none();
    (apart && (after.is_empty() || TERM.begin(after))).then_some(at)
}

/// A title in capitals without the sentence that a printer set behind it.
fn without_preamble(words: Stretch<'_>) -> Stretch<'_> {
    let head = words.first(60).text;
    if !is_shouted(head) {
        return words;
    }
    let places = ENDS.places(words).map(|(at, _)| words.from(at));
    let mut opens = places.filter(|rest| {
        rest.text.chars().nth(1).is_some_and(is_lower) && !is_shouted(rest.first(40).text)
    });
    match opens.next() {
        Some(rest) => words.until(rest.start - words.start).trim_end(),
        None => words,
    }
}

/// The kind that a piece is, or begins with in capitals, and the words of the title behind it.
fn kind_of(words: Stretch<'_>) -> Option<(String, Option<Stretch<'_>>)> {
    let words = words.trim_matches(|c| !is_alphanumeric(c) && !matches!(c, '“' | '”' | ')'));
    if words.text.len() > 600 {
        return None;
    }
    let bared = bare_title(words);
    let alone = |(kind, known): &(&str, &String)| {
        let misspelt = bared.as_ref() == Some(*known) && words.text.len() <= kind.len() + 2;
        words.plain == *kind || misspelt
    };
    if let Some((kind, _)) = KINDS.iter().zip(&*BARE_KINDS).find(alone) {
        let capital = words.text.chars().next().is_some_and(|c| !is_lower(c));
        return capital.then(|| (capital_first(kind), None));
    }
    let rest = KINDS.after(words)?;
    let kind = words.until(rest.start - words.start).trim_end();
    let shouted = is_shouted(kind.text) && !NUMBER.begin(rest);
    let ends = words.text.ends_with([';', ':', '.']);
    (shouted && !ends).then(|| (capital_first(kind.plain), Some(without_preamble(rest))))
}

/// Whether words are the kind of a plan and nothing more.
pub(super) fn is_kind(words: Stretch<'_>) -> bool {
    kind_of(words).is_some_and(|(_, rest)| rest.is_none())
}

/// "KẾ HOACH": words in capitals that may be a kind that lost a mark, without their marks.
fn bare_title(words: Stretch<'_>) -> Option<String> {
    let longest = KINDS.iter().next().map_or(0, str::len);
    (words.text.len() <= longest + 2 && is_shouted(words.text)).then(|| bare(words.text))
}

/// Whether words name a kind of plan.
pub(super) fn names_kind(words: Stretch<'_>) -> bool {
    KINDS.stand_in(words)
}

/// Whether words begin with a document of another kind and its number: "Nghị quyết số 45-NQ/TW".
pub(super) fn is_of_another(words: Stretch<'_>, kind: &str) -> bool {
    let words = words.trim();
    let rest = KINDS.after(words);
    rest.is_some_and(|rest| {
        let named = words.until(rest.start - words.start).trim_end();
        NUMBER.begin(rest) && !kind.to_lowercase().starts_with(named.plain)
    })
}

/// Whether a piece begins an annex.
pub(super) fn is_annex(words: Stretch<'_>) -> bool {
    ANNEX.begin(words)
}
