//! Which slug names which thing.

use foldhash::HashMap;
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::hash::BuildHasher as _;
use std::sync::OnceLock;

/// Things by their slugs.
#[derive(Clone, Debug)]
pub struct Slugs<I> {
    /// In order of the slugs.
    all: Vec<(Cow<'static, str>, I)>,
    /// Where the slug of a hash stands, from when one is first looked up; of two of one hash the later.
    places: OnceLock<HashMap<u64, usize>>,
}

impl<I: PartialEq> PartialEq for Slugs<I> {
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl<I: Eq> Eq for Slugs<I> {}

fn hash(slug: &str) -> u64 {
    FixedState::default().hash_one(slug)
}

impl<I: Copy> Slugs<I> {
    /// Those of a list that is in order.
    pub(super) fn in_order(all: Vec<(Cow<'static, str>, I)>) -> Self {
        let places = OnceLock::new();
        Self { all, places }
    }

    /// What a slug names.
    pub fn get(&self, slug: &str) -> Option<I> {
        let places = self.places.get_or_init(|| {
            let all = self.all.iter().enumerate();
            all.map(|(at, (slug, _))| (hash(slug), at)).collect()
        });
        let at = places.get(&hash(slug))?;
        let found = self.all.get(*at).filter(|(known, _)| known == slug);
        // Another has its hash.
        let found = found.or_else(|| self.all.get(self.place(slug).ok()?));
        found.map(|(_, id)| *id)
    }

    /// Lets a slug name this; what it named before is named no more.
    pub fn insert(&mut self, slug: String, id: I) {
        self.places.take();
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
        Self {
            all: Vec::new(),
            places: OnceLock::new(),
        }
    }
}

impl<I> FromIterator<(String, I)> for Slugs<I> {
    /// Each slug is to be named once.
    fn from_iter<A: IntoIterator<Item = (String, I)>>(all: A) -> Self {
        let named = all.into_iter().map(|(slug, id)| (Cow::Owned(slug), id));
        let mut all: Vec<(Cow<'static, str>, I)> = named.collect();
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        let places = OnceLock::new();
        Self { all, places }
    }
}
