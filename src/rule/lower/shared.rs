//! Lists of names that many indicators share: `facet officials "cán bộ, công chức" …` in word files.

use crate::lexicon::builtin_statements;
use crate::text::did_you_mean;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static LISTS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let lists = builtin_statements("facet").iter();
    lists
        .filter_map(|list| {
            let name = list.first_name()?;
            Some((name, list.after(name).collect()))
        })
        .collect()
});

/// The names of a list.
pub(super) fn names(slug: &str) -> Option<&'static [&'static str]> {
    LISTS.get(slug).map(Vec::as_slice)
}

/// The list that was most likely meant.
pub(super) fn nearest(slug: &str) -> Option<String> {
    did_you_mean(slug, LISTS.keys().copied()).map(str::to_owned)
}
