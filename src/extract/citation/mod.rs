//! The documents a text names: kind, number, day, issuer, subject, and the documents inside the subject.
//!
//! A citation is a kind, "số", a number, a date and an issuer, in the orders plans print them; its subject may name
//! further documents. A list may leave out the kind or the issuer of all but one.

mod announced;
mod around;
mod issuer;
mod kind;
mod law;
mod list;
mod mentions;
mod names;
mod number;
mod numbered;
mod place;
mod place_of_number;
#[cfg(test)]
mod tests;
mod title;
mod unnumbered;

pub(super) use issuer::{body_before, is_body};

use super::phrases::lists;
use super::stretch::Stretch;
use super::{Account, Ledger, Text, date};
use crate::document::PartialDate;
use crate::layout::{Block, Shape};
use crate::plan::{Citation, Lines};
use std::borrow::Cow;
use std::ops::Range;

lists! {
    /// Who proposed a decision, behind what it rests on.
    PROPOSED "proposed";
    /// "số".
    NUMBER "number-word";
    /// "của".
    OF "of-word";
    /// "tại".
    AT "at-word";
    /// "và".
    AND "and-word";
    /// What opens a legal basis and no title: "Căn cứ".
    RESTS_ON "rests-on";
    /// Words that open a legal basis.
    OPENS_BASIS "opens-basis";
    /// What begins like those and opens none.
    OPENS_NO_BASIS "opens-no-basis";
    /// A congress issues what is not numbered.
    CONGRESS "congress";
}

/// A document that a text names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cited {
    /// From the kind to the end of the subject.
    pub range: Range<usize>,
    /// The kind, in one spelling: "nghị quyết".
    pub kind: Option<&'static str>,
    /// The number as printed; blanks that only a line's end put there are gone.
    pub number: Option<String>,
    /// The day it was issued, as far as it is printed and exists.
    pub issued: Option<PartialDate>,
    /// Who issued it.
    pub issuer: Option<Range<usize>>,
    /// What it is about.
    pub title: Option<Range<usize>>,
    /// The documents its subject names.
    pub cites: Vec<Cited>,
}

impl Cited {
    /// As a target set writes it.
    pub fn citation(&self, text: &Text<'_>) -> Citation<'static> {
        let words =
            |range: &Range<usize>| Cow::Owned(text.layout.words(range.clone()).trim().to_owned());
        Citation {
            raw: Some(words(&self.range)),
            kind: self.kind.map(Cow::Borrowed),
            number: self.number.clone().map(Cow::Owned),
            issued: self.issued,
            issuer: self.issuer.as_ref().map(words),
            title: self.title.as_ref().map(words),
            cites: self
                .cites
                .iter()
                .map(|cited| cited.citation(text))
                .collect(),
            lines: Some(self.lines(text)),
        }
    }

    /// The lines it stands on.
    pub fn lines(&self, text: &Text<'_>) -> Lines {
        text.layout.flow.lines(self.range.clone())
    }
}

/// A document while the words it stands in are at hand.
#[derive(Clone, Debug, Default)]
struct Found<'t> {
    raw: Stretch<'t>,
    /// From its kind to the last of number, day and issuer.
    named: Stretch<'t>,
    kind: Option<&'static str>,
    number: Option<String>,
    issued: Option<PartialDate>,
    issuer: Option<Stretch<'t>>,
    title: Option<Stretch<'t>>,
    cites: Vec<Found<'t>>,
}

impl Found<'_> {
    fn cited(&self) -> Cited {
        Cited {
            range: self.raw.range(),
            kind: self.kind,
            number: self.number.clone(),
            issued: self.issued,
            issuer: self.issuer.map(Stretch::range),
            title: self.title.map(Stretch::range),
            cites: self.cites.iter().map(Found::cited).collect(),
        }
    }

    /// Takes its number, its day and its issuer in the ledger.
    fn take(&self, ledger: &mut Ledger) {
        ledger.take(self.named.range(), Account::Citation);
        if let Some(issuer) = self.issuer {
            ledger.take(issuer.range(), Account::Citation);
        }
        for inner in &self.cites {
            inner.take(ledger);
        }
    }
}

