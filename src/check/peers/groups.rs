//! Something for each indicator, year and province, found by names that need not be copied.

use foldhash::HashMap;
use std::sync::Arc;

/// Something for each indicator, by its slug, year and province.
#[derive(Clone, Debug)]
pub(super) struct Groups<T> {
    names: HashMap<Arc<str>, u32>,
    all: HashMap<Key, T>,
}

/// An indicator by its slug, the year and the province.
pub(super) type Named<'n> = (&'n str, i16, &'n str);

/// Indicator and province by the numbers of their names, and the year.
type Key = (u32, u32, i16);

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Self {
            names: HashMap::default(),
            all: HashMap::default(),
        }
    }
}

impl<T: Default + PartialEq> PartialEq for Groups<T> {
    fn eq(&self, other: &Self) -> bool {
        self.all().eq(other.all())
    }
}

impl<T: Default> Groups<T> {
    /// What there is of a group.
    pub(super) fn get(&self, (indicator, year, province): Named<'_>) -> Option<&T> {
        let (indicator, province) = (self.known(indicator)?, self.known(province)?);
        self.all.get(&(indicator, province, year))
    }

    /// What there is of a group, to be changed; made first where there is nothing.
    pub(super) fn entry(&mut self, (indicator, year, province): Named<'_>) -> &mut T {
        let key = (self.number(indicator), self.number(province), year);
        self.all.entry(key).or_default()
    }

    /// The number of a name that has one.
    pub(super) fn known(&self, name: &str) -> Option<u32> {
        self.names.get(name).copied()
    }

    /// The number of a name, from now on where it has none.
    fn number(&mut self, name: &str) -> u32 {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let new = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.insert(name.into(), new);
        new
    }

    /// All groups with their keys, in no order.
    pub(super) fn each(&self) -> impl Iterator<Item = (Key, &T)> {
        self.all.iter().map(|(key, of)| (*key, of))
    }

    /// All groups, in order of their indicators, years and provinces.
    pub(super) fn all(&self) -> impl Iterator<Item = (Named<'_>, &T)> {
        let mut names: Vec<(&str, u32)> = self
            .names
            .iter()
            .map(|(known, at)| (&**known, *at))
            .collect();
        names.sort_unstable_by_key(|(_, at)| *at);
        let name = |at: u32| names.get(at as usize).map_or("", |(known, _)| known);
        let all = self.all.iter();
        let mut all: Vec<_> = all
            .map(|((indicator, province, year), of)| {
                ((name(*indicator), *year, name(*province)), of)
            })
            .collect();
        all.sort_by_key(|(named, _)| *named);
        all.into_iter()
    }
}
