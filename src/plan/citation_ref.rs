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
    /// Every citation of a plan in order: the basis, then the mentions, each followed by those
    /// its title names.
    pub fn all<'p>(plan: &'p Plan<'_>) -> impl Iterator<Item = Self> + 'p {
        let lists = [
            (CitationList::Basis, &plan.basis),
            (CitationList::Mentions, &plan.mentions),
        ];
        lists.into_iter().flat_map(|(list, citations)| {
            (0..).zip(citations).flat_map(move |(index, citation)| {
                let nested = (0..).zip(&citation.cites).map(|(n, _)| Some(n));
                std::iter::once(None).chain(nested).map(move |nested| Self {
                    list,
                    index,
                    nested,
                })
            })
        })
    }

    /// The citation whose title names this one; itself where no title does.
    #[must_use]
    pub fn outer(self) -> Self {
        Self {
            nested: None,
            ..self
        }
    }
}
