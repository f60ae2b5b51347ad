//! Some targets of a plan.

use super::finding::TargetRef;
use std::ops::Deref;
use std::slice;

/// Some targets of a plan in an order: mostly one, which takes no memory of its own.
#[derive(Clone, Debug)]
pub enum TargetRefs {
    /// One.
    One(TargetRef),
    /// None or some.
    Some(Vec<TargetRef>),
}

impl Deref for TargetRefs {
    type Target = [TargetRef];

    fn deref(&self) -> &[TargetRef] {
        match self {
            Self::One(one) => slice::from_ref(one),
            Self::Some(all) => all,
        }
    }
}

impl<'r> IntoIterator for &'r TargetRefs {
    type Item = &'r TargetRef;
    type IntoIter = slice::Iter<'r, TargetRef>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<TargetRef> for TargetRefs {
    fn from_iter<I: IntoIterator<Item = TargetRef>>(all: I) -> Self {
        let mut all = all.into_iter();
        match (all.next(), all.next()) {
            (Some(one), None) => Self::One(one),
            (first, second) => Self::Some(first.into_iter().chain(second).chain(all).collect()),
        }
    }
}

impl PartialEq for TargetRefs {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for TargetRefs {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::TargetList;

    #[test]
    fn as_many_come_out_as_went_in() {
        let list = TargetList::Targets;
        for count in 0..4 {
            let all: Vec<_> = (0..count).map(|index| TargetRef { list, index }).collect();
            let refs: TargetRefs = all.iter().copied().collect();
            assert_eq!(*refs, *all);
            assert_eq!(refs, TargetRefs::Some(all));
        }
    }
}
