//! Chains: from the plan to what it rests on, circles.

use super::BasisGraph;
use crate::document::{DocumentId, Relation};
use crate::plan::{CitationList, CitationRef};
use std::collections::VecDeque;

/// How a chain goes from one thing to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// The plan's basis names it.
    Basis,
    /// The title of the one before names it, as the plan prints it.
    Title,
    /// The registry knows this relation of the one before to it.
    Relation(Relation),
    /// It amends the one before.
    AmendedBy,
}

/// One step of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The document, where it is known which one.
    pub document: Option<DocumentId>,
    /// The citation of the plan it is named by, where the plan names it.
    pub citation: Option<CitationRef>,
    /// How it is reached.
    pub via: Via,
}

/// Documents that rest on each other in a circle, beginning and ending with the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    /// The citation of the plan that leads into it or closes it.
    pub citation: CitationRef,
    /// The documents; the plan itself is left out.
    pub documents: Vec<DocumentId>,
    /// Whether it runs through the plan itself.
    pub through_plan: bool,
}

/// Everything that is reached from a plan's basis, the nearest first.
#[derive(Debug, Default)]
pub struct Reached {
    steps: Vec<(Step, Option<usize>)>,
    seen: Vec<bool>,
}

impl Reached {
    fn push(&mut self, step: Step, from: Option<usize>) -> bool {
        if let Some(id) = step.document {
            let Some(seen) = self.seen.get_mut(id.0 as usize) else {
                return false;
            };
            if std::mem::replace(seen, true) {
                return false;
            }
        }
        self.steps.push((step, from));
        true
    }

    fn contains(&self, id: DocumentId) -> bool {
        self.seen.get(id.0 as usize).copied().unwrap_or(false)
    }
}

