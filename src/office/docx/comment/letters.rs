//! The letters of an element of a Word file, each with its bytes: what a comment is anchored at.

use crate::office::problem::Unreadable;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use std::ops::Range;

/// A letter, in lower case, and the bytes that spell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) sign: char,
    pub(super) bytes: Range<usize>,
    /// Which of the runs it stands in.
    pub(super) run: usize,
}

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The byte at which its first tag begins.
    pub(super) start: usize,
    /// The byte behind its last tag.
    pub(super) end: usize,
    /// Its first tag as it is spelt: `<w:r w:rsidR="00A1">`.
    pub(super) tag: String,
    /// What it says of its look, as it is spelt; empty for nothing.
    pub(super) look: String,
    /// The prefix of its names, with the colon: `w:`.
    pub(super) prefix: String,
    /// Its pieces of text.
    pub(super) texts: Vec<TextTag>,
}

/// The tag of a piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextTag {
    /// The byte at which it begins.
    pub(super) start: usize,
    /// The byte behind its name.
    pub(super) name_end: usize,
    /// Its words.
    pub(super) words: Range<usize>,
    /// Whether it says that blanks at its ends are kept.
    pub(super) keeps_blanks: bool,
}

/// The runs of an element and their letters, blanks left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Letters {
    pub(super) letters: Vec<Letter>,
    pub(super) runs: Vec<Run>,
}

/// Names of elements that a reader sees nothing of in their place: former looks, what is struck
/// out, the second way in which a thing is kept, text boxes, the codes of fields.
const UNSEEN: [&str; 7] = [
    "rPrChange",
    "del",
    "moveFrom",
    "Fallback",
    "txbxContent",
    "delText",
    "instrText",
];

