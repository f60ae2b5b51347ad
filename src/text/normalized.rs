//! The text in one spelling, with the way back to the user's bytes.

use super::leader::{leader, may_lead};
use super::letter::is_upper;
use super::normalize::nfc;
use super::stars::{bullet, note_stars};
use super::{Source, Span};
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A text in NFC, with one kind of blank and hyphen and without marks of layout, that still
/// knows where each of its bytes stood in the [`Source`].
#[derive(Clone, Debug)]
pub struct Normalized<'s> {
    text: Cow<'s, str>,
    map: OffsetMap,
}

/// Where the bytes of a normalised text came from.
///
/// Pairs of offsets, normalised and original, in order; from a pair on both texts run alike
/// until the next one. No pair at all: the texts are the same.
#[derive(Clone, Debug, Default)]
struct OffsetMap(Vec<(usize, usize)>);

impl OffsetMap {
    fn original(&self, offset: usize) -> usize {
        let after = self.0.partition_point(|(normal, _)| *normal <= offset);
        let pair = after.checked_sub(1).and_then(|at| self.0.get(at));
        let (normal, original) = pair.copied().unwrap_or_default();
        let next = self
            .0
            .get(after)
            .map_or(usize::MAX, |(_, original)| *original);
        (original + (offset - normal)).min(next)
    }

    /// The original end of what ends here: before the marks that were left out.
    fn original_end(&self, offset: usize) -> usize {
        let at = self.0.partition_point(|(normal, _)| *normal < offset);
        match self.0.get(at) {
            Some((normal, original)) if *normal == offset => *original,
            _ => self.original(offset),
        }
    }
}

impl<'s> Normalized<'s> {
    /// The text of a source in one spelling.
    pub fn of(source: &'s Source) -> Self {
        let text = source.text();
        let leads = may_lead(text);
        if !leads && is_as_it_should(text) && !has_names(text) {
            return Self {
                text: Cow::Borrowed(text),
                map: OffsetMap::default(),
            };
        }
        let mut writer = Writer::default();
        for line in text.split_inclusive('\n') {
            match leads.then(|| leader(line)).flatten() {
                Some(leader) => writer.led(line, leader),
                None => writer.line(line),
            }
        }
        // The end has its place too: the last letter may be longer in the original.
        writer.mark(true);
        Self {
            text: Cow::Owned(writer.out),
            map: OffsetMap(writer.map),
        }
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The user's bytes behind a stretch of the normalised text.
    pub fn original(&self, span: Span) -> Span {
        Span::new(
            self.map.original(span.start as usize),
            self.map.original_end(span.end as usize),
        )
    }
}

/// Whether a text is in NFC and in the plainest spelling.
fn is_as_it_should(text: &str) -> bool {
    is_settled(text) || (is_plain(text) && matches!(nfc(text), Cow::Borrowed(_)))
}

/// Whether a text may have signs by the names that pages of the web, and Markdown, give them: "Số:&nbsp;&nbsp;/KH-UBND".
fn has_names(text: &str) -> bool {
    let mut signs = memchr::memchr_iter(b'&', text.as_bytes());
    signs.any(|at| {
        let name = text.as_bytes().get(at + 1..at + 7).unwrap_or_default();
        name.first().is_some_and(u8::is_ascii_lowercase) && name.contains(&b';')
    })
}

/// Bytes after which nothing need be asked: ASCII without marks of layout, the first byte of
/// a letter up to U+02FF, and what follows a first byte that was asked about.
const SETTLED: [bool; 256] = settled();

#[expect(
    clippy::indexing_slicing,
    reason = "worked out by the compiler, which checks each place"
)]
const fn settled() -> [bool; 256] {
    let mut settled = [false; 256];
    let mut byte = 0;
    while byte <= 0xCB {
        settled[byte] = byte < 0xC0 || byte >= 0xC3;
        byte += 1;
    }
    settled[b'$' as usize] = false;
    settled[b'\\' as usize] = false;
    settled[b'*' as usize] = false;
    settled[b'=' as usize] = false;
    settled[0xC3] = false;
    settled[0xC6] = false;
    settled[0xC9] = false;
    settled
}

