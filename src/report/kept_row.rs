//! Rows of the compliance table as they are drawn: thousands of plans say the same of an indicator, and its row is drawn
//! once for them.

use super::row::row;
use super::table::drawn_row;
use super::{Entry, Layout};
use crate::check::{Assessment, Outcome, Verdict};
use crate::plan::{Decimal, IndicatorId, Lines, Promise, Target};
use foldhash::HashMap;
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// So many rows are looked through on each thread before they are forgotten: of an indicator, a year, a verdict and a
/// distance few, of all some thousands.
const ALIKE: usize = 8;
const KEPT: usize = 4096;
/// The first rows of a thread are not kept: most runs are of one plan.
const UNKEPT: usize = 100;

/// All that a drawn row depends on, but for the rules of the checker of this number.
#[derive(Clone, Debug, PartialEq)]
struct Basis<'b> {
    checker: u64,
    layout: Layout,
    verdict: Verdict,
    assessment: Cow<'b, Assessment>,
    said: Option<Said<'b>>,
}

/// What a row shows of a target.
#[derive(Clone, Debug, PartialEq)]
struct Said<'s> {
    label: Cow<'s, str>,
    promise: Promise,
    unit: Option<Cow<'s, str>>,
    text: Option<Cow<'s, str>>,
    year: Option<i16>,
    lines: Option<Lines>,
}

/// By what rows are looked up.
type Key = (IndicatorId, i16, Verdict, Option<Decimal>);

/// What was drawn on a thread.
#[derive(Debug, Default)]
struct Rows {
    drawn: usize,
    kept: HashMap<Key, Vec<(Basis<'static>, Rc<str>)>>,
}

/// The row of an assessment as it is drawn.
pub(super) fn kept_row(
    entry: &Entry<'_>,
    (assessment, verdict): (&Assessment, Verdict),
    layout: Layout,
) -> Rc<str> {
    thread_local!(static ROWS: RefCell<Rows> = RefCell::default());
    let outcome = entry.outcome;
    let said = match &*assessment.targets {
        [] => None,
        [one] => one.of(outcome.plan).map(Said::of),
        // What is said more than once is said in many ways.
        _ => return drawn(outcome, assessment, None, verdict, layout),
    };
    let basis = Basis {
        checker: outcome.checker(),
        layout,
        verdict,
        assessment: Cow::Borrowed(assessment),
        said,
    };
    let key = (
        assessment.indicator,
        assessment.year,
        verdict,
        assessment.gap,
    );
    ROWS.with_borrow_mut(|rows| {
        let alike = rows.kept.get(&key).into_iter().flatten();
        if let Some((_, row)) = alike.into_iter().find(|(known, _)| *known == basis) {
            return Rc::clone(row);
        }
        let target = basis.said.as_ref().map(Said::target);
        let row = drawn(
            outcome,
            assessment,
            Some(target.as_slice()),
            verdict,
            layout,
        );
        rows.drawn += 1;
        if rows.drawn <= UNKEPT {
            return row;
        }
        if rows.kept.len() >= KEPT {
            rows.kept.clear();
        }
        let alike = rows.kept.entry(key).or_default();
        if alike.len() >= ALIKE {
            alike.clear();
        }
        alike.push((basis.owned(), Rc::clone(&row)));
        row
    })
}

/// Draws the row of an assessment: with these targets, or with those of the plan.
fn drawn(
    outcome: &Outcome<'_>,
    assessment: &Assessment,
    targets: Option<&[Target<'_>]>,
    verdict: Verdict,
    layout: Layout,
) -> Rc<str> {
    let own = || {
        let refs = assessment.targets.iter();
        refs.filter_map(|target| target.of(outcome.plan)).collect()
    };
    let targets = targets.map_or_else(own, |targets| targets.iter().collect::<Vec<_>>());
    let row = row(outcome.rules, (assessment, &targets), verdict, layout.lang);
    drawn_row(row, layout).into()
}

impl Basis<'_> {
    fn owned(self) -> Basis<'static> {
        Basis {
            checker: self.checker,
            layout: self.layout,
            verdict: self.verdict,
            assessment: Cow::Owned(self.assessment.into_owned()),
            said: self.said.map(Said::owned),
        }
    }
}

impl<'s> Said<'s> {
    fn of(target: &'s Target<'_>) -> Self {
        Self {
            label: Cow::Borrowed(&target.label),
            promise: target.promise,
            unit: target.unit.as_deref().map(Cow::Borrowed),
            text: target.text.as_deref().map(Cow::Borrowed),
            year: target.year,
            lines: target.lines,
        }
    }

    /// A target that says this and no more: a row is drawn from it, so that it can show nothing else.
    fn target(&self) -> Target<'_> {
        Target {
            label: Cow::Borrowed(&self.label),
            promise: self.promise,
            unit: self.unit.as_deref().map(Cow::Borrowed),
            text: self.text.as_deref().map(Cow::Borrowed),
            year: self.year,
            lines: self.lines,
            ..Target::default()
        }
    }

    fn owned(self) -> Said<'static> {
        let owned = |words: Cow<'_, str>| Cow::Owned(words.into_owned());
        Said {
            label: owned(self.label),
            promise: self.promise,
            unit: self.unit.map(owned),
            text: self.text.map(owned),
            year: self.year,
            lines: self.lines,
        }
    }
}
