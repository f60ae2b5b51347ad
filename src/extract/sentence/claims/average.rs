//! Words that make of a level one over years, or so much a year: "bình quân 5 năm".

use super::super::piece::{Kind, Piece};
use super::Clause;
use crate::extract::claim::Beside;
use crate::extract::phrases::{Phrases, lists};
use crate::lexicon::{Tag, Tags};
use std::sync::LazyLock;

/// What says nothing in a label and something beside it.
static TURNING: LazyLock<Phrases> = LazyLock::new(|| Phrases::of_statements("turn-beside"));

lists! {
    /// "các", "giữa các": what makes of what follows more than one.
    SEVERAL "average-of";
}

impl Clause<'_, '_> {
    /// Whether a word says that a figure is one over years: "bình quân 5 năm", and not "bình quân mỗi năm tăng 5%".
    pub(super) fn averages(&self, at: usize) -> bool {
        if !self.turns(at) {
            return false;
        }
        let years = Tags::of(&[Tag::Time, Tag::Year]);
        let number = |piece: &&Piece| {
            let printed = self.text.layout.words(piece.range.clone());
            piece.tags.has(Tag::Numeral) || printed.starts_with(|c: char| c.is_ascii_digit())
        };
        let behind = self.own().get(at + 1..).unwrap_or_default();
        let numbers = behind.iter().take_while(number).count();
        // "năm năm": the word for five is that for a year, too.
        let is_year = |noun: &Piece| noun.tags.meets(years);
        let counts_years = behind.iter().skip(1).take(numbers).any(is_year);
        behind.is_empty() || counts_years
    }

    /// "bình quân 3 năm 2024 - 2026", "trung bình mỗi năm": what makes of a level one over years or one a year, wherever
    /// it stands before a place.
    pub(super) fn averaged(&self, end: usize) -> Option<Beside> {
        // Few figures stand behind such words.
        if !TURNING.stand_in(self.spelt(0..end)) {
            return None;
        }
        let each = Tags::of(&[Tag::Each, Tag::Yearly, Tag::Restricts]);
        let is_each = |at: usize| {
            let alone = self.turns(at) && self.any(at + 1..at + 2, each);
            alone || self.any(at..at + 1, each) && TURNING.begin(self.spelt(at..at + 1))
        };
        let starts = |at: &usize| {
            let counts = self.averages(*at) && at + 1 < self.own().len();
            // Its words stand apart, or end what names something else: "dân số trung bình 5 năm 2026 - 2030".
            let several = self.is_of_years(at + 1) || self.is_of_several(at + 1);
            let several = several && TURNING.before(self.spelt(0..at + 1)).is_some();
            counts || several || is_each(*at)
        };
        let at = (0..end).find(starts)?;
        let printed = self
            .text
            .layout
            .words(self.bytes(at..(at + 3).min(self.own().len())));
        Some(Beside {
            is_over: true,
            ..Beside::said(printed.to_owned())
        })
    }

    /// Whether a time names more than a year: "3 năm 2024 - 2026".
    fn is_of_years(&self, at: usize) -> bool {
        let time = self.own().get(at);
        time.filter(|piece| matches!(piece.kind, Kind::When(_)))
            .is_some_and(|time| {
                let printed = self.text.layout.words(time.range.clone());
                let numbers = printed.split(|c: char| !c.is_ascii_digit());
                numbers.filter(|number| !number.is_empty()).count() > 1
            })
    }

    /// Whether more than one thing is named: "các xã".
    fn is_of_several(&self, at: usize) -> bool {
        let rest = at.min(self.own().len())..(at + 3).min(self.own().len());
        SEVERAL.begin(self.spelt(rest))
    }

    /// Whether a word says nothing in a label and something beside it.
    pub(super) fn turns(&self, at: usize) -> bool {
        at < self.own().len() && TURNING.is(self.spelt(at..at + 1).plain)
    }
}
