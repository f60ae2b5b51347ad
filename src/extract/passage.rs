//! Places that a reviewer looks at besides targets, documents and tasks: headings, annexes, shares of counts, names
//! that ended.

use super::assemble::Assembly;
use super::count::{counts_with_shares, stands_in};
use super::outline::Role;
use super::part::Part;
use super::phrases::lists;
use super::table::TableReading;
use super::when;
use crate::document::ended_in;
use crate::layout::{Block, MarkKind, Shape};
use crate::lexicon::WordSet;
use crate::plan::{Passage, PassageKind};
use crate::text::loose;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

lists! {
    /// What a sentence begins with that says which targets are meant.
    TARGETS "targets-named";
    /// Words that leave targets to another document: "giao tại".
    ELSEWHERE "set-elsewhere";
    /// "Phụ lục".
    ANNEX "annex-word";
    /// "biểu chi tiết": an annex by another name.
    FORM "annex-form";
    /// What says that an annex is the plan's own.
    OWN_ANNEX "own-annex";
    /// What says that it is another document's.
    OTHER_ANNEX "other-annex";
    /// What says of all: "toàn bộ".
    OF_ALL "of-all";
    /// What stands between the numbers of two annexes.
    ANNEX_JOINT "annex-joint";
}

/// The words that such phrases begin with.
static OF_ALL_WORDS: LazyLock<WordSet> = LazyLock::new(|| OF_ALL.first_words());

/// How many letters of a heading or a sentence are kept.
const LETTERS: usize = 160;