impl BasisGraph<'_> {
    /// The shortest chain from the plan's basis to a document: from the step after the plan to the
    /// document itself.
    pub fn path_to(&self, id: DocumentId) -> Option<Vec<Step>> {
        let reached = self.reached();
        let mut at = reached
            .steps
            .iter()
            .position(|(step, _)| step.document == Some(id));
        at?;
        let mut path = Vec::new();
        while let Some((step, from)) = at.and_then(|at| reached.steps.get(at)) {
            path.push(*step);
            at = *from;
        }
        path.reverse();
        Some(path)
    }

    /// Whether a chain leads from the plan's basis to a document.
    pub fn reaches(&self, id: DocumentId) -> bool {
        self.reached().contains(id)
    }

    /// The numbers or titles along the shortest chain from the plan to a document, the plan
    /// first; none where no chain leads there.
    pub fn path_names(&self, id: DocumentId) -> Option<Vec<&str>> {
        let plan = &self.plan.head;
        let own = plan.number.as_deref().or(plan.title.as_deref());
        let own = own.unwrap_or_default();
        let steps = self.path_to(id)?;
        let names = steps.iter().map(|step| self.name(step));
        Some(std::iter::once(own).chain(names).collect())
    }

    /// The number or title of a step.
    pub fn name(&self, step: &Step) -> &str {
        if let Some(id) = step.document {
            return self.rules.document(id).name();
        }
        let citation = step.citation.and_then(|at| at.of(self.plan));
        let printed = citation.and_then(|c| c.number.as_deref().or(c.title.as_deref()));
        printed.unwrap_or_default()
    }

    fn reached(&self) -> &Reached {
        self.reached.get_or_init(|| self.search())
    }

    /// Breadth first: what the basis names, what titles name, what the registry knows.
    fn search(&self) -> Reached {
        let mut reached = Reached {
            steps: Vec::new(),
            seen: vec![false; self.rules.documents.len()],
        };
        let mut next = VecDeque::new();
        for step in self.first_steps() {
            if reached.push(step, None) {
                next.push_back(reached.steps.len() - 1);
            }
        }
        while let Some(from) = next.pop_front() {
            let Some((step, _)) = reached.steps.get(from).copied() else {
                continue;
            };
            for onward in self.onward(&step) {
                if reached.push(onward, Some(from)) {
                    next.push_back(reached.steps.len() - 1);
                }
            }
        }
        reached
    }

    /// What the plan's basis names, in order.
    pub(super) fn first_steps(&self) -> Vec<Step> {
        let step = |at| Step {
            document: self.document(at),
            citation: Some(at),
            via: Via::Basis,
        };
        self.basis().map(|(at, _)| step(at)).collect()
    }

    /// Where a chain goes on from a step.
    pub(super) fn onward(&self, step: &Step) -> impl Iterator<Item = Step> {
        let related = |document, via| Step {
            document: Some(document),
            citation: None,
            via,
        };
        let outer = step.citation.filter(|at| at.nested.is_none());
        let titled = outer.into_iter().flat_map(|outer| self.titled_in(outer));
        let relations = step.document.into_iter();
        let relations = relations.flat_map(|id| self.registry.relations(id));
        let basis = relations.filter(|(relation, _)| relation.is_basis());
        let basis = basis.map(move |(relation, other)| related(other, Via::Relation(relation)));
        let amending = step.document.into_iter();
        let amending = amending.flat_map(|id| self.registry.amended_by(id));
        let amending = amending.filter(|other| {
            let issued = self.rules.document(*other).issued;
            !issued.is_some_and(|issued| self.as_of.surely_before(issued))
        });
        let amending = amending.map(move |other| related(other, Via::AmendedBy));
        titled.chain(basis).chain(amending)
    }

    /// The documents that the title of a citation names.
    fn titled_in(&self, outer: CitationRef) -> impl Iterator<Item = Step> {
        let nested = outer
            .of(self.plan)
            .map_or(0, |citation| citation.cites.len());
        (0..).take(nested).map(move |nested| {
            let at = CitationRef {
                nested: Some(nested),
                ..outer
            };
            Step {
                document: self.document(at),
                citation: Some(at),
                via: Via::Title,
            }
        })
    }

    /// The circles a reader of this plan meets: through the plan itself, through titles, and
    /// those of the registry that its basis leads into.
    pub fn circles(&self) -> Vec<Circle> {
        let mut circles = Vec::new();
        for (at, _) in self
            .resolutions()
            .filter(|(at, _)| at.list == CitationList::Basis)
        {
            let Some(id) = self.document(at) else {
                continue;
            };
            let documents = match at.nested {
                _ if self.own() == Some(id) => Some(self.back_to_plan(at)),
                None => continue,
                Some(_) => self.back_to_outer(at, id),
            };
            let Some(documents) = documents else { continue };
            circles.push(Circle {
                citation: at,
                through_plan: self.own() == Some(id),
                documents,
            });
        }
        circles.extend(self.registry_circles());
        circles
    }

    /// The basis names the plan itself, or a document whose title does.
    fn back_to_plan(&self, at: CitationRef) -> Vec<DocumentId> {
        let outer = at.nested.and_then(|_| self.document(at.outer()));
        outer.into_iter().collect()
    }

    /// A title names a document that itself rests on the one with the title.
    fn back_to_outer(&self, at: CitationRef, inner: DocumentId) -> Option<Vec<DocumentId>> {
        let outer = self.document(at.outer())?;
        // "Nghị định số 118/2025/NĐ-CP …, được sửa đổi bởi Nghị định số 367/2025/NĐ-CP": what became of it is no basis.
        let mut became = self.registry.relations(inner);
        let changes = |relation| {
            use crate::document::Relation as R;
            matches!(relation, R::Amends | R::Replaces | R::Repeals | R::Succeeds)
        };
        if became.any(|(relation, of)| of == outer && changes(relation)) {
            return None;
        }
        let rests = self.registry.above(inner).binary_search(&outer).is_ok()
            && self.registry.above(outer).binary_search(&inner).is_err();
        let in_title = |(other, _): &(CitationRef, _)| {
            other.nested.is_some()
                && other.list == CitationList::Basis
                && self.document(*other) == Some(outer)
                && self.document(other.outer()) == Some(inner)
        };
        // Each pair once: where the first of the two stands.
        let crossed = self
            .resolutions()
            .any(|entry| entry.0 > at && in_title(&entry));
        (outer != inner && (rests || crossed)).then(|| vec![outer, inner])
    }

    fn registry_circles(&self) -> Vec<Circle> {
        let mut circles = Vec::new();
        for circle in self.registry.circles() {
            let entry = circle
                .iter()
                .filter_map(|id| self.path_to(*id))
                .min_by_key(Vec::len);
            let citation = entry.and_then(|path| path.first().and_then(|step| step.citation));
            circles.extend(citation.map(|citation| Circle {
                citation,
                documents: circle.clone(),
                through_plan: false,
            }));
        }
        circles
    }
}
