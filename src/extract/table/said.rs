//! What a figure of a cell says with the words of its part of the cell.

use super::beside::beside;
use super::column::Column;
use super::unit::{apply, as_unit};
use super::value::{NEUTRAL, OPEN};
use crate::extract::amount::{Amount, Measure, is_year};
use crate::extract::claim::{Beside, Claim};
use crate::extract::when::whens;
use crate::extract::{Account, Text};
use crate::lexicon::{Lexicon, Tag, Tagged, Tags, Unit, UnitKind};
use crate::plan::{Comparison, Modality, Promise};
use crate::text::letter::is_alphabetic;
use std::ops::Range;

/// What a cell says of one thing.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// The figure.
    pub(super) amount: Option<Amount>,
    /// The words, where the cell has no figure or says more than it.
    pub(super) text: Option<String>,
    /// The words, where they promise a rise or a fall.
    pub(super) change: Option<String>,
    /// On which condition.
    pub(super) condition: Option<String>,
    /// Whose it is: "75 (toàn tỉnh)".
    pub(super) whose: Option<String>,
    /// What the figure is a share of.
    pub(super) of: Option<String>,
    /// "khoảng", as printed.
    pub(super) hedge: Option<String>,
    /// The year it states itself: "năm 2026: 70%".
    pub(super) year: Option<i16>,
    /// The part of the year it states itself: "70% (6 tháng đầu năm)".
    pub(super) when: Option<String>,
    /// Where it begins, where it is raised or lowered to the figure.
    pub(super) from: Option<Amount>,
    /// Whether it is striven for.
    pub(super) is_striven: bool,
    /// The unit of the row, where there is no figure that has it.
    pub(super) unit: Option<String>,
    /// Whether what it counts is only a word after it, none that is known to be counted.
    pub(super) is_loose: bool,
    /// Its words beside the figure that only a known indicator may account for.
    pub(super) beside: Vec<Beside>,
    /// Its part of the cell.
    pub(super) words: Range<usize>,
}

/// Words that show that what follows a share is not what it is of.
const NO_BASE: Tags = Tags::of(&[
    Tag::And,
    Tag::Or,
    Tag::Scope,
    Tag::Condition,
    Tag::Rise,
    Tag::Fall,
    Tag::OfWhich,
    Tag::Year,
    Tag::Until,
    Tag::Period,
    Tag::PartOfYear,
]);

impl Said {
    pub(super) fn of(text: &Text<'_>, amount: Amount, part: Range<usize>) -> Self {
        let tagged = &text.tagged;
        let before = tagged.within(part.start..amount.range.start);
        let whole = tagged
            .words(part.clone())
            .trim_matches([' ', ';', ',', '.'])
            .to_owned();
        let times = whens(text, part.clone());
        let is_timed = |unit: &&Unit| {
            times
                .iter()
                .any(|when| when.range.contains(&(unit.start as usize)))
        };
        let mut said = Self {
            year: times
                .iter()
                .filter(|when| !when.is_compared)
                .find_map(|when| when.year),
            when: times
                .iter()
                .find_map(|when| Some(tagged.words(when.part.clone()?).to_owned())),
            hedge: amount
                .hedge
                .clone()
                .map(|range| tagged.words(range).to_owned()),
            is_striven: before.iter().any(|unit| unit.is(Tag::Strive)),
            words: part.clone(),
            ..Self::default()
        };
        // "+5": so much more than before.
        let added = tagged.words(part.start..amount.range.start);
        if added.trim_end().ends_with('+')
            || before
                .iter()
                .any(|unit| unit.is(Tag::Rise) || unit.is(Tag::Fall))
            || compares_with_a_year(text, before)
            || is_called_a_change(text, amount.range.end..part.end)
        {
            said.change = Some(whole);
            said.amount = Some(amount);
            return said;
        }
        let after = amount.range.end..part.end.max(amount.range.end);
        let units = tagged.within(after.clone());
        if units.iter().any(|unit| unit.is(Tag::Condition)) {
            let words = tagged
                .words(after.clone())
                .trim_matches([' ', ';', ',', '.', '(', ')']);
            said.condition = Some(words.to_owned());
        }
        let owner = units.iter().find(|unit| unit.is(Tag::Whose));
        said.whose = owner.map(|unit| tagged.printed(unit).to_owned());
        let words = tagged.words(after).trim_matches([' ', ';', ',', '.']);
        let is_base = amount.measure == Measure::Percent
            && words.starts_with(is_alphabetic)
            && words.split(' ').count() <= 4
            && !units
                .iter()
                .any(|unit| unit.tags.meets(NO_BASE) || unit.tags.meets(OPEN));
        if is_base {
            said.of = Some(words.to_owned());
        }
        let counted = tagged.within(amount.digits.end..amount.range.end);
        said.is_loose = matches!(amount.measure, Measure::Count(_))
            && counted
                .first()
                .is_some_and(|unit| !unit.tags.meets(COUNTED));
        let spoken = |unit: &&Unit| unit.kind == UnitKind::Words && !is_timed(unit);
        // "Từ 70% trở lên" says no more than its figure.
        let says_more = |unit: &Unit| spoken(&unit) && !unit.tags.meets(OPEN);
        let more = (!is_base && units.iter().any(says_more))
            || before
                .iter()
                .filter(spoken)
                .any(|unit| !unit.tags.meets(NEUTRAL));
        let ahead = part.start..amount.range.start;
        said.beside = beside(text, ahead, NEUTRAL.union(OPEN), &is_timed);
        if !is_base {
            let behind = amount.range.end..part.end;
            said.beside.extend(beside(text, behind, OPEN, &is_timed));
        }
        // "75% (so với năm 2025)".
        let compared = times.iter().find(|when| when.is_compared);
        let compared = compared.map(|when| tagged.words(when.range.clone()).to_owned());
        said.beside.extend(compared.map(Beside::said));
        said.text = (more || said.is_loose).then_some(whole);
        said.amount = Some(amount);
        said
    }

