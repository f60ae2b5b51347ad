//! A plan: a commune's targets, citations, results and tasks (DESIGN.md, section 5).
//!
//! The text of a plan borrows from the JSON it was read from, so that a country of plans is
//! judged without a copy of each label.

use super::decimal::Decimal;
use super::quantity::Comparison;
use crate::document::{Level, PartialDate};
use crate::text::Lines;
use std::borrow::Cow;

/// Text of a plan: borrowed from the file where it has no escapes.
pub type Text<'a> = Cow<'a, str>;

/// A plan with all that was read from it.
#[derive(Clone, Debug, Default)]
pub struct Plan<'a> {
    /// Number, date, issuer, area, years.
    pub head: Head<'a>,
    /// The documents its legal basis (căn cứ) names, in order.
    pub basis: Vec<Citation<'a>>,
    /// The documents it names elsewhere, in order.
    pub mentions: Vec<Citation<'a>>,
    /// Its targets.
    pub targets: Vec<Target<'a>>,
    /// Figures inside its tasks.
    pub task_targets: Vec<Target<'a>>,
    /// The results it reports.
    pub baselines: Vec<Target<'a>>,
    /// Its tasks.
    pub tasks: Vec<Task<'a>>,
}

/// Who issued a plan, when, for which area and years.
#[derive(Clone, Debug, Default)]
pub struct Head<'a> {
    /// The number; a draft has none.
    pub number: Option<Text<'a>>,
    /// The day of issue, as far as it is printed.
    pub issued: Option<PartialDate>,
    /// Who issued it.
    pub issuer: Option<Text<'a>>,
    /// What it is about.
    pub title: Option<Text<'a>>,
    /// On whose level.
    pub level: Option<Level>,
    /// The kind of commune: `commune`, `ward`, `special-zone`.
    pub kind: Option<Text<'a>>,
    /// The commune.
    pub commune: Option<Text<'a>>,
    /// The province.
    pub province: Option<Text<'a>>,
    /// The years it plans for, in order.
    pub years: Vec<i16>,
}

/// A document as a plan names it.
#[derive(Clone, Debug, Default)]
pub struct Citation<'a> {
    /// The words of the plan.
    pub raw: Option<Text<'a>>,
    /// The kind as printed: "nghị quyết".
    pub kind: Option<Text<'a>>,
    /// The number as printed.
    pub number: Option<Text<'a>>,
    /// The date as far as it is printed and exists.
    pub issued: Option<PartialDate>,
    /// The issuer as printed.
    pub issuer: Option<Text<'a>>,
    /// What it is about, as printed.
    pub title: Option<Text<'a>>,
    /// The documents its title names.
    pub cites: Vec<Citation<'a>>,
    /// Where it stands.
    pub lines: Option<Lines>,
}

/// How strongly a plan promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Modality {
    /// It must be reached.
    #[default]
    Must,
    /// It is striven for ("phấn đấu").
    Strive,
}

/// What a target says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// A number with its sign.
    Number(Comparison, Decimal),
    /// From one number to another.
    Range(Decimal, Decimal),
    /// A level.
    Level(Decimal),
    /// Words without a number.
    Words,
    /// A thing that is done or not.
    Done,
}

/// What a plan promises, or a result it reports.
#[derive(Clone, Debug)]
pub struct Target<'a> {
    /// Its id in the target set.
    pub id: Text<'a>,
    /// The label as printed.
    pub label: Text<'a>,
    /// The slug of the indicator it was matched to, if any.
    pub indicator: Option<Text<'a>>,
    /// The slugs between which the match could not decide, if any.
    pub candidates: Vec<Text<'a>>,
    /// What it says.
    pub promise: Promise,
    /// The unit as printed: `%`, `% dân số`, `lớp/năm`.
    pub unit: Option<Text<'a>>,
    /// The year it is for, where the plan prints one.
    pub year: Option<i16>,
    /// The words, where there is no number.
    pub text: Option<Text<'a>>,
    /// Who answers for it.
    pub owner: Option<Text<'a>>,
    /// How strongly it is promised.
    pub modality: Modality,
    /// The part of the plan: `II.2.5`.
    pub section: Option<Text<'a>>,
    /// The number of its table row.
    pub row: Option<Text<'a>>,
    /// Where it stands.
    pub lines: Option<Lines>,
}

/// A task of a plan.
#[derive(Clone, Debug, Default)]
pub struct Task<'a> {
    /// The number of its table row.
    pub row: Option<Text<'a>>,
    /// What is to be done.
    pub name: Text<'a>,
    /// Who answers for it, as printed.
    pub owner: Option<Text<'a>>,
    /// The deadline as printed.
    pub deadline: Option<Text<'a>>,
    /// Where it stands.
    pub lines: Option<Lines>,
}
