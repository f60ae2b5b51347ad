//! The rule language, and the rule set it becomes.
//!
//! A rule file is one legal document with what it requires. `grammar.md` has the grammar.

pub mod ast;
mod audience;
pub mod format;
mod keep;
mod load;
mod lower;
mod note;
pub mod occurrence;
pub mod parser;
mod print;
mod proof;
mod rule_errors;
mod scope;
mod slugs;
mod suggestion;
pub mod syntax_error;
mod table;

pub use audience::level_word;
pub use load::{builtin_files, rule_files, sound_sources};
pub use note::Note;
pub use proof::Shortfall;
pub use rule_errors::RuleErrors;
pub use slugs::Slugs;
pub use table::Table;

use crate::document::{
    Document, DocumentId, Level, Organ, PartialDate, Relation, Subject, place_name,
};
use crate::kept::Later;
use crate::plan::{Comparison, Decimal, Indicator, IndicatorId};
use crate::text::{Place, Source};
use std::borrow::Cow;

/// Which requirement of the rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementId(pub u32);

/// What a requirement does to one plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Force {
    /// Each plan in the area owes it.
    #[default]
    Must,
    /// The nation or the province as a whole owes it.
    Aggregate,
    /// The document itself says that it only guides.
    Orientation,
}

impl Force {
    /// Every force with its word in rule files.
    pub const ALL: [(&'static str, Self); 3] = [
        ("must", Self::Must),
        ("aggregate", Self::Aggregate),
        ("orientation", Self::Orientation),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, force)| *force == self)
            .map_or("", |(word, _)| word)
    }
}

/// How a figure came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// Read in the document itself.
    Primary,
    /// Read in a publication about it.
    Secondary,
    /// Another document says so: it judges nobody.
    Transmitted,
}

impl EvidenceKind {
    /// Every kind with its word in rule files.
    pub const ALL: [(&'static str, Self); 3] = [
        ("primary", Self::Primary),
        ("secondary", Self::Secondary),
        ("transmitted", Self::Transmitted),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, kind)| *kind == self)
            .map_or("", |(word, _)| word)
    }
}

/// Where a figure was seen, and when it was last checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// How it came to be known.
    pub kind: EvidenceKind,
    /// Where it was seen.
    pub whence: Cow<'static, str>,
    /// The day it was last checked.
    pub checked: PartialDate,
}

/// Whom a requirement is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Audience {
    /// Whose plans.
    pub level: Level,
    /// Whose plans: the organ; none is a People's Committee's, above a province any.
    pub organ: Option<Organ>,
    /// What the plans are about; none is digital transformation as a whole.
    pub subject: Option<Subject>,
    /// The kind of commune (`commune`, `ward`, `special-zone`), if only one.
    pub kind: Option<String>,
    /// The provinces, in order; none is all.
    pub provinces: Vec<String>,
    /// The years of plan it is for, first and last; none is all.
    pub years: Option<(i16, i16)>,
    /// A condition that a target set cannot show ("nếu có trang thông tin điện tử").
    pub condition: Option<String>,
}

/// What a requirement asks of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bound {
    /// The sign, as the document prints it (`=` of a share that is to grow is a floor).
    pub comparison: Comparison,
    /// The number.
    pub value: Decimal,
}

/// That plans of a level are asked something in a province: what is known of that without the requirement.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    /// The province, in [`place_name`] spelling; no name is all provinces.
    pub(crate) province: Cow<'static, str>,
    /// What is asked.
    pub(crate) requirement: RequirementId,
    /// Of which indicator.
    pub(crate) indicator: IndicatorId,
    /// Whether each plan owes a number.
    pub(crate) is_owed: bool,
}

/// What one document asks about one indicator from one year on.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Its place in the rule set.
    pub id: RequirementId,
    /// The document that asks.
    pub document: DocumentId,
    /// What is measured.
    pub indicator: IndicatorId,
    /// How much; none where the document prints no number: then it orients.
    pub bound: Option<Bound>,
    /// From this year on.
    pub by: i16,
    /// What it does to one plan.
    pub force: Force,
    /// Whom it is for.
    pub audience: Audience,
    /// Where in the document: "Phụ lục I, mục I.1, dòng 5".
    pub at: Option<Cow<'static, str>>,
    /// The document's own words.
    pub quote: Option<Cow<'static, str>>,
    /// What a reader should know.
    pub notes: Vec<Note>,
    /// Words in a target's label that show that another scope is meant: such a target is not
    /// compared with this requirement ("giữa trung ương và địa phương" is not "trong tỉnh").
    pub unlike: Vec<String>,
    /// Words of its scope, of which a target's label says one where it is compared: "dịch vụ công trực tuyến"; none where
    /// any label of the indicator is.
    pub only: Vec<String>,
    /// The last day of a task that is done once; none of a level that is to be kept.
    pub due: Option<PartialDate>,
    /// How the figure is known; never empty in a rule set that is used.
    pub evidence: Vec<Evidence>,
    /// What the words that were seen lack, so that it warns and is no error.
    pub shortfall: Option<Shortfall>,
    /// Where it is written.
    pub place: Place,
}

impl Requirement {
    /// Whether this and the other can be milestones of one series: of one document, of one
    /// force, and under one condition.
    pub fn is_one_series(&self, other: &Self) -> bool {
        (self.document, self.force) == (other.document, other.force)
            && self.audience.condition == other.audience.condition
    }

    /// Whether it asks for a task that had to be done before a year.
    pub fn is_past(&self, year: i16) -> bool {
        self.due.is_some_and(|due| due.year < year)
    }

