//! Claims: what a sentence or a row states, before anybody asked which indicator it is.

use super::phrases::lists;
use super::{Amount, Measure};
use crate::lexicon::{Tag, Tagged, Unit};
use crate::plan::{Decimal, Modality};
use std::ops::Range;

lists! {
    /// What tells wherever it stands what was reached: "đã đạt".
    REACHED "told";
}

/// What kind of part a sentence stands in: it decides what its figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A section of targets, or a list that a sentence announces as targets.
    Targets,
    /// A section of tasks: figures that are promised inside tasks.
    Tasks,
    /// A section of results: what is said of the past.
    Results,
    /// Anything else: only what plainly promises a figure (with a verb of promise, a comparison or a year) is one.
    Other,
}

/// What a sentence or a row states of one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What is measured, in the plan's own words, as a target set prints it.
    pub label: String,
    /// The clause or the row it stands in.
    pub words: Range<usize>,
    /// The figure; none for what is promised in words ("hoàn thành …", "toàn bộ …" has one: 100%).
    pub amount: Option<Amount>,
    /// The words, where there is no figure, or where a cell says more than its figure.
    pub text: Option<String>,
    /// Whether the words are those of a cell of values: what is promised, and not that something is done.
    pub is_cell: bool,
    /// The unit that a column prints for a cell without a figure.
    pub unit: Option<String>,
    /// The year the sentence itself prints for it, or the last of its period.
    pub year: Option<i16>,
    /// The first year of the period that the head of its column names: "Giai đoạn 2026 - 2030".
    pub since: Option<i16>,
    /// Whether it is to be so in each year of that period.
    pub each_year: bool,
    /// How strongly.
    pub modality: Modality,
    /// Whether it is said of the present or the past.
    pub is_result: bool,
    /// What stands after the value and says of what it is a share: "dân số" of "95% dân số".
    pub of: Option<String>,
    /// A rise or a fall as printed, where that and no level is promised: "tăng 10% so với năm 2025".
    pub change: Option<String>,
    /// Where a change begins: 60 of "từ 60% lên 80%".
    pub from: Option<Decimal>,
    /// Whose figure it is, where it is not the plan's own: "của tỉnh".
    pub whose: Option<String>,
    /// Which part of the year: "6 tháng đầu năm".
    pub when: Option<String>,
    /// The last day it names within the year, as printed: "trước 30/6/2026"; a level of a day where another is said of the year.
    pub due: Option<String>,
    /// "gần", "khoảng", as printed.
    pub hedge: Option<String>,
    /// On which condition, as printed: "nếu đủ kinh phí".
    pub condition: Option<String>,
    /// Words beside it that neither name what is measured nor only lead to the figure: they may say anything of it.
    pub beside: Vec<Beside>,
    /// Who answers for it, as a row prints.
    pub owner: Option<String>,
    /// The number of its row.
    pub row: Option<String>,
}

/// Words beside a promise that nothing accounts for until somebody knows which indicator is meant.
#[expect(clippy::struct_excessive_bools, reason = "each is asked on its own")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// What they say, but for words that only lead to the figure.
    pub content: String,
    /// All of them, as printed.
    pub printed: String,
    /// Whether they lead straight to the figure: "Miễn yêu cầu 100% …".
    pub leads: bool,
    /// Whether they name what targets are about, as a heading does: "Hạ tầng số".
    pub names: bool,
    /// Whether they stand above it: a heading, the sentence that opens its list, the row of its group.
    pub is_above: bool,
    /// Whether they are a time that no indicator accounts for: of another year, or one over before its own is.
    pub is_over: bool,
    /// The year they name, where they tell nothing else of it: they are said of a target of no other.
    pub year: Option<i16>,
}

impl Beside {
    /// Words as they are printed.
    pub(super) fn said(words: String) -> Self {
        Self {
            content: words.clone(),
            printed: words,
            ..Self::default()
        }
    }
}

/// No word is longer.
const NEAR: usize = 64;

impl Claim {
    /// Whether it only counts things.
    pub(super) fn counts(&self) -> bool {
        let amount = self.amount.as_ref();
        amount.is_some_and(|amount| matches!(amount.measure, Measure::Count(_)))
    }

    /// "Đạt 34 giường bệnh/1 vạn dân": what is counted to so many others is what is measured.
    #[must_use]
    pub(super) fn named_by_its_rate(mut self) -> Self {
        let unit = self.amount.as_ref().map(|amount| &amount.measure);
        if let (true, Some(Measure::Count(unit))) = (self.label.is_empty(), unit) {
            let rate = unit.split_once('/');
            let counted = rate.filter(|(_, whole)| whole.contains(|c: char| c.is_ascii_digit()));
            self.label = counted.map_or("", |(counted, _)| counted).to_owned();
        }
        self
    }

    /// "Tỷ lệ phủ sóng 4G đạt 100%, 5G đạt 80%": what names no more than another generation is said of the same.
    #[must_use]
    pub(super) fn of_another_generation(mut self, before: Option<&Self>) -> Self {
        let own = self.label.rsplit(' ').next().unwrap_or_default();
        let rest = self.label.strip_suffix(own).unwrap_or_default();
        let Some(before) =
            before.filter(|before| is_generation(own) && before.label.starts_with(rest))
        else {
            return self;
        };
        let mut words = before.label.split(' ');
        if words.clone().any(|word| is_generation(word) && word != own) {
            let word = |word| if is_generation(word) { own } else { word };
            let label: Vec<&str> = words.by_ref().map(word).collect();
            self.label = label.join(" ");
        }
        self
    }

    /// With the whole of the figure among its words: "từ 80% trở lên".
    #[must_use]
    pub(super) fn with_whole_figure(mut self, tagged: &Tagged<'_>) -> Self {
        if let Some(amount) = &self.amount {
            let (start, end) = (amount.range.start, amount.range.end);
            self.words = self.words.start.min(start)..self.words.end.max(end);
        }
        let end = tagged.text.len().min(self.words.end + NEAR);
        let next = tagged.within(self.words.end..end).first();
        let bounds = |unit: &&Unit| unit.is(Tag::Upwards) || unit.is(Tag::Downwards);
        if let Some(next) = next.filter(bounds) {
            self.words.end = next.end as usize;
        }
        self
    }
}

/// "4G", "5G".
fn is_generation(word: &str) -> bool {
    matches!(word.as_bytes(), [b'1'..=b'9', b'G'])
}