    /// With what the unit of the row and the head of the column say of the figure.
    pub(super) fn measured(mut self, unit: Option<&str>, column: &Column) -> Self {
        let Some(amount) = &mut self.amount else {
            self.unit = unit.map(|unit| as_unit(unit.trim()));
            return self;
        };
        if self.change.is_some() {
            return self;
        }
        if column.is_least
            && let Promise::Number(comparison @ Comparison::Equal, _) = &mut amount.promise
        {
            *comparison = Comparison::AtLeast;
        }
        if let Some(of) = &self.of {
            amount.measure = Measure::Count(format!("% {of}"));
        } else if let Some(unit) = unit.map(str::trim).filter(|unit| !unit.is_empty()) {
            if self.is_loose {
                amount.measure = Measure::Bare;
            }
            apply(amount, unit);
            self.of = unit.strip_prefix("% ").map(str::to_owned);
        }
        self
    }

    /// Whether it is a figure and nothing more.
    pub(super) fn is_bare_figure(&self) -> bool {
        self.amount.is_some() && self.text.is_none() && self.change.is_none()
    }

    /// Whether it is a share of a hundred.
    pub(super) fn is_share(&self) -> bool {
        let measure = self.amount.as_ref().map(|amount| &amount.measure);
        measure == Some(&Measure::Percent) && self.change.is_none() && self.of.is_none()
    }

    /// Whether it counts things by a word that is known, and no more is said of how many.
    pub(super) fn counts_things(&self, text: &Text<'_>) -> bool {
        self.amount.as_ref().is_some_and(|amount| {
            let counted = text.tagged.within(amount.digits.end..amount.range.end);
            let is_thing = |unit: &Unit| unit.is(Tag::Thing) && !unit.is(Tag::Time);
            matches!(amount.measure, Measure::Count(_)) && counted.first().is_some_and(is_thing)
        })
    }

    /// Whether what it counts are documents.
    pub(super) fn counts_documents(&self) -> bool {
        let Some(Measure::Count(unit)) = self.amount.as_ref().map(|amount| &amount.measure) else {
            return false;
        };
        let tagged = Tagged::of(Lexicon::builtin(), unit);
        tagged.units.first().is_some_and(|unit| unit.is(Tag::Kind))
    }

    /// The claim it makes of what a row names.
    pub(super) fn claim(self, label: String, words: Range<usize>) -> Claim {
        Claim {
            label,
            words,
            text: self.text.or_else(|| self.change.clone()),
            is_cell: true,
            unit: self.unit,
            amount: self.amount.filter(|_| self.change.is_none()),
            year: self.year,
            since: None,
            modality: if self.is_striven {
                Modality::Strive
            } else {
                Modality::Must
            },
            is_result: false,
            of: self.of,
            change: self.change,
            from: self.from.and_then(|from| match from.promise {
                Promise::Number(_, value) => Some(value),
                _ => None,
            }),
            whose: self.whose,
            when: self.when,
            due: None,
            each_year: false,
            hedge: self.hedge,
            condition: self.condition,
            beside: self.beside,
            owner: None,
            row: None,
        }
    }

    /// What the number of it is accounted for, where it is not the target or the result itself.
    pub(super) fn account(&self, plain: Account) -> Account {
        if self.change.is_some() {
            Account::Change
        } else {
            plain
        }
    }
}

/// "Cao hơn 2025: 100%": whether a year stands before a figure that it is more than.
fn compares_with_a_year(text: &Text<'_>, before: &[Unit]) -> bool {
    before.windows(2).any(|pair| {
        let [more, year] = pair else { return false };
        let than = Tags::of(&[Tag::More, Tag::Under, Tag::Above, Tag::Against]);
        more.tags.meets(than) && is_year(text.tagged.printed(year))
    })
}

/// "75 (tăng thêm)": whether a bracket behind a figure says no more than that it is a change.
fn is_called_a_change(text: &Text<'_>, behind: Range<usize>) -> bool {
    let [open, inner @ .., close] = text
        .tagged
        .within(behind.start..behind.end.max(behind.start))
    else {
        return false;
    };
    let changes = Tags::of(&[Tag::Rise, Tag::Fall]);
    let printed = |unit: &Unit| text.tagged.printed(unit);
    printed(open) == "("
        && printed(close) == ")"
        && !inner.is_empty()
        && inner.iter().all(|unit| unit.tags.meets(changes))
}

/// What is known to be counted or measured.
const COUNTED: Tags = Tags::of(&[
    Tag::Thing,
    Tag::Measure,
    Tag::Money,
    Tag::Scale,
    Tag::Time,
    Tag::Upwards,
    Tag::Downwards,
    Tag::Yearly,
    Tag::Each,
]);
