//! The styles of an old Word file, as far as paragraphs take their lists and headings from them
//! ([MS-DOC] 2.9.271, 2.9.258).

use super::bytes::{slice, u16_at};
use super::property::{OfParagraph, OfWords, say_of_paragraph, words};

/// The longest chain of styles that rest on each other.
const CHAIN: usize = 12;

/// The kinds of built-in styles: headings, and entries of a table of contents.
const HEADINGS: std::ops::RangeInclusive<u16> = 1..=9;
const CONTENTS: std::ops::RangeInclusive<u16> = 19..=27;

/// The styles, by their number.
#[derive(Default)]
pub(super) struct Styles(Vec<Option<Style>>);

struct Style {
    /// Which of the built-in styles it is.
    kind: u16,
    /// The style it rests on.
    base: u16,
    paragraph: Vec<u8>,
    words: Vec<u8>,
}

impl Styles {
    /// Reads the table of styles.
    pub(super) fn read(table: &[u8]) -> Self {
        Self(styles(table).unwrap_or_default())
    }

    /// What a style and those it rests on say of a paragraph.
    pub(super) fn of(&self, number: u16) -> (OfParagraph, OfWords) {
        let mut chain = Vec::new();
        let mut next = Some(number);
        while let Some(style) = next.and_then(|at| self.0.get(usize::from(at))?.as_ref()) {
            chain.push(style);
            next = Some(style.base).filter(|_| chain.len() < CHAIN);
        }
        let mut found = OfParagraph::default();
        let mut of_words = OfWords::default();
        for style in chain.iter().rev() {
            say_of_paragraph(&style.paragraph, &mut found);
            words(&style.words, &mut of_words);
        }
        let kind = |wanted: std::ops::RangeInclusive<u16>| {
            chain.iter().find(|style| wanted.contains(&style.kind))
        };
        let heading = kind(HEADINGS).and_then(|style| u8::try_from(style.kind).ok());
        found.heading = heading.or(found.heading);
        found.is_contents = kind(CONTENTS).is_some();
        (found, of_words)
    }
}

fn styles(table: &[u8]) -> Option<Vec<Option<Style>>> {
    let front = usize::from(u16_at(table, 0)?);
    let count = usize::from(u16_at(table, 2)?);
    let base = usize::from(u16_at(table, 4)?);
    let mut rest = table.get(2 + front..)?;
    let mut found = Vec::with_capacity(count);
    for _ in 0..count {
        let length = usize::from(u16_at(rest, 0)?);
        found.push(slice(rest, 2, length).and_then(|said| style(said, base)));
        rest = rest.get(2 + length + length % 2..)?;
    }
    Some(found)
}

/// One style; none where it is of no paragraphs.
fn style(said: &[u8], base: usize) -> Option<Style> {
    let kind = u16_at(said, 0)? & 0x0FFF;
    let of = u16_at(said, 2)?;
    // 1 is a style of paragraphs.
    (of & 0x000F == 1).then_some(())?;
    let name = usize::from(u16_at(said, base)?);
    let mut at = base + 2 + name * 2 + 2;
    let mut parts = [Vec::new(), Vec::new()];
    for part in &mut parts {
        at += at % 2;
        let length = usize::from(u16_at(said, at).unwrap_or_default());
        *part = slice(said, at + 2, length).unwrap_or_default().to_vec();
        at += 2 + length;
    }
    let [paragraph, words] = parts;
    // The first number of what is said of the paragraph is the style itself.
    let paragraph = paragraph.get(2..).unwrap_or_default().to_vec();
    Some(Style {
        kind,
        base: of >> 4,
        paragraph,
        words,
    })
}