    /// Whether it may judge a plan: what only another document attributes to this one does not.
    pub fn judges(&self) -> bool {
        self.evidence
            .iter()
            .any(|e| e.kind != EvidenceKind::Transmitted)
    }
}

/// A document that plans of an audience have to name in their basis.
#[derive(Clone, Debug)]
pub struct CitationDuty {
    /// Who has to.
    pub audience: Audience,
    /// Which document.
    pub document: DocumentId,
    /// Why, or which document says so.
    pub because: Option<Note>,
    /// Where it is written.
    pub place: Place,
}

/// Two indicators of which one can never be above the other.
#[derive(Clone, Debug)]
pub struct Invariant {
    /// The one that is never above.
    pub lesser: IndicatorId,
    /// The one that is never below.
    pub greater: IndicatorId,
    /// Why.
    pub because: Option<Note>,
    /// Where it is written.
    pub place: Place,
}

/// A test in a rule file: a small plan and what is expected of it.
#[derive(Clone, Debug)]
pub struct RuleTest {
    /// What it shows.
    pub name: String,
    /// The plan.
    pub plan: crate::plan::Plan<'static>,
    /// What is expected.
    pub expectations: Vec<Expectation>,
    /// Where it is written.
    pub place: Place,
}

/// One line of what a rule test expects.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// What is expected.
    pub kind: ExpectationKind,
    /// Of which indicator, if one is named.
    pub indicator: Option<IndicatorId>,
    /// About which document, if one is named.
    pub document: Option<DocumentId>,
    /// Where it is written.
    pub place: Place,
}

/// What a rule test can expect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectationKind {
    /// `expect weaker-target …`: the finding is there.
    Finding(String),
    /// `expect no weaker-target …`: it is not.
    NoFinding(String),
    /// `expect verdict met …`: this verdict for the indicator.
    Verdict(String),
}

/// All rules of a run: indicators, documents and what the documents require.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The rule files, by `SourceId`.
    pub sources: Vec<Source>,
    /// How many of the rule files, from the first, are built in.
    pub builtin: usize,
    /// By `IndicatorId`.
    pub indicators: Table<Indicator>,
    /// By `DocumentId`.
    pub documents: Table<Document>,
    /// By `RequirementId`.
    pub requirements: Table<Requirement>,
    /// Who has to cite what.
    pub duties: Vec<CitationDuty>,
    /// What never exceeds what.
    pub invariants: Vec<Invariant>,
    /// The tests of the rule files.
    pub tests: Vec<RuleTest>,
    /// Indicators by slug.
    pub indicator_slugs: Slugs<IndicatorId>,
    /// Documents by slug.
    pub(crate) document_slugs: Later<Slugs<DocumentId>>,
    /// Documents of which no file says how far they were verified.
    pub(crate) unverified: Later<Vec<DocumentId>>,
    /// Requirements of each indicator, by `IndicatorId`, in order of year.
    pub(crate) by_indicator: Later<Vec<Later<Vec<RequirementId>>>>,
    /// The figures of the nation's documents, in order, of equal ones in that of the requirements, with the words of the
    /// sentence that states each but its figures: in loose spelling, between blanks.
    pub(crate) national: Later<Vec<(Decimal, RequirementId, Cow<'static, str>)>>,
    /// What plans of each level are asked, in the order of the levels, of the indicators and of the requirements.
    pub(crate) by_level: Vec<Later<Vec<Ask>>>,
}

#[expect(
    clippy::indexing_slicing,
    reason = "INVARIANT: ids are only made by the rule set they index"
)]
impl RuleSet {
    /// The indicator of an id of this rule set.
    #[inline]
    pub fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.indicators[id.0 as usize]
    }

    /// The document of an id of this rule set.
    #[inline]
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.0 as usize]
    }

    /// The requirement of an id of this rule set.
    #[inline]
    pub fn requirement(&self, id: RequirementId) -> &Requirement {
        &self.requirements[id.0 as usize]
    }

    /// The requirements of an indicator, in order of year.
    pub fn requirements_of(&self, id: IndicatorId) -> &[RequirementId] {
        let all = self.by_indicator.get(id.0 as usize);
        all.map_or(&[], |ids| ids.as_slice())
    }

    /// The indicator of this slug.
    pub fn find_indicator(&self, slug: &str) -> Option<IndicatorId> {
        self.indicator_slugs.get(slug)
    }

    /// Whether one document leads to another by relations of these kinds, at once or step by step.
    pub fn leads(&self, from: DocumentId, to: DocumentId, by: &[Relation]) -> bool {
        let mut reached = vec![from];
        let mut at = 0;
        while let Some(id) = reached.get(at).copied() {
            at += 1;
            let relations = self.document(id).relations.iter();
            for (_, other) in relations.filter(|(relation, _)| by.contains(relation)) {
                if *other == to {
                    return true;
                }
                if !reached.contains(other) {
                    reached.push(*other);
                }
            }
        }
        false
    }

    /// What plans of a level are asked in a province, in order of the indicators and of the requirements.
    pub(crate) fn asked_of(&self, level: Level, province: Option<&str>) -> Vec<&Ask> {
        let place = Level::ALL.iter().position(|(_, known)| *known == level);
        let own = province.map(place_name).unwrap_or_default();
        let all = place.and_then(|place| self.by_level.get(place));
        let all = all.into_iter().flat_map(|of_level| of_level.iter());
        let here = all.filter(|ask| ask.province.is_empty() || *ask.province == own);
        let mut asked: Vec<_> = here.collect();
        asked.dedup_by_key(|ask| ask.requirement);
        asked
    }

    /// The document of this slug.
    pub fn find_document(&self, slug: &str) -> Option<DocumentId> {
        self.document_slugs.get(slug)
    }
}
