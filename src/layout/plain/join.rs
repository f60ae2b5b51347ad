//! Which lines belong to one paragraph, heading or item.

use super::furniture::Furniture;
use super::line::Line;
use super::manner::Manner;
use super::phrases::{
    BASIS, BODY, COUNTS, CUT_OFF, CUT_OFF_NUMBER, ENCLOSED, HEADING_ON, LETTERHEAD, OPENS, REFERS,
    SELDOM_ENDS, TITLE, VALUES, WHOLE, ends_in_an_abbreviation,
};
use super::signs::{
    begins_with_a_foreign_name, begins_with_a_name_in_digits, begins_with_no_word, depth,
    ends_in_a_bare_share, ends_in_year, has_letters, is_lone_mark, is_share, is_shouted,
    starts_lower, starts_upper, word_count,
};
use crate::layout::{Found, MarkKind};
use crate::text::letter::{is_alphanumeric, is_upper};
use crate::text::work::looked_at;

/// Where in a document a paragraph stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Zone {
    /// The letterhead, the signature: short lines of which each says something.
    #[default]
    Letterhead,
    /// The title below the kind of the document, or that of an annex.
    Title,
    /// All else.
    Body,
}

/// Joins lines into paragraphs.
pub(super) struct Joiner<'l, 't> {
    /// The lines of the text.
    pub(super) lines: &'l [Line<'t>],
    /// How they are set.
    pub(super) manner: &'l Manner,
    /// Which are no words of the plan.
    pub(super) furniture: &'l Furniture,
    /// Where the next paragraph stands.
    pub(super) zone: Zone,
}

/// A paragraph that is open.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Open<'t> {
    mark: Option<Found<'t>>,
    is_shouted: bool,
    starts_lower: bool,
    is_lone_mark: bool,
    is_number_of_document: bool,
    depth: i32,
    lines: usize,
}

impl<'t> Open<'t> {
    fn of(line: &Line<'t>) -> Self {
        let mark = line.mark;
        let words = mark.map_or(0, |mark| mark.length);
        let words = line.text.get(words..).unwrap_or_default();
        Self {
            is_shouted: match mark {
                Some(_) => is_shouted(words),
                None => line.is_shouted,
            },
            starts_lower: starts_lower(words),
            is_lone_mark: is_lone_mark(line.text),
            is_number_of_document: is_number_line(line.text),
            depth: depth(line.text, 0),
            lines: 1,
            mark,
        }
    }

    fn is_section(&self) -> bool {
        self.mark.is_some_and(|mark| mark.kind.is_section())
    }

    fn take(&mut self, line: &Line<'_>) {
        self.is_shouted = if self.is_lone_mark {
            line.is_shouted
        } else {
            self.is_shouted && (line.is_shouted || !has_letters(line.text))
        };
        self.is_lone_mark = false;
        self.lines += 1;
        // A bracket that was never closed opens nothing for pages on.
        self.depth = if self.lines > 12 {
            0
        } else {
            depth(line.text, self.depth)
        };
    }
}

/// A paragraph: its lines, and what stands within it that is none of its words.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// The places of its lines.
    pub(super) lines: Vec<usize>,
    /// The places of page numbers and running heads within it.
    pub(super) furniture: Vec<usize>,
    /// The place of the line after it.
    pub(super) end: usize,
}

