//! Findings: what is wrong, named after it.

use super::waiver::Waiver;
use crate::document::DocumentId;
use crate::lang::Lang;
use crate::plan::IndicatorId;
pub use crate::plan::{CitationList, CitationRef};
use std::sync::Arc;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Certain, and binding.
    Error,
    /// Rests on a figure for the whole area, a lapsed one, an unverified document, or is a
    /// likely misprint.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The name in every format.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The word in a language.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Error => lang.pick("lỗi", "error"),
            Self::Warning => lang.pick("cảnh báo", "warning"),
            Self::Note => lang.pick("lưu ý", "note"),
        }
    }
}

macro_rules! names {
    ($($(#[doc = $doc:literal])+ $name:ident $slug:literal $severity:ident $folder:literal $file:literal;)+) => {
        /// The name of a finding: the code in every format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Name { $($(#[doc = $doc])+ $name,)+ }

        impl Name {
            /// Every name, in the order of a report.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The slug: `weaker-target`.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)+ }
            }

            /// The severity where nothing lowers it.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// The page of `doichieu explain`: what, why, example, way out.
            pub fn page(self, lang: Lang) -> &'static str {
                match self {
                    $(Self::$name => lang.pick(
                        include_str!(concat!($folder, "/", $file, ".vi.md")),
                        include_str!(concat!($folder, "/", $file, ".md")),
                    ),)+
                }
            }
        }
    };
}

