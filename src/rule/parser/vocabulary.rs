//! The words of the rule language, by the place where they may stand.

use crate::document::{Level, Organ, Relation, Subject, Verified};
use crate::lang::Lang;
use crate::rule::{EvidenceKind, Force};

/// The words that begin a declaration.
pub(super) const DECLARATIONS: &[&str] = &[
    "document",
    "amend",
    "indicator",
    "from",
    "for",
    "invariant",
    "test",
];

/// Words that no indicator may have as its name, since lines begin with them.
pub(in crate::rule) const RESERVED: &[&str] = &["evidence", "basis", "note", "note-en"];

const DOCUMENT_FIELDS: &[&str] = &[
    "number",
    "variant",
    "kind",
    "issued",
    "issuer",
    "level",
    "area",
    "title",
    "effective",
    "until",
    "period",
    "verified",
    "note",
];
const INDICATOR_FIELDS: &[&str] = &[
    "vi", "en", "unit", "at-most", "subject", "state", "of", "base", "scope", "part", "about",
    "names", "not", "near",
];
const DETAILS: &[&str] = &[
    "at", "quote", "note", "note-en", "unlike", "only", "due", "evidence",
];
const AUDIENCE_CLAUSES: &[&str] = &["organ", "subject", "kind", "in", "year", "years", "when"];
const PLAN_CLAUSES: &[&str] = &[
    "organ", "subject", "kind", "in", "commune", "year", "years", "dated",
];

/// The kinds of commune.
pub(super) const COMMUNE_KINDS: &[(&str, &str)] = &[
    ("commune", "commune"),
    ("ward", "ward"),
    ("special-zone", "special-zone"),
];

/// A list of words of which one was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The first word of a declaration.
    Declaration,
    /// A field of a document.
    DocumentField,
    /// A field of an indicator.
    IndicatorField,
    /// What is said about a requirement, in its block.
    Detail,
    /// What follows the year of a requirement.
    AfterYear,
    /// A clause of an audience, or the block.
    AudienceClause,
    /// A clause of an audience, or `cite`.
    DutyClause,
    /// A clause of the plan of a test, or its block.
    PlanClause,
    /// A line of a test.
    TestLine,
    /// A level.
    Level,
    /// How far a document was verified.
    Verified,
    /// A kind of evidence.
    Evidence,
    /// An organ.
    Organ,
    /// A subject.
    Subject,
    /// A kind of commune.
    CommuneKind,
    /// This very word.
    Only(&'static str),
}

impl Word {
    /// The words themselves.
    pub fn list(self) -> Vec<&'static str> {
        match self {
            Self::Declaration => DECLARATIONS.to_vec(),
            Self::DocumentField => {
                let relations = Relation::ALL.map(|(word, _)| word);
                [DOCUMENT_FIELDS, relations.as_slice()].concat()
            }
            Self::IndicatorField => INDICATOR_FIELDS.to_vec(),
            Self::Detail => DETAILS.to_vec(),
            Self::AfterYear => {
                let forces = Force::ALL.map(|(word, _)| word);
                [forces.as_slice(), DETAILS].concat()
            }
            Self::AudienceClause => AUDIENCE_CLAUSES.to_vec(),
            Self::DutyClause => [AUDIENCE_CLAUSES, &["cite"]].concat(),
            Self::PlanClause => PLAN_CLAUSES.to_vec(),
            Self::TestLine => vec!["plan", "expect"],
            Self::Level => Level::ALL.map(|(word, _)| word).to_vec(),
            Self::Verified => Verified::ALL.map(|(word, _)| word).to_vec(),
            Self::Evidence => EvidenceKind::ALL.map(|(word, _)| word).to_vec(),
            Self::Organ => Organ::ALL.map(|(word, _)| word).to_vec(),
            Self::Subject => Subject::ALL.map(|(word, _)| word).to_vec(),
            Self::CommuneKind => COMMUNE_KINDS.iter().map(|(word, _)| *word).collect(),
            Self::Only(word) => vec![word],
        }
    }

    /// What was expected, in words: `một cấp (national, ministry, province, commune)`.
    pub fn describe(self, lang: Lang) -> String {
        let what = match self {
            Self::Declaration => lang.pick("một khai báo", "a declaration"),
            Self::DocumentField => lang.pick("một trường của văn bản", "a field of a document"),
            Self::IndicatorField => lang.pick("một trường của chỉ tiêu", "a field of an indicator"),
            Self::Detail => lang.pick("một chi tiết của yêu cầu", "a detail of a requirement"),
            Self::AfterYear => lang.pick(
                "hết dòng, dấu { hoặc một trong các từ",
                "the end of the line, { or one of",
            ),
            Self::AudienceClause | Self::PlanClause => {
                lang.pick("dấu { hoặc một trong các từ", "{ or one of")
            }
            Self::DutyClause => lang.pick("một trong các từ", "one of"),
            Self::TestLine => lang.pick("một dòng của phép thử", "a line of a test"),
            Self::Level => lang.pick("một cấp", "a level"),
            Self::Verified => lang.pick("mức độ kiểm chứng", "a degree of verification"),
            Self::Evidence => lang.pick("loại chứng cứ", "a kind of evidence"),
            Self::Organ => lang.pick("một loại cơ quan", "an organ"),
            Self::Subject => lang.pick("một lĩnh vực", "a subject"),
            Self::CommuneKind => lang.pick("loại đơn vị hành chính cấp xã", "a kind of commune"),
            Self::Only(word) => return lang.pick(format!("từ {word}"), format!("the word {word}")),
        };
        format!("{what} ({})", self.list().join(", "))
    }
}