/// Whether a text is surely in NFC and in the plainest spelling, in one look at its bytes: nearly every plan is.
fn is_settled(text: &str) -> bool {
    /// So many bytes are looked at together.
    const TOGETHER: usize = 64;
    let bytes = text.as_bytes();
    let (chunks, _) = bytes.as_chunks::<TOGETHER>();
    let (behind, _) = bytes.get(1..).unwrap_or_default().as_chunks::<TOGETHER>();
    let mut at = 0;
    for (chunk, behind) in chunks.iter().zip(behind) {
        let pairs = chunk.iter().zip(behind);
        let open = pairs.fold(0, |open, (byte, next)| open | may_be_open(*byte, *next));
        if open != 0 && !is_settled_from(bytes, at, at + TOGETHER) {
            return false;
        }
        at += TOGETHER;
    }
    is_settled_from(bytes, at, bytes.len())
}

/// Whether a byte, by the one behind it, may begin what has a plainer spelling: 0 where not. Told without a branch, so
/// that many bytes are looked at in one step.
#[inline]
fn may_be_open(byte: u8, next: u8) -> u8 {
    let is = |byte: u8, other: u8| u8::from(byte == other);
    let sign = is(byte, b'$') | is(byte, b'\\') | is(byte, b'*') | is(byte, b'=');
    let space = is(byte, 0xC2) & (is(next, 0xA0) | is(next, 0xAD));
    let other = u8::from(byte >= 0xCC);
    let vietnamese = is(byte, 0xE1) & is(next | 1, 0xBB);
    let oi = is(byte, 0xC6) & (is(next | 1, 0xA3) | is(next, 0x89));
    let eth = is(byte, 0xC3) & (is(next, 0x90) | is(next, 0xB0));
    let african = is(byte, 0xC9) & is(next, 0x96);
    sign | space | oi | eth | african | (other & !vietnamese)
}

/// Whether all that begins between two places is in NFC and in the plainest spelling.
fn is_settled_from(bytes: &[u8], from: usize, to: usize) -> bool {
    let open = |b: &u8| !SETTLED.get(usize::from(*b)).copied().unwrap_or_default();
    let mut at = from;
    while let Some(next) = bytes
        .get(at..to)
        .and_then(|rest| rest.iter().position(open))
    {
        at += next;
        at += match bytes.get(at..).unwrap_or_default() {
            [0xC2, second, ..] if !matches!(*second, 0xA0 | 0xAD) => 2,
            [0xC3, second, ..] if !matches!(*second, 0x90 | 0xB0) => 2,
            [0xC6, second, ..] if !matches!(*second, 0x89 | 0xA2 | 0xA3) => 2,
            [0xC9, second, ..] if *second != 0x96 => 2,
            [0xE1, 0xBA | 0xBB, ..]
            // Quotation marks, long dashes and bullets.
            | [0xE2, 0x80, 0x92..=0xA7 | 0xB0..=0xBF, ..]
            // Signs of mathematics but the minus.
            | [0xE2, 0x88, 0x80..=0x91 | 0x93..=0xBF, ..]
            | [0xE2, 0x89, ..] => 3,
            _ => return false,
        };
    }
    true
}

