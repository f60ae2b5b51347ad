//! Labels that an indicator has by its own facets, and that name another indicator, or none for certain.

use crate::extract::{Match, Vocabulary};
use crate::lang::Lang;
use crate::plan::{Facet, Indicator, IndicatorId};
use crate::rule::RuleSet;
use crate::text::Place;
use std::collections::BTreeMap;

/// A label that an indicator's names make up and that does not name it alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedName {
    /// Where the indicator is declared.
    pub place: Place,
    /// Where the other is declared, if one takes the label.
    pub other: Option<Place>,
    /// The indicator.
    pub slug: String,
    /// The label.
    pub label: String,
    /// The indicators it names instead, or as well.
    pub others: Vec<String>,
}

impl SharedName {
    /// One sentence about it.
    pub fn message(&self, lang: Lang) -> String {
        let (label, slug, others) = (&self.label, &self.slug, self.others.join(", "));
        if self.others.is_empty() {
            return lang.pick(
                format!("“{label}” là tên của {slug} nhưng không khớp chắc chắn với chỉ tiêu này"),
                format!("“{label}” is a name of {slug}, and does not name it for certain"),
            );
        }
        lang.pick(
            format!("“{label}” là tên của {slug} nhưng cũng là tên của {others}"),
            format!("“{label}” is a name of {slug}, and names {others} too"),
        )
    }

    /// What would mend it.
    pub fn help(lang: Lang) -> String {
        lang.pick(
            "thêm not, thêm một vế (state, of) hoặc sửa tên gọi để mỗi tên chỉ thuộc một chỉ tiêu",
            "add not, another state or of, or change the name, so that each names one indicator",
        )
        .to_owned()
    }
}

/// The labels of indicators that do not name them alone, one for each pair of indicators, in order.
pub fn shared_names(rules: &RuleSet) -> Vec<SharedName> {
    let vocabulary = Vocabulary::of(rules);
    let mut found: BTreeMap<(u32, Vec<String>), SharedName> = BTreeMap::new();
    for (number, indicator) in (0..).zip(&rules.indicators) {
        for label in labels(indicator) {
            let Some(others) = others(rules, &vocabulary, indicator, &label) else {
                continue;
            };
            let other = others.first().and_then(|slug| rules.find_indicator(slug));
            let shared = || SharedName {
                place: indicator.place,
                other: other.map(|id| rules.indicator(id).place),
                slug: indicator.slug.clone(),
                label,
                others: others.clone(),
            };
            found.entry((number, others.clone())).or_insert_with(shared);
        }
    }
    found.into_values().collect()
}

/// What else a label of an indicator names; nothing where it names the indicator alone.
fn others(
    rules: &RuleSet,
    vocabulary: &Vocabulary,
    own: &Indicator,
    label: &str,
) -> Option<Vec<String>> {
    let unit = own.unit.to_string();
    // A look-alike that is said to be one may keep a label open: nothing is decided then.
    let is_near = |slug: &String| {
        let other = rules.find_indicator(slug);
        let near = |id: IndicatorId| own.near.contains(&id);
        *slug == own.slug || other.is_some_and(near)
    };
    match vocabulary.match_label(label, Some(&unit), None) {
        Match::Exact(slug) if slug == own.slug => None,
        Match::Exact(slug) => Some(vec![slug]),
        Match::Ambiguous(slugs) if slugs.iter().all(is_near) => None,
        Match::Ambiguous(mut slugs) => {
            slugs.retain(|slug| *slug != own.slug);
            Some(slugs)
        }
        // Names of other levels than the commune's, and such as its own `not` rules out.
        Match::Near { .. } | Match::Not { .. } | Match::None => {
            let is_whole = own.names.iter().any(|name| name == label) || own.vi == label;
            is_whole.then(Vec::new)
        }
    }
}

/// The labels an indicator's names make up: its whole names, and each name of a facet that has to be said
/// with the first names of the others.
fn labels(indicator: &Indicator) -> Vec<String> {
    let mut labels = vec![indicator.vi.clone()];
    labels.extend(indicator.names.iter().cloned());
    let required: Vec<&Facet> = indicator
        .facets
        .iter()
        .filter(|facet| facet.kind.is_required())
        .collect();
    for (at, facet) in required.iter().enumerate() {
        for name in &facet.names {
            let parts = required.iter().enumerate().map(|(other, facet)| {
                let first = facet.names.first().map_or("", String::as_str);
                if other == at { name.as_str() } else { first }
            });
            labels.push(parts.collect::<Vec<_>>().join(" "));
        }
    }
    labels
}