names! {
    /// Whose plan it is is not known, or what it says of that contradicts itself.
    UnjudgedPlan "unjudged-plan" Error "plan" "unjudged_plan";
    /// A minimum that is due has no target.
    MissingTarget "missing-target" Error "target" "missing_target";
    /// The promise is below the minimum.
    WeakerTarget "weaker-target" Error "target" "weaker_target";
    /// The promise comes after the year of the minimum.
    LaterTarget "later-target" Error "target" "later_target";
    /// The target has no number where a minimum has one.
    UnquantifiedTarget "unquantified-target" Warning "target" "unquantified_target";
    /// Unit, population or denominator differ from the minimum's.
    IncomparableTarget "incomparable-target" Warning "target" "incomparable_target";
    /// Two indicators fit the label.
    AmbiguousTarget "ambiguous-target" Note "target" "ambiguous_target";
    /// No indicator fits the label.
    UnrecognisedTarget "unrecognised-target" Note "target" "unrecognised_target";
    /// The target has no year, and the plan not exactly one.
    UndatedTarget "undated-target" Warning "target" "undated_target";
    /// Below the straight line to a milestone that is not yet due.
    OffTrackTarget "off-track-target" Note "target" "off_track_target";
    /// Below a figure whose period has ended.
    BelowLapsedMinimum "below-lapsed-minimum" Warning "target" "below_lapsed_minimum";
    /// One indicator and year, two values.
    ConflictingTargets "conflicting-targets" Error "target" "conflicting_targets";
    /// One thing and year, two results.
    ConflictingResults "conflicting-results" Warning "target" "conflicting_results";
    /// One indicator and year, the same value twice.
    DuplicateTarget "duplicate-target" Note "target" "duplicate_target";
    /// A later stage promises less than an earlier one.
    DecreasingTarget "decreasing-target" Warning "target" "decreasing_target";
    /// A count is not the share printed beside it.
    WrongShare "wrong-share" Warning "target" "wrong_share";
    /// A result that a commune cannot have.
    ImplausibleResult "implausible-result" Warning "target" "implausible_result";
    /// Below the result the plan itself reports.
    RegressingTarget "regressing-target" Warning "target" "regressing_target";
    /// No better than the result the plan itself reports.
    StagnantTarget "stagnant-target" Note "target" "stagnant_target";
    /// Far from what other communes set.
    OutlyingTarget "outlying-target" Note "target" "outlying_target";
    /// A value that cannot be: a share above 100%.
    OutOfRangeTarget "out-of-range-target" Error "target" "out_of_range_target";
    /// One indicator is promised above another that it can never exceed.
    BrokenInvariant "broken-invariant" Warning "target" "broken_invariant";
    /// The basis lacks a document that plans of this area have to name.
    MissingBasis "missing-basis" Warning "basis" "missing_basis";
    /// A document that binds the plan is never reached from its basis.
    UnlinkedBasis "unlinked-basis" Warning "basis" "unlinked_basis";
    /// A cited document is not in the registry.
    UnknownBasis "unknown-basis" Note "basis" "unknown_basis";
    /// A cited document had been replaced or repealed.
    SupersededBasis "superseded-basis" Error "basis" "superseded_basis";
    /// The period of a cited document's figures had ended.
    ExpiredBasis "expired-basis" Warning "basis" "expired_basis";
    /// A number that is not formed as such numbers are.
    MalformedNumber "malformed-number" Warning "basis" "malformed_number";
    /// The number or the registry says another issuer.
    MismatchedIssuer "mismatched-issuer" Warning "basis" "mismatched_issuer";
    /// The number says another kind of document.
    MismatchedKind "mismatched-kind" Warning "basis" "mismatched_kind";
    /// The registry says another date.
    MismatchedDate "mismatched-date" Warning "basis" "mismatched_date";
    /// The title printed is not that of the document.
    MismatchedTitle "mismatched-title" Warning "basis" "mismatched_title";
    /// Kind, number, issuer, date or subject are lacking.
    IncompleteBasis "incomplete-basis" Note "basis" "incomplete_basis";
    /// Cited without the document that amends it.
    AmendedBasis "amended-basis" Warning "basis" "amended_basis";
    /// The calendar has no such day.
    ImpossibleDate "impossible-date" Error "basis" "impossible_date";
    /// Issued after the plan.
    LaterBasis "later-basis" Error "basis" "later_basis";
    /// A document of another province.
    ForeignBasis "foreign-basis" Warning "basis" "foreign_basis";
    /// Named twice.
    DuplicateBasis "duplicate-basis" Note "basis" "duplicate_basis";
    /// Documents rest on each other in a circle.
    CircularBasis "circular-basis" Warning "basis" "circular_basis";
    /// The deadline lies before the plan itself.
    PassedDeadline "passed-deadline" Warning "task" "passed_deadline";
    /// The deadline lies outside the plan's years.
    OutsideDeadline "outside-deadline" Warning "task" "outside_deadline";
    /// One task, two owners.
    DuplicateTask "duplicate-task" Warning "task" "duplicate_task";
    /// A task without a deadline.
    UndatedTask "undated-task" Note "task" "undated_task";
    /// A task without somebody who answers for it.
    UnownedTask "unowned-task" Note "task" "unowned_task";
    /// The plan has no number.
    UnnumberedPlan "unnumbered-plan" Note "plan" "unnumbered_plan";
    /// The plan has no whole date.
    UndatedPlan "undated-plan" Note "plan" "undated_plan";
    /// The numbers of sections do not follow each other.
    SectionOrder "section-order" Note "plan" "section_order";
    /// A row number is missing from a table.
    RowGap "row-gap" Note "plan" "row_gap";
    /// An annex is named and not there.
    MissingAnnex "missing-annex" Warning "plan" "missing_annex";
    /// A body or a term is used that had ended before the plan.
    ObsoleteName "obsolete-name" Warning "plan" "obsolete_name";
    /// A waiver has ended, and what it allowed is still there.
    ExpiredWaiver "expired-waiver" Warning "waiver" "expired_waiver";
    /// A waiver is for no finding any more.
    UnusedWaiver "unused-waiver" Warning "waiver" "unused_waiver";
    /// A lower level asks less than a higher one.
    LoosenedRule "loosened-rule" Error "rule" "loosened_rule";
    /// One document asks two things of one indicator and year.
    ContradictingRules "contradicting-rules" Error "rule" "contradicting_rules";
    /// Two documents of one level ask two things of one indicator and year.
    ContradictingDocuments "contradicting-documents" Note "rule" "contradicting_documents";
    /// The same thing is asked twice.
    DuplicateRule "duplicate-rule" Warning "rule" "duplicate_rule";
    /// No plan can ever meet the rule's conditions.
    UnreachableRule "unreachable-rule" Warning "rule" "unreachable_rule";
    /// The document has ended or its period has: the rule only orients.
    ExpiredRule "expired-rule" Note "rule" "expired_rule";
    /// A figure without evidence that may judge.
    UnsupportedRule "unsupported-rule" Error "rule" "unsupported_rule";
    /// A note of a rule stands in one language alone.
    UntranslatedNote "untranslated-note" Note "rule" "untranslated_note";
}

impl Name {
    /// Whether it is found in a rule set by `rules lint`, not in a plan.
    pub fn is_of_rules(self) -> bool {
        self >= Self::LoosenedRule
    }

    /// Whether it is about waivers, which no check finds.
    pub fn is_of_waivers(self) -> bool {
        matches!(self, Self::ExpiredWaiver | Self::UnusedWaiver)
    }

