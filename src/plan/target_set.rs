//! A plan: a commune's targets, citations, results and tasks (DESIGN.md, section 5).
//!
//! The text of a plan borrows from the JSON it was read from, so that a country of plans is
//! judged without a copy of each label.

use super::decimal::Decimal;
use super::quantity::Comparison;
use crate::document::{Level, Organ, PartialDate, Subject};
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
    /// Its headings, its annexes and other places that a reviewer looks at, in order.
    pub passages: Vec<Passage<'a>>,
    /// What of it was not understood, in order.
    pub unread: Vec<Unread<'a>>,
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
    /// Which organ issued it; none where that is not known.
    pub organ: Option<Organ>,
    /// What it is about; none where that is not known.
    pub subject: Option<Subject>,
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

/// How sure it is that a target is of its indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fit {
    /// Every word of the label is accounted for.
    #[default]
    Exact,
    /// A word is not: the target may be of the indicator, and nothing certain rests on it.
    Near,
}

/// What a target says.
///
/// Only a level is a number here. A mere rise or fall ("tăng 12% so với năm 2025") and a share of
/// those who are not ("không quá 5% chưa …") are [`Promise::Words`]: the words stand in
/// [`Target::text`], those of the rise also in [`Target::change`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Promise {
    /// A number with its sign.
    Number(Comparison, Decimal),
    /// From one number to another.
    Range(Decimal, Decimal),
    /// A level.
    Level(Decimal),
    /// Words without a level that could be compared.
    #[default]
    Words,
    /// A thing that is done or not.
    Done,
}

impl Promise {
    /// Whether it is a hundred or no less: of a share nothing is left to be reached.
    pub(crate) fn is_hundred(&self) -> bool {
        matches!(self, Self::Number(Comparison::Equal | Comparison::AtLeast, value) if *value == Decimal::HUNDRED)
    }
}

/// What a plan promises, or a result it reports.
///
/// The fields from [`Target::of`] to [`Target::condition`] hold what the plan prints around the
/// level, each as printed and only where it is printed. They say what the level is a level of,
/// so that a judge can see what it may not be laid beside.
#[derive(Clone, Debug, Default)]
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
    /// The first year of the period that ends with it: of "giai đoạn 2026 - 2030" 2026. What it reaches before its end
    /// it leaves open.
    pub since: Option<i16>,
    /// The words, where there is no number.
    pub text: Option<Text<'a>>,
    /// Who answers for it.
    pub owner: Option<Text<'a>>,
    /// How strongly it is promised.
    pub modality: Modality,
    /// Of what or of whom the share is, where it is narrower or other than the label's own whole:
    /// "của lãnh đạo", "số hộ có nhu cầu", "so với kế hoạch giao".
    pub of: Option<Text<'a>>,
    /// The rise or fall as printed: "tăng 12% so với năm 2025", "mỗi năm tăng 5 điểm phần trăm".
    /// Beside a level it goes with it; without one the promise is [`Promise::Words`], and the
    /// target is never judged as a level.
    pub change: Option<Text<'a>>,
    /// The present state from which it starts: the 60 of "tăng từ 60% lên 75%".
    pub from: Option<Decimal>,
    /// Whose figure it is, where it is not of the plan's own area: "của tỉnh", "cả nước".
    pub whose: Option<Text<'a>>,
    /// The part of the year it is for: "6 tháng đầu năm", "quý I".
    pub when: Option<Text<'a>>,
    /// The words that take from it: "khoảng", "gần", "cơ bản".
    pub hedge: Option<Text<'a>>,
    /// What it depends on: "nếu được bố trí kinh phí".
    pub condition: Option<Text<'a>>,
    /// How sure it is that the target is of its indicator.
    pub fit: Fit,
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

/// What a passage of a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassageKind {
    /// A heading.
    Heading,
    /// A numbered item that is no heading; it counts along with those that are.
    Item,
    /// A numbered row of a table that states neither target nor task.
    Row,
    /// An annex that is there.
    Annex,
    /// An annex that the text names.
    NamedAnnex,
    /// A number of a whole, beside the share that it is said to be: "42/50 hồ sơ (84%)".
    Share,
    /// A body or a term that has ended, used outside the names of documents.
    EndedName,
    /// A sentence with a day that the calendar has not.
    WrongDay,
    /// A sentence on all of something, of which no known target was read: it may state in other words what is asked.
    Statement,
    /// A sentence that leaves targets to another document: "Các chỉ tiêu cụ thể thực hiện theo Quyết định số …".
    Elsewhere,
}

impl PassageKind {
    /// Every kind with its word in target sets.
    pub const ALL: [(&'static str, Self); 10] = [
        ("heading", Self::Heading),
        ("item", Self::Item),
        ("row", Self::Row),
        ("annex", Self::Annex),
        ("named-annex", Self::NamedAnnex),
        ("share", Self::Share),
        ("ended-name", Self::EndedName),
        ("wrong-day", Self::WrongDay),
        ("statement", Self::Statement),
        ("elsewhere", Self::Elsewhere),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        let known = Self::ALL.iter().find(|(_, kind)| *kind == self);
        known.map_or("", |(word, _)| word)
    }
}

/// A place of a plan that a reviewer looks at besides its targets, documents and tasks.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// What it is.
    pub kind: PassageKind,
    /// The number of a heading, an item, a row or an annex as printed: `II`, `2.1`, `Phụ lục 2`.
    pub number: Option<Text<'a>>,
    /// The words as printed.
    pub words: Option<Text<'a>>,
    /// The year of the results it stands among.
    pub year: Option<i16>,
    /// Where it stands.
    pub lines: Option<Lines>,
}

/// Words of a plan that may say something and were not understood.
#[derive(Clone, Debug, Default)]
pub struct Unread<'a> {
    /// Where they stand.
    pub lines: Option<Lines>,
    /// The words as printed.
    pub words: Text<'a>,
    /// Why they were not understood: a slug, or a few words.
    pub why: Option<Text<'a>>,
}
