//! Citations without a whole number: a law by its name, a resolution by its ordinal alone.

use super::reading::CitationReading;
use super::resolve::{Answer, Desk, Resolution};
use crate::document::{DocumentId, Form, PartialDate};
use crate::plan::{Citation, CitationRef, Plan};
use crate::text::loose;

impl Desk<'_> {
    /// The document with just this title: a law by its name, a document without a number.
    pub(super) fn by_title(&self, citation: &Citation<'_>) -> Resolution {
        let kind = citation.kind.as_deref().unwrap_or_default();
        let title = citation.title.as_deref().map(loose);
        let with_kind = title
            .as_ref()
            .map(|title| format!("{} {title}", loose(kind)));
        // Where no title is told apart, the words are the name.
        let raw = citation
            .raw
            .as_deref()
            .filter(|_| title.is_none())
            .map(loose);
        let spellings = [title, with_kind, raw];
        let fits = |id: &DocumentId| {
            let known = self.rules.document(*id).issued;
            let agrees = |day: PartialDate| known.is_some_and(|known| day.agrees(known));
            citation.issued.is_none_or(agrees)
        };
        let named = |title: &str| {
            // "Luật Dữ liệu" is a name; a shorter one may be any document's.
            if title.split(' ').count() < 3 {
                return None;
            }
            let mut found = self.registry.titled(title, &self.home.areas);
            found.retain(fits);
            match found.as_slice() {
                [one] => Some(Resolution::Exact(*one)),
                _ => None,
            }
        };
        // "Luật Dữ liệu năm 2024" is the law of that name.
        let with_or_without_year = |title: &String| {
            let name = title.split(" năm ").next().unwrap_or_default();
            named(title).or_else(|| named(name))
        };
        spellings
            .iter()
            .flatten()
            .find_map(with_or_without_year)
            .unwrap_or(Resolution::Unnumbered)
    }

    /// Resolves what prints the ordinal alone ("Nghị quyết 57"): the one document of that ordinal
    /// and kind that the plan names in full, or else that is the nation's or the plan's own.
    pub(super) fn answer_bare(&self, plan: &Plan<'_>, answers: &mut [(CitationRef, Answer)]) {
        let mut named: Vec<_> = answers
            .iter()
            .filter_map(|(_, answer)| answer.resolution.document())
            .collect();
        named.sort_unstable();
        named.dedup();
        let is_bare = |citation: &&Citation<'_>| {
            let number = citation.number.as_deref().unwrap_or_default();
            !number.contains(char::is_alphabetic)
        };
        for (at, answer) in answers {
            let bare = at
                .of(plan)
                .filter(is_bare)
                .and_then(|citation| self.read(citation));
            let Some(reading) = bare.filter(|reading| reading.number.form == Form::Bare) else {
                continue;
            };
            let mut found = self
                .registry
                .numbered(&reading.number.ordinal, &reading.areas);
            found.retain(|id| self.is_short_for(&reading, *id));
            if found.iter().any(|id| named.binary_search(id).is_ok()) {
                found.retain(|id| named.binary_search(id).is_ok());
            }
            answer.resolution = match found.as_slice() {
                [] => Resolution::Unknown,
                [one] => Resolution::Exact(*one),
                _ => Resolution::Ambiguous(found),
            };
        }
    }

    fn is_short_for(&self, reading: &CitationReading<'_>, id: DocumentId) -> bool {
        let Some(entry) = self.registry.entry(self.rules, id) else {
            return false;
        };
        let kind = reading.kind.is_none_or(|kind| entry.kind == Some(kind));
        let year = entry.number.as_ref().and_then(|n| n.year);
        let same_year = reading.number.year.is_none() || reading.number.year == year;
        let agrees = self.date_agrees(reading, id) && !self.issuer_differs(reading, id);
        kind && same_year && agrees
    }
}
