//! Which citation of a plan.

use super::target_set::{Citation, Plan};

/// Which citation of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitationRef {
    /// In the basis, or elsewhere.
    pub list: CitationList,
    /// Its place in that list.
    pub index: u32,
    /// For a document its title names: the place among those.
    pub nested: Option<u32>,
}

impl CitationRef {
    /// The citation itself.
    pub fn of<'p, 'a>(self, plan: &'p Plan<'a>) -> Option<&'p Citation<'a>> {
        let list = match self.list {
            CitationList::Basis => &plan.basis,
            CitationList::Mentions => &plan.mentions,
        };
        let citation = list.get(self.index as usize)?;
        match self.nested {
            None => Some(citation),
            Some(nested) => citation.cites.get(nested as usize),
        }
    }
}

/// Where a plan names a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitationList {
    /// In its legal basis.
    Basis,
    /// Elsewhere.
    Mentions,
}

impl CitationRef {
    /// The citation whose title names this one; itself where no title does.
    #[must_use]
    pub fn outer(self) -> Self {
        Self {
            nested: None,
            ..self
        }
    }
}
