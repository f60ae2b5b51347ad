//! Which findings the waivers are for.

use super::{Fingerprint, Folder, Ledger, PathGlob};
use crate::check::waiver::Waiver;
use crate::check::{Finding, Name, Outcome};
use crate::document::DocumentNumber;
use crate::text::{Position, loose};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

/// The waivers of a file.
#[derive(Clone, Debug)]
pub struct Waivers {
    /// The file, as a person knows it.
    pub file: String,
    /// The folder its paths start at.
    pub folder: Folder,
    /// The waivers, in the order of the file.
    pub entries: Vec<WaiverEntry>,
}

/// A waiver and which findings it is for.
#[derive(Clone, Debug)]
pub struct WaiverEntry {
    /// What a person is told of it.
    pub waiver: Arc<Waiver>,
    /// Which plans.
    pub plan: PathGlob,
    /// Which indicator.
    pub indicator: Option<String>,
    /// Which document, by its number as the report shows it.
    pub document: Option<String>,
    /// Where it stands in the file.
    pub position: Position,
}

/// What a finding of a name can be about, so that a waiver can say which one it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// An indicator.
    pub indicator: bool,
    /// A document.
    pub document: bool,
    /// Whether each finding of the name has one of them.
    pub always: bool,
}

impl Scope {
    /// What findings of this name are about.
    pub fn of(name: Name) -> Self {
        let scope = |indicator, document, always| Self {
            indicator,
            document,
            always,
        };
        match name {
            Name::MissingTarget
            | Name::WeakerTarget
            | Name::LaterTarget
            | Name::UnquantifiedTarget
            | Name::IncomparableTarget
            | Name::OffTrackTarget
            | Name::BelowLapsedMinimum
            | Name::UnlinkedBasis => scope(true, true, true),
            Name::OutlyingTarget
            | Name::DecreasingTarget
            | Name::RegressingTarget
            | Name::StagnantTarget
            | Name::BrokenInvariant => scope(true, false, true),
            Name::UndatedTarget
            | Name::OutOfRangeTarget
            | Name::ConflictingTargets
            | Name::DuplicateTarget
            | Name::ConflictingResults => scope(true, false, false),
            Name::MissingBasis
            | Name::SupersededBasis
            | Name::ExpiredBasis
            | Name::MalformedNumber
            | Name::MismatchedKind
            | Name::MismatchedDate
            | Name::MismatchedTitle
            | Name::AmendedBasis
            | Name::CircularBasis => scope(false, true, true),
            // A citation without a number has none.
            Name::UnknownBasis
            | Name::IncompleteBasis
            | Name::MismatchedIssuer
            | Name::ImpossibleDate
            | Name::LaterBasis
            | Name::ForeignBasis
            | Name::DuplicateBasis => scope(false, true, false),
            _ => scope(false, false, false),
        }
    }
}

impl Waivers {
    /// The places of the waivers whose pattern means the plan at this path.
    pub fn for_plan(&self, path: &str) -> Vec<usize> {
        let path = self.folder.path_to(path);
        let meant = |(_, entry): &(usize, &WaiverEntry)| entry.plan.matches(&path);
        let entries = self.entries.iter().enumerate().filter(meant);
        entries.map(|(at, _)| at).collect()
    }

    /// Whether the plans of a run could have used the waiver at this place and none did.
    ///
    /// A pattern with `*` may be for a plan that was not looked at: it is unused only where each
    /// file it means was, of the kinds that were looked at.
    pub fn is_unused(&self, at: usize, ledger: &Ledger) -> bool {
        if !ledger.meant.contains(&at) || ledger.used.contains(&at) {
            return false;
        }
        self.entries.get(at).is_some_and(|entry| {
            let meant = |file: &&String| entry.plan.may_mean(std::slice::from_ref(*file));
            entry.plan.is_literal() || {
                let kinds: BTreeSet<_> = ledger.files.iter().filter(meant).map(kind).collect();
                let files = self.folder.files();
                let mut files = files.iter().filter(meant);
                files.all(|file| ledger.files.contains(file) || !kinds.contains(&kind(file)))
            }
        })
    }

    /// The waivers that the plans of a run could have used and none did.
    pub(super) fn unused(&self, ledger: &Ledger) -> Vec<&WaiverEntry> {
        let entries = self.entries.iter().enumerate();
        let unused = entries.filter(|(at, _)| self.is_unused(*at, ledger));
        unused.map(|(_, entry)| entry).collect()
    }

    /// Those of the waivers at these places that are for a finding.
    pub(super) fn of<'w>(
        &'w self,
        places: &'w [usize],
        outcome: &Outcome<'_>,
        finding: &Finding,
    ) -> impl Iterator<Item = (usize, &'w WaiverEntry)> {
        let mut about = None;
        let entries = places.iter().map(|at| (*at, self.entries.get(*at)));
        let entries = entries.filter_map(|(at, entry)| Some((at, entry?)));
        entries.filter(move |(_, entry)| {
            entry.waiver.finding == finding.name
                && entry.is_about(about.get_or_insert_with(|| About::of(outcome, finding)))
        })
    }
}

/// The kind of a file: how its name ends.
fn kind(file: &String) -> Option<&OsStr> {
    Path::new(file).extension()
}

/// What a finding is about.
struct About<'o> {
    indicator: Option<&'o str>,
    document: Option<String>,
}

impl<'o> About<'o> {
    fn of(outcome: &'o Outcome<'_>, finding: &Finding) -> Self {
        let indicator = finding.indicator.map(|id| outcome.rules.indicator(id));
        Self {
            indicator: indicator.map(|indicator| indicator.slug.as_str()),
            document: outcome.document(finding),
        }
    }
}

impl WaiverEntry {
    /// What it is known again by, wherever in its file it stands.
    pub fn fingerprint(&self) -> Fingerprint {
        let waiver = &self.waiver;
        let mut words = vec![waiver.finding.slug(), self.plan.text()];
        words.extend(waiver.about.iter().map(String::as_str));
        Fingerprint::of_words(words)
    }

    fn is_about(&self, about: &About<'_>) -> bool {
        if self.indicator.is_none() && self.document.is_none() {
            // A waiver that does not say which one is for findings of which there is but one.
            return about.indicator.is_none() && about.document.is_none();
        }
        let indicator = self.indicator.as_deref();
        let document = self.document.as_deref();
        indicator.is_none_or(|indicator| about.indicator == Some(indicator))
            && document.is_none_or(|document| {
                let printed = about.document.as_deref();
                printed.is_some_and(|printed| is_same_document(document, printed))
            })
    }
}

/// Whether two spellings are of one number, or the same words.
fn is_same_document(one: &str, other: &str) -> bool {
    let key = |text: &str| DocumentNumber::parse(text).key(None);
    match (key(one), key(other)) {
        (Some(one), Some(other)) => one == other,
        _ => loose(one) == loose(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_known_in_each_spelling_of_its_number() {
        for (one, other, same) in [
            ("71/NQ-CP", "71/NQ-CP", true),
            ("071/nq-cp", "71/NQ-CP", true),
            ("71/NQ-CP", "71-NQ/TW", false),
            ("71/NQ-CP", "72/NQ-CP", false),
            ("Luật Giao dịch điện tử", "luật giao dịch  điện tử", true),
        ] {
            assert_eq!(is_same_document(one, other), same, "{one} {other}");
        }
    }
}