impl Assembly<'_> {
    /// A heading, a numbered item or an annex.
    pub(super) fn place(&mut self, block: &Block, role: Role, before: Part) {
        let is_heading = role == Role::Heading;
        let kind = block.mark.as_ref().map(|mark| mark.kind);
        match kind {
            Some(MarkKind::Annex) => self.annex(block),
            _ if before == Part::Closing && self.opens_annex(block, is_heading) => {
                self.annex(block);
            }
            _ => {}
        }
        let counts = matches!(
            kind,
            Some(MarkKind::Part | MarkKind::Roman | MarkKind::Capital | MarkKind::Number(_))
        );
        if !counts || block.words.start < self.title_end || matches!(block.shape, Shape::Table(_)) {
            return;
        }
        let kind = if is_heading {
            PassageKind::Heading
        } else {
            PassageKind::Item
        };
        let number = block.mark.as_ref().map(|mark| mark.label.clone());
        let words = is_heading.then(|| block.words.clone());
        self.passage(kind, number, words, block.whole.clone());
    }

    /// Whether something behind the signature opens an annex: the title of a list, or a section.
    fn opens_annex(&self, block: &Block, is_heading: bool) -> bool {
        let is_section = block.mark.as_ref().is_some_and(|mark| {
            matches!(
                mark.kind,
                MarkKind::Part | MarkKind::Roman | MarkKind::Number(_)
            )
        });
        (is_heading && self.outline.part() != Part::Closing) || is_section
    }

    fn annex(&mut self, block: &Block) {
        let number = block
            .mark
            .as_ref()
            .filter(|mark| mark.kind == MarkKind::Annex);
        let number = number.map(|mark| mark.label.clone());
        let words = Some(block.words.clone()).filter(|words| !words.is_empty());
        self.passage(PassageKind::Annex, number, words, block.whole.clone());
    }

    /// An annex without a title: a table behind the signature that says something.
    pub(super) fn annex_without_title(&mut self, range: Range<usize>) {
        if self.outline.part() == Part::Closing {
            self.passage(PassageKind::Annex, None, None, range);
        }
    }

    /// The numbered rows of a table that state neither target nor task.
    pub(super) fn rows(&mut self, read: &TableReading) {
        for (number, range) in &read.rows {
            let claims = read.claims.iter().chain(&read.task_claims);
            let stated = claims.map(|claim| (claim.row.as_ref(), claim.words.start));
            let mut stated = stated.chain(
                read.tasks
                    .iter()
                    .map(|task| (task.row.as_ref(), task.words.start)),
            );
            if !stated.any(|(row, start)| row == Some(number) && range.contains(&start)) {
                self.passage(PassageKind::Row, Some(number.clone()), None, range.clone());
            }
        }
    }

    /// What the sentences of a paragraph, an item or a cell say besides their figures; `cited` is where a document
    /// is named in them.
    pub(super) fn looked_at(&mut self, range: Range<usize>, cited: &[Range<usize>]) {
        if matches!(self.outline.part(), Part::Basis) || range.start < self.title_end {
            return;
        }
        let words = self.text.layout.words(range.clone());
        let slashed = memchr::memchr(b'/', words.as_bytes()).is_some();
        let names_annex = self.text.tagged.names_annex(&range);
        let names_ended = self.text.tagged.names_ended(&range);
        if !names_annex && !names_ended && !slashed {
            return;
        }
        for sentence in sentences(words, range.start) {
            if names_annex && self.text.tagged.names_annex(&sentence) {
                self.named_annexes(sentence.clone());
            }
            if slashed {
                self.shares(sentence.clone());
            }
            let end = cited
                .iter()
                .map(|cited| cited.start)
                .filter(|start| sentence.contains(start))
                .min();
            let own = sentence.start..end.unwrap_or(sentence.end);
            if slashed {
                self.wrong_day(own.clone());
            }
            if names_ended && self.text.tagged.names_ended(&own) {
                self.ended(own);
            }
        }
    }

    /// The annexes of the plan itself that a sentence names.
    fn named_annexes(&mut self, sentence: Range<usize>) {
        let words = self.text.layout.words(sentence.clone());
        for clause in clauses(words, sentence.start) {
            let words = loose(self.text.layout.words(clause.clone()));
            let annex = behind_any(&words, &ANNEX);
            let form = || behind_any(&words, &FORM).map(|_| "");
            let Some(behind) = annex.or_else(form) else {
                continue;
            };
            // "(trừ hồ sơ thuộc danh mục bí mật nhà nước)" names no list of the plan's.
            let begins = || FORM.iter().any(|form| words.starts_with(form));
            let bracketed = self.text.layout.words(clause.clone()).starts_with('(');
            let bracketed = bracketed && (annex.is_some() || begins());
            let is_of_another = stands_in(&words, &OTHER_ANNEX);
            if is_of_another || !(bracketed || stands_in(&words, &OWN_ANNEX)) {
                continue;
            }
            let numbers = annex_numbers(behind);
            if numbers.is_empty() {
                self.passage(
                    PassageKind::NamedAnnex,
                    None,
                    Some(clause),
                    sentence.clone(),
                );
            } else {
                for number in numbers {
                    let (clause, sentence) = (clause.clone(), sentence.clone());
                    self.passage(
                        PassageKind::NamedAnnex,
                        Some(number),
                        Some(clause),
                        sentence,
                    );
                }
            }
        }
    }

    /// The counts of a sentence that have their share beside them.
    fn shares(&mut self, sentence: Range<usize>) {
        let words = self.text.layout.words(sentence.clone());
        if !words.contains('%') || !words.contains('/') {
            return;
        }
        let found: Vec<Range<usize>> = counts_with_shares(words);
        for range in found {
            let range = sentence.start + range.start..sentence.start + range.end;
            let year = self.year_of_results(range.clone());
            let at = self.out.plan.passages.len();
            self.passage(PassageKind::Share, None, Some(range.clone()), range);
            if let Some(passage) = self.out.plan.passages.get_mut(at) {
                passage.year = year;
            }
        }
    }

    /// The sentences on all of something of which no known target was read, where an indicator may be meant: "bồi dưỡng kỹ năng số cho
    /// toàn bộ cán bộ, công chức".
    pub(super) fn statements(&mut self, range: Range<usize>) {
        if !matches!(
            self.outline.part(),
            Part::Targets | Part::Tasks | Part::Untitled | Part::Organisation
        ) {
            return;
        }
        let words = self.text.layout.words(range.clone());
        if self.outline.part() == Part::Targets {
            for sentence in sentences(words, range.start) {
                self.elsewhere(&sentence);
            }
        }
        let is_of_all = |words: &str, range: &Range<usize>| {
            let own = self.text.stretch(range.clone());
            let stands = |at: usize| OF_ALL.stand_at(own, at - range.start);
            memchr::memchr(b'%', words.as_bytes()).is_some()
                || self
                    .text
                    .tagged
                    .where_may_stand(range, &OF_ALL_WORDS)
                    .any(stands)
        };
        if !is_of_all(words, &range) {
            return;
        }
        // "100% cán bộ; 80% thành viên Tổ … được tập huấn": one sentence.
        let mut whole: Vec<Range<usize>> = Vec::new();
        for sentence in sentences(words, range.start) {
            let goes_on = sentence
                .start
                .checked_sub(1)
                .is_some_and(|at| self.text.layout.text().as_bytes().get(at) == Some(&b';'));
            match whole.last_mut().filter(|_| goes_on) {
                Some(last) => last.end = sentence.end,
                None => whole.push(sentence),
            }
        }
        for sentence in whole {
            let targets = self.out.plan.targets.iter().zip(&self.stated);
            let mut known = targets.filter(|(target, _)| target.indicator.is_some());
            let is_known = known.any(|(_, stated)| sentence.contains(&stated.start));
            let words = self.text.layout.words(sentence.clone());
            if !is_known && is_of_all(words, &sentence) && self.vocabulary.is_meant(words) {
                self.passage(
                    PassageKind::Statement,
                    None,
                    Some(sentence.clone()),
                    sentence,
                );
            }
        }
    }

    /// A sentence among targets that leaves them to another document, and has no figure of its own.
    fn elsewhere(&mut self, sentence: &Range<usize>) {
        let words = self.text.layout.words(sentence.clone());
        let spelt = self.text.stretch(sentence.clone());
        let counts = memchr::memchr(b'%', words.as_bytes()).is_some();
        let opens = TARGETS.after(spelt).filter(|_| !counts);
        if opens.is_some_and(|behind| ELSEWHERE.stand_in(behind)) {
            let words = Some(sentence.clone());
            self.passage(PassageKind::Elsewhere, None, words, sentence.clone());
        }
    }

    /// A sentence that uses what ended as if it stood.
    fn ended(&mut self, sentence: Range<usize>) {
        let names = ended_in(self.text.layout.words(sentence.clone()));
        if names.is_empty() {
            return;
        }
        let year = self.year_of_results(sentence.clone());
        let stated = when::names_year(self.text, sentence.clone());
        // What is told of a year before the end is told rightly.
        let told_of = match (year, stated) {
            (Some(year), Some(stated)) => Some(year.min(stated)),
            (year, stated) => year.or(stated),
        };
        let is_past = |until: i16| told_of.is_some_and(|year| year < until);
        if names.iter().all(|(ended, _)| is_past(ended.until.year)) {
            return;
        }
        let at = self.out.plan.passages.len();
        self.passage(
            PassageKind::EndedName,
            None,
            Some(sentence.clone()),
            sentence,
        );
        if let Some(passage) = self.out.plan.passages.get_mut(at) {
            passage.year = year;
        }
    }

    /// The year of the results that a place stands among.
    fn year_of_results(&self, range: Range<usize>) -> Option<i16> {
        if self.outline.part() != Part::Results {
            return None;
        }
        let before = self.since.map(|year| year - 1);
        when::names_year(self.text, range)
            .or_else(|| self.outline.scopes.year())
            .filter(|year| self.since.is_none_or(|since| *year <= since))
            .or(before)
    }

    pub(super) fn passage(
        &mut self,
        kind: PassageKind,
        number: Option<String>,
        words: Option<Range<usize>>,
        range: Range<usize>,
    ) {
        let printed = words.map(|words| self.text.layout.words(words).trim().to_owned());
        let printed = printed.filter(|printed| !printed.is_empty());
        let (lines, span) = (self.lines(range.clone()), self.span(range));
        self.out.plan.passages.push(Passage {
            kind,
            number: number.map(Cow::Owned),
            words: printed.map(|printed| Cow::Owned(kept(kind, &printed))),
            year: None,
            lines: Some(lines),
        });
        self.out.places.passages.push(span);
    }
}

