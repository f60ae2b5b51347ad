//! Lowers `from`: what one document requires.

use super::{Here, Lowering, Meaning, Slot, own_province, owned};
use crate::document::{DocumentId, PartialDate, Province};
use crate::plan::{Comparison, Direction, IndicatorId};
use crate::rule::ast::{Detail, Evidence, From, FromItem, Requirement};
use crate::rule::{self, Audience, Note, RequirementId};
use crate::text::Place;

impl<'s> Lowering<'s> {
    pub(super) fn from(&mut self, here: Here<'_>, from: &From<'s>) {
        let document = self.document_named(here, from.document.0);
        let mut audience = self.audience(here, &from.audience);
        if let Some(id) = document {
            self.within(here, from, id, &mut audience);
        }
        let evidence = from.items.iter().filter_map(|item| match item {
            FromItem::Evidence(one) => Some(lowered(one)),
            FromItem::Requirement(_) => None,
        });
        let within = Within {
            document,
            audience,
            evidence: evidence.collect(),
            whole: from.whole,
        };
        for item in &from.items {
            if let FromItem::Requirement(requirement) = item {
                self.requirement(here, requirement, &within);
            }
        }
    }

    /// Holds an audience to the level and the area of the document that speaks to it.
    fn within(&mut self, here: Here<'_>, from: &From<'_>, id: DocumentId, audience: &mut Audience) {
        let Some(document) = self.rules.documents.get(id.0 as usize) else {
            return;
        };
        let level = document.level;
        let province = own_province(document).cloned();
        if audience.level < level {
            let place = here.place(from.audience.level.text);
            let meaning = Meaning::AudienceAbove {
                audience: audience.level,
                document: level,
            };
            self.error(place, meaning);
        }
        let Some(province) = province else {
            return;
        };
        // A province's document speaks to its own province, said or unsaid.
        let province = match Province::find(&province) {
            Some(found) => found.province.name.to_owned(),
            None => province,
        };
        if let Some(other) = audience.provinces.iter().find(|p| **p != province) {
            let meaning = Meaning::OtherProvince {
                other: other.clone(),
                own: province,
            };
            self.error(here.place(from.document.0), meaning);
        } else {
            audience.provinces = vec![province];
        }
    }

    fn requirement(&mut self, here: Here<'_>, requirement: &Requirement<'s>, within: &Within) {
        let indicator = self.indicator_named(here, requirement.indicator.0);
        let bound = requirement
            .bound
            .as_ref()
            .map(|bound| self.bound(here, bound, indicator));
        self.same_direction(here, requirement, indicator);
        let mut details = Details::default();
        for detail in &requirement.details {
            let repeated = details.fill(here, detail);
            self.repeated(repeated);
        }
        if details.evidence.is_empty() {
            details.evidence.clone_from(&within.evidence);
        }
        let place = place_of(here, requirement);
        if details.evidence.is_empty() && requirement.whole && within.whole {
            let slug = requirement.indicator.0.to_owned();
            self.error(place, Meaning::NoEvidence(slug));
        }
        let (Some(document), Some(indicator)) = (within.document, indicator) else {
            return;
        };
        let id = u32::try_from(self.rules.requirements.len()).unwrap_or(u32::MAX);
        self.rules.requirements.push(rule::Requirement {
            id: RequirementId(id),
            document,
            indicator,
            bound,
            by: requirement.by.value,
            force: requirement.force.map(|f| f.value).unwrap_or_default(),
            audience: within.audience.clone(),
            at: details.at.take().map(Into::into),
            quote: details.quote.take().map(Into::into),
            notes: details.notes,
            unlike: details.unlike,
            only: details.only,
            due: details.due.take(),
            evidence: details.evidence,
            shortfall: None,
            place,
        });
    }
}

/// What the requirements of one block share.
struct Within {
    document: Option<DocumentId>,
    audience: Audience,
    evidence: Vec<rule::Evidence>,
    /// Whether all of the block was understood.
    whole: bool,
}

/// What is said about a requirement.
#[derive(Default)]
struct Details {
    at: Slot<String>,
    quote: Slot<String>,
    notes: Vec<Note>,
    unlike: Vec<String>,
    only: Vec<String>,
    due: Slot<PartialDate>,
    evidence: Vec<rule::Evidence>,
}

impl Details {
    /// Keeps a detail; said again where it may not be, both places.
    fn fill(&mut self, here: Here<'_>, detail: &Detail<'_>) -> Option<(Place, Place)> {
        match detail {
            Detail::At(text) => return self.at.fill(here.place(text.0), owned(*text)),
            Detail::Quote(text) => return self.quote.fill(here.place(text.0), owned(*text)),
            Detail::Note(text) => self.notes.push(Note::new(owned(*text))),
            Detail::NoteInEnglish(text) => Note::in_english(&mut self.notes, owned(*text)),
            Detail::Unlike(text) => self.unlike.push(owned(*text)),
            Detail::Only(text) => self.only.push(owned(*text)),
            Detail::Due(day) => return self.due.fill(here.place(day.text), day.value),
            Detail::Evidence(one) => self.evidence.push(lowered(one)),
        }
        None
    }
}

impl Lowering<'_> {
    /// Records a ceiling where more is better, or a floor where less is.
    fn same_direction(
        &mut self,
        here: Here<'_>,
        requirement: &Requirement<'_>,
        indicator: Option<IndicatorId>,
    ) {
        let known = indicator.and_then(|id| self.rules.indicators.get(id.0 as usize));
        let (Some(bound), Some(indicator)) = (&requirement.bound, known) else {
            return;
        };
        let against = match indicator.direction {
            Direction::AtLeast => [Comparison::AtMost, Comparison::LessThan],
            Direction::AtMost => [Comparison::AtLeast, Comparison::MoreThan],
        };
        if against.contains(&bound.comparison.value) {
            let meaning = Meaning::OtherDirection(indicator.direction);
            self.error(here.place(bound.comparison.text), meaning);
        }
    }
}

/// From the indicator to the year or the force: the requirement itself.
fn place_of(here: Here<'_>, requirement: &Requirement<'_>) -> Place {
    let last = requirement.force.map_or(requirement.by.text, |f| f.text);
    let first = here.place(requirement.indicator.0);
    Place {
        source: here.id,
        span: first.span.to(here.place(last).span),
    }
}

fn lowered(evidence: &Evidence<'_>) -> rule::Evidence {
    rule::Evidence {
        kind: evidence.kind.value,
        whence: owned(evidence.whence).into(),
        checked: evidence.checked.value,
    }
}