/// Whether no character of a text has a plainer spelling, as far as its bytes can tell.
fn is_plain(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let plain = match byte {
            b'$' | b'\\' | b'*' | b'=' => false,
            // U+00A0 and U+00AD among the signs of Latin.
            0xC2 => !matches!(bytes.next(), Some(0xA0 | 0xAD)),
            // U+00D0 and U+00F0, which many keyboards print for Đ and đ.
            0xC3 => !matches!(bytes.next(), Some(0x90 | 0xB0)),
            // U+01A2 and U+01A3, which old programs print for Ư and ư; U+0189, a capital that looks like Đ.
            0xC6 => !matches!(bytes.next(), Some(0x89 | 0xA2 | 0xA3)),
            // U+0256, its small letter.
            0xC9 => bytes.next() != Some(0x96),
            // Strokes through the letter before: "d" with one looks like "đ".
            0xCC => !matches!(bytes.next(), Some(0xB5 | 0xB6)),
            0xE2 => match bytes.next() {
                // Quotation marks, long dashes and bullets stand among blanks and hyphens.
                Some(0x80) => matches!(bytes.next(), Some(0x92..=0xA7 | 0xB0..=0xBF)),
                Some(0x81) => !matches!(bytes.next(), Some(0x9F | 0xA0 | 0xA6..=0xA9)),
                // Roman numerals of one sign.
                Some(0x85) => !matches!(bytes.next(), Some(0xA0..=0xBF)),
                Some(0x88) => bytes.next() != Some(0x92),
                _ => true,
            },
            0xE3 => bytes.next() != Some(0x80) || bytes.next() != Some(0x80),
            // The mark of byte order, small signs and letters of full width.
            0xEF => !matches!(bytes.next(), Some(0xB9 | 0xBB..=0xBD)),
            _ => true,
        };
        if !plain {
            return false;
        }
    }
    true
}

#[derive(Default)]
struct Writer {
    out: String,
    map: Vec<(usize, usize)>,
    read: usize,
}

impl Writer {
    /// A line whose leader is written as the colon that it stands for.
    fn led(&mut self, line: &str, leader: Range<usize>) {
        self.line(line.get(..leader.start).unwrap_or_default());
        self.mark(false);
        self.piece(line.get(leader.clone()).unwrap_or_default(), ": ");
        self.read += leader.len();
        self.line(line.get(leader.end..).unwrap_or_default());
    }

    fn line(&mut self, line: &str) {
        if is_as_it_should(line) && !has_names(line) {
            self.mark(true);
            self.out.push_str(line);
            self.read += line.len();
            return;
        }
        let mut rest = line;
        if let Some(bullet) = bullet(line) {
            self.mark(true);
            self.out.push_str(bullet);
            self.read += bullet.len();
            rest = line.get(bullet.len()..).unwrap_or_default();
        }
        loop {
            let run = rest.get(..plain_run(rest)).unwrap_or_default();
            if !run.is_empty() {
                self.mark(true);
                self.out.push_str(run);
                self.read += run.len();
                rest = rest.get(run.len()..).unwrap_or_default();
            }
            let note = note_stars(line, line.len() - rest.len());
            let note = note.map(|stars| (stars, Cow::Borrowed(stars)));
            let Some((piece, plainer)) = note.or_else(|| next_piece(rest)) else {
                break;
            };
            self.mark(piece.len() == plainer.len());
            self.piece(piece, &plainer);
            self.read += piece.len();
            rest = rest.get(piece.len()..).unwrap_or_default();
        }
    }

    /// A letter with its marks in the plainer spelling. Where that is several signs, those at its
    /// end that stand so in the original are found there, the others at the start of the piece: the
    /// order of marks may be another, too.
    fn piece(&mut self, piece: &str, plainer: &str) {
        for (at, sign) in plainer.char_indices() {
            let tail = plainer.get(at..).unwrap_or_default();
            if at > 0 && piece != plainer {
                let back = if piece.ends_with(tail) {
                    tail.len()
                } else {
                    piece.len()
                };
                self.map
                    .push((self.out.len(), self.read + piece.len() - back));
            }
            self.out.push(sign);
        }
    }

    /// Notes the place, unless both texts have run alike since the last note and go on so.
    fn mark(&mut self, go_on: bool) {
        let alike = self
            .map
            .last()
            .map_or(self.out.len() == self.read, |(normal, original)| {
                self.out.len() - normal == self.read - original
            });
        if !(alike && go_on) {
            self.map.push((self.out.len(), self.read));
        }
    }
}

