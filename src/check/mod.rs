//! Plan against rules.
//!
//! [`assessment`] judges: one pure function. A [`Check`] turns verdicts and answers of the
//! graph into findings; each stands in a file of its own, named after what is wrong.

pub mod assessment;
pub mod basis;
mod binding;
pub mod coverage;
mod due;
mod finding;
mod judge;
mod of_each;
pub mod peers;
pub mod plan;
pub mod promise;
pub mod rule;
mod run;
mod silence;
pub mod target;
mod target_refs;
pub mod task;
pub mod waiver;
mod whose;
pub mod wording;

pub use assessment::{Assessment, Verdict};
pub use finding::{
    CitationList, CitationRef, Doubts, Finding, Message, Name, Severity, Subject, TargetList,
    TargetRef,
};

pub use of_each::OfEach;
pub use run::{Checker, Day, Outcome};
pub use silence::{Silence, silence};
pub use target_refs::TargetRefs;
pub use whose::{Lack, Told, Whose};

use crate::document::{DocumentId, PartialDate};
use crate::graph::BasisGraph;
use crate::lang::Lang;
use crate::plan::Plan;
use crate::rule::RuleSet;

/// The day a plan is judged as of, and why that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day, as far as it is known.
    pub date: PartialDate,
    /// Where it comes from.
    pub origin: AsOfOrigin,
}

/// Where the day a plan is judged as of comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOfOrigin {
    /// The plan's own date.
    Plan,
    /// `--as-of`.
    Given,
    /// Today, since the plan has no date.
    Today,
}

/// All that a check may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c> {
    /// The rules.
    pub rules: &'c RuleSet,
    /// The plan.
    pub plan: &'c Plan<'c>,
    /// Whose plan it is.
    pub whose: &'c Whose,
    /// Its legal basis laid over the registry.
    pub graph: &'c BasisGraph<'c>,
    /// The day it is judged as of.
    pub as_of: AsOf,
    /// Its figures of known indicators.
    pub stands: &'c promise::Stands,
    /// How its targets answer the requirements.
    pub assessments: &'c [Assessment],
    /// What other communes set, where that is known.
    pub peers: Option<&'c peers::Peers>,
}

impl Context<'_> {
    /// The latest day that an undated plan states in another way: that of a document it names.
    pub fn latest_cited(&self) -> Option<PartialDate> {
        let plan = self.plan;
        let cited = plan.basis.iter().chain(&plan.mentions);
        let cited = cited.flat_map(|citation| std::iter::once(citation).chain(&citation.cites));
        let days = cited.filter_map(|citation| citation.issued);
        days.filter(|day| day.latest() <= self.as_of.date.latest())
            .max_by_key(|day| day.earliest())
    }

    /// The day a document begins, where an undated plan states nothing that shows it to be of
    /// that day or later: it is judged as of today, and may be older.
    pub fn begins_after_all_it_states(&self, document: DocumentId) -> Option<PartialDate> {
        let document = self.rules.document(document);
        let from = document.effective.or(document.issued)?;
        self.may_be_older_than(from).then_some(from)
    }

    /// Whether a document is of the very day the plan is judged as of: it is in force, and the plan could not know it.
    pub fn is_of_this_day(&self, document: DocumentId) -> bool {
        let issued = self.rules.document(document).issued;
        self.as_of.date.is_whole() && issued == Some(self.as_of.date)
    }

    /// Whether an undated plan states nothing that shows it to be of a day or later.
    pub fn may_be_older_than(&self, day: PartialDate) -> bool {
        self.as_of.origin == AsOfOrigin::Today
            && self
                .latest_cited()
                .is_none_or(|shown| shown.earliest() < day.earliest())
    }
}

/// One thing to look for in a plan.
pub trait Check: Sync {
    /// What it is called when it is found.
    fn name(&self) -> Name;
    /// Adds what it finds.
    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>);
    /// The words for something it found.
    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message;
    /// The words for several things it found that have one cause; none where a list of the single
    /// ones says it.
    fn describe_together(
        &self,
        _cx: &Context<'_>,
        _findings: &[&Finding],
        _lang: Lang,
    ) -> Option<Message> {
        None
    }
}
