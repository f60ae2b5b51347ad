//! Marks of comments put between the letters of a Word file; nothing else of it is touched.

use super::letters::{Letters, Run, TextTag};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

/// What is put into a part, by the byte before which it stands.
#[derive(Debug, Default)]
pub(super) struct Insertions {
    marks: BTreeMap<usize, Marks>,
    /// The tags that have to keep blanks from now on.
    keep: BTreeSet<usize>,
}

/// The marks at one place.
#[derive(Debug, Default)]
struct Marks {
    /// Around the marks: the end of a run that is cut here, and its beginning again.
    before: String,
    after: String,
    prefix: String,
    ends: Vec<u32>,
    starts: Vec<u32>,
}

impl Insertions {
    /// Marks the letters of a range as those of a comment; none there are is said so.
    pub(super) fn mark(
        &mut self,
        part: &str,
        letters: &Letters,
        range: Range<usize>,
        comment: u32,
    ) -> bool {
        let last = range
            .end
            .checked_sub(1)
            .and_then(|at| letters.letters.get(at));
        let (Some(first), Some(last)) = (letters.letters.get(range.start), last) else {
            return false;
        };
        let (Some(opens), Some(closes)) = (letters.runs.get(first.run), letters.runs.get(last.run))
        else {
            return false;
        };
        let start = first.bytes.start;
        if begins_with(opens, start) {
            self.at(opens.start, opens).starts.push(comment);
        } else {
            self.cut(start, opens).starts.push(comment);
        }
        let end = last.bytes.end;
        if ends_with(part, closes, end) {
            self.at(closes.end, closes).ends.push(comment);
        } else {
            self.cut(end, closes).ends.push(comment);
        }
        true
    }

    fn at(&mut self, place: usize, run: &Run) -> &mut Marks {
        let marks = self.marks.entry(place).or_default();
        marks.prefix.clone_from(&run.prefix);
        marks
    }

    /// A place inside a run: the run ends there and begins again.
    fn cut(&mut self, place: usize, run: &Run) -> &mut Marks {
        if let Some(text) = text_at(run, place).filter(|text| !text.keeps_blanks) {
            self.keep.insert(text.name_end);
        }
        let marks = self.at(place, run);
        let (p, tag, look) = (&run.prefix, &run.tag, &run.look);
        marks.before = format!("</{p}t></{p}r>");
        marks.after = format!("{tag}{look}<{p}t xml:space=\"preserve\">");
        marks
    }

    /// The part with everything put in.
    pub(super) fn applied(&self, part: &str) -> String {
        let mut places: BTreeSet<usize> = self.marks.keys().copied().collect();
        places.extend(&self.keep);
        let mut out = String::with_capacity(part.len() + places.len() * 256);
        let mut from = 0;
        for place in places {
            out.push_str(part.get(from..place).unwrap_or_default());
            from = place;
            if self.keep.contains(&place) {
                out.push_str(" xml:space=\"preserve\"");
            }
            if let Some(marks) = self.marks.get(&place) {
                marks.write(&mut out);
            }
        }
        out.push_str(part.get(from..).unwrap_or_default());
        out
    }
}

impl Marks {
    fn write(&self, out: &mut String) {
        let p = &self.prefix;
        out.push_str(&self.before);
        for id in &self.ends {
            let _ = write!(
                out,
                "<{p}commentRangeEnd {p}id=\"{id}\"/><{p}r><{p}commentReference {p}id=\"{id}\"/></{p}r>"
            );
        }
        for id in &self.starts {
            let _ = write!(out, "<{p}commentRangeStart {p}id=\"{id}\"/>");
        }
        out.push_str(&self.after);
    }
}

fn text_at(run: &Run, place: usize) -> Option<&TextTag> {
    let mut texts = run.texts.iter();
    texts.find(|text| text.words.start <= place && place <= text.words.end)
}

/// Whether nothing of a run stands before this byte.
fn begins_with(run: &Run, place: usize) -> bool {
    let looks_end = run.start + run.tag.len() + run.look.len();
    run.texts
        .first()
        .is_some_and(|text| text.words.start == place && text.start == looks_end)
}

/// Whether nothing of a run stands behind this byte.
fn ends_with(part: &str, run: &Run, place: usize) -> bool {
    let p = &run.prefix;
    let is_last = run.texts.last().is_some_and(|text| text.words.end == place);
    is_last && part.get(place..run.end) == Some(&format!("</{p}t></{p}r>"))
}
