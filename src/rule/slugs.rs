//! Which slug names which thing.

use std::borrow::Cow;

/// Things by their slugs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slugs<I> {
    /// In order of the slugs.
    all: Vec<(Cow<'static, str>, I)>,
}

impl<I: Copy> Slugs<I> {
    /// Those of a list that is in order.
    pub(super) fn in_order(all: Vec<(Cow<'static, str>, I)>) -> Self {
        Self { all }
    }

    /// What a slug names.
    pub fn get(&self, slug: &str) -> Option<I> {
        let found = self.place(slug).ok();
        found.and_then(|at| self.all.get(at)).map(|(_, id)| *id)
    }

    /// Lets a slug name this; what it named before is named no more.
    pub fn insert(&mut self, slug: String, id: I) {
        match self.place(&slug) {
            Ok(at) => {
                if let Some((_, named)) = self.all.get_mut(at) {
                    *named = id;
                }
            }
            Err(at) => self.all.insert(at, (slug.into(), id)),
        }
    }

    /// What the slugs name.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = I> {
        self.all.iter().map(|(_, id)| *id)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The slugs with what they name.
    pub(super) fn all(&self) -> &[(Cow<'static, str>, I)] {
        &self.all
    }

    fn place(&self, slug: &str) -> Result<usize, usize> {
        self.all.binary_search_by(|(known, _)| (**known).cmp(slug))
    }
}

impl<I> Default for Slugs<I> {
    fn default() -> Self {
        Self { all: Vec::new() }
    }
}

impl<I> FromIterator<(String, I)> for Slugs<I> {
    /// Each slug is to be named once.
    fn from_iter<A: IntoIterator<Item = (String, I)>>(all: A) -> Self {
        let named = all.into_iter().map(|(slug, id)| (Cow::Owned(slug), id));
        let mut all: Vec<(Cow<'static, str>, I)> = named.collect();
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self { all }
    }
}