/// How many bytes at the start are letters that no mark can change: all but the last of ASCII.
fn plain_run(text: &str) -> usize {
    let plain = |b: &u8| b.is_ascii() && !matches!(b, b'$' | b'\\' | b'*' | b'>' | b'<' | b'&');
    let run = text.bytes().take_while(|b| plain(b)).count();
    run.saturating_sub(1)
}

/// The next letter with its marks, or the next sign, and its plainer spelling.
fn next_piece(text: &str) -> Option<(&str, Cow<'_, str>)> {
    for (sign, plain) in [
        ("\\geq", "≥"),
        ("\\leq", "≤"),
        ("\\ge", "≥"),
        ("\\le", "≤"),
        ("\\%", "%"),
        ("**", ""),
        (">=", "≥"),
        ("<=", "≤"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
        ("&gt;", ">"),
        ("&lt;", "<"),
        ("&ge;", "≥"),
        ("&le;", "≤"),
    ] {
        if !text.starts_with(['\\', '*', '>', '<', '&']) {
            break;
        }
        if let Some(piece) = text.get(..sign.len()).filter(|piece| *piece == sign) {
            return Some((piece, Cow::Borrowed(plain)));
        }
    }
    // Where it breaks a word at the end of its line, whoever joins the lines has to know.
    if matches!(text, "\u{ad}\n" | "\u{ad}\r\n") {
        return text
            .split_at_checked('\u{ad}'.len_utf8())
            .map(|(mark, _)| (mark, mark.into()));
    }
    let mut chars = text.chars();
    let first = chars.next()?;
    let marks: usize = chars.take_while(|c| is_mark(*c)).map(char::len_utf8).sum();
    let piece = text.get(..first.len_utf8() + marks)?;
    let plain = match first {
        '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Cow::Borrowed(" "),
        '\u{2010}' | '\u{2011}' | '\u{2212}' => Cow::Borrowed("-"),
        // Marks of layout, and what takes no room: blanks without width, signs of direction.
        '$'
        | '*'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => Cow::Borrowed(""),
        // "ngƣời": many programs that made PDF of old fonts print this letter for the one of Vietnamese.
        'Ƣ' | 'ƣ' => {
            let letter = if first == 'Ƣ' { "Ư" } else { "ư" };
            let marks = piece.get(first.len_utf8()..).unwrap_or_default();
            Cow::Owned(nfc(&format!("{letter}{marks}")).into_owned())
        }
        // "Chuyển ðổi số": letters of other languages that look like those of Vietnamese, and "d" with a stroke of its own.
        'Ð' | 'Ɖ' | 'ð' | 'ɖ' => Cow::Owned(with_marks(first, piece)),
        'D' | 'd' if piece.contains(STROKES) => Cow::Owned(with_marks(first, piece)),
        // One sign for a whole numeral, and signs as wide as those of Chinese, or smaller.
        'Ⅰ'..='ⅿ' | '﹐'..='﹫' | '！'..='～' => Cow::Owned(piece.nfkc().collect()),
        _ => nfc(piece),
    };
    Some((piece, plain))
}

/// Strokes through a letter.
const STROKES: [char; 2] = ['\u{335}', '\u{336}'];

/// A letter that looks like "đ" as that letter, with the marks behind it but the stroke.
fn with_marks(first: char, piece: &str) -> String {
    let letter = if is_upper(first) { 'Đ' } else { 'đ' };
    let marks = piece.chars().skip(1).filter(|c| !STROKES.contains(c));
    std::iter::once(letter).chain(marks).collect()
}

/// Whether a character is a mark on the letter before it.
fn is_mark(c: char) -> bool {
    let none = matches!(c, '\0'..'\u{300}' | '\u{1e00}'..'\u{2040}');
    !none && unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
#[path = "normalized_tests.rs"]
mod tests;