/// What follows the first "của".
fn after_of(words: Stretch<'_>) -> Option<Stretch<'_>> {
    OF.find(words).map(|(_, end)| words.from(end).trim_start())
}

/// Whether a range can name a numbered document or a day at all.
fn may_name(text: &Text<'_>, range: &Range<usize>) -> bool {
    let words = text.layout.words(range.clone());
    text.tagged.has_digit(range) || memchr::memchr(b'/', words.as_bytes()).is_some()
}

/// The documents that a range names outside the legal basis, each by itself; their numbers and all days are taken
/// in the ledger.
pub fn citations(text: &Text<'_>, range: Range<usize>, ledger: &mut Ledger) -> Vec<Cited> {
    if !may_name(text, &range) {
        return Vec::new();
    }
    let words = text.stretch(range);
    let found = mentions::mentions(words);
    for found in &found {
        found.take(ledger);
    }
    date::take(words, ledger);
    place::take(words, ledger);
    found.iter().map(Found::cited).collect()
}

/// What a line such as "Các Quyết định của Thủ tướng Chính phủ:" says of the items below it.
#[derive(Clone, Debug, Default)]
pub struct ListContext {
    kind: Option<&'static str>,
    issuer: Option<Range<usize>>,
}

/// The documents that a block of the legal basis names: a document's subject may name others.
pub fn basis(
    text: &Text<'_>,
    block: &Block,
    context: &mut ListContext,
    ledger: &mut Ledger,
) -> Vec<Cited> {
    let words = text.stretch(block.words.clone());
    let mut list = list::Context {
        kind: context.kind,
        issuer: context.issuer.clone().map(|range| text.stretch(range)),
    };
    let found = list::basis(words, block.mark.is_some(), &mut list);
    for found in &found {
        found.take(ledger);
    }
    date::take(words, ledger);
    place::take(words, ledger);
    let cited = found.iter().map(Found::cited).collect();
    *context = ListContext {
        kind: list.kind,
        issuer: list.issuer.map(Stretch::range),
    };
    cited
}

/// Whether a block says what the plan rests on, and can be no title: "Căn cứ Luật …".
pub fn rests_on(text: &Text<'_>, block: &Block) -> bool {
    RESTS_ON.begin(text.stretch(block.words.clone()))
}

/// Whether a block opens the legal basis: "Căn cứ …", "Tiếp tục thực hiện …".
pub fn opens_basis(text: &Text<'_>, block: &Block) -> bool {
    let words = text.stretch(block.words.clone());
    OPENS_BASIS.begin(words) && !OPENS_NO_BASIS.begin(words)
}

/// Whether words begin with a document: its kind, then a number or a date, or a congress.
fn names_document(words: Stretch<'_>) -> bool {
    let Some((_, end)) = kind::at_start(words) else {
        return false;
    };
    let law =
        kind::at_start(words).is_some_and(|(kind, _)| kind::is(kind, &["law", "code-of-law"]));
    NUMBER.stand_in(words)
        || (law && date::YEAR.stand_in(words))
        || date::DAY.stand_in(words)
        || CONGRESS.begin(words.from(end).trim_start())
        || !numbered::heads(words).is_empty()
}

/// Follows the blocks before the first section, to tell which of them the plan rests on.
#[derive(Clone, Debug, Default)]
pub struct Preamble {
    /// Whether the block before was one of them.
    is_open: bool,
}

impl Preamble {
    /// Whether the next block names what the plan rests on.
    pub fn takes(&mut self, text: &Text<'_>, block: &Block) -> bool {
        if matches!(block.shape, Shape::Furniture) {
            return false;
        }
        let words = text.stretch(block.words.clone());
        let capital = words.text.starts_with(char::is_uppercase);
        let listed = words.text.ends_with([';', ',']) || block.mark.is_some();
        let named = capital && names_document(words);
        self.is_open = opens_basis(text, block)
            || (self.is_open && (words.text.ends_with(';') || named || PROPOSED.begin(words)))
            || (listed && named && block.shape == Shape::Text);
        self.is_open
    }
}

/// Whether words end with the name of a kind of document and nothing behind it: "THEO QUYẾT ĐỊNH".
pub(super) fn ends_in_kind(words: Stretch<'_>) -> bool {
    let words = words.trim();
    kind::at_end(words)
        .is_some_and(|(kind, start)| start > 0 && words.from(start).plain.trim() == kind)
}

/// The first numbered document in words: its number, and its kind.
pub(super) fn first_number(words: Stretch<'_>) -> Option<(String, Option<&'static str>)> {
    let head = numbered::heads(words).into_iter().next()?;
    Some((number::plain(&head.number), head.kind))
}