/// The letters in these bytes of a part: the inside of an element, and its end.
pub(super) fn letters(part: &str, origin: &Range<usize>) -> Result<Letters, Unreadable> {
    let mut scan = Scan {
        offset: origin.start,
        ..Scan::default()
    };
    let text = part.get(origin.clone()).unwrap_or_default();
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    loop {
        let before = position(&reader);
        let event = reader.read_event();
        let event = match event {
            Ok(Event::Eof) => break,
            Ok(event) => event,
            // The end of the element itself has no beginning in here.
            Err(_) if position(&reader) >= text.len() => break,
            Err(error) => {
                return Err(Unreadable::Damaged {
                    part: String::new(),
                    why: error.to_string(),
                });
            }
        };
        let bytes = before..position(&reader);
        scan.event(text, &event, bytes);
    }
    Ok(scan.found)
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// An element as far as it is gone through.
#[derive(Default)]
struct Scan {
    offset: usize,
    found: Letters,
    /// How many elements are open inside one that is not seen, that one counted.
    unseen: usize,
    /// Whether a run is open, and where its look begins.
    in_run: bool,
    look: Option<usize>,
    in_text: bool,
}

impl Scan {
    fn event(&mut self, text: &str, event: &Event<'_>, bytes: Range<usize>) {
        match event {
            Event::Start(tag) => {
                let name = tag.local_name().into_inner();
                if self.unseen > 0 || UNSEEN.contains(&name) {
                    self.unseen += 1;
                } else {
                    self.start(text, name, bytes);
                }
            }
            Event::End(tag) => {
                if self.unseen > 0 {
                    self.unseen -= 1;
                } else {
                    self.end(text, tag.local_name().into_inner(), bytes);
                }
            }
            Event::Text(_) if self.in_text && self.unseen == 0 => self.words(text, bytes),
            Event::GeneralRef(_) if self.in_text && self.unseen == 0 => {
                self.reference(text, bytes);
            }
            _ => {}
        }
    }

    fn start(&mut self, text: &str, name: &str, bytes: Range<usize>) {
        let tag = text.get(bytes.clone()).unwrap_or_default();
        let full = tag.trim_start_matches('<');
        let full = full
            .split(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
            .next()
            .unwrap_or_default();
        match name {
            "r" => {
                let prefix = full.strip_suffix(name).unwrap_or_default();
                self.found.runs.push(Run {
                    start: self.offset + bytes.start,
                    end: self.offset + bytes.end,
                    tag: tag.to_owned(),
                    look: String::new(),
                    prefix: prefix.to_owned(),
                    texts: Vec::new(),
                });
                self.in_run = true;
            }
            "rPr" if self.in_run => self.look = Some(bytes.start),
            "t" if self.in_run => {
                self.in_text = true;
                if let Some(run) = self.found.runs.last_mut() {
                    run.texts.push(TextTag {
                        start: self.offset + bytes.start,
                        name_end: self.offset + bytes.start + 1 + full.len(),
                        words: self.offset + bytes.end..self.offset + bytes.end,
                        keeps_blanks: tag.contains("preserve"),
                    });
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, text: &str, name: &str, bytes: Range<usize>) {
        let offset = self.offset;
        match (name, self.found.runs.last_mut()) {
            ("r", Some(run)) if self.in_run => {
                run.end = offset + bytes.end;
                self.in_run = false;
            }
            ("rPr", Some(run)) => {
                if let Some(start) = self.look.take() {
                    text.get(start..bytes.end)
                        .unwrap_or_default()
                        .clone_into(&mut run.look);
                }
            }
            ("t", Some(run)) => {
                self.in_text = false;
                if let Some(last) = run.texts.last_mut() {
                    last.words.end = offset + bytes.start;
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str, bytes: Range<usize>) {
        let start = bytes.start;
        for (at, letter) in text.get(bytes).unwrap_or_default().char_indices() {
            let from = self.offset + start + at;
            self.letter(letter, from..from + letter.len_utf8());
        }
    }

    /// A letter that is spelt out: `&lt;`, `&#7873;`.
    fn reference(&mut self, text: &str, bytes: Range<usize>) {
        let spelt = text.get(bytes.clone()).unwrap_or_default();
        let letter = quick_xml::escape::unescape(spelt).ok();
        if let Some(letter) = letter.and_then(|letters| letters.chars().next()) {
            self.letter(letter, self.offset + bytes.start..self.offset + bytes.end);
        }
    }

    fn letter(&mut self, letter: char, bytes: Range<usize>) {
        if letter.is_whitespace() {
            return;
        }
        let run = self.found.runs.len().saturating_sub(1);
        for sign in letter.to_lowercase() {
            self.found.letters.push(Letter {
                sign,
                bytes: bytes.clone(),
                run,
            });
        }
    }
}

impl Letters {
    /// Where these words stand among the letters, blanks and case left out: all of them, else
    /// without the label a list puts before them, else as much of their beginning as is there.
    pub(super) fn find(&self, words: &str, nth: usize) -> Option<Range<usize>> {
        let parts: Vec<&str> = words.split_whitespace().collect();
        for skipped in 0..parts.len().min(LABEL) {
            let rest = parts.get(skipped..).unwrap_or_default();
            let wanted: Vec<char> = rest.concat().chars().flat_map(char::to_lowercase).collect();
            if let Some(start) = self.position(&wanted, nth) {
                return Some(start..start + wanted.len());
            }
        }
        let wanted: Vec<char> = parts
            .concat()
            .chars()
            .flat_map(char::to_lowercase)
            .collect();
        let (start, length) = self.longest_beginning(&wanted)?;
        Some(start..start + length)
    }

    fn position(&self, wanted: &[char], nth: usize) -> Option<usize> {
        if wanted.is_empty() {
            return None;
        }
        let starts = self.letters.windows(wanted.len()).enumerate();
        let mut starts = starts
            .filter(|(_, window)| window.iter().map(|l| l.sign).eq(wanted.iter().copied()))
            .map(|(at, _)| at);
        let first = starts.next()?;
        Some(
            nth.checked_sub(1)
                .and_then(|more| starts.nth(more))
                .unwrap_or(first),
        )
    }

    /// The longest beginning of the words that is there, if it is long enough to be no chance.
    fn longest_beginning(&self, wanted: &[char]) -> Option<(usize, usize)> {
        let best = (0..self.letters.len())
            .map(|start| {
                let there = self.letters.get(start..).unwrap_or_default();
                let same = there.iter().zip(wanted).take_while(|(l, w)| l.sign == **w);
                (start, same.count())
            })
            .max_by_key(|(start, length)| (*length, std::cmp::Reverse(*start)))?;
        (best.1 >= LEAST).then_some(best)
    }
}

/// How many words a label may have: "1.", "a)", "-".
const LABEL: usize = 3;
/// So many letters alike are no chance.
const LEAST: usize = 6;
