//! Citations that print a document as the registry has it: plans name the same few in the same words.

use super::area::AreaId;
use super::resolve::Desk;
use crate::document::{DocumentId, PartialDate};
use crate::plan::Citation;
use foldhash::HashMap;
use std::sync::RwLock;

/// So many numbers are kept, and of each so many ways to print what stands around it.
const NUMBERS: usize = 4096;
const WAYS: usize = 16;

/// What was found of citations before, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Spelt(RwLock<HashMap<Box<str>, Vec<Way>>>);

/// A way to print a document of some number.
#[derive(Debug)]
struct Way {
    kind: Option<Box<str>>,
    issuer: Option<Box<str>>,
    issued: Option<PartialDate>,
    fitting: Fitting,
}

/// The documents with which all that is printed agrees, whatever their area.
type Fitting = Box<[(AreaId, DocumentId)]>;

impl Way {
    fn of(citation: &Citation<'_>, fitting: Fitting) -> Self {
        Self {
            kind: citation.kind.as_deref().map(Into::into),
            issuer: citation.issuer.as_deref().map(Into::into),
            issued: citation.issued,
            fitting,
        }
    }

    fn is_of(&self, citation: &Citation<'_>) -> bool {
        self.issued == citation.issued
            && self.kind.as_deref() == citation.kind.as_deref()
            && self.issuer.as_deref() == citation.issuer.as_deref()
    }
}

impl Desk<'_> {
    /// The one document whose number is printed letter by letter as in the registry and with which
    /// all else agrees: what a search by number would find, found at once.
    pub(super) fn printed_as_it_is(&self, citation: &Citation<'_>) -> Option<DocumentId> {
        let number = citation.number.as_deref()?;
        let Spelt(known) = &self.registry.spelt;
        let mut has_room = false;
        if let Ok(known) = known.read() {
            let ways = known.get(number).map_or(&[][..], Vec::as_slice);
            if let Some(way) = ways.iter().find(|way| way.is_of(citation)) {
                return self.at_home(&way.fitting);
            }
            has_room = ways.len() < WAYS && (known.len() < NUMBERS || !ways.is_empty());
        }
        let printed = self.registry.index().printed(number);
        if printed.is_empty() {
            return None;
        }
        let fitting = self.fitting(citation, printed.iter().map(|(_, area, id)| (*area, *id)));
        let found = self.at_home(&fitting);
        if has_room && let Ok(mut known) = known.write() {
            let ways = known.entry(number.into()).or_default();
            ways.push(Way::of(citation, fitting));
        }
        found
    }

    /// Those of these documents with which all that is printed agrees.
    fn fitting(
        &self,
        citation: &Citation<'_>,
        printed: impl Iterator<Item = (AreaId, DocumentId)>,
    ) -> Fitting {
        let issuer = self.issuer(citation);
        let agrees = |id: DocumentId| {
            let dates = (citation.issued, self.rules.document(id).issued);
            !matches!(dates, (Some(printed), Some(known)) if !printed.agrees(known))
                && self.registry.entry(self.rules, id).is_some_and(|entry| {
                    entry.is_plain
                        && !entry.is_doubtful
                        && !issuer
                            .as_ref()
                            .is_some_and(|i| i.contradicts(&entry.issuer))
                        && entry.is_called(citation.kind.as_deref())
                })
        };
        printed.filter(|(_, id)| agrees(*id)).collect()
    }

    /// The one of these documents that is of the plan's own areas.
    fn at_home(&self, fitting: &[(AreaId, DocumentId)]) -> Option<DocumentId> {
        let areas = &self.home.areas;
        let mut own = fitting.iter().filter(|(area, _)| areas.contains(area));
        let (_, first) = own.next()?;
        own.next().is_none().then_some(*first)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BasisGraph, Registry};
    use super::*;
    use crate::plan::{Head, Plan};
    use crate::rule::RuleSet;

    #[test]
    fn what_was_found_for_one_plan_does_not_change_what_is_found_for_another() {
        let rules = RuleSet::load_to_judge(true, &[]).unwrap();
        let day = PartialDate::year(2026);
        let cited = |document: &crate::document::Document| Citation {
            kind: None,
            number: document.number.clone().map(Into::into),
            issued: document.issued,
            issuer: Some(document.issuer.clone().into()),
            ..Citation::default()
        };
        let documents = (0..).map(DocumentId).take(rules.documents.len());
        let basis: Vec<_> = documents.map(|id| cited(rules.document(id))).collect();
        let others: Vec<_> = basis
            .iter()
            .map(|citation| Citation {
                issued: Some(PartialDate::year(1999)),
                ..citation.clone()
            })
            .collect();
        let plan = |province: &'static str, basis: &[Citation<'static>]| Plan {
            head: Head {
                province: Some(province.into()),
                ..Head::default()
            },
            basis: basis.to_vec(),
            ..Plan::default()
        };
        let plans = [
            plan("Đồng Nai", &basis),
            plan("Lâm Đồng", &others),
            plan("Lâm Đồng", &basis),
        ];
        let shared = Registry::new(&rules);
        for plan in plans.iter().chain(&plans) {
            let alone = Registry::new(&rules);
            let found = |registry| {
                let graph = BasisGraph::new(&rules, registry, plan, day);
                let found = graph.resolutions().map(|(at, found)| (at, found.clone()));
                found.collect::<Vec<_>>()
            };
            assert_eq!(found(&shared), found(&alone));
        }
    }
}
