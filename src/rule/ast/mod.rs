//! The syntax of a rule file. Leaves are slices of the text, so that each knows its place.

use crate::document::{Level, Organ, PartialDate, Relation, Subject, Verified};
use crate::plan::{Comparison, Decimal, FacetKind};
use crate::rule::{EvidenceKind, Force};
use std::borrow::Cow;

/// The name of a document or an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slug<'s>(pub &'s str);

/// A string as it is typed, without its quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted<'s>(pub &'s str);

impl<'s> Quoted<'s> {
    /// The string it stands for.
    pub fn value(self) -> Cow<'s, str> {
        if !self.0.contains('\\') {
            return Cow::Borrowed(self.0);
        }
        let mut out = String::with_capacity(self.0.len());
        let mut letters = self.0.chars();
        while let Some(letter) = letters.next() {
            out.extend(if letter == '\\' {
                letters.next()
            } else {
                Some(letter)
            });
        }
        Cow::Owned(out)
    }
}

/// A word as it is typed, and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf<'s, T> {
    /// As it is typed.
    pub text: &'s str,
    /// What it means.
    pub value: T,
}

/// A rule file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File<'s> {
    /// What it declares, in order.
    pub declarations: Vec<Declaration<'s>>,
}

/// One declaration of a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declaration<'s> {
    /// `document nq-71-2025 { … }`
    Document(Block<'s, DocumentField<'s>>),
    /// `amend document kh-92-ninh-binh-2026 { … }`
    Amendment(Block<'s, DocumentField<'s>>),
    /// `indicator online-payment { … }`
    Indicator(Block<'s, IndicatorField<'s>>),
    /// `from nq-71-2025 for commune { … }`
    From(From<'s>),
    /// `for commune in "…" cite kh-92 because "…"`
    Duty(Duty<'s>),
    /// `invariant a <= b because "…"`
    Invariant(Invariant<'s>),
    /// `test "…" { … }`
    Test(Test<'s>),
}

/// A named block of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'s, F> {
    /// The name.
    pub slug: Slug<'s>,
    /// Its fields, in order.
    pub fields: Vec<Field<'s, F>>,
    /// Whether all of it was understood; nothing is said to be missing from a broken block.
    pub whole: bool,
}

/// A field: its key as it is typed, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'s, F> {
    /// The key.
    pub key: &'s str,
    /// The value.
    pub value: F,
}

/// A field of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentField<'s> {
    /// `number "71/NQ-CP"`
    Number(Quoted<'s>),
    /// `variant "71/NQ/CP"`
    Variant(Quoted<'s>),
    /// `kind "nghị quyết"`
    Kind(Quoted<'s>),
    /// `issued 2025-04-01`
    Issued(Leaf<'s, PartialDate>),
    /// `issuer "Chính phủ"`
    Issuer(Quoted<'s>),
    /// `level national`
    Level(Leaf<'s, Level>),
    /// `area "Ninh Bình" commune "Giao Minh"`
    Area(Quoted<'s>, Option<Quoted<'s>>),
    /// `title "…"`
    Title(Quoted<'s>),
    /// `effective 2025-07-01`
    Effective(Leaf<'s, PartialDate>),
    /// `until 2025-04-01`
    Until(Leaf<'s, PartialDate>),
    /// `period 2025`
    Period(Leaf<'s, i16>),
    /// `verified read`
    Verified(Leaf<'s, Verified>),
    /// `implements nq-57-2024`
    Relation(Relation, Slug<'s>),
    /// `note "…"`
    Note(Quoted<'s>),
}

/// A field of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndicatorField<'s> {
    /// `vi "…"`
    Vi(Quoted<'s>),
    /// `en "…"`
    En(Quoted<'s>),
    /// `unit %`
    Unit(UnitName<'s>),
    /// `at-most`
    AtMost,
    /// `subject work-files "hồ sơ" …`
    Facet(FacetKind, Vec<Name<'s>>),
    /// `names "…" …`
    Names(Vec<Quoted<'s>>),
    /// `not "…" …`
    Not(Vec<Quoted<'s>>),
    /// `near cashless-transactions …`
    Near(Vec<Slug<'s>>),
}

/// A name of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'s> {
    /// The words themselves.
    Words(Quoted<'s>),
    /// A list of names that several indicators share.
    Shared(Slug<'s>),
}

/// The unit of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitName<'s> {
    /// `%`, `level` or `index`.
    Word(&'s str),
    /// Any other, as a string.
    Quoted(Quoted<'s>),
}

/// What one document requires of one audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct From<'s> {
    /// The document.
    pub document: Slug<'s>,
    /// Whom it is for.
    pub audience: Audience<'s>,
    /// Evidence and requirements, in order.
    pub items: Vec<FromItem<'s>>,
    /// Whether all of it was understood.
    pub whole: bool,
}

/// A line of a `from` block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromItem<'s> {
    /// Evidence for the requirements that bring none of their own.
    Evidence(Evidence<'s>),
    /// A requirement.
    Requirement(Requirement<'s>),
}

/// Whom something is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience<'s> {
    /// Whose plans.
    pub level: Leaf<'s, Level>,
    /// What narrows it, in order.
    pub clauses: Vec<Clause<'s>>,
}

/// A clause that narrows an audience, or tells about the plan of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause<'s> {
    /// `organ school`
    Organ(Leaf<'s, Organ>),
    /// `subject digital-literacy`
    Subject(Leaf<'s, Subject>),
    /// `kind ward`
    Kind(Leaf<'s, &'static str>),
    /// `in "Ninh Bình", "Đồng Nai"`
    In(Vec<Quoted<'s>>),
    /// `year 2026`, `years 2026..2030`
    Years(Leaf<'s, (i16, i16)>),
    /// `when "…"`
    When(Quoted<'s>),
    /// `commune "Giao Minh"`, of the plan of a test
    Commune(Quoted<'s>),
    /// `dated 2026-03-26`, of the plan of a test
    Dated(Leaf<'s, PartialDate>),
}

/// A requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement<'s> {
    /// What is measured.
    pub indicator: Slug<'s>,
    /// How much.
    pub bound: Option<Bound<'s>>,
    /// From which year on.
    pub by: Leaf<'s, i16>,
    /// What it does to one plan, where it is said.
    pub force: Option<Leaf<'s, Force>>,
    /// What is said about it, on its line and in its block.
    pub details: Vec<Detail<'s>>,
    /// Whether all of it was understood.
    pub whole: bool,
}

/// A sign and a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound<'s> {
    /// The sign.
    pub comparison: Leaf<'s, Comparison>,
    /// The number, as typed with its `%`.
    pub value: Leaf<'s, Decimal>,
    /// The unit, where it is repeated.
    pub unit: Option<Quoted<'s>>,
}

impl Bound<'_> {
    /// Whether the number carries a percent sign.
    pub fn is_share(&self) -> bool {
        self.value.text.ends_with('%')
    }
}

/// Something said about a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail<'s> {
    /// `at "Phụ lục I, mục I.1, dòng 5"`
    At(Quoted<'s>),
    /// `quote "…"`
    Quote(Quoted<'s>),
    /// `note "…"`
    Note(Quoted<'s>),
    /// `note-en "…"`
    NoteInEnglish(Quoted<'s>),
    /// `unlike "giữa trung ương và địa phương"`
    Unlike(Quoted<'s>),
    /// `only "dịch vụ công trực tuyến"`
    Only(Quoted<'s>),
    /// `due 2024-09-30`
    Due(Leaf<'s, PartialDate>),
    /// `evidence primary "…" checked 2026-11-22`
    Evidence(Evidence<'s>),
}

/// How a figure is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence<'s> {
    /// How it came to be known.
    pub kind: Leaf<'s, EvidenceKind>,
    /// Where it was seen.
    pub whence: Quoted<'s>,
    /// When it was last checked.
    pub checked: Leaf<'s, PartialDate>,
}

/// Why something is so, and the same in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason<'s> {
    /// `because "…"`
    pub words: Quoted<'s>,
    /// `because-en "…"`
    pub en: Option<Quoted<'s>>,
}

/// A document that plans have to name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty<'s> {
    /// Who has to.
    pub audience: Audience<'s>,
    /// Which document.
    pub document: Slug<'s>,
    /// Why.
    pub because: Option<Reason<'s>>,
}

/// Two indicators of which one never exceeds the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invariant<'s> {
    /// The one on the left.
    pub lesser: Slug<'s>,
    /// The one on the right.
    pub greater: Slug<'s>,
    /// Why.
    pub because: Option<Reason<'s>>,
}

/// A test of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test<'s> {
    /// What it shows.
    pub name: Quoted<'s>,
    /// Its plan and what is expected, in order.
    pub items: Vec<TestItem<'s>>,
    /// Whether all of it was understood.
    pub whole: bool,
}

/// A line of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestItem<'s> {
    /// The plan.
    Plan(Plan<'s>),
    /// What is expected.
    Expect(Expect<'s>),
}

/// The plan of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan<'s> {
    /// The word `plan`, for its place.
    pub keyword: &'s str,
    /// Whose plan, and for which years.
    pub audience: Audience<'s>,
    /// Its targets and citations, in order.
    pub items: Vec<PlanItem<'s>>,
}

/// A line of the plan of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanItem<'s> {
    /// A target.
    Target(Target<'s>),
    /// A document it names in its basis.
    Basis(Basis<'s>),
}

/// A target of the plan of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target<'s> {
    /// What is measured.
    pub indicator: Slug<'s>,
    /// How much, where a number is promised.
    pub bound: Option<Bound<'s>>,
    /// By which year, where it is not the plan's.
    pub by: Option<Leaf<'s, i16>>,
}

/// A document that the plan of a test names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis<'s> {
    /// The number.
    pub number: Quoted<'s>,
    /// The issuer.
    pub issuer: Option<Quoted<'s>>,
    /// The date of issue.
    pub issued: Option<Leaf<'s, PartialDate>>,
}

/// What a test expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expect<'s> {
    /// The word `expect`, for its place.
    pub keyword: &'s str,
    /// Which way.
    pub mode: ExpectMode,
    /// The finding or the verdict.
    pub name: Slug<'s>,
    /// The indicator or the document it is about, if one is named.
    pub about: Option<Slug<'s>>,
}

/// Which way a test expects something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectMode {
    /// `expect weaker-target`
    Finding,
    /// `expect no weaker-target`
    NoFinding,
    /// `expect verdict weaker`
    Verdict,
}

#[cfg(test)]
mod tests;
