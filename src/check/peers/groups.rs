//! Something for each indicator, year and province, found by names that need not be copied.

use std::collections::BTreeMap;

/// Something for each indicator, by its slug, year and province; of all provinces "".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Groups<T>(BTreeMap<String, BTreeMap<i16, BTreeMap<String, T>>>);

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Default> Groups<T> {
    /// What there is of a group.
    pub(super) fn get(&self, indicator: &str, year: i16, province: &str) -> Option<&T> {
        self.0.get(indicator)?.get(&year)?.get(province)
    }

    /// Changes what there is of a group; made first where there is nothing.
    pub(super) fn change(
        &mut self,
        indicator: &str,
        year: i16,
        province: &str,
        change: impl FnOnce(&mut T),
    ) {
        named(&mut self.0, indicator, |years| {
            named(years.entry(year).or_default(), province, change);
        });
    }

    /// All groups, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, i16, &str, &T)> {
        self.0.iter().flat_map(|(indicator, years)| {
            years.iter().flat_map(move |(year, provinces)| {
                let provinces = provinces.iter();
                provinces
                    .map(move |(province, of)| (indicator.as_str(), *year, province.as_str(), of))
            })
        })
    }
}

/// Changes what has a name, which is copied only where it is new.
fn named<T: Default>(map: &mut BTreeMap<String, T>, name: &str, change: impl FnOnce(&mut T)) {
    if let Some(known) = map.get_mut(name) {
        return change(known);
    }
    let mut new = T::default();
    change(&mut new);
    map.insert(name.to_owned(), new);
}