impl<'t> Joiner<'_, 't> {
    /// The paragraph that begins at a line; `stops` tells where something else than a paragraph begins.
    pub(super) fn paragraph(
        &mut self,
        at: usize,
        end: usize,
        stops: impl Fn(usize) -> bool,
    ) -> Paragraph {
        let mut found = Paragraph {
            lines: Vec::with_capacity(4),
            furniture: Vec::new(),
            end: at + 1,
        };
        found.lines.push(at);
        let Some(first) = self.lines.get(at) else {
            return found;
        };
        // The letterhead is over where the legal basis begins.
        if self.zone == Zone::Letterhead && opens_basis(first) {
            self.zone = Zone::Body;
        }
        let (mut open, mut last) = (Open::of(first), *first);
        loop {
            let (skipped, next) = self.furniture.skip(found.end, end);
            let Some(line) = self.lines.get(next).filter(|_| next < end && !stops(next)) else {
                break;
            };
            if !self.joins(&open, &last, line, next, !skipped.is_empty()) {
                break;
            }
            found.furniture.extend(skipped);
            found.lines.push(next);
            found.end = next + 1;
            open.take(line);
            last = *line;
        }
        self.zone = self.zone_after(first, &open);
        found
    }

    fn zone_after(&self, first: &Line<'_>, open: &Open<'_>) -> Zone {
        let is_annex = open.mark.is_some_and(|mark| mark.kind == MarkKind::Annex);
        if is_annex || (first.is_shouted && TITLE.are(first.text)) {
            return Zone::Title;
        }
        if OPENS.begin(first.text) && LETTERHEAD.begin(first.text) {
            return Zone::Letterhead;
        }
        match self.zone {
            Zone::Letterhead if open.mark.is_none() || !open.is_section() => Zone::Letterhead,
            Zone::Title if open.is_shouted && open.mark.is_none() => Zone::Title,
            _ => Zone::Body,
        }
    }

    fn joins(
        &self,
        open: &Open<'t>,
        last: &Line<'t>,
        next: &Line<'t>,
        at: usize,
        is_paged: bool,
    ) -> bool {
        looked_at(next.text.len());
        let gap = !is_paged && self.manner.is_gap(at, next);
        let text = next.text;
        if last.text.ends_with("./.")
            || is_title(last)
            || is_title(next)
            || is_number_line(text)
            || (text.starts_with('(') && starts_upper(text) && ENCLOSED.begin(text))
        {
            return false;
        }
        if let Some(mark) = next.mark {
            return !gap && self.is_no_mark(open, last, next, at, mark);
        }
        if open.is_lone_mark {
            return true;
        }
        let finished = is_finished(last.text);
        let full = self.manner.is_full(last, text, open.is_shouted);
        if starts_lower(text) {
            return !finished || (!gap && (full || self.manner.is_parted(at)));
        }
        if open.is_number_of_document {
            return false;
        }
        if text.starts_with(['≥', '≤', '>', '<', '%', ',', ';', ')', '/', '&', '=']) {
            return !gap || !finished;
        }
        if last.text.ends_with(':') && !gap && is_value(open, text, full) {
            return true;
        }
        // A bracket or a quotation that was never closed ends where a document is named anew.
        let anew = last.text.ends_with(';') && opens_basis(next);
        if open.depth > 0 && !anew && (!gap || (full && !finished)) && !next.is_shouted {
            return true;
        }
        if finished {
            let ends = last.text.ends_with([':', '!', '?']) || next.is_shouted;
            return !gap && !ends && full && self.manner.is_parted(at) && !OPENS.begin(text);
        }
        if OPENS.begin(text) && (next.is_shouted || !full) && !CUT_OFF.end(last.text) {
            return WHOLE.span(last.text, text);
        }
        // The title is over where the legal basis begins; behind a blank line all is: "kỳ họp thứ năm".
        let in_title = self.zone == Zone::Title && !is_cut_off(last.text);
        if (gap || in_title) && opens_basis(next) {
            return false;
        }
        // "Chính quyền số" may be a title, as long as there is room behind it.
        let seldom = SELDOM_ENDS.end(last.text) && (full || !COUNTS.end(last.text));
        if is_cut_off(last.text) || (!gap && seldom) {
            return true;
        }
        if gap && WHOLE.span(last.text, text) {
            return true;
        }
        if gap {
            return self.manner.is_leaky(at) && full && !open.is_shouted && !open.is_section();
        }
        self.goes_on(open, last, next, at, full)
    }

    /// Whether a line that begins with a capital or a digit, no blank line before it, goes on with an unfinished one.
    fn goes_on(
        &self,
        open: &Open<'t>,
        last: &Line<'t>,
        next: &Line<'t>,
        at: usize,
        full: bool,
    ) -> bool {
        let text = next.text;
        if begins_with_a_name_in_digits(text) || WHOLE.span(last.text, text) {
            return true;
        }
        let is_item = open.mark.is_some() && !open.is_section();
        if text.starts_with('(') && !(open.is_shouted && next.is_shouted) {
            return !open.is_shouted && (full || (is_item && self.manner.is_parted(at)));
        }
        let (parted, shouted) = (self.manner.is_parted(at), next.is_shouted);
        let wide = word_count(text, 3) >= 3;
        let (is_one, was_one) = (
            word_count(text, 2) == 1,
            open.lines == 1 && word_count(last.text, 3) == 1,
        );
        // "… MỤC TIÊU NĂM 2026" and "NĂM 2025" below it.
        let dated = shouted && ends_in_year(last.text) && ends_in_year(text);
        let is_own = word_count(text, 3) < 3 || !HEADING_ON.begin(text);
        if dated && open.is_section() && is_own {
            return false;
        }
        if shouted && open.is_shouted {
            let has_room = open.is_section();
            return match self.zone {
                _ if is_one || was_one || has_room => true,
                Zone::Title => true,
                Zone::Letterhead => full,
                Zone::Body => full || HEADING_ON.begin(text),
            };
        }
        if open.is_shouted && has_letters(text) || (shouted && wide && !full) {
            return false;
        }
        // "75%" alone on its line below what it is of, and not before what it is of.
        let is_level = open.lines == 1 && is_share(last.text) && word_count(last.text, 2) == 1;
        let is_of_next = ends_in_a_bare_share(last.text) && !(is_level && starts_upper(text));
        if full || begins_with_a_foreign_name(text) || is_of_next {
            return true;
        }
        // "- Triển khai nền tảng" and "LGSP dùng chung của xã." below it; not who does something.
        if is_item && !shouted && begins_with_no_word(text) && !BODY.begin(text) {
            return true;
        }
        match self.zone {
            Zone::Letterhead => false,
            Zone::Title | Zone::Body => parted && (is_item || self.manner.has_short_wraps()),
        }
    }

    /// Whether what looks like a mark is part of the sentence before it: "khoản\n1. …", "kinh tế\n- xã hội".
    fn is_no_mark(
        &self,
        open: &Open<'t>,
        last: &Line<'t>,
        next: &Line<'t>,
        at: usize,
        mark: Found<'t>,
    ) -> bool {
        if is_finished(last.text) {
            return false;
        }
        let rest = next.text.get(mark.length..).unwrap_or_default();
        let is_bullet = matches!(mark.kind, MarkKind::Bullet(_));
        let counted = !is_bullet && !matches!(mark.kind, MarkKind::Part | MarkKind::Annex);
        let fills = self.manner.is_full(last, next.text, open.is_shouted);
        // "Nghị quyết số" and "71/NQ-CP …" on the next line.
        let code = next.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_document = code.len() < next.text.len() && code.starts_with(['/', '-']);
        let counts = (fills || is_document) && COUNTS.end(last.text);
        if counted && !open.is_shouted && (REFERS.end(last.text) || counts) {
            return true;
        }
        // "… vào năm" and "2032." on the next line.
        if counted && mark.label.len() == 4 && rest.is_empty() && CUT_OFF.end(last.text) {
            return true;
        }
        let same = open.mark.is_some_and(|own| own.kind == mark.kind);
        let full = fills || CUT_OFF.end(last.text);
        if is_bullet {
            let dash = matches!(mark.kind, MarkKind::Bullet('-' | '–'));
            if dash && goes_on_with_a_range(last.text, rest) {
                return true;
            }
            return dash
                && starts_lower(rest)
                && !(same && open.starts_lower)
                && (full || self.manner.is_parted(at));
        }
        let small = starts_lower(rest)
            || rest.is_empty()
            || rest.starts_with(|c: char| c.is_ascii_punctuation());
        small && full && !same && !is_lone_mark(next.text)
    }
}