    /// What it is called: the heading of its page without the slug, `Chỉ tiêu thấp hơn mức`.
    pub fn title(self, lang: Lang) -> &'static str {
        let heading = self.page(lang).lines().next().unwrap_or_default();
        let title = heading.trim_start_matches(['#', ' ']);
        title.split(" (").next().unwrap_or(title)
    }

    /// What it is, in a sentence or two: the first paragraph of its page.
    pub fn summary(self, lang: Lang) -> String {
        let lines = self.page(lang).lines().map(str::trim);
        let lines = lines.skip_while(|line| line.is_empty() || line.starts_with('#'));
        let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
        lines.join(" ")
    }

    /// The name of this slug.
    pub fn named(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|name| name.slug() == slug)
    }
}

/// Which target of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TargetRef {
    /// Among the targets, the figures inside tasks, or the reported results.
    pub list: TargetList,
    /// Its place in that list.
    pub index: u32,
}

/// Where a plan states a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetList {
    /// Among its targets.
    Targets,
    /// Inside a task.
    Tasks,
    /// Among the results it reports.
    Baselines,
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The plan itself.
    Plan,
    /// An assessment of this outcome, by its place.
    Assessment(u32),
    /// Targets of the plan, the first first.
    Targets(Vec<TargetRef>),
    /// A citation of the plan, and another one it is compared with.
    Citation(CitationRef, Option<CitationRef>),
    /// A task of the plan, by its place.
    Task(u32),
    /// Passages of the plan, by their places, the first first.
    Passages(Vec<u32>),
    /// A waiver of the reviewer.
    Waiver(Arc<Waiver>),
}

/// A problem to fix. It holds ids only; its words are made when a person is to see them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// What is wrong.
    pub name: Name,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// The indicator it is about.
    pub indicator: Option<IndicatorId>,
    /// The year it is about; of several the first.
    pub year: Option<i16>,
    /// Further assessments of the same fault: of the other years of one requirement.
    pub also: Vec<u32>,
    /// The documents of the registry it is about.
    pub documents: Vec<DocumentId>,
    /// Words the check found out and needs to say: the right form of a number.
    pub words: Option<Box<str>>,
}

impl Finding {
    /// A finding of the default severity.
    pub fn new(name: Name, subject: Subject) -> Self {
        Self {
            name,
            severity: name.severity(),
            subject,
            indicator: None,
            year: None,
            also: Vec::new(),
            documents: Vec::new(),
            words: None,
        }
    }

    /// Whether it is about an assessment of the outcome, by its place.
    pub fn is_about(&self, assessment: usize) -> bool {
        let is = |at: u32| at as usize == assessment;
        matches!(self.subject, Subject::Assessment(at) if is(at))
            || self.also.iter().any(|at| is(*at))
    }

    /// The same, no worse than `severity`.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.severity = self.severity.max(severity);
        self
    }
}

/// What a person reads of a finding: one sentence, and what would settle it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// One sentence without a final period: the plan's words quoted, promised beside required.
    pub text: String,
    /// Where several findings are told at once: what is said of each.
    pub items: Vec<String>,
    /// What would settle it.
    pub help: String,
    /// What helps at the command line, an option or a command: nothing to be printed or signed says it.
    pub command: String,
    /// What was looked at and does not count, and how sure the source is.
    pub doubts: Doubts,
}

impl Message {
    /// What to do, what was looked at and how sure the source is, in one paragraph: for formats
    /// that have one field for it.
    pub fn advice(&self) -> String {
        let help = std::iter::once(self.way_out()).filter(|help| !help.is_empty());
        let parts: Vec<String> = help.chain(self.asides()).collect();
        parts.join(". ")
    }

    /// What would settle it, with what helps at the command line.
    pub fn way_out(&self) -> String {
        match self.command.as_str() {
            "" => self.help.clone(),
            command => format!("{} ({command})", self.help),
        }
    }

    /// The same message with what helps at the command line.
    #[must_use]
    pub fn with_command(mut self, command: impl Into<String>) -> Self {
        self.command = command.into();
        self
    }

    /// What was looked at and how sure the source is, a sentence each.
    pub fn asides(&self) -> Vec<String> {
        self.doubts.sentences()
    }

    /// The same message with what a requirement leaves to doubt.
    #[must_use]
    pub fn with(mut self, doubts: Doubts) -> Self {
        self.doubts.beside.extend(doubts.beside);
        self.doubts.trust = doubts.trust;
        self
    }
}

impl Doubts {
    /// A sentence each.
    pub fn sentences(&self) -> Vec<String> {
        let trust = std::iter::once(&self.trust).filter(|trust| !trust.is_empty());
        self.beside.iter().chain(trust).cloned().collect()
    }
}

/// What there is to know of a requirement beside its figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// What was looked at and does not count, and the notes of the rule: a sentence each.
    pub beside: Vec<String>,
    /// What makes it less than certain, in one sentence: `Độ tin cậy: …`.
    pub trust: String,
}
