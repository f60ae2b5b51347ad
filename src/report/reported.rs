//! A finding with all that any format says of it.

use super::{Entry, Ground, Rank, place};
use crate::check::{Finding, Message, Name, Subject, wording};
use crate::document::{Document, DocumentId};
use crate::gate::Ruling;
use crate::lang::Lang;
use crate::plan::{Indicator, Lines};
use crate::rule::{RequirementId, RuleSet};
use crate::text::{Place, Position, Source, Span, brief, seen_words};

/// A finding with all that any format says of it, in one language.
#[derive(Clone, Debug)]
pub struct Reported<'e> {
    /// What is wrong.
    pub finding: &'e Finding,
    /// What the gate says of it.
    pub ruling: Ruling<'e>,
    /// Its words.
    pub message: Message,
    /// The plan: the file that was handed in, with its line for a line of many.
    pub path: &'e str,
    /// The file that was handed in.
    pub file: &'e str,
    /// Where it stands, as a person looks it up: file and line, page, table row or cell.
    pub place: String,
    /// Line and column in that file; for an office file, in its text.
    pub at: Option<Position>,
    /// The same column, counted in Unicode code points.
    pub points: Option<usize>,
    /// Whether the lines are those of a text made from the file: the file has no such lines.
    pub rendered: bool,
    /// The line of the file on which the plan begins.
    pub first_line: usize,
    /// First and last line of the plan.
    pub lines: Option<Lines>,
    /// The plan's own words, shortened, where its text was handed in.
    pub words: Option<String>,
    /// The indicator.
    pub indicator: Option<&'e Indicator>,
    /// The document, as the plan prints it or the registry has it.
    pub document: Option<String>,
    /// The rules it rests on, the deciding one first.
    pub rules: Vec<Rule<'e>>,
    /// The ids of the targets it is about.
    pub targets: Vec<&'e str>,
}

/// A rule a finding rests on.
#[derive(Clone, Debug)]
pub struct Rule<'e> {
    /// The rule file: `rules/national/2025-71-nq-cp.rules`.
    pub file: &'e str,
    /// Where that file is.
    pub home: Home,
    /// Line and column in it.
    pub position: Position,
    /// The document of the rule.
    pub document: &'e Document,
    /// The place in the document.
    pub at: Option<&'e str>,
    /// The documents from the plan to this one; empty where the plan's basis never reaches it.
    pub path: Vec<&'e str>,
    /// The checker that has it, and where: by these it is told from all others to which nothing leads either.
    told: [u64; 4],
}

impl Rule<'_> {
    /// Adds words by which it is told from all others to which nothing leads either.
    pub fn tell(&self, words: &mut String) {
        for number in self.told {
            push_number(number, words);
        }
        words.push_str(self.at.unwrap_or("\0"));
    }
}

/// Adds a number: not as people write it, in fewer steps.
fn push_number(mut number: u64, words: &mut String) {
    while number > 0 {
        words.extend(u8::try_from(number % 64).map(|digit| char::from(b'0' + digit)));
        number /= 64;
    }
    words.push(' ');
}

/// Where a rule file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// Inside the program: no file of the user's.
    BuiltIn,
    /// On disk, under its name.
    Disk,
}

impl<'e> Reported<'e> {
    /// What is to be said of a finding.
    pub fn new(
        entry: &Entry<'e>,
        (finding, ruling): (&'e Finding, Ruling<'e>),
        lang: Lang,
    ) -> Self {
        Self {
            message: entry.outcome.describe(finding, lang),
            ..Self::around(entry, (finding, ruling), lang)
        }
    }

    /// The same without its words, where those of its cause stand for them.
    pub fn around(
        entry: &Entry<'e>,
        (finding, ruling): (&'e Finding, Ruling<'e>),
        lang: Lang,
    ) -> Self {
        let outcome = entry.outcome;
        let words = place::words(entry, finding);
        let found = place::found(entry, finding);
        Self {
            finding,
            ruling,
            message: Message::default(),
            path: entry.path,
            file: file_of(entry, words).unwrap_or(entry.file),
            place: place::place_found(entry, finding, found, lang),
            at: found.map(|(at, _)| at),
            points: found.map(|(_, points)| points),
            rendered: entry.ground.is_rendered(),
            first_line: entry.ground.first_line(),
            lines: outcome.lines(finding),
            words: words.map(|(source, span)| brief(&seen_words(source.slice(span)))),
            indicator: finding.indicator.map(|id| outcome.rules.indicator(id)),
            document: outcome.document(finding),
            rules: rules(entry, finding),
            targets: outcome
                .targets(finding)
                .iter()
                .map(|target| target.id.as_ref())
                .collect(),
        }
    }