/// The words that are kept: the first of a heading, all of what is looked at word by word.
fn kept(kind: PassageKind, printed: &str) -> String {
    match kind {
        PassageKind::Share
        | PassageKind::EndedName
        | PassageKind::Statement
        | PassageKind::Elsewhere => printed.to_owned(),
        _ => printed.chars().take(LETTERS).collect(),
    }
}

/// The sentences of words that begin at a byte.
pub(super) fn sentences(words: &str, start: usize) -> Vec<Range<usize>> {
    let (mut found, mut from) = (Vec::new(), 0);
    for at in memchr::memchr3_iter(b';', b'\n', b'.', words.as_bytes()) {
        let behind = words.get(at + 1..).unwrap_or_default();
        let is_point = words.as_bytes().get(at) == Some(&b'.');
        if !is_point || behind.chars().next().is_none_or(char::is_whitespace) {
            found.push(start + from..start + at);
            from = at + 1;
        }
    }
    found.push(start + from..start + words.len());
    found.retain(|range| range.len() > 3);
    found
}

/// The clauses of a sentence: a bracket is one of its own.
fn clauses(words: &str, start: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = 0;
    for (open, _) in words.match_indices('(') {
        let from = words.get(open..).unwrap_or_default();
        let end = open + from.find(')').map_or(from.len(), |close| close + 1);
        if open >= rest {
            found.push(start + rest..start + open);
            found.push(start + open..start + end);
            rest = end;
        }
    }
    found.push(start + rest..start + words.len());
    found
}

