//! A cell of values: what each of its figures says.

use super::cell::{is_dash, is_tick};
use super::column::Column;
use super::said::Said;
use crate::extract::amount::{Amount, Measure, amounts, is_year};
use crate::extract::phrases::lists;
use crate::extract::{Ledger, Text};
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use crate::plan::{Comparison, Decimal, Promise};
use crate::text::loose;
use std::ops::Range;

lists! {
    /// "Toàn bộ": all of what the row names.
    WHOLE "whole-cell";
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
    // "90 -" and "100" in the next line: half of a range.
    let open = words.strip_suffix(['-', '–', '—']).map(str::trim_end);
    if open.is_some_and(|open| open.ends_with(|c: char| c.is_ascii_digit() || c == '%')) {
        return Cell::Unclear;
    }
    let found = match (is_tick(words), column.level) {
        (true, Some(level)) => vec![ticked(level, range.clone())],
        (true, None) => Vec::new(),
        (false, _) => {
            let mut found = amounts(text, range.clone(), ledger);
            // "Cao hơn 2025: 100%": a year that is no number of anything.
            if found.len() > 1 && is_compared_year(text, &found) {
                found.remove(0);
            }
            let mut found = without_explanations(text, found);
            if let [amount] = found.as_mut_slice() {
                sign(words, amount);
            }
            found
        }
    };
    if found.is_empty() && WHOLE.is(&loose(words)) {
        return Cell::Said(vec![Said::of(text, all_of(range.clone()), range)]);
    }
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
    let parts = parts(text, range.clone(), &found);
    if let ([one, other], [_, behind]) = (found.as_slice(), parts.as_slice())
        && behind.start == one.range.end
        && let Some(share) = beside_a_count(one, other)
    {
        return Cell::Said(vec![Said::of(text, share.clone(), range)]);
    }
    let said = found.into_iter().zip(parts);
    Cell::Said(
        said.map(|(amount, part)| Said::of(text, amount, part))
            .collect(),
    )
}

/// "-0,2" is less than nothing; "- 80" may be an item.
fn sign(words: &str, amount: &mut Amount) {
    let behind = words.strip_prefix(['-', '−', '–']);
    let glued = behind.is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()));
    if let Promise::Number(comparison, value) = amount.promise
        && let Some(value) = Decimal::ZERO.minus(value).filter(|_| glued)
    {
        amount.promise = Promise::Number(comparison, value);
    }
}

/// "Toàn bộ", "Tất cả": a share of all.
fn all_of(range: Range<usize>) -> Amount {
    Amount {
        promise: Promise::Number(Comparison::Equal, Decimal::HUNDRED),
        measure: Measure::Percent,
        range: range.clone(),
        digits: range,
        hedge: None,
        is_yearly: false,
    }
}

/// Whether the first of several figures is a year that the others are compared with.
fn is_compared_year(text: &Text<'_>, found: &[Amount]) -> bool {
    found.first().is_some_and(|amount| {
        amount.measure == Measure::Bare
            && amount.range.start < amount.digits.start
            && is_year(text.tagged.words(amount.digits.clone()))
    })
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

/// "75% tại 3 thôn điểm", "bình quân 5 năm 75%": of a share and a number of things beside it the share.
fn beside_a_count<'a>(one: &'a Amount, other: &'a Amount) -> Option<&'a Amount> {
    let counts = |amount: &Amount| matches!(amount.measure, Measure::Count(_));
    match (counts(one), counts(other)) {
        (false, true) => Some(one),
        (true, false) => Some(other),
        _ => None,
    }
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
