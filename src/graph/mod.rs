//! The legal-basis graph: a plan, its citations, the registry.
//!
//! The [`Registry`] of a rule set is made once and shared by all plans. A [`BasisGraph`] lays one
//! plan over it: each of its citations is resolved to a document of the registry or said not to
//! be, and chains are followed from there. petgraph stays inside; answers are in the words of
//! the law: documents, relations, days.

mod area;
mod chain;
mod home;
pub(crate) mod index;
mod reading;
mod registry;
mod relations;
pub mod render;
mod resolve;
mod shortened;
mod slip;
mod spelt;
mod standing;
mod subject;
mod title;

pub use chain::{Circle, Reached};
pub use registry::Registry;
pub use resolve::Resolution;
pub use slip::{Slip, Slips};
pub use standing::Standing;

use crate::document::{DocumentId, PartialDate};
use crate::plan::{Citation, CitationList, CitationRef, Plan};
use crate::rule::RuleSet;
use home::Home;
use resolve::Answer;
use std::sync::OnceLock;

/// A plan's legal basis laid over the registry of a rule set.
#[derive(Debug)]
pub struct BasisGraph<'c> {
    /// The rule set whose registry it is.
    pub rules: &'c RuleSet,
    /// The registry.
    pub registry: &'c Registry,
    /// The plan.
    pub plan: &'c Plan<'c>,
    /// The day it is looked at.
    pub as_of: PartialDate,
    home: Home,
    own: Option<DocumentId>,
    answers: Vec<(CitationRef, Answer)>,
    /// Where the answers on each citation of the basis and of the mentions begin.
    firsts: [Vec<usize>; 2],
    reached: OnceLock<Reached>,
}

impl<'c> BasisGraph<'c> {
    /// Lays a plan over the registry of its rule set: its cost is that of the plan's citations.
    pub fn new(
        rules: &'c RuleSet,
        registry: &'c Registry,
        plan: &'c Plan<'c>,
        as_of: PartialDate,
    ) -> Self {
        let home = Home::of(registry, &plan.head);
        let desk = resolve::Desk {
            rules,
            registry,
            home: &home,
        };
        let mut answers = Vec::with_capacity(plan.basis.len() + plan.mentions.len());
        let lists = [
            (CitationList::Basis, &plan.basis),
            (CitationList::Mentions, &plan.mentions),
        ];
        let firsts = lists.map(|(list, citations)| {
            let own = (0..).zip(citations).map(|(index, citation)| {
                let first = answers.len();
                let nested = None;
                let at = CitationRef {
                    list,
                    index,
                    nested,
                };
                answers.push((at, desk.answer(citation)));
                let inside = (0..).zip(&citation.cites).map(|(nested, inside)| {
                    let nested = Some(nested);
                    (CitationRef { nested, ..at }, desk.answer(inside))
                });
                answers.extend(inside);
                first
            });
            own.collect()
        });
        desk.answer_bare(plan, &mut answers);
        let own = desk.own(&plan.head);
        Self {
            rules,
            registry,
            plan,
            as_of,
            home,
            own,
            answers,
            firsts,
            reached: OnceLock::new(),
        }
    }

    /// Every citation of the plan in order, with what it resolves to.
    pub fn resolutions(&self) -> impl Iterator<Item = (CitationRef, &Resolution)> {
        self.answers
            .iter()
            .map(|(at, answer)| (*at, &answer.resolution))
    }

    /// What a citation resolves to.
    pub fn resolution(&self, at: CitationRef) -> &Resolution {
        self.answer(at)
            .map_or(&Resolution::Unknown, |a| &a.resolution)
    }

    /// The document a citation surely means, misprinted or not.
    pub fn document(&self, at: CitationRef) -> Option<DocumentId> {
        self.resolution(at).document()
    }

    /// What is surely wrong with the words of a citation.
    pub fn slips(&self, at: CitationRef) -> Slips {
        self.answer(at).map_or(Slips::NONE, |a| a.slips)
    }

    /// The citations in whose words something is surely wrong, with what it is.
    pub fn slipped(&self) -> impl Iterator<Item = (CitationRef, Slips)> {
        let answers = self.answers.iter();
        let slipped = answers.filter(|(_, answer)| !answer.slips.is_none());
        slipped.map(|(at, answer)| (*at, answer.slips))
    }

    /// The citations of the basis themselves, without those their titles name.
    pub fn basis(&self) -> impl Iterator<Item = (CitationRef, &'c Citation<'c>)> {
        let plan = self.plan;
        (0..).zip(&plan.basis).map(|(index, citation)| {
            let at = CitationRef {
                list: CitationList::Basis,
                index,
                nested: None,
            };
            (at, citation)
        })
    }

    /// The plan itself, where the registry has it.
    pub fn own(&self) -> Option<DocumentId> {
        self.own
    }

    /// The province and the commune of the plan, in the spelling of [`crate::document::place_name`].
    pub fn home(&self) -> (Option<&str>, Option<&str>) {
        (self.home.province.as_deref(), self.home.commune.as_deref())
    }

    fn answer(&self, at: CitationRef) -> Option<&Answer> {
        let [basis, mentions] = &self.firsts;
        let firsts = match at.list {
            CitationList::Basis => basis,
            CitationList::Mentions => mentions,
        };
        let first = firsts.get(at.index as usize)?;
        let inside = at.nested.map_or(0, |nested| nested as usize + 1);
        let (known, answer) = self.answers.get(first + inside)?;
        (*known == at).then_some(answer)
    }
}