/// What follows the first of some phrases.
fn behind_any<'w>(words: &'w str, phrases: &super::phrases::Phrases) -> Option<&'w str> {
    let found = phrases.iter().filter_map(|phrase| {
        let at = memchr::memmem::find(words.as_bytes(), phrase.as_bytes())?;
        let before = words.get(..at).unwrap_or_default();
        let whole = before.is_empty() || before.ends_with(' ');
        Some((at, words.get(at + phrase.len()..)?)).filter(|_| whole)
    });
    found.min_by_key(|(at, _)| *at).map(|(_, behind)| behind)
}

/// The numbers of annexes, in loose spelling: `1`, `2` of "1 và 2 kèm theo", `i` and `ii` of "i phụ lục ii".
fn annex_numbers(behind: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut words = behind.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let is_number = (word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()))
            || (word.len() <= 4 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')));
        let joins = ANNEX_JOINT.is(word)
            || words
                .peek()
                .is_some_and(|next| ANNEX.is(&format!("{word} {next}")))
            || ANNEX
                .iter()
                .any(|phrase| phrase.ends_with(&format!(" {word}")));
        if is_number {
            found.push(word.to_uppercase());
        } else if !joins {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annexes_are_numbered_in_a_row() {
        assert_eq!(annex_numbers(" 1 và 2 kèm theo"), ["1", "2"]);
        assert_eq!(
            annex_numbers(" 1 phụ lục 2 kèm theo kế hoạch này"),
            ["1", "2"]
        );
        assert_eq!(annex_numbers(" số iii kèm theo"), ["III"]);
        assert!(annex_numbers(" kèm theo").is_empty());
    }
}