/// Whether a line says what is promised of the item before it, which ends in a colon: "Đạt tối thiểu 70%.", "100%".
fn is_value(open: &Open<'_>, text: &str, full: bool) -> bool {
    let is_item = open.mark.is_some_and(|mark| !mark.kind.is_section());
    if is_share(text) {
        return word_count(text, 4) <= 3 || (is_item && full);
    }
    if full && text.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let says = text.contains(|c: char| c.is_ascii_digit()) && VALUES.begin(text);
    is_item && says && word_count(text, 8) <= 7
}

/// Whether a period or a range goes on behind a dash at the start of a line: "giai đoạn 2026" and "- 2030;", "giảm 15"
/// and "- 20% lượng giống".
fn goes_on_with_a_range(last: &str, rest: &str) -> bool {
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let year = |digits: &str| {
        is_number(digits)
            && matches!(
                digits.as_bytes(),
                [b'1', b'9', _, _] | [b'2', b'0' | b'1', _, _]
            )
    };
    let from = last.rsplit(' ').next().unwrap_or_default();
    let to = rest.split(|c: char| !is_alphanumeric(c)).next();
    let to = to.unwrap_or_default();
    let number = |digits: &str| digits.parse::<u16>().ok();
    let higher = from.len() <= 3 && number(from).is_some() && number(from) < number(to);
    let percent = rest
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .trim_start();
    let share = higher && percent.starts_with('%');
    (year(from) && year(to)) || share
}