    /// Where a reader is sent: line and column in code points, or where the plan begins.
    pub fn start(&self) -> (usize, usize) {
        match (self.at, self.points) {
            (Some(at), Some(column)) => (at.line, column),
            _ => (self.first_line, 1),
        }
    }

    /// The same, where the file has lines: a Word file, a page, a sheet has none.
    pub fn start_in_file(&self) -> Option<(usize, usize)> {
        (!self.rendered).then(|| self.start())
    }

    /// What the finding is known again by among those of all plans.
    pub fn mark(&self) -> String {
        self.ruling.fingerprint().in_file(self.path).to_string()
    }

    /// How much it asks for a look.
    pub fn rank(&self) -> Rank {
        Rank::of(self.finding, self.ruling)
    }

    /// All findings of a plan, the worst first.
    pub fn all(entry: &Entry<'e>, lang: Lang) -> Vec<Self> {
        entry
            .findings()
            .map(|finding| Self::new(entry, finding, lang))
            .collect()
    }
}

/// The annex that the words of a finding stand in, where that is a file of its own.
fn file_of<'e>(entry: &Entry<'e>, words: Option<(&'e Source, Span)>) -> Option<&'e str> {
    let Ground::Text { source, .. } = entry.ground else {
        return None;
    };
    let line = source.position(words?.1.start).line;
    source.landmarks().file_of(u32::try_from(line).ok()?)
}

/// The rules a finding rests on: those that decided a verdict, else those of the documents it is
/// about.
fn rules<'e>(entry: &Entry<'e>, finding: &Finding) -> Vec<Rule<'e>> {
    let (outcome, set) = (entry.outcome, entry.outcome.rules);
    let cx = outcome.context();
    let rule = |id: DocumentId, place: Place, at: Option<&'e str>| {
        let (file, position) = position(set, place)?;
        let builtin = (place.source.0 as usize) < set.builtin;
        Some(Rule {
            file,
            home: if builtin { Home::BuiltIn } else { Home::Disk },
            position,
            document: set.document(id),
            at,
            path: wording::path(&cx, id),
            told: [
                outcome.checker(),
                id.0.into(),
                place.source.0.into(),
                place.span.start.into(),
            ],
        })
    };
    let decided = deciding(entry, finding);
    if decided.is_empty() {
        let documents = finding.documents.iter();
        return documents
            .filter_map(|id| rule(*id, set.document(*id).place, None))
            .collect();
    }
    let requirements = decided.into_iter().map(|id| set.requirement(id));
    requirements
        .filter_map(|r| rule(r.document, r.place, r.at.as_deref()))
        .collect()
}

/// The requirements that decided what a finding is about, the deciding one first.
fn deciding(entry: &Entry<'_>, finding: &Finding) -> Vec<RequirementId> {
    let Subject::Assessment(index) = finding.subject else {
        return Vec::new();
    };
    let Some(assessment) = entry.outcome.assessments.get(index as usize) else {
        return Vec::new();
    };
    // A finding about another figure than the one in force rests on that one.
    match finding.name {
        Name::BelowLapsedMinimum => return assessment.lapsed.into_iter().collect(),
        Name::OffTrackTarget => return assessment.next.into_iter().collect(),
        _ => {}
    }
    let others = assessment.sources.iter().copied();
    let mut ids: Vec<RequirementId> = assessment.deciding.into_iter().chain(others).collect();
    if ids.is_empty() {
        ids.extend(assessment.lapsed.into_iter().chain(assessment.next));
    }
    let mut seen = Vec::new();
    ids.retain(|id| {
        let new = !seen.contains(id);
        seen.push(*id);
        new
    });
    ids
}

/// The file and position of a place in the rules.
fn position(set: &RuleSet, place: Place) -> Option<(&str, Position)> {
    let source = set.sources.get(place.source.0 as usize)?;
    Some((source.name(), source.position(place.span.start)))
}
