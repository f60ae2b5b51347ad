//! A cell of values: what each of its figures says.

use super::beside::beside;
use super::cell::{is_dash, is_tick};
use super::column::Column;
use super::unit::{apply, as_unit};
use crate::extract::amount::{Amount, Measure, amounts};
use crate::extract::claim::{Beside, Claim};
use crate::extract::when::whens;
use crate::extract::{Account, Ledger, Text};
use crate::lexicon::{Lexicon, Tag, Tagged, Tags, Unit, UnitKind};
use crate::plan::{Comparison, Decimal, Modality, Promise};
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

/// What a cell of values is.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    /// It says nothing.
    Nothing,
    /// Figures or words.
    Said(Vec<Said>),
    /// Whole sentences.
    Sentences,
    /// Digits of which nobody knows what number they are: "72, 5" where no share is meant.
    Unclear,
}

/// Cells with more words beside their figures are sentences.
const WORDS: usize = 12;

/// "72, 5", "72 ,5": digits with a blank beside the comma, and nothing else.
fn blank_in_decimal(words: &str) -> Option<Decimal> {
    let (whole, part) = words.split_once(',')?;
    let is_blank = whole.ends_with(' ') || part.starts_with(' ');
    let (whole, part) = (whole.trim(), part.trim());
    let digits = |digits: &str, most| {
        (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let fits = is_blank && digits(whole, 3) && digits(part, 2);
    fits.then(|| format!("{whole},{part}").parse().ok())?
}

/// Reads a cell of values; `is_share` is whether its row counts in hundredths.
pub(super) fn cell(
    text: &Text<'_>,
    range: Range<usize>,
    column: &Column,
    is_share: bool,
    ledger: &Ledger,
) -> Cell {
    let words = text.tagged.words(range.clone()).trim();
    if words.is_empty() || is_dash(words) {
        return Cell::Nothing;
    }
    let found = match (is_tick(words), column.level) {
        (true, Some(level)) => vec![ticked(level, range.clone())],
        (true, None) => Vec::new(),
        (false, _) => without_explanations(text, amounts(text, range.clone(), ledger)),
    };
    if found.is_empty() {
        return Cell::Said(vec![Said {
            text: Some(words.to_owned()),
            words: range,
            ..Said::default()
        }]);
    }
    if let [whole, part] = found.as_slice()
        && let Some(value) = blank_in_decimal(words)
    {
        return match &whole.promise {
            Promise::Number(comparison, _) if is_share => {
                let amount = Amount {
                    promise: Promise::Number(*comparison, value),
                    digits: whole.digits.start..part.digits.end,
                    range: whole.range.start..part.range.end,
                    ..whole.clone()
                };
                Cell::Said(vec![Said::of(text, amount, range)])
            }
            _ => Cell::Unclear,
        };
    }
    let outside = |unit: &&Unit| {
        let at = unit.start as usize;
        unit.kind == UnitKind::Words && !found.iter().any(|amount| amount.range.contains(&at))
    };
    if text
        .tagged
        .within(range.clone())
        .iter()
        .filter(outside)
        .count()
        > WORDS
    {
        return Cell::Sentences;
    }
    if let [from, to] = found.as_slice()
        && is_raised(text, &range, from, to)
    {
        let mut said = Said::of(text, to.clone(), from.range.end..range.end);
        said.from = Some(from.clone());
        said.words = range;
        return Cell::Said(vec![said]);
    }
    let parts = parts(text, range, &found);
    let said = found.into_iter().zip(parts);
    Cell::Said(
        said.map(|(amount, part)| Said::of(text, amount, part))
            .collect(),
    )
}

/// The figures without those in brackets that say the one before them in another way: "100% (12/12 thôn)".
fn without_explanations(text: &Text<'_>, found: Vec<Amount>) -> Vec<Amount> {
    let mut kept: Vec<Amount> = Vec::with_capacity(found.len());
    for amount in found {
        let explains = kept.last().is_some_and(|before| {
            let between = text.tagged.words(before.range.end..amount.digits.start);
            let counts = |amount: &Amount| matches!(amount.measure, Measure::Count(_));
            between.contains('(') && !between.contains(')') && counts(before) == counts(&amount)
        });
        if !explains {
            kept.push(amount);
        }
    }
    kept
}

/// "Từ 60% lên 80%": the first figure is where the second begins.
fn is_raised(text: &Text<'_>, range: &Range<usize>, from: &Amount, to: &Amount) -> bool {
    let before = text.tagged.within(range.start..from.digits.start);
    let between = text.tagged.within(from.range.end..to.digits.start);
    before.iter().any(|unit| unit.is(Tag::From)) && between.iter().any(|unit| unit.is(Tag::Onto))
}

/// What a tick below the head of a level promises.
fn ticked(level: Decimal, range: Range<usize>) -> Amount {
    Amount {
        promise: Promise::Level(level),
        measure: Measure::Level,
        digits: range.clone(),
        range,
        hedge: None,
        is_yearly: false,
    }
}

/// The part of the cell that belongs to each figure.
fn parts(text: &Text<'_>, range: Range<usize>, found: &[Amount]) -> Vec<Range<usize>> {
    let mut starts = vec![range.start];
    for (amount, next) in found.iter().zip(found.iter().skip(1)) {
        let between = amount.range.end..next.range.start.max(amount.range.end);
        let units = text.tagged.within(between.clone());
        let mut depth = 0_usize;
        let parting = units.iter().find(|unit| {
            match text.tagged.printed(unit) {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
                && (matches!(text.tagged.printed(unit), ";" | "," | "." | "/")
                    || unit.is(Tag::And)
                    || unit.is(Tag::Or))
        });
        starts.push(parting.map_or(between.start, |unit| unit.end as usize));
    }
    let ends = starts.iter().skip(1).copied().chain([range.end]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| *start..end)
        .collect()
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
    fn of(text: &Text<'_>, amount: Amount, part: Range<usize>) -> Self {
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
        said.beside = beside(text, part.start..amount.range.start, &is_timed);
        if !is_base {
            said.beside
                .extend(beside(text, amount.range.end..part.end, &is_timed));
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

/// Words behind a figure that open it upwards or downwards.
pub(super) const OPEN: Tags = Tags::of(&[Tag::Upwards, Tag::Downwards]);

/// Words before a figure that only say that it is reached.
pub(super) const NEUTRAL: Tags = Tags::of(&[
    Tag::Reach,
    Tag::Strive,
    Tag::Least,
    Tag::More,
    Tag::Most,
    Tag::Under,
    Tag::About,
    Tag::Nearly,
    Tag::Verb,
    Tag::Onto,
    Tag::To,
]);