/// Whether a line begins the legal basis: with words that only a basis begins with, or such that name a document after.
fn opens_basis(line: &Line<'_>) -> bool {
    let text = line.text;
    let is_number = |word: &str| {
        word.contains(['/', '-'])
            && word.contains(|c: char| c.is_ascii_digit())
            && word.chars().filter(|c| is_upper(*c)).count() >= 2
    };
    !line.is_shouted && BASIS.begin(text) && (OPENS.begin(text) || text.split(' ').any(is_number))
}

fn is_title(line: &Line<'_>) -> bool {
    line.text.len() < 60 && line.is_shouted && TITLE.are(line.text)
}

/// "Số: 45/KH-UBND" of a letterhead.
fn is_number_line(text: &str) -> bool {
    let after = |phrase: &str| {
        text.get(..phrase.len())
            .is_some_and(|start| start == phrase)
    };
    let mut rest = text.chars();
    rest.next().is_some_and(|c| matches!(c, 'S' | 's'))
        && starts_upper(text)
        && text.find(':').is_some_and(|colon| colon <= 6)
        && !after(":")
        && word_count(text.split(':').next().unwrap_or_default(), 2) == 1
        && text
            .split(':')
            .nth(1)
            .is_some_and(|number| number.contains('/') || number.contains('-'))
}

/// Whether a sentence or an item is over at the end of a line.
fn is_finished(text: &str) -> bool {
    text.ends_with([';', ':', '!', '?'])
        || (text.ends_with('.') && !ends_in_an_abbreviation(text) && !text.ends_with(".."))
}

/// Whether a line cannot be the last of a sentence.
fn is_cut_off(text: &str) -> bool {
    text.ends_with([
        '\u{ad}', ',', '-', '–', '/', '(', '&', '≥', '≤', '>', '<', '“', '+',
    ]) || CUT_OFF.end(text)
        || ends_behind_a_number(text)
}

/// "từ 41% lên", and on the next line "65%".
fn ends_behind_a_number(text: &str) -> bool {
    CUT_OFF_NUMBER.end(text)
        && text
            .trim_end()
            .rsplit(' ')
            .nth(1)
            .is_some_and(|before| before.ends_with(|c: char| c == '%' || c.is_ascii_digit()))
}
